//! `no-policy-pages`: a site that publishes pieces says who makes it, how, how it mends mistakes, and how
//! to reach it.

use std::collections::BTreeSet;

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Kind};

/// What readers look for, by the name of its page, and names that are as good.
const WANTED: [(&str, &[&str]); 4] = [
    ("about", &["about", "about-us", "who-we-are"]),
    ("methods", &["methods", "method", "methodology", "how-we-work"]),
    ("corrections", &["corrections", "corrections-policy", "correction-policy", "reporting-a-mistake"]),
    ("contact", &["contact", "contacts", "contact-us", "imprint"]),
];

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    if digest.corpus.of_kind(Kind::Piece).next().is_none() {
        return;
    }
    let named: BTreeSet<&str> = digest.corpus.of_kind(Kind::Page).flat_map(names).collect();
    let missing: Vec<&str> = WANTED
        .iter()
        .filter(|(_, names)| !names.iter().any(|name| named.contains(name)))
        .map(|(name, _)| *name)
        .collect();
    if missing.is_empty() {
        return;
    }
    let files: Vec<String> = missing.iter().map(|name| format!("`content/pages/{name}.md`")).collect();
    let message = format!("the site does not tell its readers about: {}", missing.join(", "));
    findings.push(Diagnostic::of_path(Code::NoPolicyPages, "content/pages", message).help(format!(
        "write {}, or a heading of that name in another page; `slug` gives a page an address in your language",
        files.join(", ")
    )));
}

/// The names under which a page, or a part of it, is found.
fn names(page: &Entry) -> impl Iterator<Item = &str> {
    let headings = page.texts.body.iter().flat_map(|body| &body.headings);
    std::iter::once(page.key.id.as_str()).chain(headings.map(|heading| heading.id.as_str()))
}
