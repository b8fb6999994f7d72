//! How printed words differ from those on record, for readers: run by run, and in neutral words.

use super::{Scope, view};
use crate::collate::{Change, Comparison, Fidelity, Step};

/// So many words of a run that is the same stay beside a difference.
const KEPT: usize = 5;

/// A run is shortened only if at least so many words go.
const SHORTENED: usize = 4;

/// Whether there is a difference to show.
pub(super) fn differs(comparison: &Comparison) -> bool {
    comparison.diff.iter().any(|change| change.step != Step::Equal)
}

/// The runs of `comparison`, those that are long and the same shortened; none if nothing differs.
pub(super) fn diff(scope: &Scope<'_>, comparison: &Comparison) -> Vec<view::DiffPart> {
    if !differs(comparison) {
        return Vec::new();
    }
    let last = comparison.diff.len() - 1;
    let mut parts = Vec::new();
    for (at, change) in comparison.diff.iter().enumerate() {
        match change.step {
            Step::Equal => same(scope, &change.printed, (at > 0, at < last), &mut parts),
            _ => changed(change, &mut parts),
        }
    }
    parts
}

/// What was done to the record's words, in the page's language; each thing once.
pub(super) fn differences(scope: &Scope<'_>, comparison: &Comparison) -> Vec<String> {
    let mut keys: Vec<&str> = Vec::new();
    for change in &comparison.diff {
        let key = match (change.step, change.marked) {
            (Step::Equal, _) => continue,
            (Step::Delete, false) => "difference.left-out",
            (Step::Delete, true) => "difference.left-out-marked",
            (Step::Insert, false) => "difference.added",
            (Step::Insert, true) => "difference.added-marked",
            (Step::Replace, false) => "difference.replaced",
            (Step::Replace, true) => "difference.replaced-marked",
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let all = [comparison.fidelity].into_iter().chain(comparison.also.iter().copied());
    for fidelity in all {
        match fidelity {
            Fidelity::Stitched => keys.push("difference.apart"),
            Fidelity::NotLocated => keys.push("difference.not-located"),
            _ => {}
        }
    }
    keys.into_iter().map(|key| scope.text(key)).collect()
}

fn changed(change: &Change, parts: &mut Vec<view::DiffPart>) {
    for (step, text) in [("left-out", &change.record), ("added", &change.printed)] {
        if !text.trim().is_empty() {
            parts.push(view::DiffPart { step, text: text.trim().to_owned(), marked: change.marked });
        }
    }
}

/// Words that are the same; `beside` says whether a difference stands before and after them.
fn same(scope: &Scope<'_>, text: &str, beside: (bool, bool), parts: &mut Vec<view::DiffPart>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (head, tail) = (if beside.0 { KEPT } else { 0 }, if beside.1 { KEPT } else { 0 });
    let left_out = words.len().saturating_sub(head + tail);
    let part = |step, text| view::DiffPart { step, text, marked: false };
    if left_out < SHORTENED {
        return parts.extend((!words.is_empty()).then(|| part("same", words.join(" "))));
    }
    let (before, after) = (&words[..head], &words[words.len() - tail..]);
    parts.extend((head > 0).then(|| part("same", before.join(" "))));
    parts.push(part("shortened", scope.count("diff.shortened", left_out)));
    parts.extend((tail > 0).then(|| part("same", after.join(" "))));
}
