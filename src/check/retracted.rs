//! `retracted-piece-cited`: what was taken back is not leant upon.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Language;
use crate::model::{Entry, Key, Kind};
use crate::resolve::{Binding, Bindings};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for ((key, language), bindings) in &digest.corpus.bindings {
        // a page of the site may tell what was taken back, and so may the piece itself and others like it
        let may = key.kind == Kind::Page || digest.corpus.retraction(key).is_some();
        if !may {
            cited(digest, (key, language), bindings, findings);
        }
    }
}

fn cited(
    digest: &Digest<'_>,
    (key, language): (&Key, &Language),
    bindings: &Bindings,
    findings: &mut Vec<Diagnostic>,
) {
    let texts = digest.corpus.entries.get(key).map(|entry: &Entry| entry.texts_in(language).0);
    let Some(body) = texts.and_then(|texts| texts.body.as_ref()) else { return };
    for (reference, binding) in body.references.iter().zip(&bindings.references) {
        let Binding::Record { key: cited, .. } = binding else { continue };
        let Some(note) = digest.corpus.retraction(cited) else { continue };
        let message = format!("`{cited}` was retracted on {}", note.date.value);
        findings.push(
            Diagnostic::new(Code::RetractedPieceCited, reference.span, message)
                .related(note.date.span, "the retraction")
                .help("see whether the sentence still holds, and cite what it rests on now"),
        );
    }
}
