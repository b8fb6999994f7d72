//! A text into what tells whether it still says the same, and from which the text cannot be read.

use std::fmt::{self, Write as _};

use unicode_normalization::UnicodeNormalization as _;

/// How many counters there are.
const COUNTERS: usize = 64;

/// Up to so many counts two texts differ in when only a few letters do: each letter that is changed moves three
/// counts down and three up, two that are swapped four.
const SLIP: u32 = 8;

/// Words that turn a sentence round: one of them more or less is no slip of the pen.
const TURNING: [&str; 24] = [
    "not",
    "no",
    "never",
    "nor",
    "neither",
    "none",
    "nobody",
    "nothing",
    "without",
    "t",
    "не",
    "ні",
    "ані",
    "ніколи",
    "немає",
    "без",
    "нет",
    "никогда",
    "لا",
    "لم",
    "لن",
    "ليس",
    "ليست",
    "غير",
];

/// How often each of the letter triples of a text occurs, in 64 classes, and a sum of what even a slip must not
/// change: numbers, names, negations, and the words of quotations. White space, marks and the order of paragraphs do
/// not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    counts: [u8; COUNTERS],
    weighty: u64,
}

impl Default for Sketch {
    fn default() -> Self {
        Self { counts: [0; COUNTERS], weighty: 0 }
    }
}

impl Sketch {
    /// Take up a paragraph, a title, or another stretch of text.
    pub fn add(&mut self, text: &str) {
        let words = words(text);
        let mut triple = [' '; 3];
        for letter in words.iter().flat_map(|word| word.folded.chars().chain([' '])) {
            triple = [triple[1], triple[2], letter];
            let class = usize::try_from(hash(triple.iter().map(|letter| u32::from(*letter))) >> 58);
            if let Some(count) = class.ok().and_then(|class| self.counts.get_mut(class)) {
                *count = count.wrapping_add(1);
            }
        }
        self.weigh(words.iter().filter(|word| word.weighs()));
    }

    /// Take up the words of a quotation, each of which counts. They are added as text, too.
    pub fn add_quoted(&mut self, words: &str) {
        self.weigh(self::words(words).iter());
    }

    /// Take up what `other` has taken up.
    pub fn join(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count = count.wrapping_add(more);
        }
        self.weighty = self.weighty.wrapping_add(other.weighty);
    }

    fn weigh<'w>(&mut self, words: impl Iterator<Item = &'w Word>) {
        for (rank, word) in (0..).zip(words) {
            let sum = hash(std::iter::once(rank).chain(word.folded.chars().map(u32::from)));
            self.weighty = self.weighty.wrapping_add(sum);
        }
    }

    /// Whether nothing differs but a few letters that are in no number, name, negation or quotation.
    pub fn is_like(&self, other: &Self) -> bool {
        let apart = |(one, other): (&u8, &u8)| {
            let difference = one.wrapping_sub(*other);
            u32::from(difference.min(difference.wrapping_neg()))
        };
        let differing: u32 = self.counts.iter().zip(&other.counts).map(apart).sum();
        self.weighty == other.weighty && differing <= SLIP
    }

    /// The sketch that is written as `digits`.
    pub fn parse(digits: &str) -> Option<Self> {
        let is_whole =
            digits.len() == 2 * COUNTERS + 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let (counts, weighty) = is_whole.then(|| digits.split_at(2 * COUNTERS))?;
        let mut sketch = Self { weighty: u64::from_str_radix(weighty, 16).ok()?, ..Self::default() };
        for (at, count) in sketch.counts.iter_mut().enumerate() {
            *count = u8::from_str_radix(counts.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(sketch)
    }
}

impl fmt::Display for Sketch {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.counts.iter().fold(String::new(), |mut digits, count| {
            // writing to a string does not fail
            let _ = write!(digits, "{count:02x}");
            digits
        });
        write!(to, "{digits}{:016x}", self.weighty)
    }
}

/// A word in small letters.
struct Word {
    folded: String,
    /// Whether it has a capital that no beginning of a sentence explains.
    is_name: bool,
}

impl Word {
    fn weighs(&self) -> bool {
        self.is_name || self.folded.contains(char::is_numeric) || TURNING.contains(&self.folded.as_str())
    }
}

/// The words of `text`: letters and digits, with the marks above them.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut is_inside, mut may_begin) = (false, true);
    for letter in text.nfc() {
        let is_part = letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter);
        if is_part && !is_inside {
            words.push(Word { folded: String::new(), is_name: letter.is_uppercase() && !may_begin });
            may_begin = false;
        }
        match words.last_mut().filter(|_| is_part) {
            Some(word) => word.folded.extend(letter.to_lowercase()),
            None => may_begin |= matches!(letter, '.' | '!' | '?' | '…' | ':'),
        }
        is_inside = is_part;
    }
    words
}

/// FNV-1a, finished so that each of its bits depends on all values.
fn hash(values: impl Iterator<Item = u32>) -> u64 {
    let mut hash = values.fold(0xcbf2_9ce4_8422_2325_u64, |hash, value| {
        (hash ^ u64::from(value)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "After a day of talks in Paris the Secretary of State said on 18 April that Washington may stop \
                        mediating unless there is progress within days. Two missiles struck the centre; 35 people were killed.";

    fn sketch(text: &str) -> Sketch {
        let mut sketch = Sketch::default();
        sketch.add(text);
        sketch
    }

    fn is_slip(from: &str, to: &str) -> bool {
        let changed = TEXT.replace(from, to);
        assert_ne!(changed, TEXT, "{from}");
        sketch(TEXT).is_like(&sketch(&changed))
    }

    #[test]
    fn a_slip_of_the_pen_is_no_change() {
        for (from, to) in [
            ("mediating", "meditaing"),
            ("progress", "progres"),
            ("centre", "center"),
            ("killed.", "killed"),
            ("Two missiles", "“Two\u{a0}missiles”"),
            ("said on", "said  on"),
            ("Paris the", "Paris, the"),
        ] {
            assert!(is_slip(from, to), "{from} → {to}");
        }
    }

    #[test]
    fn another_number_word_or_negation_is_a_change() {
        for (from, to) in [
            ("35", "36"),
            ("may stop", "may not stop"),
            ("there is progress", "there is no progress"),
            ("were killed", "were injured"),
            ("Washington", "Moscow"),
            ("Washington", "Washingtom"),
            ("missiles", "rockets"),
            ("in Paris", "in London"),
            (" of talks", ""),
            ("Two missiles", "Two or three missiles"),
        ] {
            assert!(!is_slip(from, to), "{from} → {to}");
        }
    }

    #[test]
    fn the_order_of_paragraphs_does_not_count_and_every_word_of_a_quotation_does() {
        let (mut one, mut other) = (sketch("One thing."), sketch("Another thing."));
        one.join(&sketch("Another thing."));
        other.join(&sketch("One thing."));
        assert!(one.is_like(&other));
        one.add_quoted("a war of theirs");
        other.add_quoted("a war of their");
        assert!(!one.is_like(&other));
    }

    #[test]
    fn a_sketch_is_read_as_it_was_written() {
        let one = sketch(TEXT);
        assert_eq!(Sketch::parse(&one.to_string()), Some(one));
        assert_eq!(Sketch::parse("12"), None);
        assert_eq!(Sketch::parse(&"é".repeat(72)), None);
    }
}
