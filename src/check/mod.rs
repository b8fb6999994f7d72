//! Editorial rules, one file each: what the digest says, held against what it knows.

mod accessed;
mod anchors;
mod archives;
mod asked;
mod assessments;
mod claims;
mod confirmed;
mod contested;
mod contradictions;
mod cycles;
mod dates;
mod falling;
mod figures;
mod fragments;
mod html;
mod living;
mod media;
mod occasions;
mod prose;
mod moved;
mod places;
mod policies;
mod quotes;
mod reasons;
mod responsibility;
mod retracted;
mod roles;
mod sources;
mod unused;
mod statements;
mod twice;

pub use media::prepare;

use crate::collate::Concordance;
use crate::compose::Plan;
use crate::diagnostic::Diagnostic;
use crate::resolve::Corpus;
use crate::settings::Settings;
use crate::text::Files;

/// What the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Digest<'a> {
    /// What the site is set to.
    pub settings: &'a Settings,
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
    let rules: [fn(&Digest<'_>, &mut Vec<Diagnostic>); 30] = [
        accessed::check,
        anchors::check,
        archives::check,
        asked::check,
        assessments::check,
        claims::check,
        confirmed::check,
        contested::check,
        contradictions::check,
        cycles::check,
        dates::check,
        falling::check,
        figures::check,
        fragments::check,
        html::check,
        occasions::check,
        prose::check,
        living::check,
        moved::check,
        places::check,
        policies::check,
        quotes::check,
        reasons::check,
        responsibility::check,
        retracted::check,
        roles::check,
        sources::check,
        unused::check,
        statements::check,
        twice::check,
    ];
    let mut findings = Vec::new();
    for rule in rules {
        rule(digest, &mut findings);
    }
    findings
}
