//! Quotations of one speaker into [`Remark`]s: what overlaps in the record, or agrees in most of the shorter
//! wording, on days that do not contradict each other.

mod addresses;
mod calendar;
mod choice;
mod day;
mod fragments;
mod groups;
mod index;
mod remarks;
mod spoken;
mod stated;
mod text;
mod texts;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use remarks::remarks;

use super::fidelity::Basis;
use super::wording::Comparison;
pub(crate) use addresses::NO_DAY;

use crate::model::{Date, Key, Language};

/// What was said once.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Who said it; several for a joint statement.
    pub speakers: Vec<Key>,
    /// The registered quote.
    pub quote: Option<Key>,
    /// Its last part of the address.
    pub slug: String,
    /// Addresses of wordings that lead here, beside its own.
    pub other_slugs: Vec<String>,
    /// The words as they are shown.
    pub words: String,
    /// When it was said, if known.
    pub said_on: Option<Date>,
    /// Where.
    pub place: Option<Key>,
    /// Where we have it from.
    pub sources: Vec<Key>,
    /// The claims it bears on.
    pub claims: Vec<Key>,
    /// The distinct texts, the earliest first.
    pub wordings: Vec<Wording>,
    /// Registered translations.
    pub translations: Vec<Key>,
    /// The same words on other days.
    pub also_said: Vec<usize>,
    /// The words as they are on record, if we have a record that has them.
    pub record: Option<OnRecord>,
    /// Whether the words are known only from those who printed them.
    pub printed_only: bool,
    /// Whether it has a page of its own: it is registered, or is more than a fragment.
    pub has_page: bool,
}

/// The words of a remark as they are on record.
#[derive(Clone, Debug, PartialEq)]
pub struct OnRecord {
    /// The words as they stand there.
    pub words: String,
    /// Their language.
    pub language: Language,
    /// What they stand in.
    pub basis: Basis,
    /// Where in the transcript, as ranges of bytes of its text; empty for registered words.
    pub spans: Vec<Range<usize>>,
}

/// One distinct text of a remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// The text as typed.
    pub words: String,
    /// Its language.
    pub language: Language,
    /// Who printed it, if it is not ours.
    pub printed_by: Vec<Key>,
    /// The utterances with it, as indices of `Corpus::utterances`.
    pub utterances: Vec<usize>,
    /// How it differs from the words on record.
    pub against: Option<Comparison>,
    /// Whether it spans other remarks as well, so that it belongs to several.
    pub spans_others: bool,
}

impl Remark {
    /// The first of those who said it, under whom the address lies.
    pub fn speaker(&self) -> &Key {
        &self.speakers[0]
    }

    /// The utterances of all wordings.
    pub fn utterances(&self) -> impl Iterator<Item = usize> {
        self.wordings.iter().flat_map(|wording| wording.utterances.iter().copied())
    }
}
