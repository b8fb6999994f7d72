//! A turn of a transcript into paragraphs of words that are quoted and words that are not.

use std::ops::Range;

use crate::compose::Stretch;
use crate::model::{Chunk, Turn};

/// A transcript that is shown: as a whole, or only as far as it was quoted.
pub(super) struct Spoken<'a> {
    /// The text that the ranges are of.
    pub(super) text: &'a str,
    /// What is quoted, in order.
    pub(super) stretches: &'a [Stretch],
    /// Whether words that are not quoted are shown, too.
    pub(super) whole: bool,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words that nobody quotes.
    Words(String),
    /// Words of the stretch with this index.
    Quoted {
        /// The words.
        text: String,
        /// The stretch.
        stretch: usize,
        /// Whether it ends here.
        ends: bool,
    },
    /// Words that are not shown, between two that are.
    Gap,
}

impl Spoken<'_> {
    /// The paragraphs of `turn`; an empty line between two stretches of speech begins a new one.
    pub(super) fn paragraphs(&self, turn: &Turn) -> Vec<Vec<Piece>> {
        let mut paragraphs = vec![Paragraph::default()];
        let mut before: Option<&Chunk> = None;
        let mut last = None;
        for chunk in &turn.chunks {
            if before.is_some_and(|before| self.begins_paragraph(before, chunk)) {
                paragraphs.push(Paragraph::default());
            }
            if let Some(paragraph) = paragraphs.last_mut() {
                paragraph.is_apart = true;
                self.read(&chunk.range, &mut last, paragraph);
            }
            before = Some(chunk);
        }
        paragraphs.into_iter().map(Paragraph::trimmed).filter(|pieces| !pieces.is_empty()).collect()
    }

    fn begins_paragraph(&self, before: &Chunk, chunk: &Chunk) -> bool {
        let between = self.text.get(before.range.end..chunk.range.start).unwrap_or_default();
        chunk.second.is_none() && between.matches('\n').count() > 1
    }

    /// Add the words in `range`; `last` is the stretch that was added last.
    fn read(&self, range: &Range<usize>, last: &mut Option<usize>, paragraph: &mut Paragraph) {
        let mut from = range.start;
        let first = self.stretches.partition_point(|stretch| stretch.range.end <= range.start);
        for (index, stretch) in self.stretches.iter().enumerate().skip(first) {
            if stretch.range.start >= range.end {
                break;
            }
            let (start, end) = (stretch.range.start.max(range.start), stretch.range.end.min(range.end));
            if self.whole {
                paragraph.words(&self.words(from..start));
            } else if last.is_some_and(|last| !self.touch(last, index)) {
                paragraph.pieces.push(Piece::Gap);
            }
            paragraph.quoted(&self.words(start..end), index, stretch.range.end == end);
            *last = Some(index);
            from = end;
        }
        if self.whole {
            paragraph.words(&self.words(from..range.end));
        }
    }

    /// Whether stretch `index` goes on where `last` ends.
    fn touch(&self, last: usize, index: usize) -> bool {
        last == index || self.stretches[last].range.end == self.stretches[index].range.start
    }

    /// The words in `range`, with one space where there are any.
    fn words(&self, range: Range<usize>) -> String {
        let text = self.text.get(range).unwrap_or_default();
        let mut words = String::with_capacity(text.len());
        for letter in text.chars() {
            if !letter.is_whitespace() {
                words.push(letter);
            } else if !words.ends_with(' ') {
                words.push(' ');
            }
        }
        words
    }
}

/// A paragraph while it is put together.
#[derive(Default)]
struct Paragraph {
    pieces: Vec<Piece>,
    /// Whether a space comes before what is added next.
    is_apart: bool,
}

impl Paragraph {
    fn words(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let space = if std::mem::take(&mut self.is_apart) { " " } else { "" };
        match self.pieces.last_mut() {
            Some(Piece::Words(before)) => before.extend([space, text]),
            _ => self.pieces.push(Piece::Words(format!("{space}{text}"))),
        }
    }

    fn quoted(&mut self, text: &str, index: usize, is_end: bool) {
        let is_apart = std::mem::take(&mut self.is_apart);
        match self.pieces.last_mut() {
            Some(Piece::Quoted { text: before, stretch, ends }) if *stretch == index => {
                before.extend([if is_apart { " " } else { "" }, text]);
                *ends = is_end;
                return;
            }
            Some(Piece::Words(before)) if is_apart => before.push(' '),
            Some(Piece::Quoted { .. }) if is_apart => self.pieces.push(Piece::Words(" ".to_owned())),
            _ => {}
        }
        self.pieces.push(Piece::Quoted { text: text.to_owned(), stretch: index, ends: is_end });
    }

    /// The pieces without spaces at both ends.
    fn trimmed(mut self) -> Vec<Piece> {
        if let Some(Piece::Words(first)) = self.pieces.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some(Piece::Words(last)) = self.pieces.last_mut() {
            last.truncate(last.trim_end().len());
        }
        self.pieces.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "One two\nthree. Four five, six.\n\nSeven eight.";

    /// The paragraphs, quoted words in brackets with the number of the stretch; `|` where it ends.
    fn check(chunks: &[(usize, usize)], spans: &[(usize, usize)], whole: bool) -> String {
        let chunk = |(start, end): &(usize, usize)| Chunk { range: *start..*end, second: None };
        let turn = Turn { label: None, gap_before: false, chunks: chunks.iter().map(chunk).collect() };
        let stretch = |(start, end): &(usize, usize)| Stretch { range: *start..*end, remarks: [0].into() };
        let stretches: Vec<Stretch> = spans.iter().map(stretch).collect();
        let spoken = Spoken { text: TEXT, stretches: &stretches, whole };
        let told = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Quoted { text, stretch, ends } => {
                format!("[{stretch} {text}{}]", if *ends { "|" } else { "" })
            }
            Piece::Gap => " … ".to_owned(),
        };
        let paragraphs = spoken.paragraphs(&turn);
        let paragraphs = paragraphs.iter().map(|pieces| pieces.iter().map(told).collect::<String>());
        paragraphs.collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn what_is_quoted_stands_out() {
        assert_eq!(check(&[(0, 30)], &[(4, 14)], true), "One [0 two three.|] Four five, six.");
        assert_eq!(check(&[(0, 14), (15, 30)], &[], true), "One two three. Four five, six.");
    }

    #[test]
    fn an_empty_line_begins_a_paragraph() {
        assert_eq!(check(&[(15, 30), (32, 44)], &[(20, 24)], true), "Four [0 five|], six. / Seven eight.");
    }

    #[test]
    fn a_stretch_goes_on_in_the_next_chunk() {
        assert_eq!(check(&[(0, 14), (15, 30)], &[(8, 19)], true), "One two [0 three. Four|] five, six.");
    }

    #[test]
    fn what_may_not_be_published_is_not_there() {
        assert_eq!(check(&[(0, 14), (15, 30)], &[(4, 7), (15, 19)], false), "[0 two|] … [1 Four|]");
        assert_eq!(check(&[(0, 14), (15, 30)], &[(4, 7), (7, 13)], false), "[0 two|][1  three|]");
        assert_eq!(check(&[(0, 14), (15, 30)], &[], false), "");
    }
}
