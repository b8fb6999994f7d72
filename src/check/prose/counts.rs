//! `day-count`: a number of days that is counted from one date leads to the other: `the 30 days since 18 March ended
//! on 17 April`.
//!
//! Only where both dates and the number are written, and nothing else can be meant.

use super::Prose;
use super::days::{Named, unit};
use crate::collate::{Calendar, number};
use crate::diagnostic::{Code, Diagnostic};

/// So many words may stand between `since` and the date: `since the agreement of 18 March`.
const OCCASION: usize = 4;
/// So many words may stand between the end of the count and the other date.
const BETWEEN: usize = 6;

pub(super) fn check(prose: &Prose<'_>, days: &[Named], findings: &mut Vec<Diagnostic>) {
    let Some(calendar) = prose.calendar.filter(|_| days.len() > 1) else { return };
    for (at, word) in prose.folded.iter().enumerate() {
        if let Some(days_in_unit) = unit(word, calendar) {
            findings.extend(count(prose, calendar, (at, days_in_unit)).and_then(|count| count.finding(days)));
        }
    }
}

/// A number of days or weeks that is counted from somewhere.
struct Count<'p> {
    prose: &'p Prose<'p>,
    calendar: &'static Calendar,
    /// The first word of the number, and the word that it is counted from.
    first: usize,
    since: usize,
    days: i32,
}

/// The count whose unit is the word `at`.
fn count<'p>(
    prose: &'p Prose<'p>,
    calendar: &'static Calendar,
    (at, unit): (usize, i32),
) -> Option<Count<'p>> {
    let since = at + 1;
    let is_counted = calendar.since.contains(&prose.folded.get(since)?.as_str()) && prose.gap(since) == " ";
    let (first, number) = (at.saturating_sub(3)..at).find_map(|first| {
        let words: Vec<&str> = prose.folded[first..at].iter().map(String::as_str).collect();
        let (digits, taken) = number(&words, calendar.tag)?;
        Some((first, digits.parse::<i32>().ok().filter(|_| taken == words.len())?))
    })?;
    let is_whole = prose.gap(first).is_empty() || prose.gap(first).ends_with([' ', '(', '\u{a0}', '-', 'ـ']);
    let about = |word: &String| calendar.about.contains(&word.as_str());
    let is_about = prose.folded[first.saturating_sub(2)..first].iter().any(about);
    let days = number.checked_mul(unit).filter(|days| (1..3660).contains(days))?;
    (is_counted && is_whole && !is_about).then_some(Count { prose, calendar, first, since, days })
}

impl Count<'_> {
    fn finding(&self, days: &[Named]) -> Option<Diagnostic> {
        let next = days.iter().position(|named| named.words.0 > self.since)?;
        let from = &days[next];
        if from.words.0 - self.since > OCCASION + 1 || !self.is_plain(self.since + 1, from.words.0) {
            return None;
        }
        let behind = days.get(next + 1).filter(|to| self.ends_behind(from, to));
        let before = || next.checked_sub(1).map(|at| &days[at]).filter(|to| self.ends_before(to));
        let to = behind.or_else(before)?;
        let start = from.day.date(to.day.date(self.prose.day).or(self.prose.day))?;
        let end = start.plus_days(self.days)?;
        let written = to.day.date(Some(end))?;
        (written != end).then(|| {
            let (first, last) = (self.first.min(to.words.0), from.words.1.max(to.words.1));
            let message = format!("{} days since {start} lead to {end}, not to {written}", self.days);
            Diagnostic::new(Code::DayCount, self.prose.place(first, last).0, message)
                .help("correct the number or one of the dates; if the first day is counted too, say so")
        })
    }

    /// Whether the words from `first` to the one before `end` stand in one sentence without marks that divide it.
    fn is_plain(&self, first: usize, end: usize) -> bool {
        (first..=end).all(|at| {
            !self.prose.gap(at).contains(['.', '!', '?', ';', ':', '(', ')', '—', '\n', '؟', '؛', '\u{fffc}'])
        })
    }

    /// `… since 18 March ended on 16 April`.
    fn ends_behind(&self, from: &Named, to: &Named) -> bool {
        let (first, end) = (from.words.1 + 1, to.weekday.map_or(to.words.0, |(at, _)| at.min(to.words.0)));
        let Some(words) = self.prose.folded.get(first..end) else { return false };
        let ended = |word: &String| self.calendar.ended.contains(&word.as_str());
        let known = |word: &String| ended(word) || self.calendar.beside.contains(&word.as_str());
        let before = &self.prose.folded[self.first.saturating_sub(OCCASION)..self.first];
        let is_ended = words.iter().any(ended) || before.iter().any(ended);
        is_ended && words.len() <= BETWEEN && words.iter().all(known) && self.is_plain(first, end)
    }

    /// `16 April (30 days since …)`, `on 16 April, 30 days since …`.
    fn ends_before(&self, to: &Named) -> bool {
        let first = to.words.1 + 1;
        let Some(words) = self.prose.folded.get(first..self.first) else { return false };
        let known = |word: &String| self.calendar.same.contains(&word.as_str());
        let is_beside = self.prose.gap(first).trim_end().ends_with(['(', ',', '،', '—', '–']);
        let is_plain = (first + 1..=self.first).all(|at| joins(self.prose.gap(at)));
        words.len() <= 2 && words.iter().all(known) && is_beside && is_plain
    }
}

fn joins(gap: &str) -> bool {
    matches!(gap.trim(), "" | "," | ".")
}
