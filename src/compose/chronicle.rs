//! What happened, was said, published, judged and counted: of everything, of a thread, of an actor, day by day.

use std::collections::{BTreeMap, BTreeSet};

use super::Addresses;
use super::lists::LanguageLists;
use crate::collate::Concordance;
use crate::model::{Actor, Date, Entry, Id, Key, Kind, Language};
use crate::resolve::Corpus;
use crate::text::Spanned;

/// Days with what belongs to them, the earliest first; a month or year of which no day is known stands before
/// its days.
pub type Days = Vec<(Date, DayList)>;

/// What belongs to a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayList {
    /// Events that began on it.
    pub events: Vec<Key>,
    /// Remarks made on it.
    pub remarks: Vec<usize>,
    /// Pieces published on it.
    pub pieces: Vec<Key>,
    /// Claims judged on it, each with the number of the judgement.
    pub judged: Vec<(Key, usize)>,
    /// Figures that hold as of it, each with its claim and its number there.
    pub figures: Vec<(Key, usize)>,
    /// Positions taken on it, each with its claim and its number there; on the timeline of an actor only.
    pub positions: Vec<(Key, usize)>,
    /// Roles that begin on it or end with it, each with its number; on the timeline of an actor only.
    pub roles: Vec<(usize, Turn)>,
}

/// What a day is to a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Its last day.
    Ends,
    /// Its first day.
    Begins,
}

/// The timelines of one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Chronicles {
    pub(super) everything: Days,
    /// Those of threads and actors that know of two days at least: one alone is no timeline.
    pub(super) of_entries: BTreeMap<Key, Days>,
}

type Open = BTreeMap<Date, DayList>;

/// The timelines of what `lists` have pages for in `language`.
pub(super) fn chronicles(
    corpus: &Corpus,
    concordance: &Concordance,
    addresses: &Addresses,
    (lists, language): (&LanguageLists, &Language),
) -> Chronicles {
    let mut teller = Teller {
        corpus,
        concordance,
        addresses,
        language,
        everything: Open::new(),
        of_entries: BTreeMap::new(),
    };
    let of_kind = |kind| lists.entries.get(&kind).into_iter().flatten();
    of_kind(Kind::Event).for_each(|key| teller.event(key));
    lists.remarks.iter().for_each(|at| teller.remark(*at));
    of_kind(Kind::Piece).for_each(|key| teller.piece(key));
    of_kind(Kind::Claim).for_each(|key| teller.claim(key));
    of_kind(Kind::Actor).for_each(|key| teller.roles(key));
    let entries = teller.of_entries.into_iter().filter(|(_, days)| days.len() > 1);
    Chronicles {
        everything: teller.everything.into_iter().collect(),
        of_entries: entries.map(|(key, days)| (key, days.into_iter().collect())).collect(),
    }
}

struct Teller<'a> {
    corpus: &'a Corpus,
    concordance: &'a Concordance,
    addresses: &'a Addresses,
    language: &'a Language,
    everything: Open,
    of_entries: BTreeMap<Key, Open>,
}

impl<'a> Teller<'a> {
    fn entry(&self, key: &Key) -> Option<&'a Entry> {
        self.corpus.entries.get(key)
    }

    /// Tell of something on `date`, on the timeline of everything and on those of `entries`.
    fn tell(&mut self, date: Date, entries: BTreeSet<Key>, tell: impl Fn(&mut DayList)) {
        tell(self.everything.entry(date.to_day()).or_default());
        self.tell_of(date, entries, tell);
    }

    /// Tell of something on `date`, on the timelines of those of `entries` that have a page.
    fn tell_of(&mut self, date: Date, entries: BTreeSet<Key>, tell: impl Fn(&mut DayList)) {
        for key in entries {
            if self.addresses.has(&key, self.language) {
                tell(self.of_entries.entry(key).or_default().entry(date.to_day()).or_default());
            }
        }
    }

    fn event(&mut self, key: &Key) {
        let Some(event) = self.entry(key).and_then(Entry::as_event) else { return };
        let mut entries = keys(Kind::Thread, &event.threads);
        entries.extend(event.participants.iter().map(|who| Key::new(Kind::Actor, who.actor.value.clone())));
        self.tell(event.date.value, entries, |day| day.events.push(key.clone()));
    }

    fn remark(&mut self, at: usize) {
        let remark = &self.concordance.remarks[at];
        let Some(date) = remark.said_on else { return };
        let mut entries: BTreeSet<Key> = remark.speakers.iter().cloned().collect();
        for index in remark.utterances() {
            let piece = self.entry(&self.corpus.utterances[index].entry).and_then(Entry::as_piece);
            entries.extend(piece.into_iter().flat_map(|piece| keys(Kind::Thread, &piece.threads)));
        }
        self.tell(date, entries, |day| day.remarks.push(at));
    }

    fn piece(&mut self, key: &Key) {
        let Some(piece) = self.entry(key).and_then(Entry::as_piece) else { return };
        let entries = keys(Kind::Thread, &piece.threads);
        self.tell(piece.date.value, entries, |day| day.pieces.push(key.clone()));
    }

    /// When a claim was judged and who held what about it, and its figures.
    fn claim(&mut self, key: &Key) {
        let Some(claim) = self.entry(key).and_then(Entry::as_claim) else { return };
        let threads = keys(Kind::Thread, &claim.threads);
        let history = self.concordance.claims.get(key);
        for (at, judgement) in history.iter().flat_map(|history| history.judgements.iter().enumerate()) {
            let date = judgement.assessment.date.value;
            self.tell(date, threads.clone(), |day| day.judged.push((key.clone(), at)));
        }
        for (at, position) in history.iter().flat_map(|history| history.positions.iter().enumerate()) {
            if let Some(date) = position.date {
                let actor = BTreeSet::from([position.actor.clone()]);
                self.tell_of(date, actor, |day| day.positions.push((key.clone(), at)));
            }
        }
        for (at, figure) in claim.figures.iter().enumerate() {
            let mut entries = threads.clone();
            entries.insert(Key::new(Kind::Actor, figure.reporter.value.clone()));
            self.tell(figure.as_of.value, entries, |day| day.figures.push((key.clone(), at)));
        }
    }

    /// When the roles of an actor begin and end.
    fn roles(&mut self, key: &Key) {
        let Some(actor) = self.entry(key).and_then(Entry::as_actor) else { return };
        for (date, at, turn) in turns(actor) {
            self.tell_of(date, BTreeSet::from([key.clone()]), |day| day.roles.push((at, turn)));
        }
    }
}

/// When the roles of `actor` begin and end.
fn turns(actor: &Actor) -> Vec<(Date, usize, Turn)> {
    let tenures = || actor.tenures.iter().enumerate();
    let ends = tenures().filter_map(|(at, tenure)| Some((tenure.to.as_ref()?.value, at, Turn::Ends)));
    let begins = tenures().filter_map(|(at, tenure)| Some((tenure.from.as_ref()?.value, at, Turn::Begins)));
    ends.chain(begins).collect()
}

fn keys(kind: Kind, ids: &[Spanned<Id>]) -> BTreeSet<Key> {
    ids.iter().map(|id| Key::new(kind, id.value.clone())).collect()
}

/// The part of `days` in `year`, or in its `month`: what is known of the year only stands in no month.
pub fn days_of(days: &[(Date, DayList)], year: i16, month: Option<i8>) -> &[(Date, DayList)] {
    let start = days.partition_point(|(date, _)| (date.year(), date.month()) < (year, month));
    let end = match month {
        Some(_) => days.partition_point(|(date, _)| (date.year(), date.month()) <= (year, month)),
        None => days.partition_point(|(date, _)| date.year() <= year),
    };
    &days[start..end]
}

/// The years of `days`, each with its months, in order.
pub fn periods(days: &[(Date, DayList)]) -> BTreeMap<i16, BTreeSet<i8>> {
    let mut periods: BTreeMap<i16, BTreeSet<i8>> = BTreeMap::new();
    for (date, _) in days {
        periods.entry(date.year()).or_default().extend(date.month());
    }
    periods
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(dates: &[&str]) -> Days {
        let days: Open = dates.iter().map(|date| (Date::parse(date).unwrap(), DayList::default())).collect();
        days.into_iter().collect()
    }

    fn of(days: &Days, year: i16, month: Option<i8>) -> String {
        days_of(days, year, month).iter().map(|(date, _)| date.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_date_without_a_day_stands_at_the_head_of_its_month_or_year() {
        let days = days(&["2025-04-01", "2025-04", "2025", "2025-01-01", "2024-12-31", "2025-03-31"]);
        assert_eq!(of(&days, 2025, None), "2025 2025-01-01 2025-03-31 2025-04 2025-04-01");
        assert_eq!(of(&days, 2025, Some(4)), "2025-04 2025-04-01");
        assert_eq!(of(&days, 2025, Some(2)), "");
        assert_eq!(of(&days, 2024, None), "2024-12-31");
    }

    #[test]
    fn a_year_of_which_no_month_is_known_has_none() {
        let periods = periods(&days(&["2023", "2025-04", "2025-04-01", "2025-02-01"]));
        assert_eq!(periods, BTreeMap::from([(2023, BTreeSet::new()), (2025, BTreeSet::from([2, 4]))]));
    }
}
