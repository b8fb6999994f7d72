//! What one speaker said into groups: the places that have wordings of one remark.
//!
//! The outcome depends on what was said alone, not on the order of files: registered quotes come first, then
//! days from the earliest on, then what is known of no day.

use std::collections::BTreeMap;

use super::calendar::Calendar;
use super::choice::{Match, choose};
use super::day::Day;
use super::index::Leaders;
use super::spoken::{Spoken, Use};
use super::stated::{Stated, is_day};
use crate::model::Date;

/// The places that have wordings of one remark.
#[derive(Debug)]
pub(super) struct Group {
    /// The registered quote.
    pub(super) quote: Option<usize>,
    /// When it was said, as far as that is known.
    pub(super) date: Option<Date>,
    /// The uses of wordings that are its own, in order.
    pub(super) uses: Vec<usize>,
    /// The uses of wordings that span other remarks too, and whether they lead here.
    pub(super) spanning: Vec<(usize, bool)>,
    /// How many words the longest text has that others are compared with.
    pub(super) longest: usize,
}

/// The groups of one speaker, and the one to which each use leads.
pub(super) struct Groups {
    pub(super) all: Vec<Group>,
    pub(super) of_use: Vec<Option<usize>>,
}

/// Put together what is one remark.
pub(super) fn groups(spoken: &Spoken<'_>) -> Groups {
    let mut grouping = Grouping::new(spoken);
    grouping.register();
    for (stated, texts) in grouping.stated() {
        Day::of(&mut grouping, stated.date()).fill(&texts);
    }
    grouping.translations();
    grouping.finish()
}

/// Texts of one stated day, with their uses.
pub(super) type Texts = BTreeMap<usize, Vec<usize>>;

/// Groups while they are put together.
pub(super) struct Grouping<'s, 'c> {
    pub(super) spoken: &'s Spoken<'c>,
    pub(super) groups: Vec<Group>,
    of_use: Vec<Option<usize>>,
    pub(super) calendar: Calendar,
    /// For each registered quote the texts that stand for it.
    anchored: Vec<Vec<usize>>,
    /// Those of quotes of a stated day, by that day, each with its group.
    pub(super) anchors: BTreeMap<Date, Vec<(usize, usize)>>,
    /// Those of quotes of which no day is stated.
    pub(super) floating: Leaders,
}

impl<'s, 'c> Grouping<'s, 'c> {
    fn new(spoken: &'s Spoken<'c>) -> Self {
        Self {
            spoken,
            groups: Vec::new(),
            of_use: vec![None; spoken.uses.len()],
            calendar: Calendar::default(),
            anchored: Vec::new(),
            anchors: BTreeMap::new(),
            floating: Leaders::default(),
        }
    }

    /// A group for each registered quote, with the uses that name it.
    fn register(&mut self) {
        let mut naming: Vec<Vec<usize>> = vec![Vec::new(); self.spoken.quotes.len()];
        for (at, usage) in self.spoken.uses.iter().enumerate() {
            if let Some(quote) = usage.quote {
                self.of_use[at] = Some(quote);
                if !usage.translated {
                    naming[quote].push(at);
                }
            }
        }
        for (number, (quote, uses)) in self.spoken.quotes.iter().zip(naming).enumerate() {
            let named = uses.iter().map(|at| self.spoken.uses[*at].text);
            let mut texts: Vec<usize> = std::iter::once(quote.text).chain(named).collect();
            texts.sort_unstable();
            texts.dedup();
            let longest = texts.iter().map(|text| self.spoken.texts[*text].words).max().unwrap_or(0);
            let date = self.day_of(quote.said_on, &uses);
            self.groups.push(Group { quote: Some(number), date, uses, spanning: Vec::new(), longest });
            for text in &texts {
                self.anchor(*text, number);
            }
            self.anchored.push(texts);
        }
    }

    /// The day of a registered quote: its own, or the earliest that agrees with it where it is named.
    fn day_of(&self, stated: Option<Date>, uses: &[usize]) -> Option<Date> {
        let stated = stated.map(Date::to_day);
        let named = uses.iter().filter_map(|at| self.spoken.uses[*at].said_on);
        let fitting = named.filter(|day| stated.is_none_or(|stated| stated.agrees(*day)));
        let known = fitting.chain(stated).map(|day| Stated::of(Some(day)));
        known.min().and_then(Stated::date)
    }

    fn anchor(&mut self, text: usize, group: usize) {
        match self.groups[group].date {
            Some(day) if is_day(Some(day)) => {
                self.anchors.entry(day).or_default().push((text, group));
                self.calendar.enter(text, Some(day), &[group]);
                self.calendar.lead(&self.spoken.texts, text);
            }
            _ => self.floating.add(&self.spoken.texts, text, group),
        }
    }

    /// The texts that name no quote, by what is stated of their day.
    fn stated(&self) -> BTreeMap<Stated, Texts> {
        let mut stated: BTreeMap<Stated, Texts> = BTreeMap::new();
        for (at, usage) in self.spoken.uses.iter().enumerate() {
            if usage.quote.is_none() && !usage.translated {
                let texts = stated.entry(Stated::of(usage.said_on)).or_default();
                texts.entry(usage.text).or_default().push(at);
            }
        }
        stated
    }

    /// A registered quote of no known day was said on `date`, if that says more than is known.
    pub(super) fn settle(&mut self, group: usize, date: Option<Date>) {
        if Stated::of(date) >= Stated::of(self.groups[group].date) {
            return;
        }
        self.groups[group].date = date;
        for text in self.groups[group].quote.map(|quote| self.anchored[quote].clone()).unwrap_or_default() {
            self.calendar.enter(text, date, &[group]);
            self.calendar.lead(&self.spoken.texts, text);
        }
    }

    /// Put `uses` of one text into `groups`.
    pub(super) fn place(&mut self, uses: &[usize], groups: &[usize]) {
        for at in uses {
            self.of_use[*at] = groups.first().copied();
            if let [group] = groups {
                self.groups[*group].uses.push(*at);
            } else {
                for (rank, group) in groups.iter().enumerate() {
                    self.groups[*group].spanning.push((*at, rank == 0));
                }
            }
        }
    }

    /// Those of `near`, pairs of text and group, with which `text` agrees.
    pub(super) fn matches(&self, text: usize, near: Vec<(usize, usize)>) -> Vec<Match> {
        let texts = &self.spoken.texts;
        let agreeing = near.into_iter().filter_map(|(other, group)| {
            let share = texts[text].agrees(&texts[other])?;
            let is_registered = self.groups.get(group).is_some_and(|group| group.quote.is_some());
            Some(Match { text: other, group, share, is_registered })
        });
        agreeing.collect()
    }

    /// Put those `uses` of `text`, of which no day is known, with what was said on a known day: the same words
    /// if there are such, else words that agree. What is left was not said before on any day that we know.
    pub(super) fn join_dated(&mut self, text: usize, uses: &[usize]) -> Vec<usize> {
        let mut agreeing: Option<Vec<Match>> = None;
        let mut left = Vec::new();
        for at in uses.iter().copied() {
            let usage = &self.spoken.uses[at];
            let same = self.calendar.latest(text, usage);
            let mut groups = same.map_or_else(Vec::new, |(_, groups)| groups.to_vec());
            if groups.is_empty() {
                let agreeing = agreeing.get_or_insert_with(|| {
                    let near = self.calendar.near(&self.spoken.texts, text);
                    self.matches(text, near)
                });
                groups = self.latest_agreeing(text, usage, agreeing);
            }
            if groups.is_empty() {
                left.push(at);
            } else {
                self.place(&[at], &groups);
            }
        }
        left
    }

    /// The groups of `text` on the latest day that may be meant by `usage` and on which something `agreeing` was
    /// said.
    fn latest_agreeing(&self, text: usize, usage: &Use, agreeing: &[Match]) -> Vec<usize> {
        let said = agreeing.iter().filter_map(|found| {
            let (day, groups) = self.calendar.latest(found.text, usage)?;
            Some((day, groups, found))
        });
        let said: Vec<(Date, &[usize], &Match)> = said.collect();
        let latest = said.iter().map(|(day, ..)| *day).max();
        let matches = said.into_iter().filter(|(day, ..)| Some(*day) == latest);
        let matches = matches.flat_map(|(_, groups, found)| {
            groups.iter().map(|group| Match {
                text: found.text,
                group: *group,
                share: found.share,
                is_registered: self.groups[*group].quote.is_some(),
            })
        });
        choose(&self.spoken.texts, text, &matches.collect::<Vec<_>>())
    }

    /// What stands in translations belongs to what has the same words.
    fn translations(&mut self) {
        for (group, texts) in self.anchored.iter().enumerate() {
            for text in texts.iter().filter(|_| self.groups[group].date.is_none()) {
                self.calendar.enter(*text, None, &[group]);
            }
        }
        for (at, usage) in self.spoken.uses.iter().enumerate() {
            if self.of_use[at].is_none() {
                let dated = self.calendar.latest(usage.text, usage).and_then(|(_, groups)| groups.first());
                self.of_use[at] = dated.copied().or_else(|| self.calendar.undated(usage.text));
            }
        }
    }

    /// The groups that have anything, numbered anew.
    fn finish(self) -> Groups {
        let mut numbers = vec![None; self.groups.len()];
        let mut all: Vec<Group> = Vec::new();
        for (old, mut group) in self.groups.into_iter().enumerate() {
            if group.quote.is_some() || !group.uses.is_empty() {
                group.uses.sort_unstable();
                group.spanning.sort_unstable();
                numbers[old] = Some(all.len());
                all.push(group);
            }
        }
        let of_use = self.of_use.into_iter().map(|group| numbers[group?]).collect();
        Groups { all, of_use }
    }
}
