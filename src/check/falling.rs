//! `figure-falls`: a later figure of one series that is lower than an earlier one is explained.

use std::collections::BTreeMap;

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Figure};
use crate::text::Spanned;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for (key, all) in &digest.concordance.figures {
        let Some(claim) = digest.corpus.entries.get(key).and_then(Entry::as_claim) else { continue };
        for series in all {
            falls(series.of(claim), findings);
        }
    }
}

/// Hold each figure against the one before it that counts the same people or things.
fn falls<'c>(figures: impl Iterator<Item = &'c Figure>, findings: &mut Vec<Diagnostic>) {
    let mut last: BTreeMap<Option<&str>, &Figure> = BTreeMap::new();
    for figure in figures {
        let population = figure.population.as_ref().map(|text| text.value.as_str());
        let before = last.insert(population, figure);
        let explained = figure.note.is_some();
        findings.extend(before.filter(|_| !explained).and_then(|before| fall(before, figure)));
    }
}

fn fall(before: &Figure, after: &Figure) -> Option<Diagnostic> {
    let (high, low) = lower(before, after)?;
    let message = format!(
        "this figure of `{}` is {}, lower than {} before it",
        after.reporter.value, low.value, high.value
    );
    Some(
        Diagnostic::new(Code::FigureFalls, low.span, message)
            .related(high.span, format!("as of {}", before.as_of.value))
            .help("say why in a `note`: a count that was put right, or others who are counted; or correct the figure"),
    )
}

/// The numbers by which `after` is certainly lower than `before`: both name a best one, or the most of the
/// one is below the least of the other.
fn lower<'f>(before: &'f Figure, after: &'f Figure) -> Option<(&'f Spanned<f64>, &'f Spanned<f64>)> {
    let best = before.best.as_ref().zip(after.best.as_ref());
    let least = before.low.as_ref().or(before.best.as_ref());
    let most = after.high.as_ref().or(after.best.as_ref());
    best.or(least.zip(most)).filter(|(before, after)| after.value < before.value)
}
