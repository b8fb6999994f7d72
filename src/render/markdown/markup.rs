//! Our own tags, kept apart from those of the text while that is sanitised.
//!
//! The sanitiser leaves no class, id or other attribute by which a text could pass for us. Ours go through it
//! as numbers in an attribute whose name does not occur in the text, and are put back afterwards.

use crate::parse::REL;

/// Our tags.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// The attribute that stands for ours, if the text is sanitised.
    mark: Option<String>,
    kept: Vec<Kept>,
}

#[derive(Debug)]
enum Kept {
    Attributes(String),
    Whole(String),
}

impl Markup {
    /// Tags that are written as they are.
    pub(super) fn direct() -> Self {
        Self::default()
    }

    /// Tags that are kept until the HTML, into which goes `text`, is sanitised.
    pub(super) fn marked(text: &str) -> Self {
        Self { mark: Some(unused_name(text)), kept: Vec::new() }
    }

    /// The attribute that stands for ours, if the text is sanitised.
    pub(super) fn mark(&self) -> Option<&str> {
        self.mark.as_deref()
    }

    /// The opening tag of the element `name`; `attributes` begin with a space each and are escaped.
    pub(super) fn open(&mut self, name: &str, attributes: &str) -> String {
        let Some(mark) = &self.mark else { return format!("<{name}{attributes}>") };
        self.kept.push(Kept::Attributes(attributes.to_owned()));
        format!("<{name} {mark}=\"{}\">", self.kept.len() - 1)
    }

    /// `html`, a whole piece of our own, escaped.
    pub(super) fn whole(&mut self, html: String) -> String {
        let Some(mark) = &self.mark else { return html };
        self.kept.push(Kept::Whole(html));
        format!("<span {mark}=\"{}\"></span>", self.kept.len() - 1)
    }

    /// The sanitised `html` with our tags put back.
    pub(super) fn restore(&self, html: &str) -> String {
        let Some(mark) = &self.mark else { return html.to_owned() };
        let mark = format!(" {mark}=\"");
        let mut pieces = html.split(mark.as_str());
        let mut restored = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            // without a number it is the end of an attribute's value, which swallowed a tag of ours
            let kept = piece.split_once('"').and_then(|(number, rest)| {
                let number: usize = number.parse().ok()?;
                Some((self.kept.get(number)?, rest))
            });
            match kept {
                Some((kept, rest)) => put_back(kept, rest, &mut restored),
                None => restored.extend([mark.as_str(), piece]),
            }
        }
        restored
    }
}

/// Add to `restored`, which ends inside of a tag, what was kept and what follows it.
fn put_back(kept: &Kept, rest: &str, restored: &mut String) {
    match kept {
        Kept::Attributes(attributes) => {
            // the sanitiser says this of every link
            let rel = format!(" rel=\"{REL}\"");
            restored.push_str(attributes);
            restored.push_str(rest.strip_prefix(rel.as_str()).unwrap_or(rest));
        }
        Kept::Whole(html) => {
            // only where it is an element of its own, not in what became text
            let place = restored.strip_suffix("<span").map(str::len).zip(rest.strip_prefix("></span>"));
            if let Some((length, after)) = place {
                restored.truncate(length);
                restored.push_str(html);
                restored.push_str(after);
            } else {
                restored.push_str(rest);
            }
        }
    }
}

/// An attribute whose name does not occur in `text`.
fn unused_name(text: &str) -> String {
    const STEM: &str = "data-mark";
    let text = text.to_ascii_lowercase();
    let runs = text
        .match_indices(STEM)
        .map(|(at, _)| text[at + STEM.len()..].bytes().take_while(|byte| *byte == b'x').count());
    let longest = runs.max().map_or(0, |run| run + 1);
    format!("{STEM}{}", "x".repeat(longest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_tags_come_through_the_sanitiser() {
        let mut markup = Markup::marked("text");
        let html =
            format!("{}a</a>{}", markup.open("a", " class=\"x\""), markup.whole("<img src=\"y\">".into()));
        let clean = crate::parse::sanitise(&html, markup.mark().unwrap());
        assert_eq!(markup.restore(&clean), "<a class=\"x\">a</a><img src=\"y\">");
    }

    #[test]
    fn a_tag_that_was_swallowed_does_not_come_back() {
        let mut markup = Markup::marked("text");
        let html = format!("<div title=\"{}\">", markup.whole("<img src=\"y\">".into()));
        let clean = crate::parse::sanitise(&html, markup.mark().unwrap());
        assert!(clean.starts_with("<div title=\"&lt;span data-mark=\""), "{clean}");
        assert_eq!(markup.restore(&clean), clean);
    }

    #[test]
    fn a_text_cannot_name_our_mark() {
        assert_eq!(unused_name("a"), "data-mark");
        assert_eq!(unused_name("data-mark=\"0\" DATA-MARKXX"), "data-markxxx");
    }
}
