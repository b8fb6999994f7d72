//! A remark: the words on record first, who said them, when and where, and the texts in which they were printed.

use super::{Scope, Shown, body, cards, notation, origins, transcript, translations, value, view, wordings};
use crate::collate::{Basis, OnRecord, Remark};
use crate::model::{Entry, Key, Kind, Language, Quote};
use crate::text::Spanned;

/// The longest words in a title or citation, in bytes.
const CITED: usize = 80;

pub(super) fn remark(scope: &Scope<'_>, at: usize) -> Shown {
    let remark = &scope.site.concordance.remarks[at];
    let entry = remark.quote.as_ref().and_then(|key| scope.entry(key));
    let quote = entry.and_then(Entry::as_quote);
    let card = cards::remark(scope, at);
    let (words, language) = said(scope, remark);
    let words = words.as_str();
    let wordings = wordings::wordings(scope, at, language);
    let written = entry.map(|entry| body::text(scope, entry)).unwrap_or_default();
    let (lang, dir) = entry.map(|entry| scope.foreign(entry.texts_in(&scope.language).1)).unwrap_or_default();
    let view = view::Remark {
        lang,
        dir,
        record: remark.record.as_ref().map(|record| on_record(scope, at, (record, words))),
        printed_only: remark.printed_only,
        place: remark.place.as_ref().and_then(|key| cards::link(scope, key)),
        event: event(scope, quote),
        context: text(quote.and_then(|quote| quote.context.as_ref())),
        original: text(quote.and_then(|quote| quote.original.as_ref())),
        translator: text(quote.and_then(|quote| quote.translator.as_ref())),
        sources: origins::origins(scope, at, (words, language)),
        differs: wordings.iter().any(|wording| !wording.diff.is_empty()),
        wordings,
        translations: translations::translations(scope, at, language),
        claims: cards::claims(scope, &remark.claims),
        also_said: remark.also_said.iter().map(|at| cards::remark(scope, *at)).collect(),
        body: written.body(),
        copy: view::ToCopy {
            block: notation::block(scope, remark, words),
            prose: notation::prose(scope, remark, words),
        },
        card,
    };
    let names: Vec<&str> = view.card.speakers.iter().map(|speaker| speaker.text.as_str()).collect();
    let short = scope.fill("quoted", &[("words", &body::shorten(&view.card.link.text, CITED))]);
    let names = names.join(&scope.text("list.comma"));
    let whose =
        if remark.printed_only { scope.fill("remark.printed-as-of", &[("names", &names)]) } else { names };
    let title = format!("{whose}: {short}");
    let mut shown = Shown::new("remark", title, Some(value("remark", &view)));
    let date = view.card.date.as_ref().map(|date| date.text.clone());
    let parts = [Some(view.card.link.text.clone()), Some(whose), view.card.role.clone(), date];
    shown.description = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    shown.trail =
        view.card.speakers.first().cloned().into_iter().filter(|speaker| speaker.href.is_some()).collect();
    shown.previews = written.previews;
    shown
}

/// The words as they were said, and their language: those on record, or else the earliest that we have.
pub(super) fn said<'r>(scope: &Scope<'_>, remark: &'r Remark) -> (String, &'r Language) {
    match &remark.record {
        Some(record) => (transcript::words(scope, record), &record.language),
        None => (remark.words.clone(), &remark.wordings[0].language),
    }
}

fn on_record(scope: &Scope<'_>, at: usize, (record, words): (&OnRecord, &str)) -> view::OnRecord {
    let (lang, dir) = scope.foreign(&record.language);
    let text = view::Link { text: words.to_owned(), href: None, lang, dir };
    match &record.basis {
        Basis::Transcript(key) => view::OnRecord {
            text,
            basis: "transcript",
            quality: transcript::quality(scope, key),
            source: cards::link(scope, key),
            transcript: transcript::href_of(scope, key, at),
        },
        Basis::Quote(_) | Basis::Translation(_) => view::OnRecord {
            text,
            basis: "registered",
            quality: scope.text("quality.registered"),
            source: None,
            transcript: None,
        },
    }
}

fn text(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn event(scope: &Scope<'_>, quote: Option<&Quote>) -> Option<view::EventCard> {
    let id = quote?.event.as_ref()?;
    cards::event(scope, &Key::new(Kind::Event, id.value.clone()))
}
