//! Findings as text: for people, short, as JSON, and as workflow commands for GitHub.

mod clean;
mod github;
mod human;
mod json;
mod places;
mod short;
mod window;

use std::collections::BTreeSet;

use annotate_snippets::Renderer;

pub(crate) use clean::{clean_on_one_line, escape_json};

use super::{Diagnostic, Place, Severity};
use crate::text::Files;
use places::Places;

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With the line and a caret.
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// GitHub's workflow commands.
    Github,
}

/// `findings` as text, in `format`, without colours.
///
/// Nothing in it does more than be read: control characters, marks that turn the direction of text
/// and workflow commands that stand in content are shown escaped.
pub fn report(findings: &[Diagnostic], files: &Files, format: Format) -> String {
    let places = Places::new(findings, files);
    match format {
        Format::Human => human::report(findings, &places, &Renderer::plain()),
        Format::Short => short::report(findings, &places),
        Format::Json => json::report(findings, &places),
        Format::Github => github::report(findings, &places),
    }
}

/// `findings` for people, with colours for a terminal.
pub fn report_in_colour(findings: &[Diagnostic], files: &Files) -> String {
    human::report(findings, &Places::new(findings, files), &Renderer::styled())
}

/// How many there are of each severity, and in how many files, in a line: `3 errors, 1 warning in 2 files`.
pub fn summary(findings: &[Diagnostic]) -> String {
    if findings.is_empty() {
        return "nothing found".into();
    }
    let of_each = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        (count > 0).then(|| counted(count, severity.name()))
    });
    let counts: Vec<String> = of_each.into_iter().flatten().collect();
    format!("{} in {}", counts.join(", "), counted(files_with(findings), "file"))
}

fn files_with(findings: &[Diagnostic]) -> usize {
    let file_of = |finding: &Diagnostic| match &finding.place {
        Place::Span(span) => (Some(span.file), None),
        Place::Path(path) => (None, Some(path.clone())),
    };
    findings.iter().map(file_of).collect::<BTreeSet<_>>().len()
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::text::{FileId, Span};

    #[test]
    fn the_summary_counts_each_severity_and_the_files() {
        let at = |code, file| Diagnostic::new(code, Span::new(FileId(file), 0..1), "x");
        assert_eq!(summary(&[]), "nothing found");
        assert_eq!(summary(&[at(Code::BadDate, 0)]), "1 error in 1 file");
        let several = [
            at(Code::BadDate, 0),
            at(Code::BadId, 0),
            at(Code::FormerId, 1),
            Diagnostic::of_path(Code::MisplacedFile, "x", "x"),
        ];
        assert_eq!(summary(&several), "2 errors, 1 warning, 1 note in 3 files");
    }
}
