//! A date into what it states of a day.

use crate::model::{Date, Precision};

/// What is stated of a day: the more is known, the earlier in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stated {
    Day(Date),
    Month(Date),
    Year(Date),
    Nothing,
}

impl Stated {
    pub(super) fn of(date: Option<Date>) -> Self {
        match date.map(|date| (date, date.precision())) {
            Some((date, Precision::Year)) => Self::Year(date),
            Some((date, Precision::Month)) => Self::Month(date),
            Some((date, Precision::Day | Precision::Time)) => Self::Day(date.to_day()),
            None => Self::Nothing,
        }
    }

    pub(super) fn date(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Month(date) | Self::Year(date) => Some(date),
            Self::Nothing => None,
        }
    }
}

/// Whether `date` states a day.
pub(super) fn is_day(date: Option<Date>) -> bool {
    matches!(Stated::of(date), Stated::Day(_))
}

/// Whether two dates, as far as they are known, may be one.
pub(super) fn may_be(one: Option<Date>, other: Option<Date>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one.agrees(other))
}
