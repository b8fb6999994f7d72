//! Texts and places in them: files held in memory, byte spans, and the lines and columns people read.

mod file;
mod lines;
mod span;

pub use file::{File, FileId, Files};
pub use lines::{LineColumn, Lines, floor_char_boundary};
pub use span::{Span, Spanned};
