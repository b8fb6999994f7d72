//! Quotations held against what they rely on: the transcript of their source, or the registered words.

use super::wording::Comparison;
use crate::model::Key;

/// A quotation of ours, held against what it relies on.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced {
    /// What it relies on.
    pub basis: Basis,
    /// How it differs from that.
    pub comparison: Comparison,
}

/// What a quotation relies on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The transcript of a source.
    Transcript(Key),
    /// The words of a registered quote.
    Quote(Key),
    /// The registered translation of a quote, in the quotation's language: its own text in that language, or
    /// the quote that translates it.
    Translation(Key),
}
