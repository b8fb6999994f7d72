//! Groups of wordings into remarks, in order of their speakers and addresses.

use std::collections::BTreeMap;

use super::addresses::{Addressed, address};
use super::groups::{Group, Groups, groups};
use super::spoken::{Speakers, Spoken, translated};
use super::{Remark, Wording};
use crate::collate::fidelity::Held;
use crate::model::{Entry, Id, Key, Kind};
use crate::resolve::{Corpus, Utterance};
use crate::text::Spanned;

/// The remarks, and where each utterance and registered quote belongs.
#[derive(Default)]
pub(in crate::collate) struct Remarks {
    pub(in crate::collate) all: Vec<Remark>,
    pub(in crate::collate) of_utterance: Vec<Option<usize>>,
    pub(in crate::collate) of_quote: BTreeMap<Key, usize>,
    pub(in crate::collate) by_speaker: BTreeMap<Key, Vec<usize>>,
}

/// Put the quotations of `corpus` together; those of earlier `pieces` come first. `held` knows where they stand
/// in transcripts.
pub(in crate::collate) fn remarks(corpus: &Corpus, pieces: &[Key], held: &Held<'_>) -> Remarks {
    let mut remarks = Remarks { of_utterance: vec![None; corpus.utterances.len()], ..Remarks::default() };
    let speakers = Speakers::of(corpus, pieces, held);
    for (speaker, spoken) in speakers.spoken() {
        remarks.of_speaker(corpus, speaker, &spoken);
    }
    remarks.translations(corpus, speakers.quotes());
    remarks.by_speaker();
    remarks
}

impl Remarks {
    /// The remarks under one speaker, in order of their addresses.
    fn of_speaker(&mut self, corpus: &Corpus, speaker: &Key, spoken: &Spoken<'_>) {
        let groups = groups(spoken);
        let mut addressed = address(speaker, spoken, &groups.all);
        let mut order: Vec<usize> = (0..groups.all.len()).collect();
        order.sort_by(|one, other| (&addressed[*one].slug, one).cmp(&(&addressed[*other].slug, other)));
        let first = self.all.len();
        let mut place = vec![0; order.len()];
        for (to, from) in order.iter().enumerate() {
            place[*from] = first + to;
        }
        for from in order {
            let mut addressed = std::mem::take(&mut addressed[from]);
            addressed.also_said.iter_mut().for_each(|other| *other = place[*other]);
            addressed.also_said.sort_unstable();
            let maker = Maker { corpus, speaker, spoken };
            self.all.push(maker.remark(&groups.all[from], addressed));
        }
        self.lead(&groups, spoken, &place);
    }

    /// Where each utterance and registered quote of a speaker belongs.
    fn lead(&mut self, groups: &Groups, spoken: &Spoken<'_>, place: &[usize]) {
        for (usage, group) in spoken.uses.iter().zip(&groups.of_use) {
            self.of_utterance[usage.utterance] = group.map(|group| place[group]);
        }
        for (at, group) in groups.all.iter().enumerate() {
            if let Some(quote) = group.quote {
                self.of_quote.insert(spoken.quotes[quote].entry.key.clone(), place[at]);
            }
        }
    }

    /// Quotes that translate a registered one belong to it.
    fn translations<'k>(&mut self, corpus: &Corpus, quotes: impl Iterator<Item = &'k Key>) {
        for key in quotes {
            let quote = corpus.entries.get(key).and_then(Entry::as_quote);
            let original = quote.and_then(|quote| translated(corpus, quote));
            if let Some(at) = original.and_then(|original| self.of_quote.get(&original).copied()) {
                self.all[at].translations.push(key.clone());
                self.of_quote.insert(key.clone(), at);
            }
        }
    }

    fn by_speaker(&mut self) {
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

struct Maker<'m, 'c> {
    corpus: &'c Corpus,
    speaker: &'m Key,
    spoken: &'m Spoken<'c>,
}

impl Maker<'_, '_> {
    fn remark(&self, group: &Group, addressed: Addressed) -> Remark {
        let mut remark = Remark {
            speakers: vec![self.speaker.clone()],
            quote: None,
            slug: addressed.slug,
            other_slugs: addressed.other_slugs,
            words: String::new(),
            said_on: None,
            place: None,
            sources: Vec::new(),
            claims: Vec::new(),
            wordings: Vec::new(),
            translations: Vec::new(),
            also_said: addressed.also_said,
            record: None,
            printed_only: true,
            has_page: addressed.has_page,
        };
        if let Some(quote) = group.quote {
            self.register(&mut remark, quote);
        }
        let own = group.uses.iter().map(|at| (*at, Part::Whole));
        let spanning = group.spanning.iter().map(|(at, leads)| (*at, Part::of(*leads)));
        let mut uses: Vec<(usize, Part)> = own.chain(spanning).collect();
        uses.sort_unstable();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        known.extend(group.quote.map(|quote| (self.spoken.quotes[quote].entry.texts.title.as_str(), 0)));
        for (at, part) in uses {
            let index = self.spoken.uses[at].utterance;
            let utterance = &self.corpus.utterances[index];
            let wording = *known.entry(&utterance.words).or_insert(remark.wordings.len());
            remark.add(utterance, part);
            remark.word(wording, utterance, (index, part));
        }
        if remark.said_on.is_none() {
            let stated = group.uses.iter().filter_map(|at| self.utterance(*at).said_on);
            remark.said_on = stated.into_iter().find(|date| Some(date.to_day()) == group.date).or(group.date);
        }
        let first = remark.wordings.iter().find(|wording| !wording.spans_others);
        remark.words = first.map(|wording| wording.words.clone()).unwrap_or_default();
        remark
    }

    /// What is registered of a remark.
    fn register(&self, remark: &mut Remark, quote: usize) {
        let registered = &self.spoken.quotes[quote];
        let quote = registered.quote;
        let printed_by = self.keys(Kind::Source, &quote.printed_in);
        remark.quote = Some(registered.entry.key.clone());
        remark.said_on = registered.said_on;
        remark.place = quote.place.as_ref().map(|id| Key::new(Kind::Place, id.value.clone()));
        remark.sources = self.keys(Kind::Source, &quote.sources);
        remark.claims = self.keys(Kind::Claim, &quote.claims);
        remark.printed_only = !printed_by.is_empty();
        remark.wordings.push(Wording {
            words: registered.entry.texts.title.value.clone(),
            language: registered.language().clone(),
            printed_by,
            utterances: Vec::new(),
            against: None,
            spans_others: false,
        });
    }

    fn utterance(&self, at: usize) -> &Utterance {
        &self.corpus.utterances[self.spoken.uses[at].utterance]
    }

    /// The published ones of `ids`.
    fn keys(&self, kind: Kind, ids: &[Spanned<Id>]) -> Vec<Key> {
        let keys = ids.iter().map(|id| Key::new(kind, id.value.clone()));
        keys.filter(|key| self.corpus.entries.contains_key(key)).collect()
    }
}

/// How an utterance belongs to a remark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// It is a wording of it.
    Whole,
    /// It spans others too, and leads here.
    Leading,
    /// It spans others too, and leads to another.
    Spanning,
}

impl Part {
    fn of(leads: bool) -> Self {
        if leads { Self::Leading } else { Self::Spanning }
    }
}

impl Remark {
    /// Take up what `utterance` tells beside its words. Of what spans several remarks that is told of the first.
    fn add(&mut self, utterance: &Utterance, part: Part) {
        self.printed_only &= utterance.is_printed;
        if part == Part::Whole {
            extend_new(&mut self.speakers, &utterance.speakers);
        }
        if part != Part::Spanning {
            if self.place.is_none() {
                self.place.clone_from(&utterance.place);
            }
            extend_new(&mut self.claims, &utterance.claims);
        }
        extend_new(&mut self.sources, &utterance.sources);
    }

    /// Take up the words of `utterance`, whose number is `index`, as wording `at`.
    fn word(&mut self, at: usize, utterance: &Utterance, (index, part): (usize, Part)) {
        if at == self.wordings.len() {
            self.wordings.push(Wording {
                words: utterance.words.clone(),
                language: utterance.language.clone(),
                printed_by: Vec::new(),
                utterances: Vec::new(),
                against: None,
                spans_others: true,
            });
        }
        let wording = &mut self.wordings[at];
        extend_new(&mut wording.printed_by, &utterance.printed);
        wording.utterances.push(index);
        wording.spans_others &= part != Part::Whole;
    }
}

fn extend_new(list: &mut Vec<Key>, keys: &[Key]) {
    for key in keys {
        if !list.contains(key) {
            list.push(key.clone());
        }
    }
}
