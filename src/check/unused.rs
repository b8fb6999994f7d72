//! `unused-quote`: words that are registered are printed or named somewhere.

use std::collections::BTreeSet;

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Detail, Entry, Id, Kind};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let taken: BTreeSet<&Id> = digest.corpus.entries.values().flat_map(words_of_positions).collect();
    for entry in digest.corpus.of_kind(Kind::Quote) {
        if entry.declared_in.is_none() && !is_shown(digest, entry) && !taken.contains(&entry.key.id) {
            let message = format!("nothing prints or names `{}`", entry.key);
            findings.push(Diagnostic::new(Code::UnusedQuote, entry.texts.title.span, message).help(
                "quote the words in a piece, name the quote in its `quotes` or in a position, or delete the file",
            ));
        }
    }
}

/// Whether a text prints the words of `entry`, or refers to it.
fn is_shown(digest: &Digest<'_>, entry: &Entry) -> bool {
    // without a remark its speaker is not there, which is told at the speaker
    let remark = digest.concordance.remark_of_quote.get(&entry.key);
    let is_printed = remark.is_none_or(|at| digest.concordance.remarks[*at].utterances().next().is_some());
    is_printed || digest.concordance.referring.get(&entry.key).is_some_and(|from| !from.is_empty())
}

/// The quotes in whose words somebody took a position.
fn words_of_positions(entry: &Entry) -> Vec<&Id> {
    match &entry.detail {
        Detail::Claim(claim) => {
            let quotes = claim.positions.iter().filter_map(|position| position.quote.as_ref());
            quotes.map(|quote| &quote.value).collect()
        }
        Detail::Piece(piece) => {
            let quotes = piece.positions.iter().filter_map(|(_, position)| position.quote.as_ref());
            quotes.map(|quote| &quote.value).collect()
        }
        _ => Vec::new(),
    }
}
