//! The accounts of an event: what each of those who speak of it holds, side by side.

use std::collections::BTreeMap;

use super::{Scope, actor, cards, view};
use crate::collate::HeldPosition;
use crate::model::{Entry, Key};

/// What each actor with a name holds about the claims about `event`, in the order in which they are first met.
/// Nothing if fewer than two speak of it, since there is nothing to put side by side. Then the claims of which none
/// of these speaks.
pub(super) fn accounts(scope: &Scope<'_>, event: &Key) -> (Vec<view::Account>, Vec<view::ClaimCard>) {
    let concordance = &scope.site.concordance;
    let mut order: Vec<&Key> = Vec::new();
    let mut held: BTreeMap<&Key, Vec<(&Key, &HeldPosition)>> = BTreeMap::new();
    let mut others: Vec<&Key> = Vec::new();
    for claim in concordance.ties.claims_about.get(event).into_iter().flatten() {
        let Some(history) = concordance.claims.get(claim) else { continue };
        let named = |held: &&HeldPosition| !scope.site.corpus.is_unnamed(&held.actor);
        if !history.positions.iter().any(|held| named(&held)) {
            others.push(claim);
        }
        for position in history.positions.iter().filter(named) {
            let own = held.entry(&position.actor).or_default();
            if own.is_empty() {
                order.push(&position.actor);
            }
            own.push((claim, position));
        }
    }
    if order.len() < 2 {
        let all = concordance.ties.claims_about.get(event).into_iter().flatten();
        return (Vec::new(), cards::claims(scope, all));
    }
    let view = |key: &Key| {
        let of = scope.entry(key).and_then(Entry::as_actor)?;
        let positions = held.get(key).into_iter().flatten();
        Some(view::Account {
            actor: cards::link(scope, key)?,
            positions: positions
                .filter_map(|(claim, position)| actor::position(scope, of, claim, position))
                .collect(),
        })
    };
    (order.into_iter().filter_map(view).collect(), cards::claims(scope, others))
}
