//! `confirmed-contradiction`: of two claims that contradict each other, not both are confirmed.

use std::collections::BTreeSet;

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Key, Kind, RelationKind, Status};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let confirmed = |key: &Key| {
        let judgement = digest.concordance.claims.get(key).and_then(|history| history.judgements.last());
        judgement.map(|judgement| &judgement.assessment).filter(|last| last.status == Status::Confirmed)
    };
    let mut told = BTreeSet::new();
    for entry in digest.corpus.of_kind(Kind::Claim) {
        let (Some(claim), Some(one)) = (entry.as_claim(), confirmed(&entry.key)) else { continue };
        let contradicts =
            claim.relations.iter().filter(|relation| relation.kind == RelationKind::Contradicts);
        for relation in contradicts {
            let other_key = Key::new(Kind::Claim, relation.claim.value.clone());
            let Some(other) = confirmed(&other_key) else { continue };
            let pair = [entry.key.clone().min(other_key.clone()), other_key.clone().max(entry.key.clone())];
            if !told.insert(pair) {
                continue;
            }
            let message =
                format!("`{}` and `{other_key}` contradict each other, and both are confirmed", entry.key);
            findings.push(
                Diagnostic::new(Code::ConfirmedContradiction, relation.claim.span, message)
                    .related(one.date.span, "confirmed here")
                    .related(other.date.span, "and the other one here")
                    .help("assess one of them anew, or take the relation out if both can be so"),
            );
        }
    }
}
