//! What a page shows → its HTML.

pub mod markdown;
