//! What Onrecord keeps about an output, in the output's folder `.onrecord/`.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Failure, paths, write_file};

/// The folder of an output in which Onrecord keeps what it must know at the next build.
pub(super) const KEPT: &str = ".onrecord";

/// What Onrecord knows about an output. No other build writes there while this value lives.
#[derive(Debug)]
pub(super) struct Records {
    folder: PathBuf,
    _lock: File,
    /// What was written by the last build that came to its end, sorted; nothing if none has.
    manifest: Option<Vec<String>>,
    /// What was to come or to go in a build that was broken off.
    journal: Option<BTreeSet<String>>,
}

/// Whether Onrecord has written to `output` before.
pub(super) fn was_written_here(output: &Path) -> bool {
    let folder = output.join(KEPT);
    folder.join("manifest").exists() || folder.join("incomplete").exists()
}

/// Whether the site in `output` can be shown to readers: whole, and without drafts.
///
/// # Errors
///
/// Why it cannot, and what to do.
pub fn publishable(output: &Path) -> Result<(), String> {
    let folder = output.join(KEPT);
    let shown = output.display();
    if folder.join("incomplete").exists() {
        return Err(format!("the site in `{shown}` is incomplete, a build was broken off; build again"));
    }
    if folder.join("drafts").exists() {
        return Err(format!("the site in `{shown}` shows drafts; build again without `--drafts`"));
    }
    if !folder.join("manifest").exists() {
        return Err(format!("there is no site in `{shown}` that Onrecord has built; build first"));
    }
    Ok(())
}

impl Records {
    /// Lock `output`, which is made if need be, and read what is known about it.
    pub(super) fn open(output: &Path) -> Result<Self, Failure> {
        let folder = output.join(KEPT);
        fs::create_dir_all(&folder).map_err(Failure::machine("create the folder", &folder))?;
        let records = Self {
            _lock: lock(&folder.join("lock"), output)?,
            manifest: read(&folder.join("manifest"))?.map(|text| manifest(&text)),
            journal: read(&folder.join("incomplete"))?.map(|text| journal(&text)),
            folder,
        };
        records.clear_staging()?;
        Ok(records)
    }

    /// Whether the last build that came to its end wrote exactly the sorted `paths`.
    pub(super) fn lists(&self, paths: &[String]) -> bool {
        self.manifest.as_deref() == Some(paths)
    }

    /// Whether the last build that came to its end wrote `path`.
    pub(super) fn lists_path(&self, path: &String) -> bool {
        self.manifest.as_ref().is_some_and(|paths| paths.binary_search(path).is_ok())
    }

    /// Whether an earlier build was broken off while its files moved.
    pub(super) fn is_incomplete(&self) -> bool {
        self.journal.is_some()
    }

    /// Every path that Onrecord wrote or may have written.
    pub(super) fn ours(&self) -> BTreeSet<&str> {
        self.manifest.iter().flatten().chain(self.journal.iter().flatten()).map(String::as_str).collect()
    }

    /// Whether the site is marked as one with drafts.
    pub(super) fn drafts(&self) -> bool {
        self.drafts_path().exists()
    }

    /// Mark the site as one with drafts, or take the mark away.
    pub(super) fn mark_drafts(&self, drafts: bool) -> Result<(), Failure> {
        match (drafts, self.drafts()) {
            (true, false) => self.write("drafts", "this site shows drafts; it is not to be published\n"),
            (false, true) => remove(&self.drafts_path()),
            _ => Ok(()),
        }
    }

    fn drafts_path(&self) -> PathBuf {
        self.folder.join("drafts")
    }

    /// Note which paths are about to come and which to go. From now on the output counts as incomplete.
    pub(super) fn begin<'a>(
        &self,
        come: impl Iterator<Item = &'a str>,
        go: impl Iterator<Item = &'a str>,
    ) -> Result<(), Failure> {
        let come = come.flat_map(|path| ["+ ", path, "\n"]);
        let go = go.flat_map(|path| ["- ", path, "\n"]);
        self.write("incomplete", &come.chain(go).collect::<String>())
    }

    /// Note that exactly `paths` stand in the output now.
    pub(super) fn finish(&self, paths: &[String]) -> Result<(), Failure> {
        if !self.lists(paths) {
            let lines = paths.iter().flat_map(|path| [path.as_str(), "\n"]);
            self.write("manifest", &lines.collect::<String>())?;
        }
        Ok(())
    }

    /// Note that no file moves any more.
    pub(super) fn end(&self) -> Result<(), Failure> {
        remove(&self.folder.join("incomplete"))
    }

    /// Remove what was staged.
    pub(super) fn clear_staging(&self) -> Result<(), Failure> {
        let staging = self.staging();
        match fs::remove_dir_all(&staging) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Failure::machine("remove the folder", &staging)(error))
            }
            _ => Ok(()),
        }
    }

    /// Where files wait until all are there.
    pub(super) fn staging(&self) -> PathBuf {
        self.folder.join("staging")
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Failure> {
        write_file(&self.folder.join(name), text.as_bytes())
    }
}

fn lock(path: &Path, output: &Path) -> Result<File, Failure> {
    let opened = File::options().create(true).truncate(false).write(true).open(path);
    let file = opened.map_err(Failure::machine("open", path))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Failure::Refused(format!(
            "another build is writing to `{}`; wait for its end, or choose another folder with `--output`",
            output.display()
        ))),
        // some network file systems have no locks; builds go on there as they would without
        Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => {
            Err(Failure::machine("lock", path)(error))
        }
        _ => Ok(file),
    }
}

fn read(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::machine("read", path)(error)),
    }
}

fn remove(path: &Path) -> Result<(), Failure> {
    absent_is_fine(fs::remove_file(path)).map_err(Failure::machine("delete", path))
}

/// The same, but that there was nothing to remove is no failure.
pub(super) fn absent_is_fine(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// The paths of a manifest. One that leads out of the output is not ours, whoever wrote it there.
fn manifest(text: &str) -> Vec<String> {
    let paths: BTreeSet<&str> = text.lines().filter(|path| paths::is_safe(path)).collect();
    paths.into_iter().map(str::to_owned).collect()
}

fn journal(text: &str) -> BTreeSet<String> {
    let paths = text.lines().filter_map(|line| line.strip_prefix("+ ").or_else(|| line.strip_prefix("- ")));
    paths.filter(|path| paths::is_safe(path)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_that_was_tampered_with_leads_nowhere_else() {
        assert_eq!(manifest("b\n../../etc/passwd\n/etc/passwd\na\nb\n.git/config\n"), ["a", "b"]);
        assert_eq!(journal("+ b\n- ../x\n- a\nnoise\n"), ["a".to_owned(), "b".to_owned()].into());
    }
}
