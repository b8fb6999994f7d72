//! On what a status rests: the evidence for and against a claim, and how much of it is independent.

use std::collections::BTreeMap;

use super::{Scope, cards, view};
use crate::collate::{ClaimHistory, Independence, Origin, grounds};
use crate::model::{Choice, Claim, Evidence, EvidenceStance, Key, Kind};

/// On what the present status of `claim` rests.
pub(super) fn standing(
    scope: &Scope<'_>,
    key: &Key,
    claim: &Claim,
    history: &ClaimHistory,
) -> Option<view::Standing> {
    history.judgements.last()?;
    Some(weigh(scope, key, &grounds(&claim.evidence, history)))
}

/// The evidence, by how it bears on the claim.
pub(super) fn evidence(scope: &Scope<'_>, key: &Key, claim: &Claim) -> Vec<view::EvidenceSide> {
    let side = |(_, stance): &(&'static str, EvidenceStance)| {
        let own: Vec<&Evidence> = claim.evidence.iter().filter(|item| item.stance == *stance).collect();
        let sources: Vec<Key> = own.iter().map(|item| source(item)).collect();
        let items = items(scope, &own);
        (!items.is_empty()).then(|| view::EvidenceSide {
            stance: stance.name(),
            stance_text: scope.text(&format!("evidence.{}", stance.name())),
            standing: weigh(scope, key, &sources),
            items,
        })
    };
    EvidenceStance::WORDS.iter().filter_map(side).collect()
}

fn items(scope: &Scope<'_>, evidence: &[&Evidence]) -> Vec<view::Evidence> {
    let mut first: BTreeMap<&Origin, Key> = BTreeMap::new();
    let mut items = Vec::new();
    for item in evidence {
        let key = source(item);
        let Some(card) = cards::source(scope, &key) else { continue };
        let origin = scope.site.concordance.origins.of(&key);
        let above = origin.and_then(|origin| first.get(origin)).filter(|above| **above != key);
        let same_as = above.and_then(|above| cards::link(scope, above));
        if let Some(origin) = origin {
            first.entry(origin).or_insert(key);
        }
        let note = item.note.as_ref().map(|note| note.value.clone());
        items.push(view::Evidence { source: card, same_as, note });
    }
    items
}

fn source(evidence: &Evidence) -> Key {
    Key::new(Kind::Source, evidence.source.value.clone())
}

fn weigh(scope: &Scope<'_>, claim: &Key, sources: &[Key]) -> view::Standing {
    let site = scope.site;
    let independence: Independence = site.concordance.origins.behind(claim, sources);
    let known: std::collections::BTreeSet<&Key> =
        sources.iter().filter(|source| site.concordance.origins.of(source).is_some()).collect();
    let (sources, independent) = (known.len(), independence.count());
    let mut text = match independent {
        0 => scope.text("standing.none"),
        _ => scope.count("standing.independent", independent),
    };
    if sources > independent {
        text = scope.fill("standing.of", &[("independent", &text), ("count", &scope.whole(sources))]);
    }
    view::Standing { sources, independent, text, only_parties: independence.only_parties() }
}
