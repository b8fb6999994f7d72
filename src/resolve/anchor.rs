//! Where in a text, and in its page, a reference stands.

use crate::model::{Reference, Written};

/// A stretch of a text: a quotation as a block, or a paragraph, by its number.
pub(super) type Spot = (bool, usize);

/// Where `reference` stands.
pub(super) fn spot(reference: &Reference) -> Spot {
    match reference.written {
        Written::Prose => (false, reference.block.number),
        Written::QuoteWords(block) | Written::Attribution(block) => (true, block),
    }
}

/// The id by which a page can be opened at a reference: its own, or its quotation's.
pub(super) fn anchor(reference: &Reference, index: usize) -> String {
    match reference.written {
        Written::Prose => reference_anchor(index),
        Written::QuoteWords(block) | Written::Attribution(block) => block_anchor(block),
    }
}

/// The id in a page of the reference with that index.
pub fn reference_anchor(index: usize) -> String {
    format!("r{}", index + 1)
}

/// The id in a page of the quotation as a block with that index.
pub fn block_anchor(index: usize) -> String {
    format!("q{}", index + 1)
}
