//! What a build has to do in an output: which files come, change and go, and what stands in their way.

use std::collections::BTreeSet;

use super::inventory::Inventory;
use super::records::Records;
use super::stage::Fate;
use super::{Failure, Plan, Published, Settled, paths};

/// What a build has to do in an output.
pub(super) struct Work<'a> {
    /// What is to stand there, sorted.
    pub(super) paths: &'a [String],
    /// Which of it never changes.
    settled: &'a Settled<'a>,
    /// What is known of earlier builds.
    pub(super) records: &'a Records,
    /// What stands there.
    pub(super) inventory: Inventory,
    /// What Onrecord wrote there.
    ours: BTreeSet<&'a str>,
}

impl<'a> Work<'a> {
    /// What has to be done so that exactly the files of `plan` stand in an output that now holds `inventory`.
    pub(super) fn new(plan: &Plan<'a>, records: &'a Records, inventory: Inventory) -> Result<Self, Failure> {
        let work =
            Self { paths: plan.paths, settled: plan.settled, records, inventory, ours: records.ours() };
        match work.obstacle() {
            Some(obstacle) => Err(in_the_way(obstacle)),
            None => Ok(work),
        }
    }

    /// What Onrecord did not write and where a file or folder of the site must go.
    fn obstacle(&self) -> Option<&str> {
        let Inventory { files, folders, others } = &self.inventory;
        let foreign = || files.iter().filter(|path| !self.is_ours(path)).chain(others);
        let wanted_as_file = |path: &&String| self.paths.binary_search(path).is_ok();
        let replaced: Vec<&String> = folders.iter().filter(wanted_as_file).collect();
        let blocks = |path: &&String| {
            paths::holds(self.paths, path)
                || paths::folders(path).any(|folder| replaced.iter().any(|replaced| *replaced == folder))
        };
        let obstacle = others.iter().find(wanted_as_file).or_else(|| foreign().find(blocks));
        obstacle.map(String::as_str)
    }

    /// Whether Onrecord wrote, or may have written, what stands at `path`.
    pub(super) fn is_ours(&self, path: &str) -> bool {
        self.ours.contains(path)
    }

    /// Whether what stands at `path` is what a finished build wrote there and what this one would write.
    pub(super) fn is_settled(&self, path: &String) -> bool {
        (self.settled)(path) && self.records.lists_path(path) && self.inventory.files.contains(path)
    }

    /// Refuse if a file that Onrecord did not write stands, with other bytes, where one must go.
    pub(super) fn foreign(&self, fates: &[Fate]) -> Result<(), Failure> {
        match self.paths.iter().zip(fates).find(|(_, fate)| **fate == Fate::Foreign) {
            Some((path, _)) => Err(in_the_way(path)),
            None => Ok(()),
        }
    }

    /// The paths that the manifest of a build that was broken off would not tell of: they are about to
    /// be written, or no finished build wrote them.
    pub(super) fn coming(&self, fates: &[Fate]) -> impl Iterator<Item = &'a str> {
        let unlisted =
            |(path, fate): &(&String, &Fate)| **fate != Fate::Same || !self.records.lists_path(path);
        self.paths.iter().zip(fates).filter(unlisted).map(|(path, _)| path.as_str())
    }

    /// The paths that Onrecord wrote, or may have written, and that are no part of the site any more.
    pub(super) fn going(&self) -> impl Iterator<Item = &'a str> {
        let gone = |path: &&str| self.paths.binary_search_by(|other| other.as_str().cmp(path)).is_err();
        self.ours.iter().copied().filter(gone)
    }

    /// The files that go.
    pub(super) fn going_files(&self) -> impl Iterator<Item = &'a str> {
        self.going().filter(|path| self.inventory.files.contains(*path))
    }

    /// The folders that may be left empty by what goes, the deepest first.
    pub(super) fn left_folders(&self) -> impl Iterator<Item = &str> {
        let left: BTreeSet<&str> = self.going().flat_map(paths::folders).collect();
        let replaced = |folder: &str| self.paths.binary_search_by(|path| path.as_str().cmp(folder)).is_ok();
        let emptied = move |folder: &str| {
            left.contains(folder) || replaced(folder) || paths::folders(folder).any(replaced)
        };
        self.inventory.folders.iter().rev().map(String::as_str).filter(move |folder| emptied(folder))
    }

    /// Whether the output is already what it shall be.
    pub(super) fn is_done(&self, fates: &[Fate]) -> bool {
        let same = fates.iter().all(|fate| *fate == Fate::Same);
        same && self.records.lists(self.paths) && !self.records.is_incomplete()
    }

    /// What has been done.
    pub(super) fn summary(&self, fates: &[Fate]) -> Published {
        let count = |wanted| fates.iter().filter(|fate| **fate == wanted).count();
        Published {
            added: count(Fate::New),
            changed: count(Fate::Changed),
            unchanged: count(Fate::Same),
            removed: self.going_files().count(),
            finished_earlier: self.records.is_incomplete(),
        }
    }
}

fn in_the_way(path: &str) -> Failure {
    Failure::Refused(format!(
        "`{path}` in the output was not written by Onrecord, and a page of the site must go there; \
         move it away, or choose another folder with `--output`"
    ))
}
