//! The pages of a plan into the addresses that the ledger is to remember.

use std::collections::{BTreeMap, BTreeSet};

use super::{Page, Subject};
use crate::collate::Concordance;

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
