//! The feeds of what was put right, and of claims whose status changed.

use super::{Head, Item, LENGTH, time};
use crate::collate::{ClaimHistory, Judgement};
use crate::model::{Date, Key};
use crate::render::view;
use crate::render::views::{Scope, cards, claim, notes};

/// The latest corrections. The id of one is made of its piece and day, so that it outlives further ones.
pub(super) fn corrections(scope: &Scope<'_>) -> (Head, Vec<Item>) {
    let all = scope.site.plan.lists.of(&scope.language).map_or(&[][..], |lists| &lists.corrections);
    let items = all.iter().rev().take(LENGTH).filter_map(|(date, key, at)| {
        let note = notes::note(scope, key, *at)?;
        let piece = note.piece.as_ref()?;
        let title = scope.fill("corrections.feed-title", &[("kind", &note.kind), ("title", &piece.text)]);
        let label = |key: &str, text: &Option<String>| {
            text.as_ref().map(|text| format!("{}: {text}", scope.text(&format!("correction.{key}"))))
        };
        let parts = [
            Some(note.text.clone()),
            label("was", &note.was),
            label("now", &note.now),
            label("why", &note.why),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Some(Item {
            name: format!("piece/{}/{}", key.id, note.anchor),
            title,
            summary: Some(parts.join("\n")),
            ..item(scope, (*date, key), &note.anchor, note.lang.as_deref())?
        })
    });
    (head(scope, "corrections"), items.collect())
}

/// The latest changes of status. Its claimants and its status stand beside a statement here too.
pub(super) fn changed(scope: &Scope<'_>) -> (Head, Vec<Item>) {
    let all = scope.site.plan.lists.of(&scope.language).map_or(&[][..], |lists| &lists.changed);
    let items = all.iter().rev().take(LENGTH).filter_map(|(date, key, at)| {
        let change = notes::change(scope, key, *at)?;
        let fills = [("status", &*change.to.text), ("statement", &*change.claim.link.text)];
        let sides = cards::claimants(scope, &change.claim);
        let who = sides.join("; ");
        let title = scope.fill("changed.feed-title", &[fills[0], fills[1], ("claimants", &who)]);
        let history = scope.site.concordance.claims.get(key)?;
        let anchor = claim::anchor(history, *at);
        // the reason is in the site's first language, and plain text cannot say so
        let why = change.why.clone().filter(|_| scope.is_in_first_language());
        let judged = [Some(transition(scope, &change)), why, change.by.clone()];
        let judged: Vec<String> = judged.into_iter().flatten().collect();
        Some(Item {
            name: format!("claim/{}/{}/{}", key.id, date.to_day(), of_day(history, *at)),
            title,
            summary: Some(judged.join("\n")),
            ..item(scope, (*date, key), &anchor, None)?
        })
    });
    (head(scope, "changed"), items.collect())
}

/// The number of judgement `at` among those of its day, so that one that is written later, for an earlier day, does not
/// give those that are known already other names.
fn of_day(history: &ClaimHistory, at: usize) -> usize {
    let day = |judgement: &Judgement| judgement.assessment.date.value.to_day();
    let up_to = &history.judgements[..=at];
    let own = up_to.last().map(day);
    up_to.iter().rev().take_while(|judgement| Some(day(judgement)) == own).count()
}

fn transition(scope: &Scope<'_>, change: &view::StatusChange) -> String {
    if change.is_first {
        return format!("{}: {}", scope.text("history.first"), change.to.text);
    }
    scope.fill("changed.from-to", &[("from", &change.from.text), ("to", &change.to.text)])
}

fn head(scope: &Scope<'_>, name: &str) -> Head {
    let page = scope.text(&format!("menu.{name}"));
    let title = scope.fill("feed.title", &[("site", &scope.site_texts().0), ("page", &page)]);
    Head { name: format!("{name}-feed"), title, subtitle: scope.text(&format!("{name}.about")) }
}

/// An entry for what happened to `key` on `date`, told of at `anchor` of its page.
fn item(scope: &Scope<'_>, (date, key): (Date, &Key), anchor: &str, language: Option<&str>) -> Option<Item> {
    let route = scope.site.plan.addresses.of(key, &scope.language)?;
    Some(Item {
        language: language.map_or_else(|| scope.language.to_string(), str::to_owned),
        url: format!("{}#{anchor}", route.url(&scope.site.settings.base_url)),
        published: time(scope, date),
        updated: time(scope, date),
        is_elsewhere: !scope.site.plan.addresses.has(key, &scope.language),
        ..Item::default()
    })
}
