//! An event: something that happened.

use super::{Date, Id};
use crate::text::Spanned;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When it began.
    pub date: Spanned<Date>,
    /// When it ended, if it took longer than the date says.
    pub end: Option<Spanned<Date>>,
    /// What sort of event, in the editors' words.
    pub kind: Option<Spanned<String>>,
    /// Where.
    pub place: Option<Spanned<Id>>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// The stories it belongs to.
    pub threads: Vec<Spanned<Id>>,
    /// Where the facts are from.
    pub sources: Vec<Spanned<Id>>,
    /// The larger event that it is part of.
    pub parent: Option<Spanned<Id>>,
}

/// Who took part in an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Who.
    pub actor: Spanned<Id>,
    /// As what.
    pub role: Option<Spanned<String>>,
}
