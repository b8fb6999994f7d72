//! `rough-record`: words differ from a transcript that a machine made, or that has gaps. That is worth a look and
//! proves nothing.

use super::{Case, Trust, shown};
use crate::collate::Fidelity;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::TranscriptQuality;

pub(super) fn check(case: &Case<'_>) -> Option<Diagnostic> {
    let Trust::Rough(quality) = case.trust() else { return None };
    let another = super::turns::whose(case);
    let differs = case.differs() || another.is_some();
    differs.then(|| {
        let (what, proves) = match quality {
            TranscriptQuality::Machine => ("which a machine made", "machines mishear"),
            _ => ("which is partial", "what is not in it may have been said all the same"),
        };
        let message = match another {
            Some(another) if case.comparison.fidelity.is_clean() => {
                format!("{} has these words as those of {another}; it is a transcript {what}", case.basis())
            }
            _ if case.is(Fidelity::NotLocated) => {
                format!("these words are not in {}, {what}", case.basis())
            }
            _ => format!("these words differ from {}, {what}", case.basis()),
        };
        let finding = case.finding(Code::RoughRecord, message);
        let finding = if case.comparison.diff.is_empty() || case.comparison.fidelity.is_clean() {
            finding
        } else {
            finding.note(format!("on record: {}", shown::diff(&case.comparison.diff)))
        };
        finding.help(format!("{proves}: compare with the recording, and correct the words or the transcript; then set `transcript_quality` to `checked`"))
    })
}
