//! Letters into the form in which words are found. The browser does the same in `search.js`; a change here is a
//! change there.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// `text` in small letters and one form of each letter. Latin letters keep the marks that the stemmers of their
/// languages read; [`bare`] takes them off.
pub(super) fn folded(text: &str) -> String {
    let lower = joined(text).nfkc().collect::<String>().to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    for letter in lower.nfc() {
        match letter {
            'й' | 'ї' => folded.push(letter),
            'ё' => folded.push('е'),
            _ if is_latin(letter) || is_hangul(letter) => folded.push(letter),
            _ => decompose_canonical(letter, |part| {
                if !is_mark(part) && !is_ignored(part) {
                    folded.push(one_form(part));
                }
            }),
        }
    }
    folded
}

/// `word` without the marks of its Latin letters.
pub(super) fn bare(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut bare = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            'ß' => bare.push_str("ss"),
            'æ' => bare.push_str("ae"),
            'œ' => bare.push_str("oe"),
            'ø' => bare.push('o'),
            'ł' => bare.push('l'),
            'đ' => bare.push('d'),
            'ı' => bare.push('i'),
            _ if is_latin(letter) => decompose_canonical(letter, |part| {
                if !is_mark(part) {
                    bare.push(part);
                }
            }),
            _ => bare.push(letter),
        }
    }
    bare
}

/// `text` with one kind of digits and apostrophes, and without what groups the digits of a number.
fn joined(text: &str) -> String {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let groups = |at: usize| {
        matches!(letters[at], ',' | '\u{a0}' | '\u{202f}' | '\u{2009}')
            && at > 0
            && is_digit(at - 1)
            && (1..=3).all(|step| is_digit(at + step))
            && !is_digit(at + 4)
    };
    (0..letters.len()).filter(|at| !groups(*at)).map(|at| letters[at]).collect()
}

fn plain(letter: char) -> char {
    match letter {
        '\u{660}'..='\u{669}' => digit(letter, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
        '’' | 'ʼ' | '‘' | '`' | '´' | 'ʹ' | '′' | '＇' => '\'',
        _ => letter,
    }
}

fn digit(letter: char, zero: u32) -> char {
    char::from_digit(u32::from(letter) - zero, 10).unwrap_or(letter)
}

/// The one form of letters that are written in several ways.
fn one_form(letter: char) -> char {
    match letter {
        'ς' => 'σ',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        _ => letter,
    }
}

/// Whether `letter` is a small Latin letter.
pub(super) fn is_latin(letter: char) -> bool {
    matches!(letter, 'a'..='z' | '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{ac00}'..='\u{d7a3}')
}

/// Marks above and below letters of scripts in which words are found without them.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}'
        | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// What is in a word and no part of it: soft hyphens, marks of direction, the stroke that lengthens Arabic words.
fn is_ignored(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_one_form_and_some_marks_are_letters() {
        assert_eq!(folded("Київ, Йосип, Її, ёлка, ґанок"), "київ, йосип, її, елка, ґанок");
        assert_eq!(folded("أُوكْرَانِيَا، القـوى، هدنة"), "اوكرانيا، القوي، هدنه");
        assert_eq!(folded("שָׁלוֹם ירושלים"), "שלומ ירושלימ");
        assert_eq!(folded("ΛΌΓΟΣ"), "λογοσ");
        assert_eq!(
            bare(&folded("Élysée STRASSE straße Łódź İstanbul")),
            "elysee strasse strasse lodz istanbul"
        );
    }

    #[test]
    fn groups_of_digits_are_one_number() {
        assert_eq!(folded("10,000 10\u{a0}000 1\u{202f}234\u{202f}567 ١٠"), "10000 10000 1234567 10");
        assert_eq!(folded("1,5 in 2024,2025"), "1,5 in 2024,2025");
    }
}
