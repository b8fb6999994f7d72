//! `source-without-archive`: of what quotations and claims rest on, a copy is kept where it cannot vanish.
//!
//! One finding for the whole site: a new digest has hundreds of such sources, and what helps is to know
//! with which to begin.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Claim, Entry, Id, Key, Kind};
use crate::text::Spanned;

/// How many sources are named.
const NAMED: usize = 8;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let mut relied: Vec<(&Key, usize)> =
        uses(digest).into_iter().filter(|(key, _)| may_vanish(digest, key)).collect();
    // stable, so that sources with as many uses stay in the order of their ids
    relied.sort_by_key(|(_, uses)| Reverse(*uses));
    let Some(all) = Some(relied.len()).filter(|all| *all > 0) else { return };
    let list = |(key, uses): &(&Key, usize)| format!("`{}` ({uses})", key.id);
    let mut named: Vec<String> = relied.iter().take(NAMED).map(list).collect();
    if all > NAMED {
        named.push(format!("and {} more", all - NAMED));
    }
    let what = if all == 1 { "1 source".to_owned() } else { format!("{all} sources") };
    let message = format!("no archived copy of {what} that quotations or claims rest on");
    findings.push(
        Diagnostic::of_path(Code::SourceWithoutArchive, "content/sources", message)
            .note(format!("most relied on first: {}", named.join(", ")))
            .help("have a web archive save the page, and add its address to the source: `archive`"),
    );
}

/// Whether the source is an address and nothing else.
fn may_vanish(digest: &Digest<'_>, key: &Key) -> bool {
    let source = digest.corpus.entries.get(key).and_then(Entry::as_source);
    source.is_some_and(|source| source.url.is_some() && source.archive.is_empty())
}

/// How many quotations and claims rest on each source.
fn uses<'d>(digest: &Digest<'d>) -> BTreeMap<&'d Key, usize> {
    let corpus = digest.corpus;
    let mut uses: BTreeMap<&Key, usize> = BTreeMap::new();
    let remarks = digest.concordance.remarks.iter().flat_map(|remark| &remark.sources);
    let judged = digest.concordance.claims.values().flat_map(|history| &history.judgements);
    let judged = judged.flat_map(|judgement| &judgement.assessment.sources);
    let claims = corpus.of_kind(Kind::Claim).filter_map(Entry::as_claim).flat_map(of_claim);
    let of_claims = judged.chain(claims).filter_map(|id| {
        let key = Key::new(Kind::Source, id.value.clone());
        corpus.entries.get_key_value(&key).map(|(key, _)| key)
    });
    for key in remarks.chain(of_claims) {
        *uses.entry(key).or_default() += 1;
    }
    uses
}

/// The sources of a claim's evidence, positions and figures.
fn of_claim(claim: &Claim) -> impl Iterator<Item = &Spanned<Id>> {
    let evidence = claim.evidence.iter().map(|evidence| &evidence.source);
    let positions = claim.positions.iter().filter_map(|position| position.source.as_ref());
    let figures = claim.figures.iter().filter_map(|figure| figure.via.as_ref());
    evidence.chain(positions).chain(figures)
}
