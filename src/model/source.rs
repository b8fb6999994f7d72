//! A source: where we have it from.

use super::claim::words;
use super::{Choice, Date, Id, Language};
use crate::text::Spanned;

/// Where we have it from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// What sort of source.
    pub kind: SourceKind,
    /// Who published it: the id of an actor, or a plain name.
    pub publisher: Option<Spanned<String>>,
    /// Who wrote it.
    pub authors: Vec<Spanned<String>>,
    /// Its address.
    pub url: Option<Spanned<String>>,
    /// When it was published; for a transcript, recording, statement or post: when the words were said.
    pub published: Option<Spanned<Date>>,
    /// When we read it.
    pub accessed: Option<Spanned<Date>>,
    /// The language it is in.
    pub language: Option<Language>,
    /// The language of its title, if that is another.
    pub title_language: Option<Language>,
    /// The agency or first publisher whose text it carries.
    pub origin: Option<Spanned<String>>,
    /// Copies kept elsewhere.
    pub archive: Vec<Archive>,
    /// How readers may be led there.
    pub link: LinkPolicy,
    /// The file that holds what was said, beside the source's own file.
    pub transcript: Option<Spanned<String>>,
    /// How good the transcript is.
    pub transcript_quality: Option<TranscriptQuality>,
    /// Whose turns those are that begin with these names in the transcript.
    pub speakers: Vec<(Spanned<String>, Spanned<Id>)>,
    /// Whether the transcript may be published.
    pub publish_transcript: bool,
}

impl Source {
    /// Whether the own text of the source is its transcript, which is compared with and not shown, unless a
    /// file beside it is the transcript.
    pub fn may_keep_transcript_in_text(&self) -> bool {
        self.transcript.is_none() && self.transcript_quality.is_some() && !self.publish_transcript
    }

    /// The day on which the words in it were said, if its kind says that: a transcript, recording,
    /// statement or post has the date of its words.
    pub fn said_on(&self) -> Option<Date> {
        let has_words = matches!(
            self.kind,
            SourceKind::Transcript
                | SourceKind::Recording
                | SourceKind::OfficialStatement
                | SourceKind::Social
        );
        self.published.as_ref().filter(|_| has_words).map(|date| date.value)
    }
}

words! {
    /// What sort of source.
    SourceKind {
        PrimaryDocument = "primary-document", OfficialStatement = "official-statement", Transcript = "transcript",
        Recording = "recording", Wire = "wire", Outlet = "outlet", Social = "social", Dataset = "dataset",
        NgoReport = "ngo-report", Expert = "expert",
    }
}

impl SourceKind {
    /// Whether such a source shows the matter itself, and does not only tell of it.
    pub fn is_document(self) -> bool {
        matches!(self, Self::PrimaryDocument | Self::Transcript | Self::Recording | Self::Dataset)
    }
}

words! {
    /// How readers may be led to a source.
    LinkPolicy { Direct = "direct", Archive = "archive", NameOnly = "name-only" }
}

words! {
    /// How good a transcript is.
    TranscriptQuality { Official = "official", Checked = "checked", Machine = "machine", Partial = "partial" }
}

/// A copy kept elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Archive {
    /// Its address.
    pub url: Spanned<String>,
    /// When it was made.
    pub date: Option<Spanned<Date>>,
    /// By whom it is kept.
    pub service: Option<Spanned<String>>,
}
