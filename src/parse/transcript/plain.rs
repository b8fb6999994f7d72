//! A transcript in paragraphs: names before turns, `[...]` between passages.

use super::habits::Habits;
use super::marks::{aside, marks};
use super::pieces::{Cutter, Piece, apart, is_dots};
use super::turns::Turns;
use crate::model::Transcript;

/// Read `text`; the names `known` begin turns whatever they look like.
pub(super) fn read(text: &str, known: &[&str]) -> Transcript {
    let habits = Habits::of(text, known);
    let mut reader =
        Reader { text, habits, cutter: Cutter::new(text, false), turns: Turns::default(), commented: false };
    let mut at = 0;
    for line in text.split('\n') {
        reader.line(at, line);
        at += line.len() + 1;
    }
    reader.turns.finish()
}

struct Reader<'t> {
    text: &'t str,
    habits: Habits,
    cutter: Cutter<'t>,
    turns: Turns,
    /// Whether a comment is open.
    commented: bool,
}

impl Reader<'_> {
    /// Read `line`, which begins at `start`.
    fn line(&mut self, start: usize, line: &str) {
        if self.is_comment(line) || is_furniture(line) {
            return;
        }
        let marks = marks(line, self.habits.is_timed);
        if marks.second.is_some() {
            self.turns.second(marks.second);
        }
        if marks.change {
            self.turns.speaker(None);
        }
        let rest = &line[marks.end..];
        if is_dots(rest) {
            return self.turns.gap();
        }
        if let Some(inner) = aside(rest) {
            return self.aside(inner);
        }
        let mut from = marks.end;
        if let Some(label) = self.habits.label(rest) {
            self.turns.speaker(Some(label.name));
            if label.second.is_some() {
                self.turns.second(label.second);
            }
            from += label.end;
        }
        self.words(start + from, start + line.len());
    }

    fn words(&mut self, start: usize, end: usize) {
        for piece in self.cutter.pieces(start..end, end).0 {
            self.piece(piece);
        }
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Words(range) => self.turns.words(range),
            Piece::Gap => self.turns.gap(),
            Piece::Second(second) => self.turns.second(Some(second)),
            Piece::Voice(range) => self.turns.speaker(Some(&self.text[range])),
        }
    }

    /// A line in brackets: a gap, a time, or something that is not said.
    fn aside(&mut self, inner: &str) {
        if let Some(piece) = apart(inner) {
            self.piece(piece);
        }
    }

    /// Whether `line` belongs to a comment of HTML.
    fn is_comment(&mut self, line: &str) -> bool {
        let opens = line.trim_start().starts_with("<!--");
        let within = self.commented || opens;
        self.commented = within && !line.contains("-->");
        within
    }
}

/// Whether `line` belongs to the page and not to what is on it: a heading, a line across, a fence of code.
fn is_furniture(line: &str) -> bool {
    let line = line.trim();
    let level = line.len() - line.trim_start_matches('#').len();
    let is_heading =
        (1..=6).contains(&level) && (line.len() == level || line[level..].starts_with([' ', '\t']));
    let is_across = line.len() >= 3
        && ['-', '*', '_', '=']
            .iter()
            .any(|sign| line.chars().all(|letter| letter == *sign || letter == ' '));
    is_heading || is_across || line.starts_with("```")
}
