//! From a folder on disk to the names of all that stands in it. Links are not followed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::Failure;
use super::records::KEPT;

/// What stands in an output, by path; what Onrecord and git keep there is left out.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    /// Files.
    pub(super) files: BTreeSet<String>,
    /// Folders.
    pub(super) folders: BTreeSet<String>,
    /// Symbolic links, sockets and the like, and names that are not Unicode: never ours.
    pub(super) others: BTreeSet<String>,
}

impl Inventory {
    /// What stands in `output`, which may not be there yet.
    pub(super) fn of(output: &Path) -> Result<Self, Failure> {
        let mut inventory = Self::default();
        let mut waiting = vec![(output.to_owned(), String::new())];
        while let Some((folder, path)) = waiting.pop() {
            let found =
                inventory.add(&folder, &path).map_err(Failure::machine("read the folder", &folder))?;
            waiting.extend(found);
        }
        Ok(inventory)
    }

    /// Add what stands in `folder`, and return the folders in it.
    fn add(&mut self, folder: &Path, path: &str) -> io::Result<Vec<(PathBuf, String)>> {
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut folders = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let path = join(path, &name.to_string_lossy());
            let kind = entry.file_type()?;
            if path == KEPT || path == ".git" {
                continue;
            }
            if name.to_str().is_none() || !(kind.is_file() || kind.is_dir()) {
                self.others.insert(path);
            } else if kind.is_dir() {
                self.folders.insert(path.clone());
                folders.push((entry.path(), path));
            } else {
                self.files.insert(path);
            }
        }
        Ok(folders)
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
