//! Quotations that name a registered quote, held against its words or their translation.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::held::{Held, names};
use super::{Basis, Sourced};
use crate::collate::wording::{Comparison, Printed, Record};
use crate::model::{Entry, Key, Kind, Language};
use crate::resolve::{Corpus, Utterance, interrupted};

/// The words of registered quotes, in every language, and what came of holding others against them.
pub(super) struct Registered<'c> {
    corpus: &'c Corpus,
    /// The quotes that translate one.
    translations: BTreeMap<Key, Vec<&'c Entry>>,
    found: BTreeMap<(&'c str, &'c Language, Cow<'c, str>), Comparison>,
}

impl<'c> Registered<'c> {
    pub(super) fn of(corpus: &'c Corpus) -> Self {
        let mut translations: BTreeMap<Key, Vec<&'c Entry>> = BTreeMap::new();
        for entry in corpus.of_kind(Kind::Quote) {
            if let Some(original) = original(entry) {
                translations.entry(original).or_default().push(entry);
            }
        }
        Self { corpus, translations, found: BTreeMap::new() }
    }

    /// How `utterance` compares with the quote that it names.
    pub(super) fn compare(&mut self, utterance: &'c Utterance, held: &Held<'_>) -> Option<Sourced> {
        let entry = self.corpus.entries.get(utterance.quote.as_ref()?)?;
        let (basis, words, language) = self.words(entry, &utterance.language);
        let own = interrupted(&utterance.words, &utterance.breaks);
        let asked = (words, &utterance.language, own.clone());
        let comparison = self.found.entry(asked).or_insert_with(|| {
            let names = names(self.corpus, &utterance.speakers);
            Record::of_words(words, held.vocabulary(language)).compare(&Printed {
                words: &own,
                language: Some(&utterance.language),
                speaker: &names,
            })
        });
        Some(Sourced { basis, comparison: comparison.clone() })
    }

    /// The words of the quote `entry` in `language`: its own, its text in that language, or those of a quote that
    /// translates it, or that it translates. Without such its own, in whichever language.
    fn words(&self, entry: &'c Entry, language: &Language) -> (Basis, &'c str, &'c Language) {
        let is_it = |other: &Language| other.primary() == language.primary();
        let own = (entry, entry.texts.title.as_str(), language_of(entry));
        let texts =
            entry.translations.iter().map(|(language, texts)| (entry, texts.title.as_str(), language));
        let root = original(entry).unwrap_or_else(|| entry.key.clone());
        let siblings = self.translations.get(&root).into_iter().flatten().copied();
        let family = self.corpus.entries.get(&root).into_iter().chain(siblings);
        let others = family.map(|other| (other, other.texts.title.as_str(), language_of(other)));
        let all = std::iter::once(own).chain(texts).chain(others);
        let (other, words, language) = all.into_iter().find(|(.., other)| is_it(other)).unwrap_or(own);
        let is_original = original(other).is_none() && words == other.texts.title.as_str();
        let key = other.key.clone();
        (if is_original { Basis::Quote(key) } else { Basis::Translation(key) }, words, language)
    }
}

fn original(entry: &Entry) -> Option<Key> {
    let original = entry.as_quote()?.translation_of.as_ref()?;
    Some(Key::new(Kind::Quote, original.value.clone()))
}

fn language_of(entry: &Entry) -> &Language {
    entry.as_quote().and_then(|quote| quote.language.as_ref()).unwrap_or(&entry.language)
}
