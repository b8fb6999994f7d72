//! What is around a command: the clock, the environment, the current folder, the terminal. Read here and
//! nowhere else.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use crate::model::Moment;

/// What a command needs to know of the world.
#[derive(Clone, Debug)]
pub struct World {
    /// The current folder.
    pub folder: PathBuf,
    /// The instant that counts as now.
    pub now: Moment,
    /// Whether people read what goes to standard output, and to standard error.
    pub terminals: (bool, bool),
    /// Whether they want no colours.
    pub plain: bool,
}

impl World {
    /// Look around.
    ///
    /// # Errors
    ///
    /// If there is no current folder, or `SOURCE_DATE_EPOCH` is not a time.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that looks at the world")]
    pub fn look() -> Result<Self, String> {
        let folder = std::env::current_dir()
            .map_err(|error| format!("the current folder cannot be found: {error}"))?;
        let now = match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(text) => Moment::parse(text.trim()).ok_or_else(|| {
                format!("SOURCE_DATE_EPOCH is not a number of seconds: `{}`", text.escape_debug())
            })?,
            Err(_) => Moment(jiff::Timestamp::now().as_second()),
        };
        let is_set = |name| std::env::var(name).is_ok_and(|value| !value.is_empty());
        let plain = is_set("NO_COLOR") || std::env::var("TERM").is_ok_and(|term| term == "dumb");
        let terminals = (std::io::stdout().is_terminal(), std::io::stderr().is_terminal());
        Ok(Self { folder, now, terminals, plain })
    }

    /// `path` as seen from the current folder.
    pub fn path(&self, path: &Path) -> PathBuf {
        let path = self.folder.join(path);
        std::path::absolute(&path).unwrap_or(path)
    }

    /// The project's root: `given`, or the nearest folder upward that has a `site.toml`.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn root(&self, given: Option<&Path>) -> Result<PathBuf, String> {
        let has_settings = |folder: &Path| folder.join("site.toml").is_file();
        if let Some(given) = given {
            let root = self.path(given);
            let missing = format!("there is no `site.toml` in `{}`", root.display());
            return if has_settings(&root) { Ok(root) } else { Err(missing) };
        }
        self.folder.ancestors().find(|folder| has_settings(folder)).map(Path::to_owned).ok_or_else(|| {
            "there is no `site.toml` here or in a folder above\n\
             help: go to the folder of your digest, or name it with `--root`"
                .into()
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_root_is_the_nearest_folder_upward_with_settings() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("content/pieces");
        fs::create_dir_all(&deep).unwrap();
        let world = World { folder: deep, now: Moment(0), terminals: (false, false), plain: false };
        assert!(world.root(Some(Path::new("../.."))).unwrap_err().contains("there is no `site.toml` in"));
        fs::write(folder.path().join("site.toml"), "").unwrap();
        assert_eq!(world.root(None).unwrap(), folder.path());
        assert_eq!(
            world.root(Some(Path::new("../.."))).unwrap().canonicalize().unwrap(),
            folder.path().canonicalize().unwrap()
        );
    }
}
