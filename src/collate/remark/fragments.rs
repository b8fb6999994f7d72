//! Words of a day by the one remark that has them, for those who print a word or two.

use std::collections::BTreeMap;

/// The fragments of a day, each with the group whose texts have its words.
#[derive(Default)]
pub(super) struct Fragments<'t> {
    groups: BTreeMap<&'t str, Within>,
}

/// Which groups have the words of a fragment.
enum Within {
    None,
    One(usize),
    Several,
}

impl<'t> Fragments<'t> {
    /// Remember to look for the words of `folded`.
    pub(super) fn want(&mut self, folded: &'t str) {
        self.groups.insert(folded, Within::None);
    }

    /// Take up that a text of `group` has the words of `folded`.
    pub(super) fn take(&mut self, folded: &str, group: usize) {
        if self.groups.is_empty() {
            return;
        }
        let mut before = None;
        let mut start = 0;
        for word in folded.split(' ') {
            let end = start + word.len();
            self.found(word, group);
            if let Some(before) = before {
                self.found(&folded[before..end], group);
            }
            before = Some(start);
            start = end + 1;
        }
    }

    fn found(&mut self, words: &str, group: usize) {
        if let Some(within) = self.groups.get_mut(words) {
            *within = match within {
                Within::None => Within::One(group),
                Within::One(known) if *known == group => Within::One(group),
                _ => Within::Several,
            };
        }
    }

    /// The one group that has the words of `folded`.
    pub(super) fn only(&self, folded: &str) -> Option<usize> {
        match self.groups.get(folded) {
            Some(Within::One(group)) => Some(*group),
            _ => None,
        }
    }
}
