//! `long-statement`: a claim whose statement is too long for lists and fact-check markup has a short one.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, Texts};

/// The longest statement that stands in whole where there is little room, in characters.
const LONGEST: usize = 75;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let claims = digest.corpus.of_kind(Kind::Claim);
    findings.extend(claims.flat_map(|entry| entry.all_texts().filter_map(|(_, texts)| length(texts))));
}

fn length(texts: &Texts) -> Option<Diagnostic> {
    let length = texts.title.chars().count();
    let message = format!("this statement has {length} characters, and there is no `short` one");
    let finding = Diagnostic::new(Code::LongStatement, texts.title.span, message)
        .help(format!("add `short`: the same in at most {LONGEST} characters, for lists and previews"));
    (length > LONGEST && texts.short.is_none()).then_some(finding)
}
