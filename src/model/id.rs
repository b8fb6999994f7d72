//! The names by which records refer to each other.

use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::Kind;

/// The longest id, in bytes: its file name and address fit every system with room to spare.
const LONGEST: usize = 80;

/// An id: letters, marks and digits of any script, `-` and `_`; NFC; 1 to 80 bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// `text` as an id.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about the id.
    pub fn parse(text: &str) -> Result<Self, String> {
        let id: String = if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
        if id.is_empty() {
            return Err("it is empty".into());
        }
        if id.len() > LONGEST {
            return Err(format!("it has {} bytes, {LONGEST} are allowed", id.len()));
        }
        if let Some(wrong) = id.chars().find(|letter| !allowed(*letter)) {
            let shown =
                if wrong == ' ' { "a space".to_owned() } else { format!("`{}`", wrong.escape_debug()) };
            return Err(format!("it has {shown}; letters, digits, `-` and `_` are allowed"));
        }
        if !id.chars().any(char::is_alphanumeric) {
            return Err("it has no letter or digit".into());
        }
        Ok(Self(id.into()))
    }

    /// Words as an id: their letters and digits in lower case, joined by hyphens, as far as there is room.
    pub fn of_words(words: &str) -> Option<Self> {
        let mut id = String::new();
        for letter in words.trim().nfc().flat_map(char::to_lowercase) {
            let joined = if letter.is_alphanumeric() || is_joiner_or_mark(letter) { letter } else { '-' };
            if id.len() + joined.len_utf8() > LONGEST {
                break;
            }
            if joined != '-' || !(id.is_empty() || id.ends_with('-')) {
                id.push(joined);
            }
        }
        Self::parse(id.trim_end_matches('-')).ok()
    }

    /// What comes before every id, for looking up all of a kind.
    pub(crate) fn before_all() -> Self {
        Self("".into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the id has in common with those that some systems cannot tell from it: lower case, NFKC.
    pub fn folded(&self) -> String {
        self.0.nfkc().flat_map(char::to_lowercase).collect()
    }
}

fn allowed(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_') || is_joiner_or_mark(letter)
}

/// Combining marks are part of words in many scripts; a zero-width non-joiner is in Persian.
fn is_joiner_or_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter) || letter == '\u{200c}'
}

impl fmt::Display for Id {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:?}", &*self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A kind and an id: what a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The kind.
    pub kind: Kind,
    /// The id, unique within the kind.
    pub id: Id,
}

impl Key {
    /// The key of `id` among the records of `kind`.
    pub fn new(kind: Kind, id: Id) -> Self {
        Self { kind, id }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}:{}", self.kind.name(), self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_script_are_allowed() {
        for good in ["marco-rubio", "Зеленський", "روبيو", "a_1", "नमस्ते"] {
            assert!(Id::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn what_breaks_paths_or_links_is_not() {
        for bad in ["", "a b", "a/b", "..", "a.b", "-", "a\u{202e}b", "a\nb", &"x".repeat(81)] {
            assert!(Id::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn words_become_ids() {
        let of = |words: &str| Id::of_words(words).map(|id| id.to_string()).unwrap_or_default();
        assert_eq!(of("Talks"), "talks");
        assert_eq!(of(" Air  strike / drones "), "air-strike-drones");
        assert_eq!(of("обмін полоненими"), "обмін-полоненими");
        assert_eq!((of("../.."), of(&"a".repeat(200)).len()), (String::new(), 80));
    }

    #[test]
    fn twins_by_case_or_form_fold_to_one() {
        let fold = |text: &str| Id::parse(text).unwrap().folded();
        assert_eq!(fold("Kyiv"), fold("kyiv"));
        assert_eq!(fold("e\u{301}"), fold("é"));
    }
}
