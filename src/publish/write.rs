//! One file, written whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Failure;

/// Make `path` hold `bytes`: what stood there stays until the new file is complete and on disk. Folders
/// are made as needed.
///
/// # Errors
///
/// If the disk does not do its part.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::machine("create the folder", folder))?;
    }
    let aside = beside(path);
    let written = write_aside(&aside, bytes, path).and_then(|()| fs::rename(&aside, path));
    written.map_err(|error| {
        // the failure that counts is the first one
        let _ = fs::remove_file(&aside);
        Failure::machine("write", path)(error)
    })
}

/// A hidden name in the same folder, so that the file can be moved from it in one step.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".onrecord");
    path.with_file_name(name)
}

fn write_aside(aside: &Path, bytes: &[u8], path: &Path) -> io::Result<()> {
    let mut file = File::create(aside)?;
    file.write_all(bytes)?;
    if let Ok(earlier) = fs::metadata(path) {
        file.set_permissions(earlier.permissions())?;
    }
    file.sync_all()
}
