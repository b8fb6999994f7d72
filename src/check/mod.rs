//! Editorial rules, one file each: what the digest says, held against what it knows.

mod anchors;
mod assessments;
mod claims;
mod dates;
mod figures;
mod html;
mod living;
mod media;
mod quotes;
mod roles;
mod sources;

pub use media::prepare;

use crate::collate::Concordance;
use crate::compose::Plan;
use crate::diagnostic::Diagnostic;
use crate::resolve::Corpus;
use crate::text::Files;

/// What the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Digest<'a> {
    /// The texts.
    pub files: &'a Files,
    /// The published entries.
    pub corpus: &'a Corpus,
    /// What belongs together.
    pub concordance: &'a Concordance,
    /// The pages.
    pub plan: &'a Plan,
}

/// What the rules find in `digest`.
pub fn check(digest: &Digest<'_>) -> Vec<Diagnostic> {
    let rules: [fn(&Digest<'_>, &mut Vec<Diagnostic>); 10] = [
        anchors::check,
        assessments::check,
        claims::check,
        dates::check,
        figures::check,
        html::check,
        living::check,
        quotes::check,
        roles::check,
        sources::check,
    ];
    let mut findings = Vec::new();
    for rule in rules {
        rule(digest, &mut findings);
    }
    findings
}
