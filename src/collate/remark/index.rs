//! Texts by what they have in common, so that thousands are not each compared with all.

use std::collections::BTreeMap;

use super::text::Text;

/// Up to so many texts are all compared with.
const FEW: usize = 8;

/// The most texts that one is compared with.
const NEAREST: usize = 8;

/// What more texts have tells nothing of which is meant.
const FREQUENT: usize = 64;

/// Texts that others are compared with, each of a group of wordings.
#[derive(Default)]
pub(super) struct Leaders {
    /// Text and group of each.
    of: Vec<(usize, usize)>,
    /// Which have a key, once they are more than a few.
    by_key: BTreeMap<u64, Having>,
}

/// Which have a key; most keys only one has.
struct Having {
    first: u32,
    others: Vec<u32>,
}

impl Having {
    fn take(&mut self, at: u32) {
        let last = self.others.last().unwrap_or(&self.first);
        if self.len() <= FREQUENT && *last != at {
            self.others.push(at);
        }
    }

    fn len(&self) -> usize {
        1 + self.others.len()
    }

    fn iter(&self) -> impl Iterator<Item = u32> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

impl Leaders {
    /// Take up `text`, which stands for `group`.
    pub(super) fn add(&mut self, texts: &[Text<'_>], text: usize, group: usize) {
        self.of.push((text, group));
        let start = if self.of.len() == FEW + 1 { 0 } else { self.of.len() - 1 };
        if self.of.len() > FEW {
            for at in start..self.of.len() {
                self.enter(at, &texts[self.of[at].0]);
            }
        }
    }

    fn enter(&mut self, at: usize, text: &Text<'_>) {
        let Ok(at) = u32::try_from(at) else { return };
        for key in text.keys() {
            self.by_key.entry(key).or_insert(Having { first: at, others: Vec::new() }).take(at);
        }
    }

    /// Those with which `text` has most in common, as text and group: what few of them have weighs more.
    pub(super) fn near(&self, text: &Text<'_>) -> Vec<(usize, usize)> {
        if self.of.len() <= FEW {
            return self.of.clone();
        }
        let having: Vec<&Having> = text.keys().iter().filter_map(|key| self.by_key.get(key)).collect();
        let mut telling: Vec<&Having> =
            having.iter().filter(|having| having.len() <= FREQUENT).copied().collect();
        if telling.is_empty() {
            telling.extend(having.first());
        }
        let mut weights: BTreeMap<u32, usize> = BTreeMap::new();
        for having in telling {
            for at in having.iter() {
                *weights.entry(at).or_default() += 2 * FREQUENT / having.len();
            }
        }
        let mut ranked: Vec<(usize, u32)> = weights.into_iter().map(|(at, weight)| (weight, at)).collect();
        ranked.sort_by_key(|(weight, at)| (std::cmp::Reverse(*weight), *at));
        ranked.into_iter().take(NEAREST).map(|(_, at)| self.of[at as usize]).collect()
    }
}
