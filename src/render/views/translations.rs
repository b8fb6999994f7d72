//! The words of a remark in other languages, as equals: registered translations, and what was printed.

use super::{Scope, actor, cards, view, wordings};
use crate::collate::Remark;
use crate::model::{Entry, Key, Kind, Language, Texts};

/// A translation, its language, and the sources that printed it.
pub(super) struct Found {
    pub(super) language: Language,
    pub(super) printed_by: Vec<Key>,
    pub(super) shown: view::Translation,
}

/// The words of remark `at` in other languages than `language`, that of its words; those in the page's language
/// come first.
pub(super) fn translations(scope: &Scope<'_>, at: usize, language: &Language) -> Vec<view::Translation> {
    found(scope, at, language).into_iter().map(|found| found.shown).collect()
}

/// The same with what data have of them.
pub(super) fn found(scope: &Scope<'_>, at: usize, language: &Language) -> Vec<Found> {
    let remark = &scope.site.concordance.remarks[at];
    let mut found = registered(scope, remark, language);
    for wording in remark.wordings.iter().filter(|wording| wording.language.primary() != language.primary()) {
        let Some((text, printed_by, backlinks)) = wordings::standing(scope, wording) else { continue };
        match found.iter_mut().find(|known| known.shown.text.text == text.text) {
            Some(known) => {
                known.printed_by.clone_from(&wording.printed_by);
                known.shown.printed_by = printed_by;
                known.shown.backlinks = backlinks;
            }
            None => found.push(Found {
                language: wording.language.clone(),
                printed_by: wording.printed_by.clone(),
                shown: view::Translation {
                    language: actor::language_name(scope, &wording.language),
                    text,
                    translator: None,
                    printed_by,
                    backlinks,
                },
            }),
        }
    }
    found.sort_by_key(|found| (found.language.primary() != scope.language.primary(), found.language.clone()));
    found
}

/// The texts of the registered quote in other languages, and the quotes that translate it.
fn registered(scope: &Scope<'_>, remark: &Remark, language: &Language) -> Vec<Found> {
    let own = remark.quote.as_ref().and_then(|key| scope.entry(key));
    let others = remark.translations.iter().filter_map(|key| scope.entry(key));
    let shown = if remark.record.is_none() { cards::words_of(scope, remark) } else { String::new() };
    let mut found = Vec::new();
    for entry in own.into_iter().chain(others) {
        let is_own = own.is_some_and(|own| own.key == entry.key);
        for (stated, texts) in all_texts(entry) {
            let is_original = is_own && stated.primary() == language.primary();
            if !is_original && texts.title.value != shown {
                found.push(registered_one(scope, (entry, stated), texts));
            }
        }
    }
    found
}

/// The texts of a quote with the language that each is in.
fn all_texts(entry: &Entry) -> impl Iterator<Item = (&Language, &Texts)> {
    let stated = entry.as_quote().and_then(|quote| quote.language.as_ref());
    entry.all_texts().map(move |(language, texts)| {
        (if *language == entry.language { stated.unwrap_or(language) } else { language }, texts)
    })
}

fn registered_one(scope: &Scope<'_>, (entry, language): (&Entry, &Language), texts: &Texts) -> Found {
    let (lang, dir) = scope.foreign(language);
    let is_original = std::ptr::eq(&raw const entry.texts, texts);
    let own = entry.as_quote().and_then(|quote| quote.translator.as_ref()).filter(|_| is_original);
    let translator = texts.translator.as_ref().or(own).map(|name| name.value.clone());
    let printed = entry.as_quote().map_or(&[][..], |quote| quote.printed_in.as_slice());
    let printed = if is_original { printed } else { &[] };
    let shown = view::Translation {
        text: view::Link { text: texts.title.value.clone(), href: None, lang, dir },
        language: actor::language_name(scope, language),
        translator,
        printed_by: cards::links(scope, Kind::Source, printed),
        backlinks: Vec::new(),
    };
    let printed_by = printed.iter().map(|id| Key::new(Kind::Source, id.value.clone())).collect();
    Found { language: language.clone(), printed_by, shown }
}
