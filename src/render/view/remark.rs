//! A remark: the words on record, and every wording beside them.

use serde::Serialize;

use super::{Archive, Backlink, ClaimCard, EventCard, Html, Link, RemarkCard, SourceCard};

/// What was said once: `remark`.
#[derive(Clone, Debug, Serialize)]
pub struct Remark {
    /// The words, and who said them.
    pub card: RemarkCard,
    /// The words as they are on record; none if we have no record that has them.
    pub record: Option<OnRecord>,
    /// The language of its text, if it is not the page's.
    pub lang: Option<String>,
    /// Which way that runs.
    pub dir: Option<&'static str>,
    /// Whether the words are known only from those who printed them.
    pub printed_only: bool,
    /// Where it was said.
    pub place: Option<Link>,
    /// On what occasion.
    pub event: Option<EventCard>,
    /// What it answers or refers to.
    pub context: Option<String>,
    /// The words in the language in which they were said.
    pub original: Option<String>,
    /// Who translated.
    pub translator: Option<String>,
    /// Where we have it from.
    pub sources: Vec<Origin>,
    /// The distinct texts in the language of the words, each with who printed it.
    pub wordings: Vec<Wording>,
    /// Whether a wording is shown with its difference from the words on record.
    pub differs: bool,
    /// The texts in other languages, as equals; those in the page's language come first.
    pub translations: Vec<Translation>,
    /// The claims it bears on.
    pub claims: Vec<ClaimCard>,
    /// The same words on other days.
    pub also_said: Vec<RemarkCard>,
    /// The text.
    pub body: Html,
    /// The words as editors need them to quote or cite them.
    pub copy: ToCopy,
}

/// The words of a remark as they are on record.
#[derive(Clone, Debug, Serialize)]
pub struct OnRecord {
    /// The words.
    pub text: Link,
    /// `transcript`, or `registered` for words that an editor has registered.
    pub basis: &'static str,
    /// What the words stand in, in a sentence: how good the transcript is, or that there is none.
    pub quality: String,
    /// The source whose transcript it is.
    pub source: Option<Link>,
    /// The place of the words in the page of the transcript.
    pub transcript: Option<String>,
}

/// A source of a remark.
#[derive(Clone, Debug, Serialize)]
pub struct Origin {
    /// The source; its address outside lands on the words, or on the second of a recording, where that works.
    pub card: SourceCard,
    /// Copies kept elsewhere.
    pub archive: Vec<Archive>,
}

/// One distinct text of a remark.
#[derive(Clone, Debug, Serialize)]
pub struct Wording {
    /// The text.
    pub text: Link,
    /// Who printed it, if anybody did.
    pub printed_by: Vec<Link>,
    /// Whether pieces of ours quote it as the speaker's words.
    pub ours: bool,
    /// The pieces in which it stands.
    pub backlinks: Vec<Backlink>,
    /// Whether it was compared with the words on record.
    pub compared: bool,
    /// How it differs from the words on record, in neutral words: “words left out”; empty if it does not.
    pub differences: Vec<String>,
    /// Record and text, run by run; empty if there is no difference.
    pub diff: Vec<DiffPart>,
    /// How it relates to the record, by name, if an editor has confirmed that or the site shows it always.
    pub fidelity: Vec<Fidelity>,
    /// Whether it has words of other remarks as well.
    pub spans_others: bool,
    /// Those remarks.
    pub others: Vec<RemarkCard>,
}

/// A run of words of a wording, the record, or both.
#[derive(Clone, Debug, Serialize)]
pub struct DiffPart {
    /// `same`, `left-out` (on record, not printed), `added` (printed, not on record), or `shortened`.
    pub step: &'static str,
    /// The words; for what is shortened, a note in the page's language that says what is not shown.
    pub text: String,
    /// Whether brackets or an ellipsis in print say that the record differs here.
    pub marked: bool,
}

/// How a wording relates to the record, with where that is explained.
#[derive(Clone, Debug, Serialize)]
pub struct Fidelity {
    /// `altered`, …: for CSS classes.
    pub name: &'static str,
    /// In the page's language.
    pub text: String,
    /// The definition in the glossary.
    pub href: String,
}

/// The words of a remark in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Translation {
    /// The text.
    pub text: Link,
    /// Its language, in the page's language.
    pub language: String,
    /// Who translated; none if nobody is named.
    pub translator: Option<String>,
    /// Who printed it, if anybody did.
    pub printed_by: Vec<Link>,
    /// The pieces in which it stands.
    pub backlinks: Vec<Backlink>,
}

/// The words of a remark as editors need them.
#[derive(Clone, Debug, Serialize)]
pub struct ToCopy {
    /// A quotation as a block, in the notation of pieces.
    pub block: String,
    /// A quotation in prose; none for words of several speakers.
    pub prose: Option<String>,
}
