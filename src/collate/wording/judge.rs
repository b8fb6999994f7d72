//! Runs and what lies between them into a class, with what is gravest leading.

use std::collections::BTreeSet;

use super::comparison::{Fidelity, Severity, Touch};
use super::hunks::{Between, Kind, Run};
use super::marks::Marked;
use super::sense::{Edit, Weight};
use super::words::{BEGINS, GAP, Word};

/// What was found between runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) elided: bool,
    pub(super) bracketed: bool,
    pub(super) stitched: bool,
    /// What is changed without a mark.
    pub(super) edits: Vec<Edit>,
    /// Single words that are left out, added or replaced with a mark.
    pub(super) hidden: Vec<Edit>,
    /// For each of the betweens, whether marks say all that differs there.
    pub(super) marked: Vec<bool>,
}

/// So few words left out or replaced with a mark may hide what a sentence says.
const HIDDEN: usize = 1;

/// Look through what lies between runs. `sentence` says in which sentence a word of the record stands.
pub(super) fn look(betweens: &[Between], marked: &Marked, sentence: &dyn Fn(usize) -> usize) -> Found {
    let mut found = Found::default();
    for between in betweens {
        let own: Vec<usize> = between.printed.clone().filter(|at| marked.brackets[*at] == 0).collect();
        let omits = !between.record.is_empty() || between.kind == Kind::Backward;
        let apart = matches!(between.kind, Kind::Apart | Kind::Backward);
        found.bracketed |= between.brackets;
        found.elided |= between.ellipsis && omits;
        found.stitched |= between.kind == Kind::Backward || (apart && !between.ellipsis);
        let explained = between.ellipsis || (between.brackets && own.is_empty());
        let silent = explained || apart || between.kind == Kind::Interruption;
        let record = if silent { between.record.start..between.record.start } else { between.record.clone() };
        let edited = !own.is_empty() || !record.is_empty();
        if edited {
            found.edits.push(Edit { printed: own, sentence: sentence(record.start), record });
        }
        let short = between.kind == Kind::Near && between.record.len() <= HIDDEN;
        if explained && short {
            let printed = between.printed.clone().collect();
            let edit =
                Edit { printed, record: between.record.clone(), sentence: sentence(between.record.start) };
            found.hidden.push(edit);
        }
        found.marked.push(!edited && (between.ellipsis || between.brackets));
    }
    found
}

/// Whether `runs` are one or more whole sentences of the record.
pub(super) fn are_sentences(runs: &[Run], words: &[Word]) -> bool {
    let begins = |at: usize| words.get(at).is_none_or(|word| word.is(BEGINS | GAP));
    let (Some(first), Some(last)) = (runs.first(), runs.last()) else { return false };
    begins(first.record.start) && begins(last.record.end)
}

/// The classes that apply, the gravest first.
pub(super) fn classes(found: &Found, weight: &Weight, sentences: bool) -> Vec<Fidelity> {
    let unmarked = !found.edits.is_empty();
    let all = [
        (weight.reversed, Fidelity::Reversed),
        (found.stitched, Fidelity::Stitched),
        (unmarked && !weight.reversed, Fidelity::Altered),
        (found.elided, Fidelity::Elided),
        (found.bracketed, Fidelity::Bracketed),
    ];
    let mut classes: Vec<Fidelity> =
        all.into_iter().filter(|(applies, _)| *applies).map(|(_, class)| class).collect();
    if classes.is_empty() {
        classes.push(if sentences { Fidelity::Verbatim } else { Fidelity::Excerpt });
    }
    classes
}

/// How much it matters and what it concerns, if the words also stand in somebody else's turn.
pub(super) fn gravity(weight: &Weight, stitched: bool, elsewhere: bool) -> (Severity, BTreeSet<Touch>) {
    let mut touches = weight.touches.clone();
    let mut severity = weight.severity;
    if stitched {
        severity = severity.max(Severity::Minor);
    }
    if elsewhere {
        touches.insert(Touch::Name);
        severity = Severity::Major;
    }
    (severity, touches)
}
