//! Onrecord: a static-site generator for conflict digests, which links what was said.

pub mod cli;
pub mod diagnostic;
pub mod model;
pub mod pipeline;
pub mod serve;
pub mod text;
pub mod tree;
