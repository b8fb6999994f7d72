//! A text into the terms that it is found by.

use super::fold::{bare, folded};
use super::stem::stem;

/// A term at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word as it is compared: in small letters, without marks; two letters of a Chinese one.
    pub form: String,
    /// What its forms have in common.
    pub term: String,
    /// Its number in the text, from 0.
    pub position: u32,
}

/// The terms of `text`, in its order. `language` is the primary tag of the language in which readers search: `en`.
pub fn tokens(text: &str, language: &str) -> Vec<Token> {
    let elides = matches!(language, "fr" | "it" | "ca");
    let folded = folded(text);
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in folded.chars() {
        if letter.is_alphanumeric() {
            word.push(letter);
        } else if letter != '\'' || elides {
            take(&mut word, language, &mut words);
        }
    }
    take(&mut word, language, &mut words);
    (0..).zip(words).map(|(position, (form, term))| Token { form, term, position }).collect()
}

/// Move the forms and terms of `word` to `words`.
fn take(word: &mut String, language: &str, words: &mut Vec<(String, String)>) {
    let letters: Vec<char> = word.drain(..).collect();
    for run in letters.chunk_by(|one, other| is_han(*one) == is_han(*other)) {
        match run {
            [first, _, ..] if is_han(*first) => {
                words.extend(run.windows(2).map(String::from_iter).map(|pair| (pair.clone(), pair)));
            }
            _ => {
                let run = String::from_iter(run);
                words.push((bare(&run), stem(&run, language)));
            }
        }
    }
}

/// Whether `letter` is one of the Chinese letters, between whose words nothing stands.
fn is_han(letter: char) -> bool {
    matches!(letter,
        '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str, language: &str) -> Vec<String> {
        tokens(text, language).into_iter().map(|token| token.term).collect()
    }

    #[test]
    fn words_are_told_apart_in_each_script() {
        assert_eq!(terms("cease-fire’s don't", "en"), ["ceas", "fire", "dont"]);
        assert_eq!(terms("l’accord d'Istanbul", "fr"), ["l", "accord", "d", "istanbul"]);
        assert_eq!(terms("停火协议 与 2025年", "zh"), ["停火", "火协", "协议", "与", "2025", "年"]);
    }

    #[test]
    fn inflected_words_are_found_by_one_term() {
        let same = [
            ("uk", &["перемир'я", "перемирʼям"][..]),
            ("uk", &["переговори", "переговорів", "переговорами", "переговорах"]),
            ("uk", &["Київ", "Києва", "Києві", "Києвом"]),
            ("uk", &["Харків", "Харкова", "Харкові"]),
            ("uk", &["порушення", "порушень", "порушенням", "порушеннями"]),
            ("uk", &["українець", "українця", "українців", "українцям"]),
            ("uk", &["рік", "року", "роки", "років"]),
            ("uk", &["Росія", "Росії", "Росією"]),
            ("uk", &["Зеленський", "Зеленського", "Зеленському", "Зеленським"]),
            ("uk", &["капітуляція", "капітуляції", "капітулювати", "капітулював"]),
            ("uk", &["операція", "операції", "операцій", "операціями"]),
            ("uk", &["захід", "заходу", "заходи", "заходів"]),
            ("uk", &["припинити", "припинив", "припинила", "припинення"]),
            ("ru", &["переговоры", "переговоров", "переговорами"]),
            ("ru", &["перемирие", "перемирия", "перемирием"]),
            ("ar", &["الهدنة", "هدنة", "والهدنة", "بالهدنة", "للهدنة"]),
            ("he", &["מלחמה", "המלחמה", "במלחמה", "והמלחמה"]),
            ("he", &["הפסקה", "הפסקת", "ההפסקות"]),
            ("en", &["negotiation", "negotiations"]),
            ("fr", &["négociation", "négociations"]),
            ("es", &["negociación", "negociaciones"]),
        ];
        let apart = same.iter().filter_map(|(language, words)| {
            let found: Vec<Vec<String>> = words.iter().map(|word| terms(word, language)).collect();
            (!found.windows(2).all(|pair| pair[0] == pair[1])).then(|| format!("{words:?}: {found:?}"))
        });
        let apart: Vec<String> = apart.collect();
        assert!(apart.is_empty(), "{apart:#?}");
    }
}
