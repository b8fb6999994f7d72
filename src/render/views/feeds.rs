//! The feeds that a page leads to.

use super::{Scope, view};
use crate::compose::{Feed, Page, Route, Subject};
use crate::model::Kind;

/// The feeds of what `page` tells of.
pub(super) fn feeds(scope: &Scope<'_>, page: &Page) -> Vec<view::Feed> {
    let of = match page.subject {
        Subject::Corrections { .. } => Feed::Corrections,
        Subject::Changed { .. } => Feed::Changed,
        Subject::Digest(_) | Subject::Index { of: Kind::Digest, .. } => Feed::Digests,
        _ => return Vec::new(),
    };
    let own = of.page().map_or_else(|| scope.home(), |name| scope.site_page(name));
    let title = scope.text(match of {
        Feed::Changed => "menu.changed",
        Feed::Digests => "kinds.digests",
        _ => "menu.corrections",
    });
    let route = Route::file(&format!("{own}feed.xml"));
    // what has told of nothing yet has no feed
    let exists = scope.site.plan.pages.binary_search_by(|page| page.route.cmp(&route)).is_ok();
    exists.then(|| view::Feed { title, href: scope.href(&route) }).into_iter().collect()
}
