//! Events, places, threads and sources.

use super::{Scope, Shown, body, cards, on_own_page, transcript, value, view};
use crate::collate::role_on;
use crate::compose::{chunk, paged_list};
use crate::model::{Control, Date, Entry, Event, Key, Kind, LinkPolicy, LocationPrecision, Place, Source};
use crate::text::Spanned;

fn missing() -> Shown {
    Shown::new("missing", "", None)
}

fn summary(scope: &Scope<'_>, entry: &Entry) -> Option<String> {
    entry.texts_in(&scope.language).0.summary.as_ref().map(|summary| summary.value.clone())
}

/// The events of a list, the latest first.
fn events(scope: &Scope<'_>, keys: Option<&Vec<Key>>) -> Vec<view::EventCard> {
    let mut keys: Vec<&Key> = keys.into_iter().flatten().collect();
    keys.sort_by_key(|key| {
        std::cmp::Reverse(scope.entry(key).and_then(Entry::as_event).map(|event| event.date.value))
    });
    keys.into_iter().filter_map(|key| cards::event(scope, key)).collect()
}

/// The remarks of a list, the latest first.
fn remarks(scope: &Scope<'_>, list: Option<&Vec<usize>>) -> Vec<view::RemarkCard> {
    list.into_iter().flatten().rev().map(|at| cards::remark(scope, *at)).collect()
}

pub(super) fn event(scope: &Scope<'_>, entry: &Entry, number: Option<usize>) -> Shown {
    let (Some(event), Some(card)) = (entry.as_event(), cards::event(scope, &entry.key)) else {
        return missing();
    };
    let ties = &scope.site.concordance.ties;
    let (backlinks, paging) = cards::backlinks(scope, entry, number);
    let (accounts, claims) = on_own_page(number, || super::accounts::accounts(scope, &entry.key));
    let text = on_own_page(number, || body::text(scope, entry));
    let view = view::Event {
        participants: on_own_page(number, || participants(scope, event)),
        parent: event
            .parent
            .as_ref()
            .and_then(|id| cards::event(scope, &Key::new(Kind::Event, id.value.clone()))),
        parts: on_own_page(number, || events(scope, ties.events_in.get(&entry.key))),
        threads: cards::links(scope, Kind::Thread, &event.threads),
        neighbours: on_own_page(number, || neighbours(scope, entry, event)),
        accounts,
        claims,
        remarks: on_own_page(number, || remarks(scope, ties.remarks_on.get(&entry.key))),
        sources: cards::sources(scope, &event.sources),
        body: text.body(),
        card,
        backlinks,
        paging,
    };
    let mut shown = Shown::new("event", view.card.link.text.clone(), Some(value("event", &view)));
    shown.description = cards::own_words(scope, entry, view.card.summary.clone())
        .unwrap_or_else(|| view.card.date.text.clone());
    shown.previews = text.previews;
    shown
}

/// The events beside `entry` in its threads. It is found in a thread by halving, so that a long one stays cheap.
fn neighbours(scope: &Scope<'_>, entry: &Entry, event: &Event) -> Vec<view::EventNeighbours> {
    let day_of = |key: &Key| scope.entry(key).and_then(Entry::as_event).map(|event| event.date.to_day());
    let listed = |key: &&Key| scope.site.plan.addresses.has(key, &scope.language);
    let own = Some(event.date.to_day());
    let beside = |id: &Spanned<crate::model::Id>| {
        let thread = Key::new(Kind::Thread, id.value.clone());
        let events = scope.site.concordance.ties.events_in.get(&thread)?;
        let first = events.partition_point(|other| day_of(other) < own);
        let at = first + events[first..].iter().position(|other| *other == entry.key)?;
        let view = view::EventNeighbours {
            thread: cards::link(scope, &thread)?,
            previous: events[..at].iter().rev().find(listed).and_then(|key| cards::event(scope, key)),
            next: events[at + 1..].iter().find(listed).and_then(|key| cards::event(scope, key)),
        };
        (view.previous.is_some() || view.next.is_some()).then_some(view)
    };
    event.threads.iter().filter_map(beside).collect()
}

fn participants(scope: &Scope<'_>, event: &Event) -> Vec<view::Participant> {
    let view = |participant: &crate::model::Participant| {
        let key = Key::new(Kind::Actor, participant.actor.value.clone());
        let given = participant.role.as_ref().map(|role| role.value.clone());
        let held = || role_on(scope.entry(&key)?.as_actor()?, Some(event.date.value)).map(str::to_owned);
        Some(view::Participant { actor: cards::link(scope, &key)?, role: given.or_else(held) })
    };
    let is_named = |participant: &&crate::model::Participant| {
        !scope.site.corpus.is_unnamed(&Key::new(Kind::Actor, participant.actor.value.clone()))
    };
    event.participants.iter().filter(is_named).filter_map(view).collect()
}

pub(super) fn place(scope: &Scope<'_>, entry: &Entry, number: Option<usize>) -> Shown {
    let (Some(place), Some(name)) = (entry.as_place(), cards::link(scope, &entry.key)) else {
        return missing();
    };
    let ties = &scope.site.concordance.ties;
    let (backlinks, paging) = cards::backlinks(scope, entry, number);
    let text = on_own_page(number, || body::text(scope, entry));
    let view = view::Place {
        kind: place.kind.as_ref().map(|kind| kind.value.clone()),
        summary: summary(scope, entry),
        names: place.names.iter().map(|name| super::actor::other_name(scope, name)).collect(),
        parent: place
            .parent
            .as_ref()
            .and_then(|id| cards::link(scope, &Key::new(Kind::Place, id.value.clone()))),
        parts: on_own_page(number, || {
            ties.places_in
                .get(&entry.key)
                .into_iter()
                .flatten()
                .filter_map(|key| cards::link(scope, key))
                .collect()
        }),
        coordinates: coordinates(place),
        control: on_own_page(number, || control(scope, place)),
        events: on_own_page(number, || events(scope, ties.events_in.get(&entry.key))),
        remarks: on_own_page(number, || remarks(scope, ties.remarks_on.get(&entry.key))),
        sources: cards::sources(scope, &place.sources),
        body: text.body(),
        name,
        backlinks,
        paging,
    };
    let mut shown = Shown::new("place", view.name.text.clone(), Some(value("place", &view)));
    shown.description = cards::own_words(scope, entry, view.summary.or(view.kind)).unwrap_or_default();
    shown.previews = text.previews;
    shown
}

/// Latitude and longitude, rounded to what may be shown: whole degrees for a region, hundredths (about a
/// kilometre) for a locality, thousandths for a vicinity.
pub(super) fn coordinates(place: &Place) -> Option<String> {
    let (latitude, longitude) = shown_coordinates(place)?;
    Some(format!("{latitude}, {longitude}"))
}

/// Latitude and longitude, as precise as they are shown.
pub(super) fn shown_coordinates(place: &Place) -> Option<(String, String)> {
    let (latitude, longitude) = place.coordinates?;
    let decimals = match place.shown_precision() {
        LocationPrecision::Region => 0,
        LocationPrecision::Locality => 2,
        LocationPrecision::Vicinity => 3,
        LocationPrecision::Exact => 5,
    };
    Some((format!("{latitude:.decimals$}"), format!("{longitude:.decimals$}")))
}

fn control(scope: &Scope<'_>, place: &Place) -> Vec<view::Control> {
    let mut control: Vec<&Control> = place.control.iter().collect();
    control.sort_by_key(|control| std::cmp::Reverse(control.as_of.value));
    let view = |control: &Control| {
        let source = control.source.as_ref().map(|id| Key::new(Kind::Source, id.value.clone()));
        Some(view::Control {
            by: cards::link(scope, &Key::new(Kind::Actor, control.by.value.clone()))?,
            date: scope.date(control.as_of.value),
            source: source.and_then(|key| cards::source(scope, &key)),
        })
    };
    control.into_iter().filter_map(view).collect()
}

pub(super) fn thread(scope: &Scope<'_>, entry: &Entry, number: Option<usize>) -> Shown {
    let Some(title) = cards::link(scope, &entry.key) else { return missing() };
    let ties = &scope.site.concordance.ties;
    let list = paged_list(&scope.site.concordance, entry);
    let range = chunk(list.len(), scope.site.settings.page_size, number);
    let text = on_own_page(number, || body::text(scope, entry));
    let view = view::Thread {
        summary: summary(scope, entry),
        closed: matches!(entry.detail, crate::model::Detail::Thread { closed: true }),
        body: text.body(),
        timeline: on_own_page(number, || super::timeline::href(scope, &entry.key)),
        events: on_own_page(number, || events(scope, ties.events_in.get(&entry.key))),
        claims: on_own_page(number, || {
            cards::claims(scope, ties.claims_about.get(&entry.key).into_iter().flatten())
        }),
        pieces: list[range].iter().rev().filter_map(|key| cards::piece(scope, key)).collect(),
        paging: cards::paging(scope, list.len(), number),
        backlinks: on_own_page(number, || cards::other_backlinks(scope, entry, list)),
        title,
    };
    let mut shown = Shown::new("thread", view.title.text.clone(), Some(value("thread", &view)));
    shown.description = cards::own_words(scope, entry, view.summary).unwrap_or_default();
    shown.previews = text.previews;
    shown
}

pub(super) fn source(scope: &Scope<'_>, entry: &Entry, number: Option<usize>) -> Shown {
    let (Some(source), Some(card)) = (entry.as_source(), cards::source(scope, &entry.key)) else {
        return missing();
    };
    let ties = &scope.site.concordance.ties;
    let (backlinks, paging) = cards::backlinks(scope, entry, number);
    let quality = source.transcript_quality;
    // a transcript has a page of its own, which shows no more of it than may be published
    let is_transcript = scope.site.corpus.transcripts.get(&entry.key).is_some_and(|speech| speech.is_body);
    let text =
        on_own_page(number, || if is_transcript { body::Text::default() } else { body::text(scope, entry) });
    let (lang, dir) = scope.foreign(entry.texts_in(&scope.language).1);
    let view = view::Source {
        lang,
        dir,
        authors: source.authors.iter().map(|author| author.value.clone()).collect(),
        language: source.language.as_ref().map(|language| super::actor::language_name(scope, language)),
        archive: copies(scope, source),
        no_link: source.link == LinkPolicy::NameOnly && source.url.is_some(),
        transcript_quality: quality.map(|quality| scope.text(&format!("transcript.{}", quality.name()))),
        transcript: transcript::href(scope, &entry.key),
        remarks: on_own_page(number, || remarks(scope, ties.remarks_on.get(&entry.key))),
        printed: on_own_page(number, || remarks(scope, ties.printed_in.get(&entry.key))),
        claims: on_own_page(number, || {
            cards::claims(scope, ties.claims_from.get(&entry.key).into_iter().flatten())
        }),
        body: text.body(),
        card,
        backlinks,
        paging,
    };
    let mut shown = Shown::new("source", view.card.link.text.clone(), Some(value("source", &view)));
    let by = view.card.publisher.as_ref().map(|publisher| publisher.text.clone());
    let on = view.card.published.as_ref().map(|date| date.text.clone());
    shown.description = [by, on].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    shown.previews = text.previews;
    shown
}

/// The copies of `source` kept elsewhere; none if readers are not led there.
pub(super) fn copies(scope: &Scope<'_>, source: &Source) -> Vec<view::Archive> {
    if source.link == LinkPolicy::NameOnly {
        return Vec::new();
    }
    source.archive.iter().filter_map(|archive| copy(scope, archive)).collect()
}

fn copy(scope: &Scope<'_>, archive: &crate::model::Archive) -> Option<view::Archive> {
    let safe = archive.url.starts_with("https://") || archive.url.starts_with("http://");
    safe.then(|| view::Archive {
        url: archive.url.value.clone(),
        date: archive.date.as_ref().map(|date: &Spanned<Date>| scope.date(date.value)),
        service: archive.service.as_ref().map(|service| service.value.clone()),
    })
}
