//! A transcript on disk into the text that is read, and places in that text into places on disk.

use std::ops::Range;
use std::path::Path;

use crate::diagnostic::clean_on_one_line;
use crate::discover::read_file;
use crate::model::Transcript;
use crate::parse::{Form, Problem, transcript_naming};
use crate::text::{File, LineColumn, Lines};

/// A transcript as it was read.
pub(super) struct Document {
    file: File,
    lines: Lines,
    /// Where the speech begins: after the front matter of a source's own file.
    start: usize,
    /// The bytes of the byte order mark.
    mark: usize,
    /// Where in the text a line end stands that is two bytes on disk.
    wide: Vec<usize>,
}

impl Document {
    /// Read the file at `path`, which messages call `name`.
    pub(super) fn read(path: &Path, name: &str) -> Result<Self, String> {
        if path.is_dir() {
            return Err(format!("`{name}` is a folder\nhelp: name the file of the transcript"));
        }
        if !is_transcript(path) {
            return Err(format!(
                "`{name}` does not end in `.txt`, `.md`, `.srt` or `.vtt`\nhelp: a transcript is one of these"
            ));
        }
        let bytes = read_file(path).map_err(super::display)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| format!("`{name}` is not text in UTF-8\nhelp: save it as UTF-8"))?;
        Ok(Self::new(name, &text))
    }

    fn new(name: &str, on_disk: &str) -> Self {
        let file = File::new(name, on_disk);
        let lines = Lines::new(&file.text);
        let mark = if on_disk.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let pairs = on_disk[mark..].match_indices("\r\n").enumerate();
        let wide = pairs.map(|(before, (at, _))| at - before).collect();
        let start = body(&file.text);
        Self { file, lines, start, mark, wide }
    }

    /// The text without what differs between systems.
    pub(super) fn text(&self) -> &str {
        &self.file.text
    }

    /// What is said in it, and what could not be read; the names `known` are known to be speakers.
    pub(super) fn speech(&self, known: &[&str]) -> (Transcript, Vec<Problem>) {
        let text = &self.text()[self.start..];
        let form = Form::of(&self.file.path, text);
        let (mut transcript, mut problems) = transcript_naming(text, form, known);
        let chunks = transcript.turns.iter_mut().flat_map(|turn| &mut turn.chunks);
        let ranges = chunks.map(|chunk| &mut chunk.range);
        for range in ranges.chain(problems.iter_mut().map(|problem| &mut problem.range)) {
            *range = range.start + self.start..range.end + self.start;
        }
        (transcript, problems)
    }

    /// The bytes of the file in which `range` of the text stands.
    pub(super) fn on_disk(&self, range: &Range<usize>) -> [usize; 2] {
        let moved = |at: usize| self.mark + at + self.wide.partition_point(|end| *end < at);
        [moved(range.start), moved(range.end)]
    }

    /// What messages call it.
    pub(super) fn name(&self) -> String {
        clean_on_one_line(&self.file.path)
    }

    /// `FILE:LINE:COLUMN` of the byte `at` of the text.
    pub(super) fn place(&self, at: usize) -> String {
        let LineColumn { line, column } = self.lines.locate(self.text(), at);
        format!("{}:{line}:{column}", self.name())
    }
}

fn is_transcript(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("txt" | "md" | "markdown" | "srt" | "vtt"))
}

/// Where the text begins after front matter, if there is any.
fn body(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let fence = lines.next().unwrap_or_default();
    if !matches!(fence.trim_end(), "+++" | "---") {
        return 0;
    }
    let mut end = fence.len();
    for line in lines {
        end += line.len();
        if line.trim_end() == fence.trim_end() {
            return end;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_the_text_are_places_on_disk() {
        let on_disk = "\u{feff}Перше.\r\nДруге.\rТретє.\r\n\r\nКінець.";
        let document = Document::new("a.txt", on_disk);
        for words in ["Перше.", "Друге.", "Третє.", "Кінець.", "Кін"] {
            let at = document.text().find(words).unwrap();
            let [start, end] = document.on_disk(&(at..at + words.len()));
            assert_eq!(&on_disk[start..end], words);
        }
        let whole = document.on_disk(&(0..document.text().len()));
        assert_eq!(whole, [3, on_disk.len()]);
        assert_eq!(document.place(document.text().find("Кін").unwrap()), "a.txt:5:1");
    }

    #[test]
    fn other_files_are_no_transcripts() {
        assert!(is_transcript(Path::new("a.SRT")) && is_transcript(Path::new("a.md")));
        assert!(!is_transcript(Path::new("a.pdf")) && !is_transcript(Path::new("txt")));
    }

    #[test]
    fn front_matter_is_no_speech() {
        let document = Document::new("a.md", "---\r\ntitle: Talks\r\n---\r\nRENN: Words.\r\n");
        let (speech, problems) = document.speech(&[]);
        assert_eq!(problems, []);
        assert_eq!(&document.text()[speech.turns[0].chunks[0].range.clone()], "Words.");
        assert_eq!(body("--- a line\nwords"), 0);
        assert_eq!(body("---\nno end"), 0);
    }
}
