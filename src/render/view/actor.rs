//! An actor, with roles and positions.

use serde::Serialize;

use super::{Backlink, ClaimCard, Date, EventCard, Html, Link, Paging, RemarkCard, SourceCard};

/// An actor: `actor`.
#[derive(Clone, Debug, Serialize)]
pub struct Actor {
    /// Its name.
    pub name: Link,
    /// What it is, in the page's language.
    pub kind: String,
    /// What there is to say in a sentence.
    pub summary: Option<String>,
    /// Its other names.
    pub names: Vec<Name>,
    /// Its roles, the latest first.
    pub tenures: Vec<Tenure>,
    /// Its own site.
    pub website: Option<String>,
    /// The text.
    pub body: Html,
    /// The page that tells what it said and did day by day.
    pub timeline: Option<String>,
    /// What it said, the latest first.
    pub remarks: Vec<RemarkCard>,
    /// Words that others printed as its own, the latest first.
    pub printed: Vec<RemarkCard>,
    /// What it holds about claims, the latest first.
    pub positions: Vec<ActorPosition>,
    /// Figures it reported, by claim.
    pub figures: Vec<ClaimCard>,
    /// Events it took part in, the latest first.
    pub events: Vec<EventCard>,
    /// Actors that held a role in it.
    pub members: Vec<Member>,
    /// What it published, if it is a publisher.
    pub published: Vec<SourceCard>,
    /// Where the facts are from.
    pub sources: Vec<SourceCard>,
    /// The pieces that name it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// A name other than the one that is shown.
#[derive(Clone, Debug, Serialize)]
pub struct Name {
    /// The name.
    pub text: Link,
    /// The language's name, if known.
    pub language: Option<String>,
    /// `alias`, `transliteration`, `former`, `deprecated`, in the page's language.
    pub kind: String,
}

/// A role and its time.
#[derive(Clone, Debug, Serialize)]
pub struct Tenure {
    /// The role.
    pub role: String,
    /// Where.
    pub organisation: Option<Link>,
    /// The first day, if known.
    pub from: Option<Date>,
    /// The last day, if known.
    pub to: Option<Date>,
    /// Where that is from.
    pub sources: Vec<SourceCard>,
}

/// Who held a role in an organisation.
#[derive(Clone, Debug, Serialize)]
pub struct Member {
    /// Who.
    pub actor: Link,
    /// The role.
    pub role: String,
    /// The first day, if known.
    pub from: Option<Date>,
    /// The last day, if known.
    pub to: Option<Date>,
}

/// An actor's stance on a claim.
#[derive(Clone, Debug, Serialize)]
pub struct ActorPosition {
    /// The claim.
    pub claim: ClaimCard,
    /// `asserts`, `denies`, `questions`, `withdraws`: for CSS classes.
    pub stance: &'static str,
    /// The same in the page's language.
    pub stance_text: String,
    /// When it was taken, if known.
    pub date: Option<Date>,
    /// The role held that day.
    pub role: Option<String>,
}
