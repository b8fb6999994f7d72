//! A folder into the sorted paths of its files.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::Unreadable;

/// The files below `folder` and the symbolic links below it, each as a path from `root` with `/`, in
/// order of their bytes. A folder that is not there has none.
pub(super) fn files(folder: &Path, root: &Path) -> Result<(Vec<String>, Vec<String>), Unreadable> {
    let mut files = Vec::new();
    let mut links = Vec::new();
    if !folder.is_dir() {
        return Ok((files, links));
    }
    for entry in WalkDir::new(folder).follow_links(false).into_iter().filter_entry(is_seen) {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let path = from_root(entry.path(), root);
        if entry.file_type().is_symlink() {
            links.push(path);
        } else if entry.file_type().is_file() {
            files.push(path);
        }
    }
    files.sort();
    links.sort();
    Ok((files, links))
}

/// Whether an entry is looked at: not hidden, unless it is the folder itself or `.well-known`.
fn is_seen(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !name.starts_with('.') || name == ".well-known"
}

fn from_root(path: &Path, root: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn unreadable(folder: &Path, error: walkdir::Error) -> Unreadable {
    let path = error.path().unwrap_or(folder).to_owned();
    let error = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of links"));
    Unreadable { path, error }
}
