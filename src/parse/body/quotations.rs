//! Markdown events → the block quotations that say who spoke, with the line that says so.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::anchors::Anchor;
use super::misquoted;
use super::target::{Leads, written_kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;
use crate::parse::Item;
use crate::text::{FileId, Span};

/// How deep attributed quotations may stand in each other; each level repeats the words of those inside.
const DEEPEST: usize = 4;

/// A block quotation with its attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// The numbers of the events that open and close it.
    pub(super) events: Range<usize>,
    /// All of it.
    pub(super) place: Range<usize>,
    /// The attribution line.
    pub(super) line: Line,
}

/// A line of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The numbers of its events.
    pub(super) events: Range<usize>,
    /// Where it stands.
    pub(super) place: Range<usize>,
}

/// What is read: the events, and the links in them with what they lead to.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// The text of the file.
    pub(super) text: &'a str,
    /// The file.
    pub(super) file: FileId,
    /// The events.
    pub(super) events: &'a [Item<'a>],
    /// The links and pictures, in order.
    pub(super) anchors: &'a [Anchor],
    /// What each leads to.
    pub(super) leads: &'a [Leads],
}

impl Source<'_> {
    /// The numbers of the anchors that begin among `events`.
    pub(super) fn anchors_in(&self, events: &Range<usize>) -> Range<usize> {
        let at = |event: usize| self.anchors.partition_point(|anchor| anchor.events.start < event);
        at(events.start)..at(events.end)
    }

    /// Whether an actor is linked among `events`.
    pub(super) fn names_actor(&self, events: &Range<usize>) -> bool {
        let leads = &self.leads[self.anchors_in(events)];
        leads.iter().any(is_actor)
    }

    /// The bytes `place` of the file.
    pub(super) fn span(&self, place: Range<usize>) -> Span {
        Span::new(self.file, place)
    }
}

fn is_actor(leads: &Leads) -> bool {
    matches!(leads, Leads::Reference(target) if written_kind(target) == Some(Kind::Actor))
}

/// The attributed quotations of `source`, in the order in which they begin.
pub(super) fn quotations(source: Source<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (at, (event, place)) in source.events.iter().enumerate() {
        match event {
            Event::Start(Tag::BlockQuote(kind)) => open.push(Open::new(at, kind.is_none())),
            Event::End(TagEnd::BlockQuote(_)) => {
                let Some(closed) = open.pop() else { continue };
                if let Some(outer) = open.last_mut() {
                    outer.skip_child(closed.start..at);
                }
                let is_deep = closed.line.is_some()
                    && open.iter().filter(|outer| outer.line.is_some()).nth(DEEPEST - 1).is_some();
                if closed.is_quotation && !is_deep {
                    found.extend(closed.close(source, (at, place), findings));
                }
            }
            Event::Start(tag) if is_block(tag) => {
                if let Some(inner) = open.last_mut() {
                    inner.begin_child(at, tag);
                }
            }
            Event::End(tag) if is_block_end(*tag) => {
                if let Some(inner) = open.last_mut() {
                    inner.end_child(at, source);
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|quotation: &Quotation| quotation.events.start);
    found
}

/// A block quotation that is not closed yet.
struct Open {
    start: usize,
    is_quotation: bool,
    /// How deep inside of its children we are, and the event that opened the child.
    depth: usize,
    child: usize,
    child_is_paragraph: bool,
    line: Option<Line>,
    /// The last line of the last paragraph; the last child if it is a list or heading.
    last_line: Option<Line>,
    last_child: Range<usize>,
}

impl Open {
    fn new(start: usize, is_quotation: bool) -> Self {
        Self {
            start,
            is_quotation,
            depth: 0,
            child: start,
            child_is_paragraph: false,
            line: None,
            last_line: None,
            last_child: start..start,
        }
    }

    fn begin_child(&mut self, at: usize, tag: &Tag<'_>) {
        if self.depth == 0 {
            self.child = at;
            self.child_is_paragraph = matches!(tag, Tag::Paragraph);
        }
        self.depth += 1;
    }

    fn end_child(&mut self, at: usize, source: Source<'_>) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 {
            return;
        }
        self.last_child = self.child..at;
        self.last_line = None;
        if self.child_is_paragraph {
            for line in lines(source, self.child + 1..at) {
                if self.line.is_none() && dash(source, &line).is_some() && source.names_actor(&line.events) {
                    self.line = Some(line.clone());
                }
                self.last_line = Some(line);
            }
        }
    }

    fn skip_child(&mut self, events: Range<usize>) {
        if self.depth == 0 {
            self.last_child = events;
            self.last_line = None;
        }
    }

    fn close(
        self,
        source: Source<'_>,
        (end, place): (usize, &Range<usize>),
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Quotation> {
        let Some(line) = self.line.clone() else {
            findings.extend(self.unattributed(source));
            return None;
        };
        findings.extend(misquoted::swallowed(source, &line, end));
        let words = self.start + 1..line.events.start;
        if !source.events[words].iter().any(|(event, _)| is_content(event)) {
            let message = "the block has an attribution and no words before it";
            findings.push(Diagnostic::new(Code::BadQuoteParts, source.span(line.place), message));
            return None;
        }
        Some(Quotation { events: self.start..end, place: place.clone(), line })
    }

    /// What looks like an attribution and is none.
    fn unattributed(&self, source: Source<'_>) -> Option<Diagnostic> {
        let (child, place) = source.events.get(self.last_child.start)?;
        match child {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => misquoted::heading(source, place),
            Event::Start(Tag::List(None)) if self.last_child.start > self.start + 1 => {
                misquoted::list(source, &self.last_child)
            }
            _ => misquoted::nobody(source, self.last_line.as_ref()?),
        }
    }
}

/// The lines of the paragraph whose content is `events`.
fn lines(source: Source<'_>, events: Range<usize>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = events.start;
    let mut depth = 0_usize;
    for at in events.clone() {
        match source.events[at].0 {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => depth = depth.saturating_sub(1),
            // a link is not divided
            Event::SoftBreak | Event::HardBreak if depth == 0 => {
                lines.extend(line(source, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    lines.extend(line(source, start..events.end));
    lines
}

fn line(source: Source<'_>, events: Range<usize>) -> Option<Line> {
    let inside = source.events.get(events.clone())?;
    let (_, first) = inside.iter().find(|(event, _)| !matches!(event, Event::End(_)))?;
    // emphasis may have begun before the line, or go on after it
    let is_whole = |event: &Event<'_>| {
        let is_link = matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }));
        is_link || !matches!(event, Event::Start(_) | Event::End(_))
    };
    let to = inside.iter().filter(|(event, _)| is_whole(event)).map(|(_, place)| place.end).max()?;
    Some(Line { events, place: first.start..to })
}

/// The dash that a line begins with, emphasis aside.
pub(super) fn dash(source: Source<'_>, line: &Line) -> Option<char> {
    let mut events = source.events[line.events.clone()].iter().map(|(event, _)| event);
    let first = events.find(|event| !matches!(event, Event::Start(Tag::Emphasis | Tag::Strong)))?;
    let Event::Text(text) = first else { return None };
    text.trim_start().chars().next().filter(|letter| is_dash(*letter))
}

/// Whether `letter` is a dash of any kind.
pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_content(event: &Event<'_>) -> bool {
    !matches!(event, Event::Start(_) | Event::End(_) | Event::SoftBreak | Event::HardBreak)
}

fn is_block(tag: &Tag<'_>) -> bool {
    is_block_end(tag.to_end())
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
