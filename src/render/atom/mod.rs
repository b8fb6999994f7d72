//! What is new in a language as Atom feeds (RFC 4287): pieces, corrections, claims that changed
//! status, digests.

mod digests;
mod log;
mod pieces;

use std::fmt::Write as _;

use super::Site;
use super::escape::escaped_xml;
use super::views::Scope;
use crate::compose::{Feed, Route};
use crate::diagnostic::Diagnostic;
use crate::model::Date;

/// How many entries a feed has.
const LENGTH: usize = 30;

/// A feed, without its entries.
struct Head {
    /// What tells it from the site's other feeds, in its id.
    name: String,
    title: String,
    subtitle: String,
}

/// An entry of a feed.
#[derive(Default)]
struct Item {
    /// What tells it from all others of the site, in its id.
    name: String,
    language: String,
    title: String,
    /// The full address.
    url: String,
    published: String,
    updated: String,
    authors: Vec<String>,
    categories: Vec<String>,
    summary: Option<String>,
    /// All of it, as HTML.
    content: Option<String>,
}

/// The feed of the scope's language. Ids are made of the site's own id (RFC 4151), so that they outlive
/// its address.
///
/// # Errors
///
/// What the template engine says of an entry that it cannot show.
pub(super) fn feed(site: &Site, scope: &Scope<'_>, of: Feed) -> Result<String, Vec<Diagnostic>> {
    let (head, items) = match of {
        Feed::Pieces => pieces::feed(scope),
        Feed::Corrections => log::corrections(scope),
        Feed::Changed => log::changed(scope),
        Feed::Digests => digests::feed(site, scope)?,
    };
    let page = of.page().map_or_else(|| scope.home(), |name| scope.site_page(name));
    Ok(write(scope, &page, &head, &items))
}

fn write(scope: &Scope<'_>, page: &Route, head: &Head, items: &[Item]) -> String {
    let settings = &scope.site.settings;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", scope.language);
    let _ = writeln!(xml, "<title>{}</title>", escaped_xml(&head.title));
    if !head.subtitle.is_empty() {
        let _ = writeln!(xml, "<subtitle>{}</subtitle>", escaped_xml(&head.subtitle));
    }
    let _ = writeln!(xml, "<id>tag:{}/{}/{}</id>", escaped_xml(&settings.id), head.name, scope.language);
    let own = Route::file(&format!("{page}feed.xml")).url(&settings.base_url);
    let _ = writeln!(xml, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>");
    let page = page.url(&settings.base_url);
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>");
    let updated = items.iter().map(|item| item.updated.as_str()).max().unwrap_or("1970-01-01T00:00:00Z");
    let _ = writeln!(xml, "<updated>{updated}</updated>");
    let _ = writeln!(xml, "<author><name>{}</name></author>", escaped_xml(&scope.site_texts().0));
    for item in items {
        entry(scope, item, &mut xml);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(scope: &Scope<'_>, item: &Item, xml: &mut String) {
    let _ = writeln!(xml, "<entry xml:lang=\"{}\">", item.language);
    let _ = writeln!(xml, "<title>{}</title>", escaped_xml(&item.title));
    let _ =
        writeln!(xml, "<id>tag:{}/{}</id>", escaped_xml(&scope.site.settings.id), escaped_xml(&item.name));
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped_xml(&item.url));
    let _ = writeln!(xml, "<published>{}</published>", item.published);
    let _ = writeln!(xml, "<updated>{}</updated>", item.updated);
    for author in &item.authors {
        let _ = writeln!(xml, "<author><name>{}</name></author>", escaped_xml(author));
    }
    for category in &item.categories {
        let _ = writeln!(xml, "<category term=\"{}\"/>", escaped_xml(category));
    }
    if let Some(summary) = &item.summary {
        let _ = writeln!(xml, "<summary>{}</summary>", escaped_xml(summary));
    }
    if let Some(content) = &item.content {
        let _ = writeln!(xml, "<content type=\"html\">{}</content>", escaped_xml(content));
    }
    xml.push_str("</entry>\n");
}

/// `date` as a feed has it.
fn time(scope: &Scope<'_>, date: Date) -> String {
    date.to_rfc3339(&scope.site.settings.timezone)
}
