//! Pages of the site as a whole: digests, glossary, texts about the site, and the
//! ones that stand in for what is gone.

use super::{Scope, Shown, body, cards, notes, value, view};
use crate::collate::Fidelity;
use crate::compose::Route;
use crate::model::{Choice, Date, Entry, Id, Kind, Status};

pub(super) fn digest(scope: &Scope<'_>, name: &str) -> Shown {
    let Some(lists) = scope.site.plan.lists.of(&scope.language) else {
        return Shown::new("missing", "", None);
    };
    let Some(list) = lists.digests.get(name) else { return Shown::new("missing", "", None) };
    let entry = introduction(scope, name);
    let texts = entry.map(|entry| entry.texts_in(&scope.language).0);
    let corrections = list.corrections.iter().filter_map(|(key, number)| notes::note(scope, key, *number));
    let view = view::Digest {
        title: title(scope, name),
        summary: texts.and_then(|texts| texts.summary.as_ref()).map(|summary| summary.value.clone()),
        body: entry.map_or_else(body::none, |entry| body::html(scope, entry)),
        pieces: list.pieces.iter().filter_map(|key| cards::piece(scope, key)).collect(),
        claims: cards::claims(scope, &list.claims),
        corrections: corrections.collect(),
        previous: lists
            .digests
            .range(..name.to_owned())
            .next_back()
            .map(|(name, _)| digest_link(scope, name)),
        next: lists.digests.range(name.to_owned()..).nth(1).map(|(name, _)| digest_link(scope, name)),
    };
    let mut shown = Shown::new("digest", view.title.clone(), Some(value("digest", &view)));
    shown.description = view.summary.unwrap_or_default();
    if let Some(entry) = entry {
        shown.previews = body::previews(scope, entry);
    }
    shown
}

/// The editor's introduction to the digest `name`.
fn introduction<'s>(scope: &Scope<'s>, name: &str) -> Option<&'s Entry> {
    scope.site.corpus.get(Kind::Digest, &Id::parse(name).ok()?)
}

/// What a digest is called: by its editor, or by its period.
fn title(scope: &Scope<'_>, name: &str) -> String {
    let own = introduction(scope, name).map(|entry| entry.texts_in(&scope.language).0.title.value.clone());
    if let Some(title) = own.filter(|title| !title.is_empty()) {
        return title;
    }
    match name.split_once("-W") {
        Some((year, week)) => {
            scope.fill("digest.week", &[("week", week.trim_start_matches('0')), ("year", year)])
        }
        None => Date::parse(name).map_or_else(|_| name.to_owned(), |date| scope.date(date).text),
    }
}

/// A link to the digest `name`.
pub(super) fn digest_link(scope: &Scope<'_>, name: &str) -> view::Link {
    let route = scope.site_page(Kind::Digest.folder()).below(name);
    view::Link { text: title(scope, name), href: Some(scope.href(&route)), lang: None, dir: None }
}

pub(super) fn glossary(scope: &Scope<'_>) -> Shown {
    let definition = |(name, _): &(&'static str, Status)| view::Definition {
        anchor: (*name).to_owned(),
        term: scope.text(&format!("status.{name}")),
        text: scope.text(&format!("status.{name}.definition")),
    };
    let relation = |fidelity: &Fidelity| view::Definition {
        anchor: super::wordings::anchor(*fidelity),
        term: scope.text(&format!("fidelity.{}", fidelity.name())),
        text: scope.text(&format!("fidelity.{}.definition", fidelity.name())),
    };
    let view = view::Glossary {
        statuses: Status::WORDS.iter().map(definition).collect(),
        fidelity: Fidelity::ALL.iter().map(relation).collect(),
    };
    Shown::new("glossary", scope.text("menu.glossary"), Some(value("glossary", &view)))
}

/// A page about the site.
pub(super) fn text(scope: &Scope<'_>, entry: &Entry) -> Shown {
    let (texts, language) = entry.texts_in(&scope.language);
    let (lang, dir) = scope.foreign(language);
    let view = view::Text {
        title: texts.title.value.clone(),
        lang,
        dir,
        body: body::html(scope, entry),
        contents: body::contents(scope, entry),
    };
    let mut shown = Shown::new("page", view.title.clone(), Some(value("text", &view)));
    shown.description = texts.summary.as_ref().map(|summary| summary.value.clone()).unwrap_or_default();
    shown.previews = body::previews(scope, entry);
    shown
}

/// What was taken down: since when and why; nothing at all of what is to be forgotten.
pub(super) fn removed(scope: &Scope<'_>, number: Option<usize>) -> Shown {
    let entry = number.and_then(|number| scope.site.removed.entries().get(number));
    let view = view::Removed {
        returns: false,
        date: entry.and_then(|entry| entry.date.as_ref()).map(|date| scope.date(date.value)),
        why: entry.and_then(|entry| entry.why.as_ref()).map(|why| why.value.clone()),
    };
    Shown::new("removed", scope.text("removed.title"), Some(value("removed", &view)))
}

/// A piece that is not there for a while.
pub(super) fn unavailable(scope: &Scope<'_>) -> Shown {
    let view = view::Removed { returns: true, date: None, why: None };
    Shown::new("removed", scope.text("unavailable.title"), Some(value("removed", &view)))
}

/// A page that moved.
pub(super) fn redirect(scope: &Scope<'_>, to: &Route) -> Shown {
    let view = view::Redirect { href: scope.href(to), url: to.url(&scope.site.settings.base_url) };
    Shown::new("redirect", scope.text("address.moved"), Some(value("redirect", &view)))
}
