//! Captions, `SubRip` or `WebVTT`: who speaks, cue by cue.

use super::cut::{Cue, cut, lines};
use super::habits::Habits;
use super::marks::{aside, marks};
use super::pieces::{Cutter, Piece, apart, is_dots};
use super::rolling::starts;
use super::turns::Turns;
use super::{Problem, plain};
use crate::model::Transcript;

/// Read `text`; the names `known` begin turns whatever they look like.
pub(super) fn read(text: &str, known: &[&str]) -> (Transcript, Vec<Problem>) {
    let Some(cut) = cut(text) else {
        let first = lines(text).find(|(_, line)| !line.is_empty());
        let message = "no cue can be read here: no line gives the times of one";
        let problem = first.map(|(range, _)| Problem { range, message });
        return (plain::read(text, known), problem.into_iter().collect());
    };
    let mut reader = Reader {
        text,
        habits: Habits::of(text, known),
        cutter: Cutter::new(text, true),
        turns: Turns::default(),
    };
    for (cue, start) in cut.cues.iter().zip(starts(text, &cut.cues)) {
        reader.cue(cue, start);
    }
    (reader.turns.finish(), cut.problems)
}

struct Reader<'t> {
    text: &'t str,
    habits: Habits,
    cutter: Cutter<'t>,
    turns: Turns,
}

impl Reader<'_> {
    /// Read `cue` from `start` on; what is before that was read in the cue before it.
    fn cue(&mut self, cue: &Cue, start: usize) {
        let limit = cue.lines.last().map_or(0, |line| line.end);
        let mut from = start;
        self.turns.second(cue.second);
        for line in &cue.lines {
            if line.start >= from {
                from = self.line(line.start, line.end, limit);
            } else if from < line.end {
                from = self.words(from, line.end, limit);
            }
        }
    }

    /// Read the line from `start` to `end`, and say how far: brackets may close in a later one.
    fn line(&mut self, start: usize, end: usize, limit: usize) -> usize {
        let line = &self.text[start..end];
        let marks = marks(line, false);
        let rest = &line[marks.end..];
        if marks.change || marks.hyphen {
            self.turns.speaker(None);
        }
        if is_dots(rest) {
            self.turns.gap();
            return end;
        }
        if let Some(inner) = aside(rest) {
            if let Some(piece) = apart(inner) {
                self.piece(piece);
            }
            return end;
        }
        let label = self.habits.label(rest);
        if let Some(label) = &label {
            self.turns.speaker(Some(label.name));
        }
        let from = start + marks.end + label.map_or(0, |label| label.end);
        self.words(from, end, limit)
    }

    fn words(&mut self, start: usize, end: usize, limit: usize) -> usize {
        let (pieces, end) = self.cutter.pieces(start..end, limit);
        for piece in pieces {
            self.piece(piece);
        }
        end
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Words(range) => self.turns.words(range),
            Piece::Gap => self.turns.gap(),
            // the times of cues are more exact
            Piece::Second(_) => {}
            Piece::Voice(range) => self.turns.speaker(Some(&self.text[range])),
        }
    }
}
