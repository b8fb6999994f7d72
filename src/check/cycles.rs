//! `relation-cycle`: what came later cannot be superseded, updated or narrowed by what came before it.

use super::Digest;
use crate::collate::circles;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for circle in circles(&digest.concordance.relations) {
        let Some(((first, span), others)) = circle.split_first() else { continue };
        let mut way: Vec<String> = circle.iter().map(|(key, _)| format!("`{}`", key.id)).collect();
        way.push(format!("`{}`", first.id));
        let message = if others.is_empty() {
            format!("`{first}` supersedes, updates or narrows itself")
        } else {
            format!("these claims supersede, update or narrow each other in a circle: {}", way.join(", "))
        };
        let finding = Diagnostic::new(Code::RelationCycle, *span, message)
            .help("take out the relation that points from an earlier claim to a later one, or from a broader to a narrower one");
        findings.push(
            others.iter().fold(finding, |finding, (key, span)| finding.related(*span, format!("in `{key}`"))),
        );
    }
}
