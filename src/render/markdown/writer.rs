//! Markdown events with places → events that are HTML as it is published.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::Links;
use super::figure::Figure;
use super::footnotes::{Numbers, take_out};
use super::inline::{Closing, Marks};
use super::markup::Markup;
use crate::model::Body;
use crate::parse::{Item, without_comments};

/// Writes one body.
pub(super) struct Writer<'a> {
    pub(super) text: &'a str,
    pub(super) body: &'a Body,
    pub(super) links: &'a dyn Links,
    pub(super) markup: Markup,
    pub(super) out: Vec<Event<'a>>,
    /// The block quotations that we are in; none for one that has no attribution.
    pub(super) figures: Vec<Option<Figure>>,
    pub(super) notes: Numbers,
    /// What closes the links that are open.
    pub(super) open_links: Vec<Closing>,
    /// The marks of a link that has ended: they stand behind the signs and letters that follow it without a space.
    pub(super) marks: Marks,
    pub(super) table: Table,
    /// How deep inside of something that is not shown we are.
    pub(super) hidden: usize,
    /// Whether we are in a figure of one picture.
    pub(super) in_figure: bool,
    /// The block of raw HTML that we are in.
    raw: Option<String>,
}

/// Where in a table we are.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
}

impl<'a> Writer<'a> {
    /// A writer of `body`, whose file has the text `text`.
    pub(super) fn new(text: &'a str, body: &'a Body, (links, markup): (&'a dyn Links, Markup)) -> Self {
        Self {
            text,
            body,
            links,
            markup,
            out: Vec::new(),
            figures: Vec::new(),
            notes: Numbers::default(),
            open_links: Vec::new(),
            marks: Marks::default(),
            table: Table::default(),
            hidden: 0,
            in_figure: false,
            raw: None,
        }
    }

    /// The events of `items` as they are published, and the tags that are kept apart from them.
    pub(super) fn write(mut self, items: Vec<Item<'a>>) -> (Vec<Event<'a>>, Markup) {
        let (items, notes) = take_out(items);
        self.items(items);
        self.end_marks();
        if !notes.is_empty() {
            self.footnotes(notes);
        }
        (self.out, self.markup)
    }

    /// Write `items`.
    pub(super) fn items(&mut self, items: Vec<Item<'a>>) {
        let figures = self.figures_of_pictures(&items);
        for (at, (event, place)) in items.into_iter().enumerate() {
            if !matches!(event, Event::Text(_)) {
                self.end_marks();
            }
            let is_written = self.figure(&event, &place);
            if figures.contains(&at) {
                self.in_figure = matches!(event, Event::Start(_));
                if !self.in_figure {
                    self.html("\n".into());
                }
            } else if self.hidden > 0 {
                self.hide(&event);
            } else if is_written {
                self.event(event, &place);
            }
        }
    }

    fn hide(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(_) => self.hidden += 1,
            Event::End(_) => self.hidden -= 1,
            _ => {}
        }
    }

    fn event(&mut self, event: Event<'a>, place: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words_at_link(words, place),
            Event::Html(html) | Event::InlineHtml(html) => match &mut self.raw {
                Some(raw) => raw.push_str(&html),
                None => self.html(without_comments(&html).into_owned()),
            },
            Event::FootnoteReference(label) => self.footnote(&label),
            Event::TaskListMarker(is_done) => {
                let state = if is_done { " checked=\"\"" } else { "" };
                self.whole(format!("<input type=\"checkbox\" disabled=\"\"{state}> "));
            }
            other => self.out.push(other),
        }
    }

    fn start(&mut self, tag: Tag<'a>, place: &Range<usize>) {
        match tag {
            Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::Link { link_type, title, .. } => self.begin_link(link_type, &title, place),
            Tag::Image { link_type, title, .. } => self.picture(link_type, &title, place),
            Tag::Heading { level, .. } => self.heading(level, place),
            Tag::BlockQuote(kind) => self.begin_quotation(kind, place),
            Tag::CodeBlock(kind) => self.code(&kind),
            Tag::Table(alignments) => self.begin_table(alignments),
            Tag::TableHead => {
                self.table.in_head = true;
                self.out.push(Event::Start(Tag::TableHead));
            }
            Tag::TableCell => self.begin_cell(),
            other => self.out.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => {
                let raw = self.raw.take().unwrap_or_default();
                let html = without_comments(&raw);
                self.html(if html.trim().is_empty() { String::new() } else { html.into_owned() });
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Image => {}
            TagEnd::BlockQuote(kind) => self.end_quotation(kind),
            TagEnd::Table => {
                self.out.push(Event::End(TagEnd::Table));
                self.html("</div>\n".into());
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.table.in_head = false;
                self.table.column = 0;
                self.out.push(Event::End(tag));
            }
            TagEnd::TableCell => {
                self.html(if self.table.in_head { "</th>" } else { "</td>" }.into());
                self.table.column += 1;
            }
            other => self.out.push(Event::End(other)),
        }
    }

    /// Write `html`, which is escaped.
    pub(super) fn html(&mut self, html: String) {
        if !html.is_empty() {
            self.out.push(Event::Html(html.into()));
        }
    }

    /// Write `html`, a whole piece of our own, escaped.
    pub(super) fn whole(&mut self, html: String) {
        let html = self.markup.whole(html);
        self.html(html);
    }

    /// Write the opening tag of the element `name`; `attributes` begin with a space each and are escaped.
    pub(super) fn open(&mut self, name: &str, attributes: &str) {
        let html = self.markup.open(name, attributes);
        self.html(html);
    }
}
