//! A text into words as they are compared: contractions written out, numbers as figures, spelling,
//! sounds that say nothing and repeated beginnings left out.

use std::ops::Range;

use super::begun::without_false_starts;
use super::hash::Hash;
use super::scan::{self, Raw};
use super::units::{currency, percent};
use super::vocabulary::Vocabulary;
use crate::collate::lexicon::{begins_number, fold_word, number, spelling};

/// A sentence begins with the word.
pub(super) const BEGINS: u8 = 1;
/// The word is written with a large letter.
pub(super) const CAPITAL: u8 = 2;
/// The word is a number.
pub(super) const NUMBER: u8 = 4;
/// The word is an ending that may stand for several: `'s` for `is`, `has` or possession.
pub(super) const ENDING: u8 = 8;
/// No word: the end of a passage, behind which something is left out.
pub(super) const GAP: u8 = 16;

/// A word as it is compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) hash: Hash,
    /// What stands for its first letters.
    pub(super) stem: u32,
    /// Where it stands, in bytes; several words can stand in one place.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) flags: u8,
}

impl Word {
    pub(super) fn key(&self) -> u64 {
        self.hash.key
    }

    pub(super) fn is(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The end of a passage at `at`.
    pub(super) fn gap(at: usize) -> Self {
        Self { hash: Hash::empty(), stem: 0, start: position(at), end: position(at), flags: GAP }
    }
}

/// The ambiguous endings, and the words for which they may stand.
const ENDINGS: [(&str, &[&str]); 2] = [("'s", &["is", "has", "us"]), ("'d", &["would", "had"])];

/// Whether two words are the same.
pub(super) fn same(one: &Word, other: &Word) -> bool {
    one.hash.key == other.hash.key
        || (one.is(ENDING) != other.is(ENDING) && (stands_for(one, other) || stands_for(other, one)))
}

fn stands_for(ending: &Word, word: &Word) -> bool {
    let of = |(short, long): &(&str, &[&str])| {
        Hash::of(short).key == ending.hash.key && long.iter().any(|long| Hash::of(long).key == word.hash.key)
    };
    ending.is(ENDING) && ENDINGS.iter().any(of)
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Reads texts of one language.
pub(super) struct Reader<'v> {
    vocabulary: &'v Vocabulary,
    /// What earlier words turned out to be, by their hashes.
    seen: Vec<(u64, Kind)>,
    folded: String,
    /// The words as written, kept for the room they have.
    raws: Vec<Raw>,
}

/// What a folded word is.
#[derive(Clone, Copy)]
enum Kind {
    Unknown,
    Plain,
    Number,
    Filler,
    Words(&'static str),
    Spelt(Hash, u32),
}

const SEEN: usize = 1 << 12;

/// If the first of so many words is no number, or one by itself, no more are looked at.
const GLANCE: usize = 3;

/// So many bytes are read at once, if a sentence ends behind them.
const BLOCK: usize = 8192;

/// No number in words is longer.
const NUMBER_WORDS: usize = 16;

impl<'v> Reader<'v> {
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        Self { vocabulary, seen: vec![(0, Kind::Unknown); SEEN], folded: String::new(), raws: Vec::new() }
    }

    /// Add the words in `range` of `text` to `into`; `begins` says whether a sentence begins there.
    pub(super) fn read(&mut self, text: &str, range: Range<usize>, begins: bool, into: &mut Vec<Word>) {
        let (mut from, mut begins) = (range.start, begins);
        while range.end - from > BLOCK {
            let enough = (from + BLOCK..range.end).find(|at| text.as_bytes()[*at] == b'\n');
            let Some(end) = enough.filter(|end| text[*end..range.end].starts_with("\n\n")) else { break };
            self.read_block(text, from..end, begins, into);
            (from, begins) = (end, true);
        }
        self.read_block(text, from..range.end, begins, into);
    }

    fn read_block(&mut self, text: &str, range: Range<usize>, begins: bool, into: &mut Vec<Word>) {
        self.take(text, range, begins);
        self.add(text, into);
    }

    /// Take in the words in `range` of `text`, to be added together with what comes before and behind: a
    /// number may begin in one cue and end in the next.
    pub(super) fn take(&mut self, text: &str, range: Range<usize>, begins: bool) {
        scan::words(text, range, begins, &mut self.raws);
    }

    /// Whether much is taken in.
    pub(super) fn is_full(&self) -> bool {
        self.raws.len() > BLOCK
    }

    /// Add what was taken in to `into`.
    pub(super) fn add(&mut self, text: &str, into: &mut Vec<Word>) {
        let mut raws = std::mem::take(&mut self.raws);
        let first = into.len();
        let mut dashes = Vec::new();
        let mut at = 0;
        while at < raws.len() {
            if raws[at].dash {
                dashes.push(into.len());
            }
            let (before, begins) = (into.len(), raws[at].begins);
            at += self.word(text, &raws[at..], into);
            // a sentence that begins with a sound begins with the word behind it
            if into.len() == before && begins && at < raws.len() {
                raws[at].begins = true;
            }
        }
        without_false_starts(self.vocabulary, into, first, &dashes);
        raws.clear();
        self.raws = raws;
    }

    /// Add the word that begins `raws`, and say how many of them it took.
    fn word(&mut self, text: &str, raws: &[Raw], into: &mut Vec<Word>) -> usize {
        let raw = raws[0];
        let written = &text[raw.start..raw.end];
        fold_into(written, &mut self.folded);
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let flags = if raw.begins { BEGINS } else { 0 } | if capital { CAPITAL } else { 0 };
        let place = Place { start: raw.start, end: raw.end, flags };
        if self.folded.starts_with(|letter: char| letter.is_numeric()) {
            return self.number(text, raws, place, into);
        }
        let hash = Hash::of(&self.folded);
        if self.folded == "its" && self.vocabulary.tag == "en" {
            // an apostrophe that is missing is no other word
            "it's".clone_into(&mut self.folded);
            self.apostrophe(place, into);
            return 1;
        }
        match self.kind(hash) {
            Kind::Filler => {}
            Kind::Words(words) => place.push_all(words.split(' '), into),
            Kind::Spelt(hash, stem) => place.push(hash, stem, into),
            Kind::Number => return self.number(text, raws, place, into),
            Kind::Plain | Kind::Unknown if self.folded.contains('\'') => self.apostrophe(place, into),
            Kind::Plain | Kind::Unknown => place.push(hash, stem(&self.folded), into),
        }
        1
    }

    fn kind(&mut self, hash: Hash) -> Kind {
        let slot = usize::try_from(hash.key % (SEEN as u64)).unwrap_or(0);
        if self.seen[slot].0 != hash.key || matches!(self.seen[slot].1, Kind::Unknown) {
            self.seen[slot] = (hash.key, self.kind_of(hash));
        }
        self.seen[slot].1
    }

    fn kind_of(&self, hash: Hash) -> Kind {
        let (vocabulary, folded) = (self.vocabulary, self.folded.as_str());
        if vocabulary.is_filler(hash.key) {
            Kind::Filler
        } else if let Some(words) = vocabulary.expansion(hash.key) {
            Kind::Words(words)
        } else if begins_number(folded, vocabulary.tag) || (folded == "per" && vocabulary.tag == "en") {
            Kind::Number
        } else if let Some(usual) = spelling(folded).filter(|_| vocabulary.tag == "en") {
            Kind::Spelt(Hash::of(&usual), stem(&usual))
        } else {
            Kind::Plain
        }
    }

    /// A word with an apostrophe in it that is no known contraction.
    fn apostrophe(&self, place: Place, into: &mut Vec<Word>) {
        let folded = self.folded.as_str();
        if let Some((before, word)) = folded.split_once('\'').filter(|_| self.vocabulary.tag == "fr") {
            let full = ELISIONS.iter().find(|(short, _)| *short == before).map_or(before, |(_, full)| full);
            return place.push_all([full, word].into_iter().filter(|word| !word.is_empty()), into);
        }
        let bare = folded.trim_end_matches('\'');
        if let Some(word) = bare.strip_suffix("n't") {
            return place.push_all([word, "not"], into);
        }
        for (ending, _) in ENDINGS {
            if let Some(word) = bare.strip_suffix(ending).filter(|word| !word.is_empty()) {
                let word = word.replace('\'', "");
                let word = spelling(&word).unwrap_or(word);
                place.push(Hash::of(&word), stem(&word), into);
                let rest = Place { flags: ENDING, ..place };
                return rest.push(Hash::of(ending), 0, into);
            }
        }
        let word = bare.replace('\'', "");
        place.push(Hash::of(&word), stem(&word), into);
    }

    /// The number that begins `raws`, or the word if there is none.
    fn number(&mut self, text: &str, raws: &[Raw], place: Place, into: &mut Vec<Word>) -> usize {
        let mut words = ahead(text, raws, GLANCE);
        if let ("en", [per, cent, ..]) = (self.vocabulary.tag, words.as_slice())
            && per == "per"
            && cent == "cent"
        {
            Place { end: raws[1].end, ..place }.push_all(["percent"], into);
            return 2;
        }
        let mut found = self.number_in(&words);
        if found.as_ref().is_some_and(|(_, taken)| *taken > 1) {
            found = self.number_in(&ahead(text, raws, NUMBER_WORDS));
        }
        let Some((value, taken)) = found else {
            let word = words.swap_remove(0);
            let usual = spelling(&word).filter(|_| self.vocabulary.tag == "en");
            let word = usual.unwrap_or(word);
            place.push(Hash::of(&word), stem(&word), into);
            return 1;
        };
        let taken = taken.clamp(1, raws.len());
        let last = raws[taken - 1];
        let place = Place { end: last.end, flags: place.flags | NUMBER, ..place };
        place.push(Hash::of(&value), 0, into);
        let unit = Place { flags: 0, ..place };
        let said = percent(&ahead(text, &raws[taken - 1..], 3)[1..], self.vocabulary.tag);
        let taken = if last.percent { taken } else { taken + said };
        if last.percent || said > 0 {
            Place { end: raws[taken - 1].end, ..unit }.push_all(["percent"], into);
        }
        if let Some(sign) = raws[0].currency {
            unit.push_all([currency(sign, self.vocabulary.tag)], into);
        }
        taken
    }

    /// The number that begins `words`, and how many of them it takes.
    fn number_in(&self, words: &[String]) -> Option<(String, usize)> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        number(&words, self.vocabulary.tag)
    }
}

/// The first `count` of `raws` that may be one number, folded.
fn ahead(text: &str, raws: &[Raw], count: usize) -> Vec<String> {
    let mut words = Vec::new();
    for (at, raw) in raws.iter().enumerate().take(count) {
        if at > 0 && (raw.begins || raw.currency.is_some()) {
            break;
        }
        let mut folded = String::new();
        fold_into(&text[raw.start..raw.end], &mut folded);
        words.push(folded);
        if raw.percent {
            break;
        }
    }
    words
}

const ELISIONS: &[(&str, &str)] = &[
    ("l", "le"),
    ("d", "de"),
    ("j", "je"),
    ("c", "ce"),
    ("s", "se"),
    ("m", "me"),
    ("t", "te"),
    ("n", "ne"),
    ("qu", "que"),
];

/// Where a word stands.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    flags: u8,
}

impl Place {
    fn push(self, hash: Hash, stem: u32, into: &mut Vec<Word>) {
        let (start, end) = (position(self.start), position(self.end));
        into.push(Word { hash, stem, start, end, flags: self.flags });
    }

    fn push_all<'w>(self, words: impl IntoIterator<Item = &'w str>, into: &mut Vec<Word>) {
        for (at, word) in words.into_iter().enumerate() {
            let flags = if at == 0 { self.flags } else { 0 };
            Self { flags, ..self }.push(Hash::of(word), stem(word), into);
        }
    }
}

/// The folded form of `written`, without the full stops of initials. The United States are not “us”.
fn fold_into(written: &str, into: &mut String) {
    into.clear();
    if written.is_ascii() {
        let dotted =
            written.len() > 1 && written.as_bytes()[1] == b'.' && !written.as_bytes()[0].is_ascii_digit();
        if dotted || written == "US" {
            into.extend(
                written.chars().filter(|letter| *letter != '.').map(|letter| letter.to_ascii_lowercase()),
            );
            if into == "us" {
                into.replace_range(.., "u.s");
            }
        } else {
            into.push_str(written);
            into.make_ascii_lowercase();
            if written.contains(['[', ']']) {
                into.retain(|letter| !matches!(letter, '[' | ']'));
            }
        }
    } else {
        into.push_str(&fold_word(written));
        into.retain(|letter| !matches!(letter, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '[' | ']'));
    }
}

/// What stands for the first letters of a word; nothing for one that has not more.
fn stem(word: &str) -> u32 {
    let mut letters = word.char_indices();
    let Some((at, _)) = letters.nth(4) else { return 0 };
    u32::try_from(Hash::of(&word[..at]).key >> 32).unwrap_or(0) | 1
}
