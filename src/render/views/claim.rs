//! A claim: who holds what, on what evidence, how its status changed and its figures moved.

use super::{Scope, Shown, body, cards, figures, on_own_page, value, view};
use crate::collate::{ClaimHistory, HeldPosition, Judgement};
use crate::model::{Claim, Entry, Key, Kind, Texts};

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
        positions: on_own_page(number, || {
            history.positions.iter().filter_map(|position| self::position(scope, position)).collect()
        }),
        evidence: on_own_page(number, || evidence(scope, claim)),
        relations: on_own_page(number, || relations(scope, claim)),
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
    let view = |judgement: &Judgement| {
        let assessment = &judgement.assessment;
        view::Assessment {
            anchor: format!("on-{}", assessment.date.to_day()),
            status: cards::status(scope, assessment.status),
            date: scope.date(assessment.date.value),
            why: assessment.why.as_ref().map(|why| why.value.clone()),
            by: assessment.by.as_ref().map(|by| by.value.clone()),
            sources: cards::sources(scope, &assessment.sources),
            piece: judgement.piece.as_ref().and_then(|key| cards::link(scope, key)),
        }
    };
    let mut views: Vec<view::Assessment> = history.judgements.iter().rev().map(view).collect();
    // Two of one day share the anchor; the later one, which comes first, keeps it.
    for at in (1..views.len()).rev() {
        if views[at].anchor == views[at - 1].anchor {
            views[at].anchor.push_str("-earlier");
        }
    }
    views
}

fn position(scope: &Scope<'_>, position: &HeldPosition) -> Option<view::Position> {
    let quote = position.quote.as_ref().and_then(|key| scope.site.concordance.remark_of_quote.get(key));
    Some(view::Position {
        actor: cards::link(scope, &position.actor)?,
        role: cards::role(scope, &position.actor, position.date),
        stance: position.stance.name(),
        stance_text: scope.text(&format!("stance.{}", position.stance.name())),
        date: position.date.map(|date| scope.date(date)),
        reported: position.reported.filter(|_| position.date.is_none()).map(|date| scope.date(date)),
        remark: quote.map(|at| cards::remark(scope, *at)),
        source: position.source.as_ref().and_then(|key| cards::source(scope, key)),
        note: position.note.clone(),
        pieces: position.pieces.iter().filter_map(|key| cards::link(scope, key)).collect(),
    })
}

fn evidence(scope: &Scope<'_>, claim: &Claim) -> Vec<view::Evidence> {
    let view = |evidence: &crate::model::Evidence| {
        Some(view::Evidence {
            stance: evidence.stance.name(),
            stance_text: scope.text(&format!("evidence.{}", evidence.stance.name())),
            source: cards::source(scope, &Key::new(Kind::Source, evidence.source.value.clone()))?,
            note: evidence.note.as_ref().map(|note| note.value.clone()),
        })
    };
    claim.evidence.iter().filter_map(view).collect()
}

fn relations(scope: &Scope<'_>, claim: &Claim) -> Vec<view::Relation> {
    let view = |relation: &crate::model::Relation| {
        Some(view::Relation {
            kind: scope.text(&format!("relation.{}", relation.kind.name())),
            claim: cards::claim(scope, &Key::new(Kind::Claim, relation.claim.value.clone()))?,
            note: relation.note.as_ref().map(|note| note.value.clone()),
        })
    };
    claim.relations.iter().filter_map(view).collect()
}

fn remarks(scope: &Scope<'_>, key: &Key) -> Vec<view::RemarkCard> {
    let bearing = scope.site.concordance.ties.remarks_on.get(key).into_iter().flatten();
    bearing.map(|at| cards::remark(scope, *at)).collect()
}
