//! A claim, with its history, positions, evidence and figures.

use serde::Serialize;

use super::{
    Asked, Backlink, ClaimCard, Date, EventCard, Html, Link, Paging, RemarkCard, SourceCard, Status,
};

/// A claim: `claim`.
#[derive(Clone, Debug, Serialize)]
pub struct Claim {
    /// Its statement, status and claimants.
    pub card: ClaimCard,
    /// What sort of proposition.
    pub kind: String,
    /// What we found.
    pub conclusion: Option<String>,
    /// What is not known.
    pub unknowns: Vec<String>,
    /// The judgements, the latest first.
    pub history: Vec<Assessment>,
    /// Who holds what, by date, the earliest first.
    pub positions: Vec<Position>,
    /// On what the present status rests; none before the first judgement.
    pub standing: Option<Standing>,
    /// What speaks for it, what against it, and what is beside it; each only if there is something.
    pub evidence: Vec<EvidenceSide>,
    /// Other claims it is tied to.
    pub relations: Vec<Relation>,
    /// The claim and those it is tied to, drawn; none if it is tied to none.
    pub neighbourhood: Option<Html>,
    /// What its figures measure.
    pub measure: Option<String>,
    /// Its figures, by series.
    pub series: Vec<Series>,
    /// Its figures drawn, one drawing for each population; none if there are not two numbers.
    pub charts: Vec<Chart>,
    /// The event it is about.
    pub event: Option<EventCard>,
    /// The threads it belongs to.
    pub threads: Vec<Link>,
    /// Remarks that bear on it.
    pub remarks: Vec<RemarkCard>,
    /// Whom we asked.
    pub asked: Vec<Asked>,
    /// The text.
    pub body: Html,
    /// The pieces that refer to it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// A dated judgement.
#[derive(Clone, Debug, Serialize)]
pub struct Assessment {
    /// The id of its place in the page, `on-2025-04-18`.
    pub anchor: String,
    /// What was established.
    pub status: Status,
    /// What was established before; none if this is the first judgement.
    pub from: Option<Status>,
    /// Since when.
    pub date: Date,
    /// On what grounds.
    pub why: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// On which sources.
    pub sources: Vec<SourceCard>,
    /// The piece that made it, if it was not made in the claim's own file.
    pub piece: Option<Link>,
}

/// An actor's stance, on the claim's page.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// The id of its place in the page, if its actor is one that may be named.
    pub anchor: Option<String>,
    /// Whose.
    pub actor: Link,
    /// The role held that day.
    pub role: Option<String>,
    /// `asserts`, …: for CSS classes.
    pub stance: &'static str,
    /// The same in the page's language.
    pub stance_text: String,
    /// When it was taken.
    pub date: Option<Date>,
    /// Without a date: as reported on that day.
    pub reported: Option<Date>,
    /// The words in which it was taken.
    pub remark: Option<RemarkCard>,
    /// Where we have it from.
    pub source: Option<SourceCard>,
    /// The earlier position of the same actor that this one goes against: what it was and when, and its place
    /// in the page. Only where both have dates.
    pub earlier: Option<Link>,
    /// A remark of the editors'.
    pub note: Option<String>,
    /// The pieces that report it, the earliest first, each with its place there.
    pub pieces: Vec<Occurrence>,
}

/// A place in a piece.
#[derive(Clone, Debug, Serialize)]
pub struct Occurrence {
    /// The piece, at the place.
    pub link: Link,
    /// When it was published.
    pub date: Date,
}

/// How many sources there are, and how many of them do not depend on each other.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    /// The number of sources.
    pub sources: usize,
    /// The number of those that do not depend on each other: copies of one report count once, and so do pages
    /// of one publisher.
    pub independent: usize,
    /// Both in words.
    pub text: String,
    /// Whether all of them are parties to the claim.
    pub only_parties: bool,
}

/// The evidence that bears on a claim in one way.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceSide {
    /// `supports`, `refutes`, `context`: for CSS classes.
    pub stance: &'static str,
    /// The same in the page's language.
    pub stance_text: String,
    /// How many sources these are.
    pub standing: Standing,
    /// The evidence, in the order in which it is written.
    pub items: Vec<Evidence>,
}

/// What speaks for or against a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Evidence {
    /// Where it is.
    pub source: SourceCard,
    /// A source above it of the same origin, with which it counts once.
    pub same_as: Option<Link>,
    /// What it shows.
    pub note: Option<String>,
}

/// A tie to another claim.
#[derive(Clone, Debug, Serialize)]
pub struct Relation {
    /// How they relate, in the page's language, seen from this claim: “Supersedes”, “Superseded by”.
    pub kind: String,
    /// The other.
    pub claim: ClaimCard,
    /// In what respect.
    pub note: Option<String>,
}

/// Figures that continue one another.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    /// What it is called: its label, or its reporter.
    pub label: Link,
    /// The id of its place in the page, `figures-council`.
    pub anchor: Option<String>,
    /// The shape that stands for it in drawings, an SVG.
    pub mark: Html,
    /// The figures, the earliest first.
    pub figures: Vec<Figure>,
}

/// Figures drawn on one scale.
#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    /// Whom or what they count, if the claim's figures do not all count the same.
    pub population: Option<String>,
    /// The drawing, an SVG.
    pub svg: Html,
}

/// A reported number.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// As of when.
    pub date: Date,
    /// The number as it is shown: `35`, `≥ 20`, `117–119`, `about 100`.
    pub value: String,
    /// The words in which it was given.
    pub as_printed: Option<String>,
    /// Whom or what it counts.
    pub population: Option<String>,
    /// Who reported it.
    pub reporter: Link,
    /// Where we have it from.
    pub via: Option<SourceCard>,
    /// How it came about.
    pub method: Option<String>,
    /// A remark of the editors'.
    pub note: Option<String>,
}
