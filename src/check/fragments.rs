//! `short-fragment`: a word or two of somebody's are not held up as a quotation where the rest cannot be read.

use std::collections::BTreeSet;

use super::Digest;
use crate::collate::fold;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::Binding;

/// So few words say little, and are easily torn out of what was said.
const FEW: usize = 2;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let references = digest.corpus.bindings.values().flat_map(|bindings| &bindings.references);
    let links: BTreeSet<usize> = references
        .filter_map(|binding| if let Binding::Quote(at) = binding { Some(*at) } else { None })
        .collect();
    for at in links {
        let Some(utterance) = digest.corpus.utterances.get(at) else { continue };
        if utterance.translated || !is_short(&utterance.words) || has_more(digest, at) {
            continue;
        }
        let words = if fold(&utterance.words).contains(' ') { "two words" } else { "a single word" };
        let message = format!(
            "{words} of `{}` in quotation marks, and no more of what was said",
            utterance.speakers[0].id
        );
        findings.push(Diagnostic::new(Code::ShortFragment, utterance.span, message).help(
            "quote the sentence, or register it, so that readers see what the words are from; or say it in your own words, without quotation marks",
        ));
    }
}

/// Whether `words` are a word or two. In scripts without spaces, nobody can tell.
fn is_short(words: &str) -> bool {
    let has_no_spaces = |letter| matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    !words.chars().any(has_no_spaces) && fold(words).split(' ').count() <= FEW
}

/// Whether the words lead to more of what was said: to a registered quote, or to a longer wording.
fn has_more(digest: &Digest<'_>, at: usize) -> bool {
    let remark = digest.concordance.remark_of.get(at).copied().flatten();
    let remark = remark.and_then(|remark| digest.concordance.remarks.get(remark));
    remark.is_none_or(|remark| remark.wordings.iter().any(|wording| !is_short(&wording.words)))
}
