//! The parts of a number, one after another, into its value.

use super::Part;
use super::digits::Numeral;

/// What the words of a number came to so far.
#[derive(Clone, Debug)]
pub(super) struct Sum<'a> {
    tag: &'a str,
    /// Closed parts, each with its power of ten: `two million` is 2000000 and 6.
    closed: Vec<(u128, u8)>,
    /// What is not closed by a word such as `million`.
    open: u64,
    ordinal: bool,
    /// Whether nothing but a word that is no number by itself was read.
    joined: bool,
    /// The first two figures of a year that is read in pairs.
    year: Option<u64>,
    words: usize,
}

impl<'a> Sum<'a> {
    pub(super) fn new(tag: &'a str) -> Self {
        Self { tag, closed: Vec::new(), open: 0, ordinal: false, joined: false, year: None, words: 0 }
    }

    /// The first two figures, if this is a year that is read in pairs.
    pub(super) fn year(&self) -> Option<u64> {
        self.year
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// This and one more `part`, if they are one number; `linked` if a word such as `and` stands between.
    pub(super) fn plus(&self, part: Part, linked: bool) -> Option<Self> {
        let mut sum = self.clone();
        let fits = match part {
            Part::Small(value) => sum.small(value, linked),
            Part::Joined(value) => sum.joined(value, linked),
            Part::Hundred => sum.hundred(linked),
            Part::Scale(exponent) => sum.scale(exponent, linked),
            Part::Bare(exponent) => sum.bare(exponent, linked),
            Part::Dual(exponent) => sum.dual(exponent, linked),
            Part::Ordinal(value) => sum.ordinal(value, linked),
            Part::Half(_) => false,
        };
        sum.words += 1;
        fits.then_some(sum)
    }

    fn small(&mut self, value: u64, linked: bool) -> bool {
        if self.ordinal {
            return self.tail_of_ordinal(value);
        }
        if self.zero() || (value == 0 && !self.is_empty()) || !self.link_fits(value, linked) {
            return false;
        }
        if self.tag == "en" && !linked && self.is_year(value) {
            self.year = Some(self.open);
            self.open = self.open * 100 + value;
        } else if self.tag == "fr" && value == 20 && self.open % 100 == 4 {
            self.open += 76;
        } else if self.takes(value, linked) {
            self.open += value;
        } else {
            return false;
        }
        self.joined = false;
        true
    }

    fn joined(&mut self, value: u64, linked: bool) -> bool {
        let first = self.is_empty();
        let fits = (first || self.tag != "en") && self.small(value, linked);
        self.joined = first;
        fits
    }

    /// Whether `value` has a free place: units behind tens, tens behind hundreds.
    fn takes(&self, value: u64, linked: bool) -> bool {
        let tail = self.open % 100;
        match (self.tag, value) {
            ("fr", 1..=19) if tail == 60 || tail == 80 => true,
            ("fr", 7..=9) if tail == 70 || tail == 90 => true,
            ("ar", 10) if !linked && (1..10).contains(&tail) => true,
            ("ar", 20..=90) if linked && (1..10).contains(&tail) => true,
            (_, 0..10) => tail.is_multiple_of(10) && tail != 10,
            (_, 10..100) => tail == 0,
            (_, 100..1000) => self.open.is_multiple_of(1000),
            _ => self.open == 0 && self.closed.iter().all(|(_, exponent)| *exponent >= 6),
        }
    }

    /// Whether the language says a word such as `and` before `value` here, or leaves it out.
    fn link_fits(&self, value: u64, linked: bool) -> bool {
        let tail = self.open % 100;
        match self.tag {
            _ if self.is_empty() => !linked,
            "en" | "de" => !linked || (tail == 0 && value < 100),
            "es" if linked => tail >= 20 && value < 10,
            "es" => tail < 30 || value >= 10,
            "fr" => !linked || (matches!(value, 1 | 11) && (20..80).contains(&tail)),
            "ar" => linked || (value == 10 && (1..10).contains(&tail)),
            _ => !linked,
        }
    }

    /// Whether this is the first half of a year and `value` begins the second: `nineteen ninety`.
    fn is_year(&self, value: u64) -> bool {
        self.words == 1
            && self.closed.is_empty()
            && match self.open {
                17..=19 => (20..100).contains(&value) || (10..self.open).contains(&value),
                20 => (10..=20).contains(&value),
                _ => false,
            }
    }

    fn hundred(&mut self, linked: bool) -> bool {
        let open = self.open;
        let fits = match self.tag {
            _ if self.ordinal || self.zero() => false,
            "en" => !linked && (1..100).contains(&open) && !open.is_multiple_of(10),
            "fr" => !linked && (open == 0 || (2..20).contains(&open)),
            "ar" => (open == 0 && linked != self.is_empty()) || (!linked && (3..10).contains(&open)),
            _ => false,
        };
        self.open = if open == 0 { 100 } else { open.saturating_mul(100) };
        self.joined = false;
        fits
    }

    fn scale(&mut self, exponent: u8, linked: bool) -> bool {
        let mut value = u128::from(self.open);
        let mut closed = self.closed.clone();
        while let Some((part, _)) = closed.pop_if(|(_, other)| *other < exponent) {
            value += part;
        }
        let fits = value > 0 && value < 1_000_000 && closed.last().is_none_or(|(_, other)| *other > exponent);
        if !fits || linked || self.ordinal || self.year.is_some() {
            return false;
        }
        closed.push((value * 10_u128.pow(u32::from(exponent)), exponent));
        self.closed = closed;
        self.open = 0;
        self.joined = false;
        true
    }

    fn bare(&mut self, exponent: u8, linked: bool) -> bool {
        if self.alone(exponent) { self.close(1, exponent, linked) } else { self.scale(exponent, linked) }
    }

    fn dual(&mut self, exponent: u8, linked: bool) -> bool {
        self.alone(exponent) && self.close(2, exponent, linked)
    }

    /// Whether nothing is open that ten to the power `exponent` would multiply.
    fn alone(&self, exponent: u8) -> bool {
        self.open == 0 && !self.zero() && self.closed.last().is_none_or(|(_, other)| *other > exponent)
    }

    fn close(&mut self, value: u128, exponent: u8, linked: bool) -> bool {
        let fits = if self.tag == "ar" { linked != self.is_empty() } else { !linked };
        self.closed.push((value * 10_u128.pow(u32::from(exponent)), exponent));
        fits && !self.ordinal
    }

    fn ordinal(&mut self, value: u64, linked: bool) -> bool {
        if self.ordinal {
            return self.tail_of_ordinal(value);
        }
        let fits = if value == 100 && self.tag == "en" && self.open > 0 {
            self.hundred(linked)
        } else {
            // in Arabic an ordinal number begins with one: `الثاني عشر`
            let first = self.is_empty() || self.tag != "ar";
            let fits = first && !self.zero() && self.link_fits(value, linked) && self.takes(value, linked);
            self.open += value;
            fits
        };
        self.ordinal = true;
        fits && !self.joined
    }

    /// What may stand behind an ordinal number that goes on: `vigésimo primero`, `الثاني عشر`.
    fn tail_of_ordinal(&mut self, value: u64) -> bool {
        let fits = match self.tag {
            "es" => value < 10 && matches!(self.open, 10 | 20 | 30),
            "ar" => matches!(value, 10 | 20) && self.open < 10,
            _ => false,
        };
        self.open += value;
        fits
    }

    /// Whether this is the word for nothing, which nothing follows.
    fn zero(&self) -> bool {
        self.words > 0 && self.open == 0 && self.closed.is_empty()
    }

    fn value(&self) -> u128 {
        self.closed.iter().map(|(value, _)| value).sum::<u128>() + u128::from(self.open)
    }

    /// This and a half of the last unit named, if a half can follow.
    pub(super) fn and_a_half(&self) -> Option<Numeral> {
        match self.closed.last() {
            _ if self.ordinal || self.is_empty() || self.joined => None,
            None => Some(Numeral::and_a_half(self.open)),
            Some((_, exponent)) if self.open == 0 => {
                let half = 5 * 10_u128.pow(u32::from(exponent.saturating_sub(1)));
                Some(Numeral::new((self.value() + half).to_string(), false))
            }
            Some(_) => None,
        }
    }

    /// The number in digits, if the words are one by themselves.
    pub(super) fn canonical(&self) -> Option<String> {
        let number = !self.is_empty() && !self.joined;
        number.then(|| Numeral::new(self.value().to_string(), self.ordinal).canonical())
    }
}
