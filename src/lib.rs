//! Onrecord: a static-site generator for conflict digests, which links what was said.

pub mod diagnostic;
pub mod ledger;
pub mod model;
pub mod publish;
pub mod text;
pub mod tree;
