//! `quote-without-source`: readers are told where we have words from.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Kind};
use crate::resolve::Utterance;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let help = "name it: `source:ID` beside the quotation, `sources` of the registered quote, or the piece's only source";
    // a registered quote is told of once, at its own file
    let own = |utterance: &&Utterance| !utterance.translated && utterance.quote.is_none();
    for utterance in digest.corpus.utterances.iter().filter(own) {
        if utterance.sources.is_empty() && utterance.printed.is_empty() && !utterance.source_in_doubt {
            let message = "it is not said where these words are from";
            findings.push(Diagnostic::new(Code::QuoteWithoutSource, utterance.span, message).help(help));
        }
    }
    for entry in digest.corpus.of_kind(Kind::Quote) {
        let quote = entry.as_quote().filter(|quote| quote.sources.is_empty() && quote.printed_in.is_empty());
        if quote.is_some() && !is_used_with_source(digest, entry) {
            let message = format!("it is not said where the words of `{}` are from", entry.key);
            findings.push(
                Diagnostic::new(Code::QuoteWithoutSource, entry.texts.title.span, message)
                    .help("add `sources` with the ids of the sources"),
            );
        }
    }
}

/// Whether a piece that prints the quote says where it is from.
fn is_used_with_source(digest: &Digest<'_>, entry: &Entry) -> bool {
    let remark = digest.concordance.remark_of_quote.get(&entry.key);
    // without a remark its speaker is not there, which is told at the speaker
    remark.is_none_or(|at| !digest.concordance.remarks[*at].sources.is_empty())
}
