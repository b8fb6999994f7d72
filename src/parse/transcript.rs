//! The text of a transcript into the turns of its speakers.

use crate::model::{Chunk, Transcript, Turn};

/// How a transcript is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TranscriptForm {
    /// Lines of speech, with `NAME:` before turns.
    Plain,
    /// Subtitles as `.srt`.
    Srt,
    /// Subtitles as `.vtt`.
    Vtt,
}

/// The speech in `text`, which is written in `form`.
pub fn transcript(text: &str, form: TranscriptForm) -> Transcript {
    let _ = form;
    let mut turns: Vec<Turn> = Vec::new();
    let mut gap = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (label, words) = label(line);
        let begin = start + line.len() - words.len();
        start += line.len();
        if words.trim() == "[...]" {
            gap = true;
        } else if !words.trim().is_empty() {
            let fresh = gap || label.is_some() || turns.is_empty();
            let label = label.map(str::to_owned).or_else(|| turns.last().and_then(|turn| turn.label.clone()));
            if fresh {
                turns.push(Turn { label, gap_before: gap, chunks: Vec::new() });
            }
            gap = false;
            if let Some(turn) = turns.last_mut() {
                turn.chunks.push(Chunk { range: begin..begin + words.trim_end().len(), second: None });
            }
        }
    }
    Transcript { turns }
}

fn label(line: &str) -> (Option<&str>, &str) {
    match line.split_once(": ") {
        Some((name, rest)) if !name.chars().any(char::is_lowercase) && name.chars().count() < 40 => {
            (Some(name), rest)
        }
        _ => (None, line),
    }
}
