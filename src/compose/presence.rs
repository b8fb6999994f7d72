//! Which entries have a page in which language: in the default language all, in another those that are
//! translated or that a translated piece refers to.

use std::collections::{BTreeMap, BTreeSet};

use crate::collate::Concordance;
use crate::model::{Entry, Key, Kind, Language};
use crate::resolve::Corpus;

/// The entries and remarks that have a page in a language other than the default.
#[derive(Clone, Debug, Default)]
pub(super) struct Presence {
    entries: BTreeMap<Language, BTreeSet<Key>>,
    remarks: BTreeMap<Language, BTreeSet<usize>>,
}

impl Presence {
    pub(super) fn of(corpus: &Corpus, concordance: &Concordance, languages: &[Language]) -> Self {
        let mut presence = Self::default();
        for language in languages.iter().skip(1) {
            let translated: BTreeSet<&Key> = corpus
                .entries
                .values()
                .chain(corpus.retracted.values())
                .filter(|entry| entry.translations.contains_key(language))
                .map(|entry| &entry.key)
                .collect();
            let pieces: BTreeSet<&Key> =
                translated.iter().copied().filter(|key| key.kind == Kind::Piece).collect();
            let mut entries: BTreeSet<Key> = translated.into_iter().cloned().collect();
            for (key, from) in &concordance.referring {
                let named = from.iter().any(|piece| pieces.contains(piece));
                if named && key.kind != Kind::Piece && corpus.entries.contains_key(key) {
                    entries.insert(key.clone());
                }
            }
            presence.remarks.insert(language.clone(), remarks(corpus, concordance, &entries, &pieces));
            presence.entries.insert(language.clone(), entries);
        }
        presence
    }

    /// Whether `entry` has a page in `language`.
    pub(super) fn has_entry(&self, entry: &Entry, language: &Language) -> bool {
        *language == entry.language
            || self.entries.get(language).is_some_and(|keys| keys.contains(&entry.key))
    }

    /// Whether remark `at` has a page in `language`, which is not the default.
    pub(super) fn has_remark(&self, at: usize, language: &Language) -> bool {
        self.remarks.get(language).is_some_and(|remarks| remarks.contains(&at))
    }
}

fn remarks(
    corpus: &Corpus,
    concordance: &Concordance,
    entries: &BTreeSet<Key>,
    pieces: &BTreeSet<&Key>,
) -> BTreeSet<usize> {
    let registered =
        concordance.remark_of_quote.iter().filter(|(key, _)| entries.contains(key)).map(|(_, at)| *at);
    let quoted = corpus.utterances.iter().zip(&concordance.remark_of);
    let quoted = quoted.filter(|(utterance, _)| pieces.contains(&utterance.entry)).filter_map(|(_, at)| *at);
    registered.chain(quoted).collect()
}
