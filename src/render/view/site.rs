//! Pages of the site as a whole: home, indexes, timeline, texts about the site, and what stands in for what is gone.

use serde::Serialize;

use super::{
    ClaimCard, Date, EventCard, Heading, Html, Link, Paging, PieceCard, RemarkCard, SourceCard, StatusChange,
    ThreadCard,
};

/// The home page: `home`.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// The piece that leads.
    pub lead: Option<PieceCard>,
    /// The latest other pieces.
    pub latest: Vec<PieceCard>,
    /// Claims that are contested or unresolved, the latest first.
    pub contested: Vec<ClaimCard>,
    /// The changes of status made last, the latest first.
    pub changed: Vec<StatusChange>,
    /// Remarks said last.
    pub remarks: Vec<RemarkCard>,
    /// The threads, those with the latest pieces first.
    pub threads: Vec<ThreadCard>,
    /// All pieces.
    pub all_pieces: String,
    /// All changes of status.
    pub all_changes: String,
    /// All corrections, if there are any.
    pub corrections: Option<String>,
}

/// A page about the site: `text`.
#[derive(Clone, Debug, Serialize)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// The language of title and text, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction.
    pub dir: Option<&'static str>,
    /// The text.
    pub body: Html,
    /// The headings of the text, if there are enough for a table of contents.
    pub contents: Vec<Heading>,
}

/// An index of one kind: `index`. One of the lists is filled, after the kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Index {
    /// `pieces`, `actors`, …
    pub of: &'static str,
    /// Its title.
    pub title: String,
    /// What is listed, in a sentence.
    pub about: String,
    /// Pieces, the latest first.
    pub pieces: Vec<PieceCard>,
    /// Claims, the latest first.
    pub claims: Vec<ClaimCard>,
    /// Remarks, the latest first.
    pub remarks: Vec<RemarkCard>,
    /// Events, the latest first.
    pub events: Vec<EventCard>,
    /// Threads.
    pub threads: Vec<ThreadCard>,
    /// Sources, the latest first.
    pub sources: Vec<SourceCard>,
    /// Actors or places by their first letters.
    pub names: Vec<Letter>,
    /// Digests, the latest first.
    pub digests: Vec<Link>,
    /// What is shown of it, if it is a part of the index, and what else could be.
    pub choices: Option<Choices>,
    /// The stretch that this page shows.
    pub paging: Option<Paging>,
}

/// The parts of an index that have pages of their own.
#[derive(Clone, Debug, Serialize)]
pub struct Choices {
    /// The whole index.
    pub all: Choice,
    /// The parts, by what they are parts by. The page of a part has itself only.
    pub groups: Vec<ChoiceGroup>,
}

/// Parts of an index by status, by kind or by thread.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceGroup {
    /// `status`, `kind` or `thread`.
    pub by: &'static str,
    /// The same in the page's language.
    pub title: String,
    /// The parts.
    pub choices: Vec<Choice>,
}

/// A part of an index.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What it is called, and its page.
    pub link: Link,
    /// Whether it is this page.
    pub current: bool,
}

/// The names that begin with a letter.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// The names.
    pub names: Vec<NameCard>,
}

/// An actor or place in a list.
#[derive(Clone, Debug, Serialize)]
pub struct NameCard {
    /// Its name and address.
    pub link: Link,
    /// What it is: the roles of which no end is known, the latest role, or the kind.
    pub about: Option<Link>,
}

/// The words that the site uses in a set sense: `glossary`.
#[derive(Clone, Debug, Serialize)]
pub struct Glossary {
    /// The statuses of claims.
    pub statuses: Vec<Definition>,
    /// How wordings relate to the record.
    pub fidelity: Vec<Definition>,
}

/// A word and what it means here.
#[derive(Clone, Debug, Serialize)]
pub struct Definition {
    /// The id of its place in the page.
    pub anchor: String,
    /// The word.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// A page that was taken down, or is not there for a while: `removed`.
#[derive(Clone, Debug, Serialize)]
pub struct Removed {
    /// Whether it is only not there for a while.
    pub returns: bool,
    /// Since when; none if nothing is to be said.
    pub date: Option<Date>,
    /// Why; none if nothing is to be said.
    pub why: Option<String>,
}

/// A page that moved: `redirect`.
#[derive(Clone, Debug, Serialize)]
pub struct Redirect {
    /// Where it is now.
    pub href: String,
    /// The full address.
    pub url: String,
}
