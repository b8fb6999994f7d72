//! One text file → what it says. Total: bad input gives findings, never a failure.

mod address;
mod body;
mod markdown;

pub(crate) use address::{Scheme, scheme};
pub use body::{read_body, written_kind};
pub(crate) use markdown::{Item, events};
