//! A remark: the words first, who said them, when and where, and the texts in which they were printed.

use super::{Scope, Shown, body, cards, value, view};
use crate::collate::{Remark, Wording};
use crate::model::{Entry, Key, Kind, Quote};
use crate::text::Spanned;

pub(super) fn remark(scope: &Scope<'_>, at: usize) -> Shown {
    let remark = &scope.site.concordance.remarks[at];
    let entry = remark.quote.as_ref().and_then(|key| scope.entry(key));
    let quote = entry.and_then(Entry::as_quote);
    let card = cards::remark(scope, at);
    let view = view::Remark {
        printed_only: remark.printed_only,
        place: remark.place.as_ref().and_then(|key| cards::link(scope, key)),
        event: event(scope, quote),
        context: text(quote.and_then(|quote| quote.context.as_ref())),
        original: text(quote.and_then(|quote| quote.original.as_ref())),
        translator: translator(scope, entry),
        sources: remark.sources.iter().filter_map(|key| cards::source(scope, key)).collect(),
        wordings: remark.wordings.iter().filter_map(|wording| self::wording(scope, wording)).collect(),
        translations: translations(scope, remark),
        claims: cards::claims(scope, &remark.claims),
        also_said: remark.also_said.iter().map(|at| cards::remark(scope, *at)).collect(),
        body: entry.map_or_else(body::none, |entry| body::html(scope, entry)),
        card,
    };
    let names: Vec<&str> = view.card.speakers.iter().map(|speaker| speaker.text.as_str()).collect();
    let words = body::shorten(&view.card.link.text, 80);
    let title = format!("{}: “{words}”", names.join(", "));
    let mut shown = Shown::new("remark", title, Some(value("remark", &view)));
    let date = view.card.date.as_ref().map(|date| date.text.clone());
    let parts = [Some(view.card.link.text.clone()), Some(names.join(", ")), view.card.role.clone(), date];
    shown.description = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    shown.trail =
        view.card.speakers.first().cloned().into_iter().filter(|speaker| speaker.href.is_some()).collect();
    if let Some(entry) = entry {
        shown.previews = body::previews(scope, entry);
    }
    shown
}

fn text(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn event(scope: &Scope<'_>, quote: Option<&Quote>) -> Option<view::EventCard> {
    let id = quote?.event.as_ref()?;
    cards::event(scope, &Key::new(Kind::Event, id.value.clone()))
}

/// Who translated the words that are shown: the translation's own translator, or the quote's.
fn translator(scope: &Scope<'_>, entry: Option<&Entry>) -> Option<String> {
    let entry = entry?;
    let own = entry.translations.get(&scope.language).and_then(|texts| texts.translator.as_ref());
    text(own.or(entry.as_quote()?.translator.as_ref()))
}

fn wording(scope: &Scope<'_>, wording: &Wording) -> Option<view::Wording> {
    let utterances = wording.utterances.iter().map(|index| &scope.site.corpus.utterances[*index]);
    let backlinks = cards::backlinks_of(scope, utterances);
    let printed_by: Vec<view::Link> =
        wording.printed_by.iter().filter_map(|key| cards::link(scope, key)).collect();
    let (lang, dir) = scope.foreign(scope.site.settings.language());
    let is_shown = !backlinks.is_empty() || !printed_by.is_empty();
    let text = view::Link { text: wording.words.clone(), href: None, lang, dir };
    is_shown.then_some(view::Wording { text, printed_by, backlinks })
}

/// Registered translations, as equals: other quotes that translate this one, and this one's own texts in
/// other languages.
fn translations(scope: &Scope<'_>, remark: &Remark) -> Vec<view::RemarkCard> {
    let own = remark.quote.as_ref().and_then(|key| scope.entry(key));
    let others = remark.translations.iter().filter_map(|key| scope.entry(key));
    let mut found = Vec::new();
    for entry in own.into_iter().chain(others) {
        let is_own = own.is_some_and(|own| own.key == entry.key);
        for (language, texts) in entry.all_texts() {
            let stated = entry.as_quote().and_then(|quote| quote.language.as_ref());
            let language = if *language == entry.language { stated.unwrap_or(language) } else { language };
            let shown_above = is_own && texts.title.value == cards::words_of(scope, remark);
            if !shown_above {
                let (lang, dir) = scope.foreign(language);
                let link = view::Link { text: texts.title.value.clone(), href: None, lang, dir };
                let by = text(texts.translator.as_ref()).map(|name| cards::plain(&name));
                found.push(view::RemarkCard {
                    link,
                    speakers: Vec::new(),
                    role: None,
                    date: None,
                    printed_by: by.into_iter().collect(),
                });
            }
        }
    }
    found
}
