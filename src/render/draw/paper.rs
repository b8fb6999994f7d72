//! Shapes and texts into the markup of one SVG, mirrored for languages that are written from the right.

use std::fmt::Write;

use crate::render::escape::escaped;

/// An SVG being drawn. Places are counted from the side on which a line of text begins.
pub(super) struct Paper {
    width: f64,
    is_mirrored: bool,
    markup: String,
}

/// How a text stands to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

impl Paper {
    pub(super) fn new(width: f64, is_mirrored: bool) -> Self {
        Self { width, is_mirrored, markup: String::new() }
    }

    pub(super) fn into_markup(self) -> String {
        self.markup
    }

    /// A line through `points`, with further `attributes`.
    pub(super) fn line(&mut self, points: &[(f64, f64)], attributes: &str) {
        let mut path = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let step = if at == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{step}{} {}", number(self.across(*x)), number(*y));
        }
        let _ = write!(self.markup, "<path d=\"{path}\"{attributes}/>");
    }

    /// A circle.
    pub(super) fn circle(&mut self, (x, y): (f64, f64), radius: f64, attributes: &str) {
        let (x, y) = (number(self.across(x)), number(y));
        let _ = write!(self.markup, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"{attributes}/>", number(radius));
    }

    /// A closed shape through `corners`.
    pub(super) fn shape(&mut self, corners: &[(f64, f64)], attributes: &str) {
        let points: Vec<String> =
            corners.iter().map(|(x, y)| format!("{},{}", number(self.across(*x)), number(*y))).collect();
        let _ = write!(self.markup, "<polygon points=\"{}\"{attributes}/>", points.join(" "));
    }

    /// `words` at a place.
    pub(super) fn text(&mut self, (x, y): (f64, f64), (anchor, class): (Anchor, &str), words: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let (x, y, words) = (number(self.across(x)), number(y), escaped(words));
        let _ = write!(self.markup, "<text x=\"{x}\" y=\"{y}\"{anchor} class=\"{class}\">{words}</text>");
    }

    fn across(&self, x: f64) -> f64 {
        if self.is_mirrored { self.width - x } else { x }
    }
}

/// A length with one decimal at most, the same on every machine.
pub(super) fn number(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    let text = format!("{tenths:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
