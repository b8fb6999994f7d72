//! The wordings of a remark, each with who printed it, where it stands, and how it differs from the record.

use super::{Scope, cards, diff, view};
use crate::collate::{Comparison, Fidelity, Remark, Wording, fold};
use crate::model::{Difference, Entry, Language};
use crate::settings::PublishFidelity;

/// The wordings of remark `at` in `language`, that of its words. Those in other languages are translations.
pub(super) fn wordings(scope: &Scope<'_>, at: usize, language: &Language) -> Vec<view::Wording> {
    let remark = &scope.site.concordance.remarks[at];
    let own = remark.wordings.iter().filter(|wording| wording.language.primary() == language.primary());
    own.filter_map(|wording| view_of(scope, at, wording)).collect()
}

fn view_of(scope: &Scope<'_>, at: usize, wording: &Wording) -> Option<view::Wording> {
    let remark = &scope.site.concordance.remarks[at];
    let (text, printed_by, backlinks) = standing(scope, wording)?;
    let against = wording.against.as_ref();
    let held = against.map(|against| diff::Held::new(scope, remark, against));
    Some(view::Wording {
        text,
        printed_by,
        ours: is_ours(scope, wording),
        backlinks,
        compared: against.is_some(),
        differences: held.as_ref().map_or_else(Vec::new, diff::Held::differences),
        diff: held.as_ref().map_or_else(Vec::new, diff::Held::diff),
        fidelity: confirmed(scope, remark, wording)
            .into_iter()
            .map(|fidelity| class(scope, fidelity))
            .collect(),
        spans_others: wording.spans_others,
        others: if wording.spans_others { others(scope, at, wording) } else { Vec::new() },
    })
}

/// The text of `wording`, who printed it, and the pieces in which it stands; none if it stands nowhere.
pub(super) fn standing(
    scope: &Scope<'_>,
    wording: &Wording,
) -> Option<(view::Link, Vec<view::Link>, Vec<view::Backlink>)> {
    let utterances = wording.utterances.iter().map(|index| &scope.site.corpus.utterances[*index]);
    let backlinks = cards::backlinks_of(scope, utterances);
    let printed_by: Vec<view::Link> =
        wording.printed_by.iter().filter_map(|key| cards::link(scope, key)).collect();
    let (lang, dir) = scope.foreign(&wording.language);
    let text = view::Link { text: wording.words.clone(), href: None, lang, dir };
    let is_shown = !backlinks.is_empty() || !printed_by.is_empty();
    is_shown.then_some((text, printed_by, backlinks))
}

/// Whether a piece of ours quotes `wording` as the speaker's words, and not as what somebody printed.
fn is_ours(scope: &Scope<'_>, wording: &Wording) -> bool {
    let mut utterances = wording.utterances.iter().map(|index| &scope.site.corpus.utterances[*index]);
    utterances.any(|utterance| !utterance.is_printed)
}

/// Whether how `wording` relates to the record is called by name: if it is the registered one that an editor has
/// compared, or always. What others printed since then no editor has confirmed.
fn is_confirmed(scope: &Scope<'_>, remark: &Remark, wording: &Wording) -> bool {
    let entry = remark.quote.as_ref().and_then(|key| scope.entry(key));
    let is_checked = |entry: &Entry| entry.as_quote().is_some_and(|quote| quote.checked_by.is_some());
    let is_own = |entry: &&Entry| fold(&entry.texts.title) == fold(&wording.words);
    scope.site.settings.publish_fidelity == PublishFidelity::All
        || entry.filter(is_own).is_some_and(is_checked)
}

/// How `wording` relates to the words on record, where that is called by name.
pub(super) fn confirmed(scope: &Scope<'_>, remark: &Remark, wording: &Wording) -> Vec<Fidelity> {
    let named = wording.against.as_ref().filter(|_| is_confirmed(scope, remark, wording));
    let all =
        |against: &Comparison| [against.fidelity].into_iter().chain(against.also.iter().copied()).collect();
    named.map_or_else(Vec::new, all)
}

/// In what `wording` differs from the words on record.
pub(super) fn differences(scope: &Scope<'_>, remark: &Remark, wording: &Wording) -> Vec<Difference> {
    let against = wording.against.as_ref();
    against.map_or_else(Vec::new, |against| diff::Held::new(scope, remark, against).kinds())
}

fn class(scope: &Scope<'_>, fidelity: Fidelity) -> view::Fidelity {
    let glossary = scope.href(&scope.site_page("glossary"));
    view::Fidelity {
        name: fidelity.name(),
        text: scope.text(&format!("fidelity.{}", fidelity.name())),
        href: format!("{glossary}#{}", anchor(fidelity)),
    }
}

/// The id of the place in the glossary that says what `fidelity` means.
pub(super) fn anchor(fidelity: Fidelity) -> String {
    format!("wording-{}", fidelity.name())
}

/// The other remarks whose words `wording` has as well.
fn others(scope: &Scope<'_>, at: usize, wording: &Wording) -> Vec<view::RemarkCard> {
    let concordance = &scope.site.concordance;
    let speaker = concordance.remarks[at].speaker();
    let all = concordance.remarks_by.get(speaker).map_or(&[][..], Vec::as_slice);
    let has_it = |other: &&usize| {
        let mut wordings = concordance.remarks[**other].wordings.iter();
        **other != at && wordings.any(|own| own.spans_others && own.words == wording.words)
    };
    all.iter().filter(has_it).map(|other| cards::remark(scope, *other)).collect()
}
