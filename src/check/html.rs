//! `unsafe-html`: what of a text's raw HTML is left out of its page.

use super::Digest;
use crate::diagnostic::Diagnostic;
use crate::parse::unsafe_html;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for entry in digest.corpus.entries.values() {
        for body in
            entry.all_texts().filter_map(|(_, texts)| texts.body.as_ref()).filter(|body| body.has_html)
        {
            findings.extend(unsafe_html(&digest.files.get(body.span.file).text, body));
        }
    }
}
