//! `no-policy-pages`: a site that publishes pieces says who makes it, how, how it mends mistakes, and how
//! to reach it.

use std::collections::BTreeSet;

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Kind, Policy};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    if digest.corpus.of_kind(Kind::Piece).next().is_none() {
        return;
    }
    let mut named: BTreeSet<&str> = digest.corpus.of_kind(Kind::Page).flat_map(names).collect();
    // which leads from each page to whoever makes the site
    named.extend(digest.settings.contact.as_ref().map(|_| "contact"));
    let is_missing = |policy: &&Policy| !policy.names.iter().any(|name| named.contains(name));
    let wanted =
        Policy::ALL.iter().filter(is_missing).filter_map(|policy| Some((policy.names[0], policy.tells?)));
    let (pages, told): (Vec<&str>, Vec<&str>) = wanted.unzip();
    if pages.is_empty() {
        return;
    }
    let files: Vec<String> = pages.iter().map(|name| format!("`content/pages/{name}.md`")).collect();
    let message = format!("readers are not told {}", told.join(", "));
    let help = format!(
        "write {}, or a heading of that name in another page; the key `slug` gives a page another address",
        files.join(", ")
    );
    findings.push(Diagnostic::of_path(Code::NoPolicyPages, "content/pages", message).help(help));
}

/// The names under which a page, or a part of it, is found.
fn names(page: &Entry) -> impl Iterator<Item = &str> {
    let headings = page.texts.body.iter().flat_map(|body| &body.headings);
    std::iter::once(page.key.id.as_str()).chain(headings.map(|heading| heading.id.as_str()))
}
