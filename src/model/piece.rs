//! A piece: one article.

use super::claim::words;
use super::{Asked, Assessment, Choice, Date, Id, Position};
use crate::text::Spanned;

/// One article.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What sort of article.
    pub kind: PieceKind,
    /// When it is published; the address is made of the date as written.
    pub date: Spanned<Date>,
    /// When it was last changed in substance.
    pub updated: Option<Spanned<Date>>,
    /// Up to when it knows what happened.
    pub data_cutoff: Option<Spanned<Date>>,
    /// Who wrote it.
    pub authors: Vec<Spanned<String>>,
    /// Who checked it.
    pub reviewers: Vec<Spanned<String>>,
    /// The last part of its address, if not its id.
    pub slug: Option<Spanned<Id>>,
    /// Whether it leads the home page.
    pub lead: bool,
    /// The stories it belongs to.
    pub threads: Vec<Spanned<Id>>,
    /// Where it plays.
    pub places: Vec<Spanned<Id>>,
    /// What happened.
    pub events: Vec<Spanned<Id>>,
    /// Where it is from.
    pub sources: Vec<Spanned<Id>>,
    /// Whom it is about, beyond those its text names.
    pub actors: Vec<Spanned<Id>>,
    /// Claims it is about, beyond those its text links.
    pub claims: Vec<Spanned<Id>>,
    /// Quotes it is about, beyond those its text holds.
    pub quotes: Vec<Spanned<Id>>,
    /// Stances that it reports, each with its claim.
    pub positions: Vec<(Spanned<Id>, Position)>,
    /// Judgements that it makes, each with its claim.
    pub assessments: Vec<(Spanned<Id>, Assessment)>,
    /// What was put right.
    pub corrections: Vec<Correction>,
    /// Whom we asked.
    pub asked: Vec<Asked>,
    /// Its picture.
    pub picture: Option<Box<Cover>>,
    /// What stands below the pictures of its text, by their files.
    pub pictures: Vec<Cover>,
}

impl Piece {
    /// The note that takes the piece back, if one does: the latest, if there are several.
    pub fn retraction(&self) -> Option<&Correction> {
        let retractions = self.corrections.iter().filter(|note| note.kind == CorrectionKind::Retraction);
        retractions.max_by_key(|note| note.date.value)
    }
}

words! {
    /// What sort of article.
    PieceKind {
        Report = "report", Analysis = "analysis", Explainer = "explainer", Factcheck = "factcheck",
        Timeline = "timeline", Live = "live",
    }
}

words! {
    /// What sort of note about a change.
    CorrectionKind {
        Correction = "correction", Clarification = "clarification", Update = "update", Retraction = "retraction",
    }
}

/// A dated note about a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// When.
    pub date: Spanned<Date>,
    /// What sort.
    pub kind: CorrectionKind,
    /// What readers are told.
    pub text: Spanned<String>,
    /// What stood there.
    pub was: Option<Spanned<String>>,
    /// What stands there now.
    pub now: Option<Spanned<String>>,
    /// Why it was changed.
    pub why: Option<Spanned<String>>,
}

/// The picture above a piece, or what is said of one in its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// The file, beside the piece.
    pub src: Spanned<String>,
    /// What it shows, for those who cannot see it; of one in the text, the text says so.
    pub alt: Option<Spanned<String>>,
    /// What stands below.
    pub caption: Option<Spanned<String>>,
    /// Whose it is.
    pub credit: Option<Spanned<String>>,
    /// On what terms it is used.
    pub licence: Option<Spanned<String>>,
    /// What readers are told before they choose to see it, if it is hard to bear.
    pub sensitive: Option<Spanned<String>>,
}
