//! Raw HTML → what of it is published, and what is left out.

use std::ops::Range;

use super::html::{RawHtml, comment, raw_html};
use super::tags::{Attribute, attribute, name};
use super::{Scheme, events, scheme};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Body;
use crate::text::{FileId, Span};

/// The elements that raw HTML may have. Pictures are written in Markdown, so that they are published with
/// the site; whatever runs, embeds, asks or styles has its place in themes.
const TAGS: [&str; 67] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
    "data",
];

/// The attributes that every element may have.
const GENERIC: [&str; 3] = ["dir", "lang", "title"];

/// The attributes that some elements may have besides.
const PARTICULAR: [(&str, &[&str]); 10] = [
    ("a", &["href"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("details", &["open"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// What is left out of a page's HTML: where it is written, and what it is.
pub(crate) type Removed = (Range<usize>, String);

/// `html` with only what may be published. The attribute `own` stays wherever it stands.
pub(crate) fn sanitise(html: &str, own: &str) -> String {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(TAGS.into_iter().collect())
        .clean_content_tags(["script", "style"].into_iter().collect())
        .generic_attributes(GENERIC.into_iter().chain([own]).collect())
        .tag_attributes(
            PARTICULAR.into_iter().map(|(tag, names)| (tag, names.iter().copied().collect())).collect(),
        )
        .url_schemes(["http", "https", "mailto", "tel"].into_iter().collect())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some(REL));
    builder.clean(html).to_string()
}

/// What links to other sites say of how they relate.
pub(crate) const REL: &str = "noopener noreferrer";

/// A finding for each part of the raw HTML in `body`, which is of the file with the text `text`, that is not
/// published.
pub fn unsafe_html(text: &str, body: &Body) -> Vec<Diagnostic> {
    if !body.has_html && !text.get(body.span.range()).is_some_and(|text| text.contains("<!--")) {
        return Vec::new();
    }
    let found = removed(&events(text, body.span.range()).0);
    found.into_iter().map(|(place, what)| finding(body.span.file, place, &what)).collect()
}

fn finding(file: FileId, place: Range<usize>, what: &str) -> Diagnostic {
    Diagnostic::new(Code::UnsafeHtml, Span::new(file, place), format!("{what} is left out of the page"))
        .help("write it in Markdown; scripts, styles and forms belong in the theme")
}

/// What [`sanitise`] leaves out of the raw HTML of `items`.
pub(crate) fn removed(items: &[super::Item<'_>]) -> Vec<Removed> {
    let mut found = Vec::new();
    for html in raw_html(items) {
        for (part, what) in removed_of(&html) {
            found.push((html.place_of(&part), what));
        }
    }
    found
}

fn removed_of(html: &RawHtml) -> Vec<Removed> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = html.text[at..].find('<') {
        at += next;
        let rest = &html.text[at..];
        let length = match comment(rest) {
            Some((length, true)) => length,
            Some((length, false)) => {
                found.push((at..at + length, "what follows a comment that is not closed".to_owned()));
                length
            }
            None => tag(rest, at, &mut found),
        };
        at += length;
    }
    found
}

/// Look at the tag that begins `html`; returns its length.
fn tag(html: &str, at: usize, found: &mut Vec<Removed>) -> usize {
    let inside = &html[1..];
    if inside.starts_with(['!', '?']) {
        let end = html.find('>').map_or(html.len(), |end| end + 1);
        found.push((at..at + end, "a declaration or instruction".to_owned()));
        return end;
    }
    let is_end = inside.starts_with('/');
    let name_at = 1 + usize::from(is_end);
    let name = name(&html[name_at..], &['>', '/']);
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return 1;
    }
    let lower = name.to_ascii_lowercase();
    let is_allowed = TAGS.contains(&lower.as_str());
    if !is_allowed && !is_end {
        found.push((at..at + name_at + name.len(), format!("`<{lower}>`")));
    }
    let mut end = name_at + name.len();
    while let Some((attribute, length)) = attribute(&html[end..]) {
        if is_allowed && !is_end && !allows(&lower, &attribute) {
            let start = at + end + attribute.at;
            let what = format!("`{}` of `<{lower}>`", attribute.name.to_ascii_lowercase());
            found.push((start..start + attribute.name.len(), what));
        }
        end += length;
    }
    html[end..].find('>').map_or_else(
        || {
            found.push((at..at + html.len(), "a tag that is not closed".to_owned()));
            html.len()
        },
        |close| end + close + 1,
    )
}

fn allows(tag: &str, attribute: &Attribute<'_>) -> bool {
    let name = attribute.name.to_ascii_lowercase();
    let of_tag = PARTICULAR.iter().find(|(known, _)| *known == tag);
    let is_known =
        GENERIC.contains(&name.as_str()) || of_tag.is_some_and(|(_, names)| names.contains(&name.as_str()));
    is_known && (name != "href" || matches!(scheme(attribute.value), Scheme::Allowed(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::parse::read_body;

    fn check(text: &str) -> String {
        let (body, _) = read_body(text, Span::new(FileId(0), 0..text.len()));
        let found = unsafe_html(text, &body).into_iter().map(|finding| match finding.place {
            Place::Span(span) => format!("{}: {}", &text[span.range()], finding.message),
            Place::Path(_) => String::new(),
        });
        found.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_left_out_is_said() {
        assert_eq!(
            check("<b onclick='x'>a</b> <i>b</i>"),
            "onclick: `onclick` of `<b>` is left out of the page"
        );
        assert_eq!(check("a <script>b</script>"), "<script: `<script>` is left out of the page");
        assert_eq!(
            check("<a HREF = javascript:x title=y>z</a>"),
            "HREF: `href` of `<a>` is left out of the page"
        );
        assert_eq!(check("> <div\n> class=x>\n"), "class: `class` of `<div>` is left out of the page");
        assert_eq!(check("<img src=x onerror=y>"), "<img: `<img>` is left out of the page");
        assert_eq!(check("<?php x ?>"), "<?php x ?>: a declaration or instruction is left out of the page");
    }

    #[test]
    fn what_is_published_is_not() {
        for text in [
            "<details open><summary>a</summary></details>",
            "H<sub>2</sub>O <abbr title='a > b'>c</abbr><br/>",
            "<a href=\"https://x.org\">y</a>",
            "<!-- a note -->",
            "<ol start=3 reversed><li value=\"2\">a</ol>",
        ] {
            assert_eq!(check(text), "", "{text}");
        }
    }

    #[test]
    fn a_comment_or_tag_that_is_not_closed_is_said() {
        assert_eq!(check("<div title"), "<div title: a tag that is not closed is left out of the page");
        assert_eq!(
            check("a\n\n<!-- b\n\nc"),
            "<!-- b\n\nc: what follows a comment that is not closed is left out of the page"
        );
    }

    #[test]
    fn whatever_changes_is_said() {
        for html in [
            "<svg onload=alert(1)>",
            "<iframe src=x>",
            "<a href='java\nscript:x'>y</a>",
            "<b style=x>y</b>",
            "<form><input></form>",
            "<a href=//x.org>y</a>",
            "<p id=main>x</p>",
            "<object data=x>",
            "<base href=x>",
            "<meta http-equiv=refresh>",
            "<link rel=stylesheet>",
            "<b x>y</b>",
            "<details ontoggle=x>y</details>",
        ] {
            assert_ne!(sanitise(html, "own"), html);
            assert_ne!(check(html), "", "{html}");
        }
    }
}
