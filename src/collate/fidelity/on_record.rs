//! Remarks with the words that are on record, and each wording held against them.

use super::Basis;
use super::held::{Asked, Held, is_located, names};
use crate::collate::remark::{OnRecord, Remark, Wording};
use crate::collate::wording::{Comparison, Fidelity, Printed, Record};
use crate::model::{Key, TranscriptQuality};
use crate::resolve::{Corpus, interrupted};

/// Fill [`Remark::record`] and [`Wording::against`].
pub(in crate::collate) fn put_on_record(corpus: &Corpus, remarks: &mut [Remark], held: &Held<'_>) {
    for remark in remarks {
        let Some((record, against)) = on_record(corpus, remark, held) else { continue };
        remark.record = Some(record);
        remark.printed_only = false;
        for (wording, against) in remark.wordings.iter_mut().zip(against) {
            wording.against = against;
        }
    }
}

/// The words of `remark` on record, and how each of its wordings compares with that.
fn on_record(
    corpus: &Corpus,
    remark: &Remark,
    held: &Held<'_>,
) -> Option<(OnRecord, Vec<Option<Comparison>>)> {
    let transcribed = transcribed(corpus, remark, held);
    let (record, located) = match transcribed {
        Some((record, located)) => (record, located),
        None => (registered(corpus, remark)?, vec![None; remark.wordings.len()]),
    };
    let names = names(corpus, &remark.speakers);
    let words = Record::of_words(&record.words, held.vocabulary(&record.language));
    let against = remark.wordings.iter().zip(located).map(|(wording, located)| {
        let is_comparable = !wording.spans_others && wording.language.primary() == record.language.primary();
        located.or_else(|| {
            let own = interrupted(&wording.words, breaks(wording, held));
            let printed = Printed { words: &own, language: Some(&wording.language), speaker: &names };
            is_comparable.then(|| words.compare(&printed))
        })
    });
    let against = against.collect();
    Some((record, against))
}

/// Where a wording stands in a transcript: better transcripts come first, then words that hang together, then
/// longer ones.
type Place = (bool, std::cmp::Reverse<Extent>, usize);

/// Whether words hang together in the record, and how long they are.
type Extent = (bool, usize);

/// The words of the longest wording that stands in one piece in the best transcript, and where the others stand in it.
fn transcribed(
    corpus: &Corpus,
    remark: &Remark,
    held: &Held<'_>,
) -> Option<(OnRecord, Vec<Option<Comparison>>)> {
    let transcripts = remark.sources.iter().filter(|source| corpus.transcripts.contains_key(*source));
    let mut found: Vec<(Place, &Key, Vec<Option<Comparison>>)> = Vec::new();
    for (rank, source) in transcripts.enumerate() {
        let speech = &corpus.transcripts[source];
        let is_good = matches!(speech.quality, TranscriptQuality::Official | TranscriptQuality::Checked);
        let located: Vec<Option<Comparison>> =
            remark.wordings.iter().map(|wording| located(remark, wording, source, held)).collect();
        let longest = remark.wordings.iter().zip(&located).filter(|(wording, _)| !wording.spans_others);
        if let Some(longest) = longest.filter_map(|(_, located)| located.as_ref().map(extent)).max() {
            found.push(((!is_good, std::cmp::Reverse(longest), rank), source, located));
        }
    }
    let ((_, std::cmp::Reverse(longest), _), source, located) =
        found.into_iter().min_by_key(|(place, ..)| *place)?;
    let own = remark.wordings.iter().zip(&located).filter(|(wording, _)| !wording.spans_others);
    let spans = own.filter_map(|(_, located)| located.as_ref()).find(|located| extent(located) == longest)?;
    let spans = spans.spans.clone();
    let record = OnRecord {
        words: held.words_at(source, &spans),
        language: corpus.transcripts[source].language.clone(),
        basis: Basis::Transcript(source.clone()),
        spans,
    };
    Some((record, located))
}

/// How `wording` compares with the transcript of `source`, if it stands there.
fn located(remark: &Remark, wording: &Wording, source: &Key, held: &Held<'_>) -> Option<Comparison> {
    let asked = Asked {
        source,
        speakers: &remark.speakers,
        language: &wording.language,
        words: &wording.words,
        breaks: breaks(wording, held),
    };
    held.answer(&asked).filter(|comparison| is_located(comparison)).map(std::borrow::Cow::into_owned)
}

/// Where a wording is interrupted.
fn breaks<'c>(wording: &Wording, held: &Held<'c>) -> &'c [usize] {
    let first = wording.utterances.first().and_then(|at| held.utterance(*at));
    first.map_or(&[], |utterance| &utterance.breaks)
}

fn extent(comparison: &Comparison) -> Extent {
    let is_joined =
        comparison.fidelity == Fidelity::Stitched || comparison.also.contains(&Fidelity::Stitched);
    (!is_joined, comparison.spans.iter().map(ExactSizeIterator::len).sum())
}

/// The registered words, unless they are an outlet's wording.
fn registered(corpus: &Corpus, remark: &Remark) -> Option<OnRecord> {
    let entry = corpus.entries.get(remark.quote.as_ref()?)?;
    let quote = entry.as_quote().filter(|quote| quote.printed_in.is_empty())?;
    Some(OnRecord {
        words: entry.texts.title.value.clone(),
        language: quote.language.as_ref().unwrap_or(&entry.language).clone(),
        basis: Basis::Quote(entry.key.clone()),
        spans: Vec::new(),
    })
}
