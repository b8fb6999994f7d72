//! Front matter into a record of each kind, key by key.
//!
//! Each decoder asks for every key before it gives up for want of one, so that no known key is
//! reported as unknown: in its literal the keys that must be there come last.

mod claim;
mod people;
mod piece;
mod shared;

pub(super) use shared::texts;

use shared::{choice_or, id, ids, language, required_id, source_ids, texts_or_tables};

use crate::model::{
    Archive, Control, Detail, Entry, Event, Key, Kind, Language, Life, LinkPolicy, LocationPrecision, Page,
    Participant, Place, Quote, Source, Texts,
};
use crate::tree::Fields;

/// What a decoder knows of the file around its table.
pub(super) struct Scope<'a> {
    /// The entry whose front matter this is; none if a record's keys are only listed.
    pub(super) owner: Option<Key>,
    /// The language of the texts.
    pub(super) language: &'a Language,
    /// Where records go that the table declares.
    pub(super) declared: &'a mut Vec<Entry>,
}

/// Decode a record of `kind`. Nothing if a key that it cannot do without is missing; then a finding
/// says so.
pub(super) fn decode(
    fields: &mut Fields<'_>,
    kind: Kind,
    scope: &mut Scope<'_>,
) -> Option<(Texts, Life, Detail)> {
    let life = shared::life(fields);
    let texts = texts(fields, kind);
    let detail = match kind {
        Kind::Piece => piece::piece(fields, scope).map(Detail::Piece),
        Kind::Actor => people::actor(fields).map(Detail::Actor),
        Kind::Claim => claim::claim(fields).map(Detail::Claim),
        Kind::Quote => quote(fields).map(Detail::Quote),
        Kind::Event => event(fields).map(Detail::Event),
        Kind::Place => Some(Detail::Place(place(fields))),
        Kind::Thread => Some(Detail::Thread { closed: fields.flag("closed") }),
        Kind::Source => source(fields).map(Detail::Source),
        Kind::Page => Some(Detail::Page(Page { order: fields.integer("order"), slug: id(fields, "slug") })),
        Kind::Digest => Some(Detail::Digest),
    };
    fields.skip("extra");
    Some((texts?, life, detail?))
}

fn quote(fields: &mut Fields<'_>) -> Option<Quote> {
    let speaker = required_id(fields, "speaker", "speaker = \"marco-rubio\"");
    Some(Quote {
        date: fields.date("date"),
        language: language(fields),
        place: id(fields, "place"),
        event: id(fields, "event"),
        role: fields.text("role"),
        sources: source_ids(fields),
        printed_in: ids(fields, "printed_in"),
        claims: ids(fields, "claims"),
        translation_of: id(fields, "translation_of"),
        translator: fields.text("translator"),
        original: fields.text("original"),
        checked_by: fields.text("checked_by"),
        context: fields.text("context"),
        speaker: speaker?,
    })
}

fn event(fields: &mut Fields<'_>) -> Option<Event> {
    let start = fields.date("start");
    let date = if start.is_some() { fields.date("date").and(start) } else { fields.required_date("date") };
    Some(Event {
        end: fields.date("end"),
        kind: fields.text("kind"),
        place: id(fields, "place"),
        participants: texts_or_tables(
            fields,
            "participants",
            |fields, text| {
                Some(Participant { actor: shared::id_of(fields, &text, "participants")?, role: None })
            },
            |table| {
                let actor = required_id(table, "actor", "actor = \"marco-rubio\"");
                Some(Participant { role: table.text("role"), actor: actor? })
            },
        ),
        threads: ids(fields, "threads"),
        sources: source_ids(fields),
        parent: id(fields, "parent"),
        date: date?,
    })
}

fn place(fields: &mut Fields<'_>) -> Place {
    let latitude = fields.number("latitude");
    let longitude = fields.number("longitude");
    Place {
        names: people::names(fields),
        kind: fields.text("kind"),
        parent: id(fields, "parent"),
        coordinates: latitude.zip(longitude).map(|(latitude, longitude)| (latitude.value, longitude.value)),
        precision: choice_or(fields, "precision", LocationPrecision::Locality),
        precision_reason: fields.text("precision_reason"),
        control: fields.tables("control", |table| {
            let by = required_id(table, "by", "by = \"ukraine\"");
            let as_of = table.required_date("as_of");
            Some(Control { source: id(table, "source"), by: by?, as_of: as_of? })
        }),
        sources: source_ids(fields),
    }
}

fn source(fields: &mut Fields<'_>) -> Option<Source> {
    let kind = fields.required_choice("kind", "kind = \"outlet\"");
    Some(Source {
        publisher: fields.text("publisher"),
        authors: fields.texts("authors"),
        url: fields.text("url"),
        published: fields.date("published"),
        accessed: fields.date("accessed"),
        language: language(fields),
        origin: fields.text("origin"),
        archive: texts_or_tables(
            fields,
            "archive",
            |_, url| Some(Archive { url, date: None, service: None }),
            |table| {
                let url = table.required_text("url", "url = \"https://web.archive.org/…\"");
                Some(Archive { date: table.date("date"), service: table.text("service"), url: url? })
            },
        ),
        link: choice_or(fields, "link", LinkPolicy::Direct),
        transcript: fields.text("transcript"),
        transcript_quality: fields.choice("transcript_quality").map(|choice| choice.value),
        publish_transcript: fields.flag("publish_transcript"),
        kind: kind?.value,
    })
}
