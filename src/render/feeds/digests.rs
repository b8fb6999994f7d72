//! The feed of the digests of periods that are over, each whole.

use super::{Head, Item, LENGTH};
use crate::diagnostic::Diagnostic;
use crate::render::Site;
use crate::render::views::{Scope, digest};

/// The latest digests. One is published at the end of its period, and is not changed by what comes later.
pub(super) fn feed(site: &Site, scope: &Scope<'_>) -> Result<(Head, Vec<Item>), Vec<Diagnostic>> {
    let title = scope.text("kinds.digests");
    let title = scope.fill("feed.title", &[("site", &scope.site_texts().0), ("page", &title)]);
    let head = Head { name: "digests-feed".into(), title, subtitle: scope.text("about.digests") };
    let lists = site.plan.lists.of(&scope.language).into_iter();
    let mut closed: Vec<_> =
        lists.flat_map(|lists| &lists.digests).filter(|(_, list)| list.is_closed).collect();
    closed.sort_by_key(|(name, list)| (std::cmp::Reverse(list.end), *name));
    // the ids of the first language have always named it
    let first = if scope.is_in_first_language() { format!("/{}", scope.language) } else { String::new() };
    let mut items = Vec::new();
    for (name, list) in closed.into_iter().take(LENGTH) {
        let Some(view) = digest::view(scope, name) else { continue };
        items.push(Item {
            name: format!("digest/{name}{first}"),
            language: view.lang.clone().unwrap_or_else(|| scope.language.to_string()),
            title: view.title.clone(),
            url: view.href.clone(),
            published: list.end.to_rfc3339(),
            updated: list.end.to_rfc3339(),
            summary: view.summary.clone(),
            content: Some(site.digest_entry(scope, &view)?),
            ..Item::default()
        });
    }
    Ok((head, items))
}
