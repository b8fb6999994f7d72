//! Printed words with the marks of those who print them: an ellipsis for what is left out, brackets for what is
//! added or replaced.

use std::ops::Range;

use super::vocabulary::Vocabulary;
use super::words::{Reader, Word};

/// More words than this in round brackets are the speaker's own.
const ASIDE: usize = 6;

/// The words of a quotation, with its marks.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked {
    pub(super) words: Vec<Word>,
    /// For each word, the number of the brackets that it stands in; 0 for none.
    pub(super) brackets: Vec<u16>,
    /// For each word and the end, whether an ellipsis stands before it.
    pub(super) ellipsis: Vec<bool>,
    /// Which brackets are round: those may be the speaker's own.
    pub(super) round: Vec<u16>,
}

impl Marked {
    /// Read `text`.
    pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Self {
        let mut reading = Reading {
            text,
            reader: Reader::new(vocabulary),
            marked: Self::default(),
            brackets: 0,
            begins: true,
        };
        let mut from = 0;
        while let Some((mark, range)) = next_mark(text, from) {
            reading.words(from..range.start);
            match mark {
                Mark::Ellipsis => reading.ellipsis(),
                Mark::Comment => {}
                Mark::Brackets { round, inner } => reading.bracket(inner, round),
            }
            from = range.end;
        }
        reading.words(from..text.len());
        reading.marked.ellipsis.resize(reading.marked.words.len() + 1, false);
        reading.marked
    }
}

struct Reading<'t> {
    text: &'t str,
    reader: Reader<'t>,
    marked: Marked,
    brackets: u16,
    begins: bool,
}

impl Reading<'_> {
    fn words(&mut self, range: Range<usize>) {
        let ends = self.text[range.clone()].trim_end().ends_with(['.', '!', '?', '؟']);
        let count = self.marked.words.len();
        self.reader.read(self.text, range, self.begins, &mut self.marked.words);
        self.begins = ends || (self.begins && count == self.marked.words.len());
        // `want[ed]` is a word that an editor has changed
        for at in count..self.marked.words.len() {
            let changed = self.text[self.marked.words[at].range()].contains(['[', ']']);
            self.brackets += u16::from(changed);
            self.marked.brackets.push(if changed { self.brackets } else { 0 });
        }
    }

    fn ellipsis(&mut self) {
        let at = self.marked.words.len();
        self.marked.ellipsis.resize(at + 1, false);
        self.marked.ellipsis[at] = true;
    }

    fn bracket(&mut self, inner: Range<usize>, round: bool) {
        let before = self.marked.words.len();
        self.reader.read(self.text, inner, self.begins, &mut self.marked.words);
        let count = self.marked.words.len() - before;
        let own = round && count > ASIDE;
        self.brackets += 1;
        if round {
            self.marked.round.push(self.brackets);
        }
        self.marked.brackets.resize(before + count, if own { 0 } else { self.brackets });
        self.begins &= count == 0;
    }
}

/// What an editor's mark in a quotation is.
enum Mark {
    /// Words are left out.
    Ellipsis,
    /// Nothing of the quotation: `[sic]`.
    Comment,
    /// Words that are added or stand for others.
    Brackets { round: bool, inner: Range<usize> },
}

/// The first mark of `text` behind `from`, and where it stands.
fn next_mark(text: &str, from: usize) -> Option<(Mark, Range<usize>)> {
    let mut at = from;
    while at < text.len() {
        let sign = text[at..].chars().next()?;
        let found = match sign {
            '…' => Some((Mark::Ellipsis, at..at + sign.len_utf8())),
            '.' => dots(text, at).map(|end| (Mark::Ellipsis, at..end)),
            '[' => bracketed(text, at, ']'),
            '(' => bracketed(text, at, ')'),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        at += sign.len_utf8();
    }
    None
}

/// The end of three or more full stops at `at`, which may have spaces between them.
fn dots(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    let mut count = 0;
    for (offset, sign) in text[at..].char_indices() {
        match sign {
            '.' => {
                count += 1;
                end = at + offset + 1;
            }
            ' ' | '\u{a0}' if count > 0 => {}
            _ => break,
        }
    }
    (count >= 3).then_some(end)
}

/// The brackets that open at `at`.
fn bracketed(text: &str, at: usize, close: char) -> Option<(Mark, Range<usize>)> {
    let end = at + text[at..].find(close)?;
    let inner = at + 1..end;
    let words = text[inner.clone()].trim();
    let letters = |text: &str| text.chars().next().is_some_and(char::is_alphabetic);
    let inside = text[..at].ends_with(char::is_alphabetic) || letters(&text[end + 1..]);
    if words.contains(['[', '(']) || words.len() > 200 || (inside && letters(words) && close == ']') {
        return None;
    }
    let whole = at..end + close.len_utf8();
    if !words.is_empty() && words.chars().all(|sign| matches!(sign, '.' | '…' | ' ')) {
        return Some((Mark::Ellipsis, whole));
    }
    if words.eq_ignore_ascii_case("sic") || words == "!" || words == "?" || words.is_empty() {
        return Some((Mark::Comment, whole));
    }
    Some((Mark::Brackets { round: close == ')', inner }, whole))
}
