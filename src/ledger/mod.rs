//! The memory of published addresses (`urls.lock`) and of what was taken down (`removed.toml`).
//!
//! An address that was published answers for ever: with its page, by leading on to another, or by saying
//! that the page was taken down. `build` reads both files and loses no address; only
//! `onrecord urls --update` writes them.

mod address;
mod entry;
mod forget;
mod lock;
mod lost;
mod removed;
mod texts;

pub use address::fingerprint;
pub use entry::{RemovedEntry, RemovedKind};
pub use lock::{Ledger, Line, changes};
pub use removed::Removed;
pub use texts::{TextOf, TextState};

use std::collections::{BTreeMap, BTreeSet};

/// What answers at the addresses of a site; addresses as in its links, without the base path.
#[derive(Clone, Copy, Debug)]
pub struct Living<'a> {
    /// The address of each page, with what it is about: `piece:days-not-weeks`, or a word such as `home`.
    /// Pages that say that something was taken down are not among them.
    pub pages: &'a BTreeMap<String, String>,
    /// Addresses that lead on to a page.
    pub redirects: &'a BTreeSet<String>,
}
