//! Pieces that have much in common: what few pieces refer to weighs more.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Key, Kind};
use crate::resolve::Corpus;

/// An entry that more pieces refer to says nothing about what they have in common, and would make the
/// work grow with the square of their number.
const COMMON: usize = 64;

/// How many related pieces are named.
const MOST: usize = 4;

/// The least weight for two pieces to be related: one entry that only they share, or several commoner ones.
const LEAST: u32 = 32;

/// For each of `pieces`, up to four earlier ones with the greatest weight of shared references, equals by date,
/// the later first. Weights are powers of two, so that one more reference elsewhere seldom changes anything.
pub(super) fn related(
    corpus: &Corpus,
    pieces: &[Key],
    referring: &BTreeMap<Key, Vec<Key>>,
    thread_pieces: &BTreeMap<Key, Vec<Key>>,
) -> BTreeMap<Key, Vec<Key>> {
    let rank: BTreeMap<&Key, usize> = pieces.iter().enumerate().map(|(rank, key)| (key, rank)).collect();
    let neighbours = neighbours(thread_pieces);
    let mut weights: BTreeMap<usize, BTreeMap<usize, u32>> = BTreeMap::new();
    for (key, from) in referring {
        let shared: Vec<usize> = from.iter().filter_map(|key| rank.get(key).copied()).collect();
        let telling = (2..=COMMON).contains(&shared.len())
            && key.kind != Kind::Thread
            && corpus.entries.contains_key(key);
        if !telling {
            continue;
        }
        let weight = 64 >> shared.len().ilog2();
        for (at, later) in shared.iter().enumerate() {
            for earlier in &shared[..at] {
                *weights.entry(*later).or_default().entry(*earlier).or_default() += weight;
            }
        }
    }
    let mut related = BTreeMap::new();
    for (piece, weights) in weights {
        let near = neighbours.get(&pieces[piece]);
        let mut found: Vec<(u32, usize)> = weights
            .into_iter()
            .filter(|(other, weight)| {
                *weight >= LEAST && near.is_none_or(|near| !near.contains(&pieces[*other]))
            })
            .map(|(other, weight)| (weight, other))
            .collect();
        found.sort_by(|a, b| b.cmp(a));
        related.insert(
            pieces[piece].clone(),
            found.into_iter().take(MOST).map(|(_, other)| pieces[other].clone()).collect(),
        );
    }
    related
}

/// For each piece, the ones just before and after it in a thread, which its page names anyway.
fn neighbours(thread_pieces: &BTreeMap<Key, Vec<Key>>) -> BTreeMap<Key, BTreeSet<Key>> {
    let mut neighbours: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for pair in thread_pieces.values().flat_map(|pieces| pieces.windows(2)) {
        neighbours.entry(pair[0].clone()).or_default().insert(pair[1].clone());
        neighbours.entry(pair[1].clone()).or_default().insert(pair[0].clone());
    }
    neighbours
}
