//! A text into its words as they stand there, and what stands between them.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// A word as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Raw {
    /// Where, in bytes.
    pub(super) start: usize,
    /// Its end.
    pub(super) end: usize,
    /// Whether a sentence begins with it.
    pub(super) begins: bool,
    /// Whether a dash stands before it.
    pub(super) dash: bool,
    /// Whether `%` stands behind it.
    pub(super) percent: bool,
    /// The currency sign before it, if there is one.
    pub(super) currency: Option<char>,
}

/// The words in `range` of `text`; `begins` says whether the first begins a sentence.
pub(super) fn words(text: &str, range: Range<usize>, begins: bool, into: &mut Vec<Raw>) {
    let mut scanner = Scanner { between: Between { ends: begins, ..Between::default() }, text, last: "" };
    let bytes = text.as_bytes();
    let mut at = range.start;
    while at < range.end {
        if is_ascii_letter(bytes[at]) || (bytes[at] >= 0x80 && letter_at(text, at)) {
            let end = scanner.end_of_word(at, range.end);
            into.push(scanner.word(at, end));
            at = end;
        } else {
            at += scanner.pass(at);
        }
    }
}

/// Titles and the like that are written with a full stop which ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "Adm", "St",
    "No", "vs", "Hr", "Fr", "Nr", "bzw", "Sr", "Sra", "Dra", "M", "MM", "Mme", "им", "ім", "г", "м", "ст",
    "проф", "ген", "д",
];

fn is_abbreviation(word: &str) -> bool {
    word.len() <= 10 && ABBREVIATIONS.contains(&word)
}

struct Scanner<'t> {
    text: &'t str,
    /// The last word.
    last: &'t str,
    between: Between,
}

/// What stood between the last word and the next.
#[derive(Clone, Copy, Default)]
struct Between {
    /// A full stop, question or exclamation mark, or the end of a paragraph.
    ends: bool,
    /// A full stop that may belong to an abbreviation.
    stop: bool,
    dash: bool,
    breaks: u8,
    currency: Option<char>,
}

impl Scanner<'_> {
    fn word(&mut self, start: usize, end: usize) -> Raw {
        let between = std::mem::take(&mut self.between);
        self.last = &self.text[start..end];
        let capital = || {
            let first = self.text[start..end].chars().next();
            first.is_some_and(|first| !first.is_lowercase())
        };
        Raw {
            start,
            end,
            begins: between.ends || (between.stop && capital()),
            dash: between.dash,
            percent: matches!(&self.text.as_bytes()[end..], [b'%', ..] | [b' ', b'%', ..]),
            currency: between.currency,
        }
    }

    /// Go past the sign at `at`, which belongs to no word, and give its length.
    fn pass(&mut self, at: usize) -> usize {
        let Some(sign) = self.text[at..].chars().next() else { return 1 };
        let between = &mut self.between;
        match sign {
            '\n' => {
                between.breaks = between.breaks.saturating_add(1);
                between.ends |= between.breaks > 1;
            }
            ' ' | '\t' | '\r' => return 1,
            '!' | '?' | '؟' | '۔' | '。' | '！' | '？' => between.ends = true,
            '.' if self.text[at..].starts_with("..") => return dots(self.text, at),
            '.' => between.stop |= !is_abbreviation(self.last),
            '–' | '—' | '―' => between.dash = true,
            '-' if self.text[..at].ends_with([' ', '-']) || self.text[at + 1..].starts_with([' ', '-']) => {
                between.dash = true;
            }
            '$' | '€' | '£' | '¥' | '₴' | '₽' => between.currency = Some(sign),
            _ => {}
        }
        if sign != '\n' {
            between.breaks = 0;
        }
        sign.len_utf8()
    }

    /// The end of the word that begins at `start`.
    fn end_of_word(&self, start: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < limit {
            let byte = bytes[at];
            if is_ascii_letter(byte) {
                at += 1;
            } else if byte >= 0x80 && letter_at(self.text, at) {
                at += char_len(byte);
            } else {
                let joint = self.joint(start, at, limit);
                if joint == 0 {
                    break;
                }
                at += joint;
            }
        }
        at
    }

    /// How many bytes at `at` hold two parts of one word together: an apostrophe between letters, a comma or
    /// full stop between digits, a full stop in `U.S.`
    fn joint(&self, start: usize, at: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes();
        let Some(sign) = self.text[at..limit].chars().next() else { return 0 };
        let next = at + sign.len_utf8();
        let follows = next < limit && (is_ascii_letter(bytes[next]) || letter_at(self.text, next));
        match sign {
            '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '′' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}'
                if follows =>
            {
                sign.len_utf8()
            }
            '.' | ',' | '٫' | '٬' => {
                let digits = |at: usize| self.text[at..].starts_with(|letter: char| letter.is_numeric());
                let before = self.text[start..at].ends_with(|letter: char| letter.is_numeric());
                let acronym = sign == '.' && is_initials(&self.text[start..at]);
                let initial = || {
                    let mut rest = self.text[next..limit].chars();
                    rest.next().is_some_and(char::is_alphabetic)
                        && rest.next().is_none_or(|after| !after.is_alphanumeric())
                };
                let number = follows && before && digits(next);
                let ends = acronym && at > start + 1;
                if number || (acronym && follows && initial()) || ends { sign.len_utf8() } else { 0 }
            }
            '[' if at > start && follows => 1,
            ']' if follows && (self.text[..start].ends_with('[') || self.text[start..at].contains('[')) => 1,
            ']' if self.text[start..at].contains('[') => 1,
            _ => 0,
        }
    }
}

/// Whether `text` is a letter, or letters with full stops between them: `U`, `U.S`.
fn is_initials(text: &str) -> bool {
    let mut letters = 0;
    let fits = text.split('.').all(|part| {
        letters += 1;
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    });
    fits && letters <= 6
}

/// The length of the full stops at `at`.
fn dots(text: &str, at: usize) -> usize {
    text[at..].bytes().take_while(|byte| *byte == b'.').count()
}

fn is_ascii_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn letter_at(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(is_letter)
}

/// Whether `letter` belongs to a word. Letters of alphabets in wide use need not be looked up.
fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{17f}' | '\u{400}'..='\u{481}' | '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}')
        || letter.is_alphanumeric()
        || is_combining_mark(letter)
}

fn char_len(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        _ => 2,
    }
}
