//! Printed words located in a record, and judged.

use std::ops::Range;

use super::align::{self, Weighed};
use super::comparison::{Comparison, Fidelity, Severity};
use super::hash::Hash;
use super::hunks::{self, Between, Ground, Kind, Run};
use super::marks::Marked;
use super::vocabulary::FUNCTION;
use super::words::{self, GAP, Word};
use super::{Printed, Record, diff, judge, place, sense};
use crate::collate::lexicon::{fold_word, guess};
use crate::model::Language;

/// The part of the printed words, by weight, that must be found for them to be located.
const LOCATED: f32 = 0.52;

/// What words that carry little weigh when it is judged whether printed words are located.
const LITTLE: f32 = 0.35;

/// What words count that stand in the record at the place, but in another order.
const ELSEWHERE: f32 = 0.6;

/// What is taken off for parts that stand apart with other words between them: they may be together by chance.
const LEAP: f32 = 0.7;

/// No more printed words are aligned at once.
const PART: usize = 400;

impl Record {
    /// Where `printed` stands in the record, and how it differs from that.
    pub fn compare(&self, printed: &Printed<'_>) -> Comparison {
        self.compare_knowing(printed, &|_| None)
    }

    /// The same where it is known of some labels whether their turns are the speaker's; of the others the names
    /// tell.
    pub fn compare_knowing(
        &self,
        printed: &Printed<'_>,
        is_own: &dyn Fn(&str) -> Option<bool>,
    ) -> Comparison {
        let marked = Marked::read(printed.words, &self.vocabulary);
        let comparing = Comparing {
            record: self,
            printed,
            marked: &marked,
            foreign: self.foreign_labels(printed.speaker, is_own),
        };
        let (runs, betweens, weights) = comparing.hunks();
        let share = comparing.share(&runs, &betweens, &weights);
        if self.is_foreign(printed, &marked, share) {
            return unlocated(Fidelity::Translated, Severity::None);
        }
        let few = marked.words.len() <= 3 && share < 0.55;
        if runs.is_empty() || share < LOCATED || few {
            return unlocated(Fidelity::NotLocated, Severity::Major);
        }
        comparing.judge(&runs, &betweens)
    }

    /// Whether the printed words are in another language than the record: they are said to be, or read like
    /// it, and are not found in it.
    fn is_foreign(&self, printed: &Printed<'_>, marked: &Marked, share: f32) -> bool {
        let tag = self.vocabulary.tag;
        let primary =
            |language: &Language| language.as_str().split('-').next().unwrap_or_default().to_owned();
        if let Some(language) = printed.language {
            return primary(language) != tag && !tag.is_empty() && (share < 0.9 || marked.words.len() < 3);
        }
        let folded: Vec<String> = printed
            .words
            .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'))
            .filter(|word| !word.is_empty())
            .map(fold_word)
            .collect();
        let words: Vec<&str> = folded.iter().map(String::as_str).collect();
        share < 0.7 && !tag.is_empty() && guess(&words).is_some_and(|guess| guess != tag)
    }
}

fn unlocated(fidelity: Fidelity, severity: Severity) -> Comparison {
    Comparison {
        fidelity,
        also: Vec::new(),
        severity,
        touches: Vec::new(),
        spans: Vec::new(),
        diff: Vec::new(),
        turn: None,
    }
}

/// A comparison at work.
struct Comparing<'a> {
    record: &'a Record,
    printed: &'a Printed<'a>,
    marked: &'a Marked,
    /// For each label, whether it is somebody else's.
    foreign: Vec<bool>,
}

impl Comparing<'_> {
    fn hunks(&self) -> (Vec<Run>, Vec<Between>, Vec<Weighed>) {
        let record = self.record;
        let weights: Vec<Weighed> = self
            .marked
            .words
            .iter()
            .zip(&self.marked.brackets)
            .map(|(word, bracket)| Weighed {
                word: *word,
                weight: self.weight(word, 0.5),
                apart: *bracket > 0,
            })
            .collect();
        let column = |at: usize| {
            let word = record.words[at];
            let apart = self.foreign.get(record.voice(at)).copied().unwrap_or_default();
            Weighed { word, weight: self.weight(&word, 0.5), apart }
        };
        let mut steps = Vec::new();
        for part in self.parts() {
            let stretches = place::stretches(&record.words, &record.index, &self.marked.words[part.clone()]);
            let ellipsis = &self.marked.ellipsis[part.start..=part.end];
            let aligned = align::align(&weights[part.clone()], ellipsis, &column, &stretches);
            steps.extend(aligned.into_iter().map(|step| step.moved(part.start)));
        }
        let voice = |at: usize| record.voice(at);
        let ground = Ground { words: &record.words, voice: &voice };
        let (runs, betweens) = hunks::hunks(&steps, self.marked, &weights, &ground);
        (runs, betweens, weights)
    }

    /// The printed words in parts that are aligned one by one, so that a long text takes no more than time in
    /// proportion to its length: they end where a sentence does, if one does.
    fn parts(&self) -> Vec<Range<usize>> {
        let words = &self.marked.words;
        let mut parts = Vec::new();
        let mut from = 0;
        while words.len() - from > PART {
            let ends = |at: &usize| words[*at].is(words::BEGINS) || self.marked.ellipsis[*at];
            let end = (from + PART / 2..from + PART).rev().find(ends).unwrap_or(from + PART);
            parts.push(from..end);
            from = end;
        }
        parts.push(from..words.len());
        parts
    }

    fn weight(&self, word: &Word, little: f32) -> f32 {
        if word.is(words::ENDING) {
            return 0.1;
        }
        let carries_little = self.record.vocabulary.class(word.key()) & FUNCTION != 0;
        if carries_little { little } else { 1.0 }
    }

    /// The part of the printed words, by weight, that the record has at the place: in order, or nearly.
    fn share(&self, runs: &[Run], betweens: &[Between], weights: &[Weighed]) -> f32 {
        let words = &self.record.words;
        let of = |at: usize| self.weight(&self.marked.words[at], LITTLE);
        let own = |at: &usize| !weights[*at].apart && !self.marked.words[*at].is(words::ENDING);
        let total: f32 = (0..weights.len()).filter(own).map(of).sum();
        let mut found: f32 = runs.iter().flat_map(|run| run.printed.clone()).filter(own).map(of).sum();
        let (Some(first), Some(last)) =
            (runs.iter().map(|run| run.record.start).min(), runs.iter().map(|run| run.record.end).max())
        else {
            return 0.0;
        };
        let near = first.saturating_sub(4)..(last + 4).min(words.len()).min(first + 400);
        let mut spare: Vec<&Word> =
            near.filter(|at| !runs.iter().any(|run| run.record.contains(at))).map(|at| &words[at]).collect();
        for at in betweens.iter().flat_map(|between| between.printed.clone()).filter(own) {
            let word = &self.marked.words[at];
            let alike =
                |other: &&Word| other.key() == word.key() || (word.stem != 0 && other.stem == word.stem);
            if let Some(place) = spare.iter().position(alike) {
                spare.swap_remove(place);
                found += ELSEWHERE * of(at);
            }
        }
        let jumps = betweens.iter().filter(|between| {
            !between.ellipsis
                && matches!(between.kind, Kind::Apart | Kind::Backward)
                && !between.printed.is_empty()
        });
        found -= jumps.map(|_| LEAP).sum::<f32>();
        if total > 0.0 { found / total } else { 1.0 }
    }

    fn judge(&self, runs: &[Run], betweens: &[Between]) -> Comparison {
        let (record, marked) = (self.record, self.marked);
        let found = judge::look(betweens, marked, &|at| record.sentence(at));
        let known = self.known_names();
        let own = sense::Side { text: self.printed.words, words: &marked.words };
        let theirs = sense::Side { text: &record.text, words: &record.words };
        let vocabulary: sense::Known<'_> = (&record.vocabulary, &known);
        let mut weight = sense::weigh(&found.edits, own, theirs, vocabulary);
        let is_number = |word: &Word| word.is(words::NUMBER);
        let exchanges = |edit: &sense::Edit| {
            let own = edit.printed.iter().any(|at| is_number(&marked.words[*at]));
            own && record.words[edit.record.clone()].iter().any(is_number)
        };
        let numbers = found.hidden.iter().any(exchanges);
        weight.hide(&sense::weigh(&found.hidden, own, theirs, vocabulary), numbers);
        let sentences = judge::are_sentences(runs, &record.words);
        let mut classes = judge::classes(&found, &weight, sentences).into_iter();
        let turn = self.other_turn(runs);
        let (severity, touches) = judge::gravity(&weight, found.stitched, turn.is_some());
        let printed = diff::Text { whole: self.printed.words, words: &marked.words, chunks: &[] };
        let whole = diff::Text { whole: &record.text, words: &record.words, chunks: &record.chunks };
        Comparison {
            fidelity: classes.next().unwrap_or(Fidelity::Excerpt),
            also: classes.collect(),
            severity,
            touches: touches.into_iter().collect(),
            spans: self.spans(runs, betweens),
            diff: diff::diff(runs, betweens, &found.marked, (printed, whole)),
            turn,
        }
    }

    /// What stands for the names of the speaker and of those whose turns are in the record.
    fn known_names(&self) -> Vec<u64> {
        let labels = self.record.labels.iter().flatten().map(String::as_str);
        let names = self.printed.speaker.iter().map(String::as_str).chain(labels);
        let parts = names.flat_map(|name| name.split_whitespace()).filter(|part| part.chars().count() > 2);
        let mut keys: Vec<u64> = parts
            .map(|part| Hash::of(&fold_word(part)).key)
            .filter(|key| self.record.vocabulary.class(*key) & FUNCTION == 0)
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The label of the turn in which most of the words stand, if it is somebody else's.
    fn other_turn(&self, runs: &[Run]) -> Option<String> {
        let voices = runs.iter().map(|run| (run.printed.len(), self.record.voice(run.record.start)));
        let foreign = voices.filter(|(_, label)| self.foreign.get(*label).copied().unwrap_or_default());
        let (_, label) = foreign.max_by_key(|(length, _)| *length)?;
        self.record.labels[label].clone()
    }

    /// Where the words stand in the record's text: a range for what hangs together.
    fn spans(&self, runs: &[Run], betweens: &[Between]) -> Vec<Range<usize>> {
        let words = &self.record.words;
        let mut spans: Vec<Range<usize>> = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            // what is left out or replaced with a mark is not among the words that are rendered
            let is_marked = betweens[at].ellipsis || betweens[at].brackets;
            let left_out = is_marked && !betweens[at].record.is_empty();
            let far = left_out || matches!(betweens[at].kind, Kind::Apart | Kind::Backward);
            let gap = || words[betweens[at].record.clone()].iter().any(|word| word.is(GAP));
            match spans.last_mut() {
                Some(span) if !far && !gap() => span.end = span.end.max(run.record.end),
                _ => spans.push(run.record.clone()),
            }
        }
        if let Some(first) = spans.first_mut() {
            first.start = first.start.min(betweens[0].record.start.max(first.start.saturating_sub(8)));
        }
        if let (Some(last), Some(tail)) = (spans.last_mut(), betweens.last()) {
            last.end = last.end.max(tail.record.end);
        }
        let of = |span: &Range<usize>| words[span.start].start as usize..words[span.end - 1].end as usize;
        spans.iter().filter(|span| !span.is_empty()).map(of).collect()
    }
}
