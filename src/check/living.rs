//! `figure-not-in-series`: a number that follows a series stood in it when the text was written.

use super::Digest;
use crate::collate::{FigureSeries, LivingNumber, says};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Claim, Entry};
use crate::resolve::FigureUse;
use crate::tree::nearest;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for (figure_use, living) in digest.corpus.figure_uses.iter().zip(&digest.concordance.living) {
        let claim = digest.corpus.entries.get(&figure_use.claim).and_then(Entry::as_claim);
        let Some(claim) = claim else { continue };
        let series = digest.concordance.figures.get(&figure_use.claim).map_or(&[][..], Vec::as_slice);
        findings.extend(about(figure_use, living, claim, series));
    }
}

fn about(
    figure_use: &FigureUse,
    living: &LivingNumber,
    claim: &Claim,
    all: &[FigureSeries],
) -> Option<Diagnostic> {
    let id = &figure_use.claim.id;
    let Some(series) = living.series.and_then(|at| all.get(at)) else {
        return Some(unknown(figure_use, all));
    };
    let finding = |message: String| Diagnostic::new(Code::FigureNotInSeries, figure_use.span, message);
    let Some(number) = living.number else {
        return Some(
            finding(format!("`{}` says no number", figure_use.text))
                .help("write the number as the text of the link: `[35](figure:ID)`"),
        );
    };
    if living.stood {
        return None;
    }
    let message =
        format!("`{number}` did not stand in the series `{}` of `{id}` when this was written", series.id);
    let other =
        all.iter().find(|other| *other != series && other.of(claim).any(|figure| says(figure, number)));
    Some(finding(message).help(match other {
        Some(other) => format!("the series `{}` has it: write `figure:{id}/{}`", other.id, other.id),
        None => {
            "correct the number, or add the figure to the claim's file with its day and reporter".to_owned()
        }
    }))
}

/// There is no such series, or the claim has no figures.
fn unknown(figure_use: &FigureUse, all: &[FigureSeries]) -> Diagnostic {
    let id = &figure_use.claim.id;
    let Some(named) = figure_use.series.as_ref().filter(|_| !all.is_empty()) else {
        return Diagnostic::new(Code::UnknownReference, figure_use.span, format!("`{id}` has no figures"))
            .help("add `figures` to the claim's file, or link the claim itself");
    };
    let message = format!("`{id}` has no series `{}`", named.value);
    let finding = Diagnostic::new(Code::UnknownReference, named.span, message);
    let ids = || all.iter().map(|series| series.id.as_str());
    match nearest(&named.value, ids()) {
        Some(near) => {
            finding.label(format!("did you mean `{near}`?")).fix(format!("write `{near}`"), named.span, near)
        }
        None => finding.help(format!("its series are: {}", ids().collect::<Vec<_>>().join(", "))),
    }
}
