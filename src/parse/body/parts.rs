//! What stands beside a quotation, part by part → [`Parts`].

use std::ops::Range;

use super::target::{Prefix, identify, reference};
use super::written::{COMMAS, Written, split};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, Kind, Parts, Target};
use crate::text::{FileId, Span, Spanned};
use crate::tree::nearest;

const GRAMMAR: &str = "the parts, separated by commas, are: a date such as `2025-04-18`, `place:ID`, \
    `source:ID` (where we have it from), `printed:ID` (who printed these words), `claim:ID`, and the role as printed";

/// The parts that `title` names; what cannot be read is reported and left out.
pub(super) fn read(title: &Written, file: FileId, findings: &mut Vec<Diagnostic>) -> Parts {
    let mut reader = Reader::new(findings);
    for (part, place) in split(&title.value, &COMMAS) {
        let span = |part: Range<usize>| {
            Span::new(file, title.place_of(place.start + part.start..place.start + part.end))
        };
        reader.part(part, span);
    }
    reader.parts
}

/// Whether `title` says what only a quotation's title says.
pub(super) fn is_written_in(title: &str) -> bool {
    split(title, &COMMAS).any(|(part, _)| Date::parse(part).is_ok() || reference(part).is_some())
}

/// Takes one part after the other.
pub(super) struct Reader<'f> {
    /// What was read.
    pub(super) parts: Parts,
    findings: &'f mut Vec<Diagnostic>,
    /// Whether the part before was (a piece of) the role, which may hold commas.
    in_role: bool,
}

impl<'f> Reader<'f> {
    /// Read parts; report into `findings`.
    pub(super) fn new(findings: &'f mut Vec<Diagnostic>) -> Self {
        Self { parts: Parts::default(), findings, in_role: false }
    }

    /// Take a part that is written as text; `span` tells where a piece of it is written.
    pub(super) fn part(&mut self, part: &str, span: impl Fn(Range<usize>) -> Span) {
        let whole = span(0..part.len());
        if part.is_empty() {
            return;
        }
        if let Some((prefix, rest)) = reference(part) {
            let from = part.len() - rest.len();
            match identify(rest, |piece| span(from + piece.start..from + piece.end)) {
                Ok((id, fragment)) => {
                    let target = Target::Record { kind: prefix.kind(), id, fragment };
                    self.link(prefix, Spanned::new(target, whole));
                }
                Err(finding) => {
                    self.parts.unread = true;
                    self.findings.push(*finding);
                }
            }
        } else if let Ok(date) = Date::parse(part) {
            self.date(Spanned::new(date, whole));
        } else if let Some(wrong) = wrong_form(part) {
            self.in_role = false;
            self.report(whole, wrong);
        } else {
            self.role(Spanned::new(part.to_owned(), whole));
        }
    }

    /// Take a part that is a link with this prefix.
    pub(super) fn link(&mut self, prefix: Prefix, target: Spanned<Target>) {
        self.in_role = false;
        let span = target.span;
        match prefix {
            Prefix::Printed => self.parts.printed.push(target),
            Prefix::Kind(Kind::Source) => self.parts.sources.push(target),
            Prefix::Kind(Kind::Claim) => self.parts.claims.push(target),
            Prefix::Kind(Kind::Place) if self.parts.place.is_none() => self.parts.place = Some(target),
            Prefix::Kind(Kind::Place) => self.report(span, "a quotation has one place, this is the second"),
            Prefix::Kind(kind) => {
                self.report(span, format!("{} is not a part of a quotation", kind.with_article()));
            }
        }
    }

    fn date(&mut self, date: Spanned<Date>) {
        self.in_role = false;
        if self.parts.date.is_none() {
            self.parts.date = Some(date);
        } else {
            self.report(date.span, "a quotation has one date, this is the second");
        }
    }

    fn role(&mut self, part: Spanned<String>) {
        match &mut self.parts.role {
            None => self.parts.role = Some(part),
            Some(role) if self.in_role => {
                role.value = format!("{}, {}", role.value, part.value);
                role.span.end = role.span.end.max(part.span.end);
            }
            Some(_) => {
                let message = format!("`{}` is a second role; a quotation has one", part.value);
                self.report(part.span, message);
            }
        }
        self.in_role = true;
    }

    fn report(&mut self, span: Span, message: impl Into<String>) {
        self.parts.unread = true;
        self.findings.push(Diagnostic::new(Code::BadQuoteParts, span, message).help(GRAMMAR));
    }
}

/// What is wrong with a part that looks like a date or a reference and is none.
fn wrong_form(part: &str) -> Option<String> {
    if let Some((word, rest)) = part.split_once(':') {
        let is_word = !word.is_empty() && word.chars().all(char::is_alphanumeric);
        if is_word && !rest.is_empty() && !rest.starts_with(' ') {
            return Some(unknown_prefix(part, word));
        }
    }
    if starts_as_date(part) {
        let why = Date::parse(part).err().map(|why| why.to_string()).unwrap_or_default();
        return Some(format!("`{part}` is not a date: {why}"));
    }
    is_spelled_out(part).then(|| format!("`{part}` looks like a date; write it as `2025-04-18`"))
}

fn unknown_prefix(part: &str, word: &str) -> String {
    if part.contains("://") {
        return "an address is not a part of a quotation; declare a source and name it".into();
    }
    let near = nearest(word, ["place", "source", "printed", "claim"]);
    let near = near.map_or(String::new(), |near| format!("; did you mean `{near}:`?"));
    format!("there is no part `{word}:`{near}")
}

fn starts_as_date(part: &str) -> bool {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && part[4..].starts_with('-')
}

/// `18 April 2025`, `April 18`, `18.04.2025`: at most one word, and numbers that make a day.
fn is_spelled_out(part: &str) -> bool {
    let pieces: Vec<&str> = part.split([' ', '.', '/', '\u{a0}']).filter(|piece| !piece.is_empty()).collect();
    let is_number = |piece: &&&str| piece.bytes().all(|byte| byte.is_ascii_digit());
    let numbers: Vec<usize> =
        pieces.iter().filter(is_number).filter_map(|piece| piece.parse().ok()).collect();
    let words = pieces.len() - numbers.len();
    let is_day_or_year = |number: &usize| matches!(number, 1..=31 | 1000..=2999);
    let enough = numbers.len() + words >= 2 && words <= 1 && numbers.len() <= 3;
    enough && !numbers.is_empty() && numbers.iter().all(is_day_or_year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn check(title: &str) -> String {
        let mut findings = Vec::new();
        let parts = read(&Written::new(title, title, 0..title.len()), FileId(0), &mut findings);
        let at = |span: Span| &title[span.range()];
        let mut lines: Vec<String> = Vec::new();
        lines.extend(parts.date.map(|date| format!("date {}", at(date.span))));
        lines.extend(parts.place.map(|place| format!("place {}", at(place.span))));
        lines.extend(parts.sources.iter().map(|source| format!("from {}", at(source.span))));
        lines.extend(parts.printed.iter().map(|source| format!("by {}", at(source.span))));
        lines.extend(parts.claims.iter().map(|claim| format!("on {}", at(claim.span))));
        lines.extend(parts.role.map(|role| format!("role {} at {}", role.value, at(role.span))));
        lines.extend(findings.iter().map(|finding| match finding.place {
            Place::Span(span) => format!("{}: {}", at(span), finding.message),
            Place::Path(_) => String::new(),
        }));
        lines.join("; ")
    }

    #[test]
    fn every_part_is_read_with_its_place() {
        assert_eq!(
            check("2025-04-18, place:le-bourget,source:a , source:b, printed:ap, claim:c, Minister"),
            "date 2025-04-18; place place:le-bourget; from source:a; from source:b; by printed:ap; on claim:c; \
             role Minister at Minister"
        );
    }

    #[test]
    fn a_role_may_hold_commas() {
        assert_eq!(
            check("Minister of Trade,  Industry and Labour, 2025"),
            "date 2025; role Minister of Trade, Industry and Labour at Minister of Trade,  Industry and Labour"
        );
        assert_eq!(
            check("A, 2025, B"),
            "date 2025; role A at A; B: `B` is a second role; a quotation has one"
        );
    }

    #[test]
    fn what_looks_like_a_part_and_is_none_is_no_role() {
        assert_eq!(check("2025-4-18"), "2025-4-18: `2025-4-18` is not a date: the month has 2 digits");
        assert_eq!(check("soure:x"), "soure:x: there is no part `soure:`; did you mean `source:`?");
        assert_eq!(check("actor:x"), "actor:x: an actor is not a part of a quotation");
        assert_eq!(
            check("18 April 2025"),
            "18 April 2025: `18 April 2025` looks like a date; write it as `2025-04-18`"
        );
        assert_eq!(
            check("18.04.2025"),
            "18.04.2025: `18.04.2025` looks like a date; write it as `2025-04-18`"
        );
        assert_eq!(
            check("https://x.org/a"),
            "https://x.org/a: an address is not a part of a quotation; declare a source and name it"
        );
        assert!(check("source:a b").starts_with("a b: `a b` is not an id"));
        assert_eq!(check("2024, 2025"), "date 2024; 2025: a quotation has one date, this is the second");
    }

    #[test]
    fn roles_with_numbers_stay_roles() {
        assert_eq!(
            check("Commander of the 47th Brigade"),
            "role Commander of the 47th Brigade at Commander of the 47th Brigade"
        );
    }
}
