//! A body's Markdown → HTML, with its references resolved. Nothing in it can run, style or load from elsewhere.

mod blocks;
mod escape;
mod figure;
mod footnotes;
mod inline;
mod markup;
mod pictures;
#[cfg(test)]
mod tests;
mod writer;

use pulldown_cmark::html::push_html;

use crate::model::{Body, Date};
use crate::parse::{events, has_html, removed, sanitise};
use crate::text::Span;
use markup::Markup;
use writer::Writer;

/// What the links of a body show. The numbers are indices of the body's own lists.
pub trait Links {
    /// What the reference with this index shows.
    fn reference(&self, index: usize) -> Shown;
    /// What the quotation as a block with this index shows.
    fn quote_block(&self, index: usize) -> ShownBlock;
    /// The address of the link with this index; none shows its text only.
    fn link(&self, index: usize) -> Option<String>;
    /// The picture with this index; none shows its description only.
    fn picture(&self, index: usize) -> Option<ShownPicture>;
    /// What is noted behind the reference with this index.
    fn note(&self, index: usize) -> Option<ShownNote> {
        let _ = index;
        None
    }
    /// A date for readers.
    fn date(&self, date: Date) -> String;
}

/// What a reference shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Text without a link.
    Plain {
        /// The record's name, if the reference has no text of its own.
        text: String,
    },
    /// A link.
    Link {
        /// Its address.
        href: String,
        /// Its class.
        class: &'static str,
        /// The record's name, if the reference has no text of its own.
        text: String,
        /// The id of the link in the page.
        anchor: Option<String>,
        /// The button beside it that opens a preview.
        popover: Option<ShownButton>,
        /// What readers are to know of the record before they follow: that it was taken back.
        note: Option<String>,
        /// What became known since about the number that is its text.
        since: Option<String>,
    },
    /// A quotation, with a mark that leads to its remark.
    Quote {
        /// The address of its remark.
        href: String,
        /// The id of the quotation in the page.
        anchor: Option<String>,
        /// What the mark is called for those who cannot see it.
        label: String,
        /// The button beside it that opens a preview.
        popover: Option<ShownButton>,
    },
}

/// A button that opens a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownButton {
    /// The id of the preview.
    pub id: String,
    /// What the button is called for those who cannot see it.
    pub label: String,
    /// The class of what it shows itself, if it does: the status of a claim.
    pub class: Option<String>,
}

/// A note of ours behind a link: what came to be known after the text was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownNote {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// What a quotation as a block shows besides its words and attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownBlock {
    /// The address of its remark.
    pub href: Option<String>,
    /// The id of the quotation in the page.
    pub anchor: Option<String>,
    /// What the mark is called for those who cannot see it.
    pub label: String,
}

/// A picture of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPicture {
    /// Its address.
    pub src: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The sizes that a browser may choose from, as `srcset` has them.
    pub srcset: Option<String>,
    /// What stands below it: a caption, whose it is, on what terms.
    pub below: Vec<String>,
    /// What readers are told before they choose to see it, if it is hard to bear.
    pub fold: Option<String>,
}

/// A text as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// What of the text's raw HTML was left out: where, and what.
    pub removed: Vec<(Span, String)>,
}

/// `body`, which is of the file with the text `text`, as HTML.
pub fn to_html(text: &str, body: &Body, links: &dyn Links) -> Rendered {
    let (items, _) = events(text, body.span.range());
    let is_raw = has_html(&items);
    let removed = if is_raw { removed(&items) } else { Vec::new() };
    let markup = if is_raw { Markup::marked(text) } else { Markup::direct() };
    let (events, markup) = Writer::new(text, body, (links, markup)).write(items);
    let mut html = String::with_capacity(text.len() * 2);
    push_html(&mut html, events.into_iter());
    if let Some(mark) = markup.mark() {
        html = markup.restore(&sanitise(&html, mark));
    }
    let removed = removed.into_iter().map(|(place, what)| (Span::new(body.span.file, place), what)).collect();
    Rendered { html, removed }
}
