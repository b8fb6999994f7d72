//! What came to be known of a piece's claims after it was written: beside its links, and in a list.

use std::collections::{BTreeMap, BTreeSet};

use super::{Scope, cards, claim, view};
use crate::collate::{Judgement, Known};
use crate::model::{Body, Entry, Key, Kind, Status};
use crate::render::markdown::ShownNote;
use crate::resolve::{Binding, Bindings};

/// The notes behind the links of a piece to claims whose status changed since: at the first link to each
/// claim, and wherever the piece states it.
pub(super) fn notes(
    scope: &Scope<'_>,
    entry: &Entry,
    body: &Body,
    bindings: &Bindings,
) -> BTreeMap<usize, ShownNote> {
    let mut notes = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (index, binding) in bindings.references.iter().enumerate() {
        let Binding::Record { key, .. } = binding else { continue };
        let is_stated = || body.references.get(index).is_some_and(|reference| reference.claim.stated);
        if key.kind == Kind::Claim && (seen.insert(key) || is_stated()) {
            notes.extend(note(scope, entry, key).map(|note| (index, note)));
        }
    }
    notes
}

/// “since then: refuted”, if that is so, with the way to the judgement.
fn note(scope: &Scope<'_>, entry: &Entry, key: &Key) -> Option<ShownNote> {
    let judgement = known(scope, entry, key)?.since()?;
    let status = scope.text(&format!("status.{}", judgement.assessment.status.name()));
    let date = scope.date(judgement.assessment.date.value).text;
    let text = scope.fill("since.note", &[("status", &status.to_lowercase()), ("date", &date)]);
    Some(ShownNote { href: place(scope, key, judgement)?, text })
}

/// The claims of a piece, as they stood when it was written and as they stand now: those that were established then
/// and still are, and the others.
pub(super) fn claims(
    scope: &Scope<'_>,
    entry: &Entry,
    keys: &[Key],
) -> (Vec<view::KnownClaim>, Vec<view::KnownClaim>) {
    let view = |key: &Key| {
        let known = known(scope, entry, key)?;
        let stands = |status| matches!(status, Status::Confirmed | Status::Corroborated);
        let established = stands(known.status_then()) && stands(known.status_now());
        let shown = view::KnownClaim {
            card: cards::claim(scope, key)?,
            then: cards::status(scope, known.status_then()),
            then_date: known.then.map(|then| scope.date(then.assessment.date.value)),
            then_href: known.then.and_then(|then| place(scope, key, then)),
            moved: known.status_then() != known.status_now(),
        };
        Some((established, shown))
    };
    let (established, others): (Vec<_>, Vec<_>) =
        keys.iter().filter_map(view).partition(|(established, _)| *established);
    let shown = |claims: Vec<(bool, view::KnownClaim)>| claims.into_iter().map(|(_, claim)| claim).collect();
    (shown(established), shown(others))
}

fn known<'s>(scope: &Scope<'s>, entry: &Entry, key: &Key) -> Option<Known<'s>> {
    let history = scope.site.concordance.claims.get(key)?;
    Some(Known::of(entry, entry.as_piece()?, history, &scope.site.settings))
}

/// Where a judgement of the claim `key` stands on its page.
fn place(scope: &Scope<'_>, key: &Key, judgement: &Judgement) -> Option<String> {
    let history = scope.site.concordance.claims.get(key)?;
    let at = history.judgements.iter().rposition(|other| std::ptr::eq(other, judgement))?;
    cards::href(scope, key).map(|href| format!("{href}#{}", claim::anchor(history, at)))
}
