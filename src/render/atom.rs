//! The latest pieces of a language as an Atom feed (RFC 4287).

use std::fmt::Write as _;

use super::views::{Scope, cards};
use crate::compose::Route;
use crate::model::{Entry, Key, Kind, Piece};

/// How many pieces a feed has.
const LENGTH: usize = 30;

/// The feed of the scope's language. Ids are made of the site's own id (RFC 4151), so that they outlive
/// its address; `updated` is when a piece last changed in substance.
pub(super) fn feed(scope: &Scope<'_>) -> String {
    let site = scope.site;
    let settings = &site.settings;
    let lists = site.plan.lists.of(&scope.language);
    let pieces = lists.and_then(|lists| lists.entries.get(&Kind::Piece)).map_or(&[][..], Vec::as_slice);
    let newest: Vec<&Key> = pieces.iter().rev().take(LENGTH).collect();
    let (title, description) = scope.site_texts();
    let home = scope.home();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", scope.language);
    let _ = writeln!(xml, "<title>{}</title>", escape(&title));
    if !description.is_empty() {
        let _ = writeln!(xml, "<subtitle>{}</subtitle>", escape(&description));
    }
    let _ = writeln!(xml, "<id>tag:{}/feed/{}</id>", escape(&settings.id), scope.language);
    let own = Route::file(&format!("{home}feed.xml"));
    let _ = writeln!(
        xml,
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>",
        own.url(&settings.base_url)
    );
    let _ = writeln!(
        xml,
        "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>",
        home.url(&settings.base_url)
    );
    let updated = newest
        .iter()
        .filter_map(|key| updated(scope, key))
        .max()
        .unwrap_or_else(|| "1970-01-01T00:00:00Z".into());
    let _ = writeln!(xml, "<updated>{updated}</updated>");
    let _ = writeln!(xml, "<author><name>{}</name></author>", escape(&title));
    for key in newest {
        entry(scope, key, &mut xml);
    }
    xml.push_str("</feed>\n");
    xml
}

fn piece<'s>(scope: &Scope<'s>, key: &Key) -> Option<(&'s Entry, &'s Piece)> {
    let entry = scope.site.corpus.entries.get(key)?;
    Some((entry, entry.as_piece()?))
}

fn updated(scope: &Scope<'_>, key: &Key) -> Option<String> {
    let (_, piece) = piece(scope, key)?;
    Some(piece.updated.as_ref().unwrap_or(&piece.date).to_rfc3339(&scope.site.settings.timezone))
}

fn entry(scope: &Scope<'_>, key: &Key, xml: &mut String) {
    let settings = &scope.site.settings;
    let (Some((entry, piece)), Some(route)) =
        (piece(scope, key), scope.site.plan.addresses.of(key, &scope.language))
    else {
        return;
    };
    let (texts, language) = entry.texts_in(&scope.language);
    let _ = writeln!(xml, "<entry xml:lang=\"{language}\">");
    let _ = writeln!(xml, "<title>{}</title>", escape(&texts.title));
    let _ = writeln!(xml, "<id>tag:{}/piece/{}</id>", escape(&settings.id), escape(key.id.as_str()));
    let _ = writeln!(
        xml,
        "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>",
        route.url(&settings.base_url)
    );
    let _ = writeln!(xml, "<published>{}</published>", piece.date.to_rfc3339(&settings.timezone));
    let _ = writeln!(xml, "<updated>{}</updated>", updated(scope, key).unwrap_or_default());
    for author in &piece.authors {
        let _ = writeln!(xml, "<author><name>{}</name></author>", escape(author));
    }
    for thread in cards::threads_of(scope, piece) {
        let _ = writeln!(xml, "<category term=\"{}\"/>", escape(&thread.text));
    }
    if let Some(summary) = &texts.summary {
        let _ = writeln!(xml, "<summary>{}</summary>", escape(summary));
    }
    xml.push_str("</entry>\n");
}

/// `text` for XML, without the characters that XML 1.0 does not allow.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}
