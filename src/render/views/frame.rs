//! What every page has: the site, the head, the menus, the way from home.

use super::feeds::feeds;
use super::menus::{footer, index_item, menu};
use super::source_links::{edit_href, report_href, source_href};
use super::{Scope, Shown, social, view};
use crate::compose::{Form, Page, Route, Subject, static_path};
use crate::media::media_type;
use crate::model::Language;
use crate::resolve::asset_route;

/// The site, as this page shows it.
pub(super) fn site(scope: &Scope<'_>) -> view::Site {
    let (title, description) = scope.site_texts();
    let settings = &scope.site.settings;
    let menu = menu(scope);
    let footer = footer(scope, &menu);
    view::Site {
        title,
        description,
        base: settings.base_url.path.clone(),
        home: scope.href(&scope.home()),
        feed: scope.href(&scope.home().file_below(Form::Atom.file())),
        json_feed: scope.href(&scope.home().file_below(Form::Json.file())),
        repository: settings.repository.clone(),
        logo: logo(scope),
        favicon: favicon(scope),
        menu,
        footer,
        search: super::search::access(scope),
    }
}

/// The site's logo, if it has one.
fn logo(scope: &Scope<'_>) -> Option<view::Logo> {
    let path = static_path(scope.site.settings.logo.as_ref()?);
    let size = scope.site.media.get(&path)?.size;
    Some(view::Logo {
        src: scope.href(&Route::file(&asset_route(&path))),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
    })
}

/// The site's own icon, if it has one.
fn favicon(scope: &Scope<'_>) -> Option<view::Icon> {
    let path = static_path(scope.site.settings.favicon.as_ref()?);
    let href = scope.href(&Route::file(&asset_route(&path)));
    let media_type = media_type(&path).split(';').next().unwrap_or_default();
    scope.site.media.contains_key(&path).then_some(view::Icon { href, media_type })
}

/// The head and frame of `page`, which shows `shown`.
pub(super) fn page(scope: &Scope<'_>, page: &Page, shown: Shown) -> view::Page {
    let settings = &scope.site.settings;
    let lasting = page.subject.is_lasting();
    view::Page {
        cite: if lasting { super::cite::cite(scope, page, &shown.title) } else { None },
        kind: shown.kind,
        title: shown.title.clone(),
        description: super::body::shorten(&shown.description, 300),
        lang: scope.language.to_string(),
        dir: scope.language.direction(),
        href: scope.href(&page.route),
        canonical: lasting.then(|| page.route.url(&settings.base_url)),
        languages: languages(scope, page),
        feeds: feeds(scope, page),
        trail: trail(scope, page, shown.trail),
        card: social::view(scope, page),
        noindex: !lasting || scope.site.drafts,
        draft: scope.site.drafts,
        source_href: source_href(scope, page),
        edit_href: edit_href(scope, page),
        report_href: report_href(scope, page, &shown.title),
        contact_href: settings.contact.clone(),
        data: super::jsonld::data(scope, page),
        previews: shown.previews,
    }
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

/// The same page in every language it exists in, if that is more than one; not for the further pages of a list, which
/// is cut elsewhere in another language.
pub(in crate::render) fn languages(scope: &Scope<'_>, page: &Page) -> Vec<view::Alternate> {
    let first = !matches!(
        page.subject,
        Subject::Entry { number: Some(_), .. }
            | Subject::Index { number: Some(_), .. }
            | Subject::EntryTimeline { number: Some(_), .. }
            | Subject::Filter { number: Some(_), .. }
            | Subject::Corrections { number: Some(_) }
            | Subject::Changed { number: Some(_) }
    );
    if !first {
        return Vec::new();
    }
    let found: Vec<view::Alternate> = scope
        .site
        .settings
        .languages
        .iter()
        .filter_map(|language| Some((language, in_language(scope, page, language)?)))
        .map(|(language, route)| view::Alternate {
            lang: language.to_string(),
            name: scope.site.theme.catalogue.own_name(language),
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
            let exists = scope.site.plan.find(&route).is_some();
            exists.then_some(route)
        }
        _ => None,
    }
}
