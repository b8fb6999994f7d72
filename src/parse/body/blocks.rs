//! Markdown events → stretches of plain text without a break, with where the links stand in them.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::quotations::{Quotation, Source};
use crate::model::Written;

/// A paragraph, heading, list item, table cell, attribution line or code block.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextBlock {
    /// Its text, without Markdown's marks; pictures and footnote marks say nothing.
    pub(super) plain: String,
    /// The links in it: the number of the anchor, and where its text stands in the plain text.
    pub(super) links: Vec<(usize, Range<usize>)>,
    /// The level and place of a heading.
    pub(super) heading: Option<(u8, Range<usize>)>,
    /// Whether it is code.
    pub(super) is_code: bool,
    /// In what it stands.
    pub(super) written: Written,
}

impl TextBlock {
    fn new(written: Written) -> Self {
        Self { plain: String::new(), links: Vec::new(), heading: None, is_code: false, written }
    }
}

/// The blocks of a text, and for each of its quotations the blocks that its words are.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// The blocks, in order.
    pub(super) blocks: Vec<TextBlock>,
    /// For each quotation, the numbers of the blocks of its words.
    pub(super) words: Vec<Range<usize>>,
}

/// The blocks of `source`, whose quotations are `quotations`.
pub(super) fn blocks(source: Source<'_>, quotations: &[Quotation]) -> Blocks {
    let mut reader = Reader {
        quotations,
        next: 0,
        within: Vec::new(),
        written: Written::Prose,
        open: None,
        links: Vec::new(),
        hidden: 0,
        out: Blocks { blocks: Vec::new(), words: vec![0..0; quotations.len()] },
    };
    let mut anchor = 0;
    for (at, (event, place)) in source.events.iter().enumerate() {
        reader.enter(at);
        let is_anchor = source.anchors.get(anchor).is_some_and(|next| next.events.start == at);
        reader.read(event, place, is_anchor.then_some(anchor));
        anchor += usize::from(is_anchor);
    }
    reader.close();
    reader.out
}

struct Reader<'q> {
    quotations: &'q [Quotation],
    /// The next quotation to begin, and those that we are in.
    next: usize,
    within: Vec<usize>,
    /// In what the present event stands.
    written: Written,
    open: Option<TextBlock>,
    /// The links that are open in the block: the number of the anchor and where its text begins.
    links: Vec<(usize, usize)>,
    /// How deep inside of pictures we are.
    hidden: usize,
    out: Blocks,
}

impl Reader<'_> {
    /// Note which quotations begin, come to their attribution, and end at the event `at`.
    fn enter(&mut self, at: usize) {
        while self.within.last().is_some_and(|inner| self.quotations[*inner].events.end <= at) {
            self.close();
            self.within.pop();
        }
        while self.quotations.get(self.next).is_some_and(|next| next.events.start <= at) {
            self.close();
            self.out.words[self.next] = self.out.blocks.len()..self.out.blocks.len();
            self.within.push(self.next);
            self.next += 1;
        }
        self.written = Written::Prose;
        let Some(inner) = self.within.last().copied() else { return };
        let line = &self.quotations[inner].line.events;
        if line.start == at {
            self.close();
            self.out.words[inner].end = self.out.blocks.len();
        } else if line.end == at {
            self.close();
        }
        self.written = match at {
            _ if line.contains(&at) => Written::Attribution(inner),
            _ if at < line.start => Written::QuoteWords(inner),
            _ => Written::Prose,
        };
    }

    fn block(&mut self) -> &mut TextBlock {
        let written = self.written;
        self.open.get_or_insert_with(|| TextBlock::new(written))
    }

    fn close(&mut self) {
        while !self.links.is_empty() {
            self.end_link();
        }
        if let Some(block) =
            self.open.take().filter(|block| !block.plain.is_empty() || !block.links.is_empty())
        {
            self.out.blocks.push(block);
        }
    }

    fn end_link(&mut self) {
        let Some((anchor, start)) = self.links.pop() else { return };
        let block = self.block();
        let end = block.plain.len();
        block.links.push((anchor, start..end));
    }

    fn read(&mut self, event: &Event<'_>, place: &Range<usize>, anchor: Option<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, place, anchor),
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(TagEnd::Image) => {
                self.hidden = self.hidden.saturating_sub(1);
                self.end_link();
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            Event::End(_) => self.close(),
            Event::Text(text) | Event::Code(text) => self.text(text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::InlineHtml(html) if html.starts_with("<br") => self.text("\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, place: &Range<usize>, anchor: Option<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::Link { .. } | Tag::Image { .. } => {
                let start = self.block().plain.len();
                self.links.extend(anchor.map(|anchor| (anchor, start)));
                self.hidden += usize::from(matches!(tag, Tag::Image { .. }));
            }
            Tag::Heading { level, .. } => {
                self.close();
                self.block().heading = Some((number(*level), place.clone()));
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.block().is_code = true;
            }
            _ => self.close(),
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden == 0 {
            self.block().plain.push_str(text);
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
