//! Front matter into an actor: its names and tenures.

use super::shared::{ids, language_of, source_ids, texts_or_tables, web_address};
use crate::model::{Actor, Name, NameKind, Tenure};
use crate::tree::Fields;

pub(super) fn actor(fields: &mut Fields<'_>) -> Option<Actor> {
    let kind = fields.required_choice("kind", "kind = \"person\"");
    Some(Actor {
        names: names(fields),
        tenures: fields.tables("tenures", tenure),
        website: web_address(fields, "website"),
        sources: ids(fields, "sources"),
        kind: kind?.value,
    })
}

/// The other names of an actor or place.
pub(super) fn names(fields: &mut Fields<'_>) -> Vec<Name> {
    texts_or_tables(
        fields,
        "names",
        |_, text| Some(Name { text, language: None, kind: NameKind::Alias }),
        |table| {
            let text = table.required_text("text", "text = \"Зеленський\"");
            let tag = table.text("lang");
            Some(Name {
                language: tag.and_then(|tag| language_of(table, &tag)),
                kind: super::choice_or(table, "kind", NameKind::Alias),
                text: text?,
            })
        },
    )
}

fn tenure(fields: &mut Fields<'_>) -> Option<Tenure> {
    let role = fields.required_text("role", "role = \"Secretary of State\"");
    Some(Tenure {
        organisation: fields.text("organisation"),
        from: fields.date("from"),
        to: fields.date("to"),
        sources: source_ids(fields),
        role: role?,
    })
}
