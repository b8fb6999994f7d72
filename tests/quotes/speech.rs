//! A transcript into what its quotations are made of: sentences and words, with who spoke them.

use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use onrecord::collate::{Comparison, Printed, Record, Vocabulary};
use onrecord::model::{Language, Transcript};
use onrecord::parse::{Form, transcript};
use onrecord::text::File;

/// A transcript, ready to be compared with.
pub(crate) struct Speech {
    pub(crate) text: String,
    pub(crate) turns: Transcript,
    pub(crate) record: Record,
}

/// A sentence of a transcript.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) range: Range<usize>,
    /// Its words, as ranges of the whole text.
    pub(crate) words: Vec<Range<usize>>,
    /// Who spoke it.
    pub(crate) label: Option<String>,
    /// The number of its turn.
    pub(crate) turn: usize,
}

impl Speech {
    pub(crate) fn read(path: &Path, language: &str) -> Self {
        let on_disk = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self::of(File::new("", &on_disk).text.to_string(), Form::Plain, language)
    }

    /// The same speech as subtitles.
    pub(crate) fn subtitled(&self, language: &str) -> Self {
        Self::of(subtitles(&self.text), Form::Srt, language)
    }

    fn of(text: String, form: Form, language: &str) -> Self {
        let (turns, problems) = transcript(&text, form);
        assert_eq!(problems, []);
        let language = Language::parse(language).unwrap();
        let record = Record::of_transcript(&text, &turns, Arc::new(Vocabulary::of(&language)));
        Self { text, turns, record }
    }

    pub(crate) fn compare(&self, words: &str, speaker: &[String], language: Option<&str>) -> Comparison {
        let language = language.map(|tag| Language::parse(tag).unwrap());
        self.record.compare(&Printed { words, language: language.as_ref(), speaker })
    }

    /// The sentences in order.
    pub(crate) fn sentences(&self) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        for (turn, spoken) in self.turns.turns.iter().enumerate() {
            for chunk in &spoken.chunks {
                for range in split(&self.text, chunk.range.clone()) {
                    let words = words(&self.text, range.clone());
                    let label = spoken.label.clone();
                    sentences.push(Sentence { range, words, label, turn });
                }
            }
        }
        sentences
    }
}

/// `text` as subtitles: seven words at a time, in two lines.
fn subtitles(text: &str) -> String {
    let mut out = String::new();
    let mut number = 0;
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        for cue in words.chunks(7) {
            number += 1;
            let (first, second) = cue.split_at(cue.len().min(4));
            let time = |second: usize| format!("00:{:02}:{:02},500", second / 60, second % 60);
            let (from, to) = (time(number * 3), time(number * 3 + 3));
            let (first, second) = (first.join(" "), second.join(" "));
            let _ = writeln!(out, "{number}\n{from} --> {to}\n{}\n", format!("{first}\n{second}").trim_end());
        }
    }
    out
}

/// The sentences in `range` of `text`.
fn split(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = range.start;
    for (at, letter) in text[range.clone()].char_indices() {
        let end = range.start + at + letter.len_utf8();
        if !matches!(letter, '.' | '!' | '?' | '؟') || is_abbreviation(&text[start..end]) {
            continue;
        }
        let rest = &text[end..range.end];
        let closers = rest.trim_start_matches(|letter: char| closes(letter) || letter == '\u{a0}');
        let closers = match rest.trim_start_matches(' ').strip_prefix('»') {
            Some(after) => after,
            None => closers,
        };
        let end = range.end - closers.len();
        let ends = closers.is_empty() || closers.starts_with(char::is_whitespace);
        if ends && !text[start..end].trim().is_empty() {
            sentences.push(trimmed(text, start..end));
            start = end;
        }
    }
    if !text[start..range.end].trim().is_empty() {
        sentences.push(trimmed(text, start..range.end));
    }
    sentences
}

fn is_abbreviation(text: &str) -> bool {
    ["Dr.", "Mr.", "U.S."].iter().any(|short| text.ends_with(short)) || text.ends_with(" U.")
}

fn closes(letter: char) -> bool {
    matches!(letter, '"' | '”' | '“' | '»' | '’' | ')')
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start().len();
    start..start + inside.trim().len()
}

/// The words in `range` of `text`.
fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text[range.clone()].char_indices() {
        let here = range.start + at..range.start + at + letter.len_utf8();
        let next = text[here.end..range.end].chars().next();
        let inside = words.last().is_some_and(|word| word.end == here.start);
        let joins = matches!(letter, '\'' | '’' | 'ʼ' | '-' | '.' | ',')
            && inside
            && next.is_some_and(|next| match letter {
                '.' if text[..here.start].ends_with(" U") => next == 'S',
                '.' | ',' => next.is_ascii_digit(),
                _ => next.is_alphanumeric(),
            })
            || text[..here.end].ends_with("U.S.");
        match words.last_mut() {
            Some(word) if inside && (is_letter(letter) || joins) => word.end = here.end,
            _ if is_letter(letter) || letter == '$' => words.push(here),
            _ => {}
        }
    }
    words
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

/// The first place of `words` in `text` at which no word goes on at either end.
pub(crate) fn find(text: &str, words: &str) -> Vec<Range<usize>> {
    let whole = |at: usize| {
        let before = text[..at].chars().next_back().is_none_or(|letter| !is_letter(letter));
        let after = text[at + words.len()..].chars().next().is_none_or(|letter| !is_letter(letter));
        before && after
    };
    text.match_indices(words)
        .map(|(at, _)| at)
        .filter(|at| whole(*at))
        .map(|at| at..at + words.len())
        .collect()
}
