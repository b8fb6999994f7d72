//! Addresses of remarks that are there no more into the remarks that have their words now.

use std::collections::{BTreeMap, BTreeSet};

use crate::collate::{Concordance, NO_DAY, address, fold};
use crate::model::{Date, Key};

/// How many letters and digits the hash at the end of an address has.
const HASH: usize = 8;

/// Addresses of so many words are not looked for by parts of them.
const FEW: usize = 3;

/// The remarks with a page of one speaker, by their words.
#[derive(Debug, Default)]
pub(super) struct Heirs {
    /// By the addresses of their wordings, the earliest first.
    by_slug: BTreeMap<String, Vec<Said>>,
    /// By two words that stand side by side in one of their wordings.
    by_pair: BTreeMap<(String, String), BTreeSet<Said>>,
}

/// A remark, in order of its day.
type Said = (Option<Date>, usize);

impl Heirs {
    /// The remarks of `speaker` that have a page.
    pub(super) fn of(concordance: &Concordance, speaker: &Key) -> Self {
        let mut heirs = Self::default();
        for at in concordance.remarks_by.get(speaker).into_iter().flatten() {
            let remark = &concordance.remarks[*at];
            if remark.has_page && remark.speaker() == speaker {
                let said = (remark.said_on.map(Date::to_day), *at);
                for wording in &remark.wordings {
                    heirs.enter(speaker, &fold(&wording.words), said);
                }
            }
        }
        heirs
    }

    fn enter(&mut self, speaker: &Key, folded: &str, said: Said) {
        let known = self.by_slug.entry(address(speaker.id.as_str(), folded)).or_default();
        if !known.contains(&said) {
            known.push(said);
        }
        for (first, second) in folded.split(' ').zip(folded.split(' ').skip(1)) {
            self.by_pair.entry((first.to_owned(), second.to_owned())).or_default().insert(said);
        }
    }

    /// The remark that has the words of the address `slug` now, or else most of the first of them. Of several the
    /// one of the day that the address names, or else the earliest.
    pub(super) fn heir(&self, slug: &str) -> Option<usize> {
        let (words, day) = without_day(slug);
        let of_day = |said: &&Said| day.is_some_and(|day| said.0.is_some_and(|own| own.to_string() == day));
        if let Some(known) = self.by_slug.get(words) {
            return known.iter().find(of_day).or(known.first()).map(|(_, at)| *at);
        }
        let words: Vec<&str> = first_words(words).split('-').collect();
        let covered = self.covered(&words);
        let enough = words.len().div_ceil(2).max(words.len().min(FEW));
        let best = covered.iter().filter(|(_, count)| **count >= enough);
        let best = best.max_by_key(|(said, count)| (**count, of_day(said), std::cmp::Reverse(**said)));
        best.map(|(said, _)| said.1)
    }

    /// For each remark how many of `words` stand in it beside the same word as here.
    fn covered(&self, words: &[&str]) -> BTreeMap<Said, usize> {
        let mut covered: BTreeMap<Said, (usize, usize)> = BTreeMap::new();
        for (at, pair) in words.windows(2).enumerate() {
            let pair = (pair[0].to_owned(), pair[1].to_owned());
            for said in self.by_pair.get(&pair).into_iter().flatten() {
                let (count, end) = covered.entry(*said).or_default();
                *count += at + 2 - (*end).max(at);
                *end = at + 2;
            }
        }
        covered.into_iter().map(|(said, (count, _))| (said, count)).collect()
    }
}

/// An address without the day at its end, and that day.
fn without_day(slug: &str) -> (&str, Option<&str>) {
    let is_digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    for form in [&[4, 2, 2][..], &[4, 2], &[4]] {
        let length = form.iter().sum::<usize>() + form.len() - 1;
        let Some(start) = slug.len().checked_sub(length).filter(|start| slug.is_char_boundary(*start)) else {
            continue;
        };
        let parts: Vec<&str> = slug[start..].split('-').collect();
        let is_day =
            parts.len() == form.len() && parts.iter().zip(form).all(|(part, count)| is_digits(part, *count));
        if let (true, Some(before)) = (is_day, slug[..start].strip_suffix('-')) {
            return (before, Some(&slug[start..]));
        }
    }
    let undated = slug.strip_suffix(NO_DAY).and_then(|before| before.strip_suffix('-'));
    (undated.unwrap_or(slug), None)
}

/// An address without the hash at its end, if it has one.
fn first_words(slug: &str) -> &str {
    let is_hash = |tail: &str| tail.len() == HASH && tail.bytes().all(|byte| byte.is_ascii_alphanumeric());
    slug.rsplit_once('-').filter(|(_, tail)| is_hash(tail)).map_or(slug, |(words, _)| words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Kind};

    fn heirs(said: &[(&str, &str)]) -> (Heirs, Key) {
        let speaker = Key::new(Kind::Actor, Id::parse("ann").unwrap());
        let mut heirs = Heirs::default();
        for (at, (day, words)) in said.iter().enumerate() {
            heirs.enter(&speaker, &fold(words), (Date::parse(day).ok(), at));
        }
        (heirs, speaker)
    }

    #[test]
    fn an_address_leads_to_the_remark_that_has_its_words() {
        let (heirs, ann) = heirs(&[
            ("2025-04-18", "We will never stop this war"),
            ("2025-04-19", "We will never stop this war"),
            ("2025-04-20", "We are not to blame for any of this"),
        ]);
        let slug = address(ann.id.as_str(), &fold("We will never stop this war"));
        assert_eq!(heirs.heir(&slug), Some(0));
        assert_eq!(heirs.heir(&format!("{slug}-2025-04-19")), Some(1));
        assert_eq!(heirs.heir(&format!("{slug}-2025-05")), Some(0));
        assert_eq!(heirs.heir(&format!("{slug}-undated")), Some(0));
    }

    #[test]
    fn an_address_of_words_that_nobody_has_leads_where_most_of_them_are() {
        let (heirs, ann) = heirs(&[
            ("2025-04-18", "We will never stop this"),
            ("2025-04-19", "We will never, ever stop the war"),
            ("2025-04-20", "We are not to blame"),
        ]);
        let of = |words: &str| heirs.heir(&address(ann.id.as_str(), &fold(words)));
        assert_eq!(of("We will never stop this war of theirs"), Some(0));
        assert_eq!(of("We are not in any way to be blamed"), Some(2));
        assert_eq!(of("We are who we always were, friends"), None);
        assert_eq!(heirs.heir("never-stop-this"), Some(0));
        assert_eq!(heirs.heir("war"), None);
    }
}
