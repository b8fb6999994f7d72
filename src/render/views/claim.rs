//! A claim: who holds what, on what evidence, how its status changed and its figures moved.

use std::collections::BTreeMap;

use super::{Scope, Shown, body, cards, on_own_page, positions, relations, standing, value, view};
use crate::collate::{ClaimHistory, FigureSeries, Judgement};
use crate::model::{Claim, Entry, Figure, Id, Key, Kind, Texts};
use crate::text::Spanned;

/// How many claimants the title names; the page names all.
const TITLED: usize = 2;

pub(super) fn claim(scope: &Scope<'_>, entry: &Entry, number: Option<usize>) -> Shown {
    let history = scope.site.concordance.claims.get(&entry.key);
    let (Some(claim), Some(card), Some(history)) =
        (entry.as_claim(), cards::claim(scope, &entry.key), history)
    else {
        return Shown::new("missing", "", None);
    };
    let (texts, _) = entry.texts_in(&scope.language);
    let (backlinks, paging) = cards::backlinks(scope, entry, number);
    let view = view::Claim {
        kind: scope.text(&format!("claim-kind.{}", claim.kind.name())),
        conclusion: texts.conclusion.as_ref().map(|conclusion| conclusion.value.clone()),
        unknowns: texts.unknowns.iter().map(|unknown| unknown.value.clone()).collect(),
        history: on_own_page(number, || judgements(scope, history)),
        positions: on_own_page(number, || positions::positions(scope, history)),
        standing: on_own_page(number, || standing::standing(scope, &entry.key, claim, history)),
        evidence: on_own_page(number, || standing::evidence(scope, &entry.key, claim)),
        relations: on_own_page(number, || relations::relations(scope, &entry.key)),
        neighbourhood: on_own_page(number, || relations::neighbourhood(scope, &entry.key)),
        measure: claim.measure.as_ref().map(|measure| measure.value.clone()),
        series: on_own_page(number, || series(scope, &entry.key, claim)),
        event: claim
            .event
            .as_ref()
            .and_then(|id| cards::event(scope, &Key::new(Kind::Event, id.value.clone()))),
        threads: cards::links(scope, Kind::Thread, &claim.threads),
        remarks: on_own_page(number, || remarks(scope, &entry.key)),
        asked: claim.asked.iter().map(|asked| super::piece::asked(scope, asked)).collect(),
        body: if number.is_none() { body::html(scope, entry) } else { body::none() },
        card,
        backlinks,
        paging,
    };
    let title = title(scope, &view, texts);
    let mut shown = Shown::new("claim", title, Some(value("claim", &view)));
    shown.description = description(scope, &view);
    shown.previews = on_own_page(number, || body::previews(scope, entry));
    shown
}

/// The statement between its status and its claimants, for the browser and for cards: not even there does it stand
/// alone, nor where the end is cut off.
fn title(scope: &Scope<'_>, view: &view::Claim, texts: &Texts) -> String {
    let statement = texts.short.as_ref().map_or(&texts.title.value, |short| &short.value);
    let claimants = &view.card.asserted_by[..view.card.asserted_by.len().min(TITLED)];
    [view.card.status.text.as_str(), statement, &cards::asserted(scope, claimants)].join(" · ")
}

/// Status and claimants, for a search engine's list.
fn description(scope: &Scope<'_>, view: &view::Claim) -> String {
    let mut parts = vec![view.card.status.text.clone()];
    parts.extend(cards::claimants(scope, &view.card));
    parts.extend(view.conclusion.clone());
    parts.join(" · ")
}

fn judgements(scope: &Scope<'_>, history: &ClaimHistory) -> Vec<view::Assessment> {
    let mut views = Vec::new();
    let mut from = None;
    for (judgement, anchor) in history.judgements.iter().zip(anchors(history)) {
        let assessment = &judgement.assessment;
        let status = cards::status(scope, assessment.status);
        views.push(view::Assessment {
            anchor,
            from: from.replace(status.clone()),
            status,
            date: scope.date(assessment.date.value),
            why: assessment.why.as_ref().map(|why| why.value.clone()),
            by: assessment.by.as_ref().map(|by| by.value.clone()),
            sources: cards::sources(scope, &assessment.sources),
            piece: judgement.piece.as_ref().and_then(|key| cards::link(scope, key)),
        });
    }
    views.reverse();
    views
}

/// The ids of the places of all judgements in the page of their claim: the day, which the latest of several
/// on one day keeps.
fn anchors(history: &ClaimHistory) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let anchor = |judgement: &Judgement| {
        let day = format!("on-{}", judgement.assessment.date.value.to_day());
        let before = seen.entry(day.clone()).or_default();
        *before += 1;
        if *before == 1 { day } else { format!("{day}-{before}") }
    };
    let mut anchors: Vec<String> = history.judgements.iter().rev().map(anchor).collect();
    anchors.reverse();
    anchors
}

/// The id of the place of `judgement`, which is one of `history`, in the page of its claim.
pub(super) fn anchor(history: &ClaimHistory, judgement: &Judgement) -> Option<String> {
    let at = history.judgements.iter().position(|other| std::ptr::eq(other, judgement))?;
    anchors(history).into_iter().nth(at)
}

fn remarks(scope: &Scope<'_>, key: &Key) -> Vec<view::RemarkCard> {
    let bearing = scope.site.concordance.ties.remarks_on.get(key).into_iter().flatten();
    bearing.map(|at| cards::remark(scope, *at)).collect()
}

/// The figures by series: those that the claim declares, in their order, then one a reporter.
fn series(scope: &Scope<'_>, key: &Key, claim: &Claim) -> Vec<view::Series> {
    let series = scope.site.concordance.figures.get(key).into_iter().flatten();
    let view = |series: &FigureSeries| view::Series {
        label: label(scope, claim, series),
        figures: series.of(claim).map(|figure| self::figure(scope, figure)).collect(),
    };
    series.map(view).collect()
}

/// What a series is called: its label, or its reporter.
pub(super) fn label(scope: &Scope<'_>, claim: &Claim, series: &FigureSeries) -> view::Link {
    match series.declared.and_then(|at| claim.series.get(at)) {
        Some(declared) => cards::plain(&declared.label),
        None => series
            .of(claim)
            .next()
            .map_or_else(|| cards::unnamed(scope), |figure| reporter(scope, &figure.reporter.value)),
    }
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
fn figure_value(scope: &Scope<'_>, figure: &Figure) -> String {
    let number = |number: &Option<Spanned<f64>>| number.as_ref().map(|number| written(number.value));
    let value = match (number(&figure.best), number(&figure.low), number(&figure.high)) {
        (Some(best), ..) => best,
        (None, Some(low), Some(high)) => scope.fill("figure.range", &[("low", &low), ("high", &high)]),
        (None, Some(low), None) => scope.fill("figure.at-least", &[("n", &low)]),
        (None, None, Some(high)) => scope.fill("figure.at-most", &[("n", &high)]),
        (None, None, None) => {
            return figure.as_printed.as_ref().map(|text| text.value.clone()).unwrap_or_default();
        }
    };
    if figure.approx { scope.fill("figure.about", &[("n", &value)]) } else { value }
}

/// A number with thin spaces between thousands; no decimals if it is whole.
fn written(number: f64) -> String {
    let plain = if number.fract() == 0.0 { format!("{number:.0}") } else { number.to_string() };
    let (whole, rest) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let wide = digits.len() > 4 && at > 0 && (digits.len() - at) % 3 == 0;
        if wide {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    let rest = rest.map(|rest| format!(".{rest}")).unwrap_or_default();
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_grouped_from_ten_thousand_on() {
        assert_eq!(super::written(35.0), "35");
        assert_eq!(super::written(1355.0), "1355");
        assert_eq!(super::written(12500.5), "12\u{202f}500.5");
    }
}
