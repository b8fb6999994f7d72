//! A quote: words attributed to an actor.

use super::claim::words;
use super::{Choice, Date, Id, Language};
use crate::text::Spanned;

/// Registered words of an actor. The words are the title of its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Who said it.
    pub speaker: Spanned<Id>,
    /// When it was said.
    pub date: Option<Spanned<Date>>,
    /// The language of the words.
    pub language: Option<Language>,
    /// Where it was said.
    pub place: Option<Spanned<Id>>,
    /// On what occasion.
    pub event: Option<Spanned<Id>>,
    /// The speaker's role as printed.
    pub role: Option<Spanned<String>>,
    /// Where we have it from.
    pub sources: Vec<Spanned<Id>>,
    /// Who printed these words, if they are somebody's wording and not the record's.
    pub printed_in: Vec<Spanned<Id>>,
    /// Which claims it bears on.
    pub claims: Vec<Spanned<Id>>,
    /// The quote that it translates.
    pub translation_of: Option<Spanned<Id>>,
    /// Who translated it.
    pub translator: Option<Spanned<String>>,
    /// The words in the language in which they were said.
    pub original: Option<Spanned<String>>,
    /// Who has compared it with the record.
    pub checked_by: Option<Spanned<String>>,
    /// What it answers or refers to.
    pub context: Option<Spanned<String>>,
}

words! {
    /// In what a wording differs from the words on record; `-marked` where brackets or dots say so.
    Difference {
        Replaced = "replaced", ReplacedMarked = "replaced-marked", Added = "added", AddedMarked = "added-marked",
        LeftOut = "left-out", LeftOutMarked = "left-out-marked", Apart = "apart", NotLocated = "not-located",
    }
}
