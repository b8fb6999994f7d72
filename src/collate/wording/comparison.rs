//! What came of holding printed words against a record.

use std::ops::Range;

/// How printed words relate to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fidelity {
    /// One or more whole sentences in the same words.
    Verbatim,
    /// A continuous part of a sentence in the same words.
    Excerpt,
    /// Words are left out, and a mark says so.
    Elided,
    /// Words are replaced or added inside of brackets.
    Bracketed,
    /// In another language than the record's.
    Translated,
    /// Words are changed, left out or added, and no mark says so.
    Altered,
    /// Parts that are not adjacent are joined, and no mark says so.
    Stitched,
    /// An alteration by which a negation comes or goes.
    Reversed,
    /// These words are not in the record.
    NotLocated,
}

impl Fidelity {
    /// Every class.
    pub const ALL: [Self; 9] = [
        Self::Verbatim,
        Self::Excerpt,
        Self::Elided,
        Self::Bracketed,
        Self::Translated,
        Self::Altered,
        Self::Stitched,
        Self::Reversed,
        Self::NotLocated,
    ];

    /// The word for it: `verbatim`, `not-located`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Excerpt => "excerpt",
            Self::Elided => "elided",
            Self::Bracketed => "bracketed",
            Self::Translated => "translated",
            Self::Altered => "altered",
            Self::Stitched => "stitched",
            Self::Reversed => "reversed",
            Self::NotLocated => "not-located",
        }
    }

    /// Whether every difference from the record is marked, or there is none.
    pub fn is_clean(self) -> bool {
        matches!(self, Self::Verbatim | Self::Excerpt | Self::Elided | Self::Bracketed)
    }
}

/// How much the differences matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// There are none, or all are marked.
    #[default]
    None,
    /// The words differ, the sense does not.
    Minor,
    /// Sense, number, polarity, force or a named actor changed.
    Major,
}

impl Severity {
    /// The word for it: `none`, `minor`, `major`.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// What the differences concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// Whether something is so or not.
    Negation,
    /// A number.
    Number,
    /// Whether something will, may, must or should be.
    Modality,
    /// A name.
    Name,
}

impl Touch {
    /// The word for it: `negation`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Number => "number",
            Self::Modality => "modality",
            Self::Name => "name",
        }
    }
}

/// What was done to some words of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Equal,
    /// They were added.
    Insert,
    /// They were left out.
    Delete,
    /// Others stand for them.
    Replace,
}

impl Step {
    /// The word for it: `equal`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Insert => "insert",
            Self::Delete => "delete",
            Self::Replace => "replace",
        }
    }
}

/// A run of words of the printed text, the record, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub step: Step,
    /// The record's words as they stand there; empty for what was added.
    pub record: String,
    /// The printed words as they stand there; empty for what was left out.
    pub printed: String,
    /// Whether brackets or an ellipsis say that the record differs here.
    pub marked: bool,
}

/// How printed words relate to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The class, the graver one if there are several.
    pub fidelity: Fidelity,
    /// The others.
    pub also: Vec<Fidelity>,
    /// How much the differences matter.
    pub severity: Severity,
    /// What they concern.
    pub touches: Vec<Touch>,
    /// The record's words that these render, as ranges of bytes of its text, in order of the printed words.
    pub spans: Vec<Range<usize>>,
    /// Printed words and record, run by run, in order of the printed words.
    pub diff: Vec<Change>,
    /// The name before the turn in which the words stand, if it is somebody else's than the speaker's.
    pub turn: Option<String>,
}
