//! From a site's pages to the files of `public/`: all of them or nothing.
//!
//! Pages are rendered into a staging folder inside of the output. Only when all of them are there does a
//! journal go down that names every file about to move or to go; then they move. So after a kill at any
//! moment the output is the old site, the new one, or marked as incomplete, and the next build finishes it.
//! What Onrecord keeps for this lies in the output's folder `.onrecord/`:
//!
//! ```text
//! manifest     the files that Onrecord wrote, a line each
//! incomplete   the journal, there only while files move: `+ PATH` comes, `- PATH` goes
//! drafts       there if the site shows drafts
//! staging/     new/ is a tree to be moved in, changed/ has a numbered file for each that is replaced
//! lock         held while a build writes
//! ```

mod commit;
mod failure;
mod folder;
mod inventory;
mod paths;
mod records;
mod stage;
mod work;
mod write;

pub use failure::Failure;
pub use records::publishable;
pub use write::write_file;

use std::path::Path;

use crate::diagnostic::Diagnostic;
use inventory::Inventory;
use records::Records;
use stage::Fate;
use work::Work;

/// What is to stand in the output.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The project's root, which holds `site.toml`.
    pub root: &'a Path,
    /// The site's files as paths in the output, with `/`, sorted, each once: `2025/04/slug/index.html`.
    pub paths: &'a [String],
    /// Whether the site shows drafts, so that it must not be published.
    pub drafts: bool,
    /// Whether the address of a file is made of what it is made from, so that one that an earlier build wrote is
    /// not made again.
    pub settled: &'a Settled<'a>,
}

/// Whether the file at a path never changes.
pub type Settled<'a> = dyn Fn(&str) -> bool + Sync + 'a;

/// Makes the bytes of the file at an index of [`Plan::paths`], or says what is wrong.
pub type Render<'a> = dyn Fn(usize) -> Result<Vec<u8>, Vec<Diagnostic>> + Sync + 'a;

/// What a build did to the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that were not there before.
    pub added: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files that were there already, byte for byte; nothing was written for them.
    pub unchanged: usize,
    /// Files of an earlier build that are no part of the site any more.
    pub removed: usize,
    /// Whether an earlier build had been broken off while its files moved.
    pub finished_earlier: bool,
}

/// Make the files of `plan`, each by `render`, stand in `output`: all of them or nothing.
///
/// # Errors
///
/// If a page cannot be rendered, if `output` is no place for a site, or if the disk does not do its
/// part. Only in the last case, and only once files have begun to move, may the output be incomplete.
pub fn publish(output: &Path, plan: &Plan<'_>, render: &Render<'_>) -> Result<Published, Failure> {
    paths::check(plan.paths)?;
    let output = folder::accept(output, plan.root)?;
    let records = Records::open(&output)?;
    let work = Work::new(plan, &records, Inventory::of(&output)?)?;
    match staged(&output, &work, render) {
        Ok(fates) if work.is_done(&fates) && records.drafts() == plan.drafts => Ok(work.summary(&fates)),
        Ok(fates) => commit::commit(&output, &work, &fates, plan.drafts).map(|()| work.summary(&fates)),
        Err(failure) => {
            // what cannot be cleared now is cleared by the next build; what failed first is what counts
            let _ = records.clear_staging();
            Err(failure)
        }
    }
}

fn staged(output: &Path, work: &Work<'_>, render: &Render<'_>) -> Result<Vec<Fate>, Failure> {
    let fates = stage::stage(output, work, render)?;
    work.foreign(&fates)?;
    Ok(fates)
}
