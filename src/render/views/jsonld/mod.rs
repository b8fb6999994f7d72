//! What a page is about as linked data (JSON-LD, schema.org), for machines that read pages: no claim without its
//! claimants and status, nobody who is not to be named, and no event as something that one could attend.

mod claim;
mod node;
mod piece;
mod records;

use self::node::Node;
use super::{Scope, cards, view};
use crate::compose::{Page, Subject};
use crate::model::{ActorKind, Entry, Key, Kind};

/// How many actors and claims a value names beside its own subject, so that pages stay small.
const NAMED: usize = 6;

/// The linked data of `page`, escaped so that nothing in it ends the element that it stands in. There is none where
/// there is nothing to say, and none of drafts.
pub(super) fn data(scope: &Scope<'_>, page: &Page) -> Option<view::Html> {
    if scope.site.drafts {
        return None;
    }
    let nodes = match &page.subject {
        Subject::Home => vec![records::site(scope)],
        Subject::Entry { key, number: None } => entry(scope, scope.entry(key)?),
        Subject::Remark(at) => records::remark(scope, *at).into_iter().collect(),
        Subject::Glossary => vec![records::glossary(scope)],
        _ => Vec::new(),
    };
    let text = serde_json::to_string(&whole(nodes)?).ok()?;
    Some(tera::Value::safe_string(&escaped(&text)))
}

fn entry(scope: &Scope<'_>, entry: &Entry) -> Vec<Node> {
    let one = match entry.kind() {
        Kind::Piece => return piece::piece(scope, entry),
        Kind::Actor => records::actor(scope, entry),
        Kind::Claim => claim::claim(scope, &entry.key),
        Kind::Place => records::place(scope, entry),
        Kind::Source => records::source(scope, entry),
        Kind::Page => records::page(scope, entry),
        Kind::Quote | Kind::Event | Kind::Thread | Kind::Digest => None,
    };
    one.into_iter().collect()
}

/// One value of all `nodes`, in the context of schema.org and no other.
fn whole(mut nodes: Vec<Node>) -> Option<Node> {
    let context = Node::default().with("@context", "https://schema.org");
    match nodes.len() {
        0 => None,
        1 => Some(nodes.remove(0).after(context)),
        _ => Some(context.with("@graph", nodes)),
    }
}

/// `json` without letters that mean something to a reader of HTML or of scripts.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' => text.push_str("\\u003c"),
            '>' => text.push_str("\\u003e"),
            '&' => text.push_str("\\u0026"),
            '\u{2028}' => text.push_str("\\u2028"),
            '\u{2029}' => text.push_str("\\u2029"),
            '\u{7f}' => text.push_str("\\u007f"),
            letter => text.push(letter),
        }
    }
    text
}

/// The full address of the page of `key`, in the page's language if there is one.
fn url(scope: &Scope<'_>, key: &Key) -> Option<String> {
    let route = scope.site.plan.addresses.of(key, &scope.language)?;
    Some(route.url(&scope.site.settings.base_url))
}

/// A thing of the type `kind` that has a page here, by address and name.
fn named(scope: &Scope<'_>, kind: &'static str, key: &Key) -> Option<Node> {
    let name = cards::link(scope, key)?.text;
    Some(Node::of(kind).with("@id", url(scope, key)?).with("name", name))
}

/// An actor by address and name; nothing of one who is not to be named.
fn actor(scope: &Scope<'_>, key: &Key) -> Option<Node> {
    let actor = scope.entry(key)?.as_actor()?;
    named(scope, actor_type(actor.kind)?, key)
}

/// What an actor is; nothing for one who is not to be named.
fn actor_type(kind: ActorKind) -> Option<&'static str> {
    match kind {
        ActorKind::Person => Some("Person"),
        ActorKind::Anonymous | ActorKind::Private => None,
        ActorKind::GovernmentBody => Some("GovernmentOrganization"),
        ActorKind::Outlet => Some("NewsMediaOrganization"),
        _ => Some("Organization"),
    }
}

/// Who publishes the site, by address and name.
fn publisher(scope: &Scope<'_>) -> Node {
    let home = scope.home().url(&scope.site.settings.base_url);
    Node::of("NewsMediaOrganization").with("@id", home).with("name", scope.site_texts().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_element_that_it_stands_in() {
        let node = Node::of("Claim").with("text", "</script><!-- & \u{2028}");
        let text = escaped(&serde_json::to_string(&node).unwrap());
        assert_eq!(text, r#"{"@type":"Claim","text":"\u003c/script\u003e\u003c!-- \u0026 \u2028"}"#);
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["text"], "</script><!-- & \u{2028}");
    }

    #[test]
    fn what_is_empty_is_left_out_and_a_list_of_one_is_that_one() {
        let nothing: Option<String> = None;
        let node =
            Node::of("Person").with("name", "").with("sameAs", nothing).with("alternateName", vec!["A"]);
        let text = serde_json::to_string(&whole(vec![node])).unwrap();
        assert_eq!(text, r#"{"@context":"https://schema.org","@type":"Person","alternateName":"A"}"#);
        assert_eq!(whole(Vec::new()), None);
    }
}
