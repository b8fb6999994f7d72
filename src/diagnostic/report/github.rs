//! Findings as workflow commands, which GitHub shows beside the lines of a pull request.

use std::fmt::Write;

use super::clean::clean;
use super::places::Places;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// One command for each of `findings`, errors first: GitHub shows ten errors and ten warnings of a step.
pub(super) fn report(findings: &[Diagnostic], places: &Places<'_>) -> String {
    let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.severity);
    let mut out = String::new();
    for finding in sorted {
        let (place, code) = (place_of(finding, places), finding.code.name());
        let _ = writeln!(out, "::{} {place},title={code}::{}", command(finding.severity), words_of(finding));
    }
    out
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// The properties that say where. Columns mean something to GitHub within one line only.
fn place_of(finding: &Diagnostic, places: &Places<'_>) -> String {
    let span = match &finding.place {
        Place::Path(path) => return format!("file={}", property(path)),
        Place::Span(span) => *span,
    };
    let (start, end) = (places.start(span), places.end(span));
    let lines = format!("file={},line={},endLine={}", property(places.path(span)), start.line, end.line);
    if start.line == end.line {
        format!("{lines},col={},endColumn={}", start.column, end.column)
    } else {
        lines
    }
}

fn words_of(finding: &Diagnostic) -> String {
    let note = finding.note.iter().map(|note| format!("\n{note}"));
    let help = finding.help.iter().map(|help| format!("\nhelp: {help}"));
    data(&std::iter::once(finding.message.clone()).chain(note).chain(help).collect::<String>())
}

fn data(text: &str) -> String {
    clean(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Format, report};
    use crate::text::{File, Files, Span};

    #[test]
    fn errors_come_first_and_everything_is_escaped() {
        let mut files = Files::default();
        let text = "За словами روبيو\nx\n";
        let file = files.add(File::new("content/a, b: 100%.md", text));
        let at = text.find("روبيو").unwrap();
        let findings = [
            Diagnostic::of_path(Code::MisplacedFile, "x", "odd"),
            Diagnostic::new(Code::UnknownReference, Span::new(file, at..at + 10), "no `a` at 5%\n::error::x")
                .help("do\u{1b}"),
            Diagnostic::new(Code::BadDate, Span::new(file, at..at + 12), "two lines"),
            Diagnostic::of_path(Code::FormerId, "y", "old"),
        ];
        let path = "content/a%2C b%3A 100%25.md";
        let expected = [
            format!(
                "::error file={path},line=1,endLine=1,col=12,endColumn=17,title=unknown-reference::\
                 no `a` at 5%25%0A\\u{{3a}}:error::x%0Ahelp: do\\u{{1b}}\n"
            ),
            format!("::error file={path},line=1,endLine=2,title=bad-date::two lines\n"),
            "::warning file=x,title=misplaced-file::odd\n".into(),
            "::notice file=y,title=former-id::old\n".into(),
        ];
        assert_eq!(report(&findings, &files, Format::Github), expected.concat());
    }
}
