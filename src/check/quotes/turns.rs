//! `words-of-another` and `unknown-turn`: words stand in the turn of the one who is said to have spoken them.

use std::collections::BTreeSet;

use super::Case;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ActorKind, Entry};
use crate::parse::is_questioner;

/// `words-of-another`: they stand in the turn of somebody else.
pub(super) fn another(case: &Case<'_>) -> Option<Diagnostic> {
    let another = whose(case)?;
    let speaker = case.speakers.first()?;
    let message = format!("{} has these words as those of {another}, not of `{}`", case.basis(), speaker.id);
    let help = "say who spoke them, or correct the names before the turns of the transcript; or a name before the turn is not read as one: write it in capitals with a colon";
    let finding = case.finding(Code::WordsOfAnother, message);
    Some(finding.note(super::stitched::on_record(case)).help(help))
}

/// In whose turn the words stand, if that is known, and it is not that of one of the speakers.
pub(super) fn whose(case: &Case<'_>) -> Option<String> {
    let label = case.comparison.turn.as_deref()?;
    match case.speech()?.1.speakers.get(label) {
        Some(actor) => (!case.speakers.contains(actor)).then(|| format!("`{}`", actor.id)),
        None => (is_questioner(label) && !may_ask(case)).then(|| format!("whoever asks (“{label}”)")),
    }
}

/// Whether one of the speakers may be the one who asks without being named.
fn may_ask(case: &Case<'_>) -> bool {
    let actors =
        case.speakers.iter().filter_map(|speaker| case.digest.corpus.entries.get(speaker)?.as_actor());
    actors.into_iter().any(|actor| actor.is_unnamed() || actor.kind == ActorKind::Outlet)
}

/// `unknown-turn`: it is not known whose turn it is in which words stand. Each name is told of once.
pub(super) fn unknown(cases: &[Case<'_>], findings: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    for case in cases {
        let Some(label) = case.comparison.turn.as_deref() else { continue };
        let Some((source, speech)) = case.speech() else { continue };
        let named = case.digest.corpus.entries.get(source).and_then(Entry::as_source);
        let is_named =
            named.is_some_and(|source| source.speakers.iter().any(|(name, _)| name.value == label));
        let is_known = speech.speakers.contains_key(label) || is_questioner(label) || is_named;
        if is_known || !told.insert((source, label)) {
            continue;
        }
        let message = format!(
            "these words stand in the turn of “{label}” in {}, and it is not known who that is",
            case.basis()
        );
        let speaker = case.speakers.first().map_or("ID", |speaker| speaker.id.as_str());
        let help = format!(
            "if it is `{speaker}`, say in `speakers` of `{source}` that “{label}” is `{speaker}`; else correct who spoke, or a name before the turn is not read as one: write it in capitals with a colon"
        );
        findings.push(case.finding(Code::UnknownTurn, message).help(help));
    }
}
