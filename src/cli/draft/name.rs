//! A title to the name of a file that holds it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{Id, Kind, Term};
use crate::text::floor_char_boundary;

/// The longest name, in bytes: that of an id.
const LONGEST: usize = 80;

/// The name, without `.md`, of a file of `kind` that holds `title`.
pub(super) fn file_name(kind: Kind, title: &str) -> Result<String, String> {
    if kind == Kind::Digest {
        return if Term::parse(title).is_some() { Ok(title.to_owned()) } else { Err(no_period(title)) };
    }
    let name = slug(title);
    match Id::parse(&name) {
        Ok(id) => Ok(id.to_string()),
        Err(_) => Err(format!(
            "no name for a file can be made of `{}`\nhelp: write a title with letters or digits",
            title.escape_debug()
        )),
    }
}

/// Letters, marks and digits of any script in lower case; apostrophes go, anything else becomes `-`.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.nfc().flat_map(char::to_lowercase) {
        match letter {
            '\'' | '’' | 'ʼ' => {}
            _ if letter.is_alphanumeric() || is_combining_mark(letter) || letter == '\u{200c}' => {
                slug.push(letter);
            }
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug: String = slug.nfc().collect();
    shortened(&slug).trim_matches('-').to_owned()
}

/// The beginning of `slug` that fits, to the end of a word if one ends in its second half.
fn shortened(slug: &str) -> &str {
    if slug.len() <= LONGEST {
        return slug;
    }
    let cut = &slug[..floor_char_boundary(slug, LONGEST)];
    let ends_word = slug[cut.len()..].starts_with('-');
    match cut.rfind('-') {
        Some(at) if !ends_word && at > LONGEST / 2 => &cut[..at],
        _ => cut,
    }
}

fn no_period(title: &str) -> String {
    format!(
        "a digest is named after its period, which `{}` is not\n\
         help: write a week, a day or a month: `onrecord new digest 2025-W16`",
        title.escape_debug()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(title: &str) -> String {
        file_name(Kind::Actor, title).unwrap()
    }

    #[test]
    fn letters_and_digits_of_any_script_are_kept_in_lower_case() {
        assert_eq!(name("Talks in Paris: days, not weeks"), "talks-in-paris-days-not-weeks");
        assert_eq!(name("“It's not our war”"), "its-not-our-war");
        assert_eq!(name("П’ять загиблих у Сумах"), "пять-загиблих-у-сумах");
        assert_eq!(name("محادثات باريس ٢٠٢٥"), "محادثات-باريس-٢٠٢٥");
        assert_eq!(name("नमस्ते"), "नमस्ते");
        assert_eq!(name("../../etc/passwd"), "etc-passwd");
        assert_eq!(name("İstanbul"), "i\u{307}stanbul");
        assert_eq!(name("a\u{202e}b"), "a-b");
    }

    #[test]
    fn long_titles_end_with_a_whole_word_within_80_bytes() {
        let long = name(&"слово ".repeat(30));
        assert!(long.len() <= 80 && long.ends_with("-слово"), "{long}");
        assert_eq!(name(&"я".repeat(90)), "я".repeat(40));
        assert_eq!(name(&format!("{}b", "日".repeat(26))).len(), 79);
        assert!(Id::parse(&name(&"e\u{301}\u{302}".repeat(60))).is_ok());
    }

    #[test]
    fn a_title_without_letters_makes_no_name() {
        for title in ["", "—", "…?!", "😀"] {
            assert!(file_name(Kind::Thread, title).is_err(), "{title}");
        }
    }

    #[test]
    fn a_digest_is_named_after_a_period() {
        for period in ["2025-W16", "2025-04", "2025-04-18"] {
            assert_eq!(file_name(Kind::Digest, period).as_deref(), Ok(period));
        }
        for other in ["2025", "2025-W54", "2025-W1", "The week", "2025-04-18T10:00", "../2025-W16"] {
            assert!(file_name(Kind::Digest, other).is_err(), "{other}");
        }
    }
}
