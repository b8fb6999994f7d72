//! A claim: one checkable proposition, with who holds what about it and how its figures moved.

use super::{Choice, Date, Id};
use crate::text::{Span, Spanned};

/// One checkable proposition. Its canonical wording is the title of its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What sort of proposition.
    pub kind: ClaimKind,
    /// What it is about.
    pub event: Option<Spanned<Id>>,
    /// Whom it holds responsible: for what the rules ask of such claims, and never shown.
    pub responsible: Vec<Spanned<Id>>,
    /// The stories it belongs to.
    pub threads: Vec<Spanned<Id>>,
    /// Actors' stances.
    pub positions: Vec<Position>,
    /// Editorial judgements, each with its date.
    pub assessments: Vec<Assessment>,
    /// What speaks for or against it.
    pub evidence: Vec<Evidence>,
    /// How it relates to other claims.
    pub relations: Vec<Relation>,
    /// What its figures measure.
    pub measure: Option<Spanned<String>>,
    /// The unit of its figures.
    pub unit: Option<Spanned<String>>,
    /// Series that its figures form.
    pub series: Vec<Series>,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Whom we asked.
    pub asked: Vec<Asked>,
    /// The last part of its address, if not its id.
    pub slug: Option<Spanned<Id>>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the words are the docs")]
        pub enum $name { $($variant),+ }

        impl Choice for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }

        impl $name {
            /// The word for it in front matter, and its key in the theme's catalogue of texts.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(super) use words;

words! {
    /// What sort of proposition a claim is.
    ClaimKind {
        Event = "event", Attribution = "attribution", Figure = "figure", Responsibility = "responsibility",
        Legal = "legal", Prediction = "prediction", Position = "position",
    }
}

impl ClaimKind {
    /// Whether such a claim lays something at somebody's door, who is to be asked about it.
    pub fn needs_a_reply(self) -> bool {
        matches!(self, Self::Responsibility | Self::Legal)
    }
}

words! {
    /// What is established about a claim, as of a date.
    Status {
        Unreviewed = "unreviewed", Claimed = "claimed", Corroborated = "corroborated", Confirmed = "confirmed",
        Contested = "contested", Refuted = "refuted", Misleading = "misleading", Unresolved = "unresolved",
        Superseded = "superseded", Withdrawn = "withdrawn", NotCheckable = "not-checkable",
    }
}

impl Status {
    /// Whether a piece that mentions such a claim has to say who says so.
    pub fn needs_a_speaker(self) -> bool {
        matches!(
            self,
            Self::Contested | Self::Refuted | Self::Misleading | Self::Withdrawn | Self::Unresolved
        )
    }

    /// Whether readers of an older text that relies on such a claim are to be told.
    pub fn does_not_stand(self) -> bool {
        self.needs_a_speaker() || self.is_over()
    }

    /// Whether the claim is not to be relied on any more, whoever says so.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Refuted | Self::Misleading | Self::Withdrawn | Self::Superseded)
    }
}

words! {
    /// An actor's stance on a claim.
    Stance { Asserts = "asserts", Denies = "denies", Questions = "questions", Withdraws = "withdraws" }
}

words! {
    /// How a piece of evidence bears on a claim.
    EvidenceStance { Supports = "supports", Refutes = "refutes", Context = "context" }
}

words! {
    /// How a claim relates to another.
    RelationKind {
        Supports = "supports", Contradicts = "contradicts", Updates = "updates", Supersedes = "supersedes",
        Narrows = "narrows", RespondsTo = "responds-to",
    }
}

/// An actor's stance on a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Where it is written.
    pub span: Span,
    /// Whose.
    pub actor: Spanned<Id>,
    /// Which.
    pub stance: Stance,
    /// When it was taken, if known.
    pub date: Option<Spanned<Date>>,
    /// The words in which it was taken.
    pub quote: Option<Spanned<Id>>,
    /// Where we have it from.
    pub source: Option<Spanned<Id>>,
    /// A remark of the editor's.
    pub note: Option<Spanned<String>>,
}

/// A dated editorial judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Where it is written.
    pub span: Span,
    /// What is established.
    pub status: Status,
    /// Since when.
    pub date: Spanned<Date>,
    /// On what grounds.
    pub why: Option<Spanned<String>>,
    /// By whom.
    pub by: Option<Spanned<String>>,
    /// On which sources.
    pub sources: Vec<Spanned<Id>>,
}

/// What speaks for or against a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Where it is.
    pub source: Spanned<Id>,
    /// For, against, or beside.
    pub stance: EvidenceStance,
    /// What it shows.
    pub note: Option<Spanned<String>>,
}

/// A link from one claim to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// How they relate.
    pub kind: RelationKind,
    /// The other.
    pub claim: Spanned<Id>,
    /// In what respect.
    pub note: Option<Spanned<String>>,
}

/// Figures that continue one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The name by which figures refer to it.
    pub id: Spanned<String>,
    /// What it is called.
    pub label: Spanned<String>,
    /// Whose figures it takes.
    pub reporters: Vec<Spanned<Id>>,
}

/// A number reported for a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Where it is written.
    pub span: Span,
    /// The number, if one is given.
    pub best: Option<Spanned<f64>>,
    /// The least.
    pub low: Option<Spanned<f64>>,
    /// The most.
    pub high: Option<Spanned<f64>>,
    /// Whether it was given as approximate.
    pub approx: bool,
    /// The words in which it was given.
    pub as_printed: Option<Spanned<String>>,
    /// Whom or what it counts.
    pub population: Option<Spanned<String>>,
    /// As of when it holds.
    pub as_of: Spanned<Date>,
    /// Who reported it.
    pub reporter: Spanned<Id>,
    /// How it came about.
    pub method: Option<Spanned<String>>,
    /// Where we have it from.
    pub via: Option<Spanned<Id>>,
    /// The series it belongs to, if stated.
    pub series: Option<Spanned<String>>,
    /// A remark of the editor's.
    pub note: Option<Spanned<String>>,
}

/// A request for comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Whom: the id of an actor, or a plain name.
    pub who: Spanned<String>,
    /// When.
    pub when: Spanned<Date>,
    /// What came back.
    pub answer: Option<Spanned<String>>,
}
