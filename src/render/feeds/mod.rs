//! What is new in a language as feeds: pieces, of all and of a thread or an actor, corrections, claims that changed
//! status, digests.

mod atom;
mod digests;
mod json;
mod log;
mod pieces;

use super::Site;
use super::views::Scope;
use super::views::feeds::page_of;
use crate::compose::{Feed, Form};
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
    /// Whether it leads to a page in the first language, for want of one in the feed's.
    is_elsewhere: bool,
    summary: Option<String>,
    /// All of it, as HTML.
    content: Option<String>,
}

/// Where a feed is, and the page whose feed it is: full addresses.
struct Place {
    own: String,
    page: String,
}

/// The feed of the scope's language. Ids are made of the site's own id (RFC 4151), so that they outlive
/// its address.
///
/// # Errors
///
/// What the template engine says of an entry that it cannot show.
pub(super) fn feed(
    site: &Site,
    scope: &Scope<'_>,
    (of, form): (&Feed, Form),
) -> Result<String, Vec<Diagnostic>> {
    let (head, items) = match of {
        Feed::Pieces => pieces::feed(scope),
        Feed::Of(key) => pieces::of(scope, key),
        Feed::Corrections => log::corrections(scope),
        Feed::Changed => log::changed(scope),
        Feed::Digests => digests::feed(site, scope)?,
    };
    let base = &site.settings.base_url;
    let page = page_of(scope, of);
    let place = Place { own: page.file_below(form.file()).url(base), page: page.url(base) };
    Ok(match form {
        Form::Atom => atom::write(scope, &place, &head, &items),
        Form::Json => json::write(scope, &place, &head, &items),
    })
}

/// The id of what is called `name` in the site.
fn id(scope: &Scope<'_>, name: &str) -> String {
    format!("tag:{}/{name}", scope.site.settings.id)
}

/// The id of `item`. A translation has another than the original: it has an address and words of its own. What is not
/// translated is the same entry in the feeds of all languages.
fn entry_id(scope: &Scope<'_>, item: &Item) -> String {
    let own = id(scope, &item.name);
    if scope.is_in_first_language() || item.is_elsewhere { own } else { format!("{own}/{}", scope.language) }
}

/// When the latest of `items` was changed.
fn updated(items: &[Item]) -> &str {
    let latest = items.iter().max_by_key(|item| crate::model::Moment::parse(&item.updated));
    latest.map_or("1970-01-01T00:00:00Z", |item| &item.updated)
}

/// `date` as a feed has it.
fn time(scope: &Scope<'_>, date: Date) -> String {
    date.to_rfc3339(&scope.site.settings.timezone)
}
