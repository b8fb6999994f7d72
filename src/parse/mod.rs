//! One text file → what it says. Total: bad input gives findings, never a failure.

mod address;
mod body;
mod html;
mod markdown;
mod sanitise;
mod tags;

pub(crate) use address::{Scheme, scheme};
pub use body::{read_body, written_kind};
pub(crate) use html::{has_html, without_comments};
pub(crate) use markdown::{Item, events};
pub use sanitise::unsafe_html;
pub(crate) use sanitise::{REL, removed, sanitise};
