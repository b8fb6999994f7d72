//! The feeds of the latest pieces: of all, and of those that belong to a thread or name an actor.

use super::{Head, Item, LENGTH, time};
use crate::compose::paged_list;
use crate::model::{Key, Kind};
use crate::render::views::{Scope, cards};

/// The latest pieces; `updated` is when one last changed in substance.
pub(super) fn feed(scope: &Scope<'_>) -> (Head, Vec<Item>) {
    let lists = scope.site.plan.lists.of(&scope.language);
    let pieces = lists.and_then(|lists| lists.entries.get(&Kind::Piece)).map_or(&[][..], Vec::as_slice);
    let items = pieces.iter().rev().take(LENGTH).filter_map(|key| item(scope, key));
    let (title, subtitle) = scope.site_texts();
    (Head { name: "feed".into(), title, subtitle }, items.collect())
}

/// The latest pieces of the thread `key`, or that name the actor `key`.
pub(super) fn of(scope: &Scope<'_>, key: &Key) -> (Head, Vec<Item>) {
    let entry = scope.site.corpus.entries.get(key);
    let pieces = entry.map_or(&[][..], |entry| paged_list(&scope.site.concordance, entry));
    let items = pieces.iter().rev().filter_map(|key| item(scope, key)).take(LENGTH);
    let page = cards::link(scope, key).map(|link| link.text).unwrap_or_default();
    let title = scope.fill("feed.title", &[("site", &scope.site_texts().0), ("page", &page)]);
    let subtitle = entry.and_then(|entry| entry.texts_in(&scope.language).0.summary.as_ref());
    let subtitle = subtitle.map(|summary| summary.value.clone()).unwrap_or_default();
    (Head { name: format!("{}-feed/{}", key.kind.name(), key.id), title, subtitle }, items.collect())
}

fn item(scope: &Scope<'_>, key: &Key) -> Option<Item> {
    let site = scope.site;
    let entry = site.corpus.entries.get(key)?;
    let piece = entry.as_piece()?;
    let (texts, language) = entry.texts_in(&scope.language);
    let route = site.plan.addresses.of(key, &scope.language)?;
    Some(Item {
        name: format!("piece/{}", key.id),
        language: language.to_string(),
        title: texts.title.value.clone(),
        url: route.url(&site.settings.base_url),
        published: time(scope, piece.date.value),
        updated: time(scope, piece.updated.as_ref().unwrap_or(&piece.date).value),
        authors: piece.authors.iter().map(|author| author.value.clone()).collect(),
        categories: cards::threads_of(scope, piece).into_iter().map(|thread| thread.text).collect(),
        content: None,
        is_elsewhere: !site.plan.addresses.has(key, &scope.language),
        summary: cards::summary(scope, entry),
    })
}
