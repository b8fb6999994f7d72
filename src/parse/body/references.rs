//! Blocks of plain text with links in them → references, each with its sentence.

use std::ops::Range;

use super::anchors::Anchor;
use super::blocks::TextBlock;
use super::quotations::Source;
use super::target::{Leads, written_kind};
use super::written::Written as Text;
use super::{marks, parts, positions, sentences, words};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Block, ClaimTitle, Excerpt, Kind, Parts, Reference, Target, Written};
use crate::text::Spanned;

/// The references in `blocks`, in the order in which they begin.
pub(super) fn references(
    source: Source<'_>,
    blocks: &[TextBlock],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Reference> {
    let mut found = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        let targets: Vec<_> = block
            .links
            .iter()
            .filter_map(|(anchor, place)| Some((target(source, *anchor)?, place)))
            .collect();
        if targets.is_empty() {
            continue;
        }
        let reader = Reader::new(source, block, number);
        for ((anchor, target), place) in targets {
            if is_misplaced(source, anchor, block.written) {
                findings.push(misplaced(&target));
            }
            found.push(reader.reference(anchor, (target, place.clone()), findings));
        }
    }
    found.sort_by_key(|reference| reference.span.start);
    found
}

/// The target of the anchor with the number `at`, if it is a reference.
fn target(source: Source<'_>, at: usize) -> Option<(usize, Spanned<Target>)> {
    if source.anchors.get(at)?.is_hidden {
        return None;
    }
    match source.leads.get(at)? {
        Leads::Reference(target) | Leads::Printed(target) | Leads::Figure(target, _) => {
            Some((at, target.clone()))
        }
        Leads::Elsewhere | Leads::Nowhere => None,
    }
}

fn is_misplaced(source: Source<'_>, anchor: usize, written: Written) -> bool {
    matches!(source.leads.get(anchor), Some(Leads::Printed(_))) && !matches!(written, Written::Attribution(_))
}

fn misplaced(target: &Spanned<Target>) -> Diagnostic {
    Diagnostic::new(
        Code::BadQuoteParts,
        target.span,
        "`printed:` belongs beside a quotation: in the title of its link or the last line of its block",
    )
    .help("to mention a source, write `source:`")
}

/// A block with what all of its references need.
struct Reader<'a> {
    source: Source<'a>,
    block: &'a TextBlock,
    number: usize,
    words: Vec<usize>,
    sentences: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(source: Source<'a>, block: &'a TextBlock, number: usize) -> Self {
        let words = words::starts(&block.plain).collect();
        Self { source, block, number, words, sentences: sentences::bounds(&block.plain) }
    }

    fn reference(
        &self,
        anchor: usize,
        (target, place): (Spanned<Target>, Range<usize>),
        findings: &mut Vec<Diagnostic>,
    ) -> Reference {
        let figure = match self.source.leads.get(anchor) {
            Some(Leads::Figure(_, figure)) => Some(figure.clone()),
            _ => None,
        };
        let anchor = &self.source.anchors[anchor];
        let shown = self.block.plain.get(place.clone()).unwrap_or_default();
        let text = if anchor.repeats_destination() { "" } else { shown };
        let quoted = marks::inside(text).map(str::to_owned);
        let mut reference = Reference {
            span: self.source.span(anchor.place.clone()),
            target,
            text: text.trim().to_owned(),
            quoted,
            title: None,
            parts: Parts::default(),
            claim: ClaimTitle::default(),
            figure,
            written: self.block.written,
            block: self.position(&place),
            excerpt: self.excerpt(anchor, place),
        };
        if let Some(title) = &anchor.title {
            self.read_title(title, &mut reference, findings);
        }
        reference
    }

    fn position(&self, place: &Range<usize>) -> Block {
        let before = |at: usize| self.words.partition_point(|word| *word < at);
        Block {
            number: self.number,
            sentence: self.sentences.partition_point(|bound| *bound <= place.start).saturating_sub(1),
            words_before: before(place.start),
            words_through: before(place.end),
        }
    }

    /// A link without text of its own shows the record's name, which is not known yet.
    fn excerpt(&self, anchor: &Anchor, place: Range<usize>) -> Excerpt {
        let excerpt = sentences::excerpt(&self.block.plain, &self.sentences, place);
        let text = if anchor.repeats_destination() { String::new() } else { excerpt.text };
        Excerpt { text, ..excerpt }
    }

    fn read_title(&self, title: &Text, reference: &mut Reference, findings: &mut Vec<Diagnostic>) {
        let file = self.source.file;
        let span = self.source.span(title.place.clone());
        reference.title = Some(Spanned::new(title.value.clone(), span));
        if reference.figure.is_some() {
            let message =
                "the title of a number says nothing; positions belong to a link to the claim itself";
            let help = "take the title out, or link the claim: `[text](claim:ID \"asserted by ACTOR\")`";
            return findings.push(Diagnostic::new(Code::BadPosition, span, message).help(help));
        }
        match (written_kind(&reference.target), &reference.quoted) {
            (Some(Kind::Claim), _) => reference.claim = positions::read(title, file, findings),
            (Some(Kind::Quote), _) | (Some(Kind::Actor) | None, Some(_)) => {
                reference.parts = parts::read(title, file, findings);
            }
            (Some(Kind::Actor), None) if parts::is_written_in(&title.value) => {
                let message =
                    "the title says when or where words were said, and the text is not in quotation marks";
                findings.push(
                    Diagnostic::new(Code::BadQuoteParts, span, message)
                        .help("put the words in quotation marks, or leave the title out"),
                );
            }
            _ => {}
        }
    }
}
