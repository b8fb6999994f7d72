//! The closed sets of words that settings allow.

use crate::diagnostic::{Level, Severity};
use crate::model::{Choice, Date};

/// How long a digest's period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are the docs")]
pub enum Period {
    Day,
    Week,
    Month,
    None,
}

impl Period {
    /// The name of the period that `date` lies in: `2025-04-18`, `2025-W16` (ISO 8601), `2025-04`.
    pub fn name_of(self, date: Date) -> Option<String> {
        match self {
            Self::Day => date.month_day().map(|_| date.to_day().to_string()),
            Self::Week => date.week().map(|(year, week)| format!("{year}-W{week:02}")),
            Self::Month => date.month().map(|month| format!("{}-{month:02}", date.year())),
            Self::None => None,
        }
    }
}

impl Choice for Period {
    const WORDS: &'static [(&'static str, Self)] =
        &[("day", Self::Day), ("week", Self::Week), ("month", Self::Month), ("none", Self::None)];
}

/// What happens to a piece with errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnError {
    /// The build stops.
    Stop,
    /// The piece is left out, its address says so, the rest is published.
    Quarantine,
}

impl Choice for OnError {
    const WORDS: &'static [(&'static str, Self)] = &[("stop", Self::Stop), ("quarantine", Self::Quarantine)];
}

/// When the class of a difference between two wordings is shown to readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishFidelity {
    /// When an editor has confirmed it.
    Reviewed,
    /// Always.
    All,
}

impl Choice for PublishFidelity {
    const WORDS: &'static [(&'static str, Self)] = &[("reviewed", Self::Reviewed), ("all", Self::All)];
}

/// Which social cards are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are the docs")]
pub enum Cards {
    Kinds,
    Recent,
    All,
    None,
}

impl Choice for Cards {
    const WORDS: &'static [(&'static str, Self)] =
        &[("kinds", Self::Kinds), ("recent", Self::Recent), ("all", Self::All), ("none", Self::None)];
}

impl Choice for Level {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("off", Self::Off),
        ("note", Self::Report(Severity::Note)),
        ("warning", Self::Report(Severity::Warning)),
        ("error", Self::Report(Severity::Error)),
    ];
}
