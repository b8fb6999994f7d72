//! Markdown events → the raw HTML among them, without comments.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Item;

/// A stretch of raw HTML: a block, or one tag in running text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RawHtml {
    /// What is written.
    pub(crate) text: String,
    /// Where each line of it begins, in `text` and in the file.
    lines: Vec<(usize, usize)>,
}

impl RawHtml {
    fn add(&mut self, html: &str, place: &Range<usize>) {
        self.lines.push((self.text.len(), place.start));
        self.text.push_str(html);
    }

    /// Where in the file `part` of the text is written.
    pub(crate) fn place_of(&self, part: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let line = self.lines.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            self.lines.get(line).map_or(0, |(start, place)| place + offset - start)
        };
        at(part.start)..at(part.end.saturating_sub(1).max(part.start)) + usize::from(!part.is_empty())
    }
}

/// The raw HTML of `items`, in order.
pub(crate) fn raw_html(items: &[Item<'_>]) -> Vec<RawHtml> {
    let mut found = Vec::new();
    let mut block: Option<RawHtml> = None;
    for (event, place) in items {
        match (event, &mut block) {
            (Event::Start(Tag::HtmlBlock), _) => block = Some(RawHtml::default()),
            (Event::End(TagEnd::HtmlBlock), _) => found.extend(block.take()),
            (Event::Html(html) | Event::InlineHtml(html), Some(block)) => block.add(html, place),
            (Event::Html(html) | Event::InlineHtml(html), None) => {
                let mut tag = RawHtml::default();
                tag.add(html, place);
                found.push(tag);
            }
            _ => {}
        }
    }
    found
}

/// Where the comment that begins `html` ends, and whether it is closed.
pub(crate) fn comment(html: &str) -> Option<(usize, bool)> {
    let inside = html.strip_prefix("<!--")?;
    for empty in [">", "->"] {
        if inside.starts_with(empty) {
            return Some(("<!--".len() + empty.len(), true));
        }
    }
    let end = inside.find("-->").map(|at| "<!--".len() + at + "-->".len());
    Some((end.unwrap_or(html.len()), end.is_some()))
}

/// `html` without its comments, which are notes among editors; a comment that is not closed ends it.
pub(crate) fn without_comments(html: &str) -> Cow<'_, str> {
    let Some(first) = html.find("<!--") else { return html.into() };
    let (mut kept, mut rest) = (html[..first].to_owned(), &html[first..]);
    while let Some((end, _)) = comment(rest) {
        rest = &rest[end..];
        let next = rest.find("<!--").unwrap_or(rest.len());
        kept.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    kept.into()
}

/// Whether `items` hold raw HTML besides comments.
pub(crate) fn has_html(items: &[Item<'_>]) -> bool {
    raw_html(items).iter().any(|html| !without_comments(&html.text).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go() {
        for (html, kept) in [
            ("a<!-- b -->c<!---->d<!-->e<!--->f", "acdef"),
            ("<b>", "<b>"),
            ("a<!-- b", "a"),
            ("<!-- a --><!-- b -->", ""),
        ] {
            assert_eq!(without_comments(html), kept);
        }
    }

    #[test]
    fn places_reach_over_the_marks_of_a_quotation() {
        let text = "> <div>\n> <p>";
        let (items, _) = crate::parse::events(text, 0..text.len());
        let html = raw_html(&items);
        assert_eq!(html[0].text, "<div>\n<p>");
        let at = html[0].text.find("<p>").unwrap();
        assert_eq!(&text[html[0].place_of(&(at..at + 3))], "<p>");
    }
}
