//! A corpus into what each speaker said: the distinct texts, where they are used, the registered quotes.

use std::collections::BTreeMap;

use super::text::Text;
use super::texts::texts;
use crate::collate::fidelity::Held;
use crate::model::{Date, Entry, Id, Key, Kind, Language, Quote};
use crate::resolve::{Corpus, Utterance};
use crate::text::Spanned;

/// What one speaker said.
#[derive(Default)]
pub(super) struct Spoken<'c> {
    /// In order of their folded words.
    pub(super) texts: Vec<Text<'c>>,
    /// In the order in which they were published.
    pub(super) uses: Vec<Use>,
    /// In order of their ids.
    pub(super) quotes: Vec<Registered<'c>>,
}

/// A place where a text stands.
pub(super) struct Use {
    /// The index of the utterance.
    pub(super) utterance: usize,
    pub(super) text: usize,
    /// The day that is stated, or as much as is known of it.
    pub(super) said_on: Option<Date>,
    /// The date of the piece.
    pub(super) published: Option<Date>,
    /// The registered quote that it names.
    pub(super) quote: Option<usize>,
    /// Whether it stands in the translation of a text.
    pub(super) translated: bool,
}

/// A registered quote that is no translation of another.
pub(super) struct Registered<'c> {
    pub(super) entry: &'c Entry,
    pub(super) quote: &'c Quote,
    pub(super) text: usize,
    /// The day that it, or one of its sources, states.
    pub(super) said_on: Option<Date>,
}

impl<'c> Registered<'c> {
    /// The language of its words.
    pub(super) fn language(&self) -> &'c Language {
        self.quote.language.as_ref().unwrap_or(&self.entry.language)
    }
}

/// Who said what.
pub(super) struct Speakers<'c> {
    corpus: &'c Corpus,
    held: &'c Held<'c>,
    /// The speaker and the number of each registered quote. A translation is as good as what it translates.
    quotes: BTreeMap<Key, (Key, usize)>,
    said: BTreeMap<Key, Said<'c>>,
}

/// The registered quotes of a speaker, and the utterances in the order in which they were published, with the dates
/// of their pieces.
#[derive(Default)]
struct Said<'c> {
    quotes: Vec<(&'c Entry, &'c Quote)>,
    utterances: Vec<(usize, Option<Date>)>,
}

impl<'c> Speakers<'c> {
    /// Who said what in `corpus`, the words of earlier `pieces` first.
    pub(super) fn of(corpus: &'c Corpus, pieces: &[Key], held: &'c Held<'c>) -> Self {
        let mut speakers = Self { corpus, held, quotes: BTreeMap::new(), said: BTreeMap::new() };
        for (speaker, entry, quote) in registered(corpus) {
            let own = &mut speakers.said.entry(speaker.clone()).or_default().quotes;
            speakers.quotes.insert(entry.key.clone(), (speaker, own.len()));
            own.push((entry, quote));
        }
        for entry in corpus.of_kind(Kind::Quote) {
            let original = entry.as_quote().and_then(|quote| translated(corpus, quote));
            if let Some(place) = original.and_then(|original| speakers.quotes.get(&original).cloned()) {
                speakers.quotes.insert(entry.key.clone(), place);
            }
        }
        for (index, published) in in_order(corpus, pieces) {
            let utterance = &corpus.utterances[index];
            // what stands in a text that is hard to bear is shown there alone, unless it is registered
            let is_apart = utterance.quote.is_none() && corpus.is_folded(utterance);
            if !is_apart && !utterance.speakers.iter().any(|speaker| corpus.is_unnamed(speaker)) {
                let speaker = speakers.under(utterance).clone();
                speakers.said.entry(speaker).or_default().utterances.push((index, published));
            }
        }
        speakers
    }

    /// Under whom an utterance is filed: the first of a joint statement, or who is registered.
    fn under(&self, utterance: &'c Utterance) -> &Key {
        let registered = utterance.quote.as_ref().and_then(|quote| self.quotes.get(quote));
        registered.map_or(&utterance.speakers[0], |(speaker, _)| speaker)
    }

    /// Each speaker, with what was said.
    pub(super) fn spoken(&self) -> impl Iterator<Item = (&Key, Spoken<'c>)> {
        self.said.iter().map(|(speaker, said)| (speaker, self.of_speaker(said)))
    }

    /// The registered quotes and those that translate them.
    pub(super) fn quotes(&self) -> impl Iterator<Item = &Key> {
        self.quotes.keys()
    }

    fn of_speaker(&self, said: &Said<'c>) -> Spoken<'c> {
        let utterance = |(index, _): &(usize, _)| &self.corpus.utterances[*index];
        let registered = said.quotes.iter().map(|(entry, quote)| Registered {
            entry,
            quote,
            text: 0,
            said_on: self.said_on(quote),
        });
        let mut quotes: Vec<Registered<'c>> = registered.collect();
        let titles = quotes.iter().map(|quote| (quote.entry.texts.title.as_str(), quote.language()));
        let typed = said.utterances.iter().map(utterance);
        let typed = typed.map(|utterance| (utterance.words.as_str(), &utterance.language));
        let (mut texts, of_typed) = texts(titles.chain(typed), |language| self.held.vocabulary(language));
        let (of_quotes, of_utterances) = of_typed.split_at(quotes.len());
        for (quote, text) in quotes.iter_mut().zip(of_quotes) {
            quote.text = *text;
            let spans = self.held.spans_of_quote(quote.entry);
            texts[*text].also(quote.language(), spans);
        }
        let mut uses = Vec::with_capacity(said.utterances.len());
        for (uttered, text) in said.utterances.iter().zip(of_utterances) {
            let utterance = utterance(uttered);
            texts[*text].also(&utterance.language, self.held.spans_of(utterance));
            uses.push(self.usage(*uttered, *text));
        }
        Spoken { texts, uses, quotes }
    }

    fn usage(&self, (index, published): (usize, Option<Date>), text: usize) -> Use {
        let utterance = &self.corpus.utterances[index];
        Use {
            utterance: index,
            text,
            said_on: utterance.said_on.map(Date::to_day),
            published,
            quote: utterance.quote.as_ref().and_then(|quote| self.quotes.get(quote)).map(|(_, at)| *at),
            translated: utterance.translated,
        }
    }

    fn said_on(&self, quote: &Quote) -> Option<Date> {
        let of_source = |id: &Spanned<Id>| self.corpus.get(Kind::Source, &id.value)?.as_source()?.said_on();
        let stated = quote.date.as_ref().map(|date| date.value);
        stated.or_else(|| quote.sources.iter().find_map(of_source))
    }
}

/// The published quotes that translate no other, of speakers who may be named.
fn registered(corpus: &Corpus) -> impl Iterator<Item = (Key, &Entry, &Quote)> {
    corpus.of_kind(Kind::Quote).filter_map(|entry| {
        let quote = entry.as_quote().filter(|quote| translated(corpus, quote).is_none())?;
        let speaker = Key::new(Kind::Actor, quote.speaker.value.clone());
        let known = corpus.entries.contains_key(&speaker) && !corpus.is_unnamed(&speaker);
        known.then_some((speaker, entry, quote))
    })
}

/// The published quote that `quote` translates.
pub(super) fn translated(corpus: &Corpus, quote: &Quote) -> Option<Key> {
    let key = Key::new(Kind::Quote, quote.translation_of.as_ref()?.value.clone());
    corpus.entries.contains_key(&key).then_some(key)
}

/// The utterances by the date of their pieces, which stands beside each, those of records after all, those of
/// translations last.
fn in_order(corpus: &Corpus, pieces: &[Key]) -> Vec<(usize, Option<Date>)> {
    let ranks: BTreeMap<&Key, usize> = pieces.iter().enumerate().map(|(rank, key)| (key, rank)).collect();
    let mut order = Vec::with_capacity(corpus.utterances.len());
    for texts in corpus.utterances.chunk_by(|one, next| one.entry == next.entry) {
        let entry = &texts[0].entry;
        let rank = ranks.get(entry).copied().unwrap_or(usize::MAX);
        let published = corpus.entries.get(entry).and_then(Entry::as_piece).map(|piece| piece.date.value);
        for utterance in texts {
            order.push((utterance.translated, rank, order.len(), published));
        }
    }
    order.sort_by_key(|(translated, rank, index, _)| (*translated, *rank, *index));
    order.into_iter().map(|(.., index, published)| (index, published)).collect()
}
