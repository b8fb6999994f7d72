//! What a piece knew of a claim when it was written, beside what is known now.

use super::{ClaimHistory, Judgement};
use crate::model::{Date, Entry, Piece, Status};
use crate::settings::Settings;

/// The judgement of a claim that a piece knew, and the one that holds.
#[derive(Clone, Copy, Debug)]
pub struct Known<'h> {
    /// Up to when the piece knows.
    pub up_to: Date,
    /// The judgement that held then, if there was one.
    pub then: Option<&'h Judgement>,
    /// The judgement that holds now, if there is one.
    pub now: Option<&'h Judgement>,
}

impl<'h> Known<'h> {
    /// What `piece`, which is `entry`, knew of the claim with `history`.
    pub fn of(entry: &Entry, piece: &Piece, history: &'h ClaimHistory, settings: &Settings) -> Self {
        let up_to = known_up_to(piece);
        let is_after = |date: Date| match (date.time(), up_to.time()) {
            (Some(_), Some(_)) => date.start(&settings.timezone) > up_to.start(&settings.timezone),
            _ => up_to.is_before(date),
        };
        let knew = |judgement: &&Judgement| {
            judgement.piece.as_ref() == Some(&entry.key) || !is_after(judgement.assessment.date.value)
        };
        let then = history.judgements.iter().rev().find(knew);
        Self { up_to, then, now: history.judgements.last() }
    }

    /// The status that held then.
    pub fn status_then(&self) -> Status {
        status(self.then)
    }

    /// The status that holds now.
    pub fn status_now(&self) -> Status {
        status(self.now)
    }

    /// The judgement that readers of the piece have to be told of, because it came later: it says something
    /// else than the one before. That somebody has looked at the claim for the first time matters only if
    /// they found that it does not simply stand.
    pub fn since(&self) -> Option<&'h Judgement> {
        let (then, now) = (self.status_then(), self.status_now());
        let matters = then != Status::Unreviewed || now.does_not_stand();
        self.now.filter(|_| then != now && matters)
    }
}

fn status(judgement: Option<&Judgement>) -> Status {
    judgement.map_or(Status::Unreviewed, |judgement| judgement.assessment.status)
}

/// The latest day of which the text can speak: its cut-off, or its date, or when it was last changed.
pub fn known_up_to(piece: &Piece) -> Date {
    let written = piece.data_cutoff.as_ref().unwrap_or(&piece.date).value;
    piece.updated.as_ref().map_or(written, |updated| written.max(updated.value))
}
