//! Numbers in texts that follow a series of figures: whether they stood in it, and how it moved since.

use std::collections::BTreeMap;

use super::FigureSeries;
use super::lexicon::{fold_word, lexicon, number};
use crate::model::{Claim, Figure, Key, Language, Moment};
use crate::resolve::{Corpus, FigureUse};
use crate::settings::Settings;

/// What becomes of a number in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LivingNumber {
    /// The series that it is of, as an index of those of its claim; none if there is no such series.
    pub series: Option<usize>,
    /// The number, if the words of the link say one.
    pub number: Option<f64>,
    /// Whether it stood in the series when the text was written.
    pub stood: bool,
    /// The figure that came after the text was written and says something else: an index of
    /// [`Claim::figures`].
    pub since: Option<usize>,
}

/// What becomes of each number of [`Corpus::figure_uses`].
pub(super) fn living(
    corpus: &Corpus,
    series: &BTreeMap<Key, Vec<FigureSeries>>,
    settings: &Settings,
) -> Vec<LivingNumber> {
    let of = |figure_use: &FigureUse| {
        let claim = corpus.entries.get(&figure_use.claim)?.as_claim()?;
        let series = series.get(&figure_use.claim).map_or(&[][..], Vec::as_slice);
        Some(of_use(figure_use, claim, series, cutoff(corpus, figure_use, settings), settings))
    };
    corpus.figure_uses.iter().map(|figure_use| of(figure_use).unwrap_or_default()).collect()
}

/// The first instant that the text does not know: after its cut-off, else after its last change; a text that
/// is no piece has none.
fn cutoff(corpus: &Corpus, figure_use: &FigureUse, settings: &Settings) -> Option<Moment> {
    let piece = corpus.entries.get(&figure_use.entry)?.as_piece()?;
    let date = piece.data_cutoff.as_ref().or(piece.updated.as_ref()).unwrap_or(&piece.date);
    Some(date.value.end(&settings.timezone))
}

fn of_use(
    figure_use: &FigureUse,
    claim: &Claim,
    all: &[FigureSeries],
    cutoff: Option<Moment>,
    settings: &Settings,
) -> LivingNumber {
    let named = figure_use.series.as_ref();
    let place = match named {
        Some(id) => all.iter().position(|series| series.id == id.value),
        None => (!all.is_empty()).then_some(0),
    };
    let number = said(&figure_use.text, &figure_use.language);
    let Some((place, number)) = place.zip(number) else {
        return LivingNumber { series: place, number, ..LivingNumber::default() };
    };
    let zone = &settings.timezone;
    let known = |figure: &Figure| cutoff.is_none_or(|cutoff| figure.as_of.value.start(zone) < cutoff);
    let later = |figure: &Figure| cutoff.is_some_and(|cutoff| figure.as_of.value.end(zone) > cutoff);
    let last = all[place].figures.last().copied();
    LivingNumber {
        series: Some(place),
        number: Some(number),
        stood: all[place].of(claim).any(|figure| known(figure) && says(figure, number)),
        since: last.filter(|index| later(&claim.figures[*index]) && !says(&claim.figures[*index], number)),
    }
}

/// Whether `figure` gives `number`: as the best, the least or the most.
pub fn says(figure: &Figure, number: f64) -> bool {
    let given = [&figure.best, &figure.low, &figure.high];
    given.into_iter().flatten().any(|given| (given.value - number).abs() < 1e-9)
}

/// The first number that `text` says, in figures or in words of `language`.
fn said(text: &str, language: &Language) -> Option<f64> {
    let tag = lexicon(language).tag;
    let bare = |word: &str| fold_word(word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let words: Vec<String> =
        text.split(|letter: char| letter.is_whitespace() || letter == '-').map(bare).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let mut found = (0..words.len()).filter_map(|at| number(&words[at..], tag));
    found.find_map(|(digits, _)| digits.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::model::Language;

    #[test]
    fn a_number_is_read_in_figures_and_in_words() {
        let check = |text: &str, tag: &str, expected: Option<&str>| {
            let language = Language::parse(tag).unwrap();
            assert_eq!(said(text, &language).map(|number| number.to_string()).as_deref(), expected, "{text}");
        };
        check("35", "en", Some("35"));
        check("at least 20", "en", Some("20"));
        check("more than 2,900", "en", Some("2900"));
        check("thirty-five", "en", Some("35"));
        check("2\u{202f}900", "uk", Some("2900"));
        check("тридцять п’ять", "uk", Some("35"));
        check("٣٥", "ar", Some("35"));
        check("many", "en", None);
    }
}
