//! What words of a language do, by their hashes.

use super::hash::Hash;
use crate::collate::lexicon::{Lexicon, Modality, lexicon};
use crate::model::Language;

/// What a word is, as bits.
pub(super) type Class = u16;
/// It carries little by itself.
pub(super) const FUNCTION: Class = 1;
/// It makes a sentence negative.
pub(super) const NEGATOR: Class = 2;
/// It is negative beside a negator.
pub(super) const CONCORD: Class = 4;
/// It says how many without being a number.
pub(super) const QUANTITY: Class = 8;
/// It is a name.
pub(super) const NAME: Class = 16;
/// It joins sentences.
pub(super) const JOINING: Class = 32;
/// A phrase of modality may begin with it.
const MODAL: Class = 64;
/// A name or quantity of several words may begin with it.
const PHRASE: Class = 128;

const JOINERS: &[&str] = &[
    "and", "but", "so", "or", "і", "й", "та", "але", "и", "а", "но", "und", "aber", "et", "mais", "y",
    "pero", "و", "لكن",
];

/// What is known of a language's words.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    pub(super) tag: &'static str,
    classes: Vec<(u64, Class)>,
    contractions: Vec<(u64, &'static str)>,
    fillers: Vec<u64>,
    modals: Vec<(Vec<u64>, Modality)>,
    phrases: Vec<(Vec<u64>, Class)>,
    alternatives: Vec<Vec<u64>>,
    opposites: Vec<(u64, u64)>,
    prefixes: &'static [&'static str],
}

impl Vocabulary {
    /// What is known of the words of `language`.
    pub fn of(language: &Language) -> Self {
        Self::from_lexicon(lexicon(language))
    }

    fn from_lexicon(lexicon: &'static Lexicon) -> Self {
        let singles = [
            (lexicon.functions, FUNCTION),
            (lexicon.negators, NEGATOR),
            (lexicon.concord, CONCORD),
            (lexicon.quantities, QUANTITY),
            (lexicon.names, NAME),
            (JOINERS, JOINING),
        ];
        let words = || {
            let lists = singles.iter();
            lists.flat_map(|(words, class)| words.iter().map(move |word| (*word, *class)))
        };
        let is_phrase = |word: &str| word.contains(' ');
        let first = |words: &'static str| words.split(' ').next().unwrap_or_default();
        let single = words().filter(|(word, _)| !is_phrase(word));
        let begins = words().filter(|(word, _)| is_phrase(word)).map(|(words, _)| (first(words), PHRASE));
        let modal = lexicon.modals.iter().map(|(words, _)| (first(words), MODAL));
        let mut classes: Vec<(u64, Class)> =
            single.chain(begins).chain(modal).map(|(word, class)| (Hash::of(word).key, class)).collect();
        classes.sort_unstable();
        classes.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= if same { next.1 } else { 0 };
            same
        });
        let mut contractions: Vec<_> =
            lexicon.contractions.iter().map(|(short, long)| (Hash::of(short).key, *long)).collect();
        contractions.sort_unstable();
        let mut fillers: Vec<u64> = lexicon.fillers.iter().map(|word| Hash::of(word).key).collect();
        fillers.sort_unstable();
        let mut modals: Vec<_> = lexicon.modals.iter().map(|(words, class)| (keys(words), *class)).collect();
        modals.sort_by(|one, other| other.0.len().cmp(&one.0.len()).then_with(|| one.0.cmp(&other.0)));
        let key = |word: &str| Hash::of(word).key;
        let both = lexicon.opposites.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
        let mut opposites: Vec<(u64, u64)> = both.map(|(one, other)| (key(one), key(other))).collect();
        opposites.sort_unstable();
        let phrases = words().filter(|(word, _)| is_phrase(word)).map(|(words, class)| (keys(words), class));
        Self {
            phrases: phrases.collect(),
            tag: lexicon.tag,
            classes,
            contractions,
            fillers,
            modals,
            opposites,
            alternatives: lexicon.alternatives.iter().map(|words| keys(words)).collect(),
            prefixes: lexicon.prefixes,
        }
    }

    /// What the word is.
    pub(super) fn class(&self, key: u64) -> Class {
        self.classes.binary_search_by_key(&key, |(known, _)| *known).map_or(0, |at| self.classes[at].1)
    }

    /// What the word is written out as.
    pub(super) fn expansion(&self, key: u64) -> Option<&'static str> {
        let at = self.contractions.binary_search_by_key(&key, |(short, _)| *short).ok()?;
        Some(self.contractions[at].1)
    }

    /// Whether the word says nothing.
    pub(super) fn is_filler(&self, key: u64) -> bool {
        self.fillers.binary_search(&key).is_ok()
    }

    /// Whether two words say the opposite of each other.
    pub(super) fn are_opposites(&self, one: u64, other: u64) -> bool {
        self.opposites.binary_search(&(one, other)).is_ok()
    }

    /// Whether one of two words is the other with a prefix that turns it into its opposite.
    pub(super) fn negates(&self, one: &str, other: &str) -> bool {
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let stem = |prefix: &str| long.strip_prefix(prefix).is_some_and(|rest| rest == short);
        short.chars().count() > 3 && self.prefixes.iter().any(|prefix| stem(prefix))
    }

    /// The modality of the phrase that begins `keys`, and how many words it has.
    pub(super) fn modality(&self, keys: impl Fn(usize) -> Option<u64>) -> Option<(Modality, usize)> {
        let first = keys(0)?;
        if self.class(first) & MODAL == 0 {
            return None;
        }
        let fits = |phrase: &[u64]| phrase.iter().enumerate().all(|(at, key)| keys(at) == Some(*key));
        self.modals.iter().find(|(phrase, _)| fits(phrase)).map(|(phrase, class)| (*class, phrase.len()))
    }

    /// What the phrase is that begins `keys`, and how many words it has.
    pub(super) fn phrase(&self, keys: impl Fn(usize) -> Option<u64>) -> Option<(Class, usize)> {
        if self.class(keys(0)?) & PHRASE == 0 {
            return None;
        }
        let fits = |phrase: &[u64]| phrase.iter().enumerate().all(|(at, key)| keys(at) == Some(*key));
        let found = self.phrases.iter().filter(|(phrase, _)| fits(phrase));
        found.map(|(phrase, class)| (*class, phrase.len())).max_by_key(|(_, length)| *length)
    }

    /// The length of the phrase that begins `keys` and only names an alternative: `or not`.
    pub(super) fn alternative(&self, keys: impl Fn(usize) -> Option<u64>) -> Option<usize> {
        let fits = |phrase: &Vec<u64>| phrase.iter().enumerate().all(|(at, key)| keys(at) == Some(*key));
        self.alternatives.iter().filter(|phrase| fits(phrase)).map(Vec::len).max()
    }
}

fn keys(words: &str) -> Vec<u64> {
    words.split(' ').map(|word| Hash::of(word).key).collect()
}
