//! What a speaker said on one day into groups.
//!
//! Single sentences come first, from the longest down, so that excerpts find what they are from, also those that
//! are known from longer texts alone; then texts of several sentences, from the shortest up, so that those that
//! span several remarks are known as such; then fragments.

use std::collections::BTreeSet;

use super::choice::choose;
use super::fragments::Fragments;
use super::groups::{Group, Grouping, Texts};
use super::index::Leaders;
use super::stated::{is_day, may_be};
use super::text::Text;
use crate::model::Date;

/// A text so many times as long as those of its group stands for the group as well.
const LONGER: (usize, usize) = (4, 3);

/// What was said on one day, or at a time of which as much is stated.
pub(super) struct Day<'g, 's, 'c> {
    grouping: &'g mut Grouping<'s, 'c>,
    date: Option<Date>,
    leaders: Leaders,
    fragments: Fragments<'s>,
}

impl<'g, 's, 'c> Day<'g, 's, 'c> {
    pub(super) fn of(grouping: &'g mut Grouping<'s, 'c>, date: Option<Date>) -> Self {
        Self { grouping, date, leaders: Leaders::default(), fragments: Fragments::default() }
    }

    /// Find the groups of `texts`.
    pub(super) fn fill(mut self, texts: &Texts) {
        let spoken = self.grouping.spoken;
        for text in texts.keys().map(|text| &spoken.texts[*text]).filter(|text| text.is_fragment()) {
            self.fragments.want(&text.folded);
        }
        let anchors = self.date.and_then(|date| self.grouping.anchors.remove(&date));
        for (text, group) in anchors.unwrap_or_default() {
            self.leaders.add(&spoken.texts, text, group);
            self.fragments.take(&spoken.texts[text].folded, group);
        }
        let mut order: Vec<(usize, &[usize])> =
            texts.iter().map(|(text, uses)| (*text, uses.as_slice())).collect();
        if texts.len() > 1 {
            let sentences = texts.keys().flat_map(|text| &spoken.texts[*text].sentences);
            let unprinted: BTreeSet<usize> =
                sentences.filter(|text| !texts.contains_key(text)).copied().collect();
            order.extend(unprinted.into_iter().map(|text| (text, &[][..])));
        }
        order.sort_by_key(|(text, _)| (rank(&spoken.texts[*text]), *text));
        for (text, uses) in order {
            self.take(text, uses);
        }
    }

    /// Find the groups of `text`. Without uses it is a sentence that nobody prints alone.
    fn take(&mut self, text: usize, uses: &[usize]) {
        let is_fragment = self.grouping.spoken.texts[text].is_fragment();
        if uses.is_empty() {
            if !is_fragment && self.groups_of(text).is_empty() {
                let group = self.start();
                self.leaders.add(&self.grouping.spoken.texts, text, group);
            }
        } else if is_fragment {
            self.fragment(text, uses);
        } else if is_day(self.date) {
            self.join(text, uses);
        } else {
            let left = self.grouping.join_dated(text, uses);
            if !left.is_empty() {
                self.join(text, &left);
            }
        }
    }

    /// Put `uses` of `text` into the groups of the day with which it agrees, or let it begin one.
    fn join(&mut self, text: usize, uses: &[usize]) {
        let mut groups = self.groups_of(text);
        if groups.is_empty() {
            groups.push(self.start());
        }
        if let [group] = groups[..] {
            let texts = &self.grouping.spoken.texts;
            let own = &texts[text];
            let longest = &mut self.grouping.groups[group].longest;
            if own.words * LONGER.1 > *longest * LONGER.0 {
                *longest = own.words;
                self.leaders.add(texts, text, group);
                if self.date.is_some() {
                    self.grouping.calendar.lead(texts, text);
                }
            }
            self.fragments.take(&own.folded, group);
        }
        self.put(text, uses, &groups);
    }

    /// The groups of the day with which `text` agrees. Of several that it spans, and of those that a text of
    /// several sentences agrees with, only those count that others print.
    fn groups_of(&self, text: usize) -> Vec<usize> {
        let texts = &self.grouping.spoken.texts;
        let own = &texts[text];
        let mut near = self.leaders.near(own);
        near.extend(self.open(self.grouping.floating.near(own)));
        if !own.sentences.is_empty() {
            near.retain(|(_, group)| self.is_printed(*group));
        }
        let mut groups = choose(texts, text, &self.grouping.matches(text, near));
        if groups.len() > 1 {
            let first = groups[0];
            groups.retain(|group| self.is_printed(*group));
            if groups.is_empty() {
                groups.push(first);
            }
        }
        groups
    }

    fn is_printed(&self, group: usize) -> bool {
        let group = &self.grouping.groups[group];
        group.quote.is_some() || !group.uses.is_empty()
    }

    fn start(&mut self) -> usize {
        let group =
            Group { quote: None, date: self.date, uses: Vec::new(), spanning: Vec::new(), longest: 0 };
        self.grouping.groups.push(group);
        self.grouping.groups.len() - 1
    }

    /// Of texts that stand for registered quotes of no known day, those that may have been said on this one.
    fn open(&self, near: Vec<(usize, usize)>) -> impl Iterator<Item = (usize, usize)> {
        near.into_iter().filter(|(_, group)| {
            let known = self.grouping.groups[*group].date;
            known == self.date || !is_day(known) && may_be(known, self.date)
        })
    }

    fn put(&mut self, text: usize, uses: &[usize], groups: &[usize]) {
        self.grouping.place(uses, groups);
        for group in groups {
            self.grouping.settle(*group, self.date);
        }
        self.grouping.calendar.enter(text, self.date, groups);
    }

    /// A word or two belong to the same words if these are registered, else to the one remark of the day that
    /// has them.
    fn fragment(&mut self, text: usize, uses: &[usize]) {
        let own = &self.grouping.spoken.texts[text];
        let day = self.date.filter(|date| is_day(Some(*date)));
        let floating = || {
            let near = self.open(self.grouping.floating.near(own));
            near.filter(|(other, _)| *other == text).map(|(_, group)| group).min()
        };
        let registered = day.and_then(|day| self.grouping.calendar.on(text, day)).or_else(floating);
        let known = registered.or_else(|| day.and_then(|_| self.fragments.only(&own.folded)));
        let group = known.unwrap_or_else(|| self.start());
        self.put(text, uses, &[group]);
    }
}

fn rank(text: &Text<'_>) -> (u8, usize) {
    match text.sentences.as_slice() {
        _ if text.is_fragment() => (2, 0),
        [] => (0, usize::MAX - text.words),
        _ => (1, text.words),
    }
}
