//! Front matter into a piece, and the records that it declares.

use std::collections::BTreeMap;

use super::shared::{choice_or, id, id_of, required_id, sensitive};
use super::{Scope, claim, decode};
use crate::model::{Correction, CorrectionKind, Cover, Entry, Id, Key, Kind, Piece, PieceKind};
use crate::text::Spanned;
use crate::tree::{Fields, Value};

pub(super) fn piece(fields: &mut Fields<'_>, scope: &mut Scope<'_>) -> Option<Piece> {
    let date = fields.required_date("date");
    Some(Piece {
        kind: choice_or(fields, "kind", PieceKind::Report),
        updated: fields.date("updated"),
        data_cutoff: fields.date("data_cutoff"),
        authors: fields.texts("authors"),
        reviewers: fields.texts("reviewers"),
        slug: id(fields, "slug"),
        lead: fields.flag("lead"),
        threads: ids_or_records(fields, Kind::Thread, scope),
        places: ids_or_records(fields, Kind::Place, scope),
        events: ids_or_records(fields, Kind::Event, scope),
        sources: ids_or_records(fields, Kind::Source, scope),
        actors: ids_or_records(fields, Kind::Actor, scope),
        claims: ids_or_records(fields, Kind::Claim, scope),
        quotes: ids_or_records(fields, Kind::Quote, scope),
        positions: fields.tables("positions", |table| {
            let claim = required_id(table, "claim", "claim = \"us-may-stop-mediating\"");
            let position = claim::position(table);
            claim.zip(position)
        }),
        assessments: fields.tables("assessments", |table| {
            let claim = required_id(table, "claim", "claim = \"us-may-stop-mediating\"");
            let assessment = claim::assessment(table);
            claim.zip(assessment)
        }),
        corrections: fields.tables("corrections", correction),
        asked: fields.tables("asked", claim::asked),
        picture: fields.table("picture", cover).map(Box::new),
        pictures: fields.tables("pictures", shown_picture),
        date: date?,
    })
}

/// The items of the list named after `kind`: ids, or tables that declare a record with an `id`.
fn ids_or_records(fields: &mut Fields<'_>, kind: Kind, scope: &mut Scope<'_>) -> Vec<Spanned<Id>> {
    let key = kind.folder();
    let mut ids = Vec::new();
    for item in fields.items(key) {
        let id = if matches!(item.value, Value::Table(_)) {
            fields.table_of(item, key, |table| record(table, kind, scope))
        } else {
            fields.text_of(item, key).and_then(|text| id_of(fields, &text, key))
        };
        ids.extend(id);
    }
    ids
}

/// Declare the record that `fields` holds, and return its id.
fn record(fields: &mut Fields<'_>, kind: Kind, scope: &mut Scope<'_>) -> Option<Spanned<Id>> {
    let id = required_id(fields, "id", "id = \"us-may-stop-mediating\"");
    let decoded = decode(fields, kind, scope);
    let (id, owner) = (id?, scope.owner.clone()?);
    if let Some(((texts, life, detail), complete)) = decoded {
        scope.declared.push(Entry {
            key: Key::new(kind, id.value.clone()),
            span: id.span,
            declared_in: Some(owner),
            complete,
            life,
            detail,
            language: scope.language.clone(),
            texts,
            translations: BTreeMap::new(),
        });
    }
    Some(id)
}

fn correction(fields: &mut Fields<'_>) -> Option<Correction> {
    let date = fields.required_date("date");
    let text = fields.required_text("text", "text = \"An earlier version of this piece said …\"");
    Some(Correction {
        kind: choice_or(fields, "kind", CorrectionKind::Correction),
        was: fields.text("was"),
        now: fields.text("now"),
        why: fields.text("why"),
        date: date?,
        text: text?,
    })
}

/// The picture above a piece.
fn cover(fields: &mut Fields<'_>) -> Option<Cover> {
    let alt = fields.text("alt");
    shown_picture(fields).map(|cover| Cover { alt, ..cover })
}

/// What is said of a picture, beside what it shows.
fn shown_picture(fields: &mut Fields<'_>) -> Option<Cover> {
    let src = fields.required_text("src", "src = \"picture.jpg\"");
    Some(Cover {
        alt: None,
        sensitive: sensitive(fields),
        caption: fields.text("caption"),
        credit: fields.text("credit"),
        licence: fields.text("licence"),
        src: src?,
    })
}
