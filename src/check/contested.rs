//! `contested-with-one-side`: what is contested has two sides, and readers see both.

use std::collections::BTreeSet;

use super::Digest;
use crate::collate::{ClaimHistory, Direction};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Claim, Entry, EvidenceStance, Id, Key, RelationKind, Stance, Status};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for (key, history) in &digest.concordance.claims {
        let Some(claim) = digest.corpus.entries.get(key).and_then(Entry::as_claim) else { continue };
        let judgement = history.judgements.last().filter(|_| history.status() == Status::Contested);
        let Some(judgement) = judgement else { continue };
        let (speaks_for, against) = sides(claim, history);
        let elsewhere = is_answered(digest, key) || reporters(claim) > 1;
        if (speaks_for && against) || elsewhere {
            continue;
        }
        let missing = match (speaks_for, against) {
            (true, _) => "nobody is on record who denies or questions it",
            (_, true) => "nobody is on record who asserts it",
            _ => "nobody is on record who asserts or denies it",
        };
        findings.push(
            Diagnostic::new(Code::ContestedWithOneSide, judgement.assessment.date.span, format!("`{key}` is contested, and {missing}"))
                .help("add the other side to `positions` or `evidence`, or the claim that holds its account to `relations`"),
        );
    }
}

/// Whether somebody or something speaks for `claim`, and against it.
fn sides(claim: &Claim, history: &ClaimHistory) -> (bool, bool) {
    let held = |stance: Stance| !history.actors(stance).is_empty();
    let shown = |stance: EvidenceStance| claim.evidence.iter().any(|evidence| evidence.stance == stance);
    let speaks_for = held(Stance::Asserts) || shown(EvidenceStance::Supports);
    (speaks_for, held(Stance::Denies) || held(Stance::Questions) || shown(EvidenceStance::Refutes))
}

/// How many actors report figures: those who count differently are sides of their own.
fn reporters(claim: &Claim) -> usize {
    claim.figures.iter().map(|figure| &figure.reporter.value).collect::<BTreeSet<&Id>>().len()
}

/// Whether the other account is a claim of its own.
fn is_answered(digest: &Digest<'_>, key: &Key) -> bool {
    digest.concordance.relations.get(key).into_iter().flatten().any(|tie| match tie.kind {
        RelationKind::Contradicts => true,
        RelationKind::RespondsTo => tie.direction == Direction::From,
        _ => false,
    })
}
