//! The names before the turns of a transcript into the actors whose turns they are, where that is certain.

use std::collections::{BTreeMap, BTreeSet};

use super::Corpus;
use crate::model::{Actor, ActorKind, Entry, Key, Kind, Source, Transcript};
use crate::parse::{is_questioner, is_role_word, name_words};

/// The names of all actors that may be named.
pub(super) struct Names<'c> {
    /// Each name in words, by the last of them.
    by_last: BTreeMap<String, Vec<Name<'c>>>,
}

struct Name<'c> {
    key: &'c Key,
    words: Vec<String>,
    is_person: bool,
}

impl<'c> Names<'c> {
    pub(super) fn of(corpus: &'c Corpus) -> Self {
        let mut by_last: BTreeMap<String, Vec<Name<'c>>> = BTreeMap::new();
        for entry in corpus.of_kind(Kind::Actor) {
            let Some(actor) = entry.as_actor().filter(|actor| !actor.is_unnamed()) else { continue };
            for name in names(entry, actor) {
                let words = name_words(name);
                let is_person = actor.kind == ActorKind::Person;
                if let Some(last) = words.last().cloned() {
                    by_last.entry(last).or_default().push(Name { key: &entry.key, words, is_person });
                }
            }
        }
        Self { by_last }
    }

    /// Whose turns those of `transcript` are: as `source` says, else as the names tell.
    pub(super) fn speakers(
        &self,
        transcript: &Transcript,
        source: &Source,
        corpus: &Corpus,
    ) -> BTreeMap<String, Key> {
        let labels: BTreeSet<&str> =
            transcript.turns.iter().filter_map(|turn| turn.label.as_deref()).collect();
        let speaker = |label: &&str| {
            let given = source.speakers.iter().find(|(name, _)| name_words(name) == name_words(label));
            match given {
                Some((_, id)) => Some(Key::new(Kind::Actor, id.value.clone()))
                    .filter(|key| corpus.entries.contains_key(key)),
                None => self.speaker(label),
            }
        };
        labels.iter().filter_map(|label| Some(((*label).to_owned(), speaker(label)?))).collect()
    }

    /// The one actor whom `label` names: `SECRETARY RUBIO`, `M. Rubio`, `MARCO RUBIO, SECRETARY OF STATE`. What
    /// is neither a role nor part of the name makes it somebody else: `ERIC TRUMP`.
    fn speaker(&self, label: &str) -> Option<Key> {
        let whole = name_words(label);
        let name = label.split(',').next().unwrap_or(label).replace("U.S.", "US");
        let words = name_words(&name);
        let is_initial = |word: &str| word.chars().count() == 1;
        let (initials, rest): (Vec<String>, Vec<String>) =
            words.into_iter().filter(|word| !is_role_word(word)).partition(|word| is_initial(word));
        let fits = |name: &&Name<'_>| {
            let starts = |initial: &String| name.words.iter().any(|word| word.starts_with(initial.as_str()));
            let is_part = rest.iter().all(|word| name.words.contains(word)) && initials.iter().all(starts);
            name.words == whole || name.is_person && is_part
        };
        let last = rest.iter().chain(whole.last()).filter_map(|word| self.by_last.get(word));
        let found: BTreeSet<&Key> = last.flatten().filter(fits).map(|name| name.key).collect();
        let only = if found.len() == 1 { found.first() } else { None };
        only.filter(|_| !is_questioner(label)).map(|key| (*key).clone())
    }
}

fn names<'e>(entry: &'e Entry, actor: &'e Actor) -> impl Iterator<Item = &'e str> {
    let titles = entry.all_texts().map(|(_, texts)| texts.title.as_str());
    titles.chain(actor.names.iter().map(|name| name.text.as_str()))
}
