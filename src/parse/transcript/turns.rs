//! What a transcript holds, piece by piece, into turns.

use std::ops::Range;

use crate::model::{Chunk, Transcript, Turn};

/// The turns so far, and what is known of the next words.
#[derive(Default)]
pub(super) struct Turns {
    done: Vec<Turn>,
    label: Option<String>,
    /// Whether the next words begin a turn.
    begins: bool,
    gap: bool,
    second: Option<u32>,
}

impl Turns {
    /// The words that follow are those of `label`, or of somebody who is not named.
    pub(super) fn speaker(&mut self, label: Option<&str>) {
        if label.is_none() || label != self.label.as_deref() {
            self.begins = true;
            self.label = label.map(str::to_owned);
        }
    }

    /// Something is left out here.
    pub(super) fn gap(&mut self) {
        self.gap = true;
    }

    /// The words that follow are said from `second` on.
    pub(super) fn second(&mut self, second: Option<u32>) {
        self.second = second;
    }

    /// Words.
    pub(super) fn words(&mut self, range: Range<usize>) {
        let chunk = Chunk { range, second: self.second.take() };
        let begins = self.begins || self.gap;
        if let Some(turn) = self.done.last_mut().filter(|_| !begins) {
            turn.chunks.push(chunk);
        } else {
            let label = self.label.clone();
            self.done.push(Turn { label, gap_before: self.gap, chunks: vec![chunk] });
        }
        (self.begins, self.gap) = (false, false);
    }

    pub(super) fn finish(self) -> Transcript {
        Transcript { turns: self.done }
    }
}
