//! An actor: who speaks or acts.

use super::claim::words;
use super::{Choice, Date, Id, Language};
use crate::text::Spanned;

/// A person, state, body or organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// What it is.
    pub kind: ActorKind,
    /// Names other than the one it is shown by.
    pub names: Vec<Name>,
    /// The roles it held, each with its time.
    pub tenures: Vec<Tenure>,
    /// Its own site.
    pub website: Option<Spanned<String>>,
    /// Where the facts are from.
    pub sources: Vec<Spanned<Id>>,
}

impl Actor {
    /// Whether it has no page and leaves no trace beyond the sentence that names it.
    pub fn is_unnamed(&self) -> bool {
        matches!(self.kind, ActorKind::Anonymous | ActorKind::Private)
    }
}

words! {
    /// What an actor is.
    ActorKind {
        Person = "person", State = "state", GovernmentBody = "government-body", ArmedForce = "armed-force",
        ArmedGroup = "armed-group", Organisation = "organisation", Company = "company", Outlet = "outlet",
        Anonymous = "anonymous", Private = "private",
    }
}

/// A name other than the one that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name.
    pub text: Spanned<String>,
    /// The language it is a name in.
    pub language: Option<Language>,
    /// What sort of name.
    pub kind: NameKind,
}

words! {
    /// What sort of name.
    NameKind {
        Alias = "alias", Transliteration = "transliteration", Former = "former", Deprecated = "deprecated",
    }
}

/// A role and the time in which it was held.
#[derive(Clone, Debug, PartialEq)]
pub struct Tenure {
    /// The role.
    pub role: Spanned<String>,
    /// Where: the id of an actor, or a plain name.
    pub organisation: Option<Spanned<String>>,
    /// The first day; not known if not written.
    pub from: Option<Spanned<Date>>,
    /// The last day; no end is known if not written.
    pub to: Option<Spanned<Date>>,
    /// Where that is from.
    pub sources: Vec<Spanned<Id>>,
}

impl Tenure {
    /// Whether the role was held on `date`: not certainly before its first or after its last day, and
    /// a first or last day is known at all.
    pub fn holds_on(&self, date: Date) -> bool {
        let begun = self.from.as_ref().is_none_or(|from| !date.is_before(from.value));
        let not_over = self.to.as_ref().is_none_or(|to| !to.value.is_before(date));
        begun && not_over
    }
}
