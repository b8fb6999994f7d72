//! The words of a passage → the days that they name: `Friday, 18 April 2025`, `April 18 (Friday)`.

use super::Prose;
use crate::collate::Calendar;
use crate::model::Date;

/// Before this year, some of the world wrote other dates for the same days.
const ONE_CALENDAR: i16 = 1924;

/// A day that a passage names.
pub(super) struct Named {
    /// The first and the last of its words, the weekday aside.
    pub(super) words: (usize, usize),
    /// Which, as far as it is written.
    pub(super) day: Day,
    /// The weekday beside it: the number of the word, and which.
    pub(super) weekday: Option<(usize, i8)>,
}

/// A day, the year if it is written.
#[derive(Clone, Copy)]
pub(super) struct Day {
    month: i8,
    in_month: i8,
    pub(super) year: Option<i16>,
}

impl Day {
    /// The date; the year, if it is not written, is the one that brings it closest to `near`, within half
    /// a year.
    pub(super) fn date(self, near: Option<Date>) -> Option<Date> {
        let in_year = |year| Date::day(year, self.month, self.in_month);
        if let Some(year) = self.year {
            return in_year(year).filter(|_| year >= ONE_CALENDAR);
        }
        let near = near?;
        let years = (near.year() - 1)..=(near.year() + 1);
        let dated = years.filter_map(|year| {
            let date = in_year(year)?;
            Some((near.days_until(date)?.abs(), date))
        });
        dated.min().filter(|(distance, _)| *distance <= 183).map(|(_, date)| date)
    }
}

/// The days that `prose` names, in order.
pub(super) fn days(prose: &Prose<'_>) -> Vec<Named> {
    let Some(calendar) = prose.calendar else { return Vec::new() };
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < prose.folded.len() {
        let Some((day, last)) = read(prose, at, calendar) else {
            at += 1;
            continue;
        };
        let weekday = before(prose, at, calendar).or_else(|| behind(prose, last, calendar));
        found.push(Named { words: (at, last), day, weekday });
        at = last + 1;
    }
    found
}

/// The day of the week that `word` is.
pub(super) fn weekday(word: &str, calendar: &Calendar) -> Option<i8> {
    (0..).zip(calendar.weekdays).find(|(_, forms)| forms.contains(&word)).map(|(number, _)| number)
}

/// How many days the unit `word` has.
pub(super) fn unit(word: &str, calendar: &Calendar) -> Option<i32> {
    calendar.units.into_iter().find(|(forms, _)| forms.contains(&word)).map(|(_, days)| days)
}

/// The day that begins with the word `at`, and its last word.
fn read(prose: &Prose<'_>, at: usize, calendar: &Calendar) -> Option<(Day, usize)> {
    if let Some(found) = iso(prose, at) {
        return Some(found);
    }
    // 10-11 April, 10.5 April: not a day by itself
    let is_part =
        at > 0 && prose.gap(at).chars().all(|letter| matches!(letter, '-' | '–' | '.' | ',' | '/' | ':'));
    if let Some(day) = day_of_month(&prose.folded[at]).filter(|_| !is_part) {
        let next = skip_joint(prose, at + 1, calendar)?;
        let (month, last) = month(prose, next, calendar).filter(|_| joins(prose.gap(next), " ."))?;
        let (year, last) = year(prose, last, (calendar, " "));
        return Some((Day { month, in_month: day, year }, last));
    }
    let (month, last) = month(prose, at, calendar).filter(|_| calendar.month_first)?;
    let day = day_of_month(prose.folded.get(last + 1)?).filter(|_| joins(prose.gap(last + 1), " ."))?;
    // April 10-11: two days
    let rest = prose.gap(last + 2).trim_start();
    let is_range =
        rest.starts_with(['-', '–', '/', ':']) || rest.is_empty() && prose.gap(last + 2).is_empty();
    let is_range = is_range && last + 2 < prose.folded.len();
    let (year, last) = year(prose, last + 1, (calendar, " ,"));
    (!is_range).then_some((Day { month, in_month: day, year }, last))
}

/// `2025-04-18`.
fn iso(prose: &Prose<'_>, at: usize) -> Option<(Day, usize)> {
    let [year, month, day] = prose.folded.get(at..at + 3)? else { return None };
    let fits = year.len() == 4 && month.len() == 2 && day.len() == 2;
    let fits = fits && prose.gap(at + 1) == "-" && prose.gap(at + 2) == "-";
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    fits.then_some((Day { month, in_month: day, year: Some(year) }, at + 2))
}

/// The day of the month that `word` is: `18`, `18th`, `1er`.
fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.len() - word.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, ending) = word.split_at(digits);
    let fits = matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "го");
    number.parse().ok().filter(|day| fits && digits <= 2 && (1..=31).contains(day))
}

/// The month that begins with the word `at`, and its last word.
fn month(prose: &Prose<'_>, at: usize, calendar: &Calendar) -> Option<(i8, usize)> {
    let word = prose.folded.get(at)?;
    let number = |wanted: &str| {
        (1..).zip(calendar.months).find(|(_, forms)| forms.contains(&wanted)).map(|(number, _)| number)
    };
    let pair = || {
        let next = prose.folded.get(at + 1).filter(|_| prose.gap(at + 1) == " ")?;
        number(&format!("{word} {next}")).map(|number| (number, at + 1))
    };
    number(word).map(|number| (number, at)).or_else(|| (calendar.tag == "ar").then(pair).flatten())
}

/// The year behind the word `last`, and the word that it is.
fn year(prose: &Prose<'_>, last: usize, (calendar, joints): (&Calendar, &str)) -> (Option<i16>, usize) {
    let next = skip_joint(prose, last + 1, calendar).unwrap_or(last + 1);
    let number = prose.folded.get(next).filter(|word| word.len() == 4 && joins(prose.gap(next), joints));
    let year = number.and_then(|word| word.parse().ok()).filter(|year| (1800..2200).contains(year));
    (year, if year.is_some() { next } else { last })
}

/// The word `at`, or the one behind it if that is a joint.
fn skip_joint(prose: &Prose<'_>, at: usize, calendar: &Calendar) -> Option<usize> {
    let word = prose.folded.get(at)?;
    let is_joint = calendar.joints.contains(&word.as_str()) && joins(prose.gap(at), " ");
    Some(if is_joint { at + 1 } else { at })
}

/// Whether `gap` is short and of these letters only.
fn joins(gap: &str, letters: &str) -> bool {
    !gap.is_empty()
        && gap.chars().count() <= 2
        && gap.chars().all(|letter| letter == '\u{a0}' || letters.contains(letter))
}

/// The weekday before the word `first`: `Friday, 18 April`, `Friday the 18th`.
fn before(prose: &Prose<'_>, first: usize, calendar: &Calendar) -> Option<(usize, i8)> {
    let joint = first.checked_sub(1)?;
    let is_joint = calendar.joints.contains(&prose.folded[joint].as_str()) && joins(prose.gap(first), " ");
    let at = if is_joint { joint.checked_sub(1)? } else { joint };
    let gap = prose.gap(at + 1);
    let weekday = weekday(&prose.folded[at], calendar)?;
    joins(gap, " ,،(").then_some((at, weekday))
}

/// The weekday behind the word `last`: `18 April (Friday)`.
fn behind(prose: &Prose<'_>, last: usize, calendar: &Calendar) -> Option<(usize, i8)> {
    let weekday = weekday(prose.folded.get(last + 1)?, calendar)?;
    let is_beside = prose.gap(last + 1).trim() == "(" && prose.gap(last + 2).starts_with(')');
    is_beside.then_some((last + 1, weekday))
}
