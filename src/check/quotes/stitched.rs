//! `stitched-quote`: what stands apart on record is not joined without a mark.

use super::{Case, shown};
use crate::collate::Fidelity;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(case: &Case<'_>) -> Option<Diagnostic> {
    let is_stitched = case.is(Fidelity::Stitched) && !case.changes_sense();
    is_stitched.then(|| {
        let message = format!("these words join parts of {} that stand apart there", case.basis());
        let finding = case.finding(Code::StitchedQuote, message);
        finding
            .note(on_record(case))
            .help("put `…` where something is left out, or make two quotations of it")
    })
}

/// The parts as they stand in the transcript; what differs, where there is no transcript.
pub(super) fn on_record(case: &Case<'_>) -> String {
    let Some((_, speech)) = case.speech() else {
        return format!("on record: {}", shown::diff(&case.comparison.diff));
    };
    let part = |span: &std::ops::Range<usize>| format!("“{}”", shown::stretch(&speech.text[span.clone()]));
    let parts: Vec<String> = case.comparison.spans.iter().map(part).collect();
    format!("on record: {}", parts.join(" and, elsewhere, "))
}
