//! From a site's pages to files that wait in the staging folder: those that differ from what stands there.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::work::Work;
use super::{Failure, Render, paths};

/// The folder of the staging folder for the tree of what is new.
pub(super) const NEW: &str = "new";
/// The folder of the staging folder for what changes.
const CHANGED: &str = "changed";

/// What a build does to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands there already, byte for byte.
    Same,
    /// Its bytes change.
    Changed,
    /// It is not there yet.
    New,
    /// Somebody else's file, with other bytes, stands there.
    Foreign,
}

/// Render every page of `work`, stage those that `output` lacks or has otherwise, and return what
/// becomes of each. A page's bytes are held only until they are staged.
pub(super) fn stage(output: &Path, work: &Work<'_>, render: &Render<'_>) -> Result<Vec<Fate>, Failure> {
    let stage_one = |at| {
        if work.is_settled(&work.paths[at]) {
            return Ok(Fate::Same);
        }
        let bytes = render(at).map_err(Failure::Rendering)?;
        let fate = fate(output, work, &work.paths[at], &bytes)?;
        if let Some(place) = waiting_place(work, at, fate) {
            write(&place, &bytes)?;
        }
        Ok(fate)
    };
    all((0..work.paths.len()).into_par_iter().map(stage_one).collect())
}

fn fate(output: &Path, work: &Work<'_>, path: &str, bytes: &[u8]) -> Result<Fate, Failure> {
    if !work.inventory.files.contains(path) {
        return Ok(Fate::New);
    }
    let place = paths::place(output, path);
    let earlier = fs::read(&place).map_err(Failure::machine("read", &place))?;
    Ok(match earlier == bytes {
        true => Fate::Same,
        false if work.is_ours(path) => Fate::Changed,
        false => Fate::Foreign,
    })
}

/// Where page `at` waits if it is to be written: what is new in a tree like the output's, so that whole
/// folders of it can be moved in one step, what changes by its number.
pub(super) fn waiting_place(work: &Work<'_>, at: usize, fate: Fate) -> Option<PathBuf> {
    let staging = work.records.staging();
    match fate {
        Fate::New => Some(paths::place(&staging.join(NEW), &work.paths[at])),
        Fate::Changed => Some(staging.join(CHANGED).join(at.to_string())),
        Fate::Same | Fate::Foreign => None,
    }
}

fn write(place: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(Failure::machine("create the folder", folder))?;
    }
    fs::write(place, bytes).map_err(Failure::machine("write", place))
}

/// All fates, or everything that was found wrong, or else the first thing that the machine did not do.
fn all(results: Vec<Result<Fate, Failure>>) -> Result<Vec<Fate>, Failure> {
    let mut fates = Vec::with_capacity(results.len());
    let mut findings = Vec::new();
    let mut broken = None;
    for result in results {
        match result {
            Ok(fate) => fates.push(fate),
            Err(Failure::Rendering(found)) => findings.extend(found),
            Err(failure) => broken = broken.or(Some(failure)),
        }
    }
    match broken {
        _ if !findings.is_empty() => Err(Failure::Rendering(findings)),
        Some(failure) => Err(failure),
        None => Ok(fates),
    }
}
