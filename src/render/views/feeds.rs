//! The feeds that a page leads to.

use super::{Scope, cards, view};
use crate::compose::{Feed, Form, Page, Route, Subject};
use crate::model::Kind;

/// The feeds of what `page` tells of, each in every form.
pub(super) fn feeds(scope: &Scope<'_>, page: &Page) -> Vec<view::Feed> {
    let of = match &page.subject {
        Subject::Corrections { .. } => Feed::Corrections,
        Subject::Changed { .. } => Feed::Changed,
        Subject::Digest(_) | Subject::Index { of: Kind::Digest, .. } => Feed::Digests,
        Subject::Entry { key, number: None } if matches!(key.kind, Kind::Thread | Kind::Actor) => {
            Feed::Of(key.clone())
        }
        _ => return Vec::new(),
    };
    let own = page_of(scope, &of);
    let title = match &of {
        Feed::Changed => scope.text("menu.changed"),
        Feed::Digests => scope.text("kinds.digests"),
        Feed::Of(key) => cards::link(scope, key).map(|link| link.text).unwrap_or_default(),
        _ => scope.text("menu.corrections"),
    };
    let feed = |form: Form| {
        let route = own.file_below(form.file());
        // what has told of nothing yet has no feed
        let exists = scope.site.plan.find(&route).is_some();
        exists.then(|| view::Feed {
            title: title.clone(),
            href: scope.href(&route),
            media_type: form.media_type(),
            form: scope.text(match form {
                Form::Atom => "feed.atom",
                Form::Json => "feed.json",
            }),
        })
    };
    Form::ALL.into_iter().filter_map(feed).collect()
}

/// The page whose feed `of` is.
pub(in crate::render) fn page_of(scope: &Scope<'_>, of: &Feed) -> Route {
    let own = match of {
        Feed::Of(key) => scope.site.plan.addresses.of(key, &scope.language).cloned(),
        other => other.page().map(|name| scope.site_page(name)),
    };
    own.unwrap_or_else(|| scope.home())
}
