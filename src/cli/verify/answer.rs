//! A comparison into the line of JSON that other programs read.

use serde_json::{Value, json};

use super::document::Document;
use super::question::Mistake;
use crate::collate::{Change, Comparison, Fidelity, Record, Touch};
use crate::diagnostic::escape_json;

/// The line that answers the question `id`.
pub(super) fn answer(id: &Value, comparison: &Comparison, record: &Record, document: &Document) -> String {
    let also: Vec<&str> = comparison.also.iter().copied().map(Fidelity::name).collect();
    let touches: Vec<&str> = comparison.touches.iter().copied().map(Touch::name).collect();
    let spans: Vec<[usize; 2]> = comparison.spans.iter().map(|span| document.on_disk(span)).collect();
    let mut answer = json!({
        "id": id,
        "fidelity": comparison.fidelity.name(),
        "also": also,
        "severity": comparison.severity.name(),
        "touches": touches,
        "spans": spans,
        "record": record.words_at(&comparison.spans),
        "diff": comparison.diff.iter().map(change).collect::<Vec<_>>(),
    });
    if let Some(turn) = &comparison.turn {
        answer["turn"] = turn.as_str().into();
    }
    escape_json(&answer.to_string())
}

fn change(change: &Change) -> Value {
    json!({
        "op": change.step.name(),
        "record": change.record,
        "printed": change.printed,
        "marked": change.marked,
    })
}

/// The line that stands in the place of an answer to a line that asks nothing.
pub(super) fn problem(mistake: &Mistake) -> String {
    escape_json(&json!({ "id": mistake.id, "problem": mistake.why }).to_string())
}
