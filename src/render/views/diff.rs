//! How printed words differ from those on record, for readers: run by run, and in neutral words.

use std::ops::Range;

use super::{Scope, view};
use crate::collate::{Basis, Change, Comparison, Fidelity, Remark, Step};
use crate::model::Difference;

/// So many words of a run that is the same stay beside a difference.
const KEPT: usize = 6;

/// A run is shortened only if at least so many words go.
const SHORTENED: usize = 8;

/// Words in a row that are the same, or are not.
enum Run<'c> {
    Same(Vec<&'c str>),
    Changed(&'c Change),
}

/// A wording of a remark held against its record.
pub(super) struct Held<'a> {
    scope: &'a Scope<'a>,
    comparison: &'a Comparison,
    /// The words of the record that the wording renders, passage by passage.
    passages: Vec<String>,
}

impl<'a> Held<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, remark: &Remark, comparison: &'a Comparison) -> Self {
        let mut passages: Vec<String> = remark.record.iter().map(|record| record.words.clone()).collect();
        if let Some(Basis::Transcript(source)) = remark.record.as_ref().map(|record| &record.basis) {
            let record = scope.site.concordance.records.get(source);
            let spans = comparison.spans.iter().filter(|span| is_in(record.map_or("", |it| it.text()), span));
            passages.extend(spans.filter_map(|span| Some(record?.words_at(std::slice::from_ref(span)))));
        }
        Self { scope, comparison, passages }
    }

    /// The runs, those that are long and the same shortened; none if nothing differs.
    pub(super) fn diff(&self) -> Vec<view::DiffPart> {
        let runs = runs(self.comparison);
        let mut parts = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            match run {
                Run::Same(_) if runs.len() == 1 => {}
                Run::Same(words) => same(self.scope, words, (at > 0, at + 1 < runs.len()), &mut parts),
                Run::Changed(change) => self.changed(change, &mut parts),
            }
        }
        parts
    }

    fn changed(&self, change: &Change, parts: &mut Vec<view::DiffPart>) {
        let is_between = self.is_between(change);
        if is_between {
            let text = self.scope.text("diff.between");
            parts.push(view::DiffPart { step: "shortened", text, marked: change.marked });
        }
        let record = if is_between { "" } else { change.record.trim() };
        for (step, text) in [("left-out", record), ("added", change.printed.trim())] {
            if !text.is_empty() {
                parts.push(view::DiffPart { step, text: text.to_owned(), marked: change.marked });
            }
        }
        if change.marked && change.step == Step::Delete {
            parts.push(view::DiffPart { step: "same", text: "…".to_owned(), marked: true });
        }
    }

    /// Whether the record's words of `change` only stand between two passages that the wording renders. There may
    /// be any number of them, by others, too, and they may not be ours to publish.
    fn is_between(&self, change: &Change) -> bool {
        let words = change.record.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_told = self.passages.iter().any(|passage| passage.contains(words));
        !change.record.trim().is_empty() && (words.is_empty() || !is_told)
    }

    /// What was done to the record's words, in the page's language; each thing once.
    pub(super) fn differences(&self) -> Vec<String> {
        let kinds = self.kinds().into_iter();
        kinds.map(|kind| self.scope.text(&format!("difference.{}", kind.name()))).collect()
    }

    /// In what the wording differs, each once.
    pub(super) fn kinds(&self) -> Vec<Difference> {
        let changes = self.comparison.diff.iter().filter(|change| !is_same(change));
        let told = changes.filter(|change| change.step != Step::Delete || !self.is_between(change));
        let mut kinds: Vec<Difference> = Vec::new();
        for kind in told.map(difference) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        for fidelity in [self.comparison.fidelity].iter().chain(&self.comparison.also) {
            match fidelity {
                Fidelity::Stitched => kinds.push(Difference::Apart),
                Fidelity::NotLocated => kinds.push(Difference::NotLocated),
                _ => {}
            }
        }
        kinds
    }
}

fn is_in(text: &str, span: &Range<usize>) -> bool {
    text.get(span.clone()).is_some()
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

fn difference(change: &Change) -> Difference {
    match (change.step, change.marked) {
        (Step::Delete, false) => Difference::LeftOut,
        (Step::Delete, true) => Difference::LeftOutMarked,
        (Step::Insert, false) => Difference::Added,
        (Step::Insert, true) => Difference::AddedMarked,
        (Step::Replace | Step::Equal, false) => Difference::Replaced,
        (Step::Replace | Step::Equal, true) => Difference::ReplacedMarked,
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
