//! The feed of the latest pieces.

use super::{Head, Item, LENGTH, time};
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
        summary: texts.summary.as_ref().map(|summary| summary.value.clone()),
    })
}
