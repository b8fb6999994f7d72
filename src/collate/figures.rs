//! The figures of a claim into series: those that the claim declares, else one for each reporter.

use std::collections::BTreeMap;

use crate::model::{Claim, Figure, Id, Key, Kind, Moment};
use crate::resolve::Corpus;
use crate::settings::Settings;

/// Figures that continue one another, the earliest first. Those of different series never do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSeries {
    /// The name by which links refer to it: the id that the claim gives it, or that of its one reporter.
    pub id: String,
    /// Which of the claim's own series it is; none if it is the figures of one reporter.
    pub declared: Option<usize>,
    /// Its figures, as indices of [`Claim::figures`].
    pub figures: Vec<usize>,
}

/// A step from one number of a series to another, when the other became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureStep {
    /// The latest figure that was known before, as an index of [`Claim::figures`].
    pub before: Option<usize>,
    /// The one that became the latest.
    pub after: usize,
    /// When.
    pub at: Moment,
}

/// The series of each claim of `corpus` that has figures.
pub(super) fn figures(corpus: &Corpus) -> BTreeMap<Key, Vec<FigureSeries>> {
    let claims = corpus.of_kind(Kind::Claim).filter_map(|entry| Some((entry.key.clone(), entry.as_claim()?)));
    claims
        .filter(|(_, claim)| !claim.figures.is_empty())
        .map(|(key, claim)| (key, figure_series(claim)))
        .collect()
}

/// The figures of `claim` by series: those that it declares, in their order, then one for each other reporter,
/// in the order of ids. A series without figures is left out.
pub fn figure_series(claim: &Claim) -> Vec<FigureSeries> {
    let mut declared: BTreeMap<&str, usize> = BTreeMap::new();
    let mut takes: BTreeMap<&Id, usize> = BTreeMap::new();
    for (place, series) in claim.series.iter().enumerate() {
        declared.entry(&series.id.value).or_insert(place);
        for reporter in &series.reporters {
            takes.entry(&reporter.value).or_insert(place);
        }
    }
    let mut grouped: BTreeMap<(usize, Option<&Id>), Vec<usize>> = BTreeMap::new();
    for (index, figure) in claim.figures.iter().enumerate() {
        let reporter = &figure.reporter.value;
        let stated = figure.series.as_ref().and_then(|id| declared.get(id.value.as_str()));
        let group = match stated.or_else(|| takes.get(reporter)) {
            Some(place) => (*place, None),
            None => (claim.series.len(), Some(reporter)),
        };
        grouped.entry(group).or_default().push(index);
    }
    let series = |((place, reporter), figures): ((usize, Option<&Id>), Vec<usize>)| FigureSeries {
        id: reporter.map_or_else(|| claim.series[place].id.value.clone(), Id::to_string),
        declared: reporter.is_none().then_some(place),
        figures: in_time(claim, figures),
    };
    grouped.into_iter().map(series).collect()
}

/// `figures` by the days for which they hold. Within a day, those with a time are in the order of their times,
/// and those without keep the place among them that the file gives them.
pub fn in_time(claim: &Claim, mut figures: Vec<usize>) -> Vec<usize> {
    let date = |index: usize| claim.figures[index].as_of.value;
    figures.sort_by_key(|index| date(*index).to_day());
    let mut timed: Vec<usize> =
        figures.iter().copied().filter(|index| date(*index).time().is_some()).collect();
    timed.sort_by_key(|index| date(*index));
    let mut timed = timed.into_iter();
    for place in &mut figures {
        if date(*place).time().is_some() {
            *place = timed.next().unwrap_or(*place);
        }
    }
    figures
}

impl FigureSeries {
    /// Its figures, the earliest first.
    pub fn of<'c>(&self, claim: &'c Claim) -> impl DoubleEndedIterator<Item = &'c Figure> {
        self.figures.iter().filter_map(|index| claim.figures.get(*index))
    }

    /// Its figures that may have been known at `moment`: those of that day count, if they have no time.
    pub fn known_at<'c>(
        &self,
        claim: &'c Claim,
        moment: Moment,
        settings: &Settings,
    ) -> impl DoubleEndedIterator<Item = &'c Figure> {
        self.of(claim).filter(move |figure| figure.as_of.value.start(&settings.timezone) <= moment)
    }

    /// The steps in which it moved, in the order in which they became known: a figure that comes to light when one
    /// for a later time is known already moves nothing.
    pub fn steps(&self, claim: &Claim, known: impl Fn(&Figure) -> Moment) -> Vec<FigureStep> {
        let figures = self.figures.iter().enumerate();
        let figures = figures.filter_map(|(place, at)| Some((known(claim.figures.get(*at)?), place)));
        let mut order: Vec<(Moment, usize)> = figures.collect();
        order.sort();
        let mut latest: Option<usize> = None;
        let mut steps = Vec::new();
        for (at, place) in order {
            if latest.is_some_and(|latest| place < latest) {
                continue;
            }
            let before = latest.map(|place| self.figures[place]);
            let after = self.figures[place];
            if !before.is_some_and(|before| says_the_same(&claim.figures[before], &claim.figures[after])) {
                steps.push(FigureStep { before, after, at });
            }
            latest = Some(place);
        }
        steps
    }
}

/// Whether two figures give the same number, range or bound, for the same population.
pub fn says_the_same(one: &Figure, other: &Figure) -> bool {
    let says = |figure: &Figure| {
        let number = |number: &Option<crate::text::Spanned<f64>>| number.as_ref().map(|number| number.value);
        let population = figure.population.as_ref().map(|text| text.value.clone());
        (number(&figure.best), number(&figure.low), number(&figure.high), figure.approx, population)
    };
    says(one) == says(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Detail, Kind};
    use crate::parse::{Content, parse};
    use crate::text::{File, FileId, Files};

    fn claim(front: &str) -> Claim {
        let mut files = Files::default();
        let text = format!("+++\nstatement = \"S.\"\nkind = \"figure\"\n{front}+++\n");
        let file = files.add(File::new("content/claims/c.md", &text));
        let document = parse(&files, file, Kind::Claim, &settings());
        let Content::Original { entry, .. } = document.content else { panic!("{:?}", document.findings) };
        let Detail::Claim(claim) = entry.detail else { panic!("no claim") };
        claim
    }

    fn settings() -> Settings {
        Settings::read("title = \"T\"\nbase_url = \"https://a.example/\"\n", FileId(0)).0
    }

    fn figure(best: u32, as_of: &str, reporter: &str) -> String {
        format!("[[figures]]\nbest = {best}\nas_of = {as_of}\nreporter = \"{reporter}\"\n")
    }

    fn check(front: &str, expected: &[&str]) {
        let claim = claim(front);
        let line = |series: &FigureSeries| {
            let numbers = series.of(&claim).filter_map(|figure| figure.best.as_ref());
            let numbers: Vec<String> = numbers.map(|number| number.value.to_string()).collect();
            format!("{}: {}", series.id, numbers.join(" "))
        };
        assert_eq!(figure_series(&claim).iter().map(line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn figures_form_the_series_that_the_claim_declares_else_one_a_reporter() {
        let series = "[[series]]\nid = \"local\"\nlabel = \"Local\"\nreporters = [\"mayor\", \"council\"]\n";
        let figures = [
            figure(31, "2025-04-24", "un"),
            figure(36, "2025-04-15", "council"),
            figure(20, "2025-04-13", "mayor"),
            figure(60, "2025-04-14", "ministry"),
        ];
        check(&format!("{series}{}", figures.concat()), &["local: 20 36", "ministry: 60", "un: 31"]);
    }

    #[test]
    fn a_stated_series_comes_before_that_of_the_reporter() {
        let series = "[[series]]\nid = \"a\"\nlabel = \"A\"\nreporters = [\"x\"]\n[[series]]\nid = \"b\"\nlabel = \"B\"\n";
        let figures = [figure(1, "2025-04-13", "x"), figure(2, "2025-04-14", "x") + "series = \"b\"\n"];
        check(&format!("{series}{}", figures.concat()), &["a: 1", "b: 2"]);
    }

    #[test]
    fn within_a_day_figures_without_a_time_keep_their_place() {
        let figures = [
            figure(21, "2025-04-13", "x"),
            figure(99, "2025-04-13T15:35:00+03:00", "x"),
            figure(32, "2025-04-13T14:10:00+03:00", "x"),
            figure(34, "2025-04-13", "x"),
        ];
        check(&figures.concat(), &["x: 21 32 99 34"]);
    }

    #[test]
    fn a_series_moves_when_another_number_becomes_known() {
        let figures = [
            figure(34, "2025-04-13", "x"),
            figure(34, "2025-04-14", "x"),
            figure(35, "2025-04-15", "x"),
            figure(36, "2025-04-16", "x"),
        ];
        let claim = claim(&figures.concat());
        let series = figure_series(&claim);
        let moved = |known: &dyn Fn(&Figure) -> Moment| -> Vec<(Option<f64>, f64, i64)> {
            let number = |at: usize| claim.figures[at].best.as_ref().unwrap().value;
            let steps = series[0].steps(&claim, known).into_iter();
            steps.map(|step| (step.before.map(number), number(step.after), step.at.0)).collect()
        };
        let day = |figure: &Figure| figure.as_of.value.start(&settings().timezone);
        let at = |day: u8| Moment::parse(&format!("2025-04-{day}T00:00:00Z")).unwrap().0;
        assert_eq!(
            moved(&day),
            [(None, 34.0, at(13)), (Some(34.0), 35.0, at(15)), (Some(35.0), 36.0, at(16))]
        );

        // the figure for the 15th comes to light on the 17th, when that for the 16th is known already
        let late = |figure: &Figure| {
            if figure.as_of.value == Date::parse("2025-04-15").unwrap() {
                return Moment::parse("2025-04-17T00:00:00Z").unwrap();
            }
            day(figure)
        };
        assert_eq!(moved(&late), [(None, 34.0, at(13)), (Some(34.0), 36.0, at(16))]);
    }
}
