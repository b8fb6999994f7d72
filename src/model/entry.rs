//! An entry: one piece, record or page with what all of them have, and its texts by language.

use std::collections::BTreeMap;

use super::{
    Actor, Body, Claim, Correction, Date, Digest, Event, Id, Key, Kind, Language, Page, Piece, Place, Quote,
    Source,
};
use crate::text::{Span, Spanned};

/// One piece, record or page.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its kind and id.
    pub key: Key,
    /// Where it is declared: its file's front matter, or its id in the piece that declares it.
    pub span: Span,
    /// The piece that declares it, if it has no file of its own.
    pub declared_in: Option<Key>,
    /// Whether all keys are there that it cannot do without. If not, findings say so, and it is looked through
    /// for more of them, but not shown.
    pub complete: bool,
    /// When it is shown, and under which earlier names it was known.
    pub life: Life,
    /// What is particular to its kind.
    pub detail: Detail,
    /// The language of its texts: the site's default.
    pub language: Language,
    /// Its texts.
    pub texts: Texts,
    /// Its texts in other languages.
    pub translations: BTreeMap<Language, Texts>,
}

/// When an entry is shown, and under which names and addresses it was known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Life {
    /// Not shown to readers yet.
    pub draft: bool,
    /// Not shown from then on.
    pub expires: Option<Spanned<Date>>,
    /// Earlier ids.
    pub former_ids: Vec<Spanned<Id>>,
    /// Earlier addresses, as paths of the site.
    pub redirects: Vec<Spanned<String>>,
}

/// What an entry says, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    /// The title, the name of an actor or place, the statement of a claim, the words of a quote.
    pub title: Spanned<String>,
    /// A shorter title, for lists.
    pub short: Option<Spanned<String>>,
    /// What it is about, in a sentence or two.
    pub summary: Option<Spanned<String>>,
    /// What we found, in a sentence that stands alone.
    pub conclusion: Option<Spanned<String>>,
    /// Who translated, for a translation.
    pub translator: Option<Spanned<String>>,
    /// What is not known.
    pub unknowns: Vec<Spanned<String>>,
    /// What readers are told before they choose to read the text, if it is hard to bear.
    pub sensitive: Option<Spanned<String>>,
    /// The text of its file; records declared in a piece have none.
    pub body: Option<Body>,
}

/// What is particular to a kind.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant holds the type of that name")]
pub enum Detail {
    Piece(Piece),
    Actor(Actor),
    Claim(Claim),
    Quote(Quote),
    Event(Event),
    Place(Place),
    Thread { closed: bool },
    Source(Source),
    Page(Page),
    Digest(Digest),
}

impl Entry {
    /// The kind.
    pub fn kind(&self) -> Kind {
        self.key.kind
    }

    /// The texts in `language`, or else the original ones, with the language that they are in.
    pub fn texts_in(&self, language: &Language) -> (&Texts, &Language) {
        match self.translations.get_key_value(language) {
            Some((language, texts)) => (texts, language),
            None => (&self.texts, &self.language),
        }
    }

    /// The language of the title in `texts_in(language)`: of a source, that of the source itself, unless it says that its
    /// title is in another.
    pub fn title_language(&self, language: &Language) -> &Language {
        let source = self.as_source().filter(|_| !self.translations.contains_key(language));
        let own = source.and_then(|source| source.title_language.as_ref().or(source.language.as_ref()));
        own.unwrap_or_else(|| self.texts_in(language).1)
    }

    /// What readers are told before they choose to read its text in `language`, if it is hard to bear, and the language
    /// of that: what is said of the original holds for a translation that says nothing of its own.
    pub fn told_before(&self, language: &Language) -> Option<(&Spanned<String>, &Language)> {
        let (texts, own) = self.texts_in(language);
        let told = |texts: &'_ Texts| texts.sensitive.is_some();
        let (texts, own) = if told(texts) { (texts, own) } else { (&self.texts, &self.language) };
        texts.sensitive.as_ref().map(|text| (text, own))
    }

    /// All texts with their languages, the original first.
    pub fn all_texts(&self) -> impl Iterator<Item = (&Language, &Texts)> {
        std::iter::once((&self.language, &self.texts)).chain(&self.translations)
    }

    /// The piece, if it is one.
    pub fn as_piece(&self) -> Option<&Piece> {
        if let Detail::Piece(piece) = &self.detail { Some(piece) } else { None }
    }

    /// The note that takes it back, if it is a piece and one does.
    pub fn retraction(&self) -> Option<&Correction> {
        self.as_piece()?.retraction()
    }

    /// The actor, if it is one.
    pub fn as_actor(&self) -> Option<&Actor> {
        if let Detail::Actor(actor) = &self.detail { Some(actor) } else { None }
    }

    /// The claim, if it is one.
    pub fn as_claim(&self) -> Option<&Claim> {
        if let Detail::Claim(claim) = &self.detail { Some(claim) } else { None }
    }

    /// The quote, if it is one.
    pub fn as_quote(&self) -> Option<&Quote> {
        if let Detail::Quote(quote) = &self.detail { Some(quote) } else { None }
    }

    /// The event, if it is one.
    pub fn as_event(&self) -> Option<&Event> {
        if let Detail::Event(event) = &self.detail { Some(event) } else { None }
    }

    /// The place, if it is one.
    pub fn as_place(&self) -> Option<&Place> {
        if let Detail::Place(place) = &self.detail { Some(place) } else { None }
    }

    /// The source, if it is one.
    pub fn as_source(&self) -> Option<&Source> {
        if let Detail::Source(source) = &self.detail { Some(source) } else { None }
    }

    /// The introduction to a digest, if it is one.
    pub fn as_digest(&self) -> Option<&Digest> {
        if let Detail::Digest(digest) = &self.detail { Some(digest) } else { None }
    }

    /// The page, if it is one.
    pub fn as_page(&self) -> Option<&Page> {
        if let Detail::Page(page) = &self.detail { Some(page) } else { None }
    }
}
