//! Printed words against a record: where they stand in it, and how they differ.

mod comparison;

pub use comparison::{Change, Comparison, Fidelity, Severity, Step, Touch};

use std::ops::Range;

use super::fold::fold;
use crate::model::{Language, Transcript};

/// Words as they are printed, to be held against a record.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'a> {
    /// The words, without the quotation marks around them.
    pub words: &'a str,
    /// The language that they are in, if that is known.
    pub language: Option<&'a Language>,
    /// The names of the one who is said to have spoken them; none if that does not matter.
    pub speaker: &'a [String],
}

/// A text that words are held against, read once for many comparisons.
#[derive(Clone, Debug)]
pub struct Record {
    text: String,
}

impl Record {
    /// The record that is `words` themselves, such as a registered quote.
    pub fn of_words(words: &str, language: &Language) -> Self {
        let _ = language;
        Self { text: words.to_owned() }
    }

    /// The record that is the `speech` in `text`.
    pub fn of_transcript(text: &str, speech: &Transcript, language: &Language) -> Self {
        let _ = speech;
        Self::of_words(text, language)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of the record at `spans`, joined by “ … ”.
    pub fn words_at(&self, spans: &[Range<usize>]) -> String {
        spans.iter().map(|span| &self.text[span.clone()]).collect::<Vec<_>>().join(" … ")
    }

    /// Where `printed` stands in the record, and how it differs from that.
    pub fn compare(&self, printed: &Printed<'_>) -> Comparison {
        let found = fold(&self.text).contains(&fold(printed.words));
        Comparison {
            fidelity: if found { Fidelity::Excerpt } else { Fidelity::NotLocated },
            also: Vec::new(),
            severity: if found { Severity::None } else { Severity::Major },
            touches: Vec::new(),
            spans: Vec::new(),
            diff: Vec::new(),
            turn: None,
        }
    }
}

/// A wording, read once to be compared with others.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    /// Its words without what may differ, in order, as hashes.
    pub(super) keys: Vec<u64>,
    /// How much each counts: little for articles and the like.
    pub(super) weights: Vec<f32>,
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

impl Phrase {
    /// The words of `words`, which are in `language`.
    pub fn new(words: &str, language: &Language) -> Self {
        let _ = language;
        let keys: Vec<u64> = fold(words)
            .split(' ')
            .map(|word| word.bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(31) ^ u64::from(byte)))
            .collect();
        Self { weights: vec![1.0; keys.len()], keys }
    }

    /// How far this wording and `other` agree.
    pub fn agreement(&self, other: &Self) -> Agreement {
        let mut row = vec![Run::default(); other.keys.len() + 1];
        for (i, key) in self.keys.iter().enumerate() {
            let (mut diagonal, mut left) = (Run::default(), Run::default());
            for (j, own) in other.keys.iter().enumerate() {
                let above = row[j + 1];
                let longer = if key == own { diagonal.and(i, j, self.weights[i]) } else { Run::default() };
                left = [above, left].into_iter().fold(longer, Run::better);
                (diagonal, row[j + 1]) = (above, left);
            }
        }
        let best = row[other.keys.len()];
        let whole = |phrase: &Self| phrase.weights.iter().sum::<f32>();
        let shorter = whole(self).min(whole(other));
        let share = if shorter > 0.0 { best.weight / shorter } else { 0.0 };
        Agreement { share, first: best.from.0..best.to.0, second: best.from.1..best.to.1 }
    }
}

/// Words that stand in both wordings in the same order.
#[derive(Clone, Copy, Default)]
struct Run {
    weight: f32,
    from: (usize, usize),
    to: (usize, usize),
}

impl Run {
    fn and(self, i: usize, j: usize, weight: f32) -> Self {
        let from = if self.weight > 0.0 { self.from } else { (i, j) };
        Self { weight: self.weight + weight, from, to: (i + 1, j + 1) }
    }

    fn better(self, other: Self) -> Self {
        if other.weight > self.weight { other } else { self }
    }
}
