//! The calendar: the years and months of the timeline, a month as a grid of days.

use super::{Scope, Shown, timeline, value, view};
use crate::compose::{DayList, Route, TIMELINE, days_of, periods};
use crate::model::Date;

/// The days of a week.
const WEEK: usize = 7;

/// All years with their months, the latest year first.
pub(super) fn years(scope: &Scope<'_>) -> Vec<view::YearLinks> {
    let view = |(year, months): (i16, std::collections::BTreeSet<i8>)| {
        let month = |month: &i8| {
            let name = scope.text(&format!("month.alone.{month}"));
            link(scope, name, &route(scope, year, Some(*month)))
        };
        view::YearLinks { months: months.iter().map(month).collect(), link: year_link(scope, year) }
    };
    periods(days(scope)).into_iter().rev().map(view).collect()
}

/// A year with its months.
pub(super) fn year(scope: &Scope<'_>, year: i16) -> Shown {
    let all = periods(days(scope));
    let Some(date) = first_of(year, None) else { return Shown::new("missing", "", None) };
    let months = all.get(&year).into_iter().flatten();
    let undated = days_of(days(scope), year, None).first().filter(|(date, _)| date.month().is_none());
    let view = view::Year {
        date: scope.date(date),
        months: months.filter_map(|month| grid(scope, year, *month)).collect(),
        undated: undated.map(|(date, list)| timeline::day(scope, *date, list, None)),
        previous: all.range(..year).next_back().map(|(year, _)| year_link(scope, *year)),
        next: all.range(year..).nth(1).map(|(year, _)| year_link(scope, *year)),
    };
    let mut shown = Shown::new("year", view.date.text.clone(), Some(value("year", &view)));
    shown.description = scope.text("timeline.about");
    shown.trail = vec![timeline_link(scope)];
    shown
}

/// A month: its days as a grid, and what belongs to each.
pub(super) fn month(scope: &Scope<'_>, year: i16, month: i8) -> Shown {
    let Some(grid) = grid(scope, year, month) else { return Shown::new("missing", "", None) };
    let all = days(scope);
    let own = days_of(all, year, Some(month));
    let (before, after) =
        all.split_at(all.partition_point(|(date, _)| (date.year(), date.month()) < (year, Some(month))));
    let neighbour = |found: Option<&(Date, DayList)>| {
        let (date, _) = found?;
        Some(month_link(scope, date.year(), date.month()?))
    };
    let view = view::Month {
        days: own.iter().map(|(date, list)| timeline::day(scope, *date, list, None)).collect(),
        previous: neighbour(before.iter().rev().find(|(date, _)| date.month().is_some())),
        next: neighbour(after[own.len()..].iter().find(|(date, _)| date.month().is_some())),
        grid,
    };
    let mut shown = Shown::new("month", view.grid.link.text.clone(), Some(value("month", &view)));
    shown.description = scope.text("timeline.about");
    shown.trail = vec![timeline_link(scope), year_link(scope, year)];
    shown
}

/// The days of everything.
fn days<'s>(scope: &Scope<'s>) -> &'s [(Date, DayList)] {
    timeline::lists(scope).map_or(&[], |lists| &lists.days)
}

/// A month as rows of weeks, which begin on the day on which they do in the language.
fn grid(scope: &Scope<'_>, year: i16, month: i8) -> Option<view::MonthGrid> {
    let first = Date::day(year, month, 1)?;
    let route = route(scope, year, Some(month));
    let told = days_of(days(scope), year, Some(month));
    let is_told = |date: Date| told.binary_search_by(|(other, _)| other.cmp(&date)).is_ok();
    let start = week_start(scope);
    let skipped = (usize::try_from(first.weekday()?).ok()? + WEEK - start) % WEEK;
    let day = |number: i8| {
        let date = Date::day(year, month, number)?;
        let href = is_told(date).then(|| format!("{}#on-{date}", scope.href(&route)));
        Some(view::GridDay { number, date: scope.date(date), href })
    };
    let mut cells: Vec<Option<view::GridDay>> = std::iter::repeat_with(|| None).take(skipped).collect();
    cells.extend((1..=31).map_while(day).map(Some));
    cells.resize_with(cells.len().next_multiple_of(WEEK), || None);
    let name = |at: usize, form: &str| scope.text(&format!("{form}.{}", (start + at) % WEEK + 1));
    let weekday = |at: usize| view::Weekday { name: name(at, "weekday"), short: name(at, "weekday.short") };
    Some(view::MonthGrid {
        link: month_link(scope, year, month),
        weekdays: (0..WEEK).map(weekday).collect(),
        weeks: cells.chunks(WEEK).map(<[_]>::to_vec).collect(),
    })
}

/// The day on which the weeks of the page's language begin, 0 for Monday.
fn week_start(scope: &Scope<'_>) -> usize {
    let written = scope.text("week.start").parse::<usize>().ok();
    written.filter(|day| (1..=WEEK).contains(day)).map_or(0, |day| day - 1)
}

/// The year, or a month of it, as a date.
fn first_of(year: i16, month: Option<i8>) -> Option<Date> {
    let month = month.map(|month| format!("-{month:02}")).unwrap_or_default();
    Date::parse(&format!("{year:04}{month}")).ok()
}

fn route(scope: &Scope<'_>, year: i16, month: Option<i8>) -> Route {
    let year = scope.site_page(TIMELINE).below(&format!("{year:04}"));
    month.map_or(year.clone(), |month| year.below(&format!("{month:02}")))
}

fn timeline_link(scope: &Scope<'_>) -> view::Link {
    link(scope, scope.text("menu.timeline"), &scope.site_page(TIMELINE))
}

fn year_link(scope: &Scope<'_>, year: i16) -> view::Link {
    period_link(scope, year, None)
}

fn month_link(scope: &Scope<'_>, year: i16, month: i8) -> view::Link {
    period_link(scope, year, Some(month))
}

fn period_link(scope: &Scope<'_>, year: i16, month: Option<i8>) -> view::Link {
    let name = first_of(year, month).map(|date| scope.date(date).text).unwrap_or_default();
    link(scope, name, &route(scope, year, month))
}

fn link(scope: &Scope<'_>, text: String, route: &Route) -> view::Link {
    view::Link { text, href: Some(scope.href(route)), lang: None, dir: None }
}
