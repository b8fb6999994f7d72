//! A word as it is printed into the form in which words are compared.

use unicode_normalization::UnicodeNormalization;

/// The form in which `word` is compared, and in which every entry of a lexicon is written.
pub(crate) fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        return word.bytes().map(fold_byte).collect();
    }
    // before normalisation, which makes a space and a mark of some of these
    let letters = || word.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { letter });
    let mut folded = String::with_capacity(word.len());
    if letters().all(is_settled) {
        letters().flat_map(lower).for_each(|letter| push(letter, &mut folded));
    } else {
        letters().nfkc().flat_map(char::to_lowercase).for_each(|letter| push(letter, &mut folded));
    }
    if folded.chars().any(is_cyrillic) {
        folded.retain(|letter| letter != '\'' && letter != STRESS);
    }
    folded
}

/// Whether normalisation leaves `letter` as it is, whatever settled letters stand beside it. Not all of
/// those are named: it is enough that most words are made of these, for normalisation takes long.
fn is_settled(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{7f}' | 'À'..='ı' | '\u{400}'..='\u{45f}' | 'Ґ' | 'ґ' | '\u{621}'..='\u{63a}' | '\u{640}'..='\u{652}'
    )
}

/// The small form of a settled letter. That of most Cyrillic ones need not be looked up.
fn lower(letter: char) -> impl Iterator<Item = char> {
    let known = match letter {
        '\u{410}'..='\u{42f}' => char::from_u32(u32::from(letter) + 0x20),
        '\u{430}'..='\u{45f}' => Some(letter),
        _ => None,
    };
    let looked_up = known.is_none().then(|| letter.to_lowercase());
    known.into_iter().chain(looked_up.into_iter().flatten())
}

/// The acute accent that shows where a Cyrillic word is stressed.
const STRESS: char = '\u{301}';

fn fold_byte(byte: u8) -> char {
    if byte == b'`' { '\'' } else { char::from(byte.to_ascii_lowercase()) }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '‛' | '`' | '´' | '′' | 'ʹ' | '＇')
}

pub(super) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}

fn push(letter: char, to: &mut String) {
    match letter {
        'ё' => to.push('е'),
        'ß' => to.push_str("ss"),
        'œ' => to.push_str("oe"),
        'æ' => to.push_str("ae"),
        'أ' | 'إ' | 'آ' | 'ٱ' => to.push('ا'),
        'ى' | 'ی' => to.push('ي'),
        'ک' => to.push('ك'),
        'ة' => to.push('ه'),
        '٠'..='٩' => to.push(digit(letter, '٠')),
        '۰'..='۹' => to.push(digit(letter, '۰')),
        '٫' => to.push('.'),
        '٬' => to.push(','),
        _ if is_silent(letter) => {}
        _ => to.push(letter),
    }
}

/// The ASCII digit for one of a row of ten that begins at `zero`.
fn digit(letter: char, zero: char) -> char {
    let value = u32::from(letter) - u32::from(zero);
    char::from_digit(value, 10).unwrap_or(letter)
}

/// Whether `letter` is a vowel mark, a stretch, a soft hyphen or a mark of direction: none of them makes
/// another word.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{640}'
            | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settled_letters_are_those_that_normalisation_leaves_alone() {
        let settled = || ('\0'..='\u{ffff}').filter(|letter| is_settled(*letter));
        for letter in settled() {
            assert!(letter.to_string().nfkc().eq([letter]), "{letter}");
            assert!(lower(letter).eq(letter.to_lowercase()), "{letter}");
        }
        // every pair: nothing is put together, and what is put in order is left out of what is compared
        for one in settled() {
            let written: String = settled().flat_map(|other| [one, other]).collect();
            let silent = |text: &str| text.chars().filter(|letter| !is_silent(*letter)).collect::<String>();
            assert_eq!(silent(&written.nfkc().collect::<String>()), silent(&written));
        }
    }

    #[test]
    fn prints_of_one_word_fold_to_one() {
        let same: [&[&str]; 9] = [
            &["don't", "Don’t", "DONʼT", "don`t", "don´t", "don′t"],
            &["пять", "п'ять", "п’ять", "П’ЯТЬ"],
            &["елка", "Ёлка", "ёлка", "е\u{308}лка", "ёлка\u{301}"],
            &["strasse", "Straße", "STRASSE"],
            &["été", "e\u{301}te\u{301}", "ÉTÉ"],
            &["coeur", "cœur"],
            &["الامه", "الأُمّة", "الأمـــة", "\u{200f}الأمة"],
            &["علي", "على", "علی"],
            &["1.5", "١٫٥", "۱٫۵"],
        ];
        for prints in same {
            for print in prints {
                assert_eq!(fold_word(print), prints[0], "{print}");
            }
        }
        assert_ne!(fold_word("été"), fold_word("ete"));
        assert_ne!(fold_word("їжа"), fold_word("іжа"));
    }
}
