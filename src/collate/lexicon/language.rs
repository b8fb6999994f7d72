//! Words into the language that they are in, as far as that is certain.

use super::fold::is_cyrillic;
use super::{LEXICONS, Lexicon};

/// What letters a word is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::collate) enum Script {
    /// As English is.
    Latin,
    /// As Ukrainian is.
    Cyrillic,
    /// As Arabic is.
    Arabic,
    /// Another, or none, as figures.
    Other,
}

/// The script of the first letter of `word`.
pub(in crate::collate) fn script(word: &str) -> Script {
    match word.chars().find(|letter| letter.is_alphabetic()) {
        Some(letter)
            if letter.is_ascii() || matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') =>
        {
            Script::Latin
        }
        Some(letter) if is_cyrillic(letter) => Script::Cyrillic,
        Some('\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}') => Script::Arabic,
        _ => Script::Other,
    }
}

/// The language that the folded `words` are in, if it is one of those that we know.
pub(in crate::collate) fn guess(words: &[&str]) -> Option<&'static str> {
    let share = |wanted: Script| words.iter().filter(|word| script(word) == wanted).count();
    let [latin, cyrillic, arabic] = [Script::Latin, Script::Cyrillic, Script::Arabic].map(share);
    match latin.max(cyrillic).max(arabic) {
        0 => None,
        most if most == arabic => in_arabic(words),
        most if most == cyrillic => in_cyrillic(words),
        _ => by_functions(words, &["en", "de", "fr", "es"], LATIN_OTHERS),
    }
}

/// Words of other languages in Latin script that share some with ours.
const LATIN_OTHERS: &[&str] = &[
    "não", "uma", "em", "dos", "das", "ao", "são", "foi", "il", "di", "che", "è", "gli", "della", "sono",
    "per", "una", "het", "een", "van", "dat", "zijn", "niet", "voor", "się", "nie", "jest", "na", "że",
    "bir", "ve", "bu", "için", "och", "att", "som", "är", "det", "ikke", "og", "af", "este", "și", "nu",
    "že", "je",
];

/// Function words of other languages that are English words too.
const ALSO_ENGLISH: &[&str] = &["war", "die", "man", "hat", "son", "pour", "sin", "den", "los"];

/// Words of other languages in Cyrillic script.
const CYRILLIC_OTHERS: &[&str] = &["е", "че", "са", "това", "като", "се", "ще", "който", "који"];

/// Letters of languages in Cyrillic script that we do not know.
const CYRILLIC_STRANGERS: &[char] =
    &['ў', 'ј', 'љ', 'њ', 'ћ', 'ђ', 'џ', 'ѓ', 'ќ', 'ѕ', 'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ'];

/// Letters of languages in Arabic script that we do not know.
const ARABIC_STRANGERS: &[char] =
    &['پ', 'چ', 'گ', 'ژ', 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ہ', 'ھ', 'ۆ', 'ێ', 'ە', 'ڕ', 'ڵ'];

fn in_arabic(words: &[&str]) -> Option<&'static str> {
    (with(ARABIC_STRANGERS, words) * 10 <= words.len()).then_some("ar")
}

fn in_cyrillic(words: &[&str]) -> Option<&'static str> {
    if with(CYRILLIC_STRANGERS, words) * 10 > words.len() {
        return None;
    }
    let (uk, ru) = (with(&['і', 'ї', 'є', 'ґ'], words), with(&['ы', 'э', 'ъ'], words));
    match (uk > ru * 2, ru > uk * 2) {
        (true, _) => Some("uk"),
        // Bulgarian has one of these letters, and none of the function words
        (_, true) if words.len() < 6 || with(&['ы', 'э'], words) > 0 => Some("ru"),
        _ => by_functions(words, &["uk", "ru"], CYRILLIC_OTHERS),
    }
}

/// How many of `words` have one of `letters`.
fn with(letters: &[char], words: &[&str]) -> usize {
    words.iter().filter(|word| word.contains(letters)).count()
}

/// The one of `tags` whose function words stand clearly most often among `words`.
fn by_functions(words: &[&str], tags: &[&str], others: &[&str]) -> Option<&'static str> {
    let known: Vec<&'static Lexicon> =
        LEXICONS.into_iter().filter(|known| tags.contains(&known.tag)).collect();
    let mut scores = vec![Score::default(); known.len() + 1];
    let mut seen: Vec<&str> = Vec::new();
    for word in words {
        let in_known = known.iter().map(|lexicon| is_function(word, lexicon));
        let hits: Vec<bool> = in_known.chain([others.contains(word)]).collect();
        let alone = hits.iter().filter(|hit| **hit).count() == 1 && !ALSO_ENGLISH.contains(word);
        let worth = if alone { 3 } else { 1 };
        let distinct = !seen.contains(word);
        for (score, _) in scores.iter_mut().zip(hits).filter(|(_, hit)| *hit) {
            score.all += 1;
            score.worth += if distinct { worth } else { 0 };
            score.distinct += usize::from(distinct);
        }
        seen.push(word);
    }
    let best = (0..known.len()).max_by_key(|at| scores[*at].worth)?;
    let next = (0..scores.len()).filter(|at| *at != best).map(|at| scores[at].worth).max().unwrap_or(0);
    scores[best].is_clear(next, words.len()).then(|| known[best].tag)
}

/// Whether `word` is a function word of the language, or begins with one: `l'homme`, `it's`.
fn is_function(word: &str, lexicon: &Lexicon) -> bool {
    let known = |word: &str| lexicon.functions.binary_search(&word).is_ok();
    let contracted =
        |word: &str| lexicon.contractions.binary_search_by(|(short, _)| (*short).cmp(word)).is_ok();
    known(word)
        || word.find('\'').is_some_and(|at| {
            contracted(word) || known(&word[..=at]) || (lexicon.tag == "en" && known(&word[..at]))
        })
}

/// How many function words of a language a text has.
#[derive(Clone, Copy, Default)]
struct Score {
    all: usize,
    distinct: usize,
    worth: usize,
}

impl Score {
    /// Whether this is enough for a text of `words`, and far more than the `next` best.
    fn is_clear(self, next: usize, words: usize) -> bool {
        let enough = self.distinct >= 2 || (self.worth >= 3 && words <= 6);
        enough && self.worth * 2 >= next * 3 && self.worth > next && self.all * 6 >= words
    }
}
