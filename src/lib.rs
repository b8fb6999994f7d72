//! Onrecord: a static-site generator for conflict digests, which links what was said.

pub mod text;
pub mod diagnostic;
pub mod media;
pub mod model;
pub mod tree;
pub mod settings;
pub mod discover;
pub mod parse;
pub mod ledger;
pub mod resolve;
pub mod collate;
pub mod compose;
pub mod search;
pub mod export;
pub mod check;
pub mod render;
pub mod publish;
pub mod pipeline;
pub mod serve;
pub mod cli;
