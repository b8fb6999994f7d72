//! Text that was meant as a reference → the finding that says why it is none, and how to mend it.

use std::ops::Range;

use super::lint::Bracket;
use super::marks;
use super::quotations::Source;
use crate::diagnostic::{Code, Diagnostic};

/// The longest stretch that is looked at: more than a reference with a title has.
const LONGEST: usize = 400;

/// What stands at `place`, at most as much as a reference can have.
pub(super) fn stretch(text: &str, place: Range<usize>) -> &str {
    let mut end = place.end.min(place.start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(place.start..end).unwrap_or_default()
}

/// `](kind:ID…)`, whose round bracket opens at `from`.
pub(super) fn link(
    source: Source<'_>,
    open: Option<Bracket>,
    (from, place): (usize, &Range<usize>),
) -> Diagnostic {
    let inside = stretch(source.text, from + 1..place.end);
    let end = from + 1 + inside.find(')').map_or(inside.len(), |at| at + 1);
    let Some(open) = open else { return unopened(source, place, from - 1..end) };
    if open.holds_link {
        return nested(source, open.at..end);
    }
    if !source.text[..from].ends_with(']') {
        let gap = source.text[..from].trim_end_matches(' ').len()..from;
        return not_parsed(source, gap.clone(), "a space stands between the text and the target of a link")
            .label("no space here")
            .fix("leave out the space", source.span(gap), "");
    }
    let Some(length) = inside.find(')') else {
        return not_parsed(source, from..end, "the bracket `(` is not closed")
            .help("write `)` after the id or the title");
    };
    within(source, from + 1, &inside[..length])
        .unwrap_or_else(|| not_parsed(source, open.at..end, "Markdown does not read this as a link"))
}

/// What is wrong with `inside`, which stands between the round brackets from `start` on.
fn within(source: Source<'_>, start: usize, inside: &str) -> Option<Diagnostic> {
    let at = |part: Range<usize>| start + part.start..start + part.end;
    if let Some(finding) = curly_title(source, start, inside) {
        return Some(finding);
    }
    let id = inside.find(':')? + 1;
    let end = inside.find(['"', '\'']).unwrap_or(inside.len());
    let written = inside.get(id..end)?.trim_end();
    if written.contains(char::is_whitespace) {
        let message = format!("`{}` is not an id: it has a space", written.trim());
        return Some(
            not_parsed(source, at(id..id + written.len()), &message)
                .label("an id has no spaces")
                .help("an id is the name of the record's file without `.md`, such as `marco-rubio`"),
        );
    }
    if inside.matches('"').count() == 1 {
        let quote = inside.find('"')?;
        return Some(
            not_parsed(source, at(quote..inside.len()), "the title is not closed").label("needs a `\"`"),
        );
    }
    written.contains('(').then(|| {
        let message = format!("`{written}` is not an id: it has a bracket");
        not_parsed(source, at(id..id + written.len()), &message)
    })
}

/// A title in typographic quotation marks, as telephones and word processors write them.
fn curly_title(source: Source<'_>, start: usize, inside: &str) -> Option<Diagnostic> {
    let space = inside.find(char::is_whitespace)?;
    let title = inside[space..].trim();
    let open = title.chars().next().filter(|mark| !matches!(mark, '"' | '\'') && marks::opens(*mark))?;
    let at = start + space + inside[space..].find(title)?;
    let span = source.span(at..at + title.len());
    let finding =
        not_parsed(source, at..at + open.len_utf8(), "the title is not in straight quotation marks")
            .label("Markdown wants `\"` here")
            .help("write the title between two `\"`");
    let words = marks::inside(title).filter(|words| !words.contains('"'));
    Some(match words {
        Some(words) => finding.fix("use straight quotation marks", span, format!("\"{words}\"")),
        None => finding,
    })
}

fn nested(source: Source<'_>, place: Range<usize>) -> Diagnostic {
    let is_quote = source.text[place.start + 1..].chars().next().is_some_and(marks::opens);
    let code = if is_quote { Code::ReferenceInQuote } else { Code::ReferenceNotParsed };
    let message = if is_quote {
        "a quotation holds a reference, so that Markdown does not read it as one"
    } else {
        "a link holds another link, so that Markdown reads only the inner one"
    };
    Diagnostic::new(code, source.span(place), message)
        .label("a link cannot hold another")
        .help("take the inner link out; what the words bear on can stand in the title, such as `claim:ID`")
}

fn unopened(source: Source<'_>, cell: &Range<usize>, place: Range<usize>) -> Diagnostic {
    let before = source.text[..cell.start].trim_end_matches(' ');
    if before.ends_with('|') {
        return table(source, before.len() - 1, place);
    }
    not_parsed(source, place, "no `[` opens this link").help("write `[` before the text of the link")
}

/// `[[kind:ID` without `]]`.
pub(super) fn unclosed(source: Source<'_>, place: Range<usize>) -> Diagnostic {
    let text = stretch(source.text, place.clone());
    let after = source.text[place.end..].trim_start_matches(' ');
    if after.starts_with('|') {
        return table(source, source.text.len() - after.len(), place.start..place.start + text.len());
    }
    let length = text.find(char::is_whitespace).unwrap_or(text.len());
    not_parsed(source, place.start..place.start + length, "`[[` is not closed")
        .help("write `]]` after the id or the text; brackets that are text are written `\\[\\[`")
}

/// A `|` within a link in a table divides cells.
fn table(source: Source<'_>, bar: usize, place: Range<usize>) -> Diagnostic {
    not_parsed(source, place, "the `|` ends the cell of the table, and with it the link")
        .related(source.span(bar..bar + 1), "this one")
        .help("within a link in a table write `\\|`")
        .fix("write `\\|`", source.span(bar..bar), "\\")
}

/// `<kind:ID` that is no link.
pub(super) fn pointed(source: Source<'_>, place: Range<usize>) -> Diagnostic {
    let text = stretch(source.text, place.clone());
    let end = text.find('>');
    let written = &text[..end.map_or(text.len(), |at| at + 1)];
    let place = place.start..place.start + written.len();
    let finding = not_parsed(source, place, "Markdown does not read this as a reference");
    match end {
        Some(_) => finding.label("an id has no spaces"),
        None => finding.label("`>` is missing"),
    }
}

/// `[kind:ID]`.
pub(super) fn bracketed(source: Source<'_>, place: Range<usize>) -> Diagnostic {
    let inside = &source.text[place.start + 1..place.end - 1];
    let span = source.span(place.clone());
    let finding = not_parsed(source, place, "one pair of square brackets is not a link");
    if inside.contains(char::is_whitespace) {
        return finding.help("write `[text](kind:ID)`");
    }
    finding.help(format!("write `<{inside}>` to show the record's name, or `[text]({inside})`")).fix(
        format!("write `<{inside}>`"),
        span,
        format!("<{inside}>"),
    )
}

fn not_parsed(source: Source<'_>, place: Range<usize>, message: &str) -> Diagnostic {
    Diagnostic::new(Code::ReferenceNotParsed, source.span(place), message)
}
