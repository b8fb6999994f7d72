//! Findings as text: for people, short, as JSON, and as workflow commands for GitHub.

use super::Diagnostic;
use crate::text::Files;

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

/// `findings` as text, in `format`.
pub fn report(findings: &[Diagnostic], files: &Files, format: Format) -> String {
    let _ = (findings, files, format);
    String::new()
}

/// How many there are of each severity, in a line.
pub fn summary(findings: &[Diagnostic]) -> String {
    let _ = findings;
    String::new()
}
