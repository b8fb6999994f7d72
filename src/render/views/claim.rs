//! A claim: who holds what, on what evidence, how its status changed and its figures moved.

use super::{Scope, Shown, body, cards, figures, on_own_page, positions, relations, standing, value, view};
use crate::collate::{ClaimHistory, Judgement};
use crate::model::{Entry, Key, Kind, Texts};

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
    let text = on_own_page(number, || body::text(scope, entry));
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
        series: on_own_page(number, || figures::series(scope, &entry.key, claim)),
        charts: on_own_page(number, || figures::charts(scope, &entry.key, claim)),
        event: claim
            .event
            .as_ref()
            .and_then(|id| cards::event(scope, &Key::new(Kind::Event, id.value.clone()))),
        threads: cards::links(scope, Kind::Thread, &claim.threads),
        remarks: on_own_page(number, || remarks(scope, &entry.key)),
        asked: claim.asked.iter().map(|asked| super::piece::asked(scope, asked)).collect(),
        body: text.body(),
        card,
        backlinks,
        paging,
    };
    let title = title(scope, &view, texts);
    let mut shown = Shown::new("claim", title, Some(value("claim", &view)));
    shown.description = description(scope, &view);
    shown.previews = text.previews;
    shown
}

/// The statement between its status and its claimants, for the browser and for cards: not even there does it stand
/// alone, nor where the end is cut off.
fn title(scope: &Scope<'_>, view: &view::Claim, texts: &Texts) -> String {
    let statement = texts.short.as_ref().map_or(&texts.title.value, |short| &short.value);
    let first = |links: &[view::Link]| links[..links.len().min(TITLED)].to_vec();
    let (asserted_by, denied_by) = (first(&view.card.asserted_by), first(&view.card.denied_by));
    let card = view::ClaimCard { asserted_by, denied_by, ..view.card.clone() };
    let claimants = cards::claimants(scope, &card).join(" · ");
    [view.card.status.text.as_str(), statement, &claimants].join(" · ")
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
    for (at, judgement) in history.judgements.iter().enumerate() {
        let assessment = &judgement.assessment;
        let status = cards::status(scope, assessment.status);
        views.push(view::Assessment {
            anchor: anchor(history, at),
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

/// The id of the place of judgement `at` of `history` in the page of its claim: the day, which the latest of several
/// on one day keeps.
pub(in crate::render) fn anchor(history: &ClaimHistory, at: usize) -> String {
    let day = |judgement: &Judgement| judgement.assessment.date.value.to_day();
    let Some(own) = history.judgements.get(at).map(day) else { return String::new() };
    let later = history.judgements[at + 1..].iter().take_while(|judgement| day(judgement) == own).count();
    if later == 0 { format!("on-{own}") } else { format!("on-{own}-{}", later + 1) }
}

fn remarks(scope: &Scope<'_>, key: &Key) -> Vec<view::RemarkCard> {
    let bearing = scope.site.concordance.ties.remarks_on.get(key).into_iter().flatten();
    bearing.map(|at| cards::remark(scope, *at)).collect()
}
