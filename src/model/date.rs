//! A date as an editor wrote it: as precise as it is known.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;
use jiff::tz::TimeZone;

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
    /// The time of day.
    Time,
}

/// A date with its precision, and the offset from UTC if it was written.
///
/// Dates are ordered by what is known, a less precise one before those that it contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    precision: Precision,
    /// What is not known is the first month, the first day, midnight.
    civil: civil::DateTime,
    offset_minutes: Option<i16>,
}

/// An instant, in seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// Why a text is not a date; reads as the end of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDate(String);

impl fmt::Display for BadDate {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl Date {
    /// Read `2025`, `2025-04`, `2025-04-18`, or a day with a time (`T` or a space between), with or
    /// without seconds and an offset (`Z`, `+02:00`).
    ///
    /// # Errors
    ///
    /// If `text` has another form, or names a day or time that does not exist.
    pub fn parse(text: &str) -> Result<Self, BadDate> {
        let (day, time) = match text.split_once(['T', 't', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let mut parts = day.split('-');
        let year = number(parts.next(), 4, "year").ok().flatten().ok_or_else(form)?;
        let month = number(parts.next(), 2, "month")?;
        let month_day = number(parts.next(), 2, "day")?;
        if parts.next().is_some() || (time.is_some() && month_day.is_none()) {
            return Err(form());
        }
        let precision = match (month, month_day, time) {
            (None, ..) => Precision::Year,
            (_, None, _) => Precision::Month,
            (_, _, None) => Precision::Day,
            _ => Precision::Time,
        };
        let date = civil(year, month.unwrap_or(1), month_day.unwrap_or(1))?;
        let (time, offset_minutes) = time.map_or(Ok((civil::Time::midnight(), None)), parse_time)?;
        Ok(Self { precision, civil: date.to_datetime(time), offset_minutes })
    }

    /// The day `year-month-day`, if there is one.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = civil::Date::new(year, month, day).ok()?;
        Some(Self { precision: Precision::Day, civil: date.at(0, 0, 0, 0), offset_minutes: None })
    }

    /// The Monday of an ISO 8601 week, if there is one of that number.
    pub fn of_week(year: i16, week: i8) -> Option<Self> {
        let monday = civil::ISOWeekDate::new(year, week, civil::Weekday::Monday).ok()?.date();
        Self::day(monday.year(), monday.month(), monday.day())
    }

    /// The day that many days later.
    pub fn after_days(self, days: i8) -> Option<Self> {
        let day = self.civil.date().checked_add(jiff::Span::new().days(days)).ok()?;
        Self::day(day.year(), day.month(), day.day())
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.civil.year()
    }

    /// The month, 1 to 12, if known.
    pub fn month(self) -> Option<i8> {
        (self.precision >= Precision::Month).then(|| self.civil.month())
    }

    /// The day of the month, if known.
    pub fn month_day(self) -> Option<i8> {
        (self.precision >= Precision::Day).then(|| self.civil.day())
    }

    /// Hour and minute, if known.
    pub fn time(self) -> Option<(i8, i8)> {
        (self.precision == Precision::Time).then(|| (self.civil.hour(), self.civil.minute()))
    }

    /// The offset from UTC in minutes, if it was written.
    pub fn offset_minutes(self) -> Option<i16> {
        self.offset_minutes
    }

    /// The day of the week, 0 for Monday, if the day is known.
    pub fn weekday(self) -> Option<i8> {
        (self.precision >= Precision::Day).then(|| self.civil.weekday().to_monday_zero_offset())
    }

    /// The ISO 8601 week that the day lies in, as its year and number, if the day is known.
    pub fn week(self) -> Option<(i16, i8)> {
        let week = self.civil.date().iso_week_date();
        (self.precision >= Precision::Day).then(|| (week.year(), week.week()))
    }

    /// The same without the time of day.
    #[must_use]
    pub fn to_day(self) -> Self {
        let precision = self.precision.min(Precision::Day);
        Self { precision, civil: self.civil.date().at(0, 0, 0, 0), offset_minutes: None }
    }

    /// The first instant that the date can mean, in `zone` unless it has an offset of its own.
    pub fn start(self, zone: &TimeZone) -> Moment {
        let zone = self.zone(zone);
        Moment(seconds(self.civil, &zone))
    }

    /// The first instant after all that the date can mean, in `zone` unless it has an offset of its own:
    /// the next minute, day, month or year.
    pub fn end(self, zone: &TimeZone) -> Moment {
        let step = match self.precision {
            Precision::Year => jiff::Span::new().years(1),
            Precision::Month => jiff::Span::new().months(1),
            Precision::Day => jiff::Span::new().days(1),
            Precision::Time => jiff::Span::new().minutes(1),
        };
        let next = self.civil.checked_add(step).unwrap_or(civil::DateTime::MAX);
        Moment(seconds(next, &self.zone(zone)))
    }

    fn zone(self, zone: &TimeZone) -> TimeZone {
        self.offset_minutes
            .and_then(|minutes| jiff::tz::Offset::from_seconds(i32::from(minutes) * 60).ok())
            .map_or_else(|| zone.clone(), TimeZone::fixed)
    }

    /// Whether the two may mean the same: neither contradicts the other in what both know of the day.
    pub fn agrees(self, other: Self) -> bool {
        let precision = self.precision.min(other.precision).min(Precision::Day);
        self.cut(precision) == other.cut(precision)
    }

    /// Whether this lies certainly before `other`: in what both know, it is earlier.
    pub fn is_before(self, other: Self) -> bool {
        let precision = self.precision.min(other.precision).min(Precision::Day);
        self.cut(precision) < other.cut(precision)
    }

    fn cut(self, precision: Precision) -> (i16, i8, i8) {
        let civil = self.civil;
        match precision {
            Precision::Year => (civil.year(), 0, 0),
            Precision::Month => (civil.year(), civil.month(), 0),
            Precision::Day | Precision::Time => (civil.year(), civil.month(), civil.day()),
        }
    }

    /// The instant as RFC 3339 wants it in feeds: in `zone` unless the date has an offset of its own.
    pub fn to_rfc3339(self, zone: &TimeZone) -> String {
        let zone = self.zone(zone);
        let zoned = zone.to_ambiguous_zoned_datetime(self.civil).compatible();
        zoned.map_or_else(
            |_| format!("{}Z", self.civil.strftime("%Y-%m-%dT%H:%M:%S")),
            |zoned| {
                let text = zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
                text.strip_suffix("+00:00").map_or(text.clone(), |utc| format!("{utc}Z"))
            },
        )
    }
}

impl Moment {
    /// The instant of `text`, RFC 3339 with an offset or `Z`; or a whole number of seconds since 1970.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse()
            .map(Self)
            .ok()
            .or_else(|| text.parse::<jiff::Timestamp>().ok().map(|at| Self(at.as_second())))
    }

    /// The day that it is in `zone` at this instant.
    pub fn day(self, zone: &TimeZone) -> Date {
        let instant = jiff::Timestamp::from_second(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let civil = zone.to_datetime(instant);
        Date { precision: Precision::Time, civil, offset_minutes: None }.to_day()
    }

    /// The instant in UTC as RFC 3339.
    pub fn to_rfc3339(self) -> String {
        jiff::Timestamp::from_second(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
    }
}

impl fmt::Display for Date {
    /// As ISO 8601, as precise as it is known.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.civil;
        write!(to, "{:04}", civil.year())?;
        if self.precision >= Precision::Month {
            write!(to, "-{:02}", civil.month())?;
        }
        if self.precision >= Precision::Day {
            write!(to, "-{:02}", civil.day())?;
        }
        if self.precision == Precision::Time {
            write!(to, "T{:02}:{:02}", civil.hour(), civil.minute())?;
            match self.offset_minutes {
                Some(0) => to.write_str("Z")?,
                Some(minutes) => {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    write!(to, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)?;
                }
                None => {}
            }
        }
        Ok(())
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let of = |date: &Self| {
            let minutes = i64::from(date.offset_minutes.unwrap_or(0));
            let shifted = date.civil.checked_sub(jiff::Span::new().minutes(minutes)).unwrap_or(date.civil);
            (date.civil.date(), date.precision, shifted, date.offset_minutes)
        };
        of(self).cmp(&of(other))
    }
}

fn form() -> BadDate {
    BadDate("a date is written as `2025-04-18`".into())
}

fn number(part: Option<&str>, digits: usize, what: &str) -> Result<Option<i16>, BadDate> {
    let Some(part) = part else { return Ok(None) };
    let fits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    if !fits {
        return Err(BadDate(format!("the {what} has {digits} digits")));
    }
    part.parse().map(Some).map_err(|_| form())
}

fn civil(year: i16, month: i16, day: i16) -> Result<civil::Date, BadDate> {
    let narrow = |part: i16| i8::try_from(part).unwrap_or(0);
    if !(1..=12).contains(&month) {
        return Err(BadDate(format!("there is no month {month}")));
    }
    civil::Date::new(year, narrow(month), narrow(day))
        .map_err(|_| BadDate(format!("there is no day {day} in {year:04}-{month:02}")))
}

fn parse_time(text: &str) -> Result<(civil::Time, Option<i16>), BadDate> {
    let at = text.find(['Z', 'z', '+', '-', '−']).unwrap_or(text.len());
    let (time, offset) = text.split_at(at);
    let mut parts = time.trim_end().split(':');
    let hour = number(parts.next(), 2, "hour")?.ok_or_else(form)?;
    let minute = number(parts.next(), 2, "minute")?.ok_or_else(form)?;
    let second = parts.next().map(|part| part.split('.').next().unwrap_or(part));
    let second = number(second, 2, "second")?.unwrap_or(0);
    if parts.next().is_some() {
        return Err(form());
    }
    let narrow = |part: i16| i8::try_from(part).unwrap_or(-1);
    let time = civil::Time::new(narrow(hour), narrow(minute), narrow(second), 0)
        .map_err(|_| BadDate(format!("there is no time {time}")))?;
    Ok((time, parse_offset(offset)?))
}

fn parse_offset(text: &str) -> Result<Option<i16>, BadDate> {
    let Some(sign) = text.chars().next() else { return Ok(None) };
    if matches!(sign, 'Z' | 'z') {
        return if text.len() == 1 { Ok(Some(0)) } else { Err(form()) };
    }
    let (hours, minutes) = text[sign.len_utf8()..]
        .split_once(':')
        .ok_or_else(|| BadDate("the offset is written `+02:00`".into()))?;
    let hours = number(Some(hours), 2, "offset's hour")?.unwrap_or(0);
    let minutes = number(Some(minutes), 2, "offset's minute")?.unwrap_or(0);
    if hours > 14 || minutes > 59 {
        return Err(BadDate(format!("there is no offset {text}")));
    }
    let total = hours * 60 + minutes;
    Ok(Some(if sign == '+' { total } else { -total }))
}

fn seconds(civil: civil::DateTime, zone: &TimeZone) -> i64 {
    zone.to_ambiguous_zoned_datetime(civil)
        .compatible()
        .map_or(i64::MAX, |zoned| zoned.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn dates_keep_the_precision_they_were_written_with() {
        for text in [
            "2025",
            "2025-04",
            "2025-04-18",
            "2025-04-18T16:00",
            "2025-04-18T16:00+02:00",
            "2025-04-18T16:00Z",
        ] {
            assert_eq!(date(text).to_string(), text);
        }
        assert_eq!(date("2025-04-18 16:00:31-03:30").to_string(), "2025-04-18T16:00-03:30");
    }

    #[test]
    fn what_is_no_date_says_why() {
        let why = |text: &str| Date::parse(text).unwrap_err().to_string();
        assert_eq!(why("2025-13"), "there is no month 13");
        assert_eq!(why("2025-02-30"), "there is no day 30 in 2025-02");
        assert_eq!(why("18 April 2025"), "a date is written as `2025-04-18`");
        assert_eq!(why("2025-4-18"), "the month has 2 digits");
        assert_eq!(why("2025-04-18T25:00"), "there is no time 25:00");
    }

    #[test]
    fn dates_of_different_precision_are_compared_by_what_both_know() {
        assert!(date("2025-04").agrees(date("2025-04-18")));
        assert!(!date("2025-04").is_before(date("2025-04-18")));
        assert!(date("2025-03").is_before(date("2025-04-18")));
    }

    #[test]
    fn a_bare_day_ends_at_midnight_of_its_zone() {
        let kyiv = TimeZone::fixed(jiff::tz::offset(3));
        assert_eq!(date("2025-04-18").end(&kyiv).0 - date("2025-04-18").start(&kyiv).0, 86_400);
        assert_eq!(date("2025-04-18").to_rfc3339(&kyiv), "2025-04-18T00:00:00+03:00");
        assert_eq!(date("2025-04-18T16:00Z").to_rfc3339(&kyiv), "2025-04-18T16:00:00Z");
    }
}
