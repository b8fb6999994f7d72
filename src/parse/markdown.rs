//! A stretch of a file's text → Markdown events, each with its place in the file.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TextMergeWithOffset};

use crate::model::Kind;

/// An event and where in the file it was written.
pub(crate) type Item<'a> = (Event<'a>, Range<usize>);

/// The bytes `range` of `text` as Markdown, neighbouring texts joined; and, for each link by reference
/// (by the number of its event), where its definition stands.
pub(crate) fn events(text: &str, range: Range<usize>) -> (Vec<Item<'_>>, Vec<(usize, Range<usize>)>) {
    let start = range.start;
    let body = text.get(range).unwrap_or_default();
    let mut reader =
        Parser::new_with_broken_link_callback(body, options(), Some(undefined)).into_offset_iter();
    let mut items: Vec<Item<'_>> = TextMergeWithOffset::new(reader.by_ref()).collect();
    let known = reader.reference_definitions();
    let definition = |(at, (event, _)): (usize, &Item<'_>)| {
        let place = known.get(label(event)?)?.span.clone();
        Some((at, place.start + start..place.end + start))
    };
    let definitions = items.iter().enumerate().filter_map(definition).collect();
    for (_, place) in &mut items {
        *place = place.start + start..place.end + start;
    }
    (items, definitions)
}

/// Smart punctuation would change quoted characters; heading ids follow GitHub; a metadata block in the
/// middle of a text would swallow words.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_GFM
}

/// `[text][kind:ID]` needs no definition.
#[expect(clippy::needless_pass_by_value, reason = "the parser hands it over")]
fn undefined(link: BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)> {
    let (scheme, _) = link.reference.split_once(':')?;
    let is_reference = link.link_type == LinkType::Reference && is_reference_scheme(scheme);
    is_reference.then(|| (link.reference.clone(), "".into()))
}

/// Whether `scheme:ID` refers to a record: a kind, `printed` in an attribution, or a `figure` of a claim.
pub(crate) fn is_reference_scheme(scheme: &str) -> bool {
    matches!(scheme, "printed" | "figure") || Kind::REFERRED.iter().any(|kind| kind.name() == scheme)
}

fn label<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
            matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
                .then_some(id.as_ref())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_in_the_file() {
        let text = "+++\n+++\n[a][b]\n\n[b]: actor:c";
        let (items, definitions) = events(text, 8..text.len());
        let (_, place) = &items[1];
        assert_eq!(&text[place.clone()], "[a][b]");
        assert_eq!(&text[definitions[0].1.clone()], "[b]: actor:c");
    }

    #[test]
    fn dashes_in_the_middle_do_not_swallow_words() {
        let text = "one\n\n---\ntwo: three\n---\n\nfour";
        let (items, _) = events(text, 0..text.len());
        assert!(items.iter().any(|(event, _)| matches!(event, Event::Text(text) if &**text == "two: three")));
    }
}
