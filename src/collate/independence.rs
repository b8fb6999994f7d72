//! Sources into their origins: copies of one wire report, and what one publisher prints, count once; and
//! which of the origins take a side about a claim themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::{ClaimHistory, fold};
use crate::model::{Actor, Date, Entry, Evidence, EvidenceStance, Id, Key, Kind, SourceKind, Stance, Status};
use crate::resolve::Corpus;
use crate::text::Spanned;

/// Where what a source says comes from in the first place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// An actor: an agency, an outlet, a ministry, somebody who posts.
    Actor(Key),
    /// Somebody who is no actor here: the folded name.
    Name(String),
    /// It is not said: the source itself.
    Source(Key),
}

/// The origins behind a set of sources, and on which side of a claim each of them stands, if on any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Independence {
    /// The origins, each once, with the stance that the origin itself takes on the claim.
    pub origins: BTreeMap<Origin, Option<Stance>>,
}

impl Independence {
    /// The number of sources that do not depend on each other.
    pub fn count(&self) -> usize {
        self.origins.len()
    }

    /// Whether there are sources, and all of them are parties that take a side.
    pub fn only_parties(&self) -> bool {
        !self.origins.is_empty() && self.origins.values().all(Option::is_some)
    }

    /// Whether there are sources, and all of them are parties that take the side of `stance`.
    pub fn only_of(&self, stance: Stance) -> bool {
        !self.origins.is_empty() && self.origins.values().all(|side| *side == Some(stance))
    }
}

/// The origins of all sources, and the sides of all claims.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    of_source: BTreeMap<Key, Origin>,
    sides: BTreeMap<Key, BTreeMap<Key, Stance>>,
    roles: BTreeMap<Key, BTreeSet<Key>>,
}

impl Origins {
    /// Find the origin of each source of `corpus`, and who takes which side in `claims`.
    pub(super) fn find(corpus: &Corpus, claims: &BTreeMap<Key, ClaimHistory>) -> Self {
        let names = names(corpus);
        let origin = |entry: &Entry| Some((entry.key.clone(), origin(corpus, &names, entry)?));
        let roles = corpus.of_kind(Kind::Actor).filter_map(|entry| {
            let held: BTreeSet<Key> = organisations(entry.as_actor()?, None).collect();
            (!held.is_empty()).then(|| (entry.key.clone(), held))
        });
        Self {
            of_source: corpus.of_kind(Kind::Source).filter_map(origin).collect(),
            sides: claims.iter().map(|(claim, history)| (claim.clone(), sides(corpus, history))).collect(),
            roles: roles.collect(),
        }
    }

    /// Where what `source` says comes from.
    pub fn of(&self, source: &Key) -> Option<&Origin> {
        self.of_source.get(source)
    }

    /// The origins behind `sources`, seen from `claim`. Sources that are not published do not count.
    pub fn behind<'k>(&self, claim: &Key, sources: impl IntoIterator<Item = &'k Key>) -> Independence {
        let origins = sources.into_iter().filter_map(|source| self.of(source));
        Independence { origins: origins.map(|origin| (origin.clone(), self.side(claim, origin))).collect() }
    }

    /// The stance that `origin` takes on `claim`: its own, or that of the body in which it holds a role.
    fn side(&self, claim: &Key, origin: &Origin) -> Option<Stance> {
        let Origin::Actor(actor) = origin else { return None };
        let sides = self.sides.get(claim)?;
        let of_bodies = || self.roles.get(actor)?.iter().find_map(|body| sides.get(body));
        sides.get(actor).or_else(of_bodies).copied()
    }
}

/// The sources on which the present status of `claim` rests: those that its latest judgement names, or else
/// its evidence; of both only what points where the status points.
pub fn grounds(claim: &[Evidence], history: &ClaimHistory) -> Vec<Key> {
    let key = |id: &Spanned<Id>| Key::new(Kind::Source, id.value.clone());
    let stances: BTreeMap<Key, EvidenceStance> =
        claim.iter().map(|evidence| (key(&evidence.source), evidence.stance)).collect();
    let is_named =
        history.judgements.last().is_some_and(|judgement| !judgement.assessment.sources.is_empty());
    let points = |stance: EvidenceStance| match history.status() {
        Status::Claimed | Status::Corroborated | Status::Confirmed => stance == EvidenceStance::Supports,
        Status::Refuted | Status::Misleading => stance == EvidenceStance::Refutes,
        // neither for nor against: what the judgement names is what it rests on
        _ => is_named || stance != EvidenceStance::Context,
    };
    let named = history.judgements.last().map_or(&[][..], |judgement| &judgement.assessment.sources);
    let sources: Vec<Key> =
        if is_named { named.iter().map(key).collect() } else { stances.keys().cloned().collect() };
    // a source that the judgement names and that is not among the evidence is taken at its word
    let rests = |source: &Key| stances.get(source).map_or(is_named, |stance| points(*stance));
    let mut seen = BTreeSet::new();
    sources.into_iter().filter(|source| rests(source) && seen.insert(source.clone())).collect()
}

/// The actors that assert or deny, and the bodies in which they hold a role that day. Whoever does both
/// counts by the later position.
fn sides(corpus: &Corpus, history: &ClaimHistory) -> BTreeMap<Key, Stance> {
    let mut sides = BTreeMap::new();
    let taken =
        history.positions.iter().filter(|held| matches!(held.stance, Stance::Asserts | Stance::Denies));
    for held in taken.clone() {
        let actor = corpus.entries.get(&held.actor).and_then(Entry::as_actor);
        for body in actor.into_iter().flat_map(|actor| organisations(actor, held.date)) {
            sides.insert(body, held.stance);
        }
    }
    for held in taken {
        sides.insert(held.actor.clone(), held.stance);
    }
    sides
}

/// The bodies in which `actor` holds a role on `date`, or ever.
fn organisations(actor: &Actor, date: Option<Date>) -> impl Iterator<Item = Key> {
    let held = actor.tenures.iter().filter(move |tenure| date.is_none_or(|date| tenure.holds_on(date)));
    let ids = held.filter_map(|tenure| Id::parse(tenure.organisation.as_ref()?).ok());
    ids.map(|id| Key::new(Kind::Actor, id))
}

/// The folded names by which each actor is known. A name that two have leads to neither.
fn names(corpus: &Corpus) -> BTreeMap<String, Option<Key>> {
    let mut names: BTreeMap<String, Option<Key>> = BTreeMap::new();
    for entry in corpus.of_kind(Kind::Actor) {
        let Some(actor) = entry.as_actor() else { continue };
        let titles = entry.all_texts().map(|(_, texts)| fold(&texts.title));
        let others = actor.names.iter().map(|name| fold(&name.text));
        for name in titles.chain(others) {
            let known = names.entry(name).or_insert_with(|| Some(entry.key.clone()));
            if known.as_ref() != Some(&entry.key) {
                *known = None;
            }
        }
    }
    names
}

/// The agency whose text the source carries, or else who posted it, or else who published it.
fn origin(corpus: &Corpus, names: &BTreeMap<String, Option<Key>>, entry: &Entry) -> Option<Origin> {
    let source = entry.as_source()?;
    let is_own = matches!(source.kind, SourceKind::Social | SourceKind::OfficialStatement);
    // a post is its author's, whatever platform carries it
    let author = source.authors.first().filter(|_| is_own);
    let known = source.origin.as_ref().or(author).or(source.publisher.as_ref());
    let Some(text) = known else { return Some(Origin::Source(entry.key.clone())) };
    let by_id = Id::parse(text).ok().map(|id| Key::new(Kind::Actor, id));
    if let Some(key) = by_id.filter(|key| corpus.entries.contains_key(key)) {
        return Some(Origin::Actor(key));
    }
    let folded = fold(text);
    let by_name = names.get(&folded).cloned().flatten();
    Some(by_name.map_or(Origin::Name(folded), Origin::Actor))
}
