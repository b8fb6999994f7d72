//! Front matter into a record of each kind, key by key.
//!
//! Each decoder asks for every key before it gives up for want of one, so that no known key is
//! reported as unknown: in its literal the keys that must be there come last.

mod claim;
mod figures;
mod people;
mod piece;
mod shared;

pub(super) use figures::figures;
pub(super) use shared::texts;

use shared::{choice_or, id, ids, language, required_id, source_ids, texts_or_tables};

use crate::model::{
    Archive, Control, Detail, Digest, Entry, Event, Key, Kind, Language, Life, LinkPolicy, Page, Participant,
    Place, Quote, Source, Texts, TranscriptQuality, Trend,
};
use crate::text::{Span, Spanned};
use crate::tree::{Fields, Node, Table, Value};

/// What a decoder knows of the file around its table.
pub(super) struct Scope<'a> {
    /// The entry whose front matter this is; none if a record's keys are only listed.
    pub(super) owner: Option<Key>,
    /// The language of the texts.
    pub(super) language: &'a Language,
    /// Where records go that the table declares.
    pub(super) declared: &'a mut Vec<Entry>,
}

/// What a record says: its texts, its life, and what is particular to its kind.
pub(super) type Decoded = (Texts, Life, Detail);

/// Decode a record of `kind`, and whether it is complete: if a key that it cannot do without is missing, a
/// finding says so, and something stands in for it, so that the rest is looked through as well.
pub(super) fn decode(fields: &mut Fields<'_>, kind: Kind, scope: &mut Scope<'_>) -> Option<(Decoded, bool)> {
    let declared = scope.declared.len();
    if let Some(decoded) = decode_whole(fields, kind, scope) {
        return Some((decoded, true));
    }
    scope.declared.truncate(declared);
    let table = with_stand_ins(fields.source(), fields.place(), kind);
    let mut told = Vec::new();
    let mut fields = Fields::new(&table, fields.place(), &mut told);
    decode_whole(&mut fields, kind, scope).map(|decoded| (decoded, false))
}

/// `table` with other values for the keys that a record of `kind` cannot do without.
fn with_stand_ins(table: &Table, place: Span, kind: Kind) -> Table {
    let of_kind: &[(&str, &str)] = match kind {
        Kind::Piece | Kind::Event => &[("date", "1970")],
        Kind::Actor => &[("kind", "person")],
        Kind::Claim => &[("kind", "event")],
        Kind::Source => &[("kind", "outlet")],
        _ => &[],
    };
    let title = (shared::title_key(kind).0, "-");
    let mut table = table.clone();
    for (key, value) in of_kind.iter().chain([&title]) {
        let node = Node { span: place, value: Value::Text((*value).to_owned()) };
        table.entries.retain(|(name, _)| name.value != *key);
        table.entries.push((Spanned::new((*key).to_owned(), place), node));
    }
    table
}

fn decode_whole(fields: &mut Fields<'_>, kind: Kind, scope: &mut Scope<'_>) -> Option<Decoded> {
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
        Kind::Digest => Some(Detail::Digest(Digest { trends: fields.tables("trends", trend) })),
    };
    fields.skip("extra");
    Some((texts?, life, detail?))
}

fn trend(fields: &mut Fields<'_>) -> Option<Trend> {
    let thread = required_id(fields, "thread", "thread = \"us-mediation\"");
    let course = fields.required_choice("trend", "trend = \"unchanged\"");
    Some(Trend { why: fields.text("why"), thread: thread?, course: course?.value })
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
    fields.skip("date");
    let date = fields.date("start").or_else(|| fields.required_date("date"));
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
        precision: fields.choice("precision"),
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
        url: shared::web_address(fields, "url"),
        published: fields.date("published"),
        accessed: fields.date("accessed"),
        language: language(fields),
        title_language: fields.text("title_language").and_then(|tag| shared::language_of(fields, &tag)),
        origin: fields.text("origin"),
        archive: texts_or_tables(
            fields,
            "archive",
            |fields, url| {
                let url = shared::web_address_of(fields, url, "archive")?;
                Some(Archive { url, date: None, service: None })
            },
            |table| {
                let url = table.required_text("url", "url = \"https://web.archive.org/…\"");
                let url = url.and_then(|url| shared::web_address_of(table, url, "url"));
                Some(Archive { date: table.date("date"), service: table.text("service"), url: url? })
            },
        ),
        link: choice_or(fields, "link", LinkPolicy::Direct),
        transcript: fields.text("transcript"),
        transcript_quality: transcript_quality(fields),
        speakers: shared::ids_by_name(fields, "speakers"),
        publish_transcript: fields.flag("publish_transcript"),
        kind: kind?.value,
    })
}

/// How good the transcript is; what is no word for that is a mistake, and says at least that there is one.
fn transcript_quality(fields: &mut Fields<'_>) -> Option<TranscriptQuality> {
    let written = fields.text("transcript_quality")?;
    let choice = fields.choice_of(&written, "transcript_quality");
    Some(choice.map_or(TranscriptQuality::Partial, |choice| choice.value))
}
