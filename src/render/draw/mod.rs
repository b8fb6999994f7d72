//! Values into SVG, drawn once when the site is built: nothing in it runs, and it takes the colours of the page.

mod chart;
mod paper;

pub(super) use chart::{Chart, Day, Row, chart, mark};
