//! An actor: who speaks or acts.

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

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are the docs")]
pub enum ActorKind {
    Person,
    State,
    GovernmentBody,
    ArmedForce,
    ArmedGroup,
    Organisation,
    Company,
    Outlet,
    Anonymous,
    Private,
}

impl Choice for ActorKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("person", Self::Person),
        ("state", Self::State),
        ("government-body", Self::GovernmentBody),
        ("armed-force", Self::ArmedForce),
        ("armed-group", Self::ArmedGroup),
        ("organisation", Self::Organisation),
        ("company", Self::Company),
        ("outlet", Self::Outlet),
        ("anonymous", Self::Anonymous),
        ("private", Self::Private),
    ];
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

/// What sort of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are the docs")]
pub enum NameKind {
    Alias,
    Transliteration,
    Former,
    Deprecated,
}

impl Choice for NameKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("alias", Self::Alias),
        ("transliteration", Self::Transliteration),
        ("former", Self::Former),
        ("deprecated", Self::Deprecated),
    ];
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
