//! The last line of a block quotation → who spoke, and what else it says.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::parts::Reader;
use super::quotations::{Line, Source, is_dash};
use super::target::{Leads, Prefix, written_kind};
use super::written::{COMMAS, Written, split};
use crate::diagnostic::Diagnostic;
use crate::model::{Kind, Parts, Target};
use crate::text::Spanned;

/// What stands between two commas of the line: texts and links.
#[derive(Default)]
struct Segment<'a> {
    texts: Vec<(&'a str, std::ops::Range<usize>)>,
    links: Vec<(Prefix, Spanned<Target>)>,
}

/// The parts that `line` names. Text counts as the role as printed if it stands by itself or beside the
/// one who spoke; text that leads to another link ("in", "video:") does not, nor does any if several spoke.
pub(super) fn read(source: Source<'_>, line: &Line, findings: &mut Vec<Diagnostic>) -> Parts {
    let texts = texts(source, line);
    let mut segments = vec![Segment::default()];
    let mut next_text = texts.iter().peekable();
    for at in line.events.clone() {
        while let Some((_, written)) = next_text.next_if(|(event, _)| *event == at) {
            add_text(&mut segments, written);
        }
        if let (Some(link), Some(segment)) = (link(source, at), segments.last_mut()) {
            segment.links.push(link);
        }
    }
    let speakers = segments.iter().flat_map(|segment| &segment.links).filter(|link| is_speaker(link)).count();
    let mut reader = Reader::new(findings);
    for segment in segments {
        take(source, segment, speakers > 1, &mut reader);
    }
    if speakers > 1 {
        reader.parts.role = None;
    }
    reader.parts
}

fn is_speaker((prefix, _): &(Prefix, Spanned<Target>)) -> bool {
    *prefix == Prefix::Kind(Kind::Actor)
}

fn add_text<'t>(segments: &mut Vec<Segment<'t>>, written: &'t Written) {
    for (number, (part, place)) in split(&written.value, &COMMAS).enumerate() {
        if number > 0 {
            segments.push(Segment::default());
        }
        let spot = if written.is_exact() { written.place_of(place) } else { written.place.clone() };
        if let Some(segment) = segments.last_mut().filter(|_| !part.is_empty()) {
            segment.texts.push((part, spot));
        }
    }
}

fn take(source: Source<'_>, segment: Segment<'_>, is_joint: bool, reader: &mut Reader<'_>) {
    let is_free = segment.links.iter().all(is_speaker) && (segment.links.is_empty() || !is_joint);
    if is_free {
        for (text, place) in segment.texts {
            let bare = text.trim_matches(['(', ')']);
            let from = text.find(bare).unwrap_or(0);
            let exact = place.len() == text.len();
            reader.part(bare, |part| {
                let start = place.start + from;
                source.span(if exact { start + part.start..start + part.end } else { place.clone() })
            });
        }
    }
    for (prefix, target) in segment.links {
        let is_part =
            matches!(prefix, Prefix::Printed | Prefix::Kind(Kind::Place | Kind::Source | Kind::Claim));
        if is_part {
            reader.link(prefix, target);
        }
    }
}

/// The texts of the line outside of links, each with the number of its event; the dash is left out.
fn texts(source: Source<'_>, line: &Line) -> Vec<(usize, Written)> {
    let mut depth = 0_usize;
    let mut texts: Vec<(usize, Written)> = Vec::new();
    let mut is_first = true;
    for at in line.events.clone() {
        let (event, place) = &source.events[at];
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => depth = depth.saturating_sub(1),
            Event::Text(text) if depth == 0 => {
                let rest = if is_first { text.trim_start().trim_start_matches(is_dash) } else { text };
                let start = if Written::new(source.text, text, place.clone()).is_exact() {
                    place.end - rest.len()
                } else {
                    place.start
                };
                texts.push((at, Written::new(source.text, rest, start..place.end)));
                is_first = false;
            }
            _ => {}
        }
    }
    texts
}

/// The reference that begins with the event `at`.
fn link(source: Source<'_>, at: usize) -> Option<(Prefix, Spanned<Target>)> {
    let number = source.anchors.binary_search_by_key(&at, |anchor| anchor.events.start).ok()?;
    match source.leads.get(number)? {
        Leads::Printed(target) => Some((Prefix::Printed, target.clone())),
        Leads::Reference(target) => Some((Prefix::Kind(written_kind(target)?), target.clone())),
        Leads::Figure(..) | Leads::Elsewhere | Leads::Nowhere => None,
    }
}
