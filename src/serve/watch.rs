//! Changes of files to the word that something changed, once for changes that come together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::ServeFailure;

/// Changes that follow each other this closely are one, as when a program saves several files.
const TOGETHER: Duration = Duration::from_millis(80);
/// But they are not waited for longer than this.
const AT_MOST: Duration = Duration::from_secs(2);
/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_secs(1);

/// A watch over files and folders.
pub(super) struct Watch {
    /// What is watched, as it was given.
    given: Vec<PathBuf>,
    /// The same as the system may name it.
    names: Vec<PathBuf>,
    /// Kept, because the watch ends with it.
    _watcher: Box<dyn Watcher>,
    events: Receiver<notify::Result<Event>>,
    /// A change that no event will tell of.
    missed: bool,
}

impl Watch {
    /// Watch `given`, files and whole folders, also those that are not there yet.
    pub(super) fn start(given: Vec<PathBuf>) -> Result<Self, ServeFailure> {
        Self::by(told, given)
            .or_else(|(_, given)| Self::by(looked, given))
            .map_err(|(why, _)| ServeFailure::Watch(why))
    }

    /// Watch `given` with a watcher that `make` makes; give it back with the reason if that fails.
    fn by(make: MakeWatcher, given: Vec<PathBuf>) -> Result<Self, (String, Vec<PathBuf>)> {
        let names: Vec<PathBuf> = given.iter().flat_map(|path| names_of(path)).collect();
        let (sender, events) = channel();
        let watcher = make(sender).and_then(|mut watcher| {
            places(&names).iter().try_for_each(|(path, mode)| watcher.watch(path, *mode))?;
            Ok(watcher)
        });
        match watcher {
            Ok(watcher) => Ok(Self { given, names, _watcher: watcher, events, missed: false }),
            Err(error) => Err((error.to_string(), given)),
        }
    }

    /// Whether something changed; waits for `patience` at most, and then until a moment passes without a change.
    pub(super) fn has_changed(&mut self, patience: Duration) -> Result<bool, ServeFailure> {
        if std::mem::take(&mut self.missed) {
            return Ok(true);
        }
        let Some(mut touched_root) = self.next(patience)? else { return Ok(false) };
        let end = Instant::now() + AT_MOST;
        while Instant::now() < end
            && let Some(touched) = self.next(TOGETHER)?
        {
            touched_root |= touched;
        }
        if touched_root {
            *self = Self::start(std::mem::take(&mut self.given))?;
        }
        Ok(true)
    }

    /// Watch `given` from now on. What changed there meanwhile is not known, so it counts as a change.
    pub(super) fn follow(&mut self, given: Vec<PathBuf>) -> Result<(), ServeFailure> {
        if self.given != given {
            *self = Self { missed: true, ..Self::start(given)? };
        }
        Ok(())
    }

    /// Wait for the next change that matters. It is true if a watched folder itself came, went or was moved:
    /// the watch of the system stays with the old one.
    fn next(&self, patience: Duration) -> Result<Option<bool>, ServeFailure> {
        let end = Instant::now() + patience;
        loop {
            match self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Ok(event)) if !self.concerns_us(&event) => {}
                Ok(Ok(event)) => return Ok(Some(event.paths.iter().any(|path| self.is_root(path)))),
                // events were lost
                Ok(Err(_)) => return Ok(Some(true)),
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(ServeFailure::Watch("the system stopped telling of changes".into()));
                }
            }
        }
    }

    /// Whether `event` changes something that is watched. Reading does not: a build would ask for the next.
    fn concerns_us(&self, event: &Event) -> bool {
        let ours =
            |path: &PathBuf| self.names.iter().any(|name| path.starts_with(name) || name.starts_with(path));
        !event.kind.is_access() && (event.need_rescan() || event.paths.iter().any(ours))
    }

    fn is_root(&self, path: &Path) -> bool {
        self.names.iter().any(|name| name.starts_with(path))
    }
}

/// The names by which the system may tell of `path`.
fn names_of(path: &Path) -> Vec<PathBuf> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = absolute.canonicalize().ok().filter(|real| *real != absolute);
    std::iter::once(absolute).chain(real).collect()
}

type MakeWatcher = fn(Sender<notify::Result<Event>>) -> notify::Result<Box<dyn Watcher>>;

/// A watcher that the system tells of changes.
fn told(sender: Sender<notify::Result<Event>>) -> notify::Result<Box<dyn Watcher>> {
    Ok(Box::new(RecommendedWatcher::new(sender, config())?))
}

/// A watcher that looks again and again, for where the system does not tell or has no room for more.
fn looked(sender: Sender<notify::Result<Event>>) -> notify::Result<Box<dyn Watcher>> {
    Ok(Box::new(PollWatcher::new(sender, config())?))
}

fn config() -> Config {
    Config::default().with_poll_interval(POLL).with_follow_symlinks(false)
}

/// The folders to watch: each folder with all below it, and the folder that each thing stands in, or will
/// stand in, because a file that is saved anew is another file to the system.
fn places(names: &[PathBuf]) -> BTreeMap<PathBuf, RecursiveMode> {
    let mut places = BTreeMap::new();
    for path in names {
        let parent = path.ancestors().skip(1).find(|folder| folder.is_dir());
        if let Some(parent) = parent {
            places.entry(parent.to_owned()).or_insert(RecursiveMode::NonRecursive);
        }
        if path.is_dir() {
            places.insert(path.clone(), RecursiveMode::Recursive);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);
    const SHORT: Duration = Duration::from_millis(300);

    fn check(make: MakeWatcher) {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("pieces")).unwrap();
        let mut watch = Watch::by(make, vec![content.clone(), folder.path().join("site.toml")]).unwrap();
        fs::write(folder.path().join("else.md"), "x").unwrap();
        fs::create_dir(folder.path().join("public")).unwrap();
        assert!(!watch.has_changed(SHORT + POLL).unwrap(), "what is beside does not matter");
        fs::write(content.join("pieces/a.md"), "x").unwrap();
        assert!(watch.has_changed(LONG).unwrap());
        assert_eq!(fs::read_to_string(content.join("pieces/a.md")).unwrap(), "x");
        assert!(!watch.has_changed(SHORT).unwrap(), "reading is no change");
        fs::write(folder.path().join("site.toml"), "x").unwrap();
        assert!(watch.has_changed(LONG).unwrap());
    }

    #[test]
    fn changes_are_seen_when_the_system_tells() {
        check(told);
    }

    #[test]
    fn changes_are_seen_by_looking() {
        check(looked);
    }

    #[test]
    fn another_list_of_files_counts_as_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let mut watch = Watch::start(vec![folder.path().join("a")]).unwrap();
        watch.follow(vec![folder.path().join("a")]).unwrap();
        assert!(!watch.has_changed(Duration::ZERO).unwrap());
        watch.follow(vec![folder.path().join("b")]).unwrap();
        assert!(watch.has_changed(Duration::ZERO).unwrap());
    }
}
