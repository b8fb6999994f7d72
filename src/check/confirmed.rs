//! `confirmed-on-one-origin`: what is confirmed rests on a record, or on two who do not depend on each
//! other and of whom one takes no side.

use super::Digest;
use crate::collate::{Independence, grounds};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Claim, ClaimKind, Entry, Key, SourceKind, Status};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for (key, history) in &digest.concordance.claims {
        let Some(claim) = digest.corpus.entries.get(key).and_then(Entry::as_claim) else { continue };
        let last = history.judgements.last().filter(|_| history.status() == Status::Confirmed);
        // of those who are held responsible more is asked, by a rule of its own
        let Some(last) = last.filter(|_| !claim.kind.needs_a_reply()) else { continue };
        let sources = grounds(&claim.evidence, history);
        let behind = digest.concordance.origins.behind(key, &sources);
        let on_record = sources.iter().any(|source| is_record(digest, claim, source));
        let Some(lack) = lack(&behind).filter(|_| !on_record) else { continue };
        findings.push(
            Diagnostic::new(Code::ConfirmedOnOneOrigin, last.assessment.date.span, format!("`{key}` is confirmed {lack}"))
                .help("add what confirms it to `sources` of the assessment: a document or recording, or a second source that takes no side; until then it is `claimed` or `corroborated`"),
        );
    }
}

fn lack(behind: &Independence) -> Option<&'static str> {
    match behind.count() {
        0 => Some("and names no source"),
        1 => Some("by one origin only: copies of one report, and what one publisher prints, count once"),
        _ if behind.only_parties() => Some("by those only who take a side themselves"),
        _ => None,
    }
}

/// Whether `source` shows the matter itself: of what somebody said or holds, that is their own statement.
fn is_record(digest: &Digest<'_>, claim: &Claim, source: &Key) -> bool {
    let kind = digest.corpus.entries.get(source).and_then(Entry::as_source).map(|source| source.kind);
    match kind {
        Some(kind) if kind.is_document() => true,
        // what those have verified who were there to find out
        Some(SourceKind::NgoReport) => true,
        Some(SourceKind::OfficialStatement | SourceKind::Social) => {
            matches!(claim.kind, ClaimKind::Attribution | ClaimKind::Position)
        }
        _ => false,
    }
}
