//! Who holds what about a claim, in order of time, and who held something else before.

use super::{Scope, cards, view};
use crate::collate::{ClaimHistory, HeldPosition};
use crate::model::{Entry, Key};

/// The positions on a claim, the earliest first, undated ones last.
pub(super) fn positions(scope: &Scope<'_>, history: &ClaimHistory) -> Vec<view::Position> {
    history.positions.iter().filter_map(|position| self::position(scope, history, position)).collect()
}

fn position(scope: &Scope<'_>, history: &ClaimHistory, position: &HeldPosition) -> Option<view::Position> {
    let quote = position.quote.as_ref().and_then(|key| scope.site.concordance.remark_of_quote.get(key));
    let earlier = position.earlier.and_then(|at| history.positions.get(at));
    Some(view::Position {
        anchor: anchor(scope, position),
        actor: cards::link(scope, &position.actor)?,
        role: cards::role(scope, &position.actor, position.date),
        stance: position.stance.name(),
        stance_text: scope.text(&format!("stance.{}", position.stance.name())),
        date: position.date.map(|date| scope.date(date)),
        reported: position.reported.filter(|_| position.date.is_none()).map(|date| scope.date(date)),
        remark: quote.map(|at| cards::remark(scope, *at)),
        source: position.source.as_ref().and_then(|key| cards::source(scope, key)),
        earlier: earlier.and_then(|earlier| self::earlier(scope, earlier)),
        note: position.note.clone(),
        pieces: position.pieces.iter().filter_map(|(key, link)| occurrence(scope, key, *link)).collect(),
    })
}

/// The id of a position's place in the page. It is made of what the position is, so that it stays when others
/// come before it.
fn anchor(scope: &Scope<'_>, position: &HeldPosition) -> Option<String> {
    if scope.site.corpus.is_unnamed(&position.actor) {
        return None;
    }
    let date = position.date.map(|date| format!("-{}", date.to_day())).unwrap_or_default();
    Some(format!("{}-{}{date}", position.stance.name(), position.actor.id))
}

/// What the same actor held before, in neutral words, and where that stands.
fn earlier(scope: &Scope<'_>, earlier: &HeldPosition) -> Option<view::Link> {
    let date = scope.date(earlier.date?).text;
    let text = scope.fill(&format!("position.earlier.{}", earlier.stance.name()), &[("date", &date)]);
    let href = anchor(scope, earlier).map(|anchor| crate::compose::place(&anchor));
    Some(view::Link { href, ..cards::plain(&text) })
}

/// A piece that reports a position. The place in it is known in the language that it was written in.
fn occurrence(scope: &Scope<'_>, key: &Key, link: Option<usize>) -> Option<view::Occurrence> {
    let entry = scope.entry(key)?;
    let date = Entry::as_piece(entry)?.date.to_day();
    let mut piece = cards::link(scope, key)?;
    let is_original = entry.texts_in(&scope.language).1 == &entry.language;
    if let (Some(at), Some(href), true) = (link, &mut piece.href, is_original) {
        href.push('#');
        href.push_str(&scope.site.corpus.claim_uses[at].anchor);
    }
    Some(view::Occurrence { link: piece, date: scope.date(date) })
}
