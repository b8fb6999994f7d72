//! The feeds that a page leads to.

use super::{Scope, cards, view};
use crate::compose::{Feed, Form, Page, Subject};
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
    let own = match &of {
        Feed::Of(_) => page.route.clone(),
        other => other.page().map_or_else(|| scope.home(), |name| scope.site_page(name)),
    };
    let title = match &of {
        Feed::Changed => scope.text("menu.changed"),
        Feed::Digests => scope.text("kinds.digests"),
        Feed::Of(key) => cards::link(scope, key).map(|link| link.text).unwrap_or_default(),
        _ => scope.text("menu.corrections"),
    };
    let feed = |form: Form| {
        let route = own.file_below(form.file());
        // what has told of nothing yet has no feed
        let exists = scope.site.plan.pages.binary_search_by(|page| page.route.cmp(&route)).is_ok();
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
