//! The cards that are shown where links to pages are shared: which there are, where, and their pictures.

use std::collections::BTreeMap;

use super::Site;
use super::theme::fingerprint;
use super::views::{Scope, social};
use crate::collate::ClaimHistory;
use crate::compose::{CARDS, Page, Route, SocialCard, Subject};
use crate::model::{Detail, Key, Language};
use crate::settings::Cards;

/// Counts up when the card of the same words would come out otherwise.
const DRAWING: u8 = 1;

/// How many days a piece or claim of which nothing new is told counts as recent.
const RECENT: i32 = 90;

/// The cards of a site, by language and by what they speak for.
pub(super) type SocialCards = BTreeMap<(Language, SocialCard), Route>;

/// The cards that the pages of `site` need and that its settings ask for, as far as the theme's fonts have their
/// letters. An address is made of what is drawn, so what stands there never changes.
pub(super) fn cards(site: &Site) -> SocialCards {
    let mut cards = BTreeMap::new();
    if site.settings.cards == Cards::None {
        return SocialCards::new();
    }
    for page in &site.plan.pages {
        for card in SocialCard::of(page, &site.corpus, &site.concordance) {
            let key = (page.language.clone(), card);
            if !site.draws(&key.1) || cards.contains_key(&key) {
                continue;
            }
            let route = site.route_of_card(page, &key.1);
            cards.insert(key, route);
        }
    }
    cards.into_iter().filter_map(|(key, route)| Some((key, route?))).collect()
}

impl Site {
    /// The files of all cards.
    pub(super) fn card_files(&self) -> impl Iterator<Item = (Route, Subject)> + '_ {
        let file = |((language, card), route): (&(Language, SocialCard), &Route)| {
            (route.clone(), Subject::Card { of: card.clone(), language: language.clone() })
        };
        self.cards.iter().map(file)
    }

    /// The card that speaks for `page`, and where it is.
    pub(super) fn card_of(&self, page: &Page) -> Option<(SocialCard, &Route)> {
        SocialCard::of(page, &self.corpus, &self.concordance).into_iter().find_map(|card| {
            let (key, route) = self.cards.get_key_value(&(page.language.clone(), card))?;
            Some((key.1.clone(), route))
        })
    }

    /// The picture of `card` in the language of `scope`.
    pub(super) fn card_picture(&self, scope: &Scope<'_>, card: &SocialCard) -> Vec<u8> {
        let drawn = social::card(scope, card).and_then(|card| card.picture(&self.theme.fonts));
        drawn.unwrap_or_default()
    }

    /// Whether the settings ask for `card`.
    fn draws(&self, card: &SocialCard) -> bool {
        match (card, self.settings.cards) {
            (SocialCard::Entry(_), Cards::All) => true,
            (SocialCard::Entry(key), Cards::Recent) => self.is_recent(key),
            (SocialCard::Entry(_), _) => false,
            _ => true,
        }
    }

    /// Whether a piece is of the last days, or a claim had a new status or a new piece in them.
    fn is_recent(&self, key: &Key) -> bool {
        let piece_date = |key: &Key| {
            let entry = self.corpus.entries.get(key)?;
            entry.as_piece().map(|piece| piece.date.value)
        };
        let dates = match self.corpus.entries.get(key).map(|entry| &entry.detail) {
            Some(Detail::Claim(_)) => {
                let status = self.concordance.claims.get(key).and_then(ClaimHistory::status_date);
                let pieces = self.concordance.referring.get(key).into_iter().flatten();
                [status, pieces.filter_map(piece_date).next_back()]
            }
            _ => [piece_date(key), None],
        };
        let today = self.now.day(&self.settings.timezone);
        let is_near = |days: i32| days <= RECENT;
        dates.into_iter().flatten().any(|date| date.to_day().days_until(today).is_some_and(is_near))
    }

    fn route_of_card(&self, page: &Page, card: &SocialCard) -> Option<Route> {
        let words = social::card(&Scope::new(self, page), card)?;
        if !words.is_drawn_by(&self.theme.fonts) {
            return None;
        }
        let print = fingerprint(format!("{DRAWING} {} {words:?}", self.theme.font_print).as_bytes());
        Some(Route::file(&format!("{CARDS}/{}/{}-{print}.png", page.language, card.name())))
    }
}
