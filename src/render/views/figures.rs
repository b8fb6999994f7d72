//! The figures of a claim: as a table, by series, and drawn.

use std::collections::BTreeMap;

use super::{Scope, cards, view};
use crate::collate::{FigureSeries, in_time};
use crate::model::{Claim, Date, Figure, Id, Key, Kind};
use crate::render::draw::{self, Chart, Day, Row};
use crate::text::Spanned;

/// The figures by series: those that the claim declares, in their order, then one a reporter.
pub(super) fn series(scope: &Scope<'_>, key: &Key, claim: &Claim) -> Vec<view::Series> {
    let series = scope.site.concordance.figures.get(key).into_iter().flatten();
    let view = |(index, series): (usize, &FigureSeries)| view::Series {
        label: label(scope, claim, series),
        anchor: anchor(scope, series),
        mark: tera::Value::safe_string(&draw::mark(index)),
        figures: series.of(claim).map(|figure| self::figure(scope, figure)).collect(),
    };
    series.enumerate().map(view).collect()
}

/// What a series is called: its label, or its reporter.
pub(super) fn label(scope: &Scope<'_>, claim: &Claim, series: &FigureSeries) -> view::Link {
    match series.declared.and_then(|at| claim.series.get(at)) {
        Some(declared) => scope.in_original(declared.label.to_string()),
        None => series
            .of(claim)
            .next()
            .map_or_else(|| cards::unnamed(scope), |figure| reporter(scope, &figure.reporter.value)),
    }
}

/// The id of a series in the page; none if it would tell who somebody is that is not to be named.
pub(super) fn anchor(scope: &Scope<'_>, series: &FigureSeries) -> Option<String> {
    let reporter = Id::parse(&series.id).ok().map(|id| Key::new(Kind::Actor, id));
    let is_unnamed = || reporter.is_some_and(|key| scope.site.corpus.is_unnamed(&key));
    (series.declared.is_some() || !is_unnamed()).then(|| format!("figures-{}", series.id))
}

fn reporter(scope: &Scope<'_>, id: &Id) -> view::Link {
    cards::link(scope, &Key::new(Kind::Actor, id.clone())).unwrap_or_else(|| cards::unnamed(scope))
}

pub(super) fn figure(scope: &Scope<'_>, figure: &Figure) -> view::Figure {
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    view::Figure {
        date: scope.date(figure.as_of.value),
        value: figure_value(scope, figure),
        as_printed: text(&figure.as_printed),
        population: text(&figure.population),
        reporter: reporter(scope, &figure.reporter.value),
        via: figure
            .via
            .as_ref()
            .and_then(|id| cards::source(scope, &Key::new(Kind::Source, id.value.clone()))),
        method: text(&figure.method),
        note: text(&figure.note),
    }
}

/// The number as it is shown: the best one, a range, or a bound; `about` if it was given so.
pub(super) fn figure_value(scope: &Scope<'_>, figure: &Figure) -> String {
    let number = |number: &Option<Spanned<f64>>| number.as_ref().map(|number| scope.number(number.value));
    let bounds = match (number(&figure.low), number(&figure.high)) {
        (Some(low), Some(high)) => scope.fill("figure.range", &[("low", &low), ("high", &high)]),
        (Some(low), None) => scope.fill("figure.at-least", &[("n", &low)]),
        (None, Some(high)) => scope.fill("figure.at-most", &[("n", &high)]),
        (None, None) => String::new(),
    };
    let value = match number(&figure.best) {
        Some(best) if bounds.is_empty() => best,
        Some(best) => format!("{best} ({bounds})"),
        None if bounds.is_empty() => {
            return figure.as_printed.as_ref().map(|text| text.value.clone()).unwrap_or_default();
        }
        None => bounds,
    };
    if figure.approx { scope.fill("figure.about", &[("n", &value)]) } else { value }
}

/// What is said beside an earlier number: `as of 15 April 2025: 36, Sumy City Council`.
pub(super) fn since(scope: &Scope<'_>, figure: &Figure) -> String {
    let date = scope.date(figure.as_of.value).text;
    let reporter = reporter(scope, &figure.reporter.value).text;
    let value = figure_value(scope, figure);
    scope.fill("figure.since", &[("date", &date), ("value", &value), ("reporter", &reporter)])
}

/// The figures drawn, those of each population on a scale of their own; nothing if there are not two numbers.
pub(super) fn charts(scope: &Scope<'_>, key: &Key, claim: &Claim) -> Vec<view::Chart> {
    let series = scope.site.concordance.figures.get(key).map_or(&[][..], Vec::as_slice);
    let numbered = claim.figures.iter().filter(|figure| extent(figure).is_some()).count();
    if numbered < 2 {
        return Vec::new();
    }
    let mut panels: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
    for (index, figure) in claim.figures.iter().enumerate() {
        let population = figure.population.as_ref().map(|text| text.value.as_str());
        match panels.iter_mut().find(|(other, _)| *other == population) {
            Some((_, figures)) => figures.push(index),
            None => panels.push((population, vec![index])),
        }
    }
    panels.retain(|(_, figures)| figures.iter().any(|index| extent(&claim.figures[*index]).is_some()));
    let number_of = numbers(series, claim.figures.len());
    let draw = |(at, (population, figures)): (usize, (Option<&str>, Vec<usize>))| view::Chart {
        population: population.map(str::to_owned),
        svg: tera::Value::safe_string(&panel(scope, claim, (at, population), (&figures, &number_of))),
    };
    panels.into_iter().enumerate().map(draw).collect()
}

/// For each figure, the number of its series.
fn numbers(series: &[FigureSeries], figures: usize) -> Vec<usize> {
    let mut numbers = vec![0; figures];
    for (number, series) in series.iter().enumerate() {
        for index in &series.figures {
            numbers[*index] = number;
        }
    }
    numbers
}

fn panel(
    scope: &Scope<'_>,
    claim: &Claim,
    (at, population): (usize, Option<&str>),
    (figures, number_of): (&[usize], &[usize]),
) -> String {
    let figures = in_time(claim, figures.to_vec());
    let what = population.map(str::to_owned).or_else(|| claim.measure.as_ref().map(|it| it.value.clone()));
    let what = what.unwrap_or_else(|| scope.text("claim.figures"));
    let days = days(scope, claim, &figures, number_of);
    let ends = [days.first(), days.last()].map(|day| day.map(|day| day.label.clone()).unwrap_or_default());
    let count = scope.whole(figures.len());
    let description = scope.fill("chart.description", &[("n", &count), ("from", &ends[0]), ("to", &ends[1])]);
    draw::chart(&Chart {
        id: &format!("chart-{}", at + 1),
        title: &scope.fill("chart.title", &[("what", &what)]),
        description: &description,
        unit: claim.unit.as_ref().filter(|_| population.is_none()).map_or("", |unit| &unit.value),
        written: &|number| scope.number(number),
        is_mirrored: scope.language.direction() == "rtl",
        days,
    })
}

/// `figures`, which are in order, by their days.
fn days(scope: &Scope<'_>, claim: &Claim, figures: &[usize], number_of: &[usize]) -> Vec<Day> {
    let zone = &scope.site.settings.timezone;
    // one statement that two outlets read differently
    let mut readings: BTreeMap<(Date, &Id), usize> = BTreeMap::new();
    for figure in figures.iter().map(|index| &claim.figures[*index]) {
        *readings.entry((figure.as_of.value, &figure.reporter.value)).or_default() += 1;
    }
    let mut days: Vec<Day> = Vec::new();
    let mut last: Option<Date> = None;
    for index in figures {
        let figure = &claim.figures[*index];
        let date = figure.as_of.value.to_day();
        if last != Some(date) {
            let is_after_gap = last.is_some_and(|last| last.end(zone) < date.start(zone));
            days.push(Day { label: scope.date(date).text, is_after_gap, rows: Vec::new() });
            last = Some(date);
        }
        if let Some(day) = days.last_mut() {
            let many = readings.get(&(figure.as_of.value, &figure.reporter.value)).is_some_and(|it| *it > 1);
            let aside = if many { via(scope, figure) } else { None };
            day.rows.push(Row { aside: aside.unwrap_or_default(), ..row(scope, figure, number_of[*index]) });
        }
    }
    days
}

/// Through whom we have a figure.
fn via(scope: &Scope<'_>, figure: &Figure) -> Option<String> {
    let card = cards::source(scope, &Key::new(Kind::Source, figure.via.as_ref()?.value.clone()))?;
    let name = card.publisher.unwrap_or(card.link).text;
    Some(format!("{} {name}", scope.text("figure.via")))
}

fn row(scope: &Scope<'_>, figure: &Figure, series: usize) -> Row {
    let number = |number: &Option<Spanned<f64>>| number.as_ref().map(|number| number.value);
    let who = reporter(scope, &figure.reporter.value).text;
    let time = figure.as_of.value.time().map(|(hour, minute)| format!(" · {hour:02}:{minute:02}"));
    Row {
        series,
        who: who + &time.unwrap_or_default(),
        value: figure_value(scope, figure),
        aside: String::new(),
        best: number(&figure.best),
        low: number(&figure.low),
        high: number(&figure.high),
        approx: figure.approx,
    }
}

/// A number of the figure, if it has one.
fn extent(figure: &Figure) -> Option<f64> {
    [&figure.best, &figure.low, &figure.high].into_iter().flatten().map(|number| number.value).next()
}
