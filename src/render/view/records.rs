//! The other records: events, places, threads, sources.

use serde::Serialize;

use super::{
    ActorPosition, Backlink, ClaimCard, Date, EventCard, Html, Link, Name, Paging, PieceCard, RemarkCard,
    SourceCard,
};

/// An event: `event`.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// Its title, date and place.
    pub card: EventCard,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// The larger event.
    pub parent: Option<EventCard>,
    /// Events that are part of it.
    pub parts: Vec<EventCard>,
    /// The threads it belongs to.
    pub threads: Vec<Link>,
    /// Those of its threads that have other events, each with the events before and after it.
    pub neighbours: Vec<EventNeighbours>,
    /// Claims about it, without those that stand in `accounts`.
    pub claims: Vec<ClaimCard>,
    /// What each of those who speak of it holds about the claims about it, if there are two at least.
    pub accounts: Vec<Account>,
    /// What was said there.
    pub remarks: Vec<RemarkCard>,
    /// Where the facts are from.
    pub sources: Vec<SourceCard>,
    /// The text.
    pub body: Html,
    /// The pieces that refer to it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// A thread, with the events before and after this one in it.
#[derive(Clone, Debug, Serialize)]
pub struct EventNeighbours {
    /// The thread.
    pub thread: Link,
    /// The event before.
    pub previous: Option<EventCard>,
    /// The event after.
    pub next: Option<EventCard>,
}

/// What an actor holds about the claims about an event.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    /// Who.
    pub actor: Link,
    /// What it holds, in order of the claims.
    pub positions: Vec<ActorPosition>,
}

/// Who took part in an event.
#[derive(Clone, Debug, Serialize)]
pub struct Participant {
    /// Who.
    pub actor: Link,
    /// As what: the role given, or the one held that day.
    pub role: Option<String>,
}

/// A place: `place`.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// Its name.
    pub name: Link,
    /// What sort of place, in the editors' words.
    pub kind: Option<String>,
    /// What there is to say in a sentence.
    pub summary: Option<String>,
    /// Its other names.
    pub names: Vec<Name>,
    /// The place that it lies in.
    pub parent: Option<Link>,
    /// Places in it.
    pub parts: Vec<Link>,
    /// Latitude and longitude as they may be shown.
    pub coordinates: Option<String>,
    /// Who controlled it, the latest first.
    pub control: Vec<Control>,
    /// What happened there, the latest first.
    pub events: Vec<EventCard>,
    /// What was said there, the latest first.
    pub remarks: Vec<RemarkCard>,
    /// Where the facts are from.
    pub sources: Vec<SourceCard>,
    /// The text.
    pub body: Html,
    /// The pieces that name it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// Who controlled a place.
#[derive(Clone, Debug, Serialize)]
pub struct Control {
    /// Who.
    pub by: Link,
    /// As of when.
    pub date: Date,
    /// Where we have it from.
    pub source: Option<SourceCard>,
}

/// A thread: `thread`.
#[derive(Clone, Debug, Serialize)]
pub struct Thread {
    /// Its title.
    pub title: Link,
    /// What it is about.
    pub summary: Option<String>,
    /// Whether it is closed.
    pub closed: bool,
    /// The text.
    pub body: Html,
    /// The page that tells it day by day.
    pub timeline: Option<String>,
    /// Its events, the latest first.
    pub events: Vec<EventCard>,
    /// Its claims.
    pub claims: Vec<ClaimCard>,
    /// Its pieces, the latest first.
    pub pieces: Vec<PieceCard>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
    /// Pieces outside of it and records that refer to it, the latest pieces first.
    pub backlinks: Vec<Backlink>,
}

/// A source: `source`.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// Its title, publisher and dates.
    pub card: SourceCard,
    /// The language of our text about it, if it is not the page's.
    pub lang: Option<String>,
    /// Which way that runs.
    pub dir: Option<&'static str>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The language it is in.
    pub language: Option<String>,
    /// Copies kept elsewhere.
    pub archive: Vec<Archive>,
    /// Why there is no link, if readers are not led there.
    pub no_link: bool,
    /// How good its transcript is, in the page's language.
    pub transcript_quality: Option<String>,
    /// The page of its transcript, with what was quoted from it.
    pub transcript: Option<String>,
    /// What we quote from it.
    pub remarks: Vec<RemarkCard>,
    /// Words that it printed as somebody's.
    pub printed: Vec<RemarkCard>,
    /// Claims for which it is evidence.
    pub claims: Vec<ClaimCard>,
    /// The text.
    pub body: Html,
    /// The pieces that rely on it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// A copy kept elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Archive {
    /// Its address.
    pub url: String,
    /// When it was made.
    pub date: Option<Date>,
    /// By whom it is kept.
    pub service: Option<String>,
}
