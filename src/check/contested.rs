//! `contested-with-one-side`: what is contested has two sides, and readers see both.

use std::collections::BTreeSet;

use super::Digest;
use crate::collate::ClaimHistory;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Claim, Entry, EvidenceStance, Id, Key, Kind, RelationKind, Stance, Status};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let contradicted = contradicted(digest);
    for (key, history) in &digest.concordance.claims {
        let Some(claim) = digest.corpus.entries.get(key).and_then(Entry::as_claim) else { continue };
        let judgement = history.judgements.last().filter(|_| history.status() == Status::Contested);
        let Some(judgement) = judgement else { continue };
        let (speaks_for, against) = sides(claim, history);
        let elsewhere = contradicted.contains(key) || reporters(claim) > 1;
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
                .help("add the other side to `positions` or `evidence`, or the claim that holds its account to `relations`: `contradicts`"),
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

/// The claims that contradict another one, from both ends.
fn contradicted(digest: &Digest<'_>) -> BTreeSet<Key> {
    let claims = digest.corpus.of_kind(Kind::Claim).filter_map(|entry| Some((entry, entry.as_claim()?)));
    let relations = claims.flat_map(|(entry, claim)| claim.relations.iter().map(move |relation| (entry, relation)));
    let contradictions = relations.filter(|(_, relation)| relation.kind == RelationKind::Contradicts);
    contradictions
        .flat_map(|(entry, relation)| [entry.key.clone(), Key::new(Kind::Claim, relation.claim.value.clone())])
        .collect()
}
