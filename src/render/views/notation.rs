//! A remark into the notation of quotations, for editors who want to quote it.

use super::Scope;
use crate::collate::Remark;
use crate::model::{Entry, Key};

/// `words` of `remark` as a quotation as a block, with its attribution.
pub(super) fn block(scope: &Scope<'_>, remark: &Remark, words: &str) -> String {
    let speakers = remark.speakers.iter().filter_map(|key| link(scope, "actor", key));
    let words = match &remark.quote {
        Some(quote) => format!("[{}]({quote})", escaped(words)),
        None => at_line_start(&escaped(words)),
    };
    let mut parts: Vec<String> = speakers.collect();
    if remark.quote.is_none() {
        parts.extend(remark.place.iter().filter_map(|key| link(scope, "place", key)));
        parts.extend(remark.said_on.map(|date| date.to_string()));
        parts.extend(origin(scope, remark).and_then(|(part, key)| link(scope, part, key)));
    }
    format!("> {words}\n> — {}", parts.join(", "))
}

/// `words` of `remark` as a quotation in prose; none for words of several speakers, who need a block.
pub(super) fn prose(scope: &Scope<'_>, remark: &Remark, words: &str) -> Option<String> {
    let text = escaped(&in_marks(scope, words));
    if let Some(quote) = &remark.quote {
        return Some(format!("[{text}]({quote})"));
    }
    let [speaker] = remark.speakers.as_slice() else { return None };
    let mut parts: Vec<String> = remark.said_on.map(|date| date.to_string()).into_iter().collect();
    parts.extend(remark.place.as_ref().map(|key| format!("place:{}", key.id)));
    parts.extend(origin(scope, remark).map(|(part, key)| format!("{part}:{}", key.id)));
    let title = if parts.is_empty() { String::new() } else { format!(" \"{}\"", parts.join(", ")) };
    Some(format!("[{text}]({speaker}{title})"))
}

/// Where the words are from: our source, or who printed them if nobody else has them.
fn origin<'r>(scope: &Scope<'_>, remark: &'r Remark) -> Option<(&'static str, &'r Key)> {
    let is_shown = |key: &&Key| scope.entry(key).is_some();
    let mut printed = remark.wordings.iter().flat_map(|wording| &wording.printed_by);
    if remark.printed_only {
        return printed.find(is_shown).map(|key| ("printed", key));
    }
    remark.sources.iter().find(is_shown).map(|key| ("source", key))
}

/// A link to `key` as `part` of an attribution: a source is named by its publisher, which is shorter.
fn link(scope: &Scope<'_>, part: &str, key: &Key) -> Option<String> {
    let entry = scope.entry(key)?;
    let title = &entry.texts_in(&scope.language).0.title.value;
    let name = publisher(scope, entry).unwrap_or_else(|| title.clone());
    Some(format!("[{}]({part}:{})", escaped(&name), key.id))
}

fn publisher(scope: &Scope<'_>, entry: &Entry) -> Option<String> {
    let publisher = entry.as_source()?.publisher.as_ref()?;
    Some(super::cards::actor_or_text(scope, publisher).text)
}

/// `words` in quotation marks of the page's language, or in others if they have such marks themselves.
fn in_marks(scope: &Scope<'_>, words: &str) -> String {
    let own = scope.fill("quoted", &[("words", "\u{0}")]);
    let own = own.split_once('\u{0}').unwrap_or(("“", "”"));
    let pairs = [own, ("“", "”"), ("«", "»"), ("\"", "\"")];
    let is_free = |(open, close): &&(&str, &str)| !words.contains(open) && !words.contains(close);
    let (open, close) = pairs.iter().find(is_free).unwrap_or(&("“", "”"));
    format!("{open}{words}{close}")
}

/// `text` in one line, with a backslash before what Markdown would take for markup.
fn escaped(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut is_entity = || letters.peek().is_some_and(|next| *next == '#' || next.is_ascii_alphabetic());
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~') || (letter == '&' && is_entity())
        {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// `text`, which begins a line, kept from being a heading, a list, a rule or another quotation.
fn at_line_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let is_item = digits > 0 && rest.starts_with(['.', ')']);
    if is_item || text.starts_with(['#', '>', '-', '+', '=', '|']) {
        format!("{number}\\{rest}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_words_is_markup() {
        assert_eq!(escaped("a *b* [c] <d> &amp; e_f\n g & h"), "a \\*b\\* \\[c\\] \\<d> \\&amp; e\\_f g & h");
        assert_eq!(at_line_start("1. One"), "1\\. One");
        assert_eq!(at_line_start("# One"), "\\# One");
        assert_eq!(at_line_start("1 One"), "1 One");
    }
}
