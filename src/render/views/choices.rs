//! The parts of an index that have pages of their own, as choices.

use super::{Scope, cards, view};
use crate::compose::{Facet, Filter, LanguageLists, Route};
use crate::model::{ClaimKind, Id, Key, Kind, PieceKind, Status};

/// What the index of `kind` can be narrowed to; nothing if there is nothing to choose from.
pub(super) fn of_index(scope: &Scope<'_>, lists: &LanguageLists, kind: Kind) -> Option<view::Choices> {
    let facets = [Facet::Status, Facet::Kind, Facet::Thread];
    let groups: Vec<view::ChoiceGroup> =
        facets.into_iter().filter_map(|facet| of_facet(scope, lists, (kind, facet))).collect();
    (!groups.is_empty()).then(|| view::Choices { all: all(scope, kind, true), groups })
}

/// The whole index, and `filter` as the choice that was made. Others stand in the index only: what becomes of them
/// changes no page but that.
pub(super) fn of_filter(scope: &Scope<'_>, lists: &LanguageLists, filter: &Filter) -> view::Choices {
    let choice = view::Choice { current: true, ..choice(scope, lists, filter) };
    view::Choices {
        all: all(scope, filter.of, false),
        groups: vec![group(scope, filter.facet, vec![choice])],
    }
}

/// What the part that `filter` is called.
pub(super) fn name(scope: &Scope<'_>, lists: &LanguageLists, filter: &Filter) -> String {
    label(scope, lists, filter).text
}

fn of_facet(
    scope: &Scope<'_>,
    lists: &LanguageLists,
    (kind, facet): (Kind, Facet),
) -> Option<view::ChoiceGroup> {
    let first = Filter { of: kind, facet, value: String::new() };
    let filters = lists.filters.range(first..).map(|(filter, _)| filter);
    let mut filters: Vec<&Filter> =
        filters.take_while(|filter| filter.of == kind && filter.facet == facet).collect();
    filters.sort_by_key(|filter| rank(filter));
    let choices = filters.into_iter().map(|filter| choice(scope, lists, filter));
    let choices: Vec<view::Choice> = choices.collect();
    (!choices.is_empty()).then(|| group(scope, facet, choices))
}

/// The place of a word in its vocabulary; the same for words of the editors.
fn rank(filter: &Filter) -> usize {
    fn of<T: crate::model::Choice>(word: &str) -> usize {
        T::WORDS.iter().position(|(known, _)| *known == word).unwrap_or_default()
    }
    match (filter.of, filter.facet) {
        (_, Facet::Status) => of::<Status>(&filter.value),
        (Kind::Claim, Facet::Kind) => of::<ClaimKind>(&filter.value),
        (Kind::Piece, Facet::Kind) => of::<PieceKind>(&filter.value),
        _ => 0,
    }
}

fn group(scope: &Scope<'_>, facet: Facet, choices: Vec<view::Choice>) -> view::ChoiceGroup {
    view::ChoiceGroup { by: facet.name(), title: scope.text(&format!("filter.by.{}", facet.name())), choices }
}

fn all(scope: &Scope<'_>, kind: Kind, current: bool) -> view::Choice {
    let text = scope.text(&format!("filter.all.{}", kind.folder()));
    view::Choice { link: link(scope, text, &scope.site_page(kind.folder())), current }
}

fn choice(scope: &Scope<'_>, lists: &LanguageLists, filter: &Filter) -> view::Choice {
    let href = Some(scope.href(&filter.route(&scope.home())));
    view::Choice { link: view::Link { href, ..label(scope, lists, filter) }, current: false }
}

fn label(scope: &Scope<'_>, lists: &LanguageLists, filter: &Filter) -> view::Link {
    let value = &filter.value;
    match (filter.of, filter.facet) {
        (_, Facet::Status) => cards::plain(&scope.text(&format!("status.{value}"))),
        (Kind::Claim, Facet::Kind) => cards::plain(&scope.text(&format!("claim-kind.{value}"))),
        (Kind::Piece, Facet::Kind) => cards::plain(&scope.text(&format!("piece-kind.{value}"))),
        (_, Facet::Thread) => {
            let key = Id::parse(value).ok().map(|id| Key::new(Kind::Thread, id));
            key.and_then(|key| cards::link(scope, &key)).unwrap_or_else(|| cards::plain(value))
        }
        _ => cards::plain(written(scope, lists, filter).unwrap_or(value)),
    }
}

/// The editors' word for a kind of event, as they wrote it first.
fn written<'s>(scope: &Scope<'s>, lists: &LanguageLists, filter: &Filter) -> Option<&'s str> {
    let event = scope.entry(lists.filters.get(filter)?.first()?)?;
    let kind = event.as_event()?.kind.as_ref()?.value.trim();
    Id::of_words(kind).is_some_and(|word| word.as_str() == filter.value).then_some(kind)
}

fn link(scope: &Scope<'_>, text: String, route: &Route) -> view::Link {
    view::Link { text, href: Some(scope.href(route)), lang: None, dir: None }
}
