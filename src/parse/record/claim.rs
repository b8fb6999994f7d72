//! Front matter into a claim: positions, assessments, evidence, relations, figures.

use super::figures::figure;
use super::shared::{id, ids, required_id, source_ids};
use crate::model::{Asked, Assessment, Claim, Evidence, Position, Relation, Series};
use crate::tree::Fields;

pub(super) fn claim(fields: &mut Fields<'_>) -> Option<Claim> {
    let kind = fields.required_choice("kind", "kind = \"event\"");
    Some(Claim {
        event: id(fields, "event"),
        responsible: ids(fields, "responsible"),
        threads: ids(fields, "threads"),
        positions: fields.tables("positions", position),
        assessments: fields.tables("assessments", assessment),
        evidence: fields.tables("evidence", evidence),
        relations: fields.tables("relations", relation),
        measure: fields.text("measure"),
        unit: fields.text("unit"),
        series: fields.tables("series", series),
        figures: fields.tables("figures", figure),
        asked: fields.tables("asked", asked),
        slug: id(fields, "slug"),
        kind: kind?.value,
    })
}

pub(super) fn position(fields: &mut Fields<'_>) -> Option<Position> {
    let span = fields.place();
    let actor = required_id(fields, "actor", "actor = \"ukraine-mfa\"");
    let stance = fields.required_choice("stance", "stance = \"asserts\"");
    Some(Position {
        span,
        date: fields.date("date"),
        quote: id(fields, "quote"),
        source: id(fields, "source"),
        note: fields.text("note"),
        actor: actor?,
        stance: stance?.value,
    })
}

pub(super) fn assessment(fields: &mut Fields<'_>) -> Option<Assessment> {
    let span = fields.place();
    let status = fields.required_choice("status", "status = \"contested\"");
    let date = fields.required_date("date");
    Some(Assessment {
        span,
        why: fields.text("why"),
        by: fields.text("by"),
        sources: source_ids(fields),
        status: status?.value,
        date: date?,
    })
}

fn evidence(fields: &mut Fields<'_>) -> Option<Evidence> {
    let source = required_id(fields, "source", "source = \"state-readout\"");
    let stance = fields.required_choice("stance", "stance = \"supports\"");
    Some(Evidence { note: fields.text("note"), source: source?, stance: stance?.value })
}

fn relation(fields: &mut Fields<'_>) -> Option<Relation> {
    let kind = fields.required_choice("kind", "kind = \"contradicts\"");
    let claim = required_id(fields, "claim", "claim = \"another-claim\"");
    Some(Relation { note: fields.text("note"), kind: kind?.value, claim: claim? })
}

fn series(fields: &mut Fields<'_>) -> Option<Series> {
    let id = fields.required_text("id", "id = \"local-authorities\"");
    let label = fields.required_text("label", "label = \"Local authorities\"");
    Some(Series { reporters: ids(fields, "reporters"), id: id?, label: label? })
}

pub(super) fn asked(fields: &mut Fields<'_>) -> Option<Asked> {
    let who = fields.required_text("who", "who = \"russia-mod\"");
    let when = fields.required_date("when");
    Some(Asked { answer: fields.text("answer"), who: who?, when: when? })
}
