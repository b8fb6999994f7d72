//! `figure-order`: the least of a figure is not more than the best, the best not more than the most.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Figure, Kind};
use crate::text::Spanned;

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let claims = digest.corpus.of_kind(Kind::Claim).filter_map(Entry::as_claim);
    findings.extend(claims.flat_map(|claim| claim.figures.iter().filter_map(order)));
}

fn order(figure: &Figure) -> Option<Diagnostic> {
    let pairs = [
        ("low", &figure.low, "best", &figure.best),
        ("best", &figure.best, "high", &figure.high),
        ("low", &figure.low, "high", &figure.high),
    ];
    pairs.into_iter().find_map(|(less, low, more, high)| exceeds(less, low.as_ref()?, more, high.as_ref()?))
}

fn exceeds(less: &str, low: &Spanned<f64>, more: &str, high: &Spanned<f64>) -> Option<Diagnostic> {
    let message = format!("`{less}` is {}, which is more than `{more}`, {}", low.value, high.value);
    let finding = Diagnostic::new(Code::FigureOrder, low.span, message)
        .related(high.span, format!("`{more}`"))
        .help("`low` is the least, `high` the most, and `best` lies between them");
    (low.value > high.value).then_some(finding)
}
