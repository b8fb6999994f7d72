//! The claims that a claim is tied to: as a list, and as a small drawing of the same.

use super::{Scope, cards, view};
use crate::collate::{Direction, Tie};
use crate::model::Key;
use crate::render::draw::{Arrow, Branch, Neighbourhood, Node};

/// How many others are drawn; the list has all.
const DRAWN: usize = 8;

/// The ties of the claim `key`, in words.
pub(super) fn relations(scope: &Scope<'_>, key: &Key) -> Vec<view::Relation> {
    let view = |tie: &Tie| {
        Some(view::Relation {
            kind: word(scope, tie),
            claim: cards::claim(scope, &tie.other)?,
            note: tie.note.clone(),
        })
    };
    ties(scope, key).iter().filter_map(view).collect()
}

/// The claim `key` and those that it is tied to, drawn.
pub(super) fn neighbourhood(scope: &Scope<'_>, key: &Key) -> Option<view::Html> {
    let branch = |tie: &Tie| {
        let arrow = match tie.direction {
            Direction::To => Arrow::Out,
            Direction::From => Arrow::In,
            Direction::Both => Arrow::Both,
        };
        Some(Branch { word: word(scope, tie), arrow, node: node(scope, &tie.other)? })
    };
    let branches: Vec<Branch> = ties(scope, key).iter().filter_map(branch).take(DRAWN).collect();
    if branches.is_empty() {
        return None;
    }
    let is_right_to_left = scope.language.direction() == "rtl";
    let centre = Node { href: None, ..node(scope, key)? };
    let drawing = Neighbourhood { centre, branches, is_right_to_left }.draw();
    Some(tera::Value::safe_string(&drawing))
}

fn ties<'s>(scope: &Scope<'s>, key: &Key) -> &'s [Tie] {
    scope.site.concordance.relations.get(key).map_or(&[], Vec::as_slice)
}

/// How the two relate, seen from the claim whose page this is.
fn word(scope: &Scope<'_>, tie: &Tie) -> String {
    let end = if tie.direction == Direction::From { "relation.from" } else { "relation" };
    scope.text(&format!("{end}.{}", tie.kind.name()))
}

fn node(scope: &Scope<'_>, key: &Key) -> Option<Node> {
    let card = cards::claim(scope, key)?;
    let (texts, language) = scope.entry(key)?.texts_in(&scope.language);
    Some(Node {
        who: cards::claimants(scope, &card).join(" · "),
        status: card.status.text,
        text: texts.short.as_ref().unwrap_or(&texts.title).value.clone(),
        href: card.link.href,
        is_right_to_left: language.direction() == "rtl",
    })
}
