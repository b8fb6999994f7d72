//! Marked places of big files to the few lines around them, so that printing a finding does not read whole files.

use std::ops::Range;

use super::clean::clean_source;
use super::places::Places;
use crate::text::{Span, floor_char_boundary};

/// Marks that are at most so many lines and so many bytes apart are shown together.
const NEAR: usize = 4;
const NEAR_BYTES: usize = 400;
/// So many characters are kept on each side of the marks of a line that is cut.
const MARGIN: usize = 40;
/// What stands for the part of a line that is cut off.
const CUT: &str = "…";
/// A mark over more lines than this is shown by its first.
const TALLEST: usize = 6;

/// Some lines of a file and the marks in them.
pub(super) struct Window<T> {
    /// Any span of the file.
    file: Span,
    /// The bytes of the file: whole lines, without the last line end.
    bytes: Range<usize>,
    /// The numbers of the first line and of the one after the last.
    lines: Range<usize>,
    marks: Vec<(Range<usize>, T)>,
}

/// Group `marks` into windows, in the order of their first marks.
pub(super) fn windows<T>(marks: Vec<(Span, T)>, places: &Places<'_>) -> Vec<Window<T>> {
    let mut windows: Vec<Window<T>> = Vec::new();
    for (span, what) in marks {
        let window = Window::around(span, what, places);
        match windows.iter_mut().find(|other| other.is_near(&window)) {
            Some(near) => near.take(window),
            None => windows.push(window),
        }
    }
    windows
}

impl<T> Window<T> {
    fn around(span: Span, what: T, places: &Places<'_>) -> Self {
        let text = places.text(span);
        let marked = shown(text, span.range());
        let start = text[..marked.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[marked.end..].find('\n').map_or(text.len(), |at| marked.end + at);
        let first = places.start(span).line;
        let height = text[start..end].matches('\n').count() + 1;
        Self { file: span, bytes: start..end, lines: first..first + height, marks: vec![(marked, what)] }
    }

    fn is_near(&self, other: &Self) -> bool {
        let apart = self.marked().start.abs_diff(other.marked().start);
        self.file.file == other.file.file
            && apart <= NEAR_BYTES
            && other.lines.start < self.lines.end + NEAR
            && self.lines.start < other.lines.end + NEAR
    }

    fn take(&mut self, other: Self) {
        self.bytes = self.bytes.start.min(other.bytes.start)..self.bytes.end.max(other.bytes.end);
        self.lines = self.lines.start.min(other.lines.start)..self.lines.end.max(other.lines.end);
        self.marks.extend(other.marks);
    }

    /// From the first byte to the last that is marked.
    fn marked(&self) -> Range<usize> {
        let starts = self.marks.iter().map(|(mark, _)| mark.start);
        let ends = self.marks.iter().map(|(mark, _)| mark.end);
        starts.min().unwrap_or_default()..ends.max().unwrap_or_default()
    }

    /// The same, if it is one long line, without what is far to the left and right of the marks.
    pub(super) fn cut(mut self, places: &Places<'_>) -> Self {
        let (text, marked) = (places.text(self.file), self.marked());
        if self.height() > 1 || text[self.bytes.clone()].chars().count() <= 3 * MARGIN {
            return self;
        }
        let left = text[self.bytes.start..marked.start].char_indices().rev().nth(MARGIN);
        let right = text[marked.end..self.bytes.end].char_indices().nth(MARGIN);
        let start = left.map_or(self.bytes.start, |(at, _)| self.bytes.start + at);
        self.bytes = start..right.map_or(self.bytes.end, |(at, _)| marked.end + at);
        self
    }

    /// The lines, cleaned for printing, with a mark where something is cut off.
    pub(super) fn text(&self, places: &Places<'_>) -> String {
        let text = places.text(self.file);
        let after = if matches!(text[self.bytes.end..].chars().next(), None | Some('\n')) { "" } else { CUT };
        format!("{}{}{after}", self.before(text), clean_source(&text[self.bytes.clone()]))
    }

    fn before(&self, text: &str) -> &'static str {
        if matches!(text[..self.bytes.start].chars().next_back(), None | Some('\n')) { "" } else { CUT }
    }

    /// The number of the first line.
    pub(super) fn first_line(&self) -> usize {
        self.lines.start
    }

    /// How many lines it has.
    pub(super) fn height(&self) -> usize {
        self.lines.len()
    }

    /// Any span of the file.
    pub(super) fn file(&self) -> Span {
        self.file
    }

    /// The marks, as ranges of bytes of the cleaned text.
    pub(super) fn into_marks(self, places: &Places<'_>) -> Vec<(Range<usize>, T)> {
        let text = places.text(self.file);
        let before = self.before(text).len();
        let moved = |at: usize| before + clean_source(&text[self.bytes.start..at]).len();
        self.marks.into_iter().map(|(mark, what)| (moved(mark.start)..moved(mark.end), what)).collect()
    }
}

/// The part of `range` that is marked: within `text`, without line ends after it, not too tall.
fn shown(text: &str, range: Range<usize>) -> Range<usize> {
    let start = floor_char_boundary(text, range.start);
    let end = floor_char_boundary(text, range.end).max(start);
    let marked = text[start..end].trim_end_matches('\n');
    if marked.matches('\n').count() < TALLEST {
        return start..start + marked.len();
    }
    start..start + marked.find('\n').unwrap_or(marked.len())
}
