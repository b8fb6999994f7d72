//! Reported numbers into a picture: time runs down, a row for each report, its marker on one scale.
//!
//! Nothing joins the markers: between two reports nobody counted. Each series has a marker of its own shape, and
//! each number stands beside its marker, so that neither colour nor the scale is needed to read it.

use super::paper::{Anchor, Paper, number};
use crate::render::escape::escaped;

/// The width of the drawing, in which a letter is about as large as on a page of 320 pixels.
const WIDTH: f64 = 320.0;
/// Where the line of time runs.
const TIME: f64 = 5.0;
/// Where the scale begins and ends; numbers stand behind it.
const SCALE: (f64, f64) = (22.0, 222.0);
/// Half of the width of a marker.
const MARK: f64 = 5.0;
/// How long the arrow of a bound is.
const ARROW: f64 = 26.0;
/// About how wide a letter of a number is.
const LETTER: f64 = 7.4;
/// The most letters of a name.
const LONGEST: usize = 47;
/// How high the line of a day, and a row, are.
const DAY: f64 = 26.0;
const ROW: f64 = 40.0;
/// How much higher a row is with a second line.
const ASIDE: f64 = 15.0;

/// What is drawn.
pub(in crate::render) struct Chart<'a> {
    /// A name for it that no other drawing of the page has.
    pub(in crate::render) id: &'a str,
    /// What it shows, for those who cannot see it.
    pub(in crate::render) title: &'a str,
    /// More of that.
    pub(in crate::render) description: &'a str,
    /// What the scale counts.
    pub(in crate::render) unit: &'a str,
    /// How a number of the scale is written.
    pub(in crate::render) written: &'a dyn Fn(f64) -> String,
    /// Whether lines of text begin on the right.
    pub(in crate::render) is_mirrored: bool,
    /// The days with reports, the earliest first.
    pub(in crate::render) days: Vec<Day>,
}

/// A day with its reports.
pub(in crate::render) struct Day {
    /// Its name.
    pub(in crate::render) label: String,
    /// Whether days without reports are left out before it.
    pub(in crate::render) is_after_gap: bool,
    /// Its reports, the earliest first.
    pub(in crate::render) rows: Vec<Row>,
}

/// A report.
pub(in crate::render) struct Row {
    /// The number of its series, which decides on the shape of the marker.
    pub(in crate::render) series: usize,
    /// Who reported it, and perhaps the time.
    pub(in crate::render) who: String,
    /// The number as it is shown.
    pub(in crate::render) value: String,
    /// What stands below that: where we have it from, if reports of one day have to be told apart.
    pub(in crate::render) aside: String,
    /// The number, if one is given.
    pub(in crate::render) best: Option<f64>,
    /// The least.
    pub(in crate::render) low: Option<f64>,
    /// The most.
    pub(in crate::render) high: Option<f64>,
    /// Whether it is approximate.
    pub(in crate::render) approx: bool,
}

/// `chart` as an SVG.
pub(in crate::render) fn chart(chart: &Chart<'_>) -> String {
    let scale = Scale::of(chart);
    let mut paper = Paper::new(WIDTH, chart.is_mirrored);
    let height = height(chart);
    scale.draw(&mut paper, chart, height);
    let mut y = TOP;
    for (index, day) in chart.days.iter().enumerate() {
        time(&mut paper, (y, index + 1 == chart.days.len()), day);
        y += gap(day) + DAY;
        for row in &day.rows {
            self::row(&mut paper, &scale, row, y);
            y += tall(row);
        }
    }
    let direction = if chart.is_mirrored { " direction=\"rtl\"" } else { "" };
    let id = escaped(chart.id);
    format!(
        "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {} {}\" aria-labelledby=\"{id}-t {id}-d\"{direction} \
         xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{}</svg>",
        number(WIDTH),
        number(height),
        escaped(chart.title),
        escaped(chart.description),
        paper.into_markup()
    )
}

/// The marker of the series with that number, by itself: for a key.
pub(in crate::render) fn mark(series: usize) -> String {
    let mut paper = Paper::new(14.0, false);
    marker(&mut paper, series, (7.0, 7.0));
    format!(
        "<svg class=\"mark\" aria-hidden=\"true\" viewBox=\"0 0 14 14\" xmlns=\"http://www.w3.org/2000/svg\">{}</svg>",
        paper.into_markup()
    )
}

/// Where the first day begins, below the numbers of the scale.
const TOP: f64 = 26.0;

fn height(chart: &Chart<'_>) -> f64 {
    chart.days.iter().fold(TOP + 4.0, |height, day| {
        day.rows.iter().fold(height + gap(day) + DAY, |height, row| height + tall(row))
    })
}

/// The line of time beside a day, dashed before it if days are left out, and the day's name.
fn time(paper: &mut Paper, (y, is_last): (f64, bool), day: &Day) {
    let tick = y + gap(day) + 14.0;
    let end = day.rows.iter().fold(y + gap(day) + DAY, |end, row| end + tall(row));
    let end = if is_last { end - 15.0 } else { end };
    if day.is_after_gap {
        paper.line(&[(TIME, y), (TIME, tick)], " class=\"c-gap\"");
    } else if y > TOP {
        paper.line(&[(TIME, y), (TIME, tick)], " class=\"c-time\"");
    }
    paper.line(&[(TIME, tick), (TIME, end)], " class=\"c-time\"");
    paper.line(&[(TIME, tick), (TIME + 9.0, tick)], " class=\"c-time\"");
    paper.text((TIME + 13.0, tick + 4.0), (Anchor::Start, "c-day"), &day.label);
}

/// The room before a day for the days that are left out.
fn gap(day: &Day) -> f64 {
    if day.is_after_gap { 16.0 } else { 0.0 }
}

/// How high the row of a report is.
fn tall(row: &Row) -> f64 {
    if row.aside.is_empty() { ROW } else { ROW + ASIDE }
}

/// A report: who, and below it the marker with its number.
fn row(paper: &mut Paper, scale: &Scale, row: &Row, y: f64) {
    paper.text((TIME + 13.0, y + 12.0), (Anchor::Start, "c-who"), &fitting(&row.who));
    if !row.aside.is_empty() {
        paper.text((TIME + 13.0, y + 12.0 + ASIDE), (Anchor::Start, "c-who"), &fitting(&row.aside));
    }
    let y = y + tall(row) - ROW + 25.0;
    let place = |value: f64| scale.place(value);
    let (mut first, mut last) =
        extent(row).map_or((SCALE.0, SCALE.0), |(low, high)| (place(low), place(high)));
    paper.line(&[(first, y), (last, y)], " class=\"c-bar\"");
    match (row.best, row.low, row.high) {
        (None, Some(low), None) => {
            arrow(paper, (place(low), y), ARROW);
            last += ARROW;
        }
        (None, None, Some(high)) => {
            arrow(paper, (place(high), y), -ARROW);
            first -= ARROW;
        }
        (Some(_), low, high) => {
            for end in low.into_iter().chain(high) {
                paper.line(&[(place(end), y - 5.0), (place(end), y + 5.0)], " class=\"c-bar\"");
            }
        }
        _ => {}
    }
    let marked = if row.best.is_some() { [row.best, None] } else { [row.low, row.high] };
    for value in marked.into_iter().flatten() {
        marker(paper, row.series, (place(value), y));
        if row.approx {
            paper.circle((place(value), y), MARK + 4.0, " class=\"c-about\"");
        }
    }
    value(paper, (first, last), y, row);
}

/// The number, behind its marker if there is room, else before it.
fn value(paper: &mut Paper, (first, last): (f64, f64), y: f64, row: &Row) {
    let room = MARK + 8.0;
    let letters = row.value.chars().fold(LETTER, |width, _| width + LETTER);
    let is_behind = last + room + letters <= WIDTH || first - room - letters < TIME;
    let place = if is_behind { (last + room, Anchor::Start) } else { (first - room, Anchor::End) };
    paper.text((place.0, y + 4.5), (place.1, "c-value"), &row.value);
}

/// `name`, cut if it is longer than the drawing is wide.
fn fitting(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
    }
}

/// The least and the most that a report names.
fn extent(row: &Row) -> Option<(f64, f64)> {
    let named = [row.best, row.low, row.high];
    let mut named = named.into_iter().flatten();
    let first = named.next()?;
    Some(named.fold((first, first), |(low, high), value| (low.min(value), high.max(value))))
}

/// An arrow without end: at least so many, or at most.
fn arrow(paper: &mut Paper, (x, y): (f64, f64), length: f64) {
    let (tip, back) = (x + length, if length < 0.0 { 6.0 } else { -6.0 });
    paper.line(&[(x, y), (tip, y)], " class=\"c-bar\"");
    paper.line(&[(tip + back, y - 5.0), (tip, y), (tip + back, y + 5.0)], " class=\"c-bar\"");
}

/// The marker of a series: six shapes, then the same ones hollow.
fn marker(paper: &mut Paper, series: usize, (x, y): (f64, f64)) {
    let hollow =
        if (series / 6).is_multiple_of(2) { " class=\"c-mark\"" } else { " class=\"c-mark c-hollow\"" };
    let corner = |(across, down): (f64, f64)| (x + across * MARK, y + down * MARK);
    let outline: &[(f64, f64)] = match series % 6 {
        0 => return paper.circle((x, y), MARK, hollow),
        1 => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        2 => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
        3 => &[(0.0, -1.1), (1.2, 1.0), (-1.2, 1.0)],
        4 => &[(-1.2, -1.0), (1.2, -1.0), (0.0, 1.1)],
        _ => &[
            (-0.35, -1.2),
            (0.35, -1.2),
            (0.35, -0.35),
            (1.2, -0.35),
            (1.2, 0.35),
            (0.35, 0.35),
            (0.35, 1.2),
            (-0.35, 1.2),
            (-0.35, 0.35),
            (-1.2, 0.35),
            (-1.2, -0.35),
            (-0.35, -0.35),
        ],
    };
    let corners: Vec<(f64, f64)> = outline.iter().copied().map(corner).collect();
    paper.shape(&corners, hollow);
}

/// The scale on which the numbers of a drawing stand: it has a nought, and round steps.
struct Scale {
    least: f64,
    most: f64,
    step: f64,
}

impl Scale {
    fn of(chart: &Chart<'_>) -> Self {
        let extents = chart.days.iter().flat_map(|day| day.rows.iter()).filter_map(extent);
        let (least, most) =
            extents.fold((0.0_f64, 0.0_f64), |(least, most), (low, high)| (least.min(low), most.max(high)));
        let step = round_step((most - least).max(1.0) / 4.0);
        Self { least: (least / step).floor() * step, most: (most / step).ceil().max(1.0) * step, step }
    }

    fn place(&self, value: f64) -> f64 {
        SCALE.0 + (value - self.least) / (self.most - self.least) * (SCALE.1 - SCALE.0)
    }

    /// The numbers above, and a thin line down from each.
    fn draw(&self, paper: &mut Paper, chart: &Chart<'_>, height: f64) {
        let mut value = self.least;
        while value <= self.most + self.step / 2.0 {
            let x = self.place(value);
            paper.line(&[(x, TOP - 8.0), (x, height - 4.0)], " class=\"c-grid\"");
            paper.text((x, TOP - 12.0), (Anchor::Middle, "c-scale"), &(chart.written)(value));
            value += self.step;
        }
        paper.text((SCALE.1 + 20.0, TOP - 12.0), (Anchor::Start, "c-scale"), chart.unit);
    }
}

/// The next of 1, 2, 5, 10, 20, 50, … that is no less than `least`: people are not halved.
fn round_step(least: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= least {
        power *= 10.0;
    }
    let steps = [1.0, 2.0, 5.0, 10.0];
    steps.into_iter().map(|step| step * power).find(|step| *step >= least).unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(best: Option<f64>, low: Option<f64>, high: Option<f64>) -> Row {
        Row {
            series: 0,
            who: "A <b>".into(),
            value: "v".into(),
            aside: String::new(),
            best,
            low,
            high,
            approx: false,
        }
    }

    fn drawn(rows: Vec<Row>, is_mirrored: bool) -> String {
        chart(&Chart {
            id: "c",
            title: "T",
            description: "D",
            unit: "people",
            written: &|value| value.to_string(),
            is_mirrored,
            days: vec![Day { label: "13 April".into(), is_after_gap: false, rows }],
        })
    }

    #[test]
    fn names_are_text_and_cannot_be_markup() {
        assert!(drawn(vec![row(Some(1.0), None, None)], false).contains("A &lt;b&gt;"));
    }

    #[test]
    fn the_scale_has_a_nought_and_round_steps() {
        let steps = [9.0, 15.0, 0.3, 725.0].map(|least| round_step(least).to_string());
        assert_eq!(steps, ["10", "20", "1", "1000"]);
        let svg = drawn(vec![row(Some(36.0), None, None)], false);
        for tick in ["0", "10", "20", "30", "40"] {
            assert!(svg.contains(&format!("class=\"c-scale\">{tick}</text>")), "{svg}");
        }
    }

    #[test]
    fn in_a_language_from_the_right_the_scale_begins_there() {
        let svg = drawn(vec![row(Some(0.0), None, None)], true);
        assert!(svg.contains("<circle cx=\"298\"") && svg.contains(" direction=\"rtl\""), "{svg}");
    }

    #[test]
    fn a_bound_is_an_arrow_and_a_range_a_bar_with_two_ends() {
        let bars = |svg: String| (svg.matches("c-bar").count(), svg.matches("<circle").count());
        assert_eq!(bars(drawn(vec![row(None, Some(20.0), None)], false)), (3, 1));
        assert_eq!(bars(drawn(vec![row(None, Some(20.0), Some(30.0))], false)), (1, 2));
        assert_eq!(bars(drawn(vec![row(Some(25.0), Some(20.0), Some(30.0))], false)), (3, 1));
        assert_eq!(bars(drawn(vec![row(None, None, None)], false)), (1, 0));
    }
}
