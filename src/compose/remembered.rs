//! The pages of a plan into the addresses, and the pieces into the texts, that the ledger is to remember.

use std::collections::{BTreeMap, BTreeSet};

use super::{Page, Subject};
use crate::collate::Concordance;
use crate::ledger::{TextOf, TextState};
use crate::model::{Entry, Kind, Piece, Sketch, Texts};
use crate::resolve::Corpus;
use crate::text::Span;

/// The addresses that the ledger remembers, with what each is about, and those that lead on to one.
/// Indexes and the stretches of long lists are not remembered: they come and go with what they list. Filters, months
/// and timelines are: readers keep them as links, and when nothing is left on one, it leads on. Not remembered are the
/// pages of transcripts, which are further looks at their sources: when a source is taken down, nothing of what
/// was said in it is to be kept in the ledger.
pub fn living<'p>(
    pages: impl Iterator<Item = &'p Page>,
    concordance: &Concordance,
) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let mut remembered = BTreeMap::new();
    let mut answering = BTreeSet::new();
    for page in pages {
        let address = page.route.href("/");
        let subject = match &page.subject {
            Subject::Entry { key, number: None }
            | Subject::EntryTimeline { key, number: None }
            | Subject::Retracted(key) => key.to_string(),
            Subject::Remark(at) => {
                let quote = concordance.remarks[*at].quote.as_ref();
                quote.map_or_else(|| "remark".to_owned(), ToString::to_string)
            }
            Subject::Digest(name) => format!("digest:{name}"),
            Subject::Year(year) => format!("timeline:{year:04}"),
            Subject::Month { year, month } => format!("timeline:{year:04}-{month:02}"),
            Subject::Filter { filter, number: None } => filter.subject(),
            subject => {
                if !matches!(subject, Subject::Removed(_)) {
                    answering.insert(address);
                }
                continue;
            }
        };
        remembered.insert(address, subject);
    }
    (remembered, answering)
}

/// What the texts of the published pieces are like, each with the place of its title. Headline, summary and text count;
/// what else a piece has is shown with its own date or is told by other means.
pub fn texts(corpus: &Corpus) -> BTreeMap<TextOf, (Span, TextState)> {
    let of_entry = |entry: &Entry| -> Vec<(TextOf, (Span, TextState))> {
        let Some(piece) = entry.as_piece() else { return Vec::new() };
        let of_language = |(language, texts): (_, &Texts)| {
            let text = (entry.key.clone(), Clone::clone(language));
            (text, (texts.title.span, state(piece, texts)))
        };
        entry.all_texts().map(of_language).collect()
    };
    corpus.of_kind(Kind::Piece).flat_map(of_entry).collect()
}

fn state(piece: &Piece, texts: &Texts) -> TextState {
    let mut sketch = Sketch::default();
    sketch.add(&texts.title);
    texts.summary.iter().for_each(|summary| sketch.add(summary));
    texts.body.iter().for_each(|body| sketch.join(&body.sketch));
    TextState {
        notes: piece.corrections.len(),
        updated: piece.updated.as_ref().map(|date| date.value),
        sketch,
    }
}
