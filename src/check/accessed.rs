//! `accessed-before-published`: a source cannot have been read before it was there.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Kind, Source};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let sources = digest.corpus.of_kind(Kind::Source).filter_map(Entry::as_source);
    findings.extend(sources.filter_map(order));
}

fn order(source: &Source) -> Option<Diagnostic> {
    let (published, accessed) = (source.published.as_ref()?, source.accessed.as_ref()?);
    let message =
        format!("this source was read on {}, before it was published on {}", accessed.value, published.value);
    let finding = Diagnostic::new(Code::AccessedBeforePublished, accessed.span, message)
        .related(published.span, "`published`")
        .help("correct one of the two dates; if the page was changed later, `published` is its first day");
    accessed.value.is_before(published.value).then_some(finding)
}
