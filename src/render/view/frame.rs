//! What every page has, whatever its kind: the site, the head, the menus.

use serde::Serialize;

use super::{Html, Link};

/// What every page has, whatever its kind. In templates: `site`, `page`, and one value named after the
/// page's kind.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// The site's name in the page's language.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The path of the site's root, with a slash at both ends.
    pub base: String,
    /// The home page in the page's language.
    pub home: String,
    /// The picture that stands for the site's name.
    pub logo: Option<Logo>,
    /// The picture that browsers show beside the title; none for the theme's own.
    pub favicon: Option<Icon>,
    /// The main menu.
    pub menu: Vec<MenuItem>,
    /// The Atom feed in the page's language.
    pub feed: String,
    /// The same as JSON Feed.
    pub json_feed: String,
    /// Links at the foot of each page: pages about the site that are not in the menu, corrections, sources.
    pub footer: Vec<MenuItem>,
    /// Where the source files can be seen, if the site says so.
    pub repository: Option<String>,
    /// Where readers search, if there is something to find.
    pub search: Option<Search>,
}

/// The picture that stands for the site's name.
#[derive(Clone, Debug, Serialize)]
pub struct Logo {
    /// Its address.
    pub src: String,
    /// Its width in pixels, if it says so.
    pub width: Option<u32>,
    /// Its height in pixels, if it says so.
    pub height: Option<u32>,
}

/// The picture that browsers show beside the title.
#[derive(Clone, Debug, Serialize)]
pub struct Icon {
    /// Its address.
    pub href: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// An entry of a menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// Its text.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Whether it leads to this page.
    pub current: bool,
}

/// A page's head and frame.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// `home`, `piece`, `actor`, `claim`, `remark`, `event`, `place`, `thread`, `source`, `transcript`,
    /// `page`, `index`, `timeline`, `digest`, `corrections`, `changed`, `glossary`,
    /// `search`, `said`, `data`, `missing`, `retracted`, `removed`.
    pub kind: &'static str,
    /// The title for the browser, without the site's name; empty for the home page.
    pub title: String,
    /// A sentence or two for search engines and cards.
    pub description: String,
    /// The page's language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The page's own path.
    pub href: String,
    /// The page's full address; none for the 404 page.
    pub canonical: Option<String>,
    /// The same page in other languages, the page's own among them; empty if there is one only.
    pub languages: Vec<Alternate>,
    /// The feeds of what the page tells of, beside the site's.
    pub feeds: Vec<Feed>,
    /// The way from the home page.
    pub trail: Vec<Link>,
    /// The picture that is shown where a link to the page is shared.
    pub card: Option<SocialCard>,
    /// Whether search engines should leave it alone.
    pub noindex: bool,
    /// Whether the page shows drafts.
    pub draft: bool,
    /// Where its source file can be seen.
    pub source_href: Option<String>,
    /// Where a change to its source file can be suggested.
    pub edit_href: Option<String>,
    /// Where an error can be reported in public.
    pub report_href: Option<String>,
    /// Where an error can be reported in private.
    pub contact_href: Option<String>,
    /// How the page is cited: of a piece, a claim or a remark.
    pub cite: Option<Cite>,
    /// Previews of the records that the text refers to, shown beside a link that has `popovertarget`.
    pub previews: Vec<Preview>,
    /// What the page is about, as JSON-LD, for `<script type="application/ld+json">`.
    pub data: Option<Html>,
}

/// The picture that is shown where a link to a page is shared.
#[derive(Clone, Debug, Serialize)]
pub struct SocialCard {
    /// Its full address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// All that it says, for those who cannot see it.
    pub alt: String,
}

/// Where readers search.
#[derive(Clone, Debug, Serialize)]
pub struct Search {
    /// The page on which they do.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether the menu names it.
    pub in_menu: bool,
    /// The page on which they hold a sentence against what is on record, if there is one.
    pub said: Option<String>,
    /// The folder of the index, for the script.
    pub files: String,
}

/// The same page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The language's tag.
    pub lang: String,
    /// The language's own name.
    pub name: String,
    /// The path.
    pub href: String,
    /// The full address.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

/// How a page is cited.
#[derive(Clone, Debug, Serialize)]
pub struct Cite {
    /// In words: author, title, site and date, as far as they are known, each a sentence.
    pub words: Vec<String>,
    /// The full address, which ends it.
    pub url: String,
    /// As an entry for BibTeX.
    pub bibtex: String,
    /// As a list of one item of CSL-JSON.
    pub csl: String,
    /// The badge of a claim.
    pub badge: Option<Badge>,
}

/// The status of a claim as a small drawing that other sites can show.
#[derive(Clone, Debug, Serialize)]
pub struct Badge {
    /// Its address.
    pub href: String,
    /// The HTML with which another site shows it.
    pub code: String,
}

/// A short look at a record, shown beside a link.
#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    /// The id of its element; buttons name it in `popovertarget`.
    pub id: String,
    /// The element: what the record is, its title, and who says so and what is established, for a claim; the role,
    /// for an actor; speakers and day, for a quote; else a summary. At most 300 bytes.
    pub html: Html,
}

/// A feed of what the page tells of.
#[derive(Clone, Debug, Serialize)]
pub struct Feed {
    /// What it is called.
    pub title: String,
    /// Its address.
    pub href: String,
    /// Its media type: `application/atom+xml`.
    pub media_type: &'static str,
    /// What its form is called.
    pub form: String,
}

/// A stretch of a long list. Pages are counted from the oldest, so that an old page never changes.
#[derive(Clone, Debug, Serialize)]
pub struct Paging {
    /// This page's number, the oldest being 1.
    pub number: usize,
    /// Whether the list is in order of names, from A on, and not of dates.
    pub by_name: bool,
    /// The page with older entries.
    pub older: Option<String>,
    /// The page with newer entries.
    pub newer: Option<String>,
}
