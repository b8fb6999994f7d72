//! A text that words are held against: its words, where they stand, and whose they are.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::diff::Text;
use super::marks::Marked;
use super::place::Index;
use super::vocabulary::Vocabulary;
use super::words::{BEGINS, Reader, Word};
use crate::collate::lexicon::fold_word;
use crate::model::{Chunk, Transcript};

/// A text that words are held against, read once for many comparisons.
#[derive(Clone, Debug)]
pub struct Record {
    pub(super) text: Arc<str>,
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(super) words: Vec<Word>,
    pub(super) index: Index,
    /// The words with which sentences begin.
    sentences: Vec<usize>,
    /// Where speech stands in the text, in order; all of it, if there are none.
    pub(super) chunks: Vec<Range<usize>>,
    /// For each turn, the number of its first word and that of its label.
    turns: Vec<(usize, usize)>,
    /// The labels, each once; the first is that of turns without one.
    pub(super) labels: Vec<Option<String>>,
}

/// A stretch of speech of more bytes is no cue: it is read by itself.
const WHOLE: usize = 1000;

impl Record {
    /// The record that is `words` themselves, such as a registered quote.
    pub fn of_words(words: &str, vocabulary: Arc<Vocabulary>) -> Self {
        let marked = Marked::read(words, &vocabulary);
        let mut record = Self::empty(words, vocabulary);
        for (at, word) in marked.words.iter().enumerate() {
            if marked.ellipsis[at] && at > 0 {
                record.words.push(Word::gap(word.start as usize));
            }
            record.words.push(*word);
        }
        record.with_sentences()
    }

    /// The record that is the `speech` in `text`.
    pub fn of_transcript(text: &str, speech: &Transcript, vocabulary: Arc<Vocabulary>) -> Self {
        let reading = Arc::clone(&vocabulary);
        let mut record = Self::empty(text, vocabulary);
        let mut reader = Reader::new(&reading);
        let mut numbers = BTreeMap::from([(None, 0)]);
        for turn in &speech.turns {
            if turn.gap_before && !record.words.is_empty() {
                let at = turn.chunks.first().map_or(0, |chunk| chunk.range.start);
                record.words.push(Word::gap(at));
            }
            let next = record.labels.len();
            let label = *numbers.entry(turn.label.as_deref()).or_insert(next);
            if label == next {
                record.labels.push(turn.label.clone());
            }
            record.turns.push((record.words.len(), label));
            record.read(&turn.chunks, &mut reader);
        }
        record.index = Index::of(&record.words);
        record.with_sentences()
    }

    /// Add the words of a turn.
    fn read(&mut self, chunks: &[Chunk], reader: &mut Reader<'_>) {
        let text = Arc::clone(&self.text);
        let mut begins = true;
        for chunk in chunks {
            for (part, gap) in speech_in(&text, chunk.range.clone()) {
                if gap || reader.is_full() {
                    reader.add(&text, &mut self.words);
                }
                if gap && !self.words.is_empty() {
                    self.words.push(Word::gap(part.start));
                }
                self.chunks.push(part.clone());
                let said = text[part.clone()].trim_end().trim_end_matches(['"', '”', '“', '’', '»', ')']);
                let (ends, blank) = (said.ends_with(['.', '!', '?', '؟', '…']), said.trim().is_empty());
                if part.len() > WHOLE {
                    reader.add(&text, &mut self.words);
                    reader.read(&text, part, begins, &mut self.words);
                } else {
                    reader.take(&text, part, begins);
                }
                begins = ends || (begins && blank);
            }
        }
        reader.add(&text, &mut self.words);
    }

    fn empty(text: &str, vocabulary: Arc<Vocabulary>) -> Self {
        let (words, turns, chunks) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            text: text.into(),
            vocabulary,
            words,
            index: Index::default(),
            sentences: Vec::new(),
            chunks,
            turns,
            labels: vec![None],
        }
    }

    fn with_sentences(mut self) -> Self {
        let begins = |at: &usize| self.words[*at].is(BEGINS);
        self.sentences = (0..self.words.len()).filter(begins).collect();
        self
    }

    /// The number of the sentence in which word `at` stands.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.sentences.partition_point(|first| *first <= at)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of the record at `spans`, joined by “ … ”.
    pub fn words_at(&self, spans: &[Range<usize>]) -> String {
        let text = Text { whole: &self.text, words: &self.words, chunks: &self.chunks };
        spans.iter().map(|span| text.slice(span.clone())).collect::<Vec<_>>().join(" … ")
    }

    /// For each label, whether it is somebody else's than the one with `names`; `is_own` knows of some.
    pub(super) fn foreign_labels(
        &self,
        names: &[String],
        is_own: &dyn Fn(&str) -> Option<bool>,
    ) -> Vec<bool> {
        let is_other = |label: &Option<String>| {
            label.as_ref().is_some_and(|label| !is_own(label).unwrap_or_else(|| is_of(label, names)))
        };
        self.labels.iter().map(|label| !names.is_empty() && is_other(label)).collect()
    }

    /// The number of the label under which word `at` stands.
    pub(super) fn voice(&self, at: usize) -> usize {
        let turns = self.turns.partition_point(|(first, _)| *first <= at);
        turns.checked_sub(1).map_or(0, |turn| self.turns[turn].1)
    }
}

/// The longest bracket that is taken for something else than speech, in bytes.
const LONGEST_BRACKET: usize = 160;

/// The parts of `range` of a transcript that are speech, and whether something is left out before each.
fn speech_in(text: &str, range: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let mut parts = Vec::new();
    let (mut from, mut gap) = (range.start, false);
    let mut at = from;
    while let Some(open) = text[at..range.end].find(['[', '(']).map(|open| at + open) {
        let close = if text[open..].starts_with('[') { ']' } else { ')' };
        let near = &text.as_bytes()[open..range.end.min(open + LONGEST_BRACKET)];
        let Some(end) = near.iter().position(|byte| char::from(*byte) == close).map(|end| open + end) else {
            at = open + 1;
            continue;
        };
        let inner = text[open + 1..end].trim().trim_end_matches('.').to_lowercase();
        let is_gap = !inner.is_empty() && inner.chars().all(|sign| matches!(sign, '.' | '…' | ' '));
        let omitted = is_gap || text[open + 1..end].trim() == "..." || inner.starts_with("inaudible");
        let sound = close == ']'
            || ["laugh", "applause", "crosstalk", "via ", "through "]
                .iter()
                .any(|word| inner.starts_with(word));
        if !omitted && !sound {
            at = open + 1;
            continue;
        }
        parts.push((from..open, gap));
        gap = omitted;
        from = end + 1;
        at = from;
    }
    parts.push((from..range.end, gap));
    parts
}

/// Whether the turn `label` is of the one with `names`: every word of a name, or its last one, is in it.
pub fn is_of(label: &str, names: &[String]) -> bool {
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
        parts.filter(|part| !part.is_empty()).map(fold_word).collect()
    };
    let label = words(label);
    names.iter().map(|name| words(name)).any(|name| {
        let last = name.last().is_some_and(|last| last.chars().count() > 2 && label.contains(last));
        let all = !label.is_empty() && label.iter().all(|word| name.contains(word));
        last || all
    })
}
