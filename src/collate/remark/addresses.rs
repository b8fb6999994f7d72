//! The groups of a speaker into the last parts of their addresses, and which have the same words on other days.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Group;
use super::spoken::Spoken;
use crate::collate::fold;
use crate::model::{Date, Key};

/// Of a slogan that is repeated on many days, each remark knows so many before and after it.
const NEAR: usize = 6;

/// What stands behind the address of words that are said on other days too, if no day is known.
pub(crate) const NO_DAY: &str = "undated";

/// Where a group is found.
#[derive(Clone, Debug, Default)]
pub(super) struct Addressed {
    pub(super) slug: String,
    pub(super) other_slugs: Vec<String>,
    pub(super) has_page: bool,
    /// Groups with the same words.
    pub(super) also_said: Vec<usize>,
}

/// The addresses of `groups`: a registered one's by its id, any other's by its earliest wording. Words that are
/// said on several days lead to the remark that had them first; the others carry their day.
pub(super) fn address(speaker: &Key, spoken: &Spoken<'_>, groups: &[Group]) -> Vec<Addressed> {
    let texts: Vec<OfGroup> = groups.iter().map(|group| OfGroup::new(spoken, group)).collect();
    let mut having: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
    for (at, of_group) in texts.iter().enumerate().filter(|(_, of_group)| of_group.has_page) {
        for (text, first) in &of_group.texts {
            having.entry(*text).or_default().push(Claim { first: *first, group: at });
        }
    }
    let owner =
        |text: usize| having.get(&text).and_then(|claims| claims.iter().min()).map(|claim| claim.group);
    let slug = |text: usize| fold::address(speaker.id.as_str(), &spoken.texts[text].folded);
    let addressed = texts.iter().enumerate().map(|(at, of_group)| {
        let own = match groups[at].quote {
            Some(quote) => spoken.quotes[quote].entry.key.id.to_string(),
            None if owner(of_group.primary).is_none_or(|owner| owner == at) => slug(of_group.primary),
            None => format!("{}-{}", slug(of_group.primary), day_part(groups[at].date)),
        };
        let led = of_group.texts.keys().filter(|text| owner(**text) == Some(at));
        let other_slugs = led.map(|text| slug(*text)).filter(|other| *other != own).collect();
        Addressed { slug: own, other_slugs, has_page: of_group.has_page, also_said: Vec::new() }
    });
    let mut addressed: Vec<Addressed> = addressed.collect();
    for (at, also_said) in also_said(groups, &having) {
        addressed[at].also_said = also_said;
    }
    addressed
}

/// What is added to the address of words that were said on other days too.
fn day_part(date: Option<Date>) -> String {
    date.map_or_else(|| NO_DAY.to_owned(), |date| date.to_day().to_string())
}

/// A group that has a text, and since when: the registered words first, then in order of publication.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    first: Option<usize>,
    group: usize,
}

/// The texts of a group, and the first use of each; none for the registered one.
struct OfGroup {
    texts: BTreeMap<usize, Option<usize>>,
    primary: usize,
    has_page: bool,
}

impl OfGroup {
    fn new(spoken: &Spoken<'_>, group: &Group) -> Self {
        let registered = group.quote.map(|quote| (spoken.quotes[quote].text, None));
        let leading = group.spanning.iter().filter(|(_, leads)| *leads).map(|(at, _)| at);
        let uses = group.uses.iter().chain(leading).map(|at| (spoken.uses[*at].text, Some(*at)));
        let mut texts: BTreeMap<usize, Option<usize>> = BTreeMap::new();
        for (text, first) in registered.into_iter().chain(uses) {
            let known = texts.entry(text).or_insert(first);
            *known = (*known).min(first);
        }
        let primary = registered.map(|(text, _)| text);
        let primary = primary.or_else(|| group.uses.first().map(|at| spoken.uses[*at].text)).unwrap_or(0);
        let is_fragment = texts.keys().all(|text| spoken.texts[*text].is_fragment());
        Self { texts, primary, has_page: group.quote.is_some() || !is_fragment }
    }
}

/// For each group the groups near it in time that have one of its texts.
fn also_said(groups: &[Group], having: &BTreeMap<usize, Vec<Claim>>) -> BTreeMap<usize, Vec<usize>> {
    let day = |at: usize| (groups[at].date, at);
    let mut others: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for same in having.values().filter(|same| same.len() > 1) {
        let mut same: Vec<usize> = same.iter().map(|claim| claim.group).collect();
        same.sort_by_key(|at| day(*at));
        for (rank, at) in same.iter().enumerate() {
            let near = &same[rank.saturating_sub(NEAR)..(rank + NEAR + 1).min(same.len())];
            others.entry(*at).or_default().extend(near.iter().copied().filter(|other| other != at));
        }
    }
    let nearest = |at: usize, others: BTreeSet<usize>| {
        let (mut before, mut after): (Vec<usize>, Vec<usize>) =
            others.into_iter().partition(|other| day(*other) < day(at));
        before.sort_by_key(|other| std::cmp::Reverse(day(*other)));
        after.sort_by_key(|other| day(*other));
        before.truncate(NEAR);
        after.truncate(NEAR);
        before.into_iter().chain(after).collect()
    };
    others.into_iter().map(|(at, others)| (at, nearest(at, others))).collect()
}
