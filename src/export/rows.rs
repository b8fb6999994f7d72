//! The records as they are exported. Ids are those of the content; what readers of the site do not see has none here.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::form::{Address, Day, One, Tag};
use crate::model::{
    ClaimKind, CorrectionKind, Difference, EvidenceStance, PieceKind, RelationKind, Stance, Status,
};

/// A text in another language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Translated {
    /// The tag of the language (BCP 47).
    #[schemars(with = "Tag")]
    pub language: String,
    /// The title, statement, name or words in that language.
    pub text: String,
    /// The page in that language.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
}

/// One article.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Piece {
    /// Its id.
    pub id: String,
    /// Its page.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
    /// What sort of article: `report`, `analysis`, `explainer`, `factcheck`, `timeline` or `live`.
    #[schemars(with = "One<PieceKind>")]
    pub kind: String,
    /// The tag of the language that it was written in (BCP 47).
    #[schemars(with = "Tag")]
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub summary: Option<String>,
    /// When it was published: a date or a time (RFC 3339), or a year or month.
    #[schemars(with = "Day")]
    pub date: String,
    /// When it was last changed in substance.
    #[schemars(with = "Option<Day>")]
    pub updated: Option<String>,
    /// Up to when it knows what happened.
    #[schemars(with = "Option<Day>")]
    pub data_cutoff: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who checked it.
    pub reviewers: Vec<String>,
    /// The threads that it belongs to.
    pub threads: Vec<String>,
    /// The places where it plays.
    pub places: Vec<String>,
    /// The events that it tells of.
    pub events: Vec<String>,
    /// The sources that it rests on.
    pub sources: Vec<String>,
    /// The actors that it names.
    pub actors: Vec<String>,
    /// The claims that it deals with.
    pub claims: Vec<String>,
    /// The remarks that it quotes.
    pub quotes: Vec<String>,
    /// What was put right.
    pub corrections: Vec<Correction>,
    /// Its title in other languages.
    pub translations: Vec<Translated>,
}

/// A dated note about a change.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Correction {
    /// When.
    #[schemars(with = "Day")]
    pub date: String,
    /// What sort: `correction`, `clarification`, `update` or `retraction`.
    #[schemars(with = "One<CorrectionKind>")]
    pub kind: String,
    /// What readers are told.
    pub text: String,
    /// What stood there.
    pub was: Option<String>,
    /// What stands there now.
    pub now: Option<String>,
    /// Why it was changed.
    pub why: Option<String>,
}

/// A remark: what somebody said once, in each wording.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Quote {
    /// Its id: that of its first speaker, a slash, and its own.
    pub id: String,
    /// Its page.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
    /// The actors who said it.
    pub speakers: Vec<String>,
    /// The words as they are shown: those on record, if there is a record.
    pub words: String,
    /// The tag of the language of the words (BCP 47).
    #[schemars(with = "Tag")]
    pub language: String,
    /// When it was said, if that is known.
    #[schemars(with = "Option<Day>")]
    pub date: Option<String>,
    /// The place where it was said.
    pub place: Option<String>,
    /// What has the words on record: a `transcript`, or an entry that an editor has `registered`. Nothing, if they
    /// could not be located in the records at hand.
    #[schemars(extend("enum" = ["transcript", "registered", null]))]
    pub record: Option<String>,
    /// Whether the words are known only from those who printed them.
    pub printed_only: bool,
    /// What it answers or refers to.
    pub context: Option<String>,
    /// The words in the language in which they were said.
    pub original: Option<String>,
    /// The sources that we have it from.
    pub sources: Vec<String>,
    /// The claims that it bears on.
    pub claims: Vec<String>,
    /// Each distinct text, the earliest first.
    pub wordings: Vec<Wording>,
    /// The words in other languages.
    pub translations: Vec<Translation>,
}

/// The words of a remark in another language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Translation {
    /// The tag of the language (BCP 47).
    #[schemars(with = "Tag")]
    pub language: String,
    /// The words in that language.
    pub words: String,
    /// Who translated them, if that is said.
    pub translator: Option<String>,
    /// The sources that printed them.
    pub printed_by: Vec<String>,
    /// The page in that language.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
}

/// One text of a remark.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Wording {
    /// The words.
    pub words: String,
    /// The tag of their language (BCP 47).
    #[schemars(with = "Tag")]
    pub language: String,
    /// The sources that printed them.
    pub printed_by: Vec<String>,
    /// The pieces that quote them.
    pub pieces: Vec<String>,
    /// Whether it was compared with the words on record.
    pub compared: bool,
    /// In what it differs from the words on record, if it was compared and does: words `replaced`, `added` or `left-out`,
    /// each with `-marked` if brackets or dots say so, parts from `apart`, or `not-located`.
    #[schemars(with = "Vec<One<Difference>>")]
    pub differences: Vec<String>,
    /// How it relates to the words on record, once an editor has confirmed it.
    pub relation: Vec<String>,
}

/// A claim: one checkable proposition. It is not established by standing here: it is read with who asserts it and
/// with its status.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// Its page.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
    /// What sort of proposition: `event`, `attribution`, `figure`, `responsibility`, `legal`, `prediction` or
    /// `position`.
    #[schemars(with = "One<ClaimKind>")]
    pub kind: String,
    /// The proposition.
    pub statement: String,
    /// The names of those who assert it, or that nobody is on record who does.
    pub asserted_by: Vec<String>,
    /// The names of those who deny it.
    pub denied_by: Vec<String>,
    /// What is established.
    #[schemars(with = "One<Status>")]
    pub status: String,
    /// Since when.
    #[schemars(with = "Option<Day>")]
    pub status_date: Option<String>,
    /// What the editors found, in a sentence.
    pub conclusion: Option<String>,
    /// What is not known.
    pub unknowns: Vec<String>,
    /// The event that it is about.
    pub event: Option<String>,
    /// The threads that it belongs to.
    pub threads: Vec<String>,
    /// What its figures measure.
    pub measure: Option<String>,
    /// The unit of its figures.
    pub unit: Option<String>,
    /// Who holds what, the earliest first, undated ones last. Those who are not to be named are left out.
    pub positions: Vec<Position>,
    /// The judgements, the earliest first.
    pub assessments: Vec<Assessment>,
    /// What speaks for or against it.
    pub evidence: Vec<Evidence>,
    /// How it relates to other claims.
    pub relations: Vec<Relation>,
    /// The numbers that were reported.
    pub figures: Vec<Figure>,
    /// The statement in other languages.
    pub translations: Vec<Stated>,
}

/// A statement in another language. There too it stands with who asserts it and with its status.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Stated {
    /// The tag of the language (BCP 47).
    #[schemars(with = "Tag")]
    pub language: String,
    /// The statement in that language.
    pub statement: String,
    /// The names of those who assert it, or that nobody is on record who does.
    pub asserted_by: Vec<String>,
    /// What is established, by its name in the data.
    #[schemars(with = "One<Status>")]
    pub status: String,
    /// The word for that in the language.
    pub status_text: String,
    /// The page in that language.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
}

/// A stance that an actor took.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Position {
    /// The actor.
    pub actor: String,
    /// Which: `asserts`, `denies`, `questions` or `withdraws`.
    #[schemars(with = "One<Stance>")]
    pub stance: String,
    /// When it was taken, if that is known.
    #[schemars(with = "Option<Day>")]
    pub date: Option<String>,
    /// Without a date: the day of the first piece that reports it.
    #[schemars(with = "Option<Day>")]
    pub reported: Option<String>,
    /// The remark in which it was taken.
    pub quote: Option<String>,
    /// The source that we have it from.
    pub source: Option<String>,
    /// The pieces that report it.
    pub pieces: Vec<String>,
    /// A remark of the editors'.
    pub note: Option<String>,
}

/// A dated judgement of the editors'.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Assessment {
    /// What is established.
    #[schemars(with = "One<Status>")]
    pub status: String,
    /// Since when.
    #[schemars(with = "Day")]
    pub date: String,
    /// On what grounds.
    pub why: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// On which sources.
    pub sources: Vec<String>,
    /// The piece that made it, if it was not made in the claim's own file.
    pub piece: Option<String>,
}

/// What speaks for or against a claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evidence {
    /// The source.
    pub source: String,
    /// How it bears on the claim: `supports`, `refutes` or `context`.
    #[schemars(with = "One<EvidenceStance>")]
    pub stance: String,
    /// What it shows.
    pub note: Option<String>,
}

/// A link from one claim to another.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Relation {
    /// How they relate: `supports`, `contradicts`, `updates`, `supersedes`, `narrows` or `responds-to`.
    #[schemars(with = "One<RelationKind>")]
    pub kind: String,
    /// The other claim.
    pub to: String,
    /// In what respect.
    pub note: Option<String>,
}

/// A number that was reported.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Figure {
    /// The series that it belongs to; figures of different series do not continue one another.
    pub series: Option<String>,
    /// As of when it holds.
    #[schemars(with = "Day")]
    pub as_of: String,
    /// The number, if one is given.
    #[serde(serialize_with = "number")]
    #[schemars(with = "Option<f64>")]
    pub best: Option<f64>,
    /// The least.
    #[serde(serialize_with = "number")]
    #[schemars(with = "Option<f64>")]
    pub low: Option<f64>,
    /// The most.
    #[serde(serialize_with = "number")]
    #[schemars(with = "Option<f64>")]
    pub high: Option<f64>,
    /// Whether it was given as approximate.
    pub approx: bool,
    /// The words in which it was given.
    pub as_printed: Option<String>,
    /// Whom or what it counts.
    pub population: Option<String>,
    /// The actor who reported it, if that may be told.
    pub reporter: Option<String>,
    /// How it came about.
    pub method: Option<String>,
    /// The source that we have it from.
    pub via: Option<String>,
    /// A remark of the editors'.
    pub note: Option<String>,
}

/// A whole number without a point, as it was reported.
#[expect(clippy::ref_option, reason = "serde asks for a reference to the field")]
fn number<S: Serializer>(number: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    /// Beyond this, not every whole number is one of 64 bits with a point.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    match number {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
        Some(number) if number.fract() == 0.0 && number.abs() < WHOLE => to.serialize_i64(*number as i64),
        other => other.serialize(to),
    }
}
