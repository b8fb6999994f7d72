//! Markdown events → the links and pictures among them, with where each part of them is written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::written::Written;
use crate::parse::Item;

/// A link or picture.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// The numbers of the events that open and close it.
    pub(super) events: Range<usize>,
    /// All of it.
    pub(super) place: Range<usize>,
    /// Where it leads.
    pub(super) destination: Written,
    /// Its title.
    pub(super) title: Option<Written>,
    /// How it is written.
    pub(super) shape: LinkType,
    /// Whether it is a picture.
    pub(super) is_picture: bool,
    /// Whether it stands in the description of a picture, where it is not shown.
    pub(super) is_hidden: bool,
}

impl Anchor {
    /// Whether the text between its events is only its destination.
    pub(super) fn repeats_destination(&self) -> bool {
        matches!(self.shape, LinkType::Autolink | LinkType::Email | LinkType::WikiLink { has_pothole: false })
    }
}

/// The links and pictures of `events`, in the order in which they begin. `definitions` holds where links by
/// reference are defined.
pub(super) fn anchors(text: &str, events: &[Item<'_>], definitions: &[(usize, Range<usize>)]) -> Vec<Anchor> {
    let mut found: Vec<Anchor> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut pictures = 0_usize;
    for (at, (event, place)) in events.iter().enumerate() {
        match event {
            Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. })) => {
                let definition = definition(definitions, at);
                let is_picture = matches!(tag, Tag::Image { .. });
                open.push((found.len(), place.start + 1));
                found.extend(
                    begin(text, tag, (at, place))
                        .map(|anchor| Anchor { is_picture, is_hidden: pictures > 0, ..anchor })
                        .map(|anchor| defined(text, anchor, definition)),
                );
                pictures += usize::from(is_picture);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let Some((number, inner_end)) = open.pop() else { continue };
                note_end(&mut open, place.end);
                let Some(anchor) = found.get_mut(number) else { continue };
                pictures -= usize::from(anchor.is_picture);
                anchor.events.end = at;
                if anchor.shape == LinkType::Inline {
                    locate_inline(text, anchor, inner_end);
                }
            }
            _ => note_end(&mut open, place.end),
        }
    }
    found
}

/// What is open holds something that ends at `end`.
fn note_end(open: &mut [(usize, usize)], end: usize) {
    if let Some((_, inner_end)) = open.last_mut() {
        *inner_end = end.max(*inner_end);
    }
}

fn definition(definitions: &[(usize, Range<usize>)], at: usize) -> Option<&Range<usize>> {
    let number = definitions.binary_search_by_key(&at, |(event, _)| *event).ok()?;
    definitions.get(number).map(|(_, place)| place)
}

fn begin(text: &str, tag: &Tag<'_>, (at, place): (usize, &Range<usize>)) -> Option<Anchor> {
    let (Tag::Link { link_type, dest_url, title, .. } | Tag::Image { link_type, dest_url, title, .. }) = tag
    else {
        return None;
    };
    let whole = place.clone();
    let value = match link_type {
        LinkType::Email => format!("mailto:{dest_url}"),
        // in a table the `|` is escaped, and the backslash is left over
        LinkType::WikiLink { .. } => dest_url.trim_end_matches('\\').to_owned(),
        _ => dest_url.to_string(),
    };
    let place = match link_type {
        LinkType::Autolink | LinkType::Email => whole.start + 1..whole.end.saturating_sub(1),
        LinkType::WikiLink { .. } => find(text, whole.clone(), &value),
        LinkType::ReferenceUnknown => {
            let label = text[whole.clone()].rfind('[').map_or(whole.start, |at| whole.start + at);
            find(text, label..whole.end, &value)
        }
        _ => whole.clone(),
    };
    Some(Anchor {
        events: at..at,
        destination: Written::new(text, &value, place),
        title: (!title.is_empty()).then(|| Written::new(text, title, whole.clone())),
        place: whole,
        shape: *link_type,
        is_picture: false,
        is_hidden: false,
    })
}

fn find(text: &str, within: Range<usize>, part: &str) -> Range<usize> {
    let at = text.get(within.clone()).and_then(|hay| hay.find(part));
    at.map_or(within.clone(), |at| within.start + at..within.start + at + part.len())
}

/// The same with the places of what its definition says.
fn defined(text: &str, mut anchor: Anchor, definition: Option<&Range<usize>>) -> Anchor {
    if let Some(place) = definition {
        let from = text[place.clone()].find("]:").map_or(place.start, |at| place.start + at + 2);
        locate(text, &mut anchor, from..place.end);
    }
    anchor
}

fn locate_inline(text: &str, anchor: &mut Anchor, inner_end: usize) {
    let end = anchor.place.end.saturating_sub(1);
    let Some(inside) = text.get(inner_end..end) else { return };
    if let Some(at) = inside.find("](") {
        locate(text, anchor, inner_end + at + 2..end);
    }
}

/// Find the destination and the title of `anchor` in the stretch that holds both.
fn locate(text: &str, anchor: &mut Anchor, stretch: Range<usize>) {
    let start = skip_blank(text, stretch.clone());
    let (destination, after) = destination(text, start..stretch.end);
    anchor.destination = Written::new(text, &anchor.destination.value, destination);
    let start = skip_blank(text, after..stretch.end);
    let Some(title) = &anchor.title else { return };
    let close = match text[start..stretch.end].chars().next() {
        Some('(') => ')',
        Some(quote) => quote,
        None => return,
    };
    let rest = &text[start + close.len_utf8()..stretch.end];
    let Some(length) = rest.rfind(close) else { return };
    let start = start + close.len_utf8();
    anchor.title = Some(Written::new(text, &title.value, start..start + length));
}

/// Spaces, and at most the marks of a block quotation at the start of the next line.
fn skip_blank(text: &str, within: Range<usize>) -> usize {
    let mut line_start = false;
    for (at, letter) in text[within.clone()].char_indices() {
        let skipped = letter.is_whitespace() || (line_start && letter == '>');
        if !skipped {
            return within.start + at;
        }
        line_start |= letter == '\n';
    }
    within.end
}

/// Where the destination is written, and where what follows it begins.
fn destination(text: &str, within: Range<usize>) -> (Range<usize>, usize) {
    let rest = &text[within.clone()];
    if let Some(pointed) = rest.strip_prefix('<') {
        let length = unescaped(pointed, '>').unwrap_or(pointed.len());
        let start = within.start + 1;
        return (start..start + length, (start + length + 1).min(within.end));
    }
    let end = within.start + rest.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(rest.len());
    (within.start..end, end)
}

fn unescaped(text: &str, wanted: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices()
        .find(|(_, letter)| {
            let hit = *letter == wanted && !escaped;
            escaped = *letter == '\\' && !escaped;
            hit
        })
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::events;

    fn parts(text: &str) -> Vec<(String, String, Option<String>)> {
        let (items, definitions) = events(text, 0..text.len());
        anchors(text, &items, &definitions)
            .into_iter()
            .map(|anchor| {
                let title = anchor.title.map(|title| text[title.place].to_owned());
                (anchor.destination.value, text[anchor.destination.place].to_owned(), title)
            })
            .collect()
    }

    fn one(text: &str) -> (String, Option<String>) {
        let (value, written, title) = parts(text).remove(0);
        assert_eq!(value, written, "{text}");
        (written, title)
    }

    #[test]
    fn every_spelling_has_its_destination_and_title() {
        let title = || Some("a title".to_owned());
        assert_eq!(one("[x](actor:y)"), ("actor:y".into(), None));
        assert_eq!(one("[x](actor:y \"a title\")"), ("actor:y".into(), title()));
        assert_eq!(one("[](  actor:y\n  'a title' )"), ("actor:y".into(), title()));
        assert_eq!(one("> [*x* `](`](<actor:y>\n> (a title))"), ("actor:y".into(), title()));
        assert_eq!(one("<actor:y>"), ("actor:y".into(), None));
        assert_eq!(one("[actor:x][actor:y]"), ("actor:y".into(), None));
        assert_eq!(one("[[actor:y|actor]]"), ("actor:y".into(), None));
        assert_eq!(one("|a|\n|-|\n|[[actor:y\\|x]]|"), ("actor:y".into(), None));
        assert_eq!(one("[x][d]\n\n[d]: actor:y\n  \"a title\""), ("actor:y".into(), title()));
        assert_eq!(one("![x](a(b).png 'a title')"), ("a(b).png".into(), title()));
    }

    #[test]
    fn escapes_do_not_lead_astray() {
        let found = parts(r#"[a\]("](x&amp;y "s\"t")"#);
        assert_eq!(found, [("x&y".into(), "x&amp;y".into(), Some(r#"s\"t"#.into()))]);
    }

    #[test]
    fn a_link_in_the_description_of_a_picture_is_hidden() {
        let text = "![a [b](actor:x)](p.png) [c](actor:y)";
        let (items, definitions) = events(text, 0..text.len());
        let hidden: Vec<bool> =
            anchors(text, &items, &definitions).iter().map(|anchor| anchor.is_hidden).collect();
        assert_eq!(hidden, [false, true, false]);
    }
}
