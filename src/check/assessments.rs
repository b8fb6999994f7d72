//! `assessment-conflict`: two judgements of one claim on one date must not differ, or nobody knows which
//! of them holds.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for (claim, history) in &digest.concordance.claims {
        for pair in history.judgements.windows(2) {
            let (one, other) = (&pair[0].assessment, &pair[1].assessment);
            if one.date.value == other.date.value && one.status != other.status {
                let message = format!(
                    "`{claim}` is `{}` and `{}` on {}",
                    one.status.name(),
                    other.status.name(),
                    one.date.value
                );
                findings.push(
                    Diagnostic::new(Code::AssessmentConflict, other.date.span, message)
                        .related(one.date.span, "the other assessment")
                        .help("give one of them a time of day, or take it out"),
                );
            }
        }
    }
}
