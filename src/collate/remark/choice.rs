//! The groups with which a text agrees into those it belongs to: the one it is a wording of, or the several
//! that it spans.

use std::collections::{BTreeMap, BTreeSet};

use super::text::Text;

/// A text with which the one in question agrees.
pub(super) struct Match {
    pub(super) text: usize,
    pub(super) group: usize,
    pub(super) share: f32,
    /// Whether the group is a registered quote's.
    pub(super) is_registered: bool,
}

/// A group with which the text in question agrees.
struct Candidate {
    group: usize,
    is_registered: bool,
    is_equal: bool,
    share: f32,
    covered: Vec<bool>,
}

/// The groups that `text` belongs to, in order of its words: none, one, or several that it spans. Of groups that
/// share the same part of it, the best one has it, unless they are registered quotes.
pub(super) fn choose(texts: &[Text<'_>], text: usize, matches: &[Match]) -> Vec<usize> {
    let groups: BTreeSet<usize> = matches.iter().map(|found| found.group).collect();
    if groups.len() < 2 {
        return groups.into_iter().collect();
    }
    let mut candidates = candidates(texts, text, matches);
    if candidates.iter().any(|candidate| candidate.is_equal) {
        candidates.retain(|candidate| candidate.is_equal);
    }
    candidates.sort_by(Candidate::by_rank);
    let mut chosen: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if chosen.iter().all(|other| candidate.stands_beside(other)) {
            chosen.push(candidate);
        }
    }
    chosen.sort_by_key(|candidate| (candidate.start(), candidate.group));
    chosen.into_iter().map(|candidate| candidate.group).collect()
}

fn candidates(texts: &[Text<'_>], text: usize, matches: &[Match]) -> Vec<Candidate> {
    let mut candidates: BTreeMap<usize, Candidate> = BTreeMap::new();
    for found in matches {
        let covered = texts[text].covered_by(&texts[found.text]);
        let new = Candidate {
            group: found.group,
            is_registered: found.is_registered,
            is_equal: found.text == text,
            share: found.share,
            covered,
        };
        match candidates.get_mut(&found.group) {
            Some(known) => known.unite(&new),
            None => drop(candidates.insert(found.group, new)),
        }
    }
    candidates.into_values().collect()
}

impl Candidate {
    fn unite(&mut self, other: &Self) {
        self.is_equal |= other.is_equal;
        self.share = self.share.max(other.share);
        self.covered.iter_mut().zip(&other.covered).for_each(|(own, other)| *own |= other);
    }

    /// The best first: who agrees most, then who is registered, then who covers most.
    fn by_rank(&self, other: &Self) -> std::cmp::Ordering {
        let by_share = other.share.total_cmp(&self.share);
        let rest = |it: &Self| (!it.is_registered, usize::MAX - it.length(), it.group);
        by_share.then_with(|| rest(self).cmp(&rest(other)))
    }

    /// Whether the text can belong to both: they have different parts of it, or both are registered.
    fn stands_beside(&self, other: &Self) -> bool {
        let common = self.covered.iter().zip(&other.covered).filter(|(own, other)| **own && **other).count();
        let is_apart = 2 * common < self.length().min(other.length());
        is_apart || self.is_registered && other.is_registered
    }

    fn length(&self) -> usize {
        self.covered.iter().filter(|covered| **covered).count()
    }

    fn start(&self) -> usize {
        self.covered.iter().position(|covered| *covered).unwrap_or(usize::MAX)
    }
}
