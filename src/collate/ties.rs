//! What is tied to each entry by the front matter of others: who took part, who published, what lies in
//! what. Each list is in order of keys and built in one pass.

use std::collections::{BTreeMap, BTreeSet};

use super::{ClaimHistory, Remark};
use crate::model::{Detail, Entry, Id, Key, Kind};
use crate::resolve::Corpus;
use crate::text::Spanned;

/// Entries by what ties them to another.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// Actor → claims on which it holds a position.
    pub positions_of: BTreeMap<Key, Vec<Key>>,
    /// Actor → claims whose figures it reported.
    pub figures_of: BTreeMap<Key, Vec<Key>>,
    /// Actor → events in which it took part.
    pub events_of: BTreeMap<Key, Vec<Key>>,
    /// Organisation → actors with a role in it.
    pub members_of: BTreeMap<Key, Vec<Key>>,
    /// Actor → sources that it published.
    pub published_by: BTreeMap<Key, Vec<Key>>,
    /// Source → claims for which it is evidence.
    pub claims_from: BTreeMap<Key, Vec<Key>>,
    /// Event → claims about it; thread → claims in it.
    pub claims_about: BTreeMap<Key, Vec<Key>>,
    /// Place → events there; thread → events in it; event → events that are part of it; all by day.
    pub events_in: BTreeMap<Key, Vec<Key>>,
    /// Place → places in it.
    pub places_in: BTreeMap<Key, Vec<Key>>,
    /// Claim → remarks that bear on it; place → remarks made there; source → remarks from it; event →
    /// remarks made on that occasion.
    pub remarks_on: BTreeMap<Key, Vec<usize>>,
    /// Source → remarks whose wordings it printed.
    pub printed_in: BTreeMap<Key, Vec<usize>>,
}

type Lists = BTreeMap<Key, BTreeSet<Key>>;

/// Find what is tied to what.
pub(super) fn ties(corpus: &Corpus, claims: &BTreeMap<Key, ClaimHistory>, remarks: &[Remark]) -> Ties {
    let mut found = Found::default();
    for entry in corpus.entries.values() {
        found.entry(entry);
    }
    for (claim, history) in claims {
        for position in &history.positions {
            found.positions.entry(position.actor.clone()).or_default().insert(claim.clone());
        }
    }
    let (remarks_on, printed_in) = of_remarks(corpus, remarks);
    let lists =
        |lists: Lists| lists.into_iter().map(|(key, keys)| (key, keys.into_iter().collect())).collect();
    Ties {
        positions_of: lists(found.positions),
        figures_of: lists(found.figures),
        events_of: lists(found.participants),
        members_of: lists(found.members),
        published_by: lists(found.publishers),
        claims_from: lists(found.evidence),
        claims_about: lists(found.claims),
        events_in: found.events.into_iter().map(|(key, events)| (key, by_day(corpus, events))).collect(),
        places_in: lists(found.places),
        remarks_on,
        printed_in,
    }
}

/// `events` in order of their days, and of their ids on one day.
fn by_day(corpus: &Corpus, events: BTreeSet<Key>) -> Vec<Key> {
    let mut events: Vec<Key> = events.into_iter().collect();
    events.sort_by_cached_key(|key| {
        corpus.entries.get(key).and_then(Entry::as_event).map(|event| event.date.to_day())
    });
    events
}

#[derive(Default)]
struct Found {
    positions: Lists,
    figures: Lists,
    participants: Lists,
    members: Lists,
    publishers: Lists,
    evidence: Lists,
    claims: Lists,
    events: Lists,
    places: Lists,
}

impl Found {
    fn entry(&mut self, entry: &Entry) {
        let own = &entry.key;
        match &entry.detail {
            Detail::Actor(actor) => {
                let organisations =
                    actor.tenures.iter().filter_map(|tenure| named(tenure.organisation.as_ref()));
                tie(&mut self.members, organisations, own);
            }
            Detail::Source(source) => tie(&mut self.publishers, named(source.publisher.as_ref()), own),
            Detail::Claim(claim) => {
                let reporters = claim.figures.iter().map(|figure| key(Kind::Actor, &figure.reporter));
                tie(&mut self.figures, reporters, own);
                let evidence = claim.evidence.iter().map(|evidence| key(Kind::Source, &evidence.source));
                tie(&mut self.evidence, evidence, own);
                tie(&mut self.claims, claim.event.iter().map(|id| key(Kind::Event, id)), own);
                tie(&mut self.claims, claim.threads.iter().map(|id| key(Kind::Thread, id)), own);
            }
            Detail::Event(event) => {
                let participants = event.participants.iter().map(|who| key(Kind::Actor, &who.actor));
                tie(&mut self.participants, participants, own);
                tie(&mut self.events, event.place.iter().map(|id| key(Kind::Place, id)), own);
                tie(&mut self.events, event.threads.iter().map(|id| key(Kind::Thread, id)), own);
                tie(&mut self.events, event.parent.iter().map(|id| key(Kind::Event, id)), own);
            }
            Detail::Place(place) => {
                tie(&mut self.places, place.parent.iter().map(|id| key(Kind::Place, id)), own);
            }
            _ => {}
        }
    }
}

fn key(kind: Kind, id: &Spanned<Id>) -> Key {
    Key::new(kind, id.value.clone())
}

/// The actor that a text names by its id.
fn named(text: Option<&Spanned<String>>) -> Option<Key> {
    Id::parse(text?).ok().map(|id| Key::new(Kind::Actor, id))
}

fn tie(lists: &mut Lists, to: impl IntoIterator<Item = Key>, own: &Key) {
    for key in to {
        lists.entry(key).or_default().insert(own.clone());
    }
}

type RemarkLists = BTreeMap<Key, Vec<usize>>;

fn of_remarks(corpus: &Corpus, remarks: &[Remark]) -> (RemarkLists, RemarkLists) {
    let mut on: BTreeMap<Key, BTreeSet<usize>> = BTreeMap::new();
    let mut printed: BTreeMap<Key, BTreeSet<usize>> = BTreeMap::new();
    for (at, remark) in remarks.iter().enumerate() {
        let quote = remark.quote.as_ref().and_then(|key| corpus.entries.get(key)).and_then(Entry::as_quote);
        let event = quote.and_then(|quote| quote.event.as_ref()).map(|id| key(Kind::Event, id));
        let keys = remark.claims.iter().chain(&remark.place).chain(&remark.sources).chain(&event);
        for key in keys.filter(|_| !remark.printed_only) {
            on.entry(key.clone()).or_default().insert(at);
        }
        for key in remark.wordings.iter().flat_map(|wording| &wording.printed_by) {
            printed.entry(key.clone()).or_default().insert(at);
        }
    }
    let by_day = |lists: BTreeMap<Key, BTreeSet<usize>>| -> RemarkLists {
        let sorted = |set: BTreeSet<usize>| {
            let mut list: Vec<usize> = set.into_iter().collect();
            list.sort_by_key(|at| (remarks[*at].said_on, *at));
            list
        };
        lists.into_iter().map(|(key, set)| (key, sorted(set))).collect()
    };
    (by_day(on), by_day(printed))
}
