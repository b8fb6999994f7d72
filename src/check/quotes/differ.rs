//! `wordings-differ`: where one remark is printed twice as our words, and no record decides, both print the same
//! words.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Digest, shown};
use crate::collate::{
    Basis, Change, Comparison, Fidelity, Printed, Record, Remark, Sourced, Step, Vocabulary, Wording,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Key;
use crate::resolve::{Speech, interrupted};
use crate::text::Span;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let mut vocabularies = BTreeMap::new();
    for remark in &digest.concordance.remarks {
        let printings: Vec<Printing<'_>> =
            remark.wordings.iter().filter_map(|wording| printing(digest, remark, wording)).collect();
        let Some(longest) = printings.iter().max_by_key(|printing| printing.length()) else { continue };
        let language = &longest.wording.language;
        let is_other = |other: &&Printing<'_>| {
            other.place != longest.place && other.wording.language.primary() == language.primary()
        };
        let mut others = printings.iter().filter(is_other).peekable();
        if others.peek().is_none() {
            continue;
        }
        let vocabulary =
            vocabularies.entry(language.primary()).or_insert_with(|| Arc::new(Vocabulary::of(language)));
        let record = Record::of_words(&longest.words, Arc::clone(vocabulary));
        findings.extend(others.filter_map(|other| differing(longest, other, &record)));
    }
}

/// A wording of ours that is compared with no record, and where it stands first.
struct Printing<'d> {
    wording: &'d Wording,
    /// Its words, with `…` where they are interrupted.
    words: Cow<'d, str>,
    /// The piece, or the registered quote.
    entry: &'d Key,
    place: Span,
    /// Whether it is registered, else the number of the utterance.
    order: Option<usize>,
}

impl Printing<'_> {
    fn length(&self) -> (usize, Reverse<Option<usize>>) {
        (self.wording.words.split_whitespace().count(), Reverse(self.order))
    }
}

fn printing<'d>(digest: &Digest<'d>, remark: &'d Remark, wording: &'d Wording) -> Option<Printing<'d>> {
    if !wording.printed_by.is_empty() || wording.spans_others {
        return None;
    }
    let concordance = digest.concordance;
    let quote = remark.quote.as_ref().and_then(|key| digest.corpus.entries.get(key));
    if let Some(quote) = quote.filter(|quote| quote.texts.title.value == wording.words) {
        let told = tells(digest, concordance.sourced_quotes.get(&quote.key));
        let place = quote.texts.title.span;
        return (!told).then_some(Printing {
            wording,
            words: Cow::Borrowed(&wording.words),
            entry: &quote.key,
            place,
            order: None,
        });
    }
    let sourced = |at: &usize| concordance.sourced.get(*at).and_then(Option::as_ref);
    if wording.utterances.iter().any(|at| tells(digest, sourced(at))) {
        return None;
    }
    let all = wording.utterances.iter().filter_map(|at| Some((*at, digest.corpus.utterances.get(*at)?)));
    let (at, first) = all.into_iter().find(|(_, utterance)| !utterance.translated)?;
    let words = interrupted(&first.words, &first.breaks);
    Some(Printing { wording, words, entry: &first.entry, place: first.span, order: Some(at) })
}

/// Whether words are held against something that tells. That they are not in a transcript with gaps, or in one
/// that a machine made, tells nothing.
fn tells(digest: &Digest<'_>, sourced: Option<&Sourced>) -> bool {
    let Some(sourced) = sourced else { return false };
    let Basis::Transcript(source) = &sourced.basis else { return true };
    let is_rough = digest.corpus.transcripts.get(source).is_some_and(Speech::is_rough);
    sourced.comparison.fidelity != Fidelity::NotLocated || !is_rough
}

/// What is to be said if `other` differs from the `longest` wording, whose words are `record`.
fn differing(longest: &Printing<'_>, other: &Printing<'_>, record: &Record) -> Option<Diagnostic> {
    let language = Some(&other.wording.language);
    let comparison = record.compare(&Printed { words: &other.words, language, speaker: &[] });
    let is_told = matches!(comparison.fidelity, Fidelity::Altered | Fidelity::Reversed | Fidelity::Stitched);
    (is_told && longest.entry != other.entry).then(|| finding(longest, other, comparison))
}

/// The finding stands where the words are printed later; the other place is named.
fn finding(longest: &Printing<'_>, other: &Printing<'_>, comparison: Comparison) -> Diagnostic {
    let (here, there, diff) = if other.order > longest.order {
        (other, longest, comparison.diff)
    } else {
        (longest, other, comparison.diff.into_iter().map(turned).collect())
    };
    let what = if comparison.fidelity == Fidelity::Reversed { "say the opposite of" } else { "differ from" };
    let message = format!("these words {what} those of the same remark in `{}`", there.entry);
    Diagnostic::new(Code::WordingsDiffer, here.place, message)
        .related(there.place, "these are the others")
        .note(format!("there and here: {}", shown::diff(&diff)))
        .help("find out what was said, and print that in both; if one of them is how somebody else printed it, write `printed:` with the source that did")
}

/// The same change, seen from the other text.
fn turned(change: Change) -> Change {
    let step = match change.step {
        Step::Insert => Step::Delete,
        Step::Delete => Step::Insert,
        step => step,
    };
    Change { step, record: change.printed, printed: change.record, marked: change.marked }
}
