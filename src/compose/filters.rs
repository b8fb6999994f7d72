//! Parts of the long indexes that have pages of their own: claims of a status, pieces of a kind, …

use std::collections::BTreeMap;

use super::lists::LanguageLists;
use super::{Addresses, Route};
use crate::collate::Concordance;
use crate::model::{Entry, Id, Key, Kind, Language};
use crate::resolve::Corpus;
use crate::text::Spanned;

/// What a list is filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What is established.
    Status,
    /// What sort of thing it is.
    Kind,
    /// The thread that it belongs to.
    Thread,
}

impl Facet {
    /// The word for it in addresses, and its key in the theme's texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Kind => "kind",
            Self::Thread => "thread",
        }
    }

    /// The facet of that word.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        [Self::Status, Self::Kind, Self::Thread].into_iter().find(|facet| facet.name() == name)
    }
}

/// A part of the index of a kind: the entries for which `facet` is `value`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filter {
    /// The kind of what is listed.
    pub of: Kind,
    /// What it is filtered by.
    pub facet: Facet,
    /// Of which value: a word, or an id.
    pub value: String,
}

impl Filter {
    /// The parts of its address.
    pub fn parts(&self) -> [&str; 3] {
        [self.of.folder(), self.facet.name(), &self.value]
    }

    /// The address of its page, where indexes stand below `home`.
    pub fn route(&self, home: &Route) -> Route {
        self.parts().into_iter().fold(home.clone(), |route, part| route.below(part))
    }

    /// The filter with the address of these parts.
    pub(super) fn of_parts(folder: &str, facet: &str, value: &str) -> Option<Self> {
        let of = Kind::from_folder(folder)?;
        Some(Self { of, facet: Facet::from_name(facet)?, value: value.to_owned() })
    }

    /// What the ledger calls it: a filter by thread is about its thread, whose name may have to be forgotten.
    pub(super) fn subject(&self) -> String {
        match self.facet {
            Facet::Thread => format!("{}:{}", Kind::Thread.name(), self.value),
            _ => format!("filter:{}", self.parts().join("/")),
        }
    }
}

/// The filters that let something through, each with that, in the order of the index.
pub(super) fn filters(
    corpus: &Corpus,
    concordance: &Concordance,
    addresses: &Addresses,
    (lists, language): (&LanguageLists, &Language),
) -> BTreeMap<Filter, Vec<Key>> {
    let mut filters: BTreeMap<Filter, Vec<Key>> = BTreeMap::new();
    for of in [Kind::Piece, Kind::Claim, Kind::Event] {
        for key in lists.entries.get(&of).into_iter().flatten() {
            let Some(entry) = corpus.entries.get(key) else { continue };
            let mut values = values(entry, concordance);
            values.extend(threads(entry, addresses, language));
            values.sort();
            values.dedup();
            for (facet, value) in values {
                filters.entry(Filter { of, facet, value }).or_default().push(key.clone());
            }
        }
    }
    filters
}

/// The values that `entry` has.
fn values(entry: &Entry, concordance: &Concordance) -> Vec<(Facet, String)> {
    if let Some(piece) = entry.as_piece() {
        return vec![(Facet::Kind, piece.kind.name().to_owned())];
    }
    if let Some(event) = entry.as_event() {
        let word = event.kind.as_ref().and_then(|kind| Id::of_words(&kind.value));
        return word.map(|word| (Facet::Kind, word.to_string())).into_iter().collect();
    }
    let Some(claim) = entry.as_claim() else { return Vec::new() };
    let status = concordance.claims.get(&entry.key).map(|history| history.status().name().to_owned());
    let status = status.map(|status| (Facet::Status, status));
    status.into_iter().chain([(Facet::Kind, claim.kind.name().to_owned())]).collect()
}

/// The threads of a claim that have a page.
fn threads(entry: &Entry, addresses: &Addresses, language: &Language) -> Vec<(Facet, String)> {
    let ids = entry.as_claim().map_or(&[][..], |claim| &claim.threads);
    let is_shown = |id: &&Spanned<Id>| addresses.has(&Key::new(Kind::Thread, id.value.clone()), language);
    ids.iter().filter(is_shown).map(|id| (Facet::Thread, id.to_string())).collect()
}
