//! An actor: its roles, what it said, what it holds.

use super::{Scope, Shown, body, cards, on_own_page, value, view};
use crate::collate::role_on;
use crate::model::{Actor, ActorKind, Entry, Id, Key, Kind, Name, Tenure};

pub(super) fn actor(scope: &Scope<'_>, entry: &Entry, number: Option<usize>) -> Shown {
    let (Some(actor), Some(name)) = (entry.as_actor(), cards::link(scope, &entry.key)) else {
        return Shown::new("missing", "", None);
    };
    let (texts, _) = entry.texts_in(&scope.language);
    let (backlinks, paging) = cards::backlinks(scope, entry, number);
    let (remarks, printed) = on_own_page(number, || remarks(scope, &entry.key));
    let text = on_own_page(number, || body::text(scope, entry));
    let view = view::Actor {
        kind: kind(scope, actor.kind),
        summary: texts.summary.as_ref().map(|summary| summary.value.clone()),
        names: actor.names.iter().map(|name| other_name(scope, name)).collect(),
        tenures: tenures(scope, actor),
        website: actor
            .website
            .as_ref()
            .map(|website| website.value.clone())
            .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        body: text.body(),
        timeline: on_own_page(number, || super::timeline::href(scope, &entry.key)),
        positions: on_own_page(number, || positions(scope, &entry.key, actor)),
        figures: on_own_page(number, || figures(scope, &entry.key)),
        events: on_own_page(number, || events(scope, &entry.key)),
        members: on_own_page(number, || members(scope, &entry.key)),
        published: on_own_page(number, || published(scope, &entry.key)),
        sources: cards::sources(scope, &actor.sources),
        name,
        remarks,
        printed,
        backlinks,
        paging,
    };
    let title = view.name.text.clone();
    let mut shown = Shown::new("actor", title, Some(value("actor", &view)));
    let latest = view.tenures.first().map(|tenure| tenure.role.clone());
    let latest = latest.filter(|_| scope.is_in_first_language());
    shown.description = cards::own_words(scope, entry, view.summary).or(latest).unwrap_or(view.kind);
    shown.previews = text.previews;
    shown
}

/// The word for what an actor is.
pub(super) fn kind(scope: &Scope<'_>, kind: ActorKind) -> String {
    scope.text(&format!("actor-kind.{}", kind.name()))
}

/// A name other than the one that is shown.
pub(super) fn other_name(scope: &Scope<'_>, name: &Name) -> view::Name {
    let foreign = name.language.as_ref().map(|language| scope.foreign(language)).unwrap_or_default();
    view::Name {
        text: view::Link { text: name.text.value.clone(), href: None, lang: foreign.0, dir: foreign.1 },
        language: name.language.as_ref().map(|language| language_name(scope, language)),
        kind: scope.text(&format!("name-kind.{}", name.kind.name())),
    }
}

/// What `language` is called: by itself, if the theme knows it, else its tag.
pub(super) fn language_name(scope: &Scope<'_>, language: &crate::model::Language) -> String {
    let key = format!("language.name.{language}");
    let catalogue = &scope.site.theme.catalogue;
    if catalogue.has(&key) { scope.text(&key) } else { language.to_string() }
}

/// The roles for templates, the latest first.
fn tenures(scope: &Scope<'_>, actor: &Actor) -> Vec<view::Tenure> {
    let view = |tenure: &Tenure| view::Tenure {
        role: tenure.role.value.clone(),
        organisation: tenure
            .organisation
            .as_ref()
            .map(|organisation| cards::actor_or_text(scope, organisation)),
        from: tenure.from.as_ref().map(|date| scope.date(date.value)),
        to: tenure.to.as_ref().map(|date| scope.date(date.value)),
        sources: cards::sources(scope, &tenure.sources),
    };
    latest_first(actor).into_iter().map(view).collect()
}

/// The roles of which no end is known, the latest first, in the words of the site's first language: each with its
/// organisation, unless it names that itself.
pub(super) fn held(scope: &Scope<'_>, actor: &Actor) -> Vec<String> {
    let open = latest_first(actor).into_iter().filter(|tenure| tenure.from.is_some() && tenure.to.is_none());
    let comma = scope.site.theme.catalogue.text(scope.site.settings.language(), "list.comma", None, &[]);
    // with spaces around, so that one name is no part of another
    let words = |text: &str| {
        let words: Vec<&str> =
            text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        format!(" {} ", words.join(" ").to_lowercase())
    };
    let told = |tenure: &Tenure| {
        let role = tenure.role.value.clone();
        let at = tenure.organisation.as_ref().and_then(|organisation| {
            let Ok(id) = Id::parse(&organisation.value) else { return Some(organisation.value.clone()) };
            let key = Key::new(Kind::Actor, id);
            let is_hidden = scope.site.corpus.is_unnamed(&key) || cards::is_away(scope, &key);
            let name = || scope.entry(&key).map(|body| body.texts.title.value.clone());
            (!is_hidden).then(|| name().unwrap_or_else(|| organisation.value.clone()))
        });
        let at = at.filter(|at| !words(&role).contains(&words(at)));
        [Some(role), at].into_iter().flatten().collect::<Vec<_>>().join(&comma)
    };
    open.map(told).collect()
}

/// The roles, the latest first; those without a first day after the others.
fn latest_first(actor: &Actor) -> Vec<&Tenure> {
    let mut tenures: Vec<&Tenure> = actor.tenures.iter().collect();
    tenures.sort_by_key(|tenure| {
        std::cmp::Reverse(tenure.from.as_ref().or(tenure.to.as_ref()).map(|date| date.value))
    });
    tenures
}

/// What it said, and what others printed as its words; the latest first.
fn remarks(scope: &Scope<'_>, key: &Key) -> (Vec<view::RemarkCard>, Vec<view::RemarkCard>) {
    let concordance = &scope.site.concordance;
    let all = concordance.remarks_by.get(key).map_or(&[][..], Vec::as_slice);
    let (printed, said): (Vec<usize>, Vec<usize>) =
        all.iter().rev().partition(|at| concordance.remarks[**at].printed_only);
    let cards = |list: Vec<usize>| list.into_iter().map(|at| cards::remark(scope, at)).collect();
    (cards(said), cards(printed))
}

/// What it holds about claims, the latest first.
fn positions(scope: &Scope<'_>, key: &Key, actor: &Actor) -> Vec<view::ActorPosition> {
    let mut held = Vec::new();
    for claim in scope.site.concordance.ties.positions_of.get(key).into_iter().flatten() {
        let Some(history) = scope.site.concordance.claims.get(claim) else { continue };
        held.extend(
            history
                .positions
                .iter()
                .filter(|position| position.actor == *key)
                .map(|position| (claim, position)),
        );
    }
    held.sort_by_key(|(claim, position)| {
        (std::cmp::Reverse(position.date.or(position.reported)), (*claim).clone())
    });
    held.into_iter().filter_map(|(claim, position)| self::position(scope, actor, claim, position)).collect()
}

/// What it holds about `claim`.
pub(super) fn position(
    scope: &Scope<'_>,
    actor: &Actor,
    claim: &Key,
    position: &crate::collate::HeldPosition,
) -> Option<view::ActorPosition> {
    Some(view::ActorPosition {
        claim: cards::claim(scope, claim)?,
        stance: position.stance.name(),
        stance_text: scope.text(&format!("stance.{}", position.stance.name())),
        date: position.date.map(|date| scope.date(date)),
        role: role_on(actor, position.date).map(str::to_owned),
    })
}

/// The claims whose figures it reported.
fn figures(scope: &Scope<'_>, key: &Key) -> Vec<view::ClaimCard> {
    cards::claims(scope, scope.site.concordance.ties.figures_of.get(key).into_iter().flatten())
}

/// The events it took part in, the latest first.
fn events(scope: &Scope<'_>, key: &Key) -> Vec<view::EventCard> {
    let mut events: Vec<&Key> =
        scope.site.concordance.ties.events_of.get(key).into_iter().flatten().collect();
    events.sort_by_key(|key| {
        std::cmp::Reverse(scope.entry(key).and_then(Entry::as_event).map(|event| event.date.value))
    });
    events.into_iter().filter_map(|key| cards::event(scope, key)).collect()
}

/// Who held a role in it, the latest first.
fn members(scope: &Scope<'_>, key: &Key) -> Vec<view::Member> {
    let mut members = Vec::new();
    for member in scope.site.concordance.ties.members_of.get(key).into_iter().flatten() {
        let Some(actor) = scope.entry(member).and_then(Entry::as_actor) else { continue };
        let tenures = actor.tenures.iter().filter(|tenure| {
            tenure.organisation.as_ref().is_some_and(|organisation| organisation.value == key.id.as_str())
        });
        members.extend(tenures.map(|tenure| (member, tenure)));
    }
    members.sort_by_key(|(member, tenure)| {
        (std::cmp::Reverse(tenure.from.as_ref().map(|date| date.value)), (*member).clone())
    });
    let view = |(member, tenure): (&Key, &Tenure)| {
        Some(view::Member {
            actor: cards::link(scope, member)?,
            role: tenure.role.value.clone(),
            from: tenure.from.as_ref().map(|date| scope.date(date.value)),
            to: tenure.to.as_ref().map(|date| scope.date(date.value)),
        })
    };
    members.into_iter().filter_map(view).collect()
}

/// What it published, the latest first.
fn published(scope: &Scope<'_>, key: &Key) -> Vec<view::SourceCard> {
    let mut sources: Vec<&Key> =
        scope.site.concordance.ties.published_by.get(key).into_iter().flatten().collect();
    let date = |key: &Key| {
        scope
            .entry(key)
            .and_then(Entry::as_source)
            .and_then(|source| source.published.as_ref())
            .map(|date| date.value)
    };
    sources.sort_by_key(|key| std::cmp::Reverse(date(key)));
    sources.into_iter().filter_map(|key| cards::source(scope, key)).collect()
}
