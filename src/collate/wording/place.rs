//! Where in a long record printed words may stand: the stretches that share most with them.

use std::ops::Range;

use super::words::Word;

/// Records of so few words are looked at as a whole.
const SHORT: usize = 1500;

/// How many words are weighed together.
const BUCKET: usize = 48;

/// After so many places, more frequent words are not looked up any more.
const BUDGET: usize = 20_000;

/// Where the words of a record stand, by the last bits of what stands for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// For each value of these bits, where its places begin.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Index {
    /// The index of `words`; empty for a record that is looked at as a whole.
    pub(super) fn of(words: &[Word]) -> Self {
        if words.len() <= SHORT {
            return Self::default();
        }
        let mut index =
            Self { starts: vec![0; words.len().next_power_of_two() + 1], places: vec![0; words.len()] };
        for word in words {
            let slot = index.slot(word.key());
            index.starts[slot + 1] += 1;
        }
        for slot in 1..index.starts.len() {
            index.starts[slot] += index.starts[slot - 1];
        }
        let mut next = index.starts.clone();
        for (word, place) in words.iter().zip(0..) {
            let slot = index.slot(word.key());
            index.places[next[slot] as usize] = place;
            next[slot] += 1;
        }
        index
    }

    fn slot(&self, key: u64) -> usize {
        let slots = self.starts.len() as u64 - 1;
        usize::try_from((key ^ (key >> 32)) & (slots - 1)).unwrap_or(0)
    }

    /// Where `key` stands in `words`, in order.
    fn places<'a>(&'a self, words: &'a [Word], key: u64) -> impl Iterator<Item = usize> + 'a {
        let slot = self.slot(key);
        let places = &self.places[self.starts[slot] as usize..self.starts[slot + 1] as usize];
        places.iter().map(|place| *place as usize).filter(move |place| words[*place].key() == key)
    }
}

/// The stretches of `record` in which `printed` may stand, in order and apart from each other.
pub(super) fn stretches(record: &[Word], index: &Index, printed: &[Word]) -> Vec<Range<usize>> {
    if index.places.is_empty() {
        return std::iter::once(0..record.len()).collect();
    }
    let scores = scores(record, index, printed);
    let mut best: Vec<usize> = (0..scores.len()).filter(|at| scores[*at] > 0.0).collect();
    best.sort_by(|one, other| scores[*other].total_cmp(&scores[*one]).then(one.cmp(other)));
    best.truncate(6 + printed.len() / 12);
    best.sort_unstable();
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for bucket in best {
        let from = (bucket * BUCKET).saturating_sub(BUCKET);
        let to = ((bucket + 2) * BUCKET).min(record.len());
        match stretches.last_mut().filter(|last| last.end >= from) {
            Some(last) => last.end = to,
            None => stretches.push(from..to),
        }
    }
    stretches
}

/// How much each bucket of `record` shares with `printed`: rare words count more, pairs count again.
fn scores(record: &[Word], index: &Index, printed: &[Word]) -> Vec<f32> {
    let mut scores = vec![0.0; record.len() / BUCKET + 1];
    let mut last = vec![usize::MAX; scores.len()];
    let mut known: Vec<(usize, u64, Option<u64>)> = Vec::new();
    for (at, word) in printed.iter().enumerate() {
        let next = printed.get(at + 1).map(Word::key);
        known.push((index.places(record, word.key()).count(), word.key(), next));
    }
    known.sort_unstable();
    known.dedup();
    let mut looked = 0;
    for (rank, (count, key, next)) in known.into_iter().enumerate().filter(|(_, known)| known.0 > 0) {
        if looked > 0 && looked + count > BUDGET {
            break;
        }
        looked += count;
        let weight = rarity(record.len(), count);
        for place in index.places(record, key) {
            let bucket = place / BUCKET;
            if last[bucket] != rank {
                last[bucket] = rank;
                scores[bucket] += weight;
            }
            if next.is_some() && record.get(place + 1).map(Word::key) == next {
                scores[bucket] += weight;
            }
        }
    }
    scores
}

#[expect(clippy::cast_precision_loss, reason = "a weight need not be exact")]
fn rarity(words: usize, count: usize) -> f32 {
    (words as f32 / count as f32).ln().max(0.1)
}
