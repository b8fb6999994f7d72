//! Markdown events → findings about text that was meant as a reference and is none for Markdown.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::quotations::Source;
use super::{marks, meant};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;

/// Report what looks like a reference and was not parsed as one.
pub(super) fn lint(source: Source<'_>, findings: &mut Vec<Diagnostic>) {
    let mut linter = Linter { source, findings, open: Vec::new(), links: 0, in_code: Some(false) };
    for (event, place) in source.events {
        linter.read(event, place);
    }
    linter.end_block();
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    /// Where it stands.
    pub(super) at: usize,
    /// Whether a backslash makes it plain text.
    is_escaped: bool,
    /// Whether a link stands after it.
    pub(super) holds_link: bool,
}

struct Linter<'a, 'f> {
    source: Source<'a>,
    findings: &'f mut Vec<Diagnostic>,
    open: Vec<Bracket>,
    /// How deep inside of links and pictures we are.
    links: usize,
    /// Whether what follows is indented code; none in fenced code, which is meant.
    in_code: Option<bool>,
}

impl Linter<'_, '_> {
    fn read(&mut self, event: &Event<'_>, place: &Range<usize>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => {
                self.links = self.links.saturating_sub(1);
                // a picture within a link is no matter
                if let Some(bracket) = self.open.last_mut().filter(|_| *event == Event::End(TagEnd::Link)) {
                    bracket.holds_link = true;
                }
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.end_block();
                self.in_code = matches!(kind, CodeBlockKind::Indented).then_some(true);
            }
            Event::End(TagEnd::CodeBlock) => self.in_code = Some(false),
            Event::Start(tag) if !is_inline(tag.to_end()) => self.end_block(),
            Event::End(tag) if !is_inline(*tag) => self.end_block(),
            Event::Text(_) => match self.in_code {
                Some(true) => self.unread(place, "indented code"),
                Some(false) if self.links == 0 => self.text(place),
                _ => {}
            },
            Event::Html(html) | Event::InlineHtml(html) if !html.trim_start().starts_with("<!--") => {
                self.unread(place, "raw HTML");
            }
            _ => {}
        }
    }

    /// A bracket before a quotation that is never closed cuts the quotation short.
    fn end_block(&mut self) {
        let source = self.source;
        for bracket in std::mem::take(&mut self.open) {
            let next = source.text[bracket.at + 1..].chars().next();
            if bracket.holds_link && !bracket.is_escaped && next.is_some_and(marks::opens) {
                let span = source.span(bracket.at..bracket.at + 1);
                self.findings.push(
                    Diagnostic::new(Code::ReferenceNotParsed, span, "the bracket `[` is not closed")
                        .label("the link begins at a later bracket")
                        .help("write a bracket that belongs to the words as `\\[`"),
                );
            }
        }
    }

    /// Look through the text at `place`, bracket by bracket.
    fn text(&mut self, place: &Range<usize>) {
        let bytes = self.source.text.as_bytes();
        // the backslash of an escape at the start is not part of the text
        let is_escaped = self.source.text[..place.start].ends_with('\\');
        let mut at = place.start - usize::from(is_escaped);
        while at < place.end {
            match bytes[at] {
                b'\\' if bytes.get(at + 1) == Some(&b'[') => {
                    self.open.push(Bracket { at: at + 1, is_escaped: true, holds_link: false });
                    at += 1;
                }
                b'\\' => at += 1,
                b'[' => at = self.opening(at, place.end),
                b']' => self.closing(at, place),
                b'<' if begins_reference(self.rest(at + 1, place.end)) => {
                    self.findings.push(meant::pointed(self.source, at..place.end));
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Note the brackets that begin at `at`; returns the last of them.
    fn opening(&mut self, at: usize, end: usize) -> usize {
        let run = self.source.text.as_bytes()[at..end].iter().take_while(|byte| **byte == b'[').count();
        let last = at + run - 1;
        if run > 1 && !self.rest(at, end).contains("]]") {
            self.findings.push(meant::unclosed(self.source, last - 1..end));
        }
        let brackets = (at..=last).map(|at| Bracket { at, is_escaped: false, holds_link: false });
        self.open.extend(brackets);
        last
    }

    fn closing(&mut self, at: usize, place: &Range<usize>) {
        let open = self.open.pop();
        if open.is_some_and(|open| open.is_escaped) {
            return;
        }
        let after = self.rest(at + 1, place.end);
        let target = after.trim_start_matches(' ').strip_prefix('(');
        let target = target.map(|target| target.strip_prefix('<').unwrap_or(target));
        if target.is_some_and(begins_reference) {
            let from = at + 1 + after.find('(').unwrap_or(0);
            self.findings.push(meant::link(self.source, open, (from, place)));
        } else if let Some(open) = open {
            let inside = self.source.text.get(open.at + 1..at).filter(|text| text.len() < 100);
            if inside.is_some_and(begins_reference) && !after.starts_with(']') {
                self.findings.push(meant::bracketed(self.source, open.at..at + 1));
            }
        }
    }

    /// What stands from `at` to `end`, at most as much as a reference can have.
    fn rest(&self, at: usize, end: usize) -> &str {
        meant::stretch(self.source.text, at..end)
    }

    /// References in a stretch in which they are not read.
    fn unread(&mut self, place: &Range<usize>, what: &str) {
        let text = &self.source.text[place.clone()];
        for (at, _) in text.match_indices(['(', '"', '\'', '=']) {
            let is_link = text[..at].ends_with(']') || !text[at..].starts_with('(');
            if is_link && begins_reference(&text[at + 1..]) {
                let from = place.start + at + 1;
                let rest = meant::stretch(self.source.text, from..place.end);
                let length = rest.find([')', '"', '\'', ' ', '>', '\n']).unwrap_or(rest.len());
                let message = format!("references are not read in {what}");
                self.findings.push(
                    Diagnostic::new(Code::ReferenceInHtml, self.source.span(from..from + length), message)
                        .help("write it as Markdown, with an empty line before it and no spaces at the start of the line"),
                );
            }
        }
    }
}

/// Whether `text` begins as a reference does.
pub(super) fn begins_reference(text: &str) -> bool {
    let words = Kind::REFERRED.iter().map(|kind| kind.name()).chain(["printed", "figure"]);
    words.filter_map(|word| text.strip_prefix(word)).any(|rest| rest.starts_with(':'))
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
