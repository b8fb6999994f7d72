//! What readers search for: texts into an index in small files, of which the browser asks for the few that it needs.

mod fold;
mod index;
mod shard;
mod stem;
mod token;

pub use index::{Document, Field, Name, Said, Words, files};
pub use token::{Token, tokens};
