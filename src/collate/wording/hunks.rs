//! An alignment into stretches that are the same and what lies between them.

use std::ops::Range;

use super::align::{Step, Weighed};
use super::marks::Marked;
use super::words::{BEGINS, GAP, Word};

/// Words of the record further apart than this are not adjacent any more, even within a sentence.
const FAR: usize = 15;

/// So many words left out across the border of a sentence are a passage of their own.
const PASSAGE: usize = 6;

/// So many words of somebody else between two parts are an interruption.
const INTERRUPTION: usize = 25;

/// So many printed words at either end may stand for as many of the record next to the others.
const EDGE: usize = 3;

/// Parts that weigh less are not found by themselves, but by chance.
const CHANCE: f32 = 2.0;

/// A stretch of printed words that stands in the record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) printed: Range<usize>,
    pub(super) record: Range<usize>,
}

/// What lies between two runs, before the first, or behind the last.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Between {
    /// The printed words.
    pub(super) printed: Range<usize>,
    /// The record's words, if the next run stands behind this one.
    pub(super) record: Range<usize>,
    pub(super) kind: Kind,
    /// Whether an ellipsis stands there.
    pub(super) ellipsis: bool,
    /// Whether brackets stand there.
    pub(super) brackets: bool,
}

/// How two runs hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// They are adjacent, or words between them are changed, left out or added.
    Near,
    /// Somebody else has spoken between them.
    Interruption,
    /// They stand in the record apart from each other, one after the other.
    Apart,
    /// They stand there apart from each other, in another order.
    Backward,
}

/// The record as the judges of an alignment see it.
pub(super) struct Ground<'a> {
    pub(super) words: &'a [Word],
    /// The number of the turn in which a word stands, and of who speaks in it.
    pub(super) voice: &'a dyn Fn(usize) -> usize,
}

/// The runs of an alignment, and what lies between them: one more than there are runs.
pub(super) fn hunks(
    steps: &[Step],
    marked: &Marked,
    weights: &[Weighed],
    ground: &Ground<'_>,
) -> (Vec<Run>, Vec<Between>) {
    let mut runs = runs(steps);
    loop {
        let between = betweens(steps, &runs, marked, ground);
        let Some(weak) = by_chance(&runs, &between, (marked, weights), ground) else {
            return (runs, between);
        };
        runs.drain(weak);
    }
}

/// Stretches of steps that are the same and adjacent on both sides.
fn runs(steps: &[Step]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for step in steps.iter().filter(|step| step.same) {
        match runs.last_mut() {
            Some(run) if run.printed.end == step.printed.start && run.record.end == step.record.start => {
                run.printed.end = step.printed.end;
                run.record.end = step.record.end;
            }
            _ => runs.push(Run { printed: step.printed.clone(), record: step.record.clone() }),
        }
    }
    runs
}

fn betweens(steps: &[Step], runs: &[Run], marked: &Marked, ground: &Ground<'_>) -> Vec<Between> {
    let count = marked.words.len();
    let Some((first, last)) = runs.first().zip(runs.last()) else {
        return vec![edge(0..count, 0..0, marked)];
    };
    let mut lead = lead(steps, first);
    let missing = first.printed.start.saturating_sub(first.record.start - lead);
    if missing <= EDGE {
        let words = (0..lead)
            .rev()
            .take(missing)
            .take_while(|at| ground.words.get(at + 1).is_none_or(|next| !next.is(BEGINS | GAP)));
        lead -= words.filter(|at| !ground.words[*at].is(GAP)).count();
    }
    let mut betweens = vec![edge(0..first.printed.start, lead..first.record.start, marked)];
    for pair in runs.windows(2) {
        betweens.push(between(&pair[0], &pair[1], marked, ground));
    }
    let mut tail = tail(steps, last);
    let missing = (count - last.printed.end).saturating_sub(tail - last.record.end);
    if missing <= EDGE {
        let words = ground.words[tail..].iter().take(missing);
        tail += words.take_while(|word| !word.is(BEGINS | GAP)).count();
    }
    betweens.push(edge(last.printed.end..count, last.record.end..tail, marked));
    betweens
}

/// The first word of the record for which one before `first` stands.
fn lead(steps: &[Step], first: &Run) -> usize {
    let before = steps.iter().rev().skip_while(|step| step.printed.end > first.printed.start);
    let mut lead = first.record.start;
    for step in before.take_while(|step| step.printed.end <= first.printed.start) {
        if step.record.end != lead || step.printed.is_empty() {
            break;
        }
        lead = step.record.start;
    }
    lead
}

/// The last word of the record for which one behind `last` stands.
fn tail(steps: &[Step], last: &Run) -> usize {
    let mut tail = last.record.end;
    for step in steps.iter().skip_while(|step| step.printed.start < last.printed.end) {
        if step.record.start != tail || step.printed.is_empty() {
            break;
        }
        tail = step.record.end;
    }
    tail
}

fn edge(printed: Range<usize>, record: Range<usize>, marked: &Marked) -> Between {
    let brackets = marked.brackets[printed.clone()].iter().any(|bracket| *bracket > 0);
    Between { printed, record, kind: Kind::Near, ellipsis: false, brackets }
}

fn between(one: &Run, next: &Run, marked: &Marked, ground: &Ground<'_>) -> Between {
    let printed = one.printed.end..next.printed.start;
    let forward = next.record.start >= one.record.end;
    let record = if forward { one.record.end..next.record.start } else { one.record.end..one.record.end };
    Between {
        kind: if forward {
            apart(record.clone(), printed.len(), ground)
        } else {
            backward(one, next, ground)
        },
        ellipsis: marked.ellipsis[printed.start..=printed.end].contains(&true),
        brackets: marked.brackets[printed.clone()].iter().any(|bracket| *bracket > 0),
        printed,
        record,
    }
}

/// How runs hang together between which the record has the words `gap`, and the print `printed` others.
fn apart(gap: Range<usize>, printed: usize, ground: &Ground<'_>) -> Kind {
    let (words, voice) = (ground.words, ground.voice);
    if gap.is_empty() {
        return Kind::Near;
    }
    if gap.len() > FAR + 2 * INTERRUPTION {
        return Kind::Apart;
    }
    let speaker = voice(gap.start.saturating_sub(1));
    let resumes = voice(gap.end) == speaker;
    let mut own = 0;
    let mut others = 0;
    for at in gap.clone().filter(|at| !words[*at].is(GAP)) {
        if voice(at) == speaker { own += 1 } else { others += 1 }
    }
    if words[gap.clone()].iter().any(|word| word.is(GAP)) {
        return Kind::Apart;
    }
    if resumes && own == 0 && others <= INTERRUPTION {
        return Kind::Interruption;
    }
    if !resumes || others > INTERRUPTION {
        return Kind::Apart;
    }
    let begins = |at: usize| words.get(at).is_none_or(|word| word.is(BEGINS));
    let crosses = (gap.start..=gap.end).any(begins);
    let sentences = begins(gap.start) && begins(gap.end) && own >= 3;
    let passage = crosses && (sentences || own >= PASSAGE);
    if (passage || own > FAR) && printed * 2 < own { Kind::Apart } else { Kind::Near }
}

/// How runs hang together of which the later one stands earlier in the record: words may have been moved
/// within a sentence.
fn backward(one: &Run, next: &Run, ground: &Ground<'_>) -> Kind {
    let span = next.record.start..one.record.end;
    if span.len() > FAR + one.record.len().min(next.record.len()) {
        return Kind::Backward;
    }
    let crosses = (span.start + 1..span.end).any(|at| ground.words[at].is(BEGINS | GAP));
    if crosses { Kind::Backward } else { Kind::Near }
}

/// Runs that were found by chance: they are apart from the others, and too light to be recognised.
fn by_chance(
    runs: &[Run],
    betweens: &[Between],
    (marked, weights): (&Marked, &[Weighed]),
    ground: &Ground<'_>,
) -> Option<Range<usize>> {
    let is_far = |between: &Between| matches!(between.kind, Kind::Apart | Kind::Backward);
    let mut start = 0;
    let mut lightest: Option<(f32, Range<usize>)> = None;
    for end in 1..=runs.len() {
        let last = end == runs.len();
        if !last && !is_far(&betweens[end]) {
            continue;
        }
        let part = start..end;
        let weight: f32 = runs[part.clone()]
            .iter()
            .flat_map(|run| &weights[run.printed.clone()])
            .map(|word| word.weight)
            .sum();
        let (first, final_) = (&runs[start], &runs[end - 1]);
        let begins = first.printed.start == 0 || marked.ellipsis[first.printed.start];
        let ends = last && final_.printed.end == marked.words.len() || marked.ellipsis[final_.printed.end];
        let whole = part.len() == 1 && ((begins && ends) || is_sentence(first, marked, ground));
        let alone = start == 0 && last;
        let lighter = lightest.as_ref().is_none_or(|(other, _)| weight < *other);
        if weight < CHANCE && !whole && !alone && lighter {
            lightest = Some((weight, part));
        }
        start = end;
    }
    lightest.map(|(_, part)| part)
}

/// Whether `run` is one or more whole sentences of both texts.
fn is_sentence(run: &Run, marked: &Marked, ground: &Ground<'_>) -> bool {
    let begins = |words: &[Word], at: usize| words.get(at).is_none_or(|word| word.is(BEGINS | GAP));
    let whole = |words: &[Word], range: &Range<usize>| begins(words, range.start) && begins(words, range.end);
    run.printed.len() > 1 && whole(&marked.words, &run.printed) && whole(ground.words, &run.record)
}
