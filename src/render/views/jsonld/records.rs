//! Actors, places, sources and remarks; the site itself, its pages and its glossary.

use super::{Node, Scope, actor_type, named, publisher, url};
use crate::collate::Remark;
use crate::compose::Route;
use crate::model::{
    Choice, Entry, Id, Key, Kind, Language, LinkPolicy, Name, NameKind, Policy, Source, Status, Tenure,
};
use crate::render::views::{cards, records, remark as remark_view};
use crate::text::Spanned;

/// Who publishes the site, with where it says how it works.
pub(super) fn site(scope: &Scope<'_>) -> Node {
    let page = |name: &&str| url(scope, &Key::new(Kind::Page, Id::parse(name).ok()?));
    let policies =
        Policy::ALL.iter().filter_map(|policy| Some((policy.property?, policy.names.iter().find_map(page))));
    policies.fold(publisher(scope), |node, (property, address)| node.with(property, address))
}

/// A page about the site.
pub(super) fn page(scope: &Scope<'_>, entry: &Entry) -> Option<Node> {
    let is_home = scope.page.route == scope.home();
    let page = || Some(named(scope, "WebPage", &entry.key)?.with("publisher", publisher(scope)));
    if is_home { Some(site(scope)) } else { page() }
}

/// The words for what is established about claims.
pub(super) fn glossary(scope: &Scope<'_>) -> Node {
    let address = scope.page.route.url(&scope.site.settings.base_url);
    let term = |(name, _): &(&'static str, Status)| {
        Node::of("DefinedTerm")
            .with("@id", format!("{address}#{name}"))
            .with("name", scope.text(&format!("status.{name}")))
    };
    let terms: Vec<Node> = Status::WORDS.iter().map(term).collect();
    Node::of("DefinedTermSet")
        .with("@id", address.clone())
        .with("name", scope.text("menu.glossary"))
        .with("hasDefinedTerm", terms)
}

/// A person or body, with other names and the roles held.
pub(super) fn actor(scope: &Scope<'_>, entry: &Entry) -> Option<Node> {
    let actor = entry.as_actor()?;
    let kind = actor_type(actor.kind)?;
    let roles: Vec<Node> = actor.tenures.iter().map(|tenure| role(scope, tenure)).collect();
    let node = named(scope, kind, &entry.key)?
        .with("alternateName", other_names(&actor.names))
        .with("sameAs", actor.website.as_ref().and_then(|website| web(&website.value)))
        .with("memberOf", roles);
    Some(node)
}

/// The other names that are in use.
fn other_names(names: &[Name]) -> Vec<String> {
    let used = names.iter().filter(|name| name.kind != NameKind::Deprecated);
    used.map(|name| name.text.value.clone()).collect()
}

fn role(scope: &Scope<'_>, tenure: &Tenure) -> Node {
    let date = |date: &Option<Spanned<crate::model::Date>>| date.as_ref().map(|date| date.value.to_string());
    Node::of("OrganizationRole")
        .with("roleName", tenure.role.value.clone())
        .with("startDate", date(&tenure.from))
        .with("endDate", date(&tenure.to))
        .with("memberOf", tenure.organisation.as_ref().and_then(|name| body(scope, name)))
}

/// A body that is an actor here, or is only named.
fn body(scope: &Scope<'_>, text: &str) -> Option<Node> {
    let key = Id::parse(text).ok().map(|id| Key::new(Kind::Actor, id));
    match key.filter(|key| scope.entry(key).is_some() || cards::is_away(scope, key)) {
        Some(key) => super::actor(scope, &key),
        None => Some(Node::of("Organization").with("name", text)),
    }
}

/// A place, as precisely as it may be shown.
pub(super) fn place(scope: &Scope<'_>, entry: &Entry) -> Option<Node> {
    let place = entry.as_place()?;
    let coordinates = records::coordinates(place);
    let point = coordinates.as_deref().and_then(|text| text.split_once(", ")).map(|(latitude, longitude)| {
        Node::of("GeoCoordinates").with("latitude", latitude).with("longitude", longitude)
    });
    let node = named(scope, "Place", &entry.key)?
        .with("alternateName", other_names(&place.names))
        .with("geo", point);
    Some(node)
}

/// A source: where it is, if readers may be led there, and where copies of it are.
pub(super) fn source(scope: &Scope<'_>, entry: &Entry) -> Option<Node> {
    let source = entry.as_source()?;
    let direct = source.url.as_ref().filter(|_| source.link == LinkPolicy::Direct);
    let published = source.published.as_ref().map(|date| date.value.to_string());
    let node = named(scope, "CreativeWork", &entry.key)?
        .with("url", direct.and_then(|url| web(&url.value)))
        .with("publisher", source.publisher.as_ref().and_then(|name| body(scope, name)))
        .with("datePublished", published)
        .with("inLanguage", source.language.as_ref().map(Language::as_str))
        .with("archivedAt", copies(source));
    Some(node)
}

fn copies(source: &Source) -> Vec<String> {
    let copies = source.archive.iter().filter(|_| source.link != LinkPolicy::NameOnly);
    copies.filter_map(|copy| web(&copy.url.value)).collect()
}

/// `url` if it is an address of the web.
fn web(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
}

/// A remark: the words as they were said, and who said them; nothing without a speaker who may be named.
pub(super) fn remark(scope: &Scope<'_>, at: usize) -> Option<Node> {
    let remark: &Remark = &scope.site.concordance.remarks[at];
    let (words, language) = remark_view::said(scope, remark);
    let speakers: Vec<Node> = remark.speakers.iter().filter_map(|key| super::actor(scope, key)).collect();
    if speakers.is_empty() {
        return None;
    }
    let sources: Vec<Node> = remark
        .sources
        .iter()
        .filter_map(|key| named(scope, "CreativeWork", key))
        .take(super::NAMED)
        .collect();
    // what is known only from those who printed it is not based on what they printed, and not said to be the speaker's
    let (relies_on, speaks) =
        if remark.printed_only { ("citation", "mentions") } else { ("isBasedOn", "creator") };
    let route: &Route = scope.site.plan.addresses.of_remark(at, &scope.language)?;
    let node = Node::of("Quotation")
        .with("@id", route.url(&scope.site.settings.base_url))
        .with("text", words)
        .with("inLanguage", language.as_str())
        .with(speaks, speakers)
        .with("datePublished", remark.said_on.map(|date| date.to_string()))
        .with(relies_on, sources);
    Some(node)
}
