//! What the cards say that are shown where links to pages are shared. A claim stands there with its status and its
//! claimants, a piece without what its fold hides; no card has a picture.

use super::{Scope, cards, view};
use crate::compose::{Page, SocialCard};
use crate::model::{Entry, Key, Language};
use crate::render::draw::{self, Card, Line};

/// The card that speaks for `page`, if there is one.
pub(super) fn view(scope: &Scope<'_>, page: &Page) -> Option<view::SocialCard> {
    let (of, route) = scope.site.card_of(page)?;
    let (width, height) = draw::CARD;
    let url = route.url(&scope.site.settings.base_url);
    Some(view::SocialCard { url, width, height, alt: card(scope, &of)?.words() })
}

/// What `of` says in the language of `scope`.
pub(in crate::render) fn card(scope: &Scope<'_>, of: &SocialCard) -> Option<Card> {
    let kind = |key: &str| scope.text(&format!("kind.{key}"));
    let about = || scope.site_texts().1;
    match of {
        SocialCard::Entry(key) => entry(scope, key),
        SocialCard::Claims(status) => {
            let name = format!("status.{}", status.name());
            let defined = scope.text(&format!("{name}.definition"));
            Some(words(scope, Some(kind("claim")), scope.text(&name), defined))
        }
        SocialCard::Pieces(of) => {
            let name = scope.text(&format!("piece-kind.{}", of.name()));
            Some(words(scope, Some(kind("piece")), name, about()))
        }
        SocialCard::Kind(kind_of) => Some(words(scope, None, kind(kind_of.name()), about())),
        SocialCard::Site => {
            let (title, about) = scope.site_texts();
            let heading = if about.is_empty() { title } else { about };
            Some(words(scope, None, heading, String::new()))
        }
    }
}

/// A card in the words of the theme and the site.
fn words(scope: &Scope<'_>, label: Option<String>, heading: String, foot: String) -> Card {
    let foot = Some(foot).filter(|foot| !foot.is_empty()).map(|foot| own(scope, foot));
    with(scope, label.into_iter().collect(), own(scope, heading), foot)
}

/// The card of a claim or a piece.
fn entry(scope: &Scope<'_>, key: &Key) -> Option<Card> {
    let entry = scope.entry(key)?;
    if entry.as_claim().is_some() { claim(scope, entry) } else { piece(scope, entry) }
}

fn claim(scope: &Scope<'_>, entry: &Entry) -> Option<Card> {
    let card = cards::claim(scope, &entry.key)?;
    let (texts, language) = entry.texts_in(&scope.language);
    let claimants = own(scope, cards::claimants(scope, &card).join(" · "));
    let label = [Some(card.status.text), card.status_date.map(|date| date.text)];
    let label = label.into_iter().flatten().collect();
    Some(with(scope, label, line(&texts.title.value, language), Some(claimants)))
}

fn piece(scope: &Scope<'_>, entry: &Entry) -> Option<Card> {
    let card = cards::piece(scope, &entry.key)?;
    let (texts, language) = entry.texts_in(&scope.language);
    let foot = cards::summary(scope, entry).map(|summary| line(&summary, language));
    Some(with(scope, vec![card.kind, card.date.text], line(&texts.title.value, language), foot))
}

fn with(scope: &Scope<'_>, label: Vec<String>, heading: Line, foot: Option<Line>) -> Card {
    let site = own(scope, scope.site_texts().0);
    Card { site, label, heading, foot, from_right: scope.language.direction() == "rtl" }
}

/// `words` in the page's language.
fn own(scope: &Scope<'_>, words: String) -> Line {
    Line { words, from_right: scope.language.direction() == "rtl" }
}

fn line(words: &str, language: &Language) -> Line {
    Line { words: words.to_owned(), from_right: language.direction() == "rtl" }
}
