//! `altered-quote` and `altered-sense`: words are not changed without a mark.

use super::{Case, mend, shown};
use crate::collate::{Fidelity, Severity, Touch};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(case: &Case<'_>) -> Option<Diagnostic> {
    if let Some(hidden) = hidden(case) {
        return Some(hidden);
    }
    let changes_sense = case.changes_sense();
    let is_altered = case.is(Fidelity::Altered) || changes_sense && case.is(Fidelity::Stitched);
    is_altered.then(|| {
        let note = format!("on record: {}", shown::diff(&case.comparison.diff));
        if changes_sense {
            let message = format!("these words do not say what {} says{}", case.basis(), touched(case));
            return case.finding(Code::AlteredSense, message).note(note).help(case.advice());
        }
        let message = format!("these words differ from {}", case.basis());
        mend::with_fix(case, case.finding(Code::AlteredQuote, message).note(note).help(case.advice()))
    })
}

/// A single word behind a mark that decides what is said: `It's … our war`.
fn hidden(case: &Case<'_>) -> Option<Diagnostic> {
    let touches = &case.comparison.touches;
    let decides = touches.iter().any(|touch| matches!(touch, Touch::Negation | Touch::Number));
    let is_marked = !case.differs() && case.comparison.severity == Severity::Major && !case.is_rough();
    (is_marked && decides).then(|| {
        let note = format!("on record: {}", shown::diff(&case.comparison.diff));
        let message = format!("what is marked here turns what {} says{}", case.basis(), touched(case));
        case.finding(Code::AlteredQuote, message).note(note).help("quote the words that the mark stands for")
    })
}

/// What is another, as the end of a sentence.
fn touched(case: &Case<'_>) -> String {
    let name = |touch: &Touch| match touch {
        Touch::Negation => "whether it is so",
        Touch::Number => "a number",
        Touch::Modality => "how certain or binding it is",
        Touch::Name => "a name",
    };
    let names: Vec<&str> = case.comparison.touches.iter().map(name).collect();
    if names.is_empty() { String::new() } else { format!(": what differs is {}", names.join(" and ")) }
}
