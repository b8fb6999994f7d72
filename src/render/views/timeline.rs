//! What happened when, day by day: of everything the latest, of a thread and of an actor all.

use super::{Scope, Shown, actor, calendar, cards, value, view};
use crate::compose::{DayList, LanguageLists, Turn, chunk};
use crate::model::{Actor, Date, Entry, Key};

/// The latest days of everything, and the way to all years and months.
pub(super) fn timeline(scope: &Scope<'_>) -> Shown {
    let days = lists(scope).map_or(&[][..], |lists| &lists.days);
    let range = chunk(days.len(), scope.site.settings.page_size, None);
    let view =
        view::Timeline { days: latest_first(scope, &days[range], None), years: calendar::years(scope) };
    let mut shown = Shown::new("timeline", scope.text("menu.timeline"), Some(value("timeline", &view)));
    shown.description = scope.text("timeline.about");
    shown
}

/// All that there is of a thread or an actor, by day.
pub(super) fn of_entry(scope: &Scope<'_>, key: &Key, number: Option<usize>) -> Shown {
    let days = lists(scope).and_then(|lists| lists.timelines.get(key));
    let (Some(days), Some(title)) = (days, cards::link(scope, key)) else {
        return Shown::new("missing", "", None);
    };
    let range = chunk(days.len(), scope.site.settings.page_size, number);
    let whose = scope.entry(key).and_then(Entry::as_actor);
    let name = scope.fill("timeline.of", &[("name", &title.text)]);
    let view = view::Chronicle {
        of: key.kind.name(),
        days: latest_first(scope, &days[range], whose),
        paging: cards::paging(scope, days.len(), number),
        title: title.clone(),
    };
    let mut shown = Shown::new("chronicle", name, Some(value("chronicle", &view)));
    shown.description = scope.text(&format!("timeline.about.{}", key.kind.name()));
    shown.trail = vec![title];
    shown
}

/// The address of the timeline of a thread or an actor, if it has one.
pub(super) fn href(scope: &Scope<'_>, key: &Key) -> Option<String> {
    lists(scope)?.timelines.get(key)?;
    let own = scope.site.plan.addresses.of(key, &scope.language)?;
    Some(scope.href(&own.below(crate::compose::TIMELINE)))
}

pub(super) fn lists<'s>(scope: &Scope<'s>) -> Option<&'s LanguageLists> {
    scope.site.plan.lists.of(&scope.language)
}

/// Days, the latest first; a month or year of which no day is known still stands before its days.
fn latest_first(scope: &Scope<'_>, days: &[(Date, DayList)], whose: Option<&Actor>) -> Vec<view::Day> {
    let mut days: Vec<&(Date, DayList)> = days.iter().collect();
    let known = |part: Option<i8>| part.map_or(i8::MIN, |part| -part);
    days.sort_by_key(|(date, _)| (-date.year(), known(date.month()), known(date.month_day())));
    days.into_iter().map(|(date, list)| day(scope, *date, list, whose)).collect()
}

/// What belongs to a day; on the timeline of an actor, positions and roles are its own.
pub(super) fn day(scope: &Scope<'_>, date: Date, list: &DayList, whose: Option<&Actor>) -> view::Day {
    view::Day {
        imprecise: imprecise(scope, date),
        events: list.events.iter().filter_map(|key| cards::event(scope, key)).collect(),
        remarks: list.remarks.iter().map(|at| cards::remark(scope, *at)).collect(),
        pieces: list.pieces.iter().filter_map(|key| cards::piece(scope, key)).collect(),
        judged: list.judged.iter().filter_map(|(key, at)| judged(scope, key, *at)).collect(),
        figures: figures(scope, &list.figures),
        positions: whose.map_or_else(Vec::new, |actor| positions(scope, actor, &list.positions)),
        roles: whose.map_or_else(Vec::new, |actor| {
            list.roles.iter().filter_map(|(at, turn)| role(scope, actor, *at, *turn)).collect()
        }),
        date: scope.date(date),
    }
}

/// A month or year with the words that its day, or its month, is not known.
fn imprecise(scope: &Scope<'_>, date: Date) -> Option<String> {
    let text = scope.date(date).text;
    match (date.month(), date.month_day()) {
        (None, _) => Some(scope.fill("date.month-unknown", &[("date", &text)])),
        (_, None) => Some(scope.fill("date.day-unknown", &[("date", &text)])),
        _ => None,
    }
}

fn judged(scope: &Scope<'_>, key: &Key, at: usize) -> Option<view::Judged> {
    let judgements = &scope.site.concordance.claims.get(key)?.judgements;
    let assessment = &judgements.get(at)?.assessment;
    let before = at.checked_sub(1).and_then(|at| judgements.get(at));
    Some(view::Judged {
        claim: cards::claim(scope, key)?,
        before: before.map(|before| cards::status(scope, before.assessment.status)),
        status: cards::status(scope, assessment.status),
        why: assessment.why.as_ref().map(|why| why.value.clone()),
    })
}

/// The figures of a day by claim.
fn figures(scope: &Scope<'_>, list: &[(Key, usize)]) -> Vec<view::Counted> {
    let by_claim = list.chunk_by(|one, other| one.0 == other.0);
    let view = |of_claim: &[(Key, usize)]| {
        let key = &of_claim[0].0;
        let claim = scope.entry(key)?.as_claim()?;
        // in the order in which editors wrote them down: what has no time of day may well be the first
        let mut of_day: Vec<usize> = of_claim.iter().map(|(_, at)| *at).collect();
        of_day.sort_unstable();
        let figures: Vec<_> = of_day.iter().filter_map(|at| claim.figures.get(*at)).collect();
        Some(view::Counted {
            claim: cards::claim(scope, key)?,
            measure: claim.measure.as_ref().map(|measure| measure.value.clone()),
            figures: figures.into_iter().map(|figure| super::figures::figure(scope, figure)).collect(),
        })
    };
    by_claim.filter_map(view).collect()
}

fn positions(scope: &Scope<'_>, actor: &Actor, list: &[(Key, usize)]) -> Vec<view::ActorPosition> {
    let view = |(key, at): &(Key, usize)| {
        let position = scope.site.concordance.claims.get(key)?.positions.get(*at)?;
        actor::position(scope, actor, key, position)
    };
    list.iter().filter_map(view).collect()
}

fn role(scope: &Scope<'_>, actor: &Actor, at: usize, turn: Turn) -> Option<view::RoleTurn> {
    let tenure = actor.tenures.get(at)?;
    Some(view::RoleTurn {
        begins: turn == Turn::Begins,
        role: tenure.role.value.clone(),
        organisation: tenure.organisation.as_ref().map(|text| cards::actor_or_text(scope, text)),
        sources: cards::sources(scope, &tenure.sources),
    })
}
