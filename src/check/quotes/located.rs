//! `quote-not-located`: words are in what they rely on.

use super::Case;
use crate::collate::{Basis, Fidelity};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(case: &Case<'_>) -> Option<Diagnostic> {
    case.is(Fidelity::NotLocated).then(|| {
        let message = format!("these words are not in {}", case.basis());
        let help = match case.basis {
            Basis::Transcript(_) => {
                "quote what is there, or name the source that has these words; if they are somebody's report of what was said, write `printed:` with the source that printed them, or leave out the quotation marks"
            }
            Basis::Quote(_) | Basis::Translation(_) => {
                "quote the registered words, or link the actor in place of the quote"
            }
        };
        case.finding(Code::QuoteNotLocated, message).help(help)
    })
}
