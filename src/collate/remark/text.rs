//! One distinct text of a speaker, ready to be compared with the others.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::collate::fold::count;
use crate::collate::wording::{Phrase, Vocabulary};
use crate::model::{Key, Language};

/// Texts of at most so many words are fragments.
const FRAGMENT: usize = 2;

/// The least part of the shorter of two texts that agrees, if they are wordings of one remark.
const AGREEMENT: f32 = 0.7;

/// A text of fewer words could find them strewn about in any long one.
const FEW_WORDS: usize = 8;

/// The least part of the words of a text, and of a short one, that stand side by side in the other too.
const SIDE_BY_SIDE: f32 = 0.3;
const SIDE_BY_SIDE_IF_SHORT: f32 = 0.5;

/// So many bytes of the record in common are more than a chance.
const OVERLAP: usize = 12;

/// One distinct text: words without what may differ between two prints of them.
#[derive(Debug)]
pub(super) struct Text<'c> {
    /// The folded words.
    pub(super) folded: String,
    /// How many they are.
    pub(super) words: usize,
    /// Its sentences, which are texts too, if it has several.
    pub(super) sentences: Vec<usize>,
    phrase: Phrase,
    language: &'c str,
    /// Others that it is typed in as well.
    languages: Vec<&'c str>,
    located: Vec<(&'c Key, &'c [Range<usize>])>,
}

impl<'c> Text<'c> {
    /// The text `folded`, typed as `words` in the first place.
    pub(super) fn new(folded: String, words: &str, language: &'c Language, vocabulary: &Vocabulary) -> Self {
        Self {
            words: count(&folded),
            phrase: Phrase::new(words, vocabulary),
            folded,
            sentences: Vec::new(),
            language: language.primary(),
            languages: Vec::new(),
            located: Vec::new(),
        }
    }

    /// Take up that it is also typed in `language`, and stands at `spans` of the transcripts of some sources.
    pub(super) fn also(
        &mut self,
        language: &'c Language,
        spans: impl Iterator<Item = (&'c Key, &'c [Range<usize>])>,
    ) {
        if !self.is_in(language.primary()) {
            self.languages.push(language.primary());
        }
        for place in spans {
            if !self.located.contains(&place) {
                self.located.push(place);
            }
        }
    }

    /// Whether it is too short to have a page of its own.
    pub(super) fn is_fragment(&self) -> bool {
        self.words <= FRAGMENT
    }

    /// How far it is a wording of the same remark as `other`; nothing if it is not.
    pub(super) fn agrees(&self, other: &Self) -> Option<f32> {
        if self.folded == other.folded || self.overlaps(other) {
            return Some(1.0);
        }
        if !self.shares_language(other) || self.is_fragment() || other.is_fragment() {
            return None;
        }
        let share = self.phrase.agreement(&other.phrase).share;
        if share < AGREEMENT {
            return None;
        }
        let (shorter, longer) =
            if self.phrase.len() <= other.phrase.len() { (self, other) } else { (other, self) };
        let least = if shorter.words < FEW_WORDS { SIDE_BY_SIDE_IF_SHORT } else { SIDE_BY_SIDE };
        let beside = shorter.covered_by(longer).iter().filter(|covered| **covered).count();
        (part(beside, shorter.phrase.len()) >= least).then_some(share)
    }

    fn is_in(&self, language: &str) -> bool {
        self.language == language || self.languages.contains(&language)
    }

    fn shares_language(&self, other: &Self) -> bool {
        self.is_in(other.language) || other.languages.iter().any(|language| self.is_in(language))
    }

    /// Whether the two stand, in good part, at the same place of a record.
    fn overlaps(&self, other: &Self) -> bool {
        let common = self.common(other).map(|range| range.len()).sum::<usize>();
        let least = self.length_on_record().min(other.length_on_record()) / 2;
        common > 0 && common >= least.min(OVERLAP)
    }

    /// The parts of its places on record that are places of `other` too, as places in its own words on record.
    fn common<'t>(&'t self, other: &'t Self) -> impl Iterator<Item = Range<usize>> + 't {
        let mut before = 0;
        let own =
            self.located.iter().flat_map(|(source, spans)| spans.iter().map(move |span| (source, span)));
        own.flat_map(move |(source, span)| {
            let start = before;
            before += span.len();
            let theirs = other.located.iter().filter(move |(other, _)| other == source);
            theirs.flat_map(|(_, spans)| spans.iter()).filter_map(move |other| {
                let (from, to) = (span.start.max(other.start), span.end.min(other.end));
                (from < to).then(|| start + from - span.start..start + to - span.start)
            })
        })
    }

    fn length_on_record(&self) -> usize {
        self.located.iter().flat_map(|(_, spans)| spans.iter()).map(ExactSizeIterator::len).sum()
    }

    /// For each of its words, whether it stands in `other` beside the same word as here, or at the same place of
    /// the record.
    pub(super) fn covered_by(&self, other: &Self) -> Vec<bool> {
        let pairs: BTreeSet<(u64, u64)> = other.pairs().collect();
        let mut covered = vec![false; self.phrase.len()];
        for (at, pair) in self.pairs().enumerate().filter(|(_, pair)| pairs.contains(pair)) {
            let _ = pair;
            covered[at] = true;
            covered[at + 1] = true;
        }
        let (words, length) = (covered.len(), self.length_on_record().max(1));
        for range in self.common(other) {
            covered[range.start * words / length..range.end * words / length].fill(true);
        }
        covered
    }

    fn pairs(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.phrase.keys().zip(self.phrase.keys().skip(1))
    }

    /// By what it is found among thousands: all its words, its runs of two and three, and its places on record.
    pub(super) fn keys(&self) -> Vec<u64> {
        let words: Vec<u64> = self.phrase.keys().collect();
        let runs = [2, 3].into_iter().flat_map(|length| words.windows(length)).map(hash);
        let mut keys: Vec<u64> = runs.chain(std::iter::once(hash(&words))).collect();
        for (source, spans) in &self.located {
            let source = source.id.as_str().bytes().fold(SEED, |sum, byte| mixed(sum, u64::from(byte)));
            let cells = spans.iter().flat_map(|span| span.start / CELL..=span.end / CELL);
            keys.extend(cells.map(|cell| mixed(source, cell as u64)));
        }
        keys
    }
}

/// The bytes of a record that are one place when texts are looked up by it.
const CELL: usize = 64;

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

fn hash(words: &[u64]) -> u64 {
    words.iter().fold(SEED, |sum, word| mixed(sum, *word))
}

fn mixed(sum: u64, more: u64) -> u64 {
    (sum.rotate_left(23) ^ more).wrapping_mul(SEED)
}

/// Which part of the `whole` are `some`.
#[expect(clippy::cast_precision_loss, reason = "numbers of words are small")]
pub(super) fn part(some: usize, whole: usize) -> f32 {
    some as f32 / whole.max(1) as f32
}
