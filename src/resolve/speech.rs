//! Quoted links and quotation blocks of a text into [`Utterance`]s: who said it, when, where we have it
//! from.

use std::borrow::Cow;

use super::Utterance;
use super::anchor::{block_anchor, reference_anchor};
use super::bind::Binder;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Excerpt, Key, Kind, Parts, Quote, QuoteBlock, Reference, Target, Written};
use crate::text::{Span, Spanned};

/// The most words that may stand between two parts of one interrupted quotation.
const INTERRUPTION: usize = 8;

/// The quotations of a text.
#[derive(Default)]
pub(super) struct Speech {
    /// In order of the text.
    pub(super) utterances: Vec<Utterance>,
    /// For each block of the body, the number of its utterance.
    pub(super) blocks: Vec<Option<usize>>,
    /// References that are quotations in prose, and the numbers of their utterances.
    pub(super) prose: Vec<(usize, usize)>,
}

/// Find the quotations of the text of `binder`, whose references lead to `keys`. Their numbers count
/// on from `first`.
pub(super) fn utterances(
    binder: &Binder<'_>,
    keys: &[Option<Key>],
    first: usize,
    findings: &mut Vec<Diagnostic>,
) -> Speech {
    let mut speech = Speech::default();
    for (index, block) in binder.body.quote_blocks.iter().enumerate() {
        let utterance = of_block(binder, keys, index, block, findings);
        speech.blocks.push(utterance.is_some().then_some(first + speech.utterances.len()));
        speech.utterances.extend(utterance);
    }
    let mut open: Option<Open> = None;
    for (index, reference) in binder.body.references.iter().enumerate() {
        let Some((key, words)) = quoted(binder, reference, keys[index].as_ref()) else { continue };
        let continued = open.as_ref().is_some_and(|open| open.goes_on_in(reference, key, words));
        if !continued {
            let utterance = of_prose(binder, reference, index, key, findings);
            speech.utterances.extend(utterance);
        } else if let Some(last) = speech.utterances.last_mut() {
            go_on(last, binder, reference, findings);
        }
        if !speech.utterances.is_empty() {
            speech.prose.push((index, first + speech.utterances.len() - 1));
        }
        open = Some(Open::new(reference, key, words));
    }
    speech
}

/// The last part of a quotation in prose, which the next one may continue.
struct Open {
    key: Key,
    block: usize,
    words_through: usize,
    words: usize,
}

impl Open {
    fn new(reference: &Reference, key: &Key, words: &str) -> Self {
        let block = reference.block;
        let words = words.split_whitespace().count();
        Self { key: key.clone(), block: block.number, words_through: block.words_through, words }
    }

    /// Whether `reference` continues it: same speaker, same paragraph, a few words between, and not
    /// two fragments of one or two words, which are quotations of their own.
    fn goes_on_in(&self, reference: &Reference, key: &Key, words: &str) -> bool {
        let between = reference.block.words_before.saturating_sub(self.words_through);
        let same = self.key == *key && self.block == reference.block.number;
        let long_enough = self.words.max(words.split_whitespace().count()) > 2;
        let own_source = !reference.parts.printed.is_empty();
        same && between <= INTERRUPTION && long_enough && !own_source
    }
}

/// The key and words of `reference`, if it is a quotation in prose and not just a name in marks.
fn quoted<'r>(
    binder: &Binder<'_>,
    reference: &'r Reference,
    key: Option<&'r Key>,
) -> Option<(&'r Key, &'r str)> {
    let key = key?;
    let words = reference.quoted.as_deref()?;
    let speaks = matches!(key.kind, Kind::Actor | Kind::Quote);
    let is_name = || key.kind == Kind::Actor && is_name_of(words, binder.corpus.entries.get(key));
    (reference.written == Written::Prose && speaks && !is_name()).then_some((key, words))
}

/// Whether `words` are only a name of `entry`.
fn is_name_of(words: &str, entry: Option<&Entry>) -> bool {
    let Some(entry) = entry else { return false };
    let folded = words.to_lowercase();
    let own = entry.all_texts().any(|(_, texts)| texts.title.to_lowercase() == folded);
    let others = entry
        .as_actor()
        .is_some_and(|actor| actor.names.iter().any(|name| name.text.to_lowercase() == folded));
    own || others
}

fn of_prose(
    binder: &Binder<'_>,
    reference: &Reference,
    index: usize,
    key: &Key,
    findings: &mut Vec<Diagnostic>,
) -> Option<Utterance> {
    let spoken = Spoken {
        span: reference.span,
        words: reference.quoted.as_deref().unwrap_or_default(),
        anchor: reference_anchor(index),
        parts: &reference.parts,
        excerpt: &reference.excerpt,
    };
    let (speakers, quote) = match key.kind {
        Kind::Quote => (
            registered(binder, key).map(|quote| speaker(&quote.speaker.value)).into_iter().collect(),
            Some(key),
        ),
        _ => (vec![key.clone()], None),
    };
    spoken.utterance(binder, speakers, quote, findings)
}

fn of_block(
    binder: &Binder<'_>,
    keys: &[Option<Key>],
    index: usize,
    block: &QuoteBlock,
    findings: &mut Vec<Diagnostic>,
) -> Option<Utterance> {
    let quote = block.quote.and_then(|index| keys[index].as_ref()).filter(|key| key.kind == Kind::Quote);
    let named: Vec<Key> = block.speakers.iter().filter_map(|index| keys[*index].clone()).collect();
    if let Some((quote, key)) = quote.and_then(|key| Some((registered(binder, key)?, key))) {
        let differs = !named.is_empty() && !named.iter().any(|actor| actor.id == quote.speaker.value);
        if differs {
            let message = format!(
                "`{key}` is registered as said by `{}`, not by `{}`",
                quote.speaker.value, named[0].id
            );
            let place = block.speakers.first().map(|index| binder.body.references[*index].target.span);
            findings.push(
                Diagnostic::new(Code::SpeakerDiffers, place.unwrap_or(block.attribution), message)
                    .related(quote.speaker.span, "registered here")
                    .help("correct the attribution, or the registered quote"),
            );
        }
    }
    let spoken = Spoken {
        span: block.span,
        words: &block.words,
        anchor: block_anchor(index),
        parts: &block.parts,
        excerpt: &block.excerpt,
    };
    spoken.utterance(binder, named, quote, findings)
}

/// The second part of an interrupted quotation: its words, and what its title adds.
fn go_on(last: &mut Utterance, binder: &Binder<'_>, reference: &Reference, findings: &mut Vec<Diagnostic>) {
    last.words.push(' ');
    last.breaks.push(last.words.len());
    last.words.push_str(reference.quoted.as_deref().unwrap_or_default());
    let parts = &reference.parts;
    last.said_on = last.said_on.or(parts.date.as_ref().map(|date| date.value));
    if last.sources.is_empty() {
        last.sources = keys_of(binder, &parts.sources, Kind::Source, findings);
    }
    last.claims.extend(keys_of(binder, &parts.claims, Kind::Claim, findings));
}

/// `words` with `…` where they are interrupted: between two pairs of quotation marks words may be left out.
pub fn interrupted<'w>(words: &'w str, breaks: &[usize]) -> Cow<'w, str> {
    let mut marked = Cow::Borrowed(words);
    for at in breaks.iter().rev() {
        marked.to_mut().insert_str(*at, "… ");
    }
    marked
}

/// A quotation as it is written.
struct Spoken<'s> {
    span: Span,
    words: &'s str,
    anchor: String,
    parts: &'s Parts,
    excerpt: &'s Excerpt,
}

impl Spoken<'_> {
    /// The utterance by `speakers`, with what is given here, else registered, else known of the source.
    fn utterance(
        self,
        binder: &Binder<'_>,
        speakers: Vec<Key>,
        quote: Option<&Key>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Utterance> {
        let registered = quote.and_then(|key| registered(binder, key));
        let speakers = match (speakers.is_empty(), registered) {
            (true, Some(quote)) => vec![speaker(&quote.speaker.value)],
            _ => speakers,
        };
        if speakers.is_empty() {
            return None;
        }
        let parts = self.parts;
        let sources = self.sources(binder, registered, findings);
        let printed = keys_of(binder, &parts.printed, Kind::Source, findings);
        let source_in_doubt = parts.unread || !parts.sources.is_empty() || !parts.printed.is_empty();
        let place = keys_of(binder, parts.place.as_slice(), Kind::Place, findings).into_iter().next();
        findings.extend(parts.role.as_ref().and_then(|role| source_as_role(binder, role)));
        Some(Utterance {
            entry: binder.entry.key.clone(),
            language: binder.language.clone(),
            translated: binder.is_translation(),
            span: self.span,
            anchor: self.anchor,
            words: self.words.to_owned(),
            breaks: Vec::new(),
            said_on: parts
                .date
                .as_ref()
                .or_else(|| registered.and_then(|quote| quote.date.as_ref()))
                .map(|date| date.value)
                .or_else(|| said_on(binder, &sources)),
            place: place.or_else(|| {
                let place = registered.and_then(|quote| quote.place.as_ref());
                place.map(|place| Key::new(Kind::Place, place.value.clone()))
            }),
            source_in_doubt,
            is_printed: !parts.printed.is_empty(),
            printed,
            claims: keys_of(binder, &parts.claims, Kind::Claim, findings),
            role: parts.role.clone(),
            excerpt: self.excerpt.clone(),
            quote: quote.cloned(),
            speakers,
            sources,
        })
    }

    /// Where we have it from: given here, else registered, else the piece's only source.
    fn sources(
        &self,
        binder: &Binder<'_>,
        registered: Option<&Quote>,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Key> {
        let given = keys_of(binder, &self.parts.sources, Kind::Source, findings);
        if !given.is_empty() {
            return given;
        }
        let registered = registered.map_or(&[][..], |quote| &quote.sources);
        let piece = binder.entry.as_piece().map_or(&[][..], |piece| &piece.sources);
        let only = if piece.len() == 1 { piece } else { &[] };
        let chosen = if registered.is_empty() { only } else { registered };
        chosen.iter().map(|id| Key::new(Kind::Source, id.value.clone())).collect()
    }
}

/// A source's id without `source:` before it, which would be taken for a role.
fn source_as_role(binder: &Binder<'_>, role: &Spanned<String>) -> Option<Diagnostic> {
    let key = Key::new(Kind::Source, crate::model::Id::parse(role).ok()?);
    let message = format!("`{}` is a source, and stands here as the speaker's role", role.value);
    let finding = Diagnostic::new(Code::BadQuoteParts, role.span, message)
        .help(format!("write `source:{}`", role.value))
        .fix(format!("write `source:{}`", role.value), role.span, format!("source:{}", role.value));
    binder.is_published(&key).then_some(finding)
}

/// The day of the words, if one of `sources` is dated by its words.
fn said_on(binder: &Binder<'_>, sources: &[Key]) -> Option<crate::model::Date> {
    sources.iter().find_map(|key| binder.corpus.entries.get(key)?.as_source()?.said_on())
}

fn registered<'b>(binder: &'b Binder<'_>, key: &Key) -> Option<&'b Quote> {
    binder.corpus.entries.get(key).and_then(Entry::as_quote)
}

fn speaker(id: &crate::model::Id) -> Key {
    Key::new(Kind::Actor, id.clone())
}

/// The published records of `kind` that `targets` lead to.
fn keys_of(
    binder: &Binder<'_>,
    targets: &[Spanned<Target>],
    kind: Kind,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Key> {
    let mut keys = Vec::new();
    for target in targets {
        let Some((key, _)) = binder.target(target, findings) else { continue };
        if key.kind != kind {
            let message = format!("`{key}` cannot stand here, {} is wanted", kind.with_article());
            findings.push(Diagnostic::new(Code::WrongKind, target.span, message));
        } else if binder.is_published(&key) {
            keys.push(key);
        }
    }
    keys
}
