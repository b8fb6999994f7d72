//! What is quoted from a transcript: by which remarks, in which pieces, printed by whom.

use std::collections::{BTreeMap, BTreeSet};

use super::landing::landing;
use super::{Scope, body, cards, transcript, view};
use crate::collate::Remark;
use crate::compose::{Stretch, place};
use crate::model::{Entry, Key, Kind};

/// From so many times on, a stretch is as dark as it gets.
const DARKEST: usize = 3;

/// The longest words of a remark beside the transcript, in bytes.
const WORDS: usize = 60;

/// The quotations from the transcript of a source.
pub(super) struct Lights<'a> {
    pub(super) scope: &'a Scope<'a>,
    source: &'a Key,
    stretches: &'a [Stretch],
    /// The remarks in the order in which they are quoted first, counted from 1.
    numbers: BTreeMap<usize, usize>,
    /// For each remark, the pieces of ours that quote it, in any wording, and who printed it.
    quoting: BTreeMap<usize, (BTreeSet<Key>, BTreeSet<Key>)>,
}

/// The id of a remark's place in the page of a transcript.
pub(super) fn anchor(remark: &Remark) -> String {
    format!("{}-{}", remark.speaker().id, remark.slug)
}

impl<'a> Lights<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, source: &'a Key, stretches: &'a [Stretch]) -> Self {
        let mut numbers = BTreeMap::new();
        for at in stretches.iter().flat_map(|stretch| &stretch.remarks) {
            let next = numbers.len() + 1;
            numbers.entry(*at).or_insert(next);
        }
        let quoting = numbers.keys().map(|at| (*at, (pieces(scope, *at), printers(scope, *at)))).collect();
        Self { scope, source, stretches, numbers, quoting }
    }

    /// How often the stretch was quoted or printed, as far as shades tell.
    pub(super) fn level(&self, stretch: usize) -> usize {
        let times = |at| self.quoting.get(at).map_or(0, |(pieces, printers)| pieces.len() + printers.len());
        self.stretches[stretch].remarks.iter().map(times).sum::<usize>().clamp(1, DARKEST)
    }

    /// The marks behind a stretch: of the remarks whose words do not go on behind it.
    pub(super) fn notes(&self, stretch: usize) -> Vec<view::Note> {
        let own = &self.stretches[stretch];
        let next = self.stretches.get(stretch + 1).filter(|next| next.range.start == own.range.end);
        let ends = |at: &&usize| next.is_none_or(|next| !next.remarks.contains(at));
        let note = |at: &usize| view::Note {
            number: self.number(*at),
            href: place(&anchor(&self.scope.site.concordance.remarks[*at])),
        };
        let mut notes: Vec<view::Note> = own.remarks.iter().filter(ends).map(note).collect();
        notes.sort_by_key(|note| note.number);
        notes
    }

    /// The remarks that quote `stretches`, without those that are `told`.
    pub(super) fn quoted(
        &self,
        stretches: &BTreeSet<usize>,
        told: &mut BTreeSet<usize>,
    ) -> Vec<view::Quoted> {
        let remarks = stretches.iter().flat_map(|stretch| self.stretches[*stretch].remarks.iter().copied());
        let mut found: Vec<usize> = remarks.filter(|at| told.insert(*at)).collect();
        found.sort_by_key(|at| self.number(*at));
        found.into_iter().map(|at| self.quotation(at)).collect()
    }

    fn number(&self, at: usize) -> usize {
        self.numbers.get(&at).copied().unwrap_or_default()
    }

    fn quotation(&self, at: usize) -> view::Quoted {
        let scope = self.scope;
        let (pieces, printers) = self.quoting.get(&at).cloned().unwrap_or_default();
        let told = [("quoted.pieces", pieces.len()), ("quoted.printed", printers.len())];
        let times = told.into_iter().filter(|(_, count)| *count > 0);
        let mut card = cards::remark(scope, at);
        // they stand beside it in full
        card.link.text = body::shorten(&card.link.text, WORDS);
        let date = |key: &Key| scope.entry(key).and_then(Entry::as_piece).map(|piece| piece.date.value);
        let mut by_date: Vec<&Key> = pieces.iter().collect();
        by_date.sort_by_key(|key| (date(key), *key));
        view::Quoted {
            number: self.number(at),
            anchor: anchor(&scope.site.concordance.remarks[at]),
            card,
            times: times.map(|(key, count)| scope.count(key, count)).collect(),
            pieces: by_date.into_iter().filter_map(|key| cards::backlink(scope, key, Vec::new())).collect(),
            printed_by: printers.iter().filter_map(|key| cards::link(scope, key)).collect(),
            recording: self.recording(at),
        }
    }

    /// The recording from the second on at which the words begin.
    fn recording(&self, at: usize) -> Option<String> {
        let second = transcript::second(self.scope, self.source, at)?;
        let url = cards::source(self.scope, self.source)?.url?;
        let timed = landing(&url, "", Some(second));
        (timed != url).then_some(timed)
    }
}

/// The pieces that quote remark `at` as the speaker's words, in any wording.
fn pieces(scope: &Scope<'_>, at: usize) -> BTreeSet<Key> {
    let corpus = &scope.site.corpus;
    let utterances = scope.site.concordance.remarks[at].utterances().map(|index| &corpus.utterances[index]);
    let ours = utterances.filter(|it| it.entry.kind == Kind::Piece && !it.is_printed);
    ours.map(|utterance| utterance.entry.clone()).collect()
}

/// Who printed remark `at`, in any wording.
fn printers(scope: &Scope<'_>, at: usize) -> BTreeSet<Key> {
    let remark = &scope.site.concordance.remarks[at];
    remark.wordings.iter().flat_map(|wording| wording.printed_by.iter().cloned()).collect()
}
