//! The text of a transcript into a [`Transcript`]: who speaks from where to where, and what is left out.
//! Total: what cannot be read is a [`Problem`], and the rest is read.

mod cues;
mod cut;
mod habits;
mod label;
mod marks;
mod pieces;
mod plain;
mod rolling;
mod stamp;
mod turns;
mod words;

pub use words::{is_questioner, is_role_word, name_words};

use std::ops::Range;

use crate::model::Transcript;

/// How a transcript is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Paragraphs.
    Plain,
    /// `SubRip`: numbered cues with the time of each.
    Srt,
    /// `WebVTT`.
    Vtt,
}

impl Form {
    /// The form of `text`, which stands in the file `path`: cues in a file called `.txt` are cues.
    pub fn of(path: &str, text: &str) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let mut first = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(2);
        if ending.eq_ignore_ascii_case("vtt") || first.clone().next().is_some_and(cut::is_header) {
            Self::Vtt
        } else if ending.eq_ignore_ascii_case("srt") || first.any(|line| stamp::cue(line).is_some()) {
            Self::Srt
        } else {
            Self::Plain
        }
    }
}

/// A part of a transcript that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What is wrong: lower case, no full stop.
    pub message: &'static str,
}

/// Read `text`, which is written in `form`.
pub fn transcript(text: &str, form: Form) -> (Transcript, Vec<Problem>) {
    transcript_naming(text, form, &[])
}

/// Read `text`, which is written in `form`; the names `known` begin turns whatever they look like.
pub fn transcript_naming(text: &str, form: Form, known: &[&str]) -> (Transcript, Vec<Problem>) {
    match form {
        Form::Plain => (plain::read(text, known), Vec::new()),
        Form::Srt | Form::Vtt => cues::read(text, known),
    }
}

#[cfg(test)]
mod tests;
