//! Notes about what was put right, what was taken back, and which claims are judged otherwise now.

use serde::Serialize;

use super::{ClaimCard, Date, Link, Paging, Status};

/// A note about a change.
#[derive(Clone, Debug, Serialize)]
pub struct Correction {
    /// When.
    pub date: Date,
    /// `correction`, `clarification`, `update`, `retraction`: for CSS classes.
    pub name: &'static str,
    /// What sort, in the page's language.
    pub kind: String,
    /// The id of its place in the piece.
    pub anchor: String,
    /// What readers are told.
    pub text: String,
    /// What stood there.
    pub was: Option<String>,
    /// What stands there now.
    pub now: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// The language of the note, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction, if its language is not the page's.
    pub dir: Option<&'static str>,
    /// The piece, on the page of all corrections and in digests; it leads to the note.
    pub piece: Option<Link>,
}

/// All corrections: `corrections`.
#[derive(Clone, Debug, Serialize)]
pub struct Corrections {
    /// The corrections, the latest first.
    pub corrections: Vec<Correction>,
    /// The stretch that this page shows.
    pub paging: Option<Paging>,
}

/// What stands in the place of a piece that was taken back: `retracted`.
#[derive(Clone, Debug, Serialize)]
pub struct Retracted {
    /// The title that the piece had.
    pub title: String,
    /// The language of the title, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction.
    pub dir: Option<&'static str>,
    /// What sort of article it was.
    pub kind: String,
    /// When it was published.
    pub date: Date,
    /// The note that takes it back.
    pub retraction: Correction,
}

/// The claims that are judged otherwise than before: `changed`.
#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// The changes, the latest first.
    pub changes: Vec<StatusChange>,
    /// The stretch that this page shows.
    pub paging: Option<Paging>,
}

/// A change of a claim's status.
#[derive(Clone, Debug, Serialize)]
pub struct StatusChange {
    /// The claim as it stands today, with its status and claimants.
    pub claim: ClaimCard,
    /// Whether it is the first assessment of the claim.
    pub is_first: bool,
    /// The status before.
    pub from: Status,
    /// The status since then.
    pub to: Status,
    /// Since when.
    pub date: Date,
    /// Why.
    pub why: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// The language of reason and name, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction, if its language is not the page's.
    pub dir: Option<&'static str>,
    /// The piece that made the judgement, if it was not made in the claim's own file.
    pub piece: Option<Link>,
    /// The place in the claim's history.
    pub href: String,
}
