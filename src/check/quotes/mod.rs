//! Quotations of ours beside what they rely on: what differs, and whether that is said.

mod altered;
mod differ;
mod located;
mod mend;
mod reversed;
mod rough;
mod shown;
mod stitched;
mod translated;
mod turns;

use std::borrow::Cow;

use super::Digest;
use crate::collate::{Basis, Comparison, Fidelity, Severity, Sourced, Touch, fold};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Key, Kind, Language, TranscriptQuality};
use crate::resolve::{Speech, Utterance};
use crate::text::Span;

/// A quotation of ours beside what it relies on.
struct Case<'d> {
    digest: &'d Digest<'d>,
    /// The text that it stands in: of which entry, in which language.
    text: (&'d Key, &'d Language),
    /// Where it is written.
    place: Span,
    /// Its words, without the marks around them.
    words: &'d str,
    /// Who is said to have spoken them.
    speakers: Cow<'d, [Key]>,
    /// The registered quote that it is, or that it names.
    quote: Option<&'d Key>,
    /// What it relies on.
    basis: &'d Basis,
    comparison: &'d Comparison,
}

/// How far that can be trusted on which a quotation relies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// It is official, or somebody has checked it.
    Firm,
    /// Registered words that nobody has checked.
    Registered,
    /// A transcript made by a machine, or one with gaps.
    Rough(TranscriptQuality),
}

/// What is said of a quotation that differs: the first of these that has anything to say.
const RULES: [for<'c> fn(&'c Case<'_>) -> Option<Diagnostic>; 6] =
    [rough::check, turns::another, located::check, reversed::check, stitched::check, altered::check];

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let concordance = digest.concordance;
    let utterances = digest.corpus.utterances.iter().zip(&concordance.sourced);
    let compared = utterances.filter_map(|(utterance, sourced)| Some((utterance, sourced.as_ref()?)));
    let ours = compared.filter(|(utterance, _)| !utterance.is_printed && !is_told(digest, utterance));
    let utterances = ours.map(|(utterance, sourced)| Case::of(digest, utterance, sourced));
    let quotes = concordance.sourced_quotes.iter();
    let quotes = quotes.filter_map(|(key, sourced)| Case::of_quote(digest, key, sourced));
    let cases: Vec<Case<'_>> = utterances.chain(quotes).collect();
    for case in &cases {
        findings.extend(RULES.iter().find_map(|rule| rule(case)));
    }
    turns::unknown(&cases, findings);
    translated::check(&cases, findings);
    differ::check(digest, findings);
}

/// Whether what is to be said of `utterance` is said of the registered quote whose words it prints.
fn is_told(digest: &Digest<'_>, utterance: &Utterance) -> bool {
    let Some(key) = &utterance.quote else { return false };
    let title = digest.corpus.entries.get(key).map(|entry| &entry.texts.title.value);
    let is_compared = digest.concordance.sourced_quotes.contains_key(key);
    is_compared && title.is_some_and(|title| fold(title) == fold(&utterance.words))
}

impl<'d> Case<'d> {
    fn of(digest: &'d Digest<'d>, utterance: &'d Utterance, sourced: &'d Sourced) -> Self {
        Self {
            digest,
            text: (&utterance.entry, &utterance.language),
            place: utterance.span,
            words: &utterance.words,
            speakers: Cow::Borrowed(&utterance.speakers),
            quote: utterance.quote.as_ref(),
            basis: &sourced.basis,
            comparison: &sourced.comparison,
        }
    }

    /// The words of a registered quote.
    fn of_quote(digest: &'d Digest<'d>, key: &'d Key, sourced: &'d Sourced) -> Option<Self> {
        let entry = digest.corpus.entries.get(key)?;
        let speaker = Key::new(Kind::Actor, entry.as_quote()?.speaker.value.clone());
        Some(Self {
            digest,
            text: (&entry.key, &entry.language),
            place: entry.texts.title.span,
            words: &entry.texts.title,
            speakers: Cow::Owned(vec![speaker]),
            quote: Some(&entry.key),
            basis: &sourced.basis,
            comparison: &sourced.comparison,
        })
    }

    /// Whether words are changed in a way that no mark says.
    fn differs(&self) -> bool {
        let class = self.comparison.fidelity;
        !class.is_clean() && class != Fidelity::Translated
    }

    /// Whether the words are of class `fidelity`, or that leads another.
    fn is(&self, fidelity: Fidelity) -> bool {
        self.comparison.fidelity == fidelity
    }

    /// Whether what they say differs, and what they rely on is good enough to say so.
    fn changes_sense(&self) -> bool {
        // words in a turn that may be the speaker's count as grave only for being there
        let only_elsewhere = self.comparison.turn.is_some()
            && self.comparison.touches.iter().all(|touch| *touch == Touch::Name);
        self.comparison.severity == Severity::Major && !only_elsewhere && self.trust() == Trust::Firm
    }

    /// Whether what they rely on may be wrong itself.
    fn is_rough(&self) -> bool {
        matches!(self.trust(), Trust::Rough(_))
    }

    /// The transcript, if they rely on one, with its source.
    fn speech(&self) -> Option<(&'d Key, &'d Speech)> {
        let Basis::Transcript(key) = self.basis else { return None };
        self.digest.corpus.transcripts.get_key_value(key)
    }

    fn trust(&self) -> Trust {
        match self.basis {
            Basis::Transcript(_) => match self.speech() {
                Some((_, speech)) if speech.is_rough() => Trust::Rough(speech.quality),
                _ => Trust::Firm,
            },
            Basis::Quote(key) | Basis::Translation(key) => {
                let quote = self.digest.corpus.entries.get(key).and_then(Entry::as_quote);
                let is_checked = quote.is_some_and(|quote| quote.checked_by.is_some());
                if is_checked { Trust::Firm } else { Trust::Registered }
            }
        }
    }

    /// What they rely on, as part of a sentence.
    fn basis(&self) -> String {
        match self.basis {
            Basis::Transcript(key) => format!("the transcript of `{key}`"),
            Basis::Quote(key) => format!("the registered words of `{key}`"),
            Basis::Translation(key) => format!("the registered translation of `{key}`"),
        }
    }

    /// A finding of `code` at the words, with the place in what they rely on.
    fn finding(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        let finding = Diagnostic::new(code, self.place, message);
        match self.basis {
            Basis::Transcript(_) => {
                let Some((_, speech)) = self.speech() else { return finding };
                let spans = self.comparison.spans.iter().map(|span| Span::new(speech.file, span.clone()));
                spans.fold(finding, |finding, span| finding.related(span, "on record here"))
            }
            Basis::Quote(key) | Basis::Translation(key) => match self.digest.corpus.entries.get(key) {
                Some(entry) if entry.texts.title.span != self.place => {
                    finding.related(entry.texts.title.span, "registered here")
                }
                _ => finding,
            },
        }
    }

    /// What to do about words that differ.
    fn advice(&self) -> String {
        let whose = match self.basis {
            Basis::Transcript(_) => "the record's words",
            Basis::Quote(_) | Basis::Translation(_) => "the registered words",
        };
        format!(
            "quote {whose}, mark what you leave out with `…` and what you replace with `[ ]`; or, if somebody else printed it so, write `printed:` with the source that did"
        )
    }
}
