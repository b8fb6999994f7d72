//! The files that search engines read: the list of all pages, and what they are asked.

use std::fmt::Write as _;

use super::Site;
use super::views::{Scope, frame};
use crate::compose::{DIGEST_TEXT, Page, Subject};
use crate::model::{Date, Entry};

/// The list of all pages (sitemaps.org, protocol 0.9), each with the same page in other languages (by links of XHTML, as
/// search engines read them there). A piece has the date on which it last changed.
pub(super) fn sitemap(site: &Site) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in
        site.plan.pages.iter().filter(|page| page.subject.is_lasting() && page.route.as_str().ends_with('/'))
    {
        let url = page.route.url(&site.settings.base_url);
        let changed =
            changed(site, page).map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        let _ = write!(xml, "<url><loc>{url}</loc>{changed}");
        let languages = frame::languages(&Scope::new(site, page), page);
        let default = languages.first().map(|first| ("x-default", first.url.as_str()));
        for (lang, url) in
            languages.iter().map(|other| (other.lang.as_str(), other.url.as_str())).chain(default)
        {
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{url}\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The day on which a piece last changed in substance.
fn changed(site: &Site, page: &Page) -> Option<Date> {
    let Subject::Entry { key, .. } = &page.subject else { return None };
    let piece = site.corpus.entries.get(key).and_then(Entry::as_piece)?;
    let date = piece.updated.as_ref().unwrap_or(&piece.date).value;
    date.month_day().map(|_| date.to_day())
}

/// What search engines are asked: nothing is kept from them, but copies of digests
/// in plain text, and a site with drafts.
pub(super) fn robots(site: &Site) -> String {
    if site.drafts {
        return "User-agent: *\nDisallow: /\n".into();
    }
    let base = &site.settings.base_url;
    let path = &base.path;
    // plain text cannot say by itself that it is a copy of a page
    let copies = format!("Disallow: {path}*digests/*/{DIGEST_TEXT}$");
    format!("User-agent: *\nAllow: /\n{copies}\n\nSitemap: {}{path}sitemap.xml\n", base.origin)
}
