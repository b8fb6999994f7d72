//! A text in quotation marks, of any language → the words between them.

/// An opening mark and the mark that closes it.
const PAIRS: [(char, char); 19] = [
    ('"', '"'),
    ('“', '”'),
    ('”', '”'),
    ('„', '“'),
    ('„', '”'),
    ('“', '“'),
    ('«', '»'),
    ('»', '«'),
    ('»', '»'),
    ('‹', '›'),
    ('›', '‹'),
    ('\'', '\''),
    ('‘', '’'),
    ('’', '’'),
    ('‚', '‘'),
    ('‚', '’'),
    ('「', '」'),
    ('『', '』'),
    ('＂', '＂'),
];

/// Whether `letter` can open a quotation.
pub(super) fn opens(letter: char) -> bool {
    PAIRS.iter().any(|(open, _)| *open == letter)
}

/// Whether a quotation that the mark `open` opened may end with `letter`.
pub(super) fn closes(open: char, letter: char) -> bool {
    PAIRS.contains(&(open, letter))
}

/// The words of `text` if all of it stands in one pair of quotation marks; a comma or full stop may
/// follow the closing mark, spaces may stand inside of the marks.
pub(super) fn inside(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches([',', '.']).trim_end();
    let open = text.chars().next()?;
    let close = text.chars().next_back()?;
    let inner = text.get(open.len_utf8()..text.len().checked_sub(close.len_utf8())?)?;
    let is_pair = PAIRS.contains(&(open, close)) && !opens_again(inner, open, close);
    let words = inner.trim();
    (is_pair && !words.is_empty()).then_some(words)
}

/// Whether a second quotation opens after the first has closed: `"A" and "B"` is not one quotation.
fn opens_again(inner: &str, open: char, close: char) -> bool {
    let mut depth = 1;
    let mut before = open;
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied();
        if letter == open && (open != close || begins_word(before, after)) {
            if depth == 0 {
                return true;
            }
            depth += 1;
        } else if letter == close && !is_apostrophe(letter, before, after) && depth > 0 {
            depth -= 1;
        }
        before = letter;
    }
    false
}

/// A mark that is the same on both sides opens where a word begins.
pub(super) fn begins_word(before: char, after: Option<char>) -> bool {
    let free = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–');
    free && after.is_some_and(|after| !after.is_whitespace())
}

/// Whether `letter` joins two parts of a word.
pub(super) fn is_apostrophe(letter: char, before: char, after: Option<char>) -> bool {
    matches!(letter, '\'' | '’') && before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_language_are_taken_off() {
        for text in [
            "\"words\"",
            "“words”",
            "„words“",
            "„words”",
            "”words”",
            "«words»",
            "« words »",
            "«\u{a0}words\u{a0}»",
            "»words«",
            "‹words›",
            "'words'",
            "‘words’",
            "‚words‘",
            "「words」",
            "『words』",
            " “words” ",
        ] {
            assert_eq!(inside(text), Some("words"), "{text}");
        }
    }

    #[test]
    fn punctuation_may_stand_before_or_after_the_closing_mark() {
        assert_eq!(inside("\"It's not our war,\""), Some("It's not our war,"));
        assert_eq!(inside("“words”,"), Some("words"));
        assert_eq!(inside("«слова»."), Some("слова"));
    }

    #[test]
    fn quotations_within_stay() {
        assert_eq!(inside("“He said ‘no’ twice”"), Some("He said ‘no’ twice"));
        assert_eq!(inside("\"the \"war\" party\""), Some("the \"war\" party"));
        assert_eq!(inside("“a “b” c”"), Some("a “b” c"));
        assert_eq!(inside("'it's the boys' toys'"), Some("it's the boys' toys"));
    }

    #[test]
    fn what_is_not_one_quotation_is_none() {
        for text in [
            "words",
            "\"words",
            "words\"",
            "\"A\" and \"B\"",
            "“A” and “B”",
            "«А» и «Б»",
            "\"",
            "\"\"",
            "",
            "“”",
            "'s",
        ] {
            assert_eq!(inside(text), None, "{text}");
        }
    }
}
