//! What editors say in their own words: names, days of the week, counts of days. Quotations, code and addresses are
//! left alone, and so are texts that are none of ours, such as the titles of sources.

mod counts;
mod days;
mod names;
mod weekdays;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use self::names::Names;
use super::Digest;
use crate::collate::{Calendar, calendar, fold_word, number};
use crate::diagnostic::Diagnostic;
use crate::model::{Date, Detail, Entry, Kind, Language, Texts};
use crate::parse::{Passage, lowered, passage, passages, words};
use crate::resolve::Corpus;
use crate::text::{FileId, Files, Span, Spanned};

/// A weekday and a date that so many words of the file stand between do not belong together.
const NEAR: usize = 6;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(look_through(digest.files, digest.corpus));
}

/// What is found in the prose of `corpus`, whose texts are `files`.
fn look_through(files: &Files, corpus: &Corpus) -> Vec<Diagnostic> {
    let names = Names::of(corpus);
    let entries: Vec<&Entry> = corpus.entries.values().collect();
    let found: Vec<Vec<Diagnostic>> =
        entries.par_iter().map(|entry| of_entry((files, corpus), &names, entry)).collect();
    found.into_iter().flatten().collect()
}

/// A passage, and what there is to know of the text that it stands in.
struct Prose<'d> {
    entry: &'d Entry,
    language: &'d Language,
    calendar: Option<&'static Calendar>,
    /// The day of the text, by which years are known that are not written.
    day: Option<Date>,
    file: FileId,
    passage: Passage,
    /// The words of the passage, as they are looked up in a calendar.
    folded: Vec<String>,
}

fn of_entry((files, corpus): (&Files, &Corpus), names: &Names<'_>, entry: &Entry) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (language, texts) in entry.all_texts() {
        let calendar = calendar(language.primary());
        for (passage, file) in passages_of((files, corpus), texts, (entry, names, calendar)) {
            let folded =
                passage.words.iter().map(|word| folded(&passage.text[word.clone()], calendar)).collect();
            let day = day_of(entry);
            let prose = Prose { entry, language, calendar, day, file, passage, folded };
            names.check(&prose, &mut findings);
            let days = days::days(&prose);
            weekdays::check(&prose, &days, &mut findings);
            counts::check(&prose, &days, &mut findings);
        }
    }
    findings
}

/// The passages of `texts` in which something may be found, each with its file.
fn passages_of(
    (files, corpus): (&Files, &Corpus),
    texts: &Texts,
    (entry, names, calendar): (&Entry, &Names<'_>, Option<&Calendar>),
) -> Vec<(Passage, FileId)> {
    let text = |span: Span| &*files.get(span.file).text;
    let mut found = Vec::new();
    for value in front(entry, texts).filter(|value| is_worth_reading(value, names, calendar)) {
        found.push((passage(text(value.span), value.span.range(), value), value.span.file));
    }
    let speech = corpus.transcripts.get(&entry.key).filter(|speech| speech.is_body);
    if let Some(body) = texts.body.as_ref().filter(|_| speech.is_none()) {
        let whole = text(body.span);
        let written = whole.get(body.span.range()).unwrap_or_default();
        if is_worth_reading(written, names, calendar) {
            let passages = passages(whole, body.span.range()).into_iter();
            found.extend(passages.map(|passage| (passage, body.span.file)));
        }
    }
    found
}

/// The texts of the front matter that are in our words.
fn front<'t>(entry: &Entry, texts: &'t Texts) -> impl Iterator<Item = &'t Spanned<String>> {
    let is_ours = matches!(
        entry.kind(),
        Kind::Piece | Kind::Claim | Kind::Event | Kind::Thread | Kind::Page | Kind::Digest
    );
    let title = is_ours.then_some(&texts.title).into_iter().chain(texts.short.as_ref().filter(|_| is_ours));
    title.chain(&texts.summary).chain(&texts.conclusion).chain(&texts.unknowns)
}

fn day_of(entry: &Entry) -> Option<Date> {
    let date = match &entry.detail {
        Detail::Piece(piece) => piece.date.value,
        Detail::Event(event) => event.date.value,
        _ => return None,
    };
    date.month_day().map(|_| date.to_day())
}

/// Whether there may be anything in `text`, as it is written: most texts need no second look.
fn is_worth_reading(text: &str, names: &Names<'_>, calendar: Option<&Calendar>) -> bool {
    let mut before = String::new();
    let (mut weekday, mut digits) = (NEAR, NEAR);
    for word in words(text) {
        let folded = folded(&text[word], calendar);
        if names.may_begin_with(&folded) {
            return true;
        }
        let Some(calendar) = calendar else { continue };
        let is_number = begins_with_digit(&folded);
        let is_weekday = days::weekday(&folded, calendar).is_some();
        let is_dated = is_number && weekday < NEAR || is_weekday && digits < NEAR;
        let is_counted = || begins_with_digit(&before) || number(&[&before], calendar.tag).is_some();
        if is_dated || days::unit(&folded, calendar).is_some() && is_counted() {
            return true;
        }
        weekday = if is_weekday { 0 } else { weekday.saturating_add(1) };
        digits = if is_number { 0 } else { digits.saturating_add(1) };
        before = folded;
    }
    false
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

/// `word` as it is looked up in a calendar. In Arabic, an article may be written in one with digits.
fn folded(word: &str, calendar: Option<&Calendar>) -> String {
    let folded = fold_word(word);
    let is_arabic = calendar.is_some_and(|calendar| calendar.tag == "ar");
    match folded.find(|letter: char| letter.is_ascii_digit()) {
        Some(at) if is_arabic && at > 0 => folded[at..].to_owned(),
        _ => folded,
    }
}

impl Prose<'_> {
    /// What stands between the word `at` and the one before it.
    fn gap(&self, at: usize) -> &str {
        let words = &self.passage.words;
        let from = if at == 0 { 0 } else { words[at - 1].end };
        let to = words.get(at).map_or(self.passage.text.len(), |word| word.start);
        self.passage.text.get(from..to).unwrap_or_default()
    }

    /// Where the words from `first` to `last` are written, and whether they are written as they read.
    fn place(&self, first: usize, last: usize) -> (Span, bool) {
        let words = &self.passage.words;
        let (place, exact) = self.passage.place(&(words[first].start..words[last].end));
        (Span::new(self.file, place), exact)
    }
}
