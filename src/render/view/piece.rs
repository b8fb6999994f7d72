//! A piece, with what belongs to it.

use serde::Serialize;

use super::{
    Asked, Backlink, ClaimCard, Correction, Date, EventCard, Heading, Html, Link, PieceCard, SourceCard,
    Status,
};

/// A piece: `piece`.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    /// Its title.
    pub title: String,
    /// The language of title and text, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction.
    pub dir: Option<&'static str>,
    /// What sort of article.
    pub kind: String,
    /// What it is about.
    pub summary: Option<String>,
    /// When it was published.
    pub date: Date,
    /// When it was last changed in substance.
    pub updated: Option<Date>,
    /// Up to when it knows what happened.
    pub data_cutoff: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who checked it.
    pub reviewers: Vec<String>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// What readers are told before they choose to read the text, if it is hard to bear.
    pub sensitive: Option<Link>,
    /// The text.
    pub body: Html,
    /// The headings of the text, if there are enough for a table of contents.
    pub contents: Vec<Heading>,
    /// What was put right: errors, for above the text.
    pub corrections: Vec<Correction>,
    /// What was made clearer or brought up to date, for below the text.
    pub clarifications: Vec<Correction>,
    /// The claims that it deals with and that were established when it was written and still are: confirmed or
    /// corroborated.
    pub established: Vec<KnownClaim>,
    /// The other claims that it deals with, as they stood when it was written and as they stand now.
    pub claims: Vec<KnownClaim>,
    /// What was not known when it was written.
    pub unknowns: Vec<String>,
    /// Sources that tell of the same and that it does not rest on itself, one of each origin.
    pub elsewhere: Vec<SourceCard>,
    /// Up to when its text can know: its cut-off, its date, or when it was last changed in substance.
    pub known_up_to: Date,
    /// The actors that it names.
    pub actors: Vec<Link>,
    /// Where it plays.
    pub places: Vec<Link>,
    /// What happened.
    pub events: Vec<EventCard>,
    /// Where it is from.
    pub sources: Vec<SourceCard>,
    /// Whom we asked.
    pub asked: Vec<Asked>,
    /// Its threads, each with the pieces before and after it.
    pub threads: Vec<Neighbours>,
    /// Pieces with much in common.
    pub related: Vec<PieceCard>,
    /// Where else it is referred to.
    pub backlinks: Vec<Backlink>,
}

/// A claim of a piece, as it stood when the piece was written and as it stands now.
#[derive(Clone, Debug, Serialize)]
pub struct KnownClaim {
    /// The claim, as it stands now.
    pub card: ClaimCard,
    /// What was established then.
    pub then: Status,
    /// Since when.
    pub then_date: Option<Date>,
    /// Where the judgement that held then stands on the claim's page.
    pub then_href: Option<String>,
    /// Whether something else is established now.
    pub moved: bool,
}

/// A picture with what stands below it.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// Its address.
    pub src: String,
    /// The sizes that a browser may choose from, for the attribute `srcset`; none if there is one only.
    pub srcset: Option<String>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
    /// What stands below.
    pub caption: Option<String>,
    /// Whose it is.
    pub credit: Option<String>,
    /// On what terms.
    pub licence: Option<String>,
    /// What readers are told before they choose to see it, if it is hard to bear.
    pub sensitive: Option<String>,
}

/// A thread, with the pieces before and after this one in it.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbours {
    /// The thread.
    pub thread: Link,
    /// The piece before.
    pub previous: Option<PieceCard>,
    /// The piece after.
    pub next: Option<PieceCard>,
}
