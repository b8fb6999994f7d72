//! Words into the forms by which they are compared and addressed.

use sha2::{Digest, Sha256};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// The words of `text` without what may differ between two prints of the same words: case,
/// punctuation, quotation marks, dashes, spaces, and how letters are encoded.
pub fn fold(text: &str) -> String {
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        return folded(text.chars(), text.len());
    }
    folded(text.nfkc(), text.len())
}

fn folded(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut words = String::with_capacity(length);
    let mut between = false;
    for letter in letters.flat_map(char::to_lowercase) {
        if matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '`' | '´') {
            continue;
        }
        if letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter) {
            if between && !words.is_empty() {
                words.push(' ');
            }
            between = false;
            words.push(letter);
        } else {
            between = true;
        }
    }
    words
}

/// The number of words of a folded text.
pub(super) fn count(folded: &str) -> usize {
    folded.split(' ').filter(|word| !word.is_empty()).count()
}

/// The address of a wording below its speaker: the first words and a hash of speaker and words. It is
/// made of nothing else, so that it stays when everything around it changes.
pub fn address(speaker: &str, folded: &str) -> String {
    let mut slug = String::new();
    for word in folded.split(' ').take(6) {
        if slug.len() + word.len() > 48 && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(32));
    }
    let digest = Sha256::digest(format!("{speaker}\n{folded}"));
    format!("{slug}-{}", base32(&digest[..5]))
}

/// Eight letters or digits for five bytes, without those that are easily confused.
fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bits = bytes.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..8).rev().map(|at| char::from(ALPHABET[(bits >> (at * 5) & 31) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_of_the_same_words_fold_to_one() {
        let one = fold("“It’s not our war — we didn't start it.”");
        assert_eq!(one, "its not our war we didnt start it");
        assert_eq!(one, fold("It's not our war: we didn’t  START it"));
        assert_eq!(fold("«Тиша у відповідь»"), "тиша у відповідь");
    }

    #[test]
    fn an_address_is_made_of_speaker_and_words_alone() {
        let folded = fold("We're not going to continue with this endeavor");
        assert_eq!(address("marco-rubio", &folded), address("marco-rubio", &folded));
        assert_ne!(address("marco-rubio", &folded), address("jd-vance", &folded));
        assert!(address("marco-rubio", &folded).starts_with("were-not-going-to-continue-with-"));
    }
}
