//! From a page to its file in the repository, and to where an error in it is reported.

use super::Scope;
use crate::compose::{Page, Route, Subject};

/// The page's file in the repository.
fn source_path<'s>(scope: &Scope<'s>, page: &Page) -> Option<&'s str> {
    let entry = match &page.subject {
        Subject::Entry { key, .. } | Subject::EntryTimeline { key, .. } | Subject::Transcript(key) => {
            scope.entry(key)?
        }
        Subject::Remark(at) => {
            let quote = scope.site.concordance.remarks[*at].quote.as_ref()?;
            scope.entry(quote)?
        }
        _ => return None,
    };
    let body = entry.texts_in(&scope.language).0.body.as_ref();
    let file = body.map_or(entry.span.file, |body| body.span.file);
    Some(&scope.site.files.get(file).path)
}

pub(super) fn source_href(scope: &Scope<'_>, page: &Page) -> Option<String> {
    let settings = &scope.site.settings;
    let repository = settings.repository.as_ref()?;
    let path = Route::file(&format!("{}{}", settings.repository_folder, source_path(scope, page)?));
    Some(format!("{repository}/blob/{}{}", settings.branch, path.href("/")))
}

/// A new issue in the repository, with the page's address in it.
pub(super) fn report_href(scope: &Scope<'_>, page: &Page) -> Option<String> {
    let settings = &scope.site.settings;
    let repository = settings.repository.as_ref().filter(|_| page.subject.is_lasting())?;
    let url = page.route.url(&settings.base_url);
    let body = percent_encoding::utf8_percent_encode(&url, percent_encoding::NON_ALPHANUMERIC).to_string();
    Some(format!("{repository}/issues/new?body={body}"))
}
