//! Values into drawings: SVG that stands in a page, takes its colours from there, and is never the only way
//! to know what it shows.

mod badge;
mod card;
mod chart;
mod neighbourhood;
mod paper;
mod text;

pub(super) use badge::{Badge, badge};
pub(super) use card::{Card, Line, SIZE as CARD};
pub(super) use chart::{Chart, Day, Row, chart, mark};
pub(super) use neighbourhood::{Arrow, Branch, Neighbourhood, Node};
