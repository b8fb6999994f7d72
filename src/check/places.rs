//! `place-precision`: a place is shown more precisely than by locality only for a reason.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Kind};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let places = digest.corpus.of_kind(Kind::Place).filter_map(Entry::as_place);
    for place in places.filter(|place| place.lacks_reason()) {
        let Some(precision) = &place.precision else { continue };
        let message = format!("nothing says why this place is to be shown as `{}`", precision.value.name());
        let help = "write the reason as `precision_reason`; until then, it is published by locality, to about a kilometre";
        findings.push(Diagnostic::new(Code::PlacePrecision, precision.span, message).help(help));
    }
}
