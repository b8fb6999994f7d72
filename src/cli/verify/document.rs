//! A transcript on disk into the text that is read, and places in that text into places on disk.

use std::ops::Range;
use std::path::Path;

use crate::diagnostic::clean_on_one_line;
use crate::discover::read_file;
use crate::model::Transcript;
use crate::parse::{TranscriptForm, transcript};
use crate::text::{File, LineColumn, Lines};

/// A transcript as it was read.
pub(super) struct Document {
    file: File,
    form: TranscriptForm,
    lines: Lines,
    /// The bytes of the byte order mark.
    mark: usize,
    /// Where in the text a line end stands that is two bytes on disk.
    wide: Vec<usize>,
}

impl Document {
    /// Read the file at `path`, which messages call `name`.
    pub(super) fn read(path: &Path, name: &str) -> Result<Self, String> {
        let form = form_of(path)?;
        let bytes = read_file(path).map_err(super::display)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| format!("`{name}` is not text in UTF-8\nhelp: save it as UTF-8"))?;
        Ok(Self::new(name, &text, form))
    }

    fn new(name: &str, on_disk: &str, form: TranscriptForm) -> Self {
        let file = File::new(name, on_disk);
        let lines = Lines::new(&file.text);
        let mark = if on_disk.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let pairs = on_disk[mark..].match_indices("\r\n").enumerate();
        let wide = pairs.map(|(before, (at, _))| at - before).collect();
        Self { file, form, lines, mark, wide }
    }

    /// The text without what differs between systems.
    pub(super) fn text(&self) -> &str {
        &self.file.text
    }

    /// What is said in it.
    pub(super) fn speech(&self) -> Transcript {
        transcript(self.text(), self.form)
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

fn form_of(path: &Path) -> Result<TranscriptForm, String> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("txt" | "md" | "markdown") => Ok(TranscriptForm::Plain),
        Some("srt") => Ok(TranscriptForm::Srt),
        Some("vtt") => Ok(TranscriptForm::Vtt),
        _ => Err(format!(
            "`{}` does not end in `.txt`, `.md`, `.srt` or `.vtt`\nhelp: a transcript is one of these",
            path.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_the_text_are_places_on_disk() {
        let on_disk = "\u{feff}Перше.\r\nДруге.\rТретє.\r\n\r\nКінець.";
        let document = Document::new("a.txt", on_disk, TranscriptForm::Plain);
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
        assert!(form_of(Path::new("a.SRT")).is_ok());
        assert!(form_of(Path::new("a.pdf")).unwrap_err().contains("`.vtt`"));
        assert!(form_of(Path::new("txt")).is_err());
    }
}
