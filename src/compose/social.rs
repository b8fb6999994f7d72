//! The cards that are shown where links to pages are shared.

use super::{Page, Subject};
use crate::collate::Concordance;
use crate::model::{Detail, Key, Kind, PieceKind, Status};
use crate::resolve::Corpus;

/// What a card speaks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SocialCard {
    /// A piece or a claim.
    Entry(Key),
    /// The pieces of a kind.
    Pieces(PieceKind),
    /// The claims of a status.
    Claims(Status),
    /// The other records of a kind, and digests.
    Kind(Kind),
    /// All other pages.
    Site,
}

impl SocialCard {
    /// The cards that can speak for `page`, the one that says most first; none for a page that does not last.
    pub fn of(page: &Page, corpus: &Corpus, concordance: &Concordance) -> Vec<Self> {
        if !page.subject.is_lasting() {
            return Vec::new();
        }
        match &page.subject {
            Subject::Entry { key, .. } => Self::of_entry(key, corpus, concordance),
            Subject::EntryTimeline { key, .. } => vec![Self::Kind(key.kind)],
            Subject::Transcript(_) => vec![Self::Kind(Kind::Source)],
            Subject::Remark(_) => vec![Self::Kind(Kind::Quote)],
            Subject::Digest(_) => vec![Self::Kind(Kind::Digest)],
            _ => vec![Self::Site],
        }
    }

    fn of_entry(key: &Key, corpus: &Corpus, concordance: &Concordance) -> Vec<Self> {
        match corpus.entries.get(key).map(|entry| &entry.detail) {
            Some(Detail::Piece(piece)) => vec![Self::Entry(key.clone()), Self::Pieces(piece.kind)],
            Some(Detail::Claim(_)) => {
                let status = concordance.claims.get(key).map(|history| Self::Claims(history.status()));
                [Self::Entry(key.clone())].into_iter().chain(status).collect()
            }
            Some(Detail::Page(_)) | None => vec![Self::Site],
            Some(_) => vec![Self::Kind(key.kind)],
        }
    }

    /// The first part of the name of its file: what it speaks for, in letters that addresses have.
    pub fn name(&self) -> String {
        match self {
            Self::Entry(key) => format!("{}/{}", key.kind.folder(), key.id),
            Self::Pieces(kind) => format!("piece-{}", kind.name()),
            Self::Claims(status) => format!("claim-{}", status.name()),
            Self::Kind(kind) => kind.name().to_owned(),
            Self::Site => "site".to_owned(),
        }
    }
}
