//! `end-before-start`: nothing ends before it begins.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, Detail, Entry};
use crate::text::Spanned;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for entry in digest.corpus.entries.values() {
        findings.extend(of_entry(entry));
    }
}

fn of_entry(entry: &Entry) -> Vec<Diagnostic> {
    match &entry.detail {
        Detail::Event(event) => order("event", Some(&event.date), event.end.as_ref()).into_iter().collect(),
        Detail::Actor(actor) => {
            let tenures = actor.tenures.iter();
            tenures.filter_map(|tenure| order("tenure", tenure.from.as_ref(), tenure.to.as_ref())).collect()
        }
        Detail::Piece(piece) => piece
            .updated
            .as_ref()
            .and_then(|updated| updated_before(&piece.date, updated))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

fn updated_before(date: &Spanned<Date>, updated: &Spanned<Date>) -> Option<Diagnostic> {
    let message = format!("`updated` is {}, before the piece's `date`, {}", updated.value, date.value);
    let finding = Diagnostic::new(Code::EndBeforeStart, updated.span, message).related(date.span, "`date`");
    updated.value.is_before(date.value).then(|| finding.help("correct one of the two dates"))
}

fn order(what: &str, start: Option<&Spanned<Date>>, end: Option<&Spanned<Date>>) -> Option<Diagnostic> {
    let (start, end) = (start?, end?);
    let message = format!("this {what} ends on {}, before it begins on {}", end.value, start.value);
    let finding =
        Diagnostic::new(Code::EndBeforeStart, end.span, message).related(start.span, "the beginning");
    end.value.is_before(start.value).then(|| finding.help("correct one of the two dates"))
}
