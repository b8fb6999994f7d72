//! The menu, and the links at the foot of each page.

use super::{Scope, view};
use crate::compose::{CHANGED, CORRECTIONS, DATA, Route, SAID};
use crate::model::{Entry, Id, Kind};

/// What the default menu lists.
const MENU: [&str; 5] = ["pieces", "claims", "quotes", "actors", "timeline"];

pub(super) fn menu(scope: &Scope<'_>) -> Vec<view::MenuItem> {
    let settings = &scope.site.settings;
    if settings.menu.is_empty() {
        let indexes = MENU.iter().filter_map(|name| index_item(scope, name));
        return indexes.chain(page_items(scope, true)).collect();
    }
    settings.menu.iter().filter_map(|name| named_item(scope, name)).collect()
}

/// The page that `name` stands for in `site.toml`, if it exists in the page's language.
fn named_item(scope: &Scope<'_>, name: &str) -> Option<view::MenuItem> {
    match name.strip_prefix("page:") {
        Some(id) => page_item(scope, scope.site.corpus.get(Kind::Page, &Id::parse(id).ok()?)?),
        None => index_item(scope, name),
    }
}

/// The index or generated page `name`, if it exists in the page's language.
pub(super) fn index_item(scope: &Scope<'_>, name: &str) -> Option<view::MenuItem> {
    let route = scope.site_page(name);
    let exists = scope.site.plan.find(&route).is_some();
    let text = match Kind::from_folder(name) {
        Some(_) => scope.text(&format!("kinds.{name}")),
        None => scope.text(&format!("menu.{}", if name == CORRECTIONS { "corrections" } else { name })),
    };
    exists.then(|| item(scope, text, &route))
}

fn item(scope: &Scope<'_>, text: String, route: &Route) -> view::MenuItem {
    view::MenuItem { text, href: scope.href(route), current: scope.page.route == *route }
}

/// The pages about the site: those that have a place in the menu, or the others.
fn page_items<'s>(scope: &'s Scope<'_>, in_menu: bool) -> impl Iterator<Item = view::MenuItem> + use<'s> {
    let mut pages: Vec<(&Entry, i64)> = scope
        .site
        .corpus
        .of_kind(Kind::Page)
        .filter_map(|entry| Some((entry, entry.as_page()?.order.as_ref())))
        .filter(|(_, order)| order.is_some() == in_menu)
        .map(|(entry, order)| (entry, order.map_or(i64::MAX, |order| order.value)))
        .collect();
    pages.sort_by_key(|(entry, order)| (*order, entry.key.clone()));
    pages.into_iter().filter_map(move |(entry, _)| page_item(scope, entry))
}

/// The page about the site that `entry` is.
fn page_item(scope: &Scope<'_>, entry: &Entry) -> Option<view::MenuItem> {
    let route = scope.site.plan.addresses.of(&entry.key, &scope.language)?;
    Some(item(scope, entry.texts_in(&scope.language).0.title.value.clone(), route))
}

/// The links at the foot of each page: those that the site names, or else what `menu` does not have.
pub(super) fn footer(scope: &Scope<'_>, menu: &[view::MenuItem]) -> Vec<view::MenuItem> {
    let chosen = &scope.site.settings.footer;
    if !chosen.is_empty() {
        return chosen.iter().filter_map(|name| named_item(scope, name)).collect();
    }
    let names =
        ["events", "places", "threads", "sources", "digests", CHANGED, CORRECTIONS, "glossary", SAID, DATA];
    let items = names.iter().filter_map(|name| index_item(scope, name)).chain(page_items(scope, false));
    items.filter(|item| menu.iter().all(|other| other.href != item.href)).collect()
}
