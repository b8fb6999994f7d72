//! Two wordings beside each other: how far they agree.

use std::ops::Range;

use super::marks::Marked;
use super::vocabulary::{FUNCTION, Vocabulary};
use super::words::Word;
use super::words::same;

/// A wording, read once to be compared with others.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    words: Vec<Word>,
    weights: Vec<f32>,
}

/// How far two wordings agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The part of the shorter one, by weight, that stands in the other in the same order: 0 to 1.
    pub share: f32,
    /// The words of the first from the first to the last that agree.
    pub first: Range<usize>,
    /// The same of the second.
    pub second: Range<usize>,
}

/// What words that carry little weigh beside the others.
const LITTLE: f32 = 0.35;

impl Phrase {
    /// The words of `words`, without what editors have put in brackets.
    pub fn new(words: &str, vocabulary: &Vocabulary) -> Self {
        let marked = Marked::read(words, vocabulary);
        let kept = marked.words.iter().zip(&marked.brackets).filter(|(_, bracket)| **bracket == 0);
        let words: Vec<Word> = kept.map(|(word, _)| *word).collect();
        let weight = |word: &Word| if vocabulary.class(word.key()) & FUNCTION == 0 { 1.0 } else { LITTLE };
        Self { weights: words.iter().map(weight).collect(), words }
    }

    /// What stands for each word, without what may differ between two prints of the same words.
    pub fn keys(&self) -> impl Iterator<Item = u64> {
        self.words.iter().map(Word::key)
    }

    /// How much each word counts: 1, or less for one that carries little.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How far this wording and `other` agree. Takes time in proportion to the product of their lengths.
    pub fn agreement(&self, other: &Self) -> Agreement {
        let total = |phrase: &Self| phrase.weights.iter().sum::<f32>();
        if total(self) > total(other) {
            let Agreement { share, first, second } = other.within(self);
            return Agreement { share, first: second, second: first };
        }
        self.within(other)
    }

    /// How far this wording, the shorter one, stands in `longer`: what it takes to make one of the other, where
    /// what stands between its words in the longer one counts little.
    fn within(&self, longer: &Self) -> Agreement {
        let total: f32 = self.weights.iter().sum();
        let width = longer.words.len() + 1;
        let mut row = vec![(0.0_f32, Reach::default()); width];
        for (at, cell) in row.iter_mut().enumerate() {
            cell.1.from = at;
        }
        for (number, (word, weight)) in self.words.iter().zip(&self.weights).enumerate() {
            let mut diagonal = row[0];
            row[0].0 += weight;
            for at in 1..width {
                let above = row[at];
                let theirs = longer.weights[at - 1];
                let met = match_cost(word, &longer.words[at - 1]);
                let skipped = row[at - 1].0 + 0.1 * theirs;
                let added = above.0 + weight;
                let matched = met.map_or(f32::MAX, |cost| diagonal.0 + cost * weight);
                row[at] = if matched <= added && matched <= skipped {
                    (matched, diagonal.1.with(number, at - 1))
                } else if added < skipped {
                    (added, above.1)
                } else {
                    (skipped, row[at - 1].1)
                };
                diagonal = above;
            }
        }
        let best = row.iter().min_by(|one, other| one.0.total_cmp(&other.0));
        let Some((cost, reach)) = best.filter(|_| total > 0.0) else {
            return Agreement { share: 0.0, first: 0..0, second: 0..0 };
        };
        Agreement { share: (1.0 - cost / total).max(0.0), first: reach.own(), second: reach.theirs() }
    }
}

fn match_cost(one: &Word, other: &Word) -> Option<f32> {
    if same(one, other) {
        return Some(0.0);
    }
    (one.stem != 0 && one.stem == other.stem).then_some(0.4)
}

/// From where to where two wordings agree.
#[derive(Clone, Copy, Default)]
struct Reach {
    from: usize,
    first: Option<(usize, usize)>,
    last: (usize, usize),
}

impl Reach {
    fn with(self, own: usize, theirs: usize) -> Self {
        Self { first: self.first.or(Some((own, theirs))), last: (own, theirs), ..self }
    }

    fn own(self) -> Range<usize> {
        self.first.map_or(0..0, |(own, _)| own..self.last.0 + 1)
    }

    fn theirs(self) -> Range<usize> {
        self.first.map_or(self.from..self.from, |(_, theirs)| theirs..self.last.1 + 1)
    }
}
