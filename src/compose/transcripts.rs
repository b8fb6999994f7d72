//! The stretches of transcripts that are quoted, and by which remarks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::collate::{Basis, Concordance};
use crate::model::Key;
use crate::resolve::Corpus;

/// What is quoted from the transcripts of sources that have a page of theirs.
#[derive(Clone, Debug, Default)]
pub struct Transcripts {
    by_source: BTreeMap<Key, Vec<Stretch>>,
}

/// A stretch of a transcript that the same remarks quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands, in bytes of the transcript's text.
    pub range: Range<usize>,
    /// The remarks: indices of the concordance's.
    pub remarks: BTreeSet<usize>,
}

impl Transcripts {
    /// The stretches of each transcript of a published source. One that may not be published and is not quoted
    /// has nothing to show, and no page.
    pub(super) fn of(corpus: &Corpus, concordance: &Concordance) -> Self {
        let mut spans: BTreeMap<&Key, BTreeSet<(usize, usize, usize)>> = BTreeMap::new();
        for (source, span, at) in quoted(concordance) {
            let text = corpus.transcripts.get(source).map_or("", |speech| &speech.text);
            if !span.is_empty() && text.get(span.clone()).is_some() {
                spans.entry(source).or_default().insert((span.start, closed(text, &span), at));
            }
        }
        let shown = corpus.transcripts.keys().filter_map(|key| {
            let source = corpus.entries.get(key)?.as_source()?;
            let stretches = spans.get(key).map_or_else(Vec::new, stretches);
            (source.publish_transcript || !stretches.is_empty()).then(|| (key.clone(), stretches))
        });
        Self { by_source: shown.collect() }
    }

    /// The sources whose transcript has a page.
    pub fn sources(&self) -> impl Iterator<Item = &Key> {
        self.by_source.keys()
    }

    /// The quoted stretches of the transcript of `source`, in its order; none if it has no page.
    pub fn stretches(&self, source: &Key) -> Option<&[Stretch]> {
        self.by_source.get(source).map(Vec::as_slice)
    }
}

/// Where the words of `text` at `span` end: behind the full stop if they are a sentence, or begin with one.
pub fn closed(text: &str, span: &Range<usize>) -> usize {
    let words = text.get(span.clone()).unwrap_or_default();
    let first = words.chars().find(|letter| letter.is_alphanumeric());
    let rest = text.get(span.end..).unwrap_or_default();
    let stop = rest.chars().next().filter(|letter| ".!?…؟۔".contains(*letter));
    let is_sentence = first.is_some_and(|first| !first.is_lowercase());
    span.end + stop.filter(|_| is_sentence).map_or(0, char::len_utf8)
}

/// What remarks have from transcripts: the words of their records, and those that quotations rely on.
fn quoted(concordance: &Concordance) -> impl Iterator<Item = (&Key, Range<usize>, usize)> {
    let records = concordance.remarks.iter().enumerate().filter_map(|(at, remark)| {
        let record = remark.record.as_ref()?;
        Some((transcript(&record.basis)?, &record.spans, at))
    });
    let sourced = concordance.sourced.iter().zip(&concordance.remark_of);
    let relied = sourced.filter_map(|(sourced, at)| {
        let sourced = sourced.as_ref()?;
        Some((transcript(&sourced.basis)?, &sourced.comparison.spans, (*at)?))
    });
    records.chain(relied).flat_map(|(key, spans, at)| spans.iter().map(move |span| (key, span.clone(), at)))
}

fn transcript(basis: &Basis) -> Option<&Key> {
    match basis {
        Basis::Transcript(key) => Some(key),
        Basis::Quote(_) | Basis::Translation(_) => None,
    }
}

/// The text that `spans` cover, cut wherever one begins or ends.
fn stretches(spans: &BTreeSet<(usize, usize, usize)>) -> Vec<Stretch> {
    let mut cuts: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (start, end, at) in spans {
        cuts.entry(*start).or_default().0.push(*at);
        cuts.entry(*end).or_default().1.push(*at);
    }
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found: Vec<Stretch> = Vec::new();
    let mut from = 0;
    for (place, (begin, end)) in cuts {
        let remarks: BTreeSet<usize> = open.keys().copied().collect();
        if !remarks.is_empty() {
            add(&mut found, Stretch { range: from..place, remarks });
        }
        for at in begin {
            *open.entry(at).or_default() += 1;
        }
        for at in end {
            let left = open.get(&at).map_or(0, |count| count - 1);
            if left == 0 {
                open.remove(&at)
            } else {
                open.insert(at, left)
            };
        }
        from = place;
    }
    found
}

/// Add `stretch`, joined to the one before if the same remarks go on.
fn add(found: &mut Vec<Stretch>, stretch: Stretch) {
    match found.last_mut() {
        Some(last) if last.range.end == stretch.range.start && last.remarks == stretch.remarks => {
            last.range.end = stretch.range.end;
        }
        _ => found.push(stretch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(spans: &[(usize, usize, usize)]) -> String {
        let found = stretches(&spans.iter().copied().collect());
        let told = found.iter().map(|it| format!("{}-{}: {:?}", it.range.start, it.range.end, it.remarks));
        told.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn stretches_that_do_not_touch_stand_apart() {
        assert_eq!(check(&[(10, 20, 1), (30, 40, 0)]), "10-20: {1}; 30-40: {0}");
    }

    #[test]
    fn the_full_stop_belongs_to_the_sentence() {
        assert_eq!(closed("It is so. He said", &(0..8)), 9);
        assert_eq!(closed("It is so, he said", &(0..8)), 8);
        assert_eq!(closed("It is so", &(0..8)), 8);
        assert_eq!(closed("It is so.", &(3..8)), 8);
    }

    #[test]
    fn a_stretch_that_two_remarks_quote_is_cut_out() {
        assert_eq!(check(&[(10, 30, 1), (20, 40, 2)]), "10-20: {1}; 20-30: {1, 2}; 30-40: {2}");
    }

    #[test]
    fn two_stretches_of_one_remark_that_overlap_are_one() {
        assert_eq!(check(&[(10, 30, 1), (20, 40, 1), (12, 14, 1)]), "10-40: {1}");
    }
}
