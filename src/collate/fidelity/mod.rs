//! Quotations held against what they rely on: the transcript of their source, or the registered words.

mod held;
mod on_record;
mod registered;

use std::collections::BTreeMap;

pub(super) use held::Held;
pub(super) use on_record::put_on_record;

use registered::Registered;

use super::wording::{Comparison, Fidelity};
use crate::model::{Entry, Key, Kind, TranscriptQuality};
use crate::resolve::{Corpus, Utterance};

/// A quotation of ours, held against what it relies on.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced {
    /// What it relies on.
    pub basis: Basis,
    /// How it differs from that.
    pub comparison: Comparison,
}

/// What a quotation relies on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The transcript of a source.
    Transcript(Key),
    /// The words of a registered quote.
    Quote(Key),
    /// The registered translation of a quote, in the quotation's language: its own text in that language, or
    /// the quote that translates it.
    Translation(Key),
}

/// For each utterance of `corpus` that is ours, how it compares with what it relies on, if we have that.
pub(super) fn sourced(corpus: &Corpus, held: &Held<'_>) -> Vec<Option<Sourced>> {
    let mut registered = Registered::of(corpus);
    let ours = |utterance: &Utterance| !utterance.is_printed;
    let utterances = corpus.utterances.iter();
    utterances
        .map(|utterance| ours(utterance).then(|| of_utterance(corpus, held, utterance, &mut registered))?)
        .collect()
}

/// The transcript of its source, unless it names a registered quote that tells more: a translation into its
/// language, or words of which the transcript has nothing because it is not whole.
fn of_utterance<'c>(
    corpus: &'c Corpus,
    held: &Held<'c>,
    utterance: &'c Utterance,
    registered: &mut Registered<'c>,
) -> Option<Sourced> {
    let transcribed = held.best(utterance);
    let tells_all = transcribed.is_some_and(|(source, comparison)| match comparison.fidelity {
        Fidelity::Translated => false,
        Fidelity::NotLocated => corpus.transcripts.get(source).is_some_and(|speech| {
            matches!(speech.quality, TranscriptQuality::Official | TranscriptQuality::Checked)
        }),
        _ => true,
    });
    let by_quote = if tells_all { None } else { registered.compare(utterance, held) };
    let by_transcript = |(source, comparison): (&Key, &Comparison)| Sourced {
        basis: Basis::Transcript(source.clone()),
        comparison: comparison.clone(),
    };
    by_quote.or_else(|| transcribed.map(by_transcript))
}

/// How the registered quotes compare with the transcripts of their sources. What an outlet printed is none of
/// ours.
pub(super) fn sourced_quotes(corpus: &Corpus, held: &Held<'_>) -> BTreeMap<Key, Sourced> {
    let ours = |entry: &&Entry| entry.as_quote().is_some_and(|quote| quote.printed_in.is_empty());
    let compared = corpus.of_kind(Kind::Quote).filter(ours).filter_map(|entry| {
        let (source, comparison) = held.best_of_quote(entry)?;
        let basis = Basis::Transcript(source.clone());
        Some((entry.key.clone(), Sourced { basis, comparison: comparison.clone() }))
    });
    compared.collect()
}
