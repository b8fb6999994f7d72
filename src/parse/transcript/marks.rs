//! What stands at the start of a line before its words, and is no part of them.

use super::stamp;

/// What stands before the words of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Where the words begin.
    pub(super) end: usize,
    /// Whether `>>` says that somebody else speaks.
    pub(super) change: bool,
    /// Whether a hyphen stands there.
    pub(super) hyphen: bool,
    /// The time that stands there.
    pub(super) second: Option<u32>,
}

/// What stands before the words of `line`: `> `, `>> `, `- `, times; those that may be of the day, `18:00`, if
/// they stand alone or `is_timed`.
pub(super) fn marks(line: &str, is_timed: bool) -> Marks {
    let mut marks = Marks::default();
    loop {
        let rest = &line[marks.end..];
        let blank = rest.len() - rest.trim_start().len();
        let rest = &rest[blank..];
        let length = arrow(rest, &mut marks)
            .or_else(|| dash(rest, &mut marks))
            .or_else(|| time(rest, is_timed, &mut marks));
        marks.end += blank + length.unwrap_or(0);
        if length.is_none() {
            return marks;
        }
    }
}

fn arrow(rest: &str, marks: &mut Marks) -> Option<usize> {
    let mut length = 0;
    let mut number = 0;
    while let Some(sign) = [">", "&gt;"].iter().find(|sign| rest[length..].starts_with(**sign)) {
        length += sign.len();
        number += 1;
    }
    marks.change |= number > 1;
    (number > 0).then_some(length)
}

fn dash(rest: &str, marks: &mut Marks) -> Option<usize> {
    let sign = rest.chars().next().filter(|sign| matches!(sign, '-' | '–' | '—' | '•' | '*'))?;
    let after = &rest[sign.len_utf8()..];
    let spaced = after.starts_with(char::is_whitespace);
    let is_hyphen = sign == '-' && (spaced || after.starts_with(char::is_alphabetic));
    marks.hyphen |= is_hyphen;
    (spaced || is_hyphen).then_some(sign.len_utf8())
}

fn time(rest: &str, is_timed: bool, marks: &mut Marks) -> Option<usize> {
    let found = stamp::leading(rest)?;
    let is_alone = rest[found.length..].trim().is_empty();
    if marks.second.is_some() || found.is_bare && !is_timed && !is_alone {
        return None;
    }
    marks.second = Some(found.second);
    Some(found.length)
}

/// What a line in brackets holds, if it is nothing else: `[...]`, `(Laughter)`.
pub(super) fn aside(line: &str) -> Option<&str> {
    let line = line.trim().trim_end_matches(['.', '*', '_']).trim_start_matches(['*', '_']);
    let (open, close) = match line.bytes().next()? {
        b'[' => ('[', ']'),
        b'(' => ('(', ')'),
        _ => return None,
    };
    let inner = line.strip_prefix(open)?.strip_suffix(close)?;
    // `[a] and [b]` is no bracket around all of it
    let mut depth = 0_i32;
    let is_one = inner.chars().all(|letter| {
        depth += i32::from(letter == open) - i32::from(letter == close);
        depth >= 0
    });
    is_one.then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_words_is_told_from_them() {
        let check = |line: &str, rest: &str| assert_eq!(&line[marks(line, false).end..], rest, "{line}");
        check("  >> NAME: x", "NAME: x");
        check("- NAME: x", "NAME: x");
        check("-We go", "We go");
        check("[00:01:10] We go", "We go");
        check("(1:10) We go", "We go");
        check("00:01:10 We go", "We go");
        check("1:10", "");
        check("18:00 is the deadline", "18:00 is the deadline");
        check("-5 degrees", "-5 degrees");
        check("*we* go", "*we* go");
    }

    #[test]
    fn a_line_in_brackets_is_an_aside() {
        assert_eq!(aside("(Laughter.)"), Some("Laughter."));
        assert_eq!(aside("*[applause]*"), Some("applause"));
        assert_eq!(aside("[a] and [b]"), None);
        assert_eq!(aside("(a"), None);
    }
}
