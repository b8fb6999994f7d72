//! Onrecord: a static-site generator for conflict digests, which links what was said.

pub mod diagnostic;
pub mod model;
pub mod parse;
pub mod render;
pub mod text;
pub mod tree;
