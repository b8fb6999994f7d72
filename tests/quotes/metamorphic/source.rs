//! A transcript with what is known about its words, and a dice that always falls the same way.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;

use onrecord::collate::fold;

use super::super::folder;
use super::super::speech::{Sentence, Speech, find};
use super::Case;
use crate::expected::Expected;

/// A transcript to make cases from.
pub(super) struct Source {
    /// The language, and maybe a number.
    pub(super) name: &'static str,
    pub(super) language: &'static str,
    pub(super) speech: Speech,
    pub(super) sentences: Vec<Sentence>,
    /// Pairs of an operation and what it does.
    swaps: Vec<(String, String)>,
    negators: BTreeSet<String>,
    pub(super) fillers: BTreeSet<String>,
    folded: String,
}

impl Source {
    pub(super) fn new(name: &'static str, speech: Speech) -> Self {
        let language = name.split('-').next().unwrap();
        let path = folder().join(format!("swaps/{name}.txt"));
        let text = fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let swaps: Vec<(String, String)> = lines
            .map(|line| line.split_once(": ").unwrap_or_else(|| panic!("{name}: {line}")))
            .map(|(operation, what)| (operation.to_owned(), what.to_owned()))
            .collect();
        let set = |list: &str| {
            let lists = swaps.iter().filter(|(operation, _)| operation == list);
            lists.flat_map(|(_, words)| words.split(' ').map(str::to_owned)).collect()
        };
        let (negators, fillers) = (set("negators"), set("fillers"));
        let (sentences, folded) = (speech.sentences(), format!(" {} ", fold(&speech.text)));
        let source = Self { name, language, speech, sentences, swaps, negators, fillers, folded };
        for (operation, what) in &source.swaps {
            if let Some((words, _)) = what.split_once(" => ") {
                assert!(!find(source.text(), words).is_empty(), "{name}: {operation}: no `{words}`");
            }
        }
        source
    }

    pub(super) fn text(&self) -> &str {
        &self.speech.text
    }

    pub(super) fn at(&self, range: &Range<usize>) -> &str {
        &self.speech.text[range.clone()]
    }

    /// Pairs of words and what stands for them instead.
    pub(super) fn pairs<'s>(&'s self, operation: &'s str) -> impl Iterator<Item = (&'s str, &'s str)> {
        self.list(operation).map(|what| what.split_once(" => ").unwrap())
    }

    pub(super) fn list<'s>(&'s self, operation: &'s str) -> impl Iterator<Item = &'s str> {
        self.swaps.iter().filter(move |(name, _)| name == operation).map(|(_, what)| what.as_str())
    }

    /// Whether a word in `range` negates.
    pub(super) fn negates(&self, range: &Range<usize>) -> bool {
        self.at(range).split_whitespace().any(|word| self.is_negator(word))
    }

    pub(super) fn is_negator(&self, word: &str) -> bool {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        self.negators.contains(&word) || word.split(['\'', '-']).any(|part| self.negators.contains(part))
    }

    /// Whether a word beside `at`, in `range`, negates: what is done to a negation there can be taken two ways.
    pub(super) fn negates_beside(&self, at: &Range<usize>, range: &Range<usize>) -> bool {
        let before = self.text()[range.start..at.start].split_whitespace().next_back().unwrap_or_default();
        let after = self.text()[at.end..range.end].split_whitespace().next().unwrap_or_default();
        self.is_negator(before) || self.is_negator(after)
    }

    /// Whether `words` begin or end within a number of several words.
    pub(super) fn cuts_number(&self, words: &Range<usize>) -> bool {
        self.list("number-of-words").any(|number| {
            let places = find(self.text(), number);
            let inside = |at: usize, place: &Range<usize>| place.start < at && at < place.end;
            places.iter().any(|place| inside(words.start, place) || inside(words.end, place))
        })
    }

    /// Whether there is a number in `range`.
    pub(super) fn has_number(&self, range: &Range<usize>) -> bool {
        let words = self.at(range);
        let known = self.list("number-of-words").chain(self.pairs("number").map(|(number, _)| number));
        let beside = |number: &str| {
            find(self.text(), number).iter().any(|place| place.start < range.end && range.start < place.end)
        };
        words.contains(|letter: char| letter.is_numeric()) || known.into_iter().any(beside)
    }

    /// Whether a word in `range` is a sound that says nothing.
    pub(super) fn has_filler(&self, sentence: &Sentence) -> bool {
        sentence.words.iter().any(|word| self.fillers.contains(&self.at(word).to_lowercase()))
    }

    /// Whether `printed` stands in the transcript as it is.
    pub(super) fn has(&self, printed: &str) -> bool {
        self.folded.contains(&format!(" {} ", fold(printed)))
    }

    /// Whether the words in `range` stand in the transcript once.
    pub(super) fn is_unique(&self, range: &Range<usize>) -> bool {
        self.folded.matches(&format!(" {} ", fold(self.at(range)))).count() == 1
    }

    /// The sentences that are long enough and have nothing in them that could be taken two ways.
    pub(super) fn whole(&self, least: usize) -> impl Iterator<Item = (usize, &Sentence)> {
        let fits = move |(_, sentence): &(usize, &Sentence)| {
            sentence.words.len() >= least && !self.has_filler(sentence) && self.is_unique(&sentence.range)
        };
        self.sentences.iter().enumerate().filter(fits)
    }

    /// The words `from..to` of `sentence`, from the first letter to the last.
    pub(super) fn slice(sentence: &Sentence, words: &Range<usize>) -> Range<usize> {
        sentence.words[words.start].start..sentence.words[words.end - 1].end
    }

    /// Whether a part of `sentence` that has these words begins and ends amid a clause, so that nobody can
    /// take it for a sentence.
    pub(super) fn is_amid(&self, sentence: &Sentence, words: &Range<usize>) -> bool {
        let range = Self::slice(sentence, words);
        let before = &self.text()[sentence.range.start..range.start];
        let after = &self.text()[range.end..sentence.range.end];
        let divides = |letter: char| ":;—–«»\"“”„".contains(letter);
        let end = |text: &str| text.trim().chars().next_back().is_some_and(divides);
        let start = |text: &str| text.trim().chars().next().is_some_and(divides);
        !end(before) && !start(after)
    }
}

/// Numbers that look random and are the same each time.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: &str) -> Self {
        let hash = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, hash) | 1)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % end.max(1)
    }

    /// A number of `range`.
    pub(super) fn within(&mut self, range: Range<usize>) -> usize {
        range.start + self.below(range.end - range.start)
    }
}

impl Case {
    /// The case `name` of `operation`, in which `printed` is expected to be found to be so.
    pub(super) fn new(
        operation: &'static str,
        source: &Source,
        name: &str,
        (printed, expected): (String, Expected),
    ) -> Self {
        let id = format!("{}/{operation}/{name}", source.name);
        Self { operation, id, printed, speaker: Vec::new(), language: None, expected }
    }

    pub(super) fn by(mut self, speaker: &str) -> Self {
        self.speaker = vec![speaker.to_owned()];
        self
    }
}
