//! `bare-contested-claim`: a piece that mentions a claim which is contested, refuted, misleading,
//! withdrawn or unresolved has to say who says so; stating it in the site's own voice repeats it.

use super::{Digest, moved};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    for claim_use in digest.corpus.claim_uses.iter().filter(|claim_use| !claim_use.translated) {
        let Some(history) = digest.concordance.claims.get(&claim_use.claim) else { continue };
        let status = history.status();
        let bare = claim_use.title.positions.is_empty() && !claim_use.title.unread;
        // what the piece could not know is told by `status-moved`
        if !status.needs_a_speaker() || !bare || moved::since(digest, claim_use).is_some() {
            continue;
        }
        let how = if claim_use.title.stated {
            "stated in our own voice"
        } else {
            "linked without saying who says so"
        };
        let message = format!("`{}` is {}, and is {how}", claim_use.claim, status.name());
        let example =
            history.positions.first().map_or("ACTOR".to_owned(), |position| position.actor.id.to_string());
        findings.push(
            Diagnostic::new(Code::BareContestedClaim, claim_use.span, message)
                .help(format!("say who says so: `[text]({} \"asserted by {example}\")`", claim_use.claim)),
        );
    }
}
