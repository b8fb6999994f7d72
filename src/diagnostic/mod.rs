//! What is wrong with what was written: data with a code, a place and what to do. Printed by `report`.

mod code;
mod report;

pub use code::Code;
pub use report::{Format, report, report_in_colour, summary};
pub(crate) use report::{clean_on_one_line, escape_json};

use std::sync::Arc;

use crate::text::Span;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the build.
    Error,
    /// Does not stop the build, unless `--strict`.
    Warning,
    /// For information.
    Note,
}

impl Severity {
    /// The word for it: `error`, `warning`, `note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What a rule is set to in `site.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The rule reports findings of this severity.
    Report(Severity),
    /// The rule is silent.
    Off,
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the text of a file.
    Span(Span),
    /// A file or folder as a whole, by its path from the project's root.
    Path(Arc<str>),
}

/// A change of the text that would mend what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, lower case, no full stop.
    pub title: String,
    /// The parts of one file to replace, and by what; not overlapping.
    pub edits: Vec<(Span, String)>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule found it.
    pub code: Code,
    /// How much it matters; set by the rule's level before it is shown.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// What stands beside the caret; empty if the message says it all.
    pub label: String,
    /// Other places that matter, each with what it is.
    pub related: Vec<(Span, String)>,
    /// What shows it, such as the words on record.
    pub note: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// A change that would mend it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding of `code` at `span`, with the code's own severity.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::at(code, Place::Span(span), message.into())
    }

    /// A finding of `code` about the file or folder `path` as a whole.
    pub fn of_path(code: Code, path: &str, message: impl Into<String>) -> Self {
        Self::at(code, Place::Path(path.into()), message.into())
    }

    fn at(code: Code, place: Place, message: String) -> Self {
        Self {
            code,
            severity: code.severity(),
            place,
            message,
            label: String::new(),
            related: Vec::new(),
            note: None,
            help: None,
            fix: None,
        }
    }

    /// The same with words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same with what shows it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The same with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with another place that matters.
    #[must_use]
    pub fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related.push((span, what.into()));
        self
    }

    /// The same with a fix that replaces `span` by `text`.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { title: title.into(), edits: vec![(span, text.into())] });
        self
    }
}

/// Give each finding the severity that `level_of` its code says, leave out what is off, and sort by
/// path order of the files, place and code.
pub fn settle(findings: Vec<Diagnostic>, level_of: impl Fn(Code) -> Level) -> Vec<Diagnostic> {
    let mut settled: Vec<Diagnostic> = findings
        .into_iter()
        .filter_map(|mut finding| match level_of(finding.code) {
            Level::Report(severity) => {
                finding.severity = severity;
                Some(finding)
            }
            Level::Off => None,
        })
        .collect();
    settled.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    settled.dedup();
    settled
}
