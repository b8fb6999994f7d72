//! `translated-without-translator`: where words are a translation, it is said whose. Each text is told of once.

use std::collections::BTreeMap;

use super::Case;
use crate::collate::{Basis, Fidelity};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Key, Language};

pub(super) fn check(cases: &[Case<'_>], findings: &mut Vec<Diagnostic>) {
    let mut texts: BTreeMap<(&Key, &Language), Vec<&Case<'_>>> = BTreeMap::new();
    for case in cases.iter().filter(|case| is_translation(case) && !is_told(case) && !has_translator(case)) {
        texts.entry(case.text).or_default().push(case);
    }
    let help = "add `translator` to this text, or to the registered quote";
    for cases in texts.into_values() {
        let Some((first, others)) = cases.split_first() else { continue };
        let message = "these words are a translation, and it is not said who translated";
        let finding = Diagnostic::new(Code::TranslatedWithoutTranslator, first.place, message).help(help);
        let add = |finding: Diagnostic, other: &&Case<'_>| finding.related(other.place, "and these");
        findings.push(others.iter().fold(finding, add));
    }
}

fn is_translation(case: &Case<'_>) -> bool {
    case.is(Fidelity::Translated) || matches!(case.basis, Basis::Translation(_))
}

/// Whether the registered quote that is named is a translation itself, of which the same is said.
fn is_told(case: &Case<'_>) -> bool {
    let Some(key) = case.quote.filter(|key| *key != case.text.0) else { return false };
    let sourced = case.digest.concordance.sourced_quotes.get(key);
    sourced.is_some_and(|sourced| sourced.comparison.fidelity == Fidelity::Translated)
}

/// Whether somebody is named as translator: of the text, or of the registered quote.
fn has_translator(case: &Case<'_>) -> bool {
    let entry = |key: &Key| case.digest.corpus.entries.get(key);
    let (text, language) = case.text;
    let of_text = |entry: &Entry| entry.texts_in(language).0.translator.is_some();
    let of_quote = |entry: &Entry| {
        let own = entry.as_quote().is_some_and(|quote| quote.translator.is_some());
        own || of_text(entry) || entry.texts.translator.is_some()
    };
    let registered = match case.basis {
        Basis::Quote(key) | Basis::Translation(key) => Some(key),
        Basis::Transcript(_) => None,
    };
    let mut quotes = registered.into_iter().chain(case.quote).filter_map(entry);
    entry(text).is_some_and(of_text) || quotes.any(of_quote)
}
