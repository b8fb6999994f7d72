//! `status-moved`: a piece relies on a claim whose status changed after the piece was written. Readers are told
//! beside the link; editors decide whether the piece needs more than that.

use super::Digest;
use crate::collate::{Judgement, Known};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Piece};
use crate::resolve::ClaimUse;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for claim_use in digest.corpus.claim_uses.iter().filter(|claim_use| !claim_use.translated) {
        findings.extend(since(digest, claim_use).and_then(|known| finding(digest, claim_use, &known)));
    }
}

/// What the piece in which `claim_use` stands knew of the claim, if something else was found since.
pub(super) fn since<'d>(digest: &Digest<'d>, claim_use: &ClaimUse) -> Option<Known<'d>> {
    let entry = digest.corpus.entries.get(&claim_use.entry)?;
    let history = digest.concordance.claims.get(&claim_use.claim)?;
    let known = Known::of(entry, entry.as_piece()?, history, digest.settings);
    known.since().is_some().then_some(known)
}

fn finding(digest: &Digest<'_>, claim_use: &ClaimUse, known: &Known<'_>) -> Option<Diagnostic> {
    let judgement = known.since()?;
    let piece = digest.corpus.entries.get(&claim_use.entry).and_then(Entry::as_piece)?;
    let status = judgement.assessment.status;
    // whoever is named beside the link goes on saying so, unless nobody should go by it any more
    let relies = claim_use.title.positions.is_empty() && !claim_use.title.unread;
    let matters = if relies { status.does_not_stand() } else { status.is_over() };
    if !matters || is_told(piece, judgement) {
        return None;
    }
    let how = if claim_use.title.stated { "states" } else { "links" };
    let message = format!(
        "this piece {how} `{}`, which has been {} since {}; it knows nothing later than {}",
        claim_use.claim,
        status.name(),
        judgement.assessment.date.value,
        known.up_to
    );
    let help = "readers see a note there; change the text and set `updated`, or add an entry to `corrections` that says what changed";
    Some(
        Diagnostic::new(Code::StatusMoved, claim_use.span, message)
            .related(judgement.assessment.date.span, "the assessment")
            .help(help),
    )
}

/// Whether a note of the piece is of the day of the judgement, or later.
fn is_told(piece: &Piece, judgement: &Judgement) -> bool {
    piece.corrections.iter().any(|note| !note.date.value.is_before(judgement.assessment.date.value))
}
