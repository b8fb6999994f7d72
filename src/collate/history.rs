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
    /// The pieces that report it, the earliest first, each with the link that does, as an index of
    /// [`Corpus::claim_uses`], if it is not front matter.
    pub pieces: Vec<(Key, Option<usize>)>,
    /// The latest earlier position of the same actor that this one goes against, as an index of
    /// [`ClaimHistory::positions`]: both have dates, and the actor is one that may be named.
    pub earlier: Option<usize>,
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
    histories.into_iter().map(|(key, gathering)| (key, gathering.finish(corpus, settings, now))).collect()
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
            pieces: piece.map(|_| (entry.key.clone(), Some(index))).into_iter().collect(),
            earlier: None,
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
        pieces: piece.map(|entry| (entry.key.clone(), None)).into_iter().collect(),
        earlier: None,
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
        let agrees = |earlier: &&mut HeldPosition| match (earlier.date, position.date) {
            (Some(one), Some(other)) => one.agrees(other),
            _ => true,
        };
        let piece = |position: &HeldPosition| position.pieces.last().map(|(key, _)| key.clone());
        let own = piece(&position);
        let same = if unnamed {
            held.iter_mut().rev().take_while(|earlier| piece(earlier) == own).find(agrees)
        } else {
            held.iter_mut().find(agrees)
        };
        match same {
            Some(earlier) => earlier.take_up(position),
            None => held.push(position),
        }
    }

    fn finish(mut self, corpus: &Corpus, settings: &Settings, now: Moment) -> ClaimHistory {
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
        look_back(&mut positions, corpus);
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

/// Find for each dated position the earlier one that it goes against. Positions are in order of their dates.
fn look_back(positions: &mut [HeldPosition], corpus: &Corpus) {
    let mut latest: BTreeMap<(Key, Stance), usize> = BTreeMap::new();
    for at in 0..positions.len() {
        let HeldPosition { actor, stance, date: Some(date), .. } = &positions[at] else { return };
        if corpus.is_unnamed(actor) {
            continue;
        }
        let against = opposed(*stance).iter().filter_map(|earlier| latest.get(&(actor.clone(), *earlier)));
        let is_earlier = |at: &&usize| positions[**at].date.is_some_and(|earlier| earlier.is_before(*date));
        let found = against.filter(is_earlier).max().copied();
        latest.insert((actor.clone(), *stance), at);
        positions[at].earlier = found;
    }
}

/// The stances that an actor cannot have held before without having changed it.
fn opposed(stance: Stance) -> &'static [Stance] {
    match stance {
        Stance::Asserts => &[Stance::Denies, Stance::Withdraws],
        Stance::Denies | Stance::Withdraws => &[Stance::Asserts],
        Stance::Questions => &[],
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
        for (piece, link) in other.pieces {
            match self.pieces.last_mut().filter(|(last, _)| *last == piece) {
                // the first link of a piece is the place to go to
                Some((_, first)) => *first = first.or(link),
                None => self.pieces.push((piece, link)),
            }
        }
    }
}
