//! The sources of a remark, each with the way to the words in it.

use super::landing::landing;
use super::{Scope, cards, records, transcript, view};
use crate::collate::Remark;
use crate::model::{Entry, Key, Language};

/// The sources of remark `at`, whose words are `words` in `language`.
pub(super) fn origins(
    scope: &Scope<'_>,
    at: usize,
    (words, language): (&str, &Language),
) -> Vec<view::Origin> {
    let remark: &Remark = &scope.site.concordance.remarks[at];
    let origin = |key: &Key| {
        let source = scope.entry(key).and_then(Entry::as_source)?;
        let mut card = cards::source(scope, key)?;
        let mut archive = records::copies(scope, source);
        let second = transcript::second(scope, key, at);
        // a page in another language has the words of its translator
        let has_words = source.language.as_ref().is_none_or(|own| own.primary() == language.primary());
        let land = |url: &str| landing(url, if has_words { words } else { "" }, second);
        card.url = card.url.map(|url| land(&url));
        for copy in &mut archive {
            copy.url = land(&copy.url);
        }
        Some(view::Origin { card, archive })
    };
    remark.sources.iter().filter_map(origin).collect()
}
