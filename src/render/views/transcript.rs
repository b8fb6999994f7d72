//! The transcript of a source, with light on what was quoted from it, by whom, how often. What may not be
//! published is shown only as far as it was quoted.

use std::collections::{BTreeMap, BTreeSet};

use super::lights::{Lights, anchor};
use super::spoken::{Piece, Spoken};
use super::{Scope, Shown, cards, value, view};
use crate::collate::{Basis, OnRecord, fold, is_of};
use crate::compose::{Stretch, TRANSCRIPT, closed};
use crate::model::{Entry, Key, Kind, Source};
use crate::resolve::Speech;

/// The page of the transcript of `source`, if it has one.
pub(super) fn href(scope: &Scope<'_>, source: &Key) -> Option<String> {
    scope.site.plan.transcripts.stretches(source)?;
    let route = scope.site.plan.addresses.of(source, &scope.language)?;
    Some(scope.href(&route.below(TRANSCRIPT)))
}

/// The place of remark `at` in that page, if its words are lit there.
pub(super) fn href_of(scope: &Scope<'_>, source: &Key, at: usize) -> Option<String> {
    first(scope, source, at)?;
    let anchor = crate::compose::place(&anchor(&scope.site.concordance.remarks[at]));
    Some(format!("{}{anchor}", href(scope, source)?))
}

/// The second of the recording at which remark `at` begins in `source`, if the transcript says so.
pub(super) fn second(scope: &Scope<'_>, source: &Key, at: usize) -> Option<u32> {
    let from = first(scope, source, at)?.range.start;
    let turns = &scope.site.corpus.transcripts.get(source)?.transcript.turns;
    let mut chunks = turns.iter().flat_map(|turn| &turn.chunks);
    chunks.find(|chunk| from < chunk.range.end)?.second
}

/// How good the transcript of `source` is, in a sentence.
pub(super) fn quality(scope: &Scope<'_>, source: &Key) -> String {
    let speech = scope.site.corpus.transcripts.get(source);
    speech.map_or_else(String::new, |speech| scope.text(&format!("quality.{}", speech.quality.name())))
}

/// The words of `record`, with the full stop if they end a sentence there.
pub(super) fn words(scope: &Scope<'_>, record: &OnRecord) -> String {
    let speech = match &record.basis {
        Basis::Transcript(source) => scope.site.corpus.transcripts.get(source),
        Basis::Quote(_) | Basis::Translation(_) => None,
    };
    let text = speech.map_or("", |speech| &speech.text);
    let stop = record.spans.last().and_then(|span| text.get(span.end..closed(text, span)));
    let stop = stop.filter(|stop| !record.words.ends_with(stop));
    format!("{}{}", record.words, stop.unwrap_or_default())
}

fn first<'s>(scope: &Scope<'s>, source: &Key, at: usize) -> Option<&'s Stretch> {
    scope.site.plan.transcripts.stretches(source)?.iter().find(|stretch| stretch.remarks.contains(&at))
}

pub(super) fn transcript(scope: &Scope<'_>, key: &Key) -> Shown {
    let site = scope.site;
    let source = scope.entry(key).and_then(Entry::as_source);
    let parts = (source, site.corpus.transcripts.get(key), site.plan.transcripts.stretches(key));
    let (Some(source), Some(speech), Some(stretches)) = parts else {
        return Shown::new("missing", scope.text("missing.title"), None);
    };
    let Some(card) = cards::source(scope, key) else {
        return Shown::new("missing", scope.text("missing.title"), None);
    };
    let (lang, dir) = scope.foreign(&speech.language);
    let whole = source.publish_transcript;
    let spoken = Spoken { text: &speech.text, stretches, whole };
    let lights = Lights::new(scope, key, stretches);
    let turns = turns(&lights, (source, speech), &spoken);
    let quality = scope.text(&format!("transcript.{}", speech.quality.name()));
    let view = view::Transcript { source: card, quality, whole, lang, dir, turns };
    let title = scope.fill("transcript.title", &[("title", &view.source.link.text)]);
    let mut shown = Shown::new("transcript", title, Some(value("transcript", &view)));
    shown.description = scope.text("transcript.about");
    shown.trail = vec![view.source.link];
    shown
}

/// What is shown of each turn, without those of which nothing is.
fn turns(
    lights: &Lights<'_>,
    (source, speech): (&Source, &Speech),
    spoken: &Spoken<'_>,
) -> Vec<view::SpokenTurn> {
    let speakers = speakers(lights.scope, source, speech);
    let mut told = BTreeSet::new();
    let mut turns = Vec::new();
    for turn in &speech.transcript.turns {
        let paragraphs = spoken.paragraphs(turn);
        if paragraphs.is_empty() {
            continue;
        }
        let quoted: BTreeSet<usize> = paragraphs.iter().flatten().filter_map(stretch_of).collect();
        turns.push(view::SpokenTurn {
            speaker: turn.label.as_ref().and_then(|label| speakers.get(label)).cloned(),
            gap_before: spoken.whole && turn.gap_before,
            paragraphs: paragraphs.into_iter().map(|pieces| paragraph(lights, pieces)).collect(),
            quoted: lights.quoted(&quoted, &mut told),
        });
    }
    turns
}

fn stretch_of(piece: &Piece) -> Option<usize> {
    if let Piece::Quoted { stretch, .. } = piece { Some(*stretch) } else { None }
}

/// Who speaks under each label: a name that is known leads to its page, and one that is not to be read does not
/// stand here.
fn speakers(scope: &Scope<'_>, source: &Source, speech: &Speech) -> BTreeMap<String, view::Link> {
    let labels: BTreeSet<&String> =
        speech.transcript.turns.iter().filter_map(|turn| turn.label.as_ref()).collect();
    let speaker = |label: &String| match speech.speakers.get(label) {
        Some(key) => cards::link(scope, key).unwrap_or_else(|| cards::unnamed(scope)),
        None if !source.publish_transcript || is_unnamed(scope, source, label) => cards::unnamed(scope),
        None => cards::plain(label),
    };
    labels.into_iter().map(|label| (label.clone(), speaker(label))).collect()
}

/// Whether `label` stands for somebody who is not shown, or has the name of somebody who is not to be named.
fn is_unnamed(scope: &Scope<'_>, source: &Source, label: &str) -> bool {
    let has_name = |entry: &Entry| {
        let titles = entry.all_texts().map(|(_, texts)| texts.title.value.clone());
        let others = entry.as_actor().into_iter().flat_map(|actor| &actor.names);
        let names: Vec<String> = titles.chain(others.map(|name| name.text.value.clone())).collect();
        is_of(label, &names)
    };
    let corpus = &scope.site.corpus;
    let mut unnamed = corpus.of_kind(Kind::Actor).filter(|entry| corpus.is_unnamed(&entry.key));
    source.speakers.iter().any(|(own, _)| fold(own) == fold(label)) || unnamed.any(has_name)
}

fn paragraph(lights: &Lights<'_>, pieces: Vec<Piece>) -> view::Paragraph {
    let part = |piece| match piece {
        Piece::Words(text) => view::SpokenPart { text, gap: false, level: 0, notes: Vec::new() },
        Piece::Gap => view::SpokenPart { text: String::new(), gap: true, level: 0, notes: Vec::new() },
        Piece::Quoted { text, stretch, ends } => view::SpokenPart {
            text,
            gap: false,
            level: lights.level(stretch),
            notes: if ends { lights.notes(stretch) } else { Vec::new() },
        },
    };
    view::Paragraph { parts: pieces.into_iter().map(part).collect() }
}
