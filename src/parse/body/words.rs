//! A text → where its words begin.

/// Where each word of `text` begins: a run of letters and digits, with the marks that join two of them
/// ("it's", "1,000", "U.S."); in scripts without spaces, each character.
pub(super) fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = Letter::Other;
    let mut joined = None;
    text.char_indices().filter_map(move |(at, letter)| {
        let kind = Letter::of(letter);
        let is_start = match kind {
            Letter::Wide => true,
            Letter::Word => before != Letter::Word && joined.is_none_or(|mark| !joins(mark, letter)),
            Letter::Other => false,
        };
        joined = (kind == Letter::Other && before == Letter::Word).then_some(letter);
        before = kind;
        is_start.then_some(at)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Word,
    Wide,
    Other,
}

impl Letter {
    fn of(letter: char) -> Self {
        if letter.is_ascii() {
            return if letter.is_ascii_alphanumeric() || letter == '_' { Self::Word } else { Self::Other };
        }
        match letter {
            '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => Self::Wide,
            '\u{2000}'..='\u{206f}' => Self::Other,
            // most of what is written, without a look into the tables
            'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' | 'ء'..='غ' | 'א'..='ת' => Self::Word,
            _ if letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter) => {
                Self::Word
            }
            _ => Self::Other,
        }
    }
}

fn joins(mark: char, after: char) -> bool {
    matches!(mark, '\'' | '’' | '.' | '\u{200c}' | '\u{200d}') || (mark == ',' && after.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_readers_count_them() {
        for (text, count) in [
            ("It's 1,000 well-known words, isn’t it?", 7),
            ("The U.S. and its allies", 5),
            ("Це — війна, кажуть «вони».", 4),
            ("ما قيل في باريس", 4),
            ("नमस्ते दुनिया", 2),
            ("他走了", 3),
            ("می\u{200c}خواهم", 1),
            (" — … ", 0),
        ] {
            assert_eq!(starts(text).count(), count, "{text}");
        }
    }
}
