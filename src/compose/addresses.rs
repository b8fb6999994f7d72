//! Where each entry and remark is, in each language.

use std::collections::BTreeMap;

use super::Route;
use super::presence::Presence;
use crate::collate::Concordance;
use crate::model::{ClaimKind, Detail, Entry, Id, Key, Kind, Language};
use crate::resolve::Corpus;
use crate::settings::Settings;
use crate::text::Spanned;

/// Where each entry and remark is.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    entries: BTreeMap<Key, BTreeMap<Language, Route>>,
    remarks: Vec<BTreeMap<Language, Route>>,
    default: Option<Language>,
}

impl Addresses {
    /// Give every entry with a page, and every remark with one, its addresses.
    pub(super) fn give(
        corpus: &Corpus,
        concordance: &Concordance,
        presence: &Presence,
        settings: &Settings,
    ) -> Self {
        let mut addresses = Self { default: Some(settings.language().clone()), ..Self::default() };
        let pages = corpus.entries.values().filter(|entry| has_page(corpus, entry));
        for entry in pages.chain(corpus.retracted.values()) {
            let parts = parts(entry, settings);
            let languages = settings.languages.iter().filter(|language| presence.has_entry(entry, language));
            let routes =
                languages.map(|language| (language.clone(), route(language, &parts, settings))).collect();
            addresses.entries.insert(entry.key.clone(), routes);
        }
        for (at, remark) in concordance.remarks.iter().enumerate() {
            let has_page = remark.has_page && corpus.entries.contains_key(remark.speaker());
            let parts =
                [Kind::Quote.folder().to_owned(), remark.speaker().id.to_string(), remark.slug.clone()];
            let languages = settings.languages.iter().enumerate();
            let languages =
                languages.filter(|(rank, language)| *rank == 0 || presence.has_remark(at, language));
            let routes = languages.filter(|_| has_page);
            addresses.remarks.push(
                routes.map(|(_, language)| (language.clone(), route(language, &parts, settings))).collect(),
            );
        }
        addresses
    }

    /// The address of `key` in `language`, or else in the default one. A quote's is its remark's.
    pub fn of(&self, key: &Key, language: &Language) -> Option<&Route> {
        self.pick(self.entries.get(key)?, language)
    }

    /// The address of remark `at` in `language`, or else in the default one.
    pub fn of_remark(&self, at: usize, language: &Language) -> Option<&Route> {
        self.pick(self.remarks.get(at)?, language)
    }

    /// All addresses of `key`, by language.
    pub fn all_of(&self, key: &Key) -> impl Iterator<Item = (&Language, &Route)> {
        self.entries.get(key).into_iter().flatten()
    }

    /// All addresses of remark `at`, by language.
    pub fn all_of_remark(&self, at: usize) -> impl Iterator<Item = (&Language, &Route)> {
        self.remarks.get(at).into_iter().flatten()
    }

    /// Whether `key` has a page of its own in `language`.
    pub fn has(&self, key: &Key, language: &Language) -> bool {
        self.entries.get(key).is_some_and(|routes| routes.contains_key(language))
    }

    /// Whether remark `at` has a page of its own in `language`.
    pub fn has_remark(&self, at: usize, language: &Language) -> bool {
        self.remarks.get(at).is_some_and(|routes| routes.contains_key(language))
    }

    /// Whether any remark has a page.
    pub fn has_remarks(&self) -> bool {
        self.remarks.iter().any(|routes| !routes.is_empty())
    }

    fn pick<'r>(&self, routes: &'r BTreeMap<Language, Route>, language: &Language) -> Option<&'r Route> {
        routes.get(language).or_else(|| routes.get(self.default.as_ref()?))
    }
}

/// Whether `entry` has a page: not an actor without a name, and not a quote, whose remark has it.
fn has_page(corpus: &Corpus, entry: &Entry) -> bool {
    !matches!(entry.key.kind, Kind::Quote | Kind::Digest) && !corpus.is_unnamed(&entry.key)
}

/// The address of a page made of `parts`, in `language`.
pub(super) fn route<S: AsRef<str>>(language: &Language, parts: &[S], settings: &Settings) -> Route {
    let prefix = (language != settings.language()).then(|| language.as_str());
    Route::page(prefix.into_iter().chain(parts.iter().map(AsRef::as_ref)))
}

/// The parts of the address of `entry`: a piece's by its date as written, a claim's that names
/// responsibility without its statement, a page's at the root (the one that is the home page at the root
/// itself), others by kind and id.
fn parts(entry: &Entry, settings: &Settings) -> Vec<String> {
    let last = |slug: &Option<Spanned<Id>>| {
        slug.as_ref().map_or_else(|| entry.key.id.to_string(), |slug| slug.value.to_string())
    };
    match &entry.detail {
        Detail::Piece(piece) => {
            let date = piece.date.value;
            let month = date.month().map(|month| format!("{month:02}"));
            std::iter::once(format!("{:04}", date.year())).chain(month).chain([last(&piece.slug)]).collect()
        }
        Detail::Page(_) if settings.home.as_ref().is_some_and(|home| home.value == entry.key.id) => {
            Vec::new()
        }
        Detail::Page(page) => vec![last(&page.slug)],
        Detail::Claim(claim) => {
            let neutral =
                matches!(claim.kind, ClaimKind::Responsibility | ClaimKind::Legal) && claim.slug.is_none();
            let slug = if neutral { neutral_slug(&entry.key) } else { last(&claim.slug) };
            vec![Kind::Claim.folder().to_owned(), slug]
        }
        _ => vec![entry.key.kind.folder().to_owned(), entry.key.id.to_string()],
    }
}

/// An address that says nothing: whoever sees only the address of a claim about guilt must not read an
/// accusation.
fn neutral_slug(key: &Key) -> String {
    let hash = crate::collate::address("claim", key.id.as_str());
    let tail = hash.rsplit('-').next().unwrap_or(&hash);
    format!("claim-{tail}")
}
