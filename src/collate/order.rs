//! Pieces by date, by thread, and by what they refer to; roles by date.

use std::collections::{BTreeMap, BTreeSet};

use super::tied;
use crate::model::{Actor, Date, Entry, Key, Kind, Tenure};
use crate::resolve::Corpus;
use crate::settings::Settings;

/// The pieces of `corpus`, the earliest first. A bare date comes last within its day, equals by id.
pub(super) fn pieces(corpus: &Corpus, settings: &Settings) -> Vec<Key> {
    let mut dated: Vec<_> = corpus
        .of_kind(Kind::Piece)
        .filter_map(|entry| {
            let date = entry.as_piece()?.date.value;
            let bare = date.time().is_none();
            Some((date.to_day(), bare, date.start(&settings.timezone), entry.key.clone()))
        })
        .collect();
    dated.sort();
    dated.into_iter().map(|(.., key)| key).collect()
}

/// For each thread, its pieces in the order of `pieces`.
pub(super) fn by_thread(corpus: &Corpus, pieces: &[Key]) -> BTreeMap<Key, Vec<Key>> {
    let mut threads: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    for key in pieces {
        let Some(piece) = corpus.entries.get(key).and_then(Entry::as_piece) else { continue };
        let unique: BTreeSet<_> =
            piece.threads.iter().map(|id| Key::new(Kind::Thread, id.value.clone())).collect();
        for thread in unique {
            threads.entry(thread).or_default().push(key.clone());
        }
    }
    threads
}

/// For each entry, the pieces that refer to it in text, front matter or quotations, in the order of
/// `pieces`, then the records whose texts do, in order of their keys.
pub(super) fn referring(corpus: &Corpus, pieces: &[Key]) -> BTreeMap<Key, Vec<Key>> {
    let mut from: BTreeMap<&Key, BTreeSet<Key>> = BTreeMap::new();
    for (to, mentions) in &corpus.mentions {
        for mention in mentions {
            from.entry(&mention.from).or_default().insert(to.clone());
        }
    }
    for entry in corpus.entries.values() {
        from.entry(&entry.key).or_default().extend(tied(entry));
    }
    for utterance in corpus.utterances.iter().filter(|utterance| !utterance.translated) {
        let keys = utterance
            .speakers
            .iter()
            .chain(&utterance.sources)
            .chain(&utterance.printed)
            .chain(&utterance.quote);
        let keys = keys.chain(&utterance.place).chain(&utterance.claims);
        from.entry(&utterance.entry).or_default().extend(keys.cloned());
    }
    let others = corpus.entries.keys().filter(|key| key.kind != Kind::Piece);
    let mut referring: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    for key in pieces.iter().chain(others) {
        for to in from.get(key).into_iter().flatten().filter(|to| *to != key) {
            referring.entry(to.clone()).or_default().push(key.clone());
        }
    }
    referring
}

/// The tenure that `actor` held on `date`: of several the one that began last, of those the first
/// written. A tenure without any date holds on no day that can be stated.
pub fn tenure_on(actor: &Actor, date: Date) -> Option<&Tenure> {
    let dated = actor.tenures.iter().filter(|tenure| tenure.from.is_some() || tenure.to.is_some());
    let held = dated.filter(|tenure| tenure.holds_on(date)).rev();
    held.max_by_key(|tenure| tenure.from.as_ref().map(|from| from.value))
}

/// The role that `actor` held on `date`.
pub fn role_on(actor: &Actor, date: Option<Date>) -> Option<&str> {
    tenure_on(actor, date?).map(|tenure| tenure.role.as_str())
}
