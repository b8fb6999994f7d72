//! A file into a [`Document`]: its front matter decoded, its text read. Total: what is wrong becomes
//! findings, never a failure.

mod address;
mod body;
mod decode;
mod front;
mod html;
mod markdown;
mod name;
mod record;
mod sanitise;
mod tables;
mod tags;
mod transcript;

pub(crate) use address::{Scheme, scheme};
pub(crate) use body::{Passage, lowered, passage, passages, remote_picture, sentence_bounds, words};
pub use body::{read_body, written_kind};
pub use decode::{keys_of, parse};
pub(crate) use html::{has_html, without_comments};
pub(crate) use markdown::{Item, events};
pub use name::FileName;
pub use sanitise::unsafe_html;
pub(crate) use sanitise::{REL, removed, sanitise};
pub use tables::with_tables;
pub use transcript::{Form, Problem, is_questioner, is_role_word, name_words, transcript, transcript_naming};

use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Key, Language, Texts};
use crate::text::FileId;

/// One file of content, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub file: FileId,
    /// What it declares, even if nothing else of it could be read.
    pub key: Option<Key>,
    /// What was read.
    pub content: Content,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// An entry, and the records that it declares.
    Original {
        /// The entry.
        entry: Box<Entry>,
        /// The records that its front matter declares.
        declared: Vec<Entry>,
    },
    /// The texts of an entry in another language.
    Translation {
        /// The language.
        language: Language,
        /// The texts.
        texts: Box<Texts>,
    },
    /// It could not be read.
    Unreadable,
}
