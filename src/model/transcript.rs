//! What was said, as it was written down: turns of speakers, with gaps between passages.

use std::ops::Range;

/// The speech in the text of a transcript. Ranges are of bytes of that text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// In order of the text.
    pub turns: Vec<Turn>,
}

/// What one speaker said without a gap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// The name before it, as written: `SECRETARY RUBIO`; none if the transcript names no speakers.
    pub label: Option<String>,
    /// Whether something is left out before it (`[...]`).
    pub gap_before: bool,
    /// Its speech, without labels, numbers of cues and times.
    pub chunks: Vec<Chunk>,
}

/// A stretch of speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The second of the recording at which it begins, if the transcript says so.
    pub second: Option<u32>,
}
