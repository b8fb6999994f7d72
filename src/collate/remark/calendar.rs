//! On which days each text of a speaker was said, for those of which the day is not known.

use std::collections::{BTreeMap, BTreeSet};

use super::index::Leaders;
use super::spoken::Use;
use super::text::Text;
use crate::model::Date;

/// For texts that stand for different groups on different days.
const NO_GROUP: usize = usize::MAX;

/// The days of texts, with the groups that these belong to then.
#[derive(Default)]
pub(super) struct Calendar {
    /// For each text the days on which it was said, in order.
    dated: BTreeMap<usize, Vec<(Date, Vec<usize>)>>,
    /// For each text its groups of no day.
    undated: BTreeMap<usize, Vec<usize>>,
    /// Texts that stand for the groups of some date.
    leading: BTreeSet<usize>,
    /// The same, to be looked up; filled when first needed.
    leaders: Option<Leaders>,
}

impl Calendar {
    /// Remember that `text` was said on `day`, if it is known, and what it belongs to.
    pub(super) fn enter(&mut self, text: usize, day: Option<Date>, groups: &[usize]) {
        let Some(day) = day else {
            self.undated.entry(text).or_insert_with(|| groups.to_vec());
            return;
        };
        let days = self.dated.entry(text).or_default();
        let at = days.partition_point(|(other, _)| *other < day);
        match days.get_mut(at).filter(|(other, _)| *other == day) {
            Some((_, known)) => {
                known.extend(groups);
                known.sort_unstable();
                known.dedup();
            }
            None => days.insert(at, (day, groups.to_vec())),
        }
    }

    /// `text` stands for the groups of the days on which it was said.
    pub(super) fn lead(&mut self, texts: &[Text<'_>], text: usize) {
        if self.leading.insert(text)
            && let Some(leaders) = &mut self.leaders
        {
            leaders.add(texts, text, NO_GROUP);
        }
    }

    /// Texts of known days with which `text` may agree.
    pub(super) fn near(&mut self, texts: &[Text<'_>], text: usize) -> Vec<(usize, usize)> {
        let leading = &self.leading;
        let leaders = self.leaders.get_or_insert_with(|| {
            let mut leaders = Leaders::default();
            for leader in leading {
                leaders.add(texts, *leader, NO_GROUP);
            }
            leaders
        });
        leaders.near(&texts[text])
    }

    /// The group of `text` on `day`.
    pub(super) fn on(&self, text: usize, day: Date) -> Option<usize> {
        let days = self.dated.get(&text)?;
        days.iter().find(|(other, _)| *other == day)?.1.first().copied()
    }

    /// The latest day on which `text` was said that may be meant by `usage`, and its groups then: not after
    /// its piece, and not another than it states.
    pub(super) fn latest(&self, text: usize, usage: &Use) -> Option<(Date, &[usize])> {
        let days = self.dated.get(&text)?;
        let not_after = |limit: Option<Date>, day: Date| limit.is_none_or(|limit| !limit.is_before(day));
        let end = days
            .partition_point(|(day, _)| not_after(usage.published, *day) && not_after(usage.said_on, *day));
        let (day, groups) = days[..end].last()?;
        let fits = usage.said_on.is_none_or(|stated| stated.agrees(*day));
        fits.then_some((*day, groups.as_slice()))
    }

    /// The group of no known day that `text` belongs to.
    pub(super) fn undated(&self, text: usize) -> Option<usize> {
        self.undated.get(&text)?.first().copied()
    }
}
