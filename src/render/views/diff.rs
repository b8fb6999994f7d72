//! How printed words differ from those on record, for readers: run by run, and in neutral words.

use super::{Scope, view};
use crate::collate::{Change, Comparison, Fidelity, Step};

/// So many words of a run that is the same stay beside a difference.
const KEPT: usize = 6;

/// A run is shortened only if at least so many words go.
const SHORTENED: usize = 8;

/// Words in a row that are the same, or are not.
enum Run<'c> {
    Same(Vec<&'c str>),
    Changed(&'c Change),
}

/// The runs of `comparison`, those that are long and the same shortened; none if nothing differs.
pub(super) fn diff(scope: &Scope<'_>, comparison: &Comparison) -> Vec<view::DiffPart> {
    let runs = runs(comparison);
    let mut parts = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match run {
            Run::Same(_) if runs.len() == 1 => {}
            Run::Same(words) => same(scope, words, (at > 0, at + 1 < runs.len()), &mut parts),
            Run::Changed(change) => changed(change, &mut parts),
        }
    }
    parts
}

fn runs(comparison: &Comparison) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for change in &comparison.diff {
        let words = change.printed.split_whitespace();
        match (runs.last_mut(), is_same(change)) {
            (Some(Run::Same(before)), true) => before.extend(words),
            (_, true) => runs.push(Run::Same(words.collect())),
            (_, false) => runs.push(Run::Changed(change)),
        }
    }
    runs
}

/// Whether nothing was changed; dots that the record has, too, change nothing.
fn is_same(change: &Change) -> bool {
    change.step == Step::Equal || change.record.trim() == change.printed.trim()
}

/// What was done to the record's words, in the page's language; each thing once.
pub(super) fn differences(scope: &Scope<'_>, comparison: &Comparison) -> Vec<String> {
    let mut keys: Vec<&str> = Vec::new();
    for change in comparison.diff.iter().filter(|change| !is_same(change)) {
        let key = match (change.step, change.marked) {
            (Step::Delete, false) => "difference.left-out",
            (Step::Delete, true) => "difference.left-out-marked",
            (Step::Insert, false) => "difference.added",
            (Step::Insert, true) => "difference.added-marked",
            (Step::Replace | Step::Equal, false) => "difference.replaced",
            (Step::Replace | Step::Equal, true) => "difference.replaced-marked",
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    for fidelity in [comparison.fidelity].into_iter().chain(comparison.also.iter().copied()) {
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
fn same(scope: &Scope<'_>, words: &[&str], beside: (bool, bool), parts: &mut Vec<view::DiffPart>) {
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
