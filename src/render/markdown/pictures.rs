//! Writes pictures: in running text, or as a figure with what stands below it, where a picture is a paragraph of its own.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::ShownPicture;
use super::escape::{address, attribute};
use super::inline::{find, optional};
use super::writer::Writer;
use crate::parse::Item;
use crate::render::escape::escaped;

impl Writer<'_> {
    /// Where in `items` paragraphs begin and end that are one picture and nothing else, and that become a figure:
    /// there is something to say below the picture, or it is hard to bear.
    pub(super) fn figures_of_pictures(&self, items: &[Item<'_>]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (start, (event, place)) in items.iter().enumerate().skip(1) {
            let begins = matches!(event, Event::Start(Tag::Image { .. }))
                && matches!(items[start - 1].0, Event::Start(Tag::Paragraph));
            if !begins {
                continue;
            }
            let rest = &items[start..];
            let end = start
                + rest.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Image))).unwrap_or(0);
            let is_alone = matches!(items.get(end + 1), Some((Event::End(TagEnd::Paragraph), _)));
            let is_figure = || {
                let picture = self.shown_picture(place);
                picture.is_some_and(|picture| !picture.below.is_empty() || picture.fold.is_some())
            };
            if is_alone && is_figure() {
                found.extend([start - 1, end + 1]);
            }
        }
        found
    }

    fn shown_picture(&self, place: &Range<usize>) -> Option<ShownPicture> {
        self.links.picture(find(&self.body.pictures, place, |it| it.span)?)
    }

    /// Write a picture. One that cannot be shown leaves its description.
    pub(super) fn picture(&mut self, shape: LinkType, title: &str, place: &Range<usize>) {
        let pictures = &self.body.pictures;
        let Some(index) = find(pictures, place, |it| it.span) else {
            if matches!(shape, LinkType::WikiLink { .. }) {
                self.as_written(place);
            }
            return;
        };
        let Some(picture) = self.links.picture(index) else { return };
        let Some(src) = address(&picture.src) else { return };
        let html = if self.in_figure {
            figure(&picture, &img(&picture, &src, &pictures[index].alt, &optional("title", title)))
        } else if let Some(told) = &picture.fold {
            // there is no room for a fold in running text
            format!("<a href=\"{src}\">{}</a>{}", escaped(told), below(&picture, ""))
        } else {
            let title = optional("title", title);
            format!("{}{}", img(&picture, &src, &pictures[index].alt, &title), below(&picture, " "))
        };
        self.whole(html);
        self.hidden = 1;
    }
}

/// The picture at the escaped address `src`.
fn img(picture: &ShownPicture, src: &str, alt: &str, title: &str) -> String {
    let ShownPicture { width, height, srcset, .. } = picture;
    let alt = attribute("alt", alt);
    let choice = srcset.as_ref().map_or(String::new(), |sizes| {
        format!("{} sizes=\"(min-width: 48rem) 44rem, 100vw\"", attribute("srcset", sizes))
    });
    format!(
        "<img src=\"{src}\"{choice}{alt}{title} width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">"
    )
}

/// A figure of `img`.
fn figure(picture: &ShownPicture, img: &str) -> String {
    let shown = match &picture.fold {
        Some(told) => {
            format!("<details class=\"fold\"><summary>{}</summary>{img}</details>", escaped(told))
        }
        None => img.to_owned(),
    };
    let caption = lines(&picture.below);
    let caption = if caption.is_empty() {
        String::new()
    } else {
        format!("<figcaption dir=\"auto\">{caption}</figcaption>")
    };
    format!("<figure class=\"picture\">{shown}{caption}</figure>")
}

/// What stands below a picture, in running text.
fn below(picture: &ShownPicture, before: &str) -> String {
    let text = lines(&picture.below);
    if text.is_empty() { text } else { format!("{before}<small>({text})</small>") }
}

fn lines(texts: &[String]) -> String {
    let spans = texts.iter().map(|text| format!("<span>{}</span>", escaped(text)));
    spans.collect::<Vec<_>>().join(" ")
}
