//! What indexes, timeline, digests and the page of corrections list, the earliest first.

use std::collections::BTreeMap;

use super::Addresses;
use super::chronicle::{Days, chronicles};
use super::collation::Alphabet;
use super::digests::{DigestList, digests};
use super::filters::{Filter, filters};
use crate::collate::Concordance;
use crate::model::{Date, Entry, Key, Kind, Language, Moment};
use crate::resolve::Corpus;
use crate::settings::Settings;

/// The lists of one language.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    by_language: BTreeMap<Language, LanguageLists>,
}

/// The lists of one language, each in its order, the earliest first.
#[derive(Clone, Debug, Default)]
pub struct LanguageLists {
    /// Per kind, its entries with a page in the language. Quotes are remarks, listed apart.
    pub entries: BTreeMap<Kind, Vec<Key>>,
    /// The remarks.
    pub remarks: Vec<usize>,
    /// The days of the timeline.
    pub days: Days,
    /// The timelines of threads and actors.
    pub timelines: BTreeMap<Key, Days>,
    /// The parts of indexes that have pages of their own, in the order of the index.
    pub filters: BTreeMap<Filter, Vec<Key>>,
    /// The digests by their names.
    pub digests: BTreeMap<String, DigestList>,
    /// The corrections: piece and number.
    pub corrections: Vec<(Date, Key, usize)>,
    /// The judgements that changed the status of a claim: claim and number.
    pub changed: Vec<(Date, Key, usize)>,
}

impl Lists {
    pub(super) fn make(
        (corpus, concordance): (&Corpus, &Concordance),
        addresses: &Addresses,
        settings: &Settings,
        now: Moment,
    ) -> Self {
        let maker = Maker { corpus, concordance, addresses, settings, now };
        let lists = settings.languages.iter().map(|language| (language.clone(), maker.of(language)));
        Self { by_language: lists.collect() }
    }

    /// The lists of `language`.
    pub fn of(&self, language: &Language) -> Option<&LanguageLists> {
        self.by_language.get(language)
    }
}

impl LanguageLists {
    /// How many entries the index of `kind` has.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Quote => self.remarks.len(),
            Kind::Digest => self.digests.len(),
            _ => self.entries.get(&kind).map_or(0, Vec::len),
        }
    }
}

/// What lists are made of.
pub(super) struct Maker<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) concordance: &'a Concordance,
    pub(super) addresses: &'a Addresses,
    pub(super) settings: &'a Settings,
    pub(super) now: Moment,
}

impl Maker<'_> {
    fn of(&self, language: &Language) -> LanguageLists {
        let mut lists = LanguageLists::default();
        let pieces = self.concordance.pieces.iter().filter(|key| self.addresses.has(key, language));
        lists.entries.insert(Kind::Piece, pieces.cloned().collect());
        for kind in [Kind::Actor, Kind::Claim, Kind::Event, Kind::Place, Kind::Thread, Kind::Source] {
            let mut keys: Vec<(Option<Date>, Key)> = self
                .corpus
                .of_kind(kind)
                .filter(|entry| self.addresses.has(&entry.key, language))
                .map(|entry| (self.date(entry), entry.key.clone()))
                .collect();
            keys.sort();
            let mut keys: Vec<Key> = keys.into_iter().map(|(_, key)| key).collect();
            if matches!(kind, Kind::Actor | Kind::Place) {
                self.sort_by_name(&mut keys, language);
            }
            lists.entries.insert(kind, keys);
        }
        lists.remarks = self.remarks(language);
        let told = chronicles(self.corpus, self.concordance, self.addresses, (&lists, language));
        (lists.days, lists.timelines) = (told.everything, told.of_entries);
        lists.filters = filters(self.corpus, self.concordance, self.addresses, (&lists, language));
        self.corrections(&mut lists, language);
        lists.changed = self.changed(&lists);
        lists.digests = digests(self, &lists, language);
        lists
    }

    /// Put `keys` into the order of the language's alphabet, from its end: what a list shows first is what
    /// stands last in it.
    fn sort_by_name(&self, keys: &mut [Key], language: &Language) {
        let alphabet = Alphabet::of(language);
        let name = |key: &Key| {
            self.corpus.entries.get(key).map_or("", |entry| entry.texts_in(language).0.title.as_str())
        };
        keys.sort_by(|one, other| alphabet.compare(name(other), name(one)));
    }

    /// The date by which an entry is listed; none for those that are listed by name.
    fn date(&self, entry: &Entry) -> Option<Date> {
        match entry.key.kind {
            Kind::Event => entry.as_event().map(|event| event.date.value),
            Kind::Source => {
                entry.as_source().and_then(|source| source.published.as_ref()).map(|date| date.value)
            }
            Kind::Claim => {
                let history = self.concordance.claims.get(&entry.key)?;
                let position =
                    history.positions.first().and_then(|position| position.date.or(position.reported));
                let judgement = history.judgements.first().map(|judgement| judgement.assessment.date.value);
                position.into_iter().chain(judgement).min()
            }
            _ => None,
        }
    }

    fn remarks(&self, language: &Language) -> Vec<usize> {
        let remarks = &self.concordance.remarks;
        let mut listed: Vec<usize> = (0..remarks.len())
            .filter(|at| self.addresses.has_remark(*at, language) && !remarks[*at].printed_only)
            .collect();
        listed.sort_by_key(|at| (remarks[*at].said_on, *at));
        listed
    }

    fn corrections(&self, lists: &mut LanguageLists, language: &Language) {
        // what was put right in a piece that was taken back later stays in the log
        let retracted = self.corpus.retracted.keys().filter(|key| self.addresses.has(key, language));
        for key in lists.entries.get(&Kind::Piece).into_iter().flatten().chain(retracted) {
            let Some(piece) = self.corpus.piece(key) else { continue };
            for (number, correction) in piece.corrections.iter().enumerate() {
                lists.corrections.push((correction.date.value, key.clone(), number));
            }
        }
        lists.corrections.sort();
    }

    fn changed(&self, lists: &LanguageLists) -> Vec<(Date, Key, usize)> {
        let mut changed = Vec::new();
        for key in lists.entries.get(&Kind::Claim).into_iter().flatten() {
            let Some(history) = self.concordance.claims.get(key) else { continue };
            let judged = history.judgements.iter().enumerate();
            let moved = judged.filter(|(at, judgement)| history.before(*at) != judgement.assessment.status);
            changed.extend(moved.map(|(at, judgement)| (judgement.assessment.date.value, key.clone(), at)));
        }
        changed.sort();
        changed
    }
}

/// The number of pages before the newest that a list of `length` takes, `size` to a page: those that are
/// full and not shown on the newest one. A page that is there stays, however the list grows.
pub fn full_pages(length: usize, size: usize) -> usize {
    newest_start(length, size) / size
}

/// The stretch of a list of `length` that page `number` shows, `size` to a page, counted from the oldest.
/// Without a number: the newest page, with the one before if it is less than half full.
pub fn chunk(length: usize, size: usize, number: Option<usize>) -> std::ops::Range<usize> {
    match number {
        Some(number) => {
            let start = (number - 1) * size;
            start.min(length)..(start + size).min(length)
        }
        None => newest_start(length, size)..length,
    }
}

fn newest_start(length: usize, size: usize) -> usize {
    let last = length.saturating_sub(1) / size * size;
    let half_full = (length - last) * 2 >= size;
    if half_full { last } else { last.saturating_sub(size) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_from_the_oldest() {
        assert_eq!(chunk(120, 50, Some(1)), 0..50);
        assert_eq!(chunk(120, 50, Some(3)), 100..120);
        assert_eq!(chunk(130, 50, None), 100..130);
    }

    #[test]
    fn a_nearly_empty_newest_page_takes_the_one_before_with_it() {
        assert_eq!(chunk(101, 50, None), 50..101);
        assert_eq!(chunk(3, 50, None), 0..3);
        assert_eq!(chunk(0, 50, None), 0..0);
    }

    #[test]
    fn every_page_is_another_one_and_none_goes_as_the_list_grows() {
        assert_eq!(
            [0, 50, 51, 74, 75, 100, 124, 125].map(|length| full_pages(length, 50)),
            [0, 0, 0, 0, 1, 1, 1, 2]
        );
        for length in 0..400 {
            assert!(full_pages(length, 7) <= full_pages(length + 1, 7));
            let newest = chunk(length, 7, None);
            assert_eq!(newest.start, full_pages(length, 7) * 7);
        }
    }
}
