//! Onrecord: a static-site generator for conflict digests, which links what was said.

pub mod diagnostic;
pub mod discover;
pub mod model;
pub mod parse;
pub mod resolve;
pub mod collate;
pub mod settings;
pub mod text;
pub mod tree;
