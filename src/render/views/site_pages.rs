//! Pages of the site as a whole: glossary, texts about the site, and the
//! ones that stand in for what is gone.

use super::{Scope, Shown, body, value, view};
use crate::collate::Fidelity;
use crate::compose::Route;
use crate::model::{Choice, Entry, Status};

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
    let text = body::text(scope, entry);
    let view = view::Text {
        title: texts.title.value.clone(),
        lang,
        dir,
        body: text.body(),
        contents: body::contents(scope, entry),
    };
    let mut shown = Shown::new("page", view.title.clone(), Some(value("text", &view)));
    shown.description = texts.summary.as_ref().map(|summary| summary.value.clone()).unwrap_or_default();
    shown.previews = text.previews;
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
