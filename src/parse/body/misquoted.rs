//! Block quotations that do not say who spoke, or say it in the wrong place → findings.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::quotations::{Line, Source, dash};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::Item;

/// Text after the attribution line, which is inside of the quotation for Markdown.
pub(super) fn swallowed(source: Source<'_>, line: &Line, end: usize) -> Option<Diagnostic> {
    let after = source.events.get(line.events.end..end)?;
    let begins =
        |(event, _): &&Item<'_>| !matches!(event, Event::End(_) | Event::SoftBreak | Event::HardBreak);
    let first = after.iter().find(begins)?.1.start;
    let last = after.iter().filter(begins).map(|(_, place)| place.end).max()?;
    let last = first + source.text.get(first..last)?.trim_end().len();
    let found = Diagnostic::new(
        Code::SwallowedSentence,
        source.span(first..last),
        "this text stands inside of the quotation, after the line that says who spoke",
    );
    let found = found
        .label("would be attributed to the speaker")
        .related(source.span(line.place.clone()), "the attribution, which must be the last line");
    let line_start = source.text[..first].rfind('\n').map_or(0, |at| at + 1);
    let is_lazy = source.text.get(line_start..first).is_some_and(|before| before.trim().is_empty());
    if is_lazy && source.text[line.place.end..line_start].trim().is_empty() {
        let at = source.span(line.place.end..line.place.end);
        return Some(found.help("put an empty line before it").fix("insert an empty line", at, "\n"));
    }
    Some(found.help("end the block after the attribution, with an empty line; an attribution is one line"))
}

/// A line of dashes under the words, which makes a heading of them.
pub(super) fn heading(source: Source<'_>, place: &Range<usize>) -> Option<Diagnostic> {
    let written = source.text.get(place.clone())?;
    let underline = written.trim_end().rsplit('\n').next()?;
    let is_dashes = !written.starts_with('#')
        && underline.trim_start_matches([' ', '\t', '>']).bytes().all(|byte| byte == b'-');
    is_dashes.then(|| {
        let end = place.start + written.trim_end().len();
        let dashes = underline.bytes().rev().take_while(|byte| *byte == b'-').count();
        let message = "the line of dashes makes a heading of the words above it";
        Diagnostic::new(Code::QuoteBecameHeading, source.span(end - dashes..end), message)
            .label("underlines a heading")
            .help("write who spoke after the dash, such as `> — [Marco Rubio](actor:marco-rubio)`, or leave the line out")
    })
}

/// `- [Name](actor:ID)` as the last line.
pub(super) fn list(source: Source<'_>, events: &Range<usize>) -> Option<Diagnostic> {
    let inside = source.events.get(events.start + 1..events.end)?;
    let items = inside.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Item))).take(2).count();
    let (_, item) = inside.first()?;
    let begins_with_link =
        inside.iter().find(|(event, _)| !matches!(event, Event::Start(Tag::Item | Tag::Paragraph)));
    let is_attribution = items == 1
        && source.text[item.start..].starts_with('-')
        && matches!(begins_with_link, Some((Event::Start(Tag::Link { .. }), _)))
        && source.names_actor(events);
    is_attribution.then(|| {
        let mark = source.span(item.start..item.start + 1);
        Diagnostic::new(Code::AttributionAsList, mark, "the line that says who spoke is a list")
            .label("begins a list")
            .help("begin the line with `—`")
            .fix("write `—`", mark, "—")
    })
}

/// A last line that begins with a dash and links no actor.
pub(super) fn nobody(source: Source<'_>, line: &Line) -> Option<Diagnostic> {
    let is_attribution = matches!(dash(source, line)?, '\u{2013}'..='\u{2015}');
    is_attribution.then(|| {
        let message = "the last line seems to say who spoke, and links no actor";
        Diagnostic::new(Code::AttributionWithoutActor, source.span(line.place.clone()), message)
            .help("link who spoke, such as `> — [Marco Rubio](actor:marco-rubio)`")
    })
}
