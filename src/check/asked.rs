//! `nobody-asked`: whoever is held responsible for something was asked about it before it is printed.

use std::collections::BTreeSet;

use super::Digest;
use crate::collate::tied;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Claim, Entry, Key, Kind};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let asked = claims_of_pieces_that_asked(digest);
    for entry in digest.corpus.of_kind(Kind::Claim) {
        let Some(claim) = entry.as_claim().filter(|claim| claim.kind.needs_a_reply()) else { continue };
        if claim.asked.is_empty() && !asked.contains(&entry.key) {
            findings.push(nobody(entry, claim));
        }
    }
}

fn nobody(entry: &Entry, claim: &Claim) -> Diagnostic {
    let message =
        format!("`{}` says who is responsible, and it is not said whom you asked about it", entry.key);
    let whom = claim.responsible.first().map(|actor| format!(" `{}`", actor.value)).unwrap_or_default();
    let help =
        format!("ask{whom}, and write it down in `asked`: `who`, `when`, and the `answer`, if one came");
    Diagnostic::new(Code::NobodyAsked, entry.texts.title.span, message).help(help)
}

/// The claims of pieces that say whom they asked.
fn claims_of_pieces_that_asked(digest: &Digest<'_>) -> BTreeSet<Key> {
    let asked = |key: &Key| {
        let piece = digest.corpus.entries.get(key).and_then(Entry::as_piece);
        piece.is_some_and(|piece| !piece.asked.is_empty())
    };
    let uses = digest.corpus.claim_uses.iter().filter(|claim_use| asked(&claim_use.entry));
    let in_text = uses.map(|claim_use| claim_use.claim.clone());
    let pieces = digest.corpus.of_kind(Kind::Piece).filter(|entry| asked(&entry.key));
    let in_front = pieces.flat_map(tied).filter(|key| key.kind == Kind::Claim);
    in_text.chain(in_front).collect()
}
