//! Pages of the plan into the views that templates are given.

mod accounts;
mod actor;
mod body;
mod calendar;
pub(super) mod cards;
mod choices;
mod cite;
pub(super) mod data;
pub(super) mod claim;
mod diff;
mod elsewhere;
pub(super) mod digest;
pub(super) mod feeds;
mod figures;
pub(super) mod frame;
mod home;
mod index;
mod jsonld;
mod landing;
mod lights;
mod menus;
mod notation;
pub(super) mod notes;
mod origins;
mod pictures;
mod piece;
mod positions;
mod previews;
mod records;
mod relations;
mod remark;
pub(super) mod search;
mod since;
mod site_pages;
pub(super) mod social;
mod source_links;
mod spoken;
mod standing;
mod timeline;
mod transcript;
mod translations;
mod wordings;

use serde::Serialize;

use super::{Site, view};
use crate::compose::{Page, Subject};
use crate::model::{Date, Entry, Key, Kind, Language, Moment};
use crate::render::catalogue::{Catalogue, Fill};
use crate::render::draw;
use crate::render::escape::escaped;

/// One page being shown: the site, the page's language, and shorthands for what every view needs.
pub(super) struct Scope<'s> {
    /// The site.
    pub(super) site: &'s Site,
    /// The page's language.
    pub(super) language: Language,
    /// The page.
    pub(super) page: &'s Page,
    /// The instant as of which claims stand; none for now.
    pub(super) until: Option<Moment>,
}

/// What a template is given.
pub(super) struct Views {
    pub(super) site: view::Site,
    pub(super) page: view::Page,
    pub(super) subject: Option<(&'static str, tera::Value)>,
}

/// A page's own part of what a template is given.
struct Shown {
    kind: &'static str,
    title: String,
    description: String,
    /// The way from the home page, without home and the page itself.
    trail: Vec<view::Link>,
    previews: Vec<view::Preview>,
    value: Option<(&'static str, tera::Value)>,
}

impl Shown {
    fn new(kind: &'static str, title: impl Into<String>, value: Option<(&'static str, tera::Value)>) -> Self {
        let title = title.into();
        Self { kind, title, description: String::new(), trail: Vec::new(), previews: Vec::new(), value }
    }
}

/// What `make` makes, for an entry's own page; nothing for the further pages of its list.
fn on_own_page<T: Default>(number: Option<usize>, make: impl FnOnce() -> T) -> T {
    if number.is_none() { make() } else { T::default() }
}

fn value(name: &'static str, view: &impl Serialize) -> (&'static str, tera::Value) {
    (name, tera::Value::from_serializable(view))
}

/// Show `page`.
pub(super) fn show(scope: &Scope<'_>, page: &Page) -> Views {
    let shown = match &page.subject {
        Subject::Home => home::home(scope),
        Subject::Entry { key, number } => entry(scope, key, *number),
        Subject::Remark(at) => remark::remark(scope, *at),
        Subject::Transcript(key) => transcript::transcript(scope, key),
        Subject::Index { of, number } => index::index(scope, *of, *number),
        Subject::Filter { filter, number } => index::part(scope, filter, *number),
        Subject::Timeline => timeline::timeline(scope),
        Subject::Year(year) => calendar::year(scope, *year),
        Subject::Month { year, month } => calendar::month(scope, *year, *month),
        Subject::EntryTimeline { key, number } => timeline::of_entry(scope, key, *number),
        Subject::Digest(name) | Subject::DigestMail(name) | Subject::DigestText(name) => {
            digest::digest(scope, name)
        }
        Subject::Corrections { number } => notes::corrections(scope, *number),
        Subject::Changed { number } => notes::changed(scope, *number),
        Subject::Retracted(key) => notes::retracted(scope, key),
        Subject::Glossary => site_pages::glossary(scope),
        Subject::Search => search::search(scope),
        Subject::Said => search::said(scope),
        Subject::Data => data::page(scope),
        Subject::Removed(number) => site_pages::removed(scope, *number),
        Subject::Unavailable => site_pages::unavailable(scope),
        Subject::Gone => site_pages::removed(scope, None),
        Subject::Redirect(to) => site_pages::redirect(scope, to),
        _ => Shown::new("missing", scope.text("missing.title"), None),
    };
    let subject = shown.value.clone();
    Views { site: frame::site(scope), page: frame::page(scope, page, shown), subject }
}

/// The badge of the claim `key`: its status, and since when.
pub(super) fn badge(scope: &Scope<'_>, key: &Key) -> String {
    let Some(card) = cards::claim(scope, key) else { return String::new() };
    let date = card.status_date.map(|date| date.text);
    let status = [Some(card.status.text), date].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let site = scope.site_texts().0;
    let title = format!("{site}: {status}");
    let from_right = scope.language.direction() == "rtl";
    draw::badge(&draw::Badge { site: &site, status: &status, title: &title, from_right })
}

fn entry(scope: &Scope<'_>, key: &Key, number: Option<usize>) -> Shown {
    let Some(entry) = scope.site.corpus.entries.get(key) else {
        return Shown::new("missing", scope.text("missing.title"), None);
    };
    match key.kind {
        Kind::Piece => piece::piece(scope, entry),
        Kind::Actor => actor::actor(scope, entry, number),
        Kind::Claim => claim::claim(scope, entry, number),
        Kind::Event => records::event(scope, entry, number),
        Kind::Place => records::place(scope, entry, number),
        Kind::Thread => records::thread(scope, entry, number),
        Kind::Source => records::source(scope, entry, number),
        Kind::Page | Kind::Quote | Kind::Digest => site_pages::text(scope, entry),
    }
}

impl<'s> Scope<'s> {
    pub(super) fn new(site: &'s Site, page: &'s Page) -> Self {
        Self { site, language: page.language.clone(), page, until: None }
    }

    /// The theme's text of `key`.
    pub(super) fn text(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// The theme's text of `key`, its placeholders filled.
    pub(super) fn fill(&self, key: &str, fills: &[Fill<'_>]) -> String {
        self.site.theme.catalogue.text(&self.language, key, None, fills)
    }

    /// The theme's text of `key` for the number `count`.
    pub(super) fn count(&self, key: &str, count: usize) -> String {
        let number = i64::try_from(count).ok();
        self.site.theme.catalogue.text(&self.language, key, number, &[])
    }

    /// `number` as the page's language writes it.
    pub(super) fn number(&self, number: f64) -> String {
        Catalogue::number(&self.language, number)
    }

    /// The same of a whole number.
    pub(super) fn whole(&self, number: usize) -> String {
        Catalogue::whole(&self.language, i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// `date` for templates.
    pub(super) fn date(&self, date: Date) -> view::Date {
        let catalogue = &self.site.theme.catalogue;
        view::Date {
            iso: date.to_string(),
            text: catalogue.date(&self.language, date),
            time: super::catalogue::time(date),
        }
    }

    /// The path of a page, for links; its whole address in what is read away from the site.
    pub(super) fn href(&self, route: &crate::compose::Route) -> String {
        let base = &self.site.settings.base_url;
        if self.page.subject.is_sent() { route.url(base) } else { route.href(&base.path) }
    }

    /// The published entry `key`.
    pub(super) fn entry(&self, key: &Key) -> Option<&'s Entry> {
        self.site.corpus.entries.get(key)
    }

    /// The site's name and description in the page's language.
    pub(super) fn site_texts(&self) -> (String, String) {
        let settings = &self.site.settings;
        let own = settings.translations.get(&self.language).cloned().unwrap_or_default();
        (
            own.0.unwrap_or_else(|| settings.title.clone()),
            own.1.unwrap_or_else(|| settings.description.clone()),
        )
    }

    /// The home page in the page's language.
    pub(super) fn home(&self) -> crate::compose::Route {
        let prefix = (!self.is_in_first_language()).then(|| self.language.as_str());
        crate::compose::Route::page(prefix)
    }

    /// The page `name` of the site in the page's language.
    pub(super) fn site_page(&self, name: &str) -> crate::compose::Route {
        self.home().below(name)
    }

    /// Whether the page is in the site's first language, that of its originals.
    pub(in crate::render) fn is_in_first_language(&self) -> bool {
        self.language == *self.site.settings.language()
    }

    /// The attributes of what no translation carries, a role or a reason: it is in the site's first language. None on pages
    /// in that language.
    pub(in crate::render) fn original(&self) -> tera::Value {
        tera::Value::safe_string(&self.original_attributes())
    }

    /// The same as text.
    fn original_attributes(&self) -> String {
        let (lang, dir) = self.foreign(self.site.settings.language());
        let attributes =
            lang.zip(dir).map(|(lang, dir)| format!(" lang=\"{}\" dir=\"{dir}\"", escaped(&lang)));
        attributes.unwrap_or_default()
    }

    /// `text`, which is in the site's first language.
    pub(super) fn in_original(&self, text: String) -> view::Link {
        let (lang, dir) = self.foreign(self.site.settings.language());
        view::Link { text, href: None, lang, dir }
    }

    /// `language` and its direction, if it is not the page's: for text that stands in another language.
    pub(super) fn foreign(&self, language: &Language) -> (Option<String>, Option<&'static str>) {
        if *language == self.language {
            return (None, None);
        }
        (Some(language.to_string()), Some(language.direction()))
    }
}
