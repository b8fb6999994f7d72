//! A digest: what a day, week or month brought, by story.

use serde::Serialize;

use super::{ClaimCard, Correction, Date, Figure, Html, Link, PieceCard, RemarkCard, Status};

/// The roll-up of a period: `digest`.
#[derive(Clone, Debug, Serialize)]
pub struct Digest {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Whether the period was not over when the site was built.
    pub so_far: bool,
    /// What an editor says of it.
    pub summary: Option<String>,
    /// The language of the introduction, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction.
    pub dir: Option<&'static str>,
    /// The editor's introduction.
    pub body: Html,
    /// The previews that it opens, which stand in the page beside it.
    #[serde(skip)]
    pub(in crate::render) previews: Vec<super::Preview>,
    /// The same without markup.
    pub plain: PlainText,
    /// What it tells, by story.
    pub stories: Vec<Story>,
    /// How stories went of which it tells nothing else.
    pub trends: Vec<Trend>,
    /// The corrections made in it.
    pub corrections: Vec<Correction>,
    /// The digest before.
    pub previous: Option<Link>,
    /// The digest after.
    pub next: Option<Link>,
    /// The digest as a mail, once the period is over.
    pub mail: Option<String>,
    /// The digest as plain text, once the period is over.
    pub text: Option<String>,
}

/// A text without markup.
#[derive(Clone, Debug, Serialize)]
pub struct PlainText {
    /// Its paragraphs, with the number of each link behind it: `[1]`.
    pub text: String,
    /// Where the links lead, the first being number 1.
    pub links: Vec<String>,
}

/// What a period brought to a thread.
#[derive(Clone, Debug, Serialize)]
pub struct Story {
    /// The thread; none for what belongs to none.
    pub thread: Option<Link>,
    /// How it went, if an editor says so.
    pub trend: Option<Trend>,
    /// The pieces published in the period, the earliest first.
    pub pieces: Vec<PieceCard>,
    /// The claims that were assessed in it, or whose figures moved.
    pub claims: Vec<ClaimNews>,
    /// The remarks that were first quoted in it, in the words in which they were.
    pub remarks: Vec<RemarkCard>,
}

/// How a story went in a period, in an editor's judgement.
#[derive(Clone, Debug, Serialize)]
pub struct Trend {
    /// The thread.
    pub thread: Link,
    /// `improved`, `unchanged` or `deteriorated`: for CSS classes.
    pub name: &'static str,
    /// The same in the page's language.
    pub text: String,
    /// On what grounds.
    pub why: Option<String>,
    /// The language of the grounds, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction.
    pub dir: Option<&'static str>,
}

/// What a period brought to a claim.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimNews {
    /// The claim with status and claimants, as it stood at the end of the period.
    pub card: ClaimCard,
    /// The judgements of the period, the earliest first.
    pub steps: Vec<StatusStep>,
    /// What its figures measure.
    pub measure: Option<String>,
    /// The series that ended the period with another figure.
    pub figures: Vec<FigureStep>,
}

/// A judgement with what was established before.
#[derive(Clone, Debug, Serialize)]
pub struct StatusStep {
    /// What was established before; none for the first judgement.
    pub from: Option<Status>,
    /// What was established.
    pub to: Status,
    /// Since when.
    pub date: Date,
    /// On what grounds.
    pub why: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// The piece that made it, if it was not made in the claim's own file.
    pub piece: Option<Link>,
}

/// How a series of figures moved.
#[derive(Clone, Debug, Serialize)]
pub struct FigureStep {
    /// The series.
    pub series: Link,
    /// The latest figure before the period.
    pub before: Option<Figure>,
    /// The latest figure at its end.
    pub after: Figure,
}
