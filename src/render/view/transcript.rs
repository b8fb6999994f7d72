//! A transcript, with light on what was quoted from it.

use serde::Serialize;

use super::{Backlink, Link, RemarkCard, SourceCard};

/// The transcript of a source: `transcript`.
#[derive(Clone, Debug, Serialize)]
pub struct Transcript {
    /// The source.
    pub source: SourceCard,
    /// How good it is, in the page's language.
    pub quality: String,
    /// Whether all of it is shown; else it has only what was quoted.
    pub whole: bool,
    /// The language of the words, if it is not the page's.
    pub lang: Option<String>,
    /// Their direction, if their language is not the page's.
    pub dir: Option<&'static str>,
    /// What was said, in order.
    pub turns: Vec<SpokenTurn>,
}

/// What one speaker said without a gap.
#[derive(Clone, Debug, Serialize)]
pub struct SpokenTurn {
    /// Who speaks, if the transcript says so.
    pub speaker: Option<Link>,
    /// Whether something is left out of the transcript before it.
    pub gap_before: bool,
    /// The words, paragraph by paragraph.
    pub paragraphs: Vec<Paragraph>,
    /// The remarks whose words stand here first.
    pub quoted: Vec<Quoted>,
}

/// A paragraph of a turn.
#[derive(Clone, Debug, Serialize)]
pub struct Paragraph {
    /// Its stretches, quoted ones and others.
    pub parts: Vec<SpokenPart>,
}

/// A stretch of words that the same remarks quote.
#[derive(Clone, Debug, Serialize)]
pub struct SpokenPart {
    /// The words.
    pub text: String,
    /// Whether it stands for words between two quoted stretches that are not shown.
    pub gap: bool,
    /// How often it was quoted or printed: 0 for not at all, up to 3 for three times and more.
    pub level: usize,
    /// The remarks that quote it, if a stretch of theirs ends here.
    pub notes: Vec<Note>,
}

/// The mark behind words that were quoted.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// The remark's number in the page.
    pub number: usize,
    /// Where it is told who quotes the words, `#id`.
    pub href: String,
}

/// A remark that quotes the transcript.
#[derive(Clone, Debug, Serialize)]
pub struct Quoted {
    /// Its number in the page.
    pub number: usize,
    /// The id of its place in the page.
    pub anchor: String,
    /// The remark.
    pub card: RemarkCard,
    /// How often, in the page's language: in how many pieces of ours, by how many others.
    pub times: Vec<String>,
    /// The pieces of ours that quote it.
    pub pieces: Vec<Backlink>,
    /// Who printed it.
    pub printed_by: Vec<Link>,
    /// The recording at the second of the words.
    pub recording: Option<String>,
}
