//! What happened when: the timeline, its years and months, and the timelines of threads and actors.

use serde::Serialize;

use super::{
    ActorPosition, ClaimCard, Date, EventCard, Figure, Link, Paging, PieceCard, RemarkCard, SourceCard,
    Status,
};

/// The timeline: `timeline`.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// The latest days, the latest first.
    pub days: Vec<Day>,
    /// All years, the latest first.
    pub years: Vec<YearLinks>,
}

/// A year and its months.
#[derive(Clone, Debug, Serialize)]
pub struct YearLinks {
    /// The year.
    pub link: Link,
    /// The months in which there is something, the earliest first.
    pub months: Vec<Link>,
}

/// A year of the timeline: `year`.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    /// The year.
    pub date: Date,
    /// Its months in which there is something, the earliest first.
    pub months: Vec<MonthGrid>,
    /// What is known to have been in the year and no closer.
    pub undated: Option<Day>,
    /// The last year before in which there is something.
    pub previous: Option<Link>,
    /// The first year after in which there is something.
    pub next: Option<Link>,
}

/// A month of the timeline: `month`.
#[derive(Clone, Debug, Serialize)]
pub struct Month {
    /// Its days as a grid.
    pub grid: MonthGrid,
    /// Its days on which there is something, the earliest first; what is known to have been in the month and no
    /// closer before them.
    pub days: Vec<Day>,
    /// The last month before in which there is something.
    pub previous: Option<Link>,
    /// The first month after in which there is something.
    pub next: Option<Link>,
}

/// A month as a grid of days.
#[derive(Clone, Debug, Serialize)]
pub struct MonthGrid {
    /// The month and its page.
    pub link: Link,
    /// The days of the week, in the language's order.
    pub weekdays: Vec<Weekday>,
    /// The weeks, each of seven days; the places before the first and after the last day are none.
    pub weeks: Vec<Vec<Option<GridDay>>>,
}

/// A day of the week.
#[derive(Clone, Debug, Serialize)]
pub struct Weekday {
    /// Its name.
    pub name: String,
    /// The same, as short as it can be read in a narrow column.
    pub short: String,
}

/// A day in a grid.
#[derive(Clone, Debug, Serialize)]
pub struct GridDay {
    /// The day of the month.
    pub number: i8,
    /// The day.
    pub date: Date,
    /// Where that day is told, if there is something.
    pub href: Option<String>,
}

/// A timeline of a thread or an actor: `chronicle`.
#[derive(Clone, Debug, Serialize)]
pub struct Chronicle {
    /// `thread` or `actor`.
    pub of: &'static str,
    /// The thread or actor.
    pub title: Link,
    /// The days, the latest first.
    pub days: Vec<Day>,
    /// The stretch that this page shows.
    pub paging: Option<Paging>,
}

/// What belongs to one day, or to a month or year of which no day is known.
#[derive(Clone, Debug, Serialize)]
pub struct Day {
    /// The day, month or year.
    pub date: Date,
    /// What is not known of the date, in words with it: “April 2025, day not known”.
    pub imprecise: Option<String>,
    /// What happened.
    pub events: Vec<EventCard>,
    /// What was said.
    pub remarks: Vec<RemarkCard>,
    /// What was published.
    pub pieces: Vec<PieceCard>,
    /// Which claims were judged.
    pub judged: Vec<Judged>,
    /// Which figures hold as of it.
    pub figures: Vec<Counted>,
    /// What the actor held; empty elsewhere.
    pub positions: Vec<ActorPosition>,
    /// Which roles of the actor begin on it or end with it; empty elsewhere.
    pub roles: Vec<RoleTurn>,
}

/// A judgement of a day. Its claim stands with what is established today.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// The claim.
    pub claim: ClaimCard,
    /// What was established before, if it was judged before.
    pub before: Option<Status>,
    /// What was established that day.
    pub status: Status,
    /// On what grounds.
    pub why: Option<String>,
}

/// The figures of a claim as of a day.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// The claim.
    pub claim: ClaimCard,
    /// What its figures measure.
    pub measure: Option<String>,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// The beginning or the end of a role.
#[derive(Clone, Debug, Serialize)]
pub struct RoleTurn {
    /// Whether it begins; else it ends.
    pub begins: bool,
    /// The role.
    pub role: String,
    /// Where.
    pub organisation: Option<Link>,
    /// Where that is from.
    pub sources: Vec<SourceCard>,
}
