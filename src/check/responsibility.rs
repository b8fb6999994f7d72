//! `responsibility-without-document`: that somebody is responsible is confirmed by a document or by their
//! own admission, and by nothing less.

use super::Digest;
use crate::collate::{ClaimHistory, grounds};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Claim, Entry, Key, Kind, Stance, Status};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for (key, history) in &digest.concordance.claims {
        let claim = digest.corpus.entries.get(key).and_then(Entry::as_claim);
        let Some(claim) = claim.filter(|claim| claim.kind.needs_a_reply()) else { continue };
        let last = history.judgements.last().filter(|_| history.status() == Status::Confirmed);
        let Some(last) = last.filter(|_| !is_admitted(claim, history)) else { continue };
        let is_document = |source: &Key| {
            digest
                .corpus
                .entries
                .get(source)
                .and_then(Entry::as_source)
                .is_some_and(|source| source.kind.is_document())
        };
        if grounds(&claim.evidence, history).iter().any(is_document) {
            continue;
        }
        let message = format!("`{key}` is confirmed without a document or an admission");
        findings.push(
            Diagnostic::new(Code::ResponsibilityWithoutDocument, last.assessment.date.span, message)
                .help("add the document to `sources` of the assessment, or name those held responsible in `responsible` and their admission in `positions`; until then it is `claimed` or `corroborated`"),
        );
    }
}

/// Whether somebody whom the claim holds responsible asserts it.
fn is_admitted(claim: &Claim, history: &ClaimHistory) -> bool {
    let asserts = history.actors(Stance::Asserts);
    claim.responsible.iter().any(|actor| asserts.contains(&Key::new(Kind::Actor, actor.value.clone())))
}
