//! A text as Markdown understood it, beside what is written in the file, so that parts of it have places.

use std::ops::Range;

/// A text and where it was written. If it is written with escapes, its parts have no places of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// What it says.
    pub(super) value: String,
    /// Where it is written.
    pub(super) place: Range<usize>,
    exact: bool,
}

impl Written {
    /// `value`, which is written at `place` of `text`.
    pub(super) fn new(text: &str, value: &str, place: Range<usize>) -> Self {
        let exact = text.get(place.clone()) == Some(value);
        Self { value: value.to_owned(), place, exact }
    }

    /// Where the part `part` of the value is written.
    pub(super) fn place_of(&self, part: Range<usize>) -> Range<usize> {
        if self.exact {
            self.place.start + part.start..self.place.start + part.end
        } else {
            self.place.clone()
        }
    }

    /// Whether parts of it have places of their own.
    pub(super) fn is_exact(&self) -> bool {
        self.exact
    }
}

/// The parts of `text` between `separators`, trimmed, each with where it stands.
pub(super) fn split<'t>(
    text: &'t str,
    separators: &'t [char],
) -> impl Iterator<Item = (&'t str, Range<usize>)> {
    text.split(separators).map(move |piece| {
        let part = piece.trim();
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        (part, start..start + part.len())
    })
}

/// What stands between parts: the commas of Latin, Arabic and Chinese script.
pub(super) const COMMAS: [char; 3] = [',', '،', '，'];
/// What stands between positions: their semicolons.
pub(super) const SEMICOLONS: [char; 3] = [';', '؛', '；'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_places() {
        let parts: Vec<_> = split("a ; bc;", &[';']).collect();
        assert_eq!(parts, [("a", 0..1), ("bc", 4..6), ("", 7..7)]);
        let parts: Vec<_> = split("ا، ب,c", &COMMAS).collect();
        assert_eq!(parts, [("ا", 0..2), ("ب", 5..7), ("c", 8..9)]);
        assert_eq!(Written::new("xaby", "ab", 1..3).place_of(1..2), 2..3);
        assert_eq!(Written::new("x&amp;y", "&", 1..6).place_of(0..1), 1..6);
    }
}
