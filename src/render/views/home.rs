//! The home page: what leads, what is new, what is contested, what changed.

use super::{Scope, Shown, cards, notes, value, view};
use crate::compose::{CHANGED, CORRECTIONS};
use crate::model::{Entry, Key, Kind, Status};

const LATEST: usize = 8;
const FEW: usize = 5;

pub(super) fn home(scope: &Scope<'_>) -> Shown {
    let lists = scope.site.plan.lists.of(&scope.language);
    let of_kind = |kind| lists.and_then(|lists| lists.entries.get(&kind)).map_or(&[][..], Vec::as_slice);
    let newest: Vec<&Key> = of_kind(Kind::Piece).iter().rev().collect();
    let marked =
        newest.iter().find(|key| scope.entry(key).and_then(Entry::as_piece).is_some_and(|piece| piece.lead));
    let lead = marked.or(newest.first()).copied();
    let latest = newest
        .iter()
        .filter(|key| Some(**key) != lead)
        .take(LATEST)
        .filter_map(|key| cards::piece(scope, key));
    let judged = judged(scope, of_kind(Kind::Claim));
    let contested =
        judged.iter().filter(|(status, _)| matches!(status, Status::Contested | Status::Unresolved));
    let changed = lists.into_iter().flat_map(|lists| lists.changed.iter().rev());
    let changed = changed.filter_map(|(_, key, at)| notes::change(scope, key, *at));
    let remarks = lists.map_or(&[][..], |lists| &lists.remarks);
    let home = view::Home {
        lead: lead.and_then(|key| cards::piece(scope, key)),
        latest: latest.collect(),
        contested: cards::claims(scope, contested.take(FEW).map(|(_, key)| *key)),
        changed: changed.take(FEW).collect(),
        remarks: remarks.iter().rev().take(FEW).map(|at| cards::remark(scope, *at)).collect(),
        threads: threads(scope, of_kind(Kind::Thread)),
        all_changes: scope.href(&scope.site_page(CHANGED)),
        corrections: lists
            .filter(|lists| !lists.corrections.is_empty())
            .map(|_| scope.href(&scope.site_page(CORRECTIONS))),
        all_pieces: scope.href(&scope.site_page(Kind::Piece.folder())),
    };
    let mut shown = Shown::new("home", "", Some(value("home", &home)));
    shown.description = scope.site_texts().1;
    shown
}

/// The claims that were judged, the latest first.
fn judged<'k>(scope: &Scope<'_>, claims: &'k [Key]) -> Vec<(Status, &'k Key)> {
    let mut judged: Vec<_> = claims
        .iter()
        .filter_map(|key| {
            let history = scope.site.concordance.claims.get(key)?;
            Some((history.status_date()?, history.status(), key))
        })
        .collect();
    judged.sort_by(|a, b| (b.0, a.2).cmp(&(a.0, b.2)));
    judged.into_iter().map(|(_, status, key)| (status, key)).collect()
}

/// The threads, those with the latest pieces first.
pub(super) fn threads(scope: &Scope<'_>, keys: &[Key]) -> Vec<view::ThreadCard> {
    let rank = |key: &Key| {
        let latest = latest_piece(scope, key)?;
        scope.entry(latest)?.as_piece().map(|piece| piece.date.value)
    };
    let mut keys: Vec<&Key> = keys.iter().collect();
    keys.sort_by_key(|key| (std::cmp::Reverse(rank(key)), (*key).clone()));
    keys.into_iter().filter_map(|key| thread(scope, key)).collect()
}

fn latest_piece<'s>(scope: &Scope<'s>, thread: &Key) -> Option<&'s Key> {
    let pieces = scope.site.concordance.thread_pieces.get(thread)?;
    pieces.iter().rev().find(|key| scope.site.plan.addresses.has(key, &scope.language))
}

fn thread(scope: &Scope<'_>, key: &Key) -> Option<view::ThreadCard> {
    let texts = scope.entry(key)?.texts_in(&scope.language).0;
    Some(view::ThreadCard {
        link: cards::link(scope, key)?,
        summary: texts.summary.as_ref().map(|summary| summary.value.clone()),
        latest: latest_piece(scope, key).and_then(|key| cards::piece(scope, key)),
    })
}
