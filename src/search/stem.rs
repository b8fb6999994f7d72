//! A word into what its forms have in common. The stemmers of Snowball where there is one, own rules for Ukrainian
//! and Hebrew. The browser does not know them: it reads from the index which term a word has.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;

use super::fold::{bare, is_latin};

/// The fewest letters that a term has, unless its word has no more.
const SHORTEST: usize = 2;

/// How Ukrainian words end.
static UKRAINIAN: LazyLock<Ukrainian> = LazyLock::new(|| {
    let table = include_str!("ukrainian.json");
    serde_json::from_str(table).unwrap_or_default()
});

/// The rules for Ukrainian, which are taken in the order of the fields.
#[derive(Default, Deserialize)]
struct Ukrainian {
    /// The fewest letters that are left in front of an ending.
    least: usize,
    /// What makes a verb reflexive.
    reflexive: Vec<String>,
    /// Endings of nouns, adjectives and verbs, the longest first.
    endings: Vec<String>,
    /// What the names of towns and families end in.
    names: Vec<String>,
    /// Ends whose vowel is there only if nothing follows.
    fleeting: Vec<String>,
    /// Consonants that change before some endings, and what for.
    changing: Vec<(char, char)>,
}

/// The term of `word`, which is folded, for readers of `language`.
pub(super) fn stem(word: &str, language: &str) -> String {
    let first = word.chars().next().unwrap_or_default();
    let stem = if word.chars().any(char::is_numeric) {
        word.to_owned()
    } else if is_latin(first) {
        snowball(latin(language), word)
    } else {
        match first {
            '\u{400}'..='\u{52f}' if is_russian(word, language) => snowball(Algorithm::Russian, word),
            '\u{400}'..='\u{52f}' => ukrainian(word),
            '\u{600}'..='\u{6ff}' => arabic(word),
            '\u{590}'..='\u{5ff}' => hebrew(word),
            _ => word.to_owned(),
        }
    };
    if stem.chars().count() < SHORTEST { bare(word) } else { bare(&stem) }
}

fn snowball(algorithm: Algorithm, word: &str) -> String {
    Stemmer::create(algorithm).stem(word).into_owned()
}

fn latin(language: &str) -> Algorithm {
    match language {
        "fr" => Algorithm::French,
        "es" => Algorithm::Spanish,
        "de" => Algorithm::German,
        _ => Algorithm::English,
    }
}

/// Whether a Cyrillic word is Russian: by letters that only one of the two languages has, else by the readers'.
fn is_russian(word: &str, language: &str) -> bool {
    if word.contains(['ы', 'э', 'ъ']) {
        return true;
    }
    language == "ru" && !word.contains(['і', 'ї', 'є', 'ґ'])
}

/// `word` without its article, and what Snowball makes of it.
fn arabic(word: &str) -> String {
    let articles = ["وال", "بال", "كال", "فال", "ولل", "لل", "ال"];
    let mut without = articles.iter().filter_map(|article| word.strip_prefix(article));
    let word = without.find(|rest| rest.chars().count() >= 3).unwrap_or(word);
    snowball(Algorithm::Arabic, word)
}

/// `word` without its ending and without all letters in front that may be a preposition, an article or a
/// conjunction: since all are taken off, those that belong to a word are taken off in all its forms.
fn hebrew(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let end = match letters.as_slice() {
        [rest @ .., 'י', 'מ'] | [rest @ .., 'ו', 'ת'] | [rest @ .., 'ה' | 'ת'] if rest.len() >= 3 => {
            rest.len()
        }
        _ => letters.len(),
    };
    let is_prefix = |letter: char| "והבלמשכ".contains(letter);
    let most = end.saturating_sub(3);
    let start = letters[..most].iter().take_while(|letter| is_prefix(**letter)).count();
    letters[start..end].iter().collect()
}

fn ukrainian(word: &str) -> String {
    let table = &*UKRAINIAN;
    let mut word = word;
    word = without(word, &table.reflexive, table.least);
    word = without(word, &table.endings, table.least);
    word = without(word, &table.names, table.least - 1);
    let mut letters: Vec<char> = word.trim_end_matches('ь').chars().collect();
    let ends_in = |letters: &[char], end: &String| {
        let end: Vec<char> = end.chars().collect();
        letters.len() > end.len() + 1 && letters.ends_with(&end)
    };
    if table.fleeting.iter().any(|end| ends_in(&letters, end)) {
        letters.remove(letters.len() - 2);
    }
    let vowels = ['а', 'е', 'є', 'и', 'і', 'ї', 'о', 'у', 'ю', 'я'];
    // рік, року
    if let Some(vowel) = letters.iter().rposition(|letter| vowels.contains(letter))
        && letters[vowel] == 'і'
        && vowel + 1 < letters.len()
    {
        letters[vowel] = 'о';
    }
    // рука, руці
    if let Some(last) = letters.last_mut() {
        let changed = table.changing.iter().find(|(from, _)| from == last);
        *last = changed.map_or(*last, |(_, to)| *to);
    }
    letters.into_iter().collect()
}

/// `word` without the first of `endings` that leaves at least as many letters.
fn without<'w>(word: &'w str, endings: &[String], least: usize) -> &'w str {
    let mut rests = endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
    rests.find(|rest| rest.chars().count() >= least).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read_and_the_longest_endings_come_first() {
        let table = &*UKRAINIAN;
        assert!(table.least == 3 && table.endings.len() > 100, "{}", table.endings.len());
        let lengths: Vec<usize> = table.endings.iter().map(|ending| ending.chars().count()).collect();
        assert!(lengths.is_sorted_by(|one, other| one >= other), "{lengths:?}");
    }

    #[test]
    fn russian_is_told_from_ukrainian_by_its_letters() {
        assert!(is_russian("рынок", "uk") && is_russian("мир", "ru"));
        assert!(!is_russian("мир", "uk") && !is_russian("місто", "ru") && !is_russian("мир", "en"));
    }
}
