//! The day, week or month that a digest is of, and what an editor says of it.

use jiff::tz::TimeZone;

use super::claim::words;
use super::{Choice, Date, Id, Moment, Precision};
use crate::text::Spanned;

/// A day, a week or a month, named as digests are: `2025-04-18`, `2025-W16` (ISO 8601), `2025-04`.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl Term {
    /// The term of that name, if it is one.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some((year, week)) = name.split_once("-W") {
            let digits =
                |text: &str, count| text.len() == count && text.bytes().all(|it| it.is_ascii_digit());
            let known = digits(year, 4) && digits(week, 2);
            let first = Date::of_week(year.parse().ok().filter(|_| known)?, week.parse().ok()?)?;
            return Some(Self { first, last: first.after_days(6)? });
        }
        let date = Date::parse(name).ok()?;
        match date.precision() {
            Precision::Day => Some(Self { first: date, last: date }),
            Precision::Month => {
                let month = date.month()?;
                let last = (28..=31).rev().find_map(|day| Date::day(date.year(), month, day))?;
                Some(Self { first: Date::day(date.year(), month, 1)?, last })
            }
            Precision::Year | Precision::Time => None,
        }
    }

    /// Its first instant in `zone`.
    pub fn start(&self, zone: &TimeZone) -> Moment {
        self.first.start(zone)
    }

    /// The first instant after it in `zone`.
    pub fn end(&self, zone: &TimeZone) -> Moment {
        self.last.end(zone)
    }
}

/// What an editor says of a digest's period beside the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// How its stories went.
    pub trends: Vec<Trend>,
}

/// How a story went in a digest's period, in an editor's judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The story.
    pub thread: Spanned<Id>,
    /// How it went.
    pub course: Course,
    /// On what grounds.
    pub why: Option<Spanned<String>>,
}

words! {
    /// How a story went.
    Course { Improved = "improved", Unchanged = "unchanged", Deteriorated = "deteriorated" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_a_day_a_week_or_a_month() {
        let days = |name| Term::parse(name).map(|term| format!("{}/{}", term.first, term.last));
        assert_eq!(days("2025-W16").as_deref(), Some("2025-04-14/2025-04-20"));
        assert_eq!(days("2020-W53").as_deref(), Some("2020-12-28/2021-01-03"));
        assert_eq!(days("2024-02").as_deref(), Some("2024-02-01/2024-02-29"));
        assert_eq!(days("2025-04-18").as_deref(), Some("2025-04-18/2025-04-18"));
        for other in ["2025", "2025-W54", "2025-W1", "2025-04-18T10:00", "week", "2025-w16", "2021-W53"] {
            assert_eq!(days(other), None, "{other}");
        }
    }

    #[test]
    fn a_term_ends_where_the_next_begins() {
        let kyiv = TimeZone::get("Europe/Kyiv").unwrap();
        let of = |name| Term::parse(name).unwrap();
        assert_eq!(of("2025-W16").end(&kyiv), of("2025-W17").start(&kyiv));
        assert_eq!(of("2025-03").end(&kyiv), of("2025-04").start(&kyiv));
    }
}
