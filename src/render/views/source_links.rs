//! From a page to its file in the repository, and to where an error in it is reported.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Scope;
use super::body::shorten;
use crate::compose::{Page, Route, Subject};

/// How much of a page's title the title of an issue has: an address must not grow without end.
const TITLE: usize = 80;

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

/// Where the page's file is shown.
pub(super) fn source_href(scope: &Scope<'_>, page: &Page) -> Option<String> {
    file_href(scope, page, "blob")
}

/// Where a change to the page's file is suggested.
pub(super) fn edit_href(scope: &Scope<'_>, page: &Page) -> Option<String> {
    file_href(scope, page, "edit")
}

/// The page's file in the repository, as `view` of it.
fn file_href(scope: &Scope<'_>, page: &Page, view: &str) -> Option<String> {
    let settings = &scope.site.settings;
    let repository = settings.repository.as_ref()?;
    let path = Route::file(&format!("{}{}", settings.repository_folder, source_path(scope, page)?));
    Some(format!("{repository}/{view}/{}{}", settings.branch, path.href("/")))
}

/// A new issue in the repository, with the page's title and address in it.
pub(super) fn report_href(scope: &Scope<'_>, page: &Page, title: &str) -> Option<String> {
    let settings = &scope.site.settings;
    let repository = settings.repository.as_ref().filter(|_| page.subject.is_lasting())?;
    let url = page.route.url(&settings.base_url);
    let title = if title.is_empty() { scope.site_texts().0 } else { title.to_owned() };
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    Some(format!("{repository}/issues/new?title={}&body={}", encoded(&shorten(&title, TITLE)), encoded(&url)))
}
