//! `quote-before-event`: words that are tied to an event were not said before it began.

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Kind};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(digest.corpus.of_kind(Kind::Quote).filter_map(|entry| order(digest, entry)));
}

fn order(digest: &Digest<'_>, entry: &Entry) -> Option<Diagnostic> {
    let quote = entry.as_quote()?;
    let named = quote.event.as_ref()?;
    let begins = &digest.corpus.get(Kind::Event, &named.value)?.as_event()?.date;
    let remark = digest.concordance.remark_of_quote.get(&entry.key);
    let known = remark.and_then(|at| digest.concordance.remarks[*at].said_on);
    let said = quote.date.as_ref().map(|date| date.value).or(known)?;
    let span = quote.date.as_ref().map_or(named.span, |date| date.span);
    let message = format!(
        "`{}` was said on {}, before `event:{}` began on {}",
        entry.key,
        said.to_day(),
        named.value,
        begins.to_day()
    );
    said.is_before(begins.value).then(|| {
        Diagnostic::new(Code::QuoteBeforeEvent, span, message)
            .related(begins.span, "the event begins here")
            .help("correct one of the two dates, or name the event at which the words were said")
    })
}
