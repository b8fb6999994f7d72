//! The words of a remark in other languages, as equals: registered translations, and what was printed.

use super::{Scope, actor, cards, view, wordings};
use crate::collate::Remark;
use crate::model::{Entry, Language, Texts};

/// A translation, its language, and whether it is shown above already.
type Found = (Language, view::Translation);

/// The words of remark `at` in other languages than `language`, that of its words; those in the page's language
/// come first.
pub(super) fn translations(scope: &Scope<'_>, at: usize, language: &Language) -> Vec<view::Translation> {
    let remark = &scope.site.concordance.remarks[at];
    let mut found = registered(scope, remark, language);
    for wording in remark.wordings.iter().filter(|wording| wording.language.primary() != language.primary()) {
        let Some((text, printed_by, backlinks)) = wordings::standing(scope, wording) else { continue };
        match found.iter_mut().find(|(_, known)| known.text.text == text.text) {
            Some((_, known)) => {
                known.printed_by = printed_by;
                known.backlinks = backlinks;
            }
            None => found.push((
                wording.language.clone(),
                view::Translation {
                    language: actor::language_name(scope, &wording.language),
                    text,
                    translator: None,
                    printed_by,
                    backlinks,
                },
            )),
        }
    }
    found.sort_by_key(|(own, _)| (own.primary() != scope.language.primary(), own.clone()));
    found.into_iter().map(|(_, translation)| translation).collect()
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
                found.push((stated.clone(), registered_one(scope, (entry, stated), texts)));
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

fn registered_one(
    scope: &Scope<'_>,
    (entry, language): (&Entry, &Language),
    texts: &Texts,
) -> view::Translation {
    let (lang, dir) = scope.foreign(language);
    let is_original = std::ptr::eq(&raw const entry.texts, texts);
    let own = entry.as_quote().and_then(|quote| quote.translator.as_ref()).filter(|_| is_original);
    let translator = texts.translator.as_ref().or(own).map(|name| name.value.clone());
    let printed = entry.as_quote().map_or(&[][..], |quote| quote.printed_in.as_slice());
    view::Translation {
        text: view::Link { text: texts.title.value.clone(), href: None, lang, dir },
        language: actor::language_name(scope, language),
        translator,
        printed_by: cards::links(scope, crate::model::Kind::Source, if is_original { printed } else { &[] }),
        backlinks: Vec::new(),
    }
}
