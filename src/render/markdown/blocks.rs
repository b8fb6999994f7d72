//! Writes what stands by itself: headings, quotations, tables, code, footnotes.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::escape::attribute;
use super::figure::{Figure, Phase};
use super::footnotes::Note;
use super::inline::{find, mark};
use super::writer::Writer;

impl<'a> Writer<'a> {
    /// Write the start of a heading.
    pub(super) fn heading(&mut self, level: HeadingLevel, place: &Range<usize>) {
        let headings = &self.body.headings;
        let id = find(headings, place, |it| it.span).map(|index| attribute("id", &headings[index].id));
        self.open(&level.to_string(), &id.unwrap_or_default());
    }

    /// Write the start of code; what it is written in is its class.
    pub(super) fn code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let class = if language.is_empty() {
            String::new()
        } else {
            attribute("class", &format!("language-{language}"))
        };
        self.html("<pre>".into());
        self.open("code", &class);
    }

    /// Write the start of a table, which scrolls by itself.
    pub(super) fn begin_table(&mut self, alignments: Vec<Alignment>) {
        self.table.alignments = alignments;
        self.table.column = 0;
        self.open("div", " class=\"table\" tabindex=\"0\"");
        self.out.push(Event::Start(Tag::Table(Vec::new())));
    }

    /// Write the start of a table's cell.
    pub(super) fn begin_cell(&mut self) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.open(if self.table.in_head { "th" } else { "td" }, class);
    }

    /// Write the start of a block quotation.
    pub(super) fn begin_quotation(&mut self, kind: Option<BlockQuoteKind>, place: &Range<usize>) {
        let blocks = &self.body.quote_blocks;
        let index = find(blocks, place, |it| it.span);
        self.figures.push(index.map(|index| Figure::new(index, &blocks[index])));
        if let Some(index) = index {
            let anchor = self.links.quote_block(index).anchor;
            let id = anchor.map_or(String::new(), |anchor| attribute("id", &anchor));
            // words that somebody printed are told apart from those on record
            let class = if blocks[index].parts.printed.is_empty() { "quote" } else { "quote printed" };
            self.open("figure", &format!("{}{id}", attribute("class", class)));
            self.html("\n<blockquote>\n".into());
        } else if let Some(kind) = kind {
            self.open("aside", &attribute("class", &format!("alert alert-{}", alert(kind))));
            self.html("\n".into());
        } else {
            self.out.push(Event::Start(Tag::BlockQuote(None)));
        }
    }

    /// Write the end of a block quotation.
    pub(super) fn end_quotation(&mut self, kind: Option<BlockQuoteKind>) {
        // that of a figure was written before its attribution
        if self.figures.pop().flatten().is_some() {
            return;
        }
        match kind {
            Some(_) => self.html("</aside>\n".into()),
            None => self.out.push(Event::End(TagEnd::BlockQuote(None))),
        }
    }

    /// Note where in an attributed quotation `event` stands; returns whether it is still to be written.
    pub(super) fn figure(&mut self, event: &Event<'a>, place: &Range<usize>) -> bool {
        let Some(Some(figure)) = self.figures.last_mut() else { return true };
        if self.hidden == 0 && figure.begins_attribution(event, place) {
            let open = figure.close_early();
            figure.phase = Phase::Dash;
            self.begin_attribution(open);
        } else if self.hidden == 0 && figure.ends_attribution(event) {
            let open = figure.close_early();
            figure.phase = Phase::After;
            let index = figure.index;
            self.end_attribution(index, open);
            if !matches!(event, Event::End(_)) {
                self.out.push(Event::Start(Tag::Paragraph));
            }
            return false;
        }
        let Some(Some(figure)) = self.figures.last_mut() else { return true };
        figure.note(event)
    }

    fn begin_attribution(&mut self, open: Vec<TagEnd>) {
        self.out.pop_if(|last| matches!(last, Event::SoftBreak | Event::HardBreak));
        if self.out.pop_if(|last| matches!(last, Event::Start(Tag::Paragraph))).is_none() {
            self.out.extend(open.into_iter().map(Event::End));
            self.out.push(Event::End(TagEnd::Paragraph));
        }
        self.html("</blockquote>\n<figcaption>".into());
    }

    fn end_attribution(&mut self, index: usize, open: Vec<TagEnd>) {
        self.out.extend(open.into_iter().map(Event::End));
        let shown = self.links.quote_block(index);
        let mark = shown.href.map_or(String::new(), |href| mark(&href, &shown.label));
        if !mark.is_empty() {
            self.whole(format!(" {mark}"));
        }
        self.html("</figcaption>\n</figure>\n".into());
    }

    /// Write the footnotes, in the order in which they are named; those that are not named come last.
    pub(super) fn footnotes(&mut self, notes: Vec<Note<'a>>) {
        self.open("section", " class=\"footnotes\" role=\"doc-endnotes\"");
        self.html("\n<ol>\n".into());
        let (mut named, mut others) = (BTreeMap::new(), Vec::new());
        for (label, items) in notes {
            match named.entry(label) {
                Entry::Vacant(free) => {
                    free.insert(items);
                }
                Entry::Occupied(_) => others.push(items),
            }
        }
        let mut number = 1;
        while let Some(label) = self.notes.label(number) {
            if let Some(items) = named.remove(label) {
                self.open("li", &format!(" id=\"fn:{number}\""));
                self.items(items);
                self.back(number);
                self.html("</li>\n".into());
            }
            number += 1;
        }
        for items in others.into_iter().chain(named.into_values()) {
            self.html("<li>".into());
            self.items(items);
            self.html("</li>\n".into());
        }
        self.html("</ol>\n</section>\n".into());
    }

    /// Write the link from a footnote to where it is named, inside of its last paragraph.
    fn back(&mut self, number: usize) {
        let paragraph = self.out.pop_if(|last| matches!(last, Event::End(TagEnd::Paragraph)));
        self.whole(format!(
            " <a class=\"footnote-back\" href=\"#fnref:{number}\" role=\"doc-backlink\">↩</a>"
        ));
        self.out.extend(paragraph);
    }
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
