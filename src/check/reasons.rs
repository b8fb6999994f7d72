//! `assessment-without-reason`: a judgement says on what grounds, or nobody can tell whether to follow it.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Assessment, Key, Status};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for (claim, history) in &digest.concordance.claims {
        findings
            .extend(history.judgements.iter().filter_map(|judgement| reason(claim, &judgement.assessment)));
    }
}

fn reason(claim: &Key, assessment: &Assessment) -> Option<Diagnostic> {
    let given = assessment.why.as_ref().is_some_and(|why| !why.trim().is_empty());
    let judges = assessment.status != Status::Unreviewed;
    let message = format!("it is not said why `{claim}` is {}", assessment.status.name());
    let finding = Diagnostic::new(Code::AssessmentWithoutReason, assessment.date.span, message)
        .help("add `why`: in a sentence or two, what was compared, and what decided");
    (judges && !given).then_some(finding)
}
