//! Remarks with their wordings.

use super::{Export, text};
use crate::collate::{Basis, Remark, Wording};
use crate::export;
use crate::model::{Entry, Key, Language};
use crate::render::views::piece::unique;
use crate::render::views::{remark, translations, wordings};

impl Export<'_> {
    /// The remarks that have pages, in order of their ids.
    pub(super) fn quotes(&self) -> Vec<export::Quote> {
        let remarks = 0..self.scope.site.concordance.remarks.len();
        let mut quotes: Vec<export::Quote> = remarks.filter_map(|at| self.quote(at)).collect();
        quotes.sort_by(|one, other| one.id.cmp(&other.id));
        quotes
    }

    /// The remark that the registered quote `key` is.
    pub(super) fn remark_of(&self, key: &Key) -> Option<String> {
        self.remark_id(*self.scope.site.concordance.remark_of_quote.get(key)?)
    }

    /// The remarks that the text of `entry` quotes or its front matter names, in order, each once.
    pub(super) fn quotes_in(&self, entry: &Entry) -> Vec<String> {
        let own = self.scope.site.corpus.utterances_in(&entry.key);
        let said = own.filter_map(|at| self.scope.site.concordance.remark_of[at]);
        let listed = entry.as_piece().map_or(&[][..], |piece| &piece.quotes);
        let listed = listed.iter().filter_map(|id| {
            let key = Key::new(crate::model::Kind::Quote, id.value.clone());
            self.scope.site.concordance.remark_of_quote.get(&key).copied()
        });
        unique(said.chain(listed).filter_map(|at| self.remark_id(at)))
    }

    /// The id of remark `at`, if it has a page.
    fn remark_id(&self, at: usize) -> Option<String> {
        let remark = &self.scope.site.concordance.remarks[at];
        let has_page = self.scope.site.plan.addresses.all_of_remark(at).next().is_some();
        let speaker = self.id(remark.speaker()).filter(|_| has_page)?;
        Some(format!("{speaker}/{}", remark.slug))
    }

    fn quote(&self, at: usize) -> Option<export::Quote> {
        let scope = self.scope;
        let found = &scope.site.concordance.remarks[at];
        let entry = found.quote.as_ref().and_then(|key| scope.entry(key));
        let quote = entry.and_then(Entry::as_quote);
        let (words, language) = remark::said(scope, found);
        let addresses = &scope.site.plan.addresses;
        let route = addresses
            .of_remark(at, &scope.language)
            .or_else(|| addresses.all_of_remark(at).next().map(|(_, route)| route))?;
        Some(export::Quote {
            id: self.remark_id(at)?,
            url: Some(route.url(&scope.site.settings.base_url)),
            speakers: self.ids(&found.speakers),
            words,
            language: language.to_string(),
            date: found.said_on.map(|date| date.to_string()),
            place: found.place.as_ref().and_then(|key| self.id(key)),
            record: found.record.as_ref().map(|record| basis(&record.basis).to_owned()),
            printed_only: found.printed_only,
            context: text(quote.and_then(|quote| quote.context.as_ref())),
            original: text(quote.and_then(|quote| quote.original.as_ref())),
            sources: self.ids(&found.sources),
            claims: self.ids(&found.claims),
            wordings: found.wordings.iter().filter_map(|wording| self.wording(found, wording)).collect(),
            translations: self.quote_translations(at),
        })
    }

    /// The words of remark `at` in other languages, as its page shows them.
    fn quote_translations(&self, at: usize) -> Vec<export::Translation> {
        let (_, language) = remark::said(self.scope, &self.scope.site.concordance.remarks[at]);
        let page = |language: &Language| {
            let route = self.scope.site.plan.addresses.of_remark(at, language)?;
            Some(route.url(&self.scope.site.settings.base_url))
        };
        let row = |found: translations::Found| export::Translation {
            url: page(&found.language),
            language: found.language.to_string(),
            words: found.shown.text.text,
            translator: found.shown.translator,
            printed_by: self.ids(&found.printed_by),
        };
        translations::found(self.scope, at, language).into_iter().map(row).collect()
    }

    fn wording(&self, remark: &Remark, wording: &Wording) -> Option<export::Wording> {
        let (text, ..) = wordings::standing(self.scope, wording)?;
        let utterances = wording.utterances.iter().map(|index| &self.scope.site.corpus.utterances[*index]);
        Some(export::Wording {
            words: text.text,
            language: wording.language.to_string(),
            printed_by: self.ids(&wording.printed_by),
            pieces: self.ids(
                utterances
                    .map(|utterance| &utterance.entry)
                    .filter(|key| key.kind == crate::model::Kind::Piece),
            ),
            compared: wording.against.is_some(),
            differences: wordings::differences(self.scope, remark, wording)
                .into_iter()
                .map(|difference| difference.name().to_owned())
                .collect(),
            relation: wordings::confirmed(self.scope, remark, wording)
                .iter()
                .map(|fidelity| fidelity.name().to_owned())
                .collect(),
        })
    }
}

fn basis(basis: &Basis) -> &'static str {
    match basis {
        Basis::Transcript(_) => "transcript",
        Basis::Quote(_) | Basis::Translation(_) => "registered",
    }
}
