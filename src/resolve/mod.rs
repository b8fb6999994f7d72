//! Documents into a [`Corpus`]: every id declared once, every reference bound, links both ways.

mod anchor;
mod bind;
mod directory;
mod files;
mod front;
mod numbers;
mod pictures;
mod speakers;
mod speech;
mod transcript;

use std::collections::{BTreeMap, BTreeSet};

pub use anchor::{block_anchor, reference_anchor};
pub use directory::{Hidden, Standing};
pub use files::{LinkTarget, asset_path, asset_route};
pub use speech::interrupted;

use directory::Directory;

use crate::diagnostic::Diagnostic;
use crate::discover::Project;
use crate::model::{
    ClaimTitle, Correction, Date, Entry, Excerpt, Id, Key, Kind, Language, Moment, Piece, Transcript,
    TranscriptQuality,
};
use crate::parse::Document;
use crate::settings::Settings;
use crate::text::{FileId, Span, Spanned};

/// What decides which entries readers see.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The instant as of which the site is built.
    pub now: Moment,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// What was taken down.
    pub removed: &'a BTreeSet<Key>,
    /// What is left out because of its errors.
    pub quarantined: &'a BTreeSet<Key>,
}

/// The published entries, with every reference bound.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// What readers see.
    pub entries: BTreeMap<Key, Entry>,
    /// The pieces that were taken back: readers see that they were, and nothing else of them.
    pub retracted: BTreeMap<Key, Entry>,
    /// What they do not see, and why.
    pub hidden: BTreeMap<Key, Hidden>,
    /// Former ids, and what they lead to now.
    pub former: BTreeMap<Key, Key>,
    /// How the references, quotations and links of each text are shown.
    pub bindings: BTreeMap<(Key, Language), Bindings>,
    /// The quotations of all texts, in order of their pieces' keys and of the text.
    pub utterances: Vec<Utterance>,
    /// The links to claims of all texts, in the same order.
    pub claim_uses: Vec<ClaimUse>,
    /// The numbers in all texts that follow the figures of a claim, in the same order.
    pub figure_uses: Vec<FigureUse>,
    /// The transcripts of sources, as far as they can be read.
    pub transcripts: BTreeMap<Key, Speech>,
    /// Where each entry is referred to in a text.
    pub mentions: BTreeMap<Key, Vec<Mention>>,
    /// The same in translations, with their language.
    pub translated_mentions: BTreeMap<(Key, Language), Vec<Mention>>,
    /// The files beside texts that are published because a text names them.
    pub used_assets: BTreeSet<String>,
}

/// How the parts of one text are bound; each list runs parallel to the one of its body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bindings {
    /// The references.
    pub references: Vec<Binding>,
    /// The quotations as blocks: an index of [`Corpus::utterances`].
    pub quote_blocks: Vec<Option<usize>>,
    /// The links.
    pub links: Vec<LinkTarget>,
    /// The pictures: paths of assets.
    pub pictures: Vec<Option<String>>,
}

/// What a reference is bound to.
#[derive(Clone, Debug, PartialEq)]
pub enum Binding {
    /// Nothing that readers can go to: it is shown as plain text.
    Text,
    /// A record.
    Record {
        /// Which.
        key: Key,
        /// The heading in it.
        fragment: Option<String>,
    },
    /// A quotation: an index of [`Corpus::utterances`].
    Quote(usize),
    /// A number: an index of [`Corpus::figure_uses`].
    Figure(usize),
}

/// A quotation in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// Whose text.
    pub entry: Key,
    /// The text's language.
    pub language: Language,
    /// Whether the text is a translation.
    pub translated: bool,
    /// Where it is written.
    pub span: Span,
    /// The id by which the page can be opened there.
    pub anchor: String,
    /// The words, without the marks around them.
    pub words: String,
    /// Where in the words another part of an interrupted quotation begins.
    pub breaks: Vec<usize>,
    /// Who said them; several for a joint statement.
    pub speakers: Vec<Key>,
    /// The registered quote.
    pub quote: Option<Key>,
    /// When it was said, if known; never the piece's date.
    pub said_on: Option<Date>,
    /// Where it was said.
    pub place: Option<Key>,
    /// Where we have it from.
    pub sources: Vec<Key>,
    /// Who printed these words, if they are somebody's wording.
    pub printed: Vec<Key>,
    /// Whether these are somebody's wording, also if it is not shown whose.
    pub is_printed: bool,
    /// The claims it bears on.
    pub claims: Vec<Key>,
    /// The speaker's role as printed.
    pub role: Option<Spanned<String>>,
    /// Whether a source is named that is not known, not shown, or cannot be read, which a finding says.
    pub source_in_doubt: bool,
    /// The sentence around it.
    pub excerpt: Excerpt,
}

/// A link to a claim in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimUse {
    /// Whose text.
    pub entry: Key,
    /// Whether the text is a translation.
    pub translated: bool,
    /// The claim.
    pub claim: Key,
    /// Where it is written.
    pub span: Span,
    /// The id by which the page can be opened there.
    pub anchor: String,
    /// Whose stance it reports.
    pub title: ClaimTitle,
    /// The sentence around it.
    pub excerpt: Excerpt,
}

/// A number in a text that follows the figures of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureUse {
    /// Whose text.
    pub entry: Key,
    /// The text's language.
    pub language: Language,
    /// The claim.
    pub claim: Key,
    /// The series, if one is named.
    pub series: Option<Spanned<String>>,
    /// The words of the link.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

/// The transcript of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Speech {
    /// The text that it stands in: a file of its own, or the source's.
    pub file: FileId,
    /// That text.
    pub text: std::sync::Arc<str>,
    /// What was said in it, and by whom.
    pub transcript: Transcript,
    /// The language that was spoken.
    pub language: Language,
    /// How good it is.
    pub quality: TranscriptQuality,
    /// Whose turns those with a label are, as far as that is known.
    pub speakers: BTreeMap<String, Key>,
    /// Whether it is the body of the source's own file.
    pub is_body: bool,
}

impl Speech {
    /// Whether a difference from it proves nothing: a machine made it, or it has gaps.
    pub fn is_rough(&self) -> bool {
        matches!(self.quality, TranscriptQuality::Machine | TranscriptQuality::Partial)
    }
}

/// A place in a text that refers to an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Whose text.
    pub from: Key,
    /// The id by which the page can be opened there.
    pub anchor: String,
    /// The numbers of the block and of the sentence in which it stands.
    pub sentence: (usize, usize),
    /// The sentence around it.
    pub excerpt: Excerpt,
}

impl Corpus {
    /// The published entry `id` of `kind`.
    pub fn get(&self, kind: Kind, id: &Id) -> Option<&Entry> {
        self.entries.get(&Key::new(kind, id.clone()))
    }

    /// The published entries of `kind`, in order of their ids.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        let from = Key::new(kind, Id::before_all());
        self.entries.range(from..).map(|(_, entry)| entry).take_while(move |entry| entry.key.kind == kind)
    }

    /// Which of [`Corpus::utterances`] stand in the texts of `key`: found by halving.
    pub fn utterances_in(&self, key: &Key) -> std::ops::Range<usize> {
        let first = self.utterances.partition_point(|utterance| utterance.entry < *key);
        let own = self.utterances[first..].partition_point(|utterance| utterance.entry == *key);
        first..first + own
    }

    /// What readers do not see, and why.
    pub fn unseen(&self) -> BTreeMap<&Key, String> {
        let hidden = self.hidden.iter().map(|(key, why)| (key, why.to_string()));
        hidden.chain(self.retracted.keys().map(|key| (key, "retracted".to_owned()))).collect()
    }

    /// Whether content declares `key`, seen or not.
    pub fn is_declared(&self, key: &Key) -> bool {
        self.entries.contains_key(key) || self.hidden.contains_key(key) || self.retracted.contains_key(key)
    }

    /// The piece `key`, also one that was taken back.
    pub fn piece(&self, key: &Key) -> Option<&Piece> {
        self.entries.get(key).or_else(|| self.retracted.get(key))?.as_piece()
    }

    /// The note that takes the piece `key` back, if one does.
    pub fn retraction(&self, key: &Key) -> Option<&Correction> {
        self.retracted.get(key)?.retraction()
    }

    /// Whether the text that `utterance` stands in is hard to bear, and shown on its own page only to who asks for it.
    pub fn is_folded(&self, utterance: &Utterance) -> bool {
        let entry = self.entries.get(&utterance.entry);
        entry.is_some_and(|entry| entry.told_before(&utterance.language).is_some())
    }

    /// Whether `key` is an actor without a page: anonymous or private.
    pub fn is_unnamed(&self, key: &Key) -> bool {
        let actor = self.entries.get(key).and_then(Entry::as_actor);
        actor.is_some_and(crate::model::Actor::is_unnamed)
    }
}

/// Bind `documents`, the texts of `project`, as `view` shows them.
pub fn resolve(
    project: &Project,
    documents: Vec<Document>,
    settings: &Settings,
    view: &View<'_>,
) -> (Corpus, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let (mut directory, mut entries) = Directory::build(project, documents, &mut findings);
    directory.decide(&entries, settings, view);
    for entry in &mut entries {
        front::bind(entry, &directory, &mut findings);
    }
    let transcripts = transcript::places(&mut entries, project, &directory, &mut findings);
    let mut incomplete = Vec::new();
    let mut corpus = Corpus { former: directory.former.clone(), ..Corpus::default() };
    for entry in entries {
        match directory.standing(&entry.key) {
            Some(Standing::Hidden(hidden)) => {
                corpus.hidden.insert(entry.key.clone(), hidden.clone());
                if *hidden == Hidden::Unreadable {
                    incomplete.push(entry);
                }
            }
            _ if entry.retraction().is_some() => {
                corpus.retracted.insert(entry.key.clone(), entry);
            }
            _ => {
                corpus.entries.insert(entry.key.clone(), entry);
            }
        }
    }
    corpus.hidden.extend(directory.unreadable().map(|key| (key.clone(), Hidden::Unreadable)));
    corpus.transcripts = transcripts.read(&corpus, project, &mut findings);
    bind::bind_texts(&mut corpus, &directory, project, &mut findings);
    bind::look_through(&incomplete, (&corpus, &directory), project, &mut findings);
    (corpus, findings)
}

impl std::fmt::Display for Hidden {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Draft => to.write_str("draft"),
            Self::Scheduled(date) => write!(to, "scheduled for {date}"),
            Self::Expired(date) => write!(to, "expired on {date}"),
            Self::Removed => to.write_str("removed"),
            Self::Retracted => to.write_str("retracted with the piece that declares it"),
            Self::Quarantined => to.write_str("left out because of its errors"),
            Self::Unreadable => to.write_str("could not be read"),
        }
    }
}
