//! `relation-cycle`: what came later cannot be superseded, updated or narrowed by what came before it.

use super::Digest;
use crate::collate::circles;
use crate::diagnostic::{Code, Diagnostic};

/// How many claims of a circle are named.
const NAMED: usize = 8;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for circle in circles(&digest.concordance.relations) {
        let Some(((first, span), others)) = circle.split_first() else { continue };
        let mut names: Vec<String> =
            circle.iter().take(NAMED).map(|(key, _)| format!("`{}`", key.id)).collect();
        if circle.len() > NAMED {
            names.push(format!("and {} more", circle.len() - NAMED));
        }
        let message = if others.is_empty() {
            format!("`{first}` supersedes, updates or narrows itself")
        } else {
            format!("these claims supersede, update or narrow each other in a circle: {}", names.join(", "))
        };
        let finding = Diagnostic::new(Code::RelationCycle, *span, message)
            .help("take out the relation that points from an earlier claim to a later one, or from a broader to a narrower one");
        findings.push(
            others
                .iter()
                .take(NAMED)
                .fold(finding, |finding, (key, span)| finding.related(*span, format!("in `{key}`"))),
        );
    }
}
