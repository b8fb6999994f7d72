//! `role-not-held` and `tenure-gap`: a role that is printed beside words was held on the day they were
//! said, as far as the actor's tenures tell.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Actor, Date, Entry, Tenure};
use crate::resolve::Utterance;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for utterance in digest.corpus.utterances.iter().filter(|utterance| !utterance.translated) {
        let (Some(date), Some(speaker)) = (utterance.said_on, utterance.speakers.first()) else { continue };
        let Some(actor) = digest.corpus.entries.get(speaker).and_then(Entry::as_actor) else { continue };
        findings.extend(role(utterance, actor, date).or_else(|| gap(utterance, actor, date)));
    }
}

fn dated(actor: &Actor) -> impl Iterator<Item = &Tenure> {
    actor.tenures.iter().filter(|tenure| tenure.from.is_some() || tenure.to.is_some())
}

/// The role that is printed, if the actor held other ones that day and not this one.
fn role(utterance: &Utterance, actor: &Actor, date: Date) -> Option<Diagnostic> {
    let printed = utterance.role.as_ref()?;
    let held: Vec<&str> = actor
        .tenures
        .iter()
        .filter(|tenure| tenure.holds_on(date))
        .map(|tenure| tenure.role.as_str())
        .collect();
    let known = dated(actor).next().is_some();
    let fits = held.iter().any(|role| same(role, printed));
    if fits || !known {
        return None;
    }
    let message =
        format!("`{}` is not known to have been “{}” on {date}", utterance.speakers[0].id, printed.value);
    let finding = Diagnostic::new(Code::RoleNotHeld, printed.span, message);
    Some(match held.as_slice() {
        [] => finding
            .help("no tenure of the actor holds on that day; correct the role, the date, or the tenures"),
        roles => finding.help(format!("held that day: {}", roles.join("; "))),
    })
}

/// Whether two names of a role may mean the same: one is part of the other, whatever the case.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    one.contains(&other) || other.contains(&one)
}

/// A day between two tenures on which none holds: one of them is missing, or its dates are wrong.
fn gap(utterance: &Utterance, actor: &Actor, date: Date) -> Option<Diagnostic> {
    let held = actor.tenures.iter().any(|tenure| tenure.holds_on(date));
    let before = dated(actor)
        .filter_map(|tenure| tenure.to.as_ref())
        .filter(|to| to.value.is_before(date))
        .max_by_key(|to| to.value);
    let after = dated(actor)
        .filter_map(|tenure| tenure.from.as_ref())
        .filter(|from| date.is_before(from.value))
        .min_by_key(|from| from.value);
    let (Some(before), Some(after), false) = (before, after, held) else { return None };
    let message =
        format!("no tenure of `{}` holds on {date}, when these words were said", utterance.speakers[0].id);
    Some(
        Diagnostic::new(Code::TenureGap, utterance.span, message)
            .related(before.span, "one ends here")
            .related(after.span, "the next begins here")
            .help("add the role of that time to `tenures`, or correct the dates"),
    )
}
