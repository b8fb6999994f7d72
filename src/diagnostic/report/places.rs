//! Spans to the paths, lines and columns that people read, each file indexed once.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::text::{FileId, Files, LineColumn, Lines, Span};

/// The files that findings stand in, with their lines.
pub(super) struct Places<'a> {
    files: &'a Files,
    lines: BTreeMap<FileId, Lines>,
}

impl<'a> Places<'a> {
    /// Index the files that `findings` name.
    pub(super) fn new(findings: &[Diagnostic], files: &'a Files) -> Self {
        let mut lines = BTreeMap::new();
        for span in findings.iter().flat_map(spans_of) {
            lines.entry(span.file).or_insert_with(|| Lines::new(&files.get(span.file).text));
        }
        Self { files, lines }
    }

    /// The path of the file that `span` lies in.
    pub(super) fn path(&self, span: Span) -> &'a str {
        &self.files.get(span.file).path
    }

    /// The text of the file that `span` lies in.
    pub(super) fn text(&self, span: Span) -> &'a str {
        &self.files.get(span.file).text
    }

    /// Where `span` begins.
    pub(super) fn start(&self, span: Span) -> LineColumn {
        self.locate(span, span.start as usize)
    }

    /// Where `span` ends: after its last character.
    pub(super) fn end(&self, span: Span) -> LineColumn {
        self.locate(span, span.end.max(span.start) as usize)
    }

    fn locate(&self, span: Span, at: usize) -> LineColumn {
        self.lines
            .get(&span.file)
            .map_or(LineColumn { line: 1, column: 1 }, |lines| lines.locate(self.text(span), at))
    }
}

fn spans_of(finding: &Diagnostic) -> impl Iterator<Item = Span> {
    let primary = match finding.place {
        Place::Span(span) => Some(span),
        Place::Path(_) => None,
    };
    let related = finding.related.iter().map(|(span, _)| *span);
    let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|(span, _)| *span));
    primary.into_iter().chain(related).chain(edits)
}
