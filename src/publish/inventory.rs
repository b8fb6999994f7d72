//! From a folder on disk to the names of all that stands in it. Links are not followed.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::records::KEPT;
use super::{Failure, paths};

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

enum Kind {
    File,
    Folder,
    Other,
}

impl Inventory {
    /// What stands in `output`, which may not be there yet.
    pub(super) fn of(output: &Path) -> Result<Self, Failure> {
        let mut inventory = Self::default();
        let mut level = vec![String::new()];
        while !level.is_empty() {
            let found: Result<Vec<_>, _> = level.par_iter().map(|folder| read(output, folder)).collect();
            level = inventory.add(found?.into_iter().flatten());
        }
        Ok(inventory)
    }

    /// Add what was found, and return the folders among it.
    fn add(&mut self, found: impl Iterator<Item = (String, Kind)>) -> Vec<String> {
        let mut folders = Vec::new();
        for (path, kind) in found {
            match kind {
                Kind::File => drop(self.files.insert(path)),
                Kind::Other => drop(self.others.insert(path)),
                Kind::Folder => folders.push(path),
            }
        }
        self.folders.extend(folders.iter().cloned());
        folders
    }
}

/// What stands in the folder `folder` of `output`, by path.
fn read(output: &Path, folder: &str) -> Result<Vec<(String, Kind)>, Failure> {
    let place = if folder.is_empty() { output.to_owned() } else { paths::place(output, folder) };
    let entries = match fs::read_dir(&place) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => Err(error),
        Ok(entries) => entries.map(|entry| entry.and_then(|entry| describe(folder, &entry))).collect(),
    };
    let mut entries: Vec<_> = entries.map_err(Failure::machine("read the folder", &place))?;
    entries.retain(|(path, _)| path != KEPT && path != ".git");
    Ok(entries)
}

fn describe(folder: &str, entry: &DirEntry) -> io::Result<(String, Kind)> {
    let name = entry.file_name();
    let kind = match entry.file_type()? {
        _ if name.to_str().is_none() => Kind::Other,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_file() => Kind::File,
        _ => Kind::Other,
    };
    let name = name.to_string_lossy();
    let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
    Ok((path, kind))
}
