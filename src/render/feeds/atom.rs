//! A feed as Atom (RFC 4287).

use std::fmt::Write as _;

use super::{Head, Item, Place, entry_id, id, updated};
use crate::render::escape::escaped_xml;
use crate::render::views::Scope;

pub(super) fn write(scope: &Scope<'_>, place: &Place, head: &Head, items: &[Item]) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", scope.language);
    let _ = writeln!(xml, "<title>{}</title>", escaped_xml(&head.title));
    if !head.subtitle.is_empty() {
        let _ = writeln!(xml, "<subtitle>{}</subtitle>", escaped_xml(&head.subtitle));
    }
    let own = id(scope, &format!("{}/{}", head.name, scope.language));
    let _ = writeln!(xml, "<id>{}</id>", escaped_xml(&own));
    let _ = writeln!(
        xml,
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>",
        escaped_xml(&place.own)
    );
    let _ =
        writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped_xml(&place.page));
    let _ = writeln!(xml, "<updated>{}</updated>", updated(items));
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
    let _ = writeln!(xml, "<id>{}</id>", escaped_xml(&entry_id(scope, item)));
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
