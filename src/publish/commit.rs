//! From staged files to the output: what goes is deleted, what comes is moved in, and the journal says so
//! while it lasts.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::records::absent_is_fine;
use super::stage::{Fate, NEW, waiting_place};
use super::work::Work;
use super::{Failure, paths};

/// Make the output what `work` says, from what is staged. A step that is broken off leaves the journal, and
/// what it lists, to the next build.
pub(super) fn commit(output: &Path, work: &Work<'_>, fates: &[Fate], drafts: bool) -> Result<(), Failure> {
    let records = work.records;
    records.begin(work.coming(fates), work.going())?;
    if drafts {
        records.mark_drafts(true)?;
    }
    // first what goes: a file may have to make room for a folder of its name, or a folder for a file
    delete_files(output, work)?;
    remove_folders(output, work)?;
    replace(output, work, fates)?;
    merge(&records.staging().join(NEW), output)?;
    records.finish(work.paths)?;
    if !drafts {
        records.mark_drafts(false)?;
    }
    records.end()?;
    records.clear_staging()
}

fn delete_files(output: &Path, work: &Work<'_>) -> Result<(), Failure> {
    work.going_files().try_for_each(|path| {
        let place = paths::place(output, path);
        absent_is_fine(fs::remove_file(&place)).map_err(Failure::machine("delete", &place))
    })
}

fn remove_folders(output: &Path, work: &Work<'_>) -> Result<(), Failure> {
    work.left_folders().try_for_each(|folder| {
        let place = paths::place(output, folder);
        match fs::remove_dir(&place) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
            result => absent_is_fine(result).map_err(Failure::machine("remove the folder", &place)),
        }
    })
}

fn replace(output: &Path, work: &Work<'_>, fates: &[Fate]) -> Result<(), Failure> {
    fates.par_iter().enumerate().filter(|(_, fate)| **fate == Fate::Changed).try_for_each(|(at, fate)| {
        let place = paths::place(output, &work.paths[at]);
        let Some(waiting) = waiting_place(work, at, *fate) else { return Ok(()) };
        fs::rename(waiting, &place).map_err(Failure::machine("replace", &place))
    })
}

/// Move what is in the folder `from` into `to`: a folder that is not there yet as a whole.
fn merge(from: &Path, to: &Path) -> Result<(), Failure> {
    for entry in entries(from).map_err(Failure::machine("read the folder", from))? {
        let place = to.join(entry.file_name());
        if place.is_dir() {
            merge(&entry.path(), &place)?;
        } else {
            fs::rename(entry.path(), &place).map_err(Failure::machine("create", &place))?;
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        entries => entries?.collect(),
    }
}
