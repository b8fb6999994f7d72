//! Where in the writing of an attributed block quotation we are: its words, its attribution, or what follows.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use crate::model::QuoteBlock;

/// A block quotation that is being written.
#[derive(Debug)]
pub(super) struct Figure {
    /// Its index in the body.
    pub(super) index: usize,
    /// Where its attribution stands.
    pub(super) attribution: Range<usize>,
    /// How far it is written.
    pub(super) phase: Phase,
    /// The inline tags that are open: they cannot reach from the words into the attribution.
    open: Vec<TagEnd>,
    /// How many inline tags were closed early, whose ends are still to come.
    closed_early: usize,
}

/// A part of an attributed block quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// The words.
    Words,
    /// The attribution, before its dash.
    Dash,
    /// The attribution, after its dash.
    Attribution,
    /// What follows the attribution within the block.
    After,
}

impl Figure {
    /// The figure of `block`, which has this index.
    pub(super) fn new(index: usize, block: &QuoteBlock) -> Self {
        Self {
            index,
            attribution: block.attribution.range(),
            phase: Phase::Words,
            open: Vec::new(),
            closed_early: 0,
        }
    }

    /// Whether the attribution begins with an event at `place`.
    pub(super) fn begins_attribution(&self, event: &Event<'_>, place: &Range<usize>) -> bool {
        let is_start = match event {
            Event::Start(tag) => is_inline(tag.to_end()),
            other => !matches!(other, Event::End(_) | Event::SoftBreak | Event::HardBreak),
        };
        self.phase == Phase::Words && is_start && place.start >= self.attribution.start
    }

    /// Whether the attribution ends with `event`.
    pub(super) fn ends_attribution(&self, event: &Event<'_>) -> bool {
        let is_end = matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph));
        let is_in_link = self.open.iter().any(|tag| matches!(tag, TagEnd::Link | TagEnd::Image));
        matches!(self.phase, Phase::Dash | Phase::Attribution) && is_end && !is_in_link
    }

    /// Note that `event` is written; returns false if it closes what was closed early.
    pub(super) fn note(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(tag) if is_inline(tag.to_end()) => self.open.push(tag.to_end()),
            Event::End(tag) if is_inline(*tag) && self.open.pop().is_none() && self.closed_early > 0 => {
                self.closed_early -= 1;
                return false;
            }
            _ => {}
        }
        true
    }

    /// The ends of the inline tags that are open, innermost first.
    pub(super) fn close_early(&mut self) -> Vec<TagEnd> {
        self.closed_early += self.open.len();
        self.open.drain(..).rev().collect()
    }
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
