//! The Markdown text of a file → its [`Body`]: references, quotations, headings, links, pictures.

mod anchors;
mod attribution;
mod blocks;
mod lint;
mod marks;
mod meant;
mod misquoted;
mod parts;
mod pictures;
mod positions;
mod prose;
mod quotations;
mod quoted;
mod references;
mod sentences;
mod slug;
mod target;
mod words;
mod written;

pub(crate) use pictures::remote_picture;
pub(crate) use prose::{Passage, lowered, passage, passages, words};
pub(crate) use sentences::bounds as sentence_bounds;
pub use target::written_kind;

use blocks::{Blocks, TextBlock};
use quotations::{Quotation, Source};
use target::{Leads, leads};

#[cfg(test)]
mod tests;

use super::{events, has_html};
use crate::diagnostic::Diagnostic;
use crate::model::{Body, Excerpt, Heading, Kind, Link, QuoteBlock, Reference, Sketch, Written};
use crate::text::{Span, Spanned};

/// Read the Markdown in `span` of the file whose whole text is `text`.
///
/// Total: what cannot be read is reported, and stays text. Time grows with the length of the text.
pub fn read_body(text: &str, span: Span) -> (Body, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let (items, definitions) = events(text, span.range());
    let anchors = anchors::anchors(text, &items, &definitions);
    let leads: Vec<Leads> = anchors
        .iter()
        .map(
            |anchor| {
                if anchor.is_picture { Leads::Elsewhere } else { leads(anchor, span.file, &mut findings) }
            },
        )
        .collect();
    let source = Source { text, file: span.file, events: &items, anchors: &anchors, leads: &leads };
    let quotations = quotations::quotations(source, &mut findings);
    let blocks = blocks::blocks(source, &quotations);
    lint::lint(source, &mut findings);
    let references = references::references(source, &blocks.blocks, &mut findings);
    let quote_blocks = quote_blocks(source, &quotations, (&blocks, &references), &mut findings);
    let body = Body {
        span,
        sketch: sketch(&blocks.blocks, &references, &quote_blocks),
        quote_blocks,
        references,
        headings: headings(source, &blocks.blocks),
        links: links(source),
        pictures: pictures::pictures(source, &mut findings),
        has_html: has_html(&items),
        words: count_words(&blocks.blocks),
    };
    (body, findings)
}

fn quote_blocks(
    source: Source<'_>,
    quotations: &[Quotation],
    (blocks, references): (&Blocks, &[Reference]),
    findings: &mut Vec<Diagnostic>,
) -> Vec<QuoteBlock> {
    let of_line = |number: usize| {
        let written = Written::Attribution(number);
        let place = &quotations[number].line.place;
        in_span(references, source.span(place.clone())).filter(move |(_, it)| it.written == written)
    };
    quotations
        .iter()
        .enumerate()
        .map(|(number, quotation)| {
            let words = words_of(&blocks.blocks[blocks.words[number].clone()]);
            let speakers = of_line(number).filter(|(_, it)| written_kind(&it.target) == Some(Kind::Actor));
            QuoteBlock {
                span: source.span(quotation.place.clone()),
                attribution: source.span(quotation.line.place.clone()),
                parts: attribution::read(source, &quotation.line, findings),
                speakers: speakers.map(|(index, _)| index).collect(),
                quote: registered(references, source.span(quotation.place.clone()), (number, &words)),
                excerpt: Excerpt {
                    text: sentences::shorten(&words, 300),
                    quoted: true,
                    ..Excerpt::default()
                },
                words,
            }
        })
        .collect()
}

/// The references that begin in `span`, with their indices.
fn in_span(references: &[Reference], span: Span) -> impl Iterator<Item = (usize, &Reference)> {
    let from = references.partition_point(|reference| reference.span.start < span.start);
    references.iter().enumerate().skip(from).take_while(move |(_, reference)| reference.span.start < span.end)
}

fn words_of(blocks: &[TextBlock]) -> String {
    let texts: Vec<&str> = blocks.iter().map(|block| block.plain.trim()).collect();
    let words = texts.join("\n\n");
    marks::inside(&words).map_or(words.clone(), str::to_owned)
}

/// The reference to a quote that the words of the quotation consist of.
fn registered(references: &[Reference], span: Span, (number, words): (usize, &str)) -> Option<usize> {
    let (index, first) = in_span(references, span).next()?;
    let text = marks::inside(&first.text).unwrap_or(first.text.trim());
    let is_all = first.written == Written::QuoteWords(number) && text == words;
    (is_all && written_kind(&first.target) == Some(Kind::Quote)).then_some(index)
}

fn headings(source: Source<'_>, blocks: &[TextBlock]) -> Vec<Heading> {
    let mut slugs = slug::Slugs::default();
    blocks
        .iter()
        .filter_map(|block| {
            let (level, place) = block.heading.clone()?;
            let text = block.plain.trim().to_owned();
            Some(Heading { span: source.span(place), level, id: slugs.next(&text), text })
        })
        .collect()
}

fn links(source: Source<'_>) -> Vec<Link> {
    let shown = source
        .anchors
        .iter()
        .zip(source.leads)
        .filter(|(anchor, leads)| **leads == Leads::Elsewhere && !anchor.is_picture && !anchor.is_hidden);
    shown
        .map(|(anchor, _)| Link {
            span: source.span(anchor.place.clone()),
            destination: Spanned::new(
                anchor.destination.value.clone(),
                source.span(anchor.destination.place.clone()),
            ),
        })
        .collect()
}

/// What the text is like: its words without the code in it, those of quotations above all.
fn sketch(blocks: &[TextBlock], references: &[Reference], quotations: &[QuoteBlock]) -> Sketch {
    let mut sketch = Sketch::default();
    for block in blocks.iter().filter(|block| !block.is_code) {
        sketch.add(&block.plain);
    }
    let in_prose = references.iter().filter_map(|reference| reference.quoted.as_ref());
    for words in in_prose.chain(quotations.iter().map(|quotation| &quotation.words)) {
        sketch.add_quoted(words);
    }
    sketch
}

fn count_words(blocks: &[TextBlock]) -> usize {
    let texts = blocks.iter().filter(|block| !block.is_code);
    texts.map(|block| words::starts(&block.plain).count()).sum()
}
