//! From bytes to the lines and columns that people and editors count.

/// A place as people count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Where each line of a text begins.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Index `text`, whose lines end in `\n`.
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line and column of the byte `at` of `text`, the text that was indexed. A byte inside of a
    /// character counts as that character, a byte after the end as the end.
    pub fn locate(&self, text: &str, at: usize) -> LineColumn {
        let at = floor_char_boundary(text, at);
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        LineColumn { line, column: text[start..at].chars().count() + 1 }
    }

    /// The bytes of line `line` (from 1) of `text`, without its line end.
    pub fn line<'a>(&self, text: &'a str, line: usize) -> &'a str {
        let Some(start) = line.checked_sub(1).and_then(|at| self.starts.get(at)) else { return "" };
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        &text[*start..end]
    }
}

/// The last byte up to `at` of `text` that begins a character, or its end.
pub fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "За\nсловами x";
        let lines = Lines::new(text);
        let at = text.find('x').unwrap();
        assert_eq!(lines.locate(text, at), LineColumn { line: 2, column: 9 });
        assert_eq!(lines.line(text, 2), "словами x");
    }

    #[test]
    fn the_end_of_a_text_has_a_place() {
        let lines = Lines::new("a\n");
        assert_eq!(lines.locate("a\n", 2), LineColumn { line: 2, column: 1 });
        assert_eq!(lines.locate("a\n", 99), LineColumn { line: 2, column: 1 });
    }
}
