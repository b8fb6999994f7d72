//! A claim as it stood at an instant: by what was published before, whatever came to light later.

use std::collections::BTreeMap;

use super::ClaimHistory;
use crate::model::{Date, Entry, Id, Key, Kind, Moment, Stance, Status};
use crate::resolve::Corpus;
use crate::settings::Settings;

/// Who held what of a claim, and what was established, as of an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// What was established.
    pub status: Status,
    /// Since when.
    pub since: Option<Date>,
    actors: BTreeMap<Stance, Vec<Key>>,
}

impl Standing {
    /// The actors that took `stance`, in the order in which that was published, each once.
    pub fn actors(&self, stance: Stance) -> &[Key] {
        self.actors.get(&stance).map_or(&[], Vec::as_slice)
    }
}

/// A change of what is established, in the order in which the judgements were published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// What was established before, if anything.
    pub from: Option<Status>,
    /// The judgement: an index of [`ClaimHistory::judgements`].
    pub judgement: usize,
    /// When it was published: on its date, or with the piece that made it if that came later.
    pub at: Moment,
}

/// The steps by which the status of a claim came about, the first published first.
pub fn steps(corpus: &Corpus, history: &ClaimHistory, settings: &Settings) -> Vec<Step> {
    let published = |at: usize| {
        let judgement = &history.judgements[at];
        let own = judgement.assessment.date.start(&settings.timezone);
        let piece = judgement.piece.as_ref().and_then(|key| piece_start(corpus, key, settings));
        piece.map_or(own, |piece| own.max(piece))
    };
    let mut order: Vec<(Moment, usize)> =
        (0..history.judgements.len()).map(|at| (published(at), at)).collect();
    order.sort();
    let mut from = None;
    let step = |(at, judgement): (Moment, usize)| {
        let step = Step { from, judgement, at };
        from = Some(history.judgements[judgement].assessment.status);
        step
    };
    order.into_iter().map(step).collect()
}

/// How the claim `entry` stood just before `until`.
pub fn standing(
    corpus: &Corpus,
    entry: &Entry,
    history: &ClaimHistory,
    (until, settings): (Moment, &Settings),
) -> Standing {
    let latest = steps(corpus, history, settings).into_iter().rfind(|step| step.at < until);
    let latest = latest.map(|step| &history.judgements[step.judgement].assessment);
    // first what the claim's own file says, then what pieces report, in their order
    let own = entry.as_claim().map_or(&[][..], |claim| &claim.positions);
    let own = own
        .iter()
        .filter(|position| position.date.as_ref().is_none_or(|it| it.start(&settings.timezone) < until));
    let own = own.map(|position| (position.stance, actor(&position.actor.value), None));
    let reported = history.positions.iter().filter_map(|position| {
        let pieces = position.pieces.iter().filter_map(|(key, _)| piece_start(corpus, key, settings));
        let first = pieces.min().or_else(|| position.date.map(|date| date.start(&settings.timezone)));
        let first = first.unwrap_or(Moment(i64::MIN));
        if first >= until {
            return None;
        }
        Some((position.stance, position.actor.clone(), Some(first)))
    });
    let mut reported: Vec<_> = reported.collect();
    reported.sort_by(|one, other| (one.2, &one.1).cmp(&(other.2, &other.1)));
    let mut actors: BTreeMap<Stance, Vec<Key>> = BTreeMap::new();
    for (stance, actor, _) in own.chain(reported) {
        let named = actors.entry(stance).or_default();
        if !named.contains(&actor) {
            named.push(actor);
        }
    }
    let status = latest.map_or(Status::Unreviewed, |assessment| assessment.status);
    Standing { status, since: latest.map(|assessment| assessment.date.value), actors }
}

fn actor(id: &Id) -> Key {
    Key::new(Kind::Actor, id.clone())
}

/// The instant at which the piece `key` was published.
fn piece_start(corpus: &Corpus, key: &Key, settings: &Settings) -> Option<Moment> {
    corpus.entries.get(key).and_then(Entry::as_piece).map(|piece| piece.date.start(&settings.timezone))
}
