//! Who else tells of what a piece tells: sources that the digest has for the same claims and words, and that the
//! piece does not rest on.

use std::collections::BTreeSet;

use super::{Scope, cards, piece, view};
use crate::collate::Origin;
use crate::model::{Entry, Key, Kind, Piece};

/// How many of them a piece names; the pages of its claims and remarks have all.
const NAMED: usize = 12;

/// The sources that speak for or against the claims of the piece `entry`, or print its quotations, one of each origin,
/// without the origins that the piece itself rests on. `referred` is what its text refers to.
pub(super) fn sources(
    scope: &Scope<'_>,
    entry: &Entry,
    about: &Piece,
    referred: &[Key],
) -> Vec<view::SourceCard> {
    let origins = &scope.site.concordance.origins;
    let own = piece::source_keys(scope, entry, about, referred);
    let mut seen: BTreeSet<&Origin> = own.iter().filter_map(|key| origins.of(key)).collect();
    let told = piece::claims(about, referred).into_iter().flat_map(|claim| of_claim(scope, &claim));
    let printed = scope.site.corpus.utterances_in(&entry.key).flat_map(|at| of_utterance(scope, at));
    let mut found = Vec::new();
    for key in told.chain(printed) {
        let is_new = origins.of(key).is_some_and(|origin| seen.insert(origin));
        found.extend(is_new.then(|| cards::source(scope, key)).flatten());
        if found.len() == NAMED {
            break;
        }
    }
    found
}

/// The sources of the evidence and of the positions of `claim`.
fn of_claim<'s>(scope: &Scope<'s>, claim: &Key) -> Vec<&'s Key> {
    let site = scope.site;
    let positions = site.concordance.claims.get(claim).map_or(&[][..], |history| &history.positions);
    let held = positions.iter().filter_map(|held| held.source.as_ref());
    let evidence =
        site.corpus.entries.get(claim).and_then(Entry::as_claim).map_or(&[][..], |claim| &claim.evidence);
    let given = evidence.iter().filter_map(|evidence| {
        let key = Key::new(Kind::Source, evidence.source.value.clone());
        site.corpus.entries.get(&key).map(|entry| &entry.key)
    });
    given.chain(held).collect()
}

/// The sources of the remark that the utterance `at` is of, and those that print it.
fn of_utterance<'s>(scope: &Scope<'s>, at: usize) -> Vec<&'s Key> {
    let concordance = &scope.site.concordance;
    let remark = concordance.remark_of.get(at).copied().flatten().map(|at| &concordance.remarks[at]);
    let printed =
        remark.into_iter().flat_map(|remark| remark.wordings.iter().flat_map(|wording| &wording.printed_by));
    remark.into_iter().flat_map(|remark| &remark.sources).chain(printed).collect()
}
