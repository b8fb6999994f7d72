//! A German number that is written in one word into its value.

use super::Part::{self, Ordinal, Small};

/// The value of `word`, such as `fünfundzwanzigtausend` or `zwanzigsten`.
pub(super) fn compound(word: &str) -> Option<Part> {
    cardinal(word).map(Small).or_else(|| ordinal(word).map(Ordinal))
}

fn cardinal(word: &str) -> Option<u64> {
    let Some((before, after)) = word.split_once("tausend") else { return hundreds(word) };
    let thousands = if before.is_empty() { 1 } else { hundreds(before)? };
    Some(thousands * 1000 + rest(after, hundreds)?)
}

/// What follows `hundert` or `tausend`: nothing, or a number, with `und` before it or not.
fn rest(after: &str, read: fn(&str) -> Option<u64>) -> Option<u64> {
    if after.is_empty() {
        return Some(0);
    }
    read(after).or_else(|| read(after.strip_prefix("und")?))
}

fn hundreds(word: &str) -> Option<u64> {
    let Some((before, after)) = word.split_once("hundert") else { return tens(word) };
    let hundreds = if before.is_empty() { 1 } else { tens(before).filter(|value| *value < 20)? };
    Some(hundreds * 100 + rest(after, tens)?)
}

fn tens(word: &str) -> Option<u64> {
    small(word).or_else(|| {
        // `hundertundeins` was cut before
        let (unit, ten) = word.split_once("und")?;
        let (unit, ten) = (small(unit)?, small(ten)?);
        (unit < 10 && ten >= 20).then_some(unit + ten)
    })
}

/// The simple words of which others are made.
fn small(word: &str) -> Option<u64> {
    const WORDS: [&str; 20] = [
        "null",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    const TENS: [&str; 8] =
        ["zwanzig", "dreissig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
    let value = match word {
        "eins" | "eine" => 1,
        "zwo" => 2,
        _ => match WORDS.iter().position(|other| *other == word) {
            Some(value) => value,
            None => 20 + 10 * TENS.iter().position(|other| *other == word)?,
        },
    };
    u64::try_from(value).ok()
}

fn ordinal(word: &str) -> Option<u64> {
    let stem = ["er", "en", "es", "em", "e"].iter().find_map(|ending| word.strip_suffix(ending))?;
    for (irregular, unit) in [("erst", "eins"), ("dritt", "drei"), ("siebt", "sieben"), ("acht", "acht")] {
        if let Some(before) = stem.strip_suffix(irregular) {
            return cardinal(&format!("{before}{unit}"));
        }
    }
    let from_twenty = |value: &u64| value.is_multiple_of(100) || *value % 100 >= 20;
    let low = |value: &u64| !from_twenty(value);
    let high = stem.strip_suffix("st").and_then(cardinal).filter(from_twenty);
    high.or_else(|| stem.strip_suffix('t').and_then(cardinal).filter(low)).filter(|value| *value > 0)
}
