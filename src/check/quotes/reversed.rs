//! `reversed-quote`: words do not say the opposite of what is on record.

use super::{Case, mend, shown};
use crate::collate::Fidelity;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(case: &Case<'_>) -> Option<Diagnostic> {
    case.is(Fidelity::Reversed).then(|| {
        let message = format!("these words say the opposite of {}", case.basis());
        let finding = case.finding(Code::ReversedQuote, message);
        let finding = finding.note(format!("on record: {}", shown::diff(&case.comparison.diff)));
        mend::with_fix(case, finding.help(case.advice()))
    })
}
