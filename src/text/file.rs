//! A file of text as it was read: its path from the project's root, and its text with normalised line ends.

use std::sync::Arc;

/// A number that stands for one file of a [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One text file of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path from the project's root, with `/` on every system.
    pub path: Arc<str>,
    /// The text without a byte order mark, every line end a `\n`.
    pub text: Arc<str>,
}

impl File {
    /// Make a file of `path` from the text as it lies on disk: a byte order mark goes, `\r\n` and a
    /// lone `\r` become `\n`. Lines and columns are those of the file on disk.
    pub fn new(path: &str, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n").into()
        } else {
            text.into()
        };
        Self { path: path.into(), text }
    }
}

/// The project's text files, in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    files: Vec<File>,
}

impl Files {
    /// Add `file` and return the number that stands for it.
    pub fn add(&mut self, file: File) -> FileId {
        self.files.push(file);
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The file that `id` stands for.
    ///
    /// # Panics
    ///
    /// If `id` was made by another [`Files`].
    pub fn get(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// All files with their numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), file))
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_and_carriage_returns_go() {
        assert_eq!(&*File::new("a.md", "\u{feff}a\r\nb\rc\n").text, "a\nb\nc\n");
    }
}
