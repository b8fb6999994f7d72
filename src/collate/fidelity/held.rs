//! Every quotation held against the transcripts of its sources, each distinct one once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::collate::wording::{Comparison, Fidelity, Printed, Record, Vocabulary};
use crate::model::{Entry, Key, Kind, Language};
use crate::resolve::{Corpus, Utterance, interrupted};

/// The transcripts that quotations rely on, and what came of holding these against them.
pub(in crate::collate) struct Held<'c> {
    corpus: &'c Corpus,
    records: BTreeMap<Key, Record>,
    found: BTreeMap<Asked<'c>, Comparison>,
    /// What is known of the words of each language that is used.
    vocabularies: BTreeMap<&'c Language, Arc<Vocabulary>>,
}

/// Whose words are held against which transcript.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked<'c> {
    pub(super) source: &'c Key,
    pub(super) speakers: &'c [Key],
    pub(super) language: &'c Language,
    pub(super) words: &'c str,
    /// Where in them another part of an interrupted quotation begins.
    pub(super) breaks: &'c [usize],
}

impl<'c> Held<'c> {
    /// Hold the quotations of `corpus`, also those that outlets printed, against the transcripts of their sources.
    pub(in crate::collate) fn of(corpus: &'c Corpus) -> Self {
        let utterances = corpus.utterances.iter().flat_map(|utterance| of_utterance(corpus, utterance));
        let quotes = corpus.of_kind(Kind::Quote).flat_map(|entry| of_quote(corpus, entry));
        let asked: BTreeSet<Asked<'c>> = utterances.chain(quotes).collect();
        let vocabularies = languages(corpus).into_iter();
        let vocabularies = vocabularies.map(|language| (language, Arc::new(Vocabulary::of(language))));
        let vocabularies = vocabularies.collect();
        let mut held = Self { corpus, records: BTreeMap::new(), found: BTreeMap::new(), vocabularies };
        for source in asked.iter().map(|asked| asked.source) {
            if let Some(speech) =
                corpus.transcripts.get(source).filter(|_| !held.records.contains_key(source))
            {
                let vocabulary = held.vocabulary(&speech.language);
                let record = Record::of_transcript(&speech.text, &speech.transcript, vocabulary);
                held.records.insert(source.clone(), record);
            }
        }
        for one in asked {
            let comparison = held.compare(&one);
            held.found.extend(comparison.map(|comparison| (one, comparison)));
        }
        held
    }

    /// What is known of the words of `language`.
    pub(in crate::collate) fn vocabulary(&self, language: &Language) -> Arc<Vocabulary> {
        let known = self.vocabularies.get(language).cloned();
        known.unwrap_or_else(|| Arc::new(Vocabulary::of(language)))
    }

    /// The transcripts that quotations rely on.
    pub(in crate::collate) fn into_records(self) -> BTreeMap<Key, Record> {
        self.records
    }

    /// The utterance `at`.
    pub(super) fn utterance(&self, at: usize) -> Option<&'c Utterance> {
        self.corpus.utterances.get(at)
    }

    /// The words of the transcript of `source` at `spans`.
    pub(super) fn words_at(&self, source: &Key, spans: &[Range<usize>]) -> String {
        self.records.get(source).map(|record| record.words_at(spans)).unwrap_or_default()
    }

    /// What comes of what is `asked`; nothing if the source has no transcript that anything relies on.
    pub(super) fn answer<'a>(&'a self, asked: &Asked<'a>) -> Option<Cow<'a, Comparison>> {
        let known = self.found.get(asked).map(Cow::Borrowed);
        known.or_else(|| self.compare(asked).map(Cow::Owned))
    }

    fn compare(&self, asked: &Asked<'_>) -> Option<Comparison> {
        let record = self.records.get(asked.source)?;
        let speech = self.corpus.transcripts.get(asked.source)?;
        let names = names(self.corpus, asked.speakers);
        let words = interrupted(asked.words, asked.breaks);
        let printed = Printed { words: &words, language: Some(asked.language), speaker: &names };
        let is_own = |label: &str| speech.speakers.get(label).map(|actor| asked.speakers.contains(actor));
        Some(record.compare_knowing(&printed, &is_own))
    }

    /// The transcript in which the words of `utterance` stand best, and how they compare with it.
    pub(super) fn best(&self, utterance: &'c Utterance) -> Option<(&'c Key, &Comparison)> {
        self.best_of(of_utterance(self.corpus, utterance))
    }

    /// The same for a registered quote.
    pub(super) fn best_of_quote(&self, entry: &'c Entry) -> Option<(&'c Key, &Comparison)> {
        self.best_of(of_quote(self.corpus, entry))
    }

    fn best_of(&self, asked: impl Iterator<Item = Asked<'c>>) -> Option<(&'c Key, &Comparison)> {
        let answered = asked.filter_map(|asked| Some((asked.source, self.found.get(&asked)?)));
        answered.min_by_key(|(_, comparison)| {
            let is_absent = comparison.fidelity == Fidelity::NotLocated;
            (is_absent, comparison.turn.is_some(), comparison.severity, comparison.fidelity)
        })
    }

    /// Where the words of `utterance` stand in transcripts.
    pub(in crate::collate) fn spans_of<'h>(
        &'h self,
        utterance: &'c Utterance,
    ) -> impl Iterator<Item = (&'c Key, &'h [Range<usize>])> {
        of_utterance(self.corpus, utterance).filter_map(|asked| self.spans(&asked))
    }

    /// Where the words of a registered quote stand in transcripts.
    pub(in crate::collate) fn spans_of_quote<'h>(
        &'h self,
        entry: &'c Entry,
    ) -> impl Iterator<Item = (&'c Key, &'h [Range<usize>])> {
        of_quote(self.corpus, entry).filter_map(|asked| self.spans(&asked))
    }

    fn spans(&self, asked: &Asked<'c>) -> Option<(&'c Key, &[Range<usize>])> {
        let comparison = self.found.get(asked).filter(|comparison| is_located(comparison))?;
        Some((asked.source, comparison.spans.as_slice()))
    }
}

/// The languages of all that is quoted.
fn languages(corpus: &Corpus) -> BTreeSet<&Language> {
    let utterances = corpus.utterances.iter().map(|utterance| &utterance.language);
    let quotes = corpus.of_kind(Kind::Quote).flat_map(|entry| {
        let own = entry.as_quote().and_then(|quote| quote.language.as_ref());
        own.into_iter().chain(entry.all_texts().map(|(language, _)| language))
    });
    let transcripts = corpus.transcripts.values().map(|speech| &speech.language);
    utterances.chain(quotes).chain(transcripts).collect()
}

/// Whether the words stand in the record, as words of the same speaker.
pub(super) fn is_located(comparison: &Comparison) -> bool {
    let is_elsewhere = matches!(comparison.fidelity, Fidelity::NotLocated | Fidelity::Translated);
    !is_elsewhere && comparison.turn.is_none() && !comparison.spans.is_empty()
}

/// `utterance` beside the transcripts of its sources.
fn of_utterance<'c>(corpus: &'c Corpus, utterance: &'c Utterance) -> impl Iterator<Item = Asked<'c>> {
    let sources = utterance.sources.iter().filter(|source| corpus.transcripts.contains_key(*source));
    sources.map(|source| Asked {
        source,
        speakers: &utterance.speakers,
        language: &utterance.language,
        words: &utterance.words,
        breaks: &utterance.breaks,
    })
}

/// The registered quote `entry` beside the transcripts of its sources.
fn of_quote<'c>(corpus: &'c Corpus, entry: &'c Entry) -> impl Iterator<Item = Asked<'c>> {
    entry.as_quote().into_iter().flat_map(move |quote| {
        let speaker = Key::new(Kind::Actor, quote.speaker.value.clone());
        let speaker = corpus.entries.get_key_value(&speaker).map(|(key, _)| std::slice::from_ref(key));
        let sources = quote.sources.iter().filter_map(|id| {
            let key = Key::new(Kind::Source, id.value.clone());
            corpus.transcripts.get_key_value(&key).map(|(key, _)| key)
        });
        sources.map(move |source| Asked {
            source,
            speakers: speaker.unwrap_or_default(),
            language: quote.language.as_ref().unwrap_or(&entry.language),
            words: &entry.texts.title,
            breaks: &[],
        })
    })
}

/// All names of `speakers`.
pub(super) fn names(corpus: &Corpus, speakers: &[Key]) -> Vec<String> {
    let entries = speakers.iter().filter_map(|speaker| corpus.entries.get(speaker));
    entries.flat_map(names_of).map(str::to_owned).collect()
}

fn names_of(entry: &Entry) -> impl Iterator<Item = &str> {
    let titles = entry.all_texts().map(|(_, texts)| texts.title.as_str());
    let others = entry.as_actor().into_iter().flat_map(|actor| &actor.names);
    titles.chain(others.map(|name| name.text.as_str()))
}
