//! Printed words against a record: where they stand in it, and how they differ.
//!
//! ```text
//! text ──scan──▶ words as written ──words──▶ words as compared        (vocabulary: what words of a language do)
//! printed ──marks──▶ the same, with brackets and ellipses
//!                 place: the stretches of a long record in which they may stand
//!                 align: the cheapest way from record to print ──hunks──▶ runs, and what lies between
//!                 judge, sense: class, severity, what is touched      diff: for people
//! ```

mod align;
mod begun;
mod compare;
mod comparison;
mod diff;
mod hash;
mod hunks;
mod judge;
mod marks;
mod phrase;
mod place;
mod record;
mod scan;
mod sense;
mod units;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

pub use comparison::{Change, Comparison, Fidelity, Severity, Step, Touch};
pub use phrase::{Agreement, Phrase};
pub use record::{Record, is_of};
pub use vocabulary::Vocabulary;

use crate::model::Language;

/// Words as they are printed, to be held against a record.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'a> {
    /// The words, without the quotation marks around them.
    pub words: &'a str,
    /// The language that they are in, if that is known.
    pub language: Option<&'a Language>,
    /// The names of the one who is said to have spoken them; none if that does not matter.
    pub speaker: &'a [String],
}
