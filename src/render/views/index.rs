//! The indexes: what there is of each kind.

use super::{Scope, Shown, cards, choices, home, value, view};
use crate::compose::{Facet, Filter, chunk, first_letter};
use crate::model::{Key, Kind};

pub(super) fn index(scope: &Scope<'_>, of: Kind, number: Option<usize>) -> Shown {
    let name = of.folder();
    let mut index = view::Index {
        of: name,
        title: scope.text(&format!("kinds.{name}")),
        about: scope.text(&format!("about.{name}")),
        ..view::Index::default()
    };
    if let Some(lists) = scope.site.plan.lists.of(&scope.language) {
        let count = lists.count(of);
        let range = chunk(count, scope.site.settings.page_size, number);
        let keys = lists.entries.get(&of).map_or(&[][..], Vec::as_slice);
        let newest = || keys.get(range.clone()).unwrap_or_default().iter().rev();
        match of {
            Kind::Piece => index.pieces = newest().filter_map(|key| cards::piece(scope, key)).collect(),
            Kind::Claim => index.claims = cards::claims(scope, newest()),
            Kind::Event => index.events = newest().filter_map(|key| cards::event(scope, key)).collect(),
            Kind::Source => index.sources = newest().filter_map(|key| cards::source(scope, key)).collect(),
            Kind::Quote => {
                let remarks = lists.remarks.get(range.clone()).unwrap_or_default();
                index.remarks = remarks.iter().rev().map(|at| cards::remark(scope, *at)).collect();
            }
            Kind::Thread => {
                let shown: Vec<Key> = newest().cloned().collect();
                index.threads = home::threads(scope, &shown);
            }
            Kind::Digest => {
                let names: Vec<&String> = lists.digests.keys().collect();
                let shown = names.get(range.clone()).unwrap_or_default();
                index.digests =
                    shown.iter().rev().map(|name| super::digest::digest_link(scope, name)).collect();
            }
            _ => index.names = letters(newest().filter_map(|key| name_card(scope, key)).collect()),
        }
        let by_name = matches!(of, Kind::Actor | Kind::Place);
        index.paging = cards::paging(scope, count, number).map(|paging| view::Paging { by_name, ..paging });
        index.choices = number.is_none().then(|| choices::of_index(scope, lists, of)).flatten();
    }
    let title = index.title.clone();
    let mut shown = Shown::new("index", title, Some(value("index", &index)));
    shown.description.clone_from(&index.about);
    shown
}

/// A part of an index.
pub(super) fn part(scope: &Scope<'_>, filter: &Filter, number: Option<usize>) -> Shown {
    let Some(lists) = scope.site.plan.lists.of(&scope.language) else {
        return Shown::new("missing", "", None);
    };
    let all = lists.filters.get(filter).map_or(&[][..], Vec::as_slice);
    let range = chunk(all.len(), scope.site.settings.page_size, number);
    let keys = || all[range.clone()].iter().rev();
    let folder = filter.of.folder();
    let name = choices::name(scope, lists, filter);
    let list = scope.text(&format!("kinds.{folder}"));
    let mut index = view::Index {
        of: folder,
        title: scope.fill("filter.title", &[("list", &list), ("name", &name)]),
        about: match filter.facet {
            Facet::Status => scope.text(&format!("status.{}.definition", filter.value)),
            _ => String::new(),
        },
        choices: Some(choices::of_filter(scope, lists, filter)),
        paging: cards::paging(scope, all.len(), number),
        ..view::Index::default()
    };
    match filter.of {
        Kind::Piece => index.pieces = keys().filter_map(|key| cards::piece(scope, key)).collect(),
        Kind::Claim => index.claims = cards::claims(scope, keys()),
        _ => index.events = keys().filter_map(|key| cards::event(scope, key)).collect(),
    }
    let mut shown = Shown::new("index", index.title.clone(), Some(value("index", &index)));
    shown.description.clone_from(&index.about);
    let whole = scope.site_page(folder);
    shown.trail = vec![view::Link { href: Some(scope.href(&whole)), ..cards::plain(&list) }];
    shown
}

fn name_card(scope: &Scope<'_>, key: &Key) -> Option<view::NameCard> {
    let entry = scope.entry(key)?;
    let about = entry.as_actor().map(|actor| {
        let held = super::actor::held(scope, actor);
        let latest = || actor.tenures.first().map(|tenure| tenure.role.value.clone());
        let role = if held.is_empty() { latest() } else { Some(held.join("; ")) };
        let kind = || cards::plain(&super::actor::kind(scope, actor.kind));
        role.map_or_else(kind, |role| scope.in_original(role))
    });
    let place = entry.as_place().and_then(|place| place.kind.as_ref());
    let place = place.map(|kind| scope.in_original(kind.value.clone()));
    Some(view::NameCard { link: cards::link(scope, key)?, about: about.or(place) })
}

fn letters(names: Vec<view::NameCard>) -> Vec<view::Letter> {
    let mut letters: Vec<view::Letter> = Vec::new();
    for name in names {
        let letter = first_letter(&name.link.text);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.names.push(name),
            None => letters.push(view::Letter { letter, names: vec![name] }),
        }
    }
    letters
}
