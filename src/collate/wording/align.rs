//! Printed words beside the words of a record: the cheapest way to make one of the other, in which the
//! printed words may go on elsewhere in the record (an alignment with jumps).
//!
//! Without jumps this is the usual dynamic programme for the distance of two sequences with free ends on one
//! side (Sellers 1980); a jump costs the same however far it goes.

use std::ops::Range;

use super::hash::Hash;
use super::words::{BEGINS, CAPITAL, GAP, NUMBER, Word, same};

/// A word of one side, with what it weighs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub(super) word: Word,
    /// 1 for a word that says something, less for one that carries little.
    pub(super) weight: f32,
    /// Printed: whether it stands in brackets. Record: whether somebody else says it.
    pub(super) apart: bool,
}

/// A step of the way from the record to the printed words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The printed words of this step.
    pub(super) printed: Range<usize>,
    /// The words of the record; where nothing of it is used, the place.
    pub(super) record: Range<usize>,
    /// Whether they are the same.
    pub(super) same: bool,
}

impl Step {
    /// The same step, where the printed words begin with number `first`.
    pub(super) fn moved(self, first: usize) -> Self {
        Self { printed: self.printed.start + first..self.printed.end + first, ..self }
    }
}

const JUMP: f32 = 2.0;
const JUMP_BACK: f32 = 2.4;
/// From the end of one sentence to the beginning of another.
const SENTENCE: f32 = 0.45;
const MARKED_JUMP: f32 = 0.25;
const MARKED_JUMP_BACK: f32 = 1.6;
const NEVER: f32 = 1e9;

/// What was done to reach a cell of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    Start,
    Same,
    Other,
    Added,
    LeftOut,
    /// Two printed words are one of the record.
    TwoPrinted,
    /// Two words of the record are one printed word.
    TwoRecord,
}

/// The printed words with their marks, and the stretches of the record in which they may stand.
pub(super) struct Table<'a> {
    printed: &'a [Weighed],
    /// For each printed word and the end, whether an ellipsis stands before it.
    ellipsis: &'a [bool],
    /// The words of the stretches, with their numbers in the record.
    columns: Vec<(usize, Weighed)>,
    /// For each column, the hash of it and the one before, written as one.
    joined: Vec<u64>,
    costs: Vec<f32>,
    moves: Vec<Move>,
    jumped: Vec<bool>,
    /// For each row, the column from which a jump begins, for each column to which it may lead.
    origins: Vec<Origins>,
}

#[derive(Clone, Default)]
struct Origins {
    best: usize,
    /// At an ellipsis: the best column before each.
    before: Vec<u32>,
}

/// The cheapest way from `record`, within `stretches`, to `printed`.
pub(super) fn align(
    printed: &[Weighed],
    ellipsis: &[bool],
    record: &dyn Fn(usize) -> Weighed,
    stretches: &[Range<usize>],
) -> Vec<Step> {
    let mut columns: Vec<(usize, Weighed)> = Vec::new();
    for stretch in stretches {
        if !columns.is_empty() {
            columns.push((stretch.start, border(stretch.start)));
        }
        columns.extend(stretch.clone().map(|at| (at, record(at))));
    }
    let joined = (0..columns.len()).map(|at| joined_key(&columns, at)).collect();
    let cells = (printed.len() + 1) * (columns.len() + 1);
    let mut table = Table {
        printed,
        ellipsis,
        joined,
        costs: vec![0.0; cells],
        moves: vec![Move::Start; cells],
        jumped: vec![false; cells],
        origins: vec![Origins::default(); printed.len() + 1],
        columns,
    };
    for row in 1..=printed.len() {
        table.row(row);
    }
    table.way()
}

/// What stands between two stretches that are not adjacent.
fn border(at: usize) -> Weighed {
    Weighed { word: Word::gap(at), weight: NEVER, apart: false }
}

/// The hash of column `at` and the one before, written as one.
fn joined_key(columns: &[(usize, Weighed)], at: usize) -> u64 {
    let word = |at: usize| columns[at].1.word;
    let words = at > 0 && !word(at - 1).is(GAP) && !word(at).is(GAP);
    if words { Hash::joined(word(at - 1).hash, word(at).hash).key } else { 0 }
}

impl Table<'_> {
    fn width(&self) -> usize {
        self.columns.len() + 1
    }

    /// Fill the row of the first `row` printed words.
    fn row(&mut self, row: usize) {
        let width = self.width();
        let word = self.printed[row - 1];
        let added = if word.apart { 0.03 } else { 0.75 * word.weight + 0.15 };
        let pair = (row > 1).then(|| Hash::joined(self.printed[row - 2].word.hash, word.word.hash).key);
        let left_out = self.left_out(row);
        for at in 0..width {
            let cell = row * width + at;
            let mut best = (self.costs[cell - width] + added, Move::Added);
            if at > 0 {
                let (cost, step) = self.diagonal(row, at, &word);
                if cost < best.0 || (cost <= best.0 && step == Move::Same) {
                    best = (cost, step);
                }
                if let Some(cost) = self.as_one(row, at, pair).filter(|cost| cost.0 < best.0) {
                    best = cost;
                }
                let cost = self.costs[cell - 1] + left_out(&self.columns, at - 1);
                if cost < best.0 {
                    best = (cost, Move::LeftOut);
                }
            }
            (self.costs[cell], self.moves[cell]) = best;
        }
        if row < self.printed.len() {
            self.jump(row);
        }
    }

    /// What it costs to leave out a column behind the first `row` printed words.
    fn left_out(&self, row: usize) -> impl Fn(&[(usize, Weighed)], usize) -> f32 + use<> {
        let marked = self.ellipsis[row];
        let bracket = self.printed[row - 1].apart || self.printed.get(row).is_some_and(|next| next.apart);
        move |columns, at| {
            let column = columns[at].1;
            match (column.word.is(GAP), marked) {
                (true, _) if column.weight >= NEVER => NEVER,
                (_, true) => 0.02,
                (true, false) => 1.2,
                _ if column.apart => 0.02,
                _ if bracket => 0.1,
                _ => 0.5 * column.weight + 0.1,
            }
        }
    }

    /// The cost of setting printed word `row` beside the column before `at`.
    fn diagonal(&self, row: usize, at: usize, word: &Weighed) -> (f32, Move) {
        let width = self.width();
        let before = self.costs[(row - 1) * width + at - 1];
        let column = self.columns[at - 1].1;
        if column.word.is(GAP) {
            return (before + NEVER, Move::Other);
        }
        if same(&word.word, &column.word) {
            // an ending that may stand for a word is more surely the same ending
            let unsure = if word.word.key() == column.word.key() { 0.0 } else { 0.1 };
            return (before + unsure + if column.apart { 0.12 } else { 0.0 }, Move::Same);
        }
        if word.apart {
            return (before + 0.05, Move::Other);
        }
        let full = 0.55 * (word.weight + column.weight) + 0.1;
        (before + if are_alike(&word.word, &column.word) { 0.6 * full } else { full }, Move::Other)
    }

    /// Two words written as one on the other side.
    fn as_one(&self, row: usize, at: usize, pair: Option<u64>) -> Option<(f32, Move)> {
        let width = self.width();
        let word = self.printed[row - 1].word;
        if at > 1 && self.joined[at - 1] == word.key() {
            return Some((self.costs[(row - 1) * width + at - 2] + 0.02, Move::TwoRecord));
        }
        let fits = row > 1 && pair == Some(self.columns[at - 1].1.word.key());
        fits.then(|| (self.costs[(row - 2) * width + at - 1] + 0.02, Move::TwoPrinted))
    }

    /// Let the printed words go on elsewhere behind the first `row`.
    fn jump(&mut self, row: usize) {
        let width = self.width();
        let costs = &self.costs[row * width..(row + 1) * width];
        let best = (0..width).reduce(|one, other| if costs[other] < costs[one] { other } else { one });
        let best = best.unwrap_or(0);
        let marked = self.ellipsis[row];
        let mut before = Vec::new();
        if marked {
            let mut least = 0;
            for at in 0..width {
                least = if costs[at] < costs[least] { at } else { least };
                before.push(u32::try_from(least).unwrap_or(0));
            }
        }
        let lowest = costs[best];
        let begins = self.printed.get(row).is_some_and(|next| next.word.is(BEGINS));
        let back = if marked { MARKED_JUMP_BACK } else { JUMP_BACK };
        let mut changed = Vec::new();
        for at in 0..width {
            let jump = if at < best { back } else { JUMP };
            let whole = begins && self.columns.get(at).is_some_and(|(_, column)| column.word.is(BEGINS));
            let mut cost = lowest + if whole { SENTENCE * jump } else { jump };
            if marked {
                cost = cost.min(costs[before[at] as usize] + MARKED_JUMP);
            }
            if cost < costs[at] {
                changed.push((at, cost));
            }
        }
        self.origins[row] = Origins { best, before };
        for (at, cost) in changed {
            self.costs[row * width + at] = cost;
            self.jumped[row * width + at] = true;
        }
    }

    /// The column from which the jump behind `row` to `at` began.
    fn origin(&self, row: usize, at: usize) -> usize {
        let Origins { best, before } = &self.origins[row];
        let cost = self.costs[row * self.width() + at];
        let near = before.get(at).map(|near| *near as usize);
        let marked = near.filter(|near| {
            let from = row * self.width() + near;
            !self.jumped[from] && (self.costs[from] + MARKED_JUMP - cost).abs() < 1e-4
        });
        marked.unwrap_or(*best)
    }

    /// The steps of the cheapest way, read backward from its end.
    fn way(&self) -> Vec<Step> {
        let width = self.width();
        let mut row = self.printed.len();
        let last = &self.costs[row * width..];
        let mut at =
            (0..width).reduce(|one, other| if last[other] < last[one] { other } else { one }).unwrap_or(0);
        let mut steps = Vec::new();
        while row > 0 {
            let cell = row * width + at;
            if self.jumped[cell] {
                at = self.origin(row, at);
            }
            let (rows, columns, same) = match self.moves[row * width + at] {
                Move::Start => break,
                Move::Same => (1, 1, true),
                Move::Other => (1, 1, false),
                Move::Added => (1, 0, false),
                Move::LeftOut => (0, 1, false),
                Move::TwoPrinted => (2, 1, true),
                Move::TwoRecord => (1, 2, true),
            };
            let place = self.place(at);
            let record = if columns == 0 { place..place } else { place - columns..place };
            steps.push(Step { printed: row - rows..row, record, same });
            row -= rows;
            at -= columns;
        }
        steps.reverse();
        steps
    }

    /// The number in the record behind the column before `at`.
    fn place(&self, at: usize) -> usize {
        let is_border = |at: usize| self.columns[at].1.weight >= NEVER;
        match at.checked_sub(1) {
            Some(before) if !is_border(before) => self.columns[before].0 + 1,
            _ => self.columns.get(at).map_or(0, |(number, _)| *number),
        }
    }
}

/// Whether one word may stand for the other: both begin alike, or both are numbers, or names.
fn are_alike(one: &Word, other: &Word) -> bool {
    let name = |word: &Word| word.is(CAPITAL) && !word.is(BEGINS);
    (one.stem != 0 && one.stem == other.stem)
        || (one.is(NUMBER) && other.is(NUMBER))
        || (name(one) && name(other))
}
