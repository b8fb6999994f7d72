//! Positions and assessments from all over a digest into one [`ClaimHistory`] a claim.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Assessment, Date, Entry, Id, Key, Kind, Moment, Position, Stance, Status};
use crate::resolve::Corpus;
use crate::settings::Settings;
use crate::text::Spanned;

/// What a digest knows of a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimHistory {
    /// The judgements, the earliest first.
    pub judgements: Vec<Judgement>,
    /// Who holds what, the earliest first, undated ones last.
    pub positions: Vec<HeldPosition>,
    /// The links to it, as indices of [`Corpus::claim_uses`], in order of their pieces.
    pub uses: Vec<usize>,
    actors: BTreeMap<Stance, Vec<Key>>,
}

/// A dated judgement, and the piece that made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The judgement.
    pub assessment: Assessment,
    /// The piece, if it was not made in the claim's own file.
    pub piece: Option<Key>,
}

/// A stance that an actor took, wherever it is reported.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldPosition {
    /// Whose.
    pub actor: Key,
    /// Which.
    pub stance: Stance,
    /// When it was taken, if any report says so: the first day.
    pub date: Option<Date>,
    /// Without a date: the day of the first piece that reports it.
    pub reported: Option<Date>,
    /// The words in which it was taken.
    pub quote: Option<Key>,
    /// Where we have it from.
    pub source: Option<Key>,
    /// A remark of the editors'.
    pub note: Option<String>,
    /// The pieces that report it, the earliest first.
    pub pieces: Vec<Key>,
}

impl ClaimHistory {
    /// What is established: what the latest judgement says.
    pub fn status(&self) -> Status {
        self.judgements.last().map_or(Status::Unreviewed, |judgement| judgement.assessment.status)
    }

    /// What was established before judgement `at`.
    pub fn before(&self, at: usize) -> Status {
        let earlier = at.checked_sub(1).and_then(|at| self.judgements.get(at));
        earlier.map_or(Status::Unreviewed, |judgement| judgement.assessment.status)
    }

    /// Since when.
    pub fn status_date(&self) -> Option<Date> {
        self.judgements.last().map(|judgement| judgement.assessment.date.value)
    }

    /// The actors that take `stance`, in order of their positions, each once.
    pub fn actors(&self, stance: Stance) -> &[Key] {
        self.actors.get(&stance).map_or(&[], Vec::as_slice)
    }
}

/// The history of each claim of `corpus`; `pieces` are in order of their dates.
pub(super) fn histories(
    corpus: &Corpus,
    (settings, now): (&Settings, Moment),
    pieces: &[Key],
) -> BTreeMap<Key, ClaimHistory> {
    let mut histories: BTreeMap<Key, Gathering> = corpus
        .of_kind(Kind::Claim)
        .map(|entry| (entry.key.clone(), Gathering::of_file(entry, corpus)))
        .collect();
    let mut uses: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
    for (index, claim_use) in
        corpus.claim_uses.iter().enumerate().filter(|(_, claim_use)| !claim_use.translated)
    {
        uses.entry(&claim_use.entry).or_default().push(index);
    }
    let others = corpus.entries.keys().filter(|key| key.kind != Kind::Piece);
    for key in pieces.iter().chain(others) {
        let Some(entry) = corpus.entries.get(key) else { continue };
        front_matter(corpus, entry, &mut histories);
        for index in uses.get(key).into_iter().flatten() {
            text(corpus, entry, *index, &mut histories);
        }
    }
    histories.into_iter().map(|(key, gathering)| (key, gathering.finish(settings, now))).collect()
}

#[derive(Default)]
struct Gathering {
    judgements: Vec<Judgement>,
    positions: BTreeMap<(Key, Stance), Vec<HeldPosition>>,
    uses: Vec<usize>,
}

fn front_matter(corpus: &Corpus, entry: &Entry, histories: &mut BTreeMap<Key, Gathering>) {
    let Some(piece) = entry.as_piece() else { return };
    for (claim, position) in &piece.positions {
        if let Some(gathering) = histories.get_mut(&Key::new(Kind::Claim, claim.value.clone())) {
            gathering.hold(held(position, Some(entry)), corpus);
        }
    }
    for (claim, assessment) in &piece.assessments {
        if let Some(gathering) = histories.get_mut(&Key::new(Kind::Claim, claim.value.clone())) {
            gathering
                .judgements
                .push(Judgement { assessment: assessment.clone(), piece: Some(entry.key.clone()) });
        }
    }
}

fn text(corpus: &Corpus, entry: &Entry, index: usize, histories: &mut BTreeMap<Key, Gathering>) {
    let claim_use = &corpus.claim_uses[index];
    let Some(gathering) = histories.get_mut(&claim_use.claim) else { return };
    gathering.uses.push(index);
    for mark in &claim_use.title.positions {
        let piece = entry.as_piece();
        let position = HeldPosition {
            actor: Key::new(Kind::Actor, mark.actor.value.clone()),
            stance: mark.stance,
            date: mark.date.as_ref().map(|date| date.value),
            reported: piece.map(|piece| piece.date.value),
            quote: None,
            source: None,
            note: None,
            pieces: piece.map(|_| entry.key.clone()).into_iter().collect(),
        };
        gathering.hold(position, corpus);
    }
}

fn held(position: &Position, piece: Option<&Entry>) -> HeldPosition {
    let key = |kind: Kind, id: &Option<Spanned<Id>>| id.as_ref().map(|id| Key::new(kind, id.value.clone()));
    HeldPosition {
        actor: Key::new(Kind::Actor, position.actor.value.clone()),
        stance: position.stance,
        date: position.date.as_ref().map(|date| date.value),
        reported: piece.and_then(Entry::as_piece).map(|piece| piece.date.value),
        quote: key(Kind::Quote, &position.quote),
        source: key(Kind::Source, &position.source),
        note: position.note.as_ref().map(|note| note.value.clone()),
        pieces: piece.map(|entry| entry.key.clone()).into_iter().collect(),
    }
}

impl Gathering {
    fn of_file(entry: &Entry, corpus: &Corpus) -> Self {
        let mut gathering = Self::default();
        let Some(claim) = entry.as_claim() else { return gathering };
        for position in &claim.positions {
            gathering.hold(held(position, None), corpus);
        }
        let judgements = claim.assessments.iter().cloned();
        gathering.judgements = judgements.map(|assessment| Judgement { assessment, piece: None }).collect();
        gathering
    }

    /// Take up `position`: the same stance of the same actor is one position, however often it is
    /// reported, unless two reports date it to days that differ.
    fn hold(&mut self, position: HeldPosition, corpus: &Corpus) {
        // somebody who is not to be named is not joined across pieces
        let unnamed = corpus.is_unnamed(&position.actor);
        let held = self.positions.entry((position.actor.clone(), position.stance)).or_default();
        let same = held.iter_mut().find(|earlier| match (earlier.date, position.date) {
            _ if unnamed && earlier.pieces != position.pieces => false,
            (Some(one), Some(other)) => one.agrees(other),
            _ => true,
        });
        match same {
            Some(earlier) => earlier.take_up(position),
            None => held.push(position),
        }
    }

    fn finish(mut self, settings: &Settings, now: Moment) -> ClaimHistory {
        let zone = &settings.timezone;
        self.judgements.retain(|judgement| judgement.assessment.date.start(zone) <= now);
        // a bare date comes last within its day, as it does for pieces
        self.judgements.sort_by_key(|judgement| {
            let date = judgement.assessment.date.value;
            (date.to_day(), date.time().is_none(), date.start(zone))
        });
        let mut positions: Vec<HeldPosition> = self.positions.into_values().flatten().collect();
        positions.sort_by_key(|position| {
            (
                position.date.is_none(),
                position.date.or(position.reported),
                position.stance,
                position.actor.clone(),
            )
        });
        let mut actors: BTreeMap<Stance, Vec<Key>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for position in &positions {
            if seen.insert((position.stance, &position.actor)) {
                actors.entry(position.stance).or_default().push(position.actor.clone());
            }
        }
        ClaimHistory { judgements: self.judgements, actors, positions, uses: self.uses }
    }
}

impl HeldPosition {
    fn take_up(&mut self, other: Self) {
        self.date = match (self.date, other.date) {
            (Some(one), Some(two)) if two.precision() > one.precision() => Some(two),
            (date, other) => date.or(other),
        };
        self.reported = match (self.reported, other.reported) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        self.quote = self.quote.take().or(other.quote);
        self.source = self.source.take().or(other.source);
        self.note = self.note.take().or(other.note);
        for piece in other.pieces {
            if self.pieces.last() != Some(&piece) {
                self.pieces.push(piece);
            }
        }
    }
}
