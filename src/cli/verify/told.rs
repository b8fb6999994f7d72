//! A comparison into words for people: what it says, the words on record, and how the printed ones differ.

use std::fmt::Write;

use super::document::Document;
use super::question::Question;
use crate::collate::{Comparison, Fidelity, Record, Severity, Step};
use crate::diagnostic::clean_on_one_line;
use crate::model::TranscriptQuality;

/// How a comparison is told.
pub(super) struct Teller<'a> {
    pub(super) document: &'a Document,
    pub(super) record: &'a Record,
    pub(super) quality: TranscriptQuality,
    pub(super) colour: bool,
}

impl Teller<'_> {
    /// A paragraph.
    pub(super) fn paragraph(&self, question: &Question, comparison: &Comparison) -> String {
        let id = name_of(question).map(|id| id + ": ").unwrap_or_default();
        let place = self.place(comparison).map(|place| format!(" ({place})")).unwrap_or_default();
        let mut out = format!("{id}{}{place}\n", self.in_weight(comparison, &verdict(comparison)));
        let _ = writeln!(out, "  printed:   {}", clean_on_one_line(&question.words));
        if !comparison.spans.is_empty() {
            let words = self.record.words_at(&comparison.spans);
            let _ = writeln!(out, "  on record: {}", clean_on_one_line(&words));
        }
        if comparison.diff.iter().any(|change| change.step != Step::Equal) && differs(comparison) {
            let _ = writeln!(out, "  compared:  {}", self.diff(comparison));
        }
        for note in self.notes(question, comparison) {
            let _ = writeln!(out, "  note: {note}");
        }
        out
    }

    /// A line.
    pub(super) fn line(&self, question: &Question, comparison: &Comparison) -> String {
        let place = self.place(comparison).unwrap_or_else(|| self.document.name());
        let id = name_of(question).map(|id| id + ": ").unwrap_or_default();
        let turn =
            comparison.turn.as_ref().map(|turn| format!(", in the turn of {}", clean_on_one_line(turn)));
        let words =
            if differs(comparison) { self.diff(comparison) } else { clean_on_one_line(&question.words) };
        let weight = weight(comparison).map(|weight| format!(" ({weight})")).unwrap_or_default();
        let turn = turn.unwrap_or_default();
        format!("{place}: {id}{}{weight}{turn}: {words}\n", comparison.fidelity.name())
    }

    /// Where the words stand.
    fn place(&self, comparison: &Comparison) -> Option<String> {
        let first = comparison.spans.first()?;
        Some(self.document.place(first.start))
    }

    /// The printed words and the record's in one: `[-left out-]`, `{+added+}`.
    fn diff(&self, comparison: &Comparison) -> String {
        let mut parts = Vec::new();
        for change in &comparison.diff {
            let (record, printed) = (clean_on_one_line(&change.record), clean_on_one_line(&change.printed));
            let mut part = String::new();
            if change.step == Step::Equal {
                part.push_str(&printed);
            } else {
                if !record.is_empty() {
                    part.push_str(&self.painted(RED, &format!("[-{record}-]")));
                }
                if !printed.is_empty() {
                    part.push_str(&self.painted(GREEN, &format!("{{+{printed}+}}")));
                }
            }
            parts.push(part);
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }

    fn painted(&self, colour: &str, text: &str) -> String {
        if self.colour { format!("{colour}{text}{PLAIN}") } else { text.to_owned() }
    }

    fn in_weight(&self, comparison: &Comparison, text: &str) -> String {
        match comparison.severity {
            Severity::Major => self.painted(BOLD, text),
            _ => text.to_owned(),
        }
    }

    /// What has to be borne in mind.
    fn notes(&self, question: &Question, comparison: &Comparison) -> Vec<String> {
        let turn = comparison.turn.as_ref().map(|turn| {
            let speaker = clean_on_one_line(&question.speaker.join(", "));
            format!("the words stand in the turn of {}, not of {speaker}", clean_on_one_line(turn))
        });
        let doubt = (!is_fine(comparison)).then(|| doubt(self.quality, comparison.fidelity)).flatten();
        turn.into_iter().chain(doubt.map(str::to_owned)).collect()
    }
}

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// Whether nothing about the quotation is to be mended.
pub(super) fn is_fine(comparison: &Comparison) -> bool {
    let translated = comparison.fidelity == Fidelity::Translated;
    (comparison.fidelity.is_clean() || translated) && comparison.turn.is_none()
}

/// Whether there are words of the record to show the difference to.
fn differs(comparison: &Comparison) -> bool {
    !comparison.spans.is_empty()
        && !matches!(comparison.fidelity, Fidelity::Verbatim | Fidelity::Excerpt | Fidelity::Translated)
}

fn name_of(question: &Question) -> Option<String> {
    match &question.id {
        serde_json::Value::Null => None,
        serde_json::Value::String(id) => Some(clean_on_one_line(id)),
        id => Some(id.to_string()),
    }
}

/// What the comparison says, in neutral words.
fn verdict(comparison: &Comparison) -> String {
    let says = match comparison.fidelity {
        Fidelity::Verbatim => "the same words, whole sentences",
        Fidelity::Excerpt => "the same words, a part of a sentence",
        Fidelity::Elided => "words are left out, and a mark says so",
        Fidelity::Bracketed => "words are replaced or added, and brackets say so",
        Fidelity::Translated => "in another language than this transcript; the words are not compared",
        Fidelity::Altered => "the words differ, and no mark says so",
        Fidelity::Stitched => "passages that stand apart are joined, and no mark says so",
        Fidelity::Reversed => "a negation comes or goes, and no mark says so",
        Fidelity::NotLocated => "not located in this transcript",
    };
    let weight = weight(comparison).filter(|_| comparison.fidelity != Fidelity::NotLocated);
    weight.map_or_else(|| says.to_owned(), |weight| format!("{says}; {weight}"))
}

/// `major: number, name`.
fn weight(comparison: &Comparison) -> Option<String> {
    if comparison.severity == Severity::None {
        return None;
    }
    let touches: Vec<&str> = comparison.touches.iter().map(|touch| touch.name()).collect();
    let about = if touches.is_empty() { String::new() } else { format!(": {}", touches.join(", ")) };
    Some(format!("{}{about}", comparison.severity.name()))
}

/// What a transcript of this quality leaves open.
fn doubt(quality: TranscriptQuality, fidelity: Fidelity) -> Option<&'static str> {
    let absent = fidelity == Fidelity::NotLocated;
    match quality {
        TranscriptQuality::Official | TranscriptQuality::Checked => None,
        TranscriptQuality::Machine if absent => {
            Some("a machine wrote this transcript: that words are not in it proves nothing")
        }
        TranscriptQuality::Machine => {
            Some("a machine wrote this transcript: the difference may be the transcript's")
        }
        TranscriptQuality::Partial if absent => {
            Some("this transcript has a part of what was said: that words are not in it proves nothing")
        }
        TranscriptQuality::Partial => Some(
            "this transcript has a part of what was said: the difference may be the transcript's, or the words may stand in another part",
        ),
    }
}

/// How many of each class there are, in a line.
pub(super) fn summary(comparisons: &[&Comparison], mistakes: usize) -> String {
    let of_each = Fidelity::ALL.into_iter().filter_map(|fidelity| {
        let count = comparisons.iter().filter(|comparison| comparison.fidelity == fidelity).count();
        let name = if fidelity == Fidelity::NotLocated { "not located" } else { fidelity.name() };
        (count > 0).then(|| format!("{count} {name}"))
    });
    let elsewhere = comparisons.iter().filter(|comparison| comparison.turn.is_some()).count();
    let elsewhere = (elsewhere > 0).then(|| format!("{elsewhere} in another's turn"));
    let unread = (mistakes > 0).then(|| format!("{mistakes} not read"));
    let parts: Vec<String> = of_each.chain(elsewhere).chain(unread).collect();
    if parts.is_empty() { "no quotations\n".into() } else { parts.join(", ") + "\n" }
}
