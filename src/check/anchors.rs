//! `dead-anchor` and `dead-link`: a reference to a heading of another text, or a link to an address of
//! the site, leads somewhere.

use super::Digest;
use crate::compose::Route;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Body, Key, Language};
use crate::resolve::{Binding, Bindings, LinkTarget};
use crate::text::Span;
use crate::tree::nearest;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for ((key, language), bindings) in &digest.corpus.bindings {
        let entry = digest.corpus.entries.get(key);
        let body = entry.and_then(|entry| entry.texts_in(language).0.body.as_ref());
        if let Some(body) = body {
            references(digest, body, language, bindings, findings);
            links(digest, body, bindings, findings);
        }
    }
}

fn references(
    digest: &Digest<'_>,
    body: &Body,
    language: &Language,
    bindings: &Bindings,
    findings: &mut Vec<Diagnostic>,
) {
    for (reference, binding) in body.references.iter().zip(&bindings.references) {
        if let Binding::Record { key, fragment: Some(fragment) } = binding {
            findings.extend(heading(digest, key, language, fragment, reference.target.span));
        }
    }
}

fn heading(
    digest: &Digest<'_>,
    key: &Key,
    language: &Language,
    fragment: &str,
    span: Span,
) -> Option<Diagnostic> {
    let body = digest.corpus.entries.get(key).and_then(|entry| entry.texts_in(language).0.body.as_ref());
    let ids: Vec<&str> =
        body.map_or(&[][..], |body| &body.headings).iter().map(|heading| heading.id.as_str()).collect();
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
    if ids.contains(&&*decoded) {
        return None;
    }
    let finding = Diagnostic::new(Code::DeadAnchor, span, format!("`{key}` has no heading `#{decoded}`"));
    Some(match nearest(&decoded, ids.iter().copied()) {
        Some(near) => finding.label(format!("did you mean `#{near}`?")),
        None if ids.is_empty() => finding.help("its text has no headings"),
        None => finding.help(format!("its headings are: #{}", ids.join(", #"))),
    })
}

fn links(digest: &Digest<'_>, body: &Body, bindings: &Bindings, findings: &mut Vec<Diagnostic>) {
    for (link, target) in body.links.iter().zip(&bindings.links) {
        let LinkTarget::Site(written) = target else { continue };
        let path = written.split(['?', '#']).next().unwrap_or_default();
        let route = Route::parse(path);
        let exists = route.is_ok_and(|route| digest.plan.find(&route).is_some());
        if !exists {
            findings.push(dead(digest, path, link.destination.span));
        }
    }
}

fn dead(digest: &Digest<'_>, path: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::new(Code::DeadLink, span, format!("there is no page at `{path}`"));
    let routes = digest.plan.pages.iter().map(|page| page.route.as_str());
    match nearest(path, routes) {
        Some(near) => finding.label(format!("did you mean `{near}`?")),
        None => finding.help("link to the record itself: `[text](kind:ID)`, or to its file"),
    }
}
