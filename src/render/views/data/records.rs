//! Actors, events, places, threads and sources.

use super::{Export, date, text, texts};
use crate::export;
use crate::model::{Entry, Kind, LinkPolicy};
use crate::render::views::{cards, records};

impl Export<'_> {
    pub(super) fn actor(&self, entry: &Entry) -> Option<export::Actor> {
        let actor = entry.as_actor()?;
        let role = |tenure: &crate::model::Tenure| export::Role {
            role: tenure.role.value.clone(),
            organisation: tenure
                .organisation
                .as_ref()
                .map(|text| cards::actor_or_text(self.scope, text).text),
            from: date(tenure.from.as_ref()),
            to: date(tenure.to.as_ref()),
            sources: self.all_of(Kind::Source, &tenure.sources),
        };
        let name = |name: &crate::model::Name| export::Name {
            name: name.text.value.clone(),
            language: name.language.as_ref().map(ToString::to_string),
            kind: name.kind.name().to_owned(),
        };
        Some(export::Actor {
            id: entry.key.id.to_string(),
            url: self.url(&entry.key),
            kind: actor.kind.name().to_owned(),
            name: entry.texts.title.value.clone(),
            summary: text(entry.texts.summary.as_ref()),
            website: text(actor.website.as_ref()),
            sources: self.all_of(Kind::Source, &actor.sources),
            names: actor.names.iter().map(name).collect(),
            roles: actor.tenures.iter().map(role).collect(),
            translations: self.translations(entry),
        })
    }

    pub(super) fn event(&self, entry: &Entry) -> Option<export::Event> {
        let event = entry.as_event()?;
        let participant = |participant: &crate::model::Participant| {
            Some(export::Participant {
                actor: self.of(Kind::Actor, &participant.actor)?,
                role: text(participant.role.as_ref()),
            })
        };
        Some(export::Event {
            id: entry.key.id.to_string(),
            url: self.url(&entry.key),
            title: entry.texts.title.value.clone(),
            summary: text(entry.texts.summary.as_ref()),
            date: event.date.value.to_string(),
            end: date(event.end.as_ref()),
            kind: text(event.kind.as_ref()),
            place: event.place.as_ref().and_then(|id| self.of(Kind::Place, id)),
            parent: event.parent.as_ref().and_then(|id| self.of(Kind::Event, id)),
            threads: self.all_of(Kind::Thread, &event.threads),
            sources: self.all_of(Kind::Source, &event.sources),
            participants: event.participants.iter().filter_map(participant).collect(),
            translations: self.translations(entry),
        })
    }

    pub(super) fn place(&self, entry: &Entry) -> Option<export::Place> {
        let place = entry.as_place()?;
        let control = |control: &crate::model::Control| {
            Some(export::Control {
                by: self.of(Kind::Actor, &control.by)?,
                as_of: control.as_of.value.to_string(),
                source: control.source.as_ref().and_then(|id| self.of(Kind::Source, id)),
            })
        };
        let shown = records::shown_coordinates(place);
        Some(export::Place {
            id: entry.key.id.to_string(),
            url: self.url(&entry.key),
            name: entry.texts.title.value.clone(),
            kind: text(place.kind.as_ref()),
            parent: place.parent.as_ref().and_then(|id| self.of(Kind::Place, id)),
            latitude: shown.as_ref().and_then(|(latitude, _)| latitude.parse().ok()),
            longitude: shown.as_ref().and_then(|(_, longitude)| longitude.parse().ok()),
            precision: shown.map(|_| place.shown_precision().name().to_owned()),
            sources: self.all_of(Kind::Source, &place.sources),
            control: place.control.iter().filter_map(control).collect(),
            translations: self.translations(entry),
        })
    }

    pub(super) fn thread(&self, entry: &Entry) -> Option<export::Thread> {
        let crate::model::Detail::Thread { closed } = entry.detail else { return None };
        let pieces = self.scope.site.concordance.thread_pieces.get(&entry.key);
        Some(export::Thread {
            id: entry.key.id.to_string(),
            url: self.url(&entry.key),
            title: entry.texts.title.value.clone(),
            summary: text(entry.texts.summary.as_ref()),
            closed,
            pieces: self.ids(pieces.into_iter().flatten()),
            translations: self.translations(entry),
        })
    }

    pub(super) fn source(&self, entry: &Entry) -> Option<export::Source> {
        let source = entry.as_source()?;
        let card = cards::source(self.scope, &entry.key)?;
        let archived = |archive: &crate::model::Archive| export::Archived {
            url: archive.url.value.clone(),
            date: date(archive.date.as_ref()),
            service: text(archive.service.as_ref()),
        };
        // readers are led to no copy of what is named only
        let archive = source.archive.iter().filter(|_| source.link != LinkPolicy::NameOnly);
        Some(export::Source {
            id: entry.key.id.to_string(),
            url: self.url(&entry.key),
            kind: source.kind.name().to_owned(),
            title: entry.texts.title.value.clone(),
            publisher: card.publisher.map(|publisher| publisher.text),
            authors: texts(&source.authors),
            address: card.url,
            published: date(source.published.as_ref()),
            accessed: date(source.accessed.as_ref()),
            language: source.language.as_ref().map(ToString::to_string),
            title_language: Some(entry.title_language(&entry.language).to_string()),
            origin: card.origin,
            archive: archive.map(archived).collect(),
        })
    }
}
