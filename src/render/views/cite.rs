//! How a piece, a claim or a remark is cited: in words, for BibTeX, and as CSL-JSON.

use serde_json::{Value, json};

use super::{Scope, view};
use crate::compose::{Page, Subject};
use crate::model::{Date, Kind};
use crate::render::theme::fingerprint;

/// What a citation is made of.
struct Cited {
    /// A name for it in a list of references: ASCII letters, digits and hyphens.
    key: String,
    /// Who wrote it; nobody if that is not said.
    authors: Vec<String>,
    title: String,
    date: Option<Date>,
    site: String,
    url: String,
}

/// How `page` with the title `title` is cited, if it is one that is: not a further page of a list, nor a page
/// without an address of its own.
pub(super) fn cite(scope: &Scope<'_>, page: &Page, title: &str) -> Option<view::Cite> {
    let settings = &scope.site.settings;
    let (key, authors, date) = about(scope, page)?;
    let cited = Cited {
        key,
        authors,
        title: title.to_owned(),
        date,
        site: scope.site_texts().0,
        url: page.route.url(&settings.base_url),
    };
    Some(view::Cite {
        words: in_words(scope, &cited),
        url: cited.url.clone(),
        bibtex: bibtex(scope, &cited),
        csl: csl(scope, &cited),
        badge: badge(page).map(|route| view::Badge {
            href: scope.href(&route),
            code: embedding(&cited, &route.url(&settings.base_url), title),
        }),
    })
}

/// The key, the authors and the date of what `page` shows.
fn about(scope: &Scope<'_>, page: &Page) -> Option<(String, Vec<String>, Option<Date>)> {
    match &page.subject {
        Subject::Entry { key, number: None } if matches!(key.kind, Kind::Piece | Kind::Claim) => {
            let entry = scope.entry(key)?;
            let piece = entry.as_piece();
            let authors = piece.map_or(&[][..], |piece| &piece.authors);
            let judged = || scope.site.concordance.claims.get(key)?.status_date();
            Some((
                name(scope, key.kind, key.id.as_str()),
                authors.iter().map(|author| author.value.clone()).collect(),
                piece.map(|piece| piece.date.value).or_else(judged),
            ))
        }
        Subject::Remark(at) => {
            let remark = &scope.site.concordance.remarks[*at];
            Some((name(scope, Kind::Quote, &remark.slug), Vec::new(), remark.said_on))
        }
        _ => None,
    }
}

/// `kind-id` in the letters that every reference manager takes, and the language if it is not the site's first.
fn name(scope: &Scope<'_>, kind: Kind, id: &str) -> String {
    let language = if scope.is_in_first_language() { String::new() } else { format!("-{}", scope.language) };
    format!("{}-{}{language}", kind.name(), plain(id))
}

/// `id` in ASCII; if it has other letters, they are told by a number made of them.
fn plain(id: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let kept: String = id.chars().filter(|letter| is_plain(*letter)).collect();
    let print =
        (!id.chars().all(|letter| is_plain(letter) || letter == '_')).then(|| fingerprint(id.as_bytes()));
    let parts = [Some(kept.trim_matches('-')), print.as_deref()];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn in_words(scope: &Scope<'_>, cited: &Cited) -> Vec<String> {
    let authors = cited.authors.join(&scope.text("list.comma"));
    let date = cited.date.map(|date| scope.date(date).text);
    let parts = [Some(authors), Some(cited.title.clone()), Some(cited.site.clone()), date];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).map(|part| sentence(&part)).collect()
}

/// `part` with a full stop, unless it ends a sentence already, be it within quotation marks.
fn sentence(part: &str) -> String {
    let words = part.trim_end_matches(['”', '»', '“', '"', '\'', '’', ')']);
    let ends = words.ends_with(['.', '?', '!', '…', '؟', '。']);
    if ends { part.to_owned() } else { format!("{part}.") }
}

/// An entry for BibTeX and BibLaTeX: `@misc`, which both know, with the year and month for the one and the date for
/// the other.
fn bibtex(scope: &Scope<'_>, cited: &Cited) -> String {
    let mut fields = Vec::new();
    if !cited.authors.is_empty() {
        let authors: Vec<String> =
            cited.authors.iter().map(|author| format!("{{{}}}", escaped(author))).collect();
        fields.push(("author", authors.join(" and ")));
    }
    fields.push(("title", format!("{{{}}}", escaped(&cited.title))));
    fields.push(("howpublished", escaped(&cited.site)));
    if let Some(date) = cited.date {
        fields.push(("year", date.year().to_string()));
        fields.extend(date.month().map(|month| ("month", month.to_string())));
        fields.push(("date", date.to_day().to_string()));
    }
    fields.extend(babel(scope.language.primary()).map(|name| ("langid", name.to_owned())));
    fields.push(("url", cited.url.clone()));
    let lines: Vec<String> =
        fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@misc{{{},\n{}}}", cited.key, lines.concat())
}

/// What babel and polyglossia call a language; nothing for those that it is not certain of.
fn babel(language: &str) -> Option<&'static str> {
    Some(match language {
        "ar" => "arabic",
        "de" => "german",
        "en" => "english",
        "es" => "spanish",
        "fr" => "french",
        "he" => "hebrew",
        "it" => "italian",
        "pl" => "polish",
        "pt" => "portuguese",
        "ru" => "russian",
        "tr" => "turkish",
        "uk" => "ukrainian",
        _ => return None,
    })
}

/// `text` without what TeX takes for a command.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            // braces are counted even behind a backslash
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '%' | '&' | '$' | '#' | '_' => escaped.extend(['\\', letter]),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// An item of CSL-JSON (<https://docs.citationstyles.org>, schema 1.0.2), in a list as reference managers read it.
fn csl(scope: &Scope<'_>, cited: &Cited) -> String {
    let mut item = json!({
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        "container-title": cited.site,
        "language": scope.language.as_str(),
        "URL": cited.url,
    });
    if !cited.authors.is_empty() {
        // a name is not taken apart: what is the family's is not for us to guess
        let authors: Vec<Value> = cited.authors.iter().map(|author| json!({ "literal": author })).collect();
        item["author"] = authors.into();
    }
    if let Some(date) = cited.date {
        let parts =
            [Some(i64::from(date.year())), date.month().map(i64::from), date.month_day().map(i64::from)];
        item["issued"] = json!({ "date-parts": [parts.into_iter().flatten().collect::<Vec<_>>()] });
    }
    serde_json::to_string_pretty(&[item]).unwrap_or_default()
}

/// The address of the badge of the claim that `page` shows.
fn badge(page: &Page) -> Option<crate::compose::Route> {
    let Subject::Entry { key, .. } = &page.subject else { return None };
    (key.kind == Kind::Claim).then(|| page.route.file_below(crate::compose::BADGE))
}

/// The HTML with which another site shows the badge. Its words are those of the page's title, which names status and
/// claimants beside the statement.
fn embedding(cited: &Cited, badge: &str, title: &str) -> String {
    use crate::render::escape::escaped;
    let (url, badge, title) = (escaped(&cited.url), escaped(badge), escaped(title));
    format!("<a href=\"{url}\"><img src=\"{badge}\" alt=\"{title}\"></a>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_takes_for_a_command_is_text() {
        assert_eq!(
            escaped("50% of {it} & $5 #1 a_b \\x ~ ^\n"),
            "50\\% of \\textbraceleft{}it\\textbraceright{} \\& \\$5 \\#1 a\\_b \\textbackslash{}x \\textasciitilde{} \\textasciicircum{} "
        );
    }

    #[test]
    fn no_part_ends_in_two_full_stops() {
        let said = ["T", "Ann: “We stop.”", "Ann: “We stop”", "Why?"].map(sentence);
        assert_eq!(said, ["T.", "Ann: “We stop.”", "Ann: “We stop”.", "Why?"]);
    }

    #[test]
    fn a_key_has_letters_that_every_manager_takes() {
        assert_eq!(plain("sumy-killed"), "sumy-killed");
        assert!(plain("зустріч-2025").starts_with("2025-"));
        assert_ne!(plain("зустріч"), plain("розмова"));
        assert!(plain("зустріч").is_ascii());
    }
}
