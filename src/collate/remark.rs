//! Quotations that have equal words by one speaker, on days that agree, into [`Remark`]s.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fidelity::Basis;
use super::fold::{address, count, fold};
use super::wording::Comparison;
use crate::model::{Date, Entry, Key, Kind, Language, Quote};
use crate::resolve::{Corpus, Utterance};

/// Quotations of at most so many words are fragments: they have no page of their own.
const FRAGMENT: usize = 2;

/// Of a slogan that is repeated on many days, each remark knows so many before and after it.
const NEAR: usize = 6;

/// What was said once.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Who said it; several for a joint statement.
    pub speakers: Vec<Key>,
    /// The registered quote.
    pub quote: Option<Key>,
    /// Its last part of the address.
    pub slug: String,
    /// Addresses of wordings that lead here, beside its own.
    pub other_slugs: Vec<String>,
    /// The words as they are shown.
    pub words: String,
    /// When it was said, if known.
    pub said_on: Option<Date>,
    /// Where.
    pub place: Option<Key>,
    /// Where we have it from.
    pub sources: Vec<Key>,
    /// The claims it bears on.
    pub claims: Vec<Key>,
    /// The distinct texts, the earliest first.
    pub wordings: Vec<Wording>,
    /// Registered translations.
    pub translations: Vec<Key>,
    /// The same words on other days.
    pub also_said: Vec<usize>,
    /// The words as they are on record, if we have a record that has them.
    pub record: Option<OnRecord>,
    /// Whether the words are known only from those who printed them.
    pub printed_only: bool,
    /// Whether it has a page of its own: it is registered, or is more than a fragment.
    pub has_page: bool,
}

/// The words of a remark as they are on record.
#[derive(Clone, Debug, PartialEq)]
pub struct OnRecord {
    /// The words as they stand there.
    pub words: String,
    /// Their language.
    pub language: Language,
    /// What they stand in.
    pub basis: Basis,
    /// Where in the transcript, as ranges of bytes of its text; empty for registered words.
    pub spans: Vec<Range<usize>>,
}

/// One distinct text of a remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// The text as typed.
    pub words: String,
    /// Its language.
    pub language: Language,
    /// Who printed it, if it is not ours.
    pub printed_by: Vec<Key>,
    /// The utterances with it, as indices of [`Corpus::utterances`].
    pub utterances: Vec<usize>,
    /// How it differs from the words on record.
    pub against: Option<Comparison>,
    /// Whether it spans other remarks as well, so that it belongs to several.
    pub spans_others: bool,
}

impl Remark {
    /// The first of those who said it, under whom the address lies.
    pub fn speaker(&self) -> &Key {
        &self.speakers[0]
    }

    /// The utterances of all wordings.
    pub fn utterances(&self) -> impl Iterator<Item = usize> {
        self.wordings.iter().flat_map(|wording| wording.utterances.iter().copied())
    }
}

/// The remarks, and where each utterance and registered quote belongs.
#[derive(Default)]
pub(super) struct Remarks {
    pub(super) all: Vec<Remark>,
    pub(super) of_utterance: Vec<Option<usize>>,
    pub(super) of_quote: BTreeMap<Key, usize>,
    pub(super) by_speaker: BTreeMap<Key, Vec<usize>>,
    by_words: BTreeMap<(Key, String), Vec<usize>>,
}

/// Put the quotations of `corpus` together; those of earlier `pieces` come first.
pub(super) fn remarks(corpus: &Corpus, pieces: &[Key]) -> Remarks {
    let mut remarks = Remarks { of_utterance: vec![None; corpus.utterances.len()], ..Remarks::default() };
    for entry in corpus.of_kind(Kind::Quote) {
        if let Some(quote) = entry.as_quote().filter(|quote| translated(corpus, quote).is_none()) {
            remarks.register(corpus, entry, quote);
        }
    }
    for entry in corpus.of_kind(Kind::Quote) {
        let original = entry.as_quote().and_then(|quote| translated(corpus, quote));
        if let Some(at) = original.and_then(|original| remarks.of_quote.get(&original).copied()) {
            remarks.all[at].translations.push(entry.key.clone());
            remarks.of_quote.insert(entry.key.clone(), at);
        }
    }
    for index in in_order(corpus, pieces) {
        remarks.join(corpus, index);
    }
    remarks.link_repeated();
    remarks.sort();
    remarks.index();
    remarks
}

/// The published quote that `quote` translates.
fn translated(corpus: &Corpus, quote: &Quote) -> Option<Key> {
    let key = Key::new(Kind::Quote, quote.translation_of.as_ref()?.value.clone());
    corpus.entries.contains_key(&key).then_some(key)
}

/// The utterances by the date of their pieces, those of records after all.
fn in_order(corpus: &Corpus, pieces: &[Key]) -> Vec<usize> {
    let rank: BTreeMap<&Key, usize> = pieces.iter().enumerate().map(|(rank, key)| (key, rank)).collect();
    let mut order: Vec<usize> = (0..corpus.utterances.len()).collect();
    order.sort_by_key(|index| {
        let utterance = &corpus.utterances[*index];
        (utterance.translated, rank.get(&utterance.entry).copied().unwrap_or(usize::MAX), *index)
    });
    order
}

impl Remarks {
    fn register(&mut self, corpus: &Corpus, entry: &Entry, quote: &Quote) {
        let speaker = Key::new(Kind::Actor, quote.speaker.value.clone());
        let known = corpus.entries.contains_key(&speaker) && !corpus.is_unnamed(&speaker);
        if !known {
            return;
        }
        let keys = |kind, ids: &[crate::text::Spanned<crate::model::Id>]| -> Vec<Key> {
            ids.iter()
                .map(|id| Key::new(kind, id.value.clone()))
                .filter(|key| corpus.entries.contains_key(key))
                .collect()
        };
        let sources = keys(Kind::Source, &quote.sources);
        let dated_by_source =
            || sources.iter().find_map(|key| corpus.entries.get(key)?.as_source()?.said_on());
        let words = entry.texts.title.value.clone();
        let folded = fold(&words);
        let printed_by = keys(Kind::Source, &quote.printed_in);
        let remark = Remark {
            quote: Some(entry.key.clone()),
            slug: entry.key.id.to_string(),
            other_slugs: vec![address(speaker.id.as_str(), &folded)],
            said_on: quote.date.as_ref().map(|date| date.value).or_else(dated_by_source),
            place: quote.place.as_ref().map(|id| Key::new(Kind::Place, id.value.clone())),
            claims: keys(Kind::Claim, &quote.claims),
            wordings: vec![Wording {
                words: words.clone(),
                language: quote.language.clone().unwrap_or_else(|| entry.language.clone()),
                against: None,
                spans_others: false,
                printed_by: printed_by.clone(),
                utterances: Vec::new(),
            }],
            translations: Vec::new(),
            also_said: Vec::new(),
            record: None,
            printed_only: !printed_by.is_empty(),
            has_page: true,
            speakers: vec![speaker.clone()],
            sources,
            words,
        };
        self.of_quote.insert(entry.key.clone(), self.all.len());
        self.add(remark, (speaker, folded));
    }

    fn add(&mut self, remark: Remark, words: (Key, String)) -> usize {
        let at = self.all.len();
        self.by_words.entry(words).or_default().push(at);
        self.all.push(remark);
        at
    }

    /// Put utterance `index` into its remark: the registered one, or the one with equal words on a day
    /// that agrees, or a new one.
    fn join(&mut self, corpus: &Corpus, index: usize) {
        let utterance = &corpus.utterances[index];
        let unnamed = utterance.speakers.iter().any(|speaker| corpus.is_unnamed(speaker));
        if unnamed {
            return;
        }
        let registered = utterance.quote.as_ref().and_then(|quote| self.of_quote.get(quote).copied());
        let folded = fold(&utterance.words);
        let at = if let Some(at) = registered {
            at
        } else {
            let words = (utterance.speakers[0].clone(), folded);
            match self.candidate(corpus, utterance, &words) {
                Some(at) => at,
                None if utterance.translated => return,
                None => self.start(utterance, words),
            }
        };
        self.of_utterance[index] = Some(at);
        if !utterance.translated {
            self.all[at].add(utterance, index);
        }
    }

    /// The remark with equal words whose day agrees; for an undated utterance the latest that is not
    /// later than its piece.
    fn candidate(&self, corpus: &Corpus, utterance: &Utterance, words: &(Key, String)) -> Option<usize> {
        let candidates = self.by_words.get(words)?.iter().copied();
        let fragment = count(&words.1) <= FRAGMENT;
        let published =
            corpus.entries.get(&utterance.entry).and_then(Entry::as_piece).map(|piece| piece.date.value);
        let fitting = candidates.filter(|at| {
            let said = self.all[*at].said_on;
            match (utterance.said_on, said) {
                (Some(day), Some(said)) => day.agrees(said),
                (None, Some(said)) => {
                    !fragment && published.is_none_or(|published| !published.is_before(said))
                }
                _ => !fragment || utterance.said_on == said,
            }
        });
        fitting.max_by_key(|at| (self.all[*at].said_on, std::cmp::Reverse(*at)))
    }

    fn start(&mut self, utterance: &Utterance, words: (Key, String)) -> usize {
        let remark = Remark {
            speakers: utterance.speakers.clone(),
            quote: None,
            slug: address(words.0.id.as_str(), &words.1),
            other_slugs: Vec::new(),
            words: utterance.words.clone(),
            said_on: utterance.said_on,
            place: utterance.place.clone(),
            sources: Vec::new(),
            claims: Vec::new(),
            wordings: Vec::new(),
            translations: Vec::new(),
            also_said: Vec::new(),
            record: None,
            printed_only: !utterance.printed.is_empty(),
            has_page: count(&words.1) > FRAGMENT,
        };
        self.add(remark, words)
    }

    /// Remarks with equal words on different days know of each other; the later ones carry their day
    /// in the address.
    fn link_repeated(&mut self) {
        for same in self.by_words.values().filter(|same| same.len() > 1) {
            for (rank, at) in same.iter().enumerate() {
                let near = &same[rank.saturating_sub(NEAR)..(rank + NEAR + 1).min(same.len())];
                let others = near.iter().copied().filter(|other| other != at).collect();
                let remark = &mut self.all[*at];
                remark.also_said = others;
                if rank > 0 {
                    remark.other_slugs.clear();
                }
                if let (true, None, Some(day)) = (rank > 0, &remark.quote, remark.said_on) {
                    remark.slug = format!("{}-{}", remark.slug, day.to_day());
                }
            }
        }
    }

    /// Order the remarks by speaker and address, so that their numbers do not depend on the pieces.
    fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by(|a, b| {
            let of = |at: &usize| (self.all[*at].speaker(), &self.all[*at].slug);
            of(a).cmp(&of(b))
        });
        let mut place = vec![0; order.len()];
        for (to, from) in order.iter().enumerate() {
            place[*from] = to;
        }
        let mut sorted: Vec<Remark> = order.iter().map(|at| self.all[*at].clone()).collect();
        for remark in &mut sorted {
            remark.also_said.iter_mut().for_each(|at| *at = place[*at]);
            remark.also_said.sort_unstable();
        }
        self.all = sorted;
        self.of_utterance.iter_mut().flatten().for_each(|at| *at = place[*at]);
        self.of_quote.values_mut().for_each(|at| *at = place[*at]);
    }

    fn index(&mut self) {
        for (at, remark) in self.all.iter().enumerate() {
            for speaker in &remark.speakers {
                self.by_speaker.entry(speaker.clone()).or_default().push(at);
            }
        }
        for list in self.by_speaker.values_mut() {
            list.sort_by_key(|at| (self.all[*at].said_on, *at));
        }
    }
}

impl Remark {
    /// Take up what `utterance`, number `index`, adds.
    fn add(&mut self, utterance: &Utterance, index: usize) {
        self.printed_only &= !utterance.printed.is_empty();
        self.said_on = self.said_on.or(utterance.said_on);
        if self.place.is_none() {
            self.place.clone_from(&utterance.place);
        }
        extend_new(&mut self.sources, &utterance.sources);
        extend_new(&mut self.claims, &utterance.claims);
        extend_new(&mut self.speakers, &utterance.speakers);
        match self.wordings.iter_mut().find(|wording| wording.words == utterance.words) {
            Some(wording) => {
                extend_new(&mut wording.printed_by, &utterance.printed);
                wording.utterances.push(index);
            }
            None => self.wordings.push(Wording {
                words: utterance.words.clone(),
                language: utterance.language.clone(),
                against: None,
                spans_others: false,
                printed_by: utterance.printed.clone(),
                utterances: vec![index],
            }),
        }
    }
}

fn extend_new(list: &mut Vec<Key>, keys: &[Key]) {
    for key in keys {
        if !list.contains(key) {
            list.push(key.clone());
        }
    }
}
