//! What every page has: the site, the head, the menus, the way from home.

use super::{Scope, Shown, view};
use crate::compose::{CHANGED, CORRECTIONS, Feed, Page, Route, Subject};
use crate::model::{Entry, Id, Kind, Language};

/// What the default menu lists.
const MENU: [&str; 5] = ["pieces", "claims", "quotes", "actors", "timeline"];

/// The site, as this page shows it.
pub(super) fn site(scope: &Scope<'_>) -> view::Site {
    let (title, description) = scope.site_texts();
    let settings = &scope.site.settings;
    let menu = menu(scope);
    let named: Vec<String> = menu.iter().map(|item| item.href.clone()).collect();
    let footer = footer(scope).into_iter().filter(|item| !named.contains(&item.href)).collect();
    view::Site {
        title,
        description,
        base: settings.base_url.path.clone(),
        home: scope.href(&scope.home()),
        feed: scope.href(&Route::file(&format!("{}feed.xml", scope.home()))),
        repository: settings.repository.clone(),
        menu,
        footer,
    }
}

fn menu(scope: &Scope<'_>) -> Vec<view::MenuItem> {
    let settings = &scope.site.settings;
    if settings.menu.is_empty() {
        let indexes = MENU.iter().filter_map(|name| index_item(scope, name));
        return indexes.chain(page_items(scope, true)).collect();
    }
    let named = |name: &str| match name.strip_prefix("page:") {
        Some(id) => page_item(scope, scope.site.corpus.get(Kind::Page, &Id::parse(id).ok()?)?),
        None => index_item(scope, name),
    };
    settings.menu.iter().filter_map(|name| named(name)).collect()
}

/// The index or generated page `name`, if it exists in the page's language.
fn index_item(scope: &Scope<'_>, name: &str) -> Option<view::MenuItem> {
    let route = scope.site_page(name);
    let exists = scope.site.plan.pages.binary_search_by(|page| page.route.cmp(&route)).is_ok();
    let text = match Kind::from_folder(name) {
        Some(_) => scope.text(&format!("kinds.{name}")),
        None => scope.text(&format!("menu.{}", if name == CORRECTIONS { "corrections" } else { name })),
    };
    exists.then(|| item(scope, text, &route))
}

fn item(scope: &Scope<'_>, text: String, route: &Route) -> view::MenuItem {
    view::MenuItem { text, href: scope.href(route), current: scope.page.route == *route }
}

/// The pages about the site: those that have a place in the menu, or the others.
fn page_items<'s>(scope: &'s Scope<'_>, in_menu: bool) -> impl Iterator<Item = view::MenuItem> + use<'s> {
    let mut pages: Vec<(&Entry, i64)> = scope
        .site
        .corpus
        .of_kind(Kind::Page)
        .filter_map(|entry| Some((entry, entry.as_page()?.order.as_ref())))
        .filter(|(_, order)| order.is_some() == in_menu)
        .map(|(entry, order)| (entry, order.map_or(i64::MAX, |order| order.value)))
        .collect();
    pages.sort_by_key(|(entry, order)| (*order, entry.key.clone()));
    pages.into_iter().filter_map(move |(entry, _)| page_item(scope, entry))
}

/// The page about the site that `entry` is.
fn page_item(scope: &Scope<'_>, entry: &Entry) -> Option<view::MenuItem> {
    let route = scope.site.plan.addresses.of(&entry.key, &scope.language)?;
    Some(item(scope, entry.texts_in(&scope.language).0.title.value.clone(), route))
}

fn footer(scope: &Scope<'_>) -> Vec<view::MenuItem> {
    let names = ["events", "places", "threads", "sources", "digests", CHANGED, CORRECTIONS, "glossary"];
    names.iter().filter_map(|name| index_item(scope, name)).chain(page_items(scope, false)).collect()
}

/// The head and frame of `page`, which shows `shown`.
pub(super) fn page(scope: &Scope<'_>, page: &Page, shown: Shown) -> view::Page {
    let settings = &scope.site.settings;
    let lasting = page.subject.is_lasting();
    let first = !matches!(
        page.subject,
        Subject::Entry { number: Some(_), .. }
            | Subject::Index { number: Some(_), .. }
            | Subject::EntryTimeline { number: Some(_), .. }
            | Subject::Filter { number: Some(_), .. }
            | Subject::Corrections { number: Some(_) }
            | Subject::Changed { number: Some(_) }
    );
    view::Page {
        kind: shown.kind,
        title: shown.title,
        description: super::body::shorten(&shown.description, 300),
        lang: scope.language.to_string(),
        dir: scope.language.direction(),
        href: scope.href(&page.route),
        canonical: lasting.then(|| page.route.url(&settings.base_url)),
        languages: if first { languages(scope, page) } else { Vec::new() },
        feeds: feeds(scope, page),
        trail: trail(scope, page, shown.trail),
        noindex: !lasting || scope.site.drafts,
        draft: scope.site.drafts,
        source_href: source_href(scope, page),
        report_href: report_href(scope, page),
        contact_href: settings.contact.clone(),
        data: super::jsonld::data(scope, page),
        previews: shown.previews,
    }
}

/// The feeds of what `page` tells of.
fn feeds(scope: &Scope<'_>, page: &Page) -> Vec<view::Feed> {
    let of = match page.subject {
        Subject::Corrections { .. } => Feed::Corrections,
        Subject::Changed { .. } => Feed::Changed,
        Subject::Digest(_) | Subject::Index { of: Kind::Digest, .. } => Feed::Digests,
        _ => return Vec::new(),
    };
    let own = of.page().map_or_else(|| scope.home(), |name| scope.site_page(name));
    let title = scope.text(match of {
        Feed::Changed => "menu.changed",
        Feed::Digests => "kinds.digests",
        _ => "menu.corrections",
    });
    let route = Route::file(&format!("{own}feed.xml"));
    // what has told of nothing yet has no feed
    let exists = scope.site.plan.pages.binary_search_by(|page| page.route.cmp(&route)).is_ok();
    exists.then(|| view::Feed { title, href: scope.href(&route) }).into_iter().collect()
}

/// The way from the home page: home, then what leads to the page.
fn trail(scope: &Scope<'_>, page: &Page, rest: Vec<view::Link>) -> Vec<view::Link> {
    if page.route == scope.home() {
        return Vec::new();
    }
    let link = |text: String, route: &Route| view::Link {
        text,
        href: Some(scope.href(route)),
        lang: None,
        dir: None,
    };
    let mut trail = vec![link(scope.text("menu.home"), &scope.home())];
    if let Subject::Entry { key, .. } | Subject::EntryTimeline { key, .. } = &page.subject {
        let folder = key.kind.folder();
        let route = scope.site_page(folder);
        if index_item(scope, folder).is_some() {
            trail.push(link(scope.text(&format!("kinds.{folder}")), &route));
        }
    } else if matches!(page.subject, Subject::Transcript(_)) {
        trail.push(link(scope.text("kinds.sources"), &scope.site_page("sources")));
    } else if matches!(page.subject, Subject::Remark(_)) {
        trail.push(link(scope.text("kinds.quotes"), &scope.site_page("quotes")));
    } else if matches!(page.subject, Subject::Digest(_)) {
        trail.push(link(scope.text("kinds.digests"), &scope.site_page("digests")));
    }
    trail.extend(rest);
    trail
}

/// The same page in every language it exists in, if that is more than one.
fn languages(scope: &Scope<'_>, page: &Page) -> Vec<view::Alternate> {
    let found: Vec<view::Alternate> = scope
        .site
        .settings
        .languages
        .iter()
        .filter_map(|language| Some((language, in_language(scope, page, language)?)))
        .map(|(language, route)| view::Alternate {
            lang: language.to_string(),
            name: scope.site.theme.catalogue.text(language, "language.self", None, &[]),
            href: scope.href(&route),
            url: route.url(&scope.site.settings.base_url),
            current: *language == scope.language,
        })
        .collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// Where the page is in `language`, if it is.
fn in_language(scope: &Scope<'_>, page: &Page, language: &Language) -> Option<Route> {
    let addresses = &scope.site.plan.addresses;
    match &page.subject {
        Subject::Entry { key, .. } | Subject::Retracted(key) => {
            addresses.all_of(key).find(|(own, _)| *own == language).map(|(_, route)| route.clone())
        }
        Subject::Remark(at) => {
            addresses.all_of_remark(*at).find(|(own, _)| *own == language).map(|(_, route)| route.clone())
        }
        subject if subject.is_lasting() => {
            let own = scope.home();
            let inside = page.route.as_str().strip_prefix(own.as_str())?;
            let prefix = (language != scope.site.settings.language()).then(|| language.as_str());
            let route = prefix.into_iter().chain(inside.split('/')).filter(|part| !part.is_empty());
            let route = Route::page(route);
            let exists = scope.site.plan.pages.binary_search_by(|page| page.route.cmp(&route)).is_ok();
            exists.then_some(route)
        }
        _ => None,
    }
}

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

fn source_href(scope: &Scope<'_>, page: &Page) -> Option<String> {
    let settings = &scope.site.settings;
    let repository = settings.repository.as_ref()?;
    let path = Route::file(&format!("{}{}", settings.repository_folder, source_path(scope, page)?));
    Some(format!("{repository}/blob/{}{}", settings.branch, path.href("/")))
}

/// A new issue in the repository, with the page's address in it.
fn report_href(scope: &Scope<'_>, page: &Page) -> Option<String> {
    let settings = &scope.site.settings;
    let repository = settings.repository.as_ref().filter(|_| page.subject.is_lasting())?;
    let url = page.route.url(&settings.base_url);
    let body = percent_encoding::utf8_percent_encode(&url, percent_encoding::NON_ALPHANUMERIC).to_string();
    Some(format!("{repository}/issues/new?body={body}"))
}
