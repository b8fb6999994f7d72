//! The whole chain: from a folder to a site.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use crate::diagnostic::Diagnostic;
use crate::model::Moment;
use crate::text::Files;

/// What is to be built, and as of when.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder with `site.toml`.
    pub root: PathBuf,
    /// The address to publish under, if not that of `site.toml`.
    pub base_url: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The instant as of which the site is built.
    pub now: Moment,
    /// Whether warnings stop the build too.
    pub strict: bool,
}

/// What came of a request.
#[derive(Debug)]
pub struct Analysis {
    /// The texts that findings stand in.
    pub files: Files,
    /// What was found, settled.
    pub findings: Vec<Diagnostic>,
    /// What readers do not see and why, a line each.
    pub unpublished: Vec<String>,
    /// The site, unless there are errors.
    pub site: Option<Site>,
}

/// A site that can be rendered.
#[derive(Debug)]
pub struct Site;

impl Site {
    /// The bytes and media type of the file at `path`, without the base.
    pub fn file(&self, _path: &str) -> Option<(Vec<u8>, &'static str)> {
        None
    }

    /// The page that says that there is none.
    pub fn not_found(&self) -> Vec<u8> {
        Vec::new()
    }

    /// What every address begins with.
    pub fn base_path(&self) -> String {
        "/".into()
    }
}

/// What a build did to the output.
#[derive(Clone, Copy, Debug, Default)]
pub struct Published {
    /// Files that were not there before.
    pub added: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files that were there already.
    pub unchanged: usize,
    /// Files that are no part of the site any more.
    pub removed: usize,
}

/// The published addresses, compared with `urls.lock`.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The texts that findings stand in.
    pub files: Files,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// What is new or gone, a line each.
    pub changes: Vec<String>,
}

/// The part of `site.toml` that `new` asks for.
#[derive(Debug)]
pub struct Preferences {
    /// Whether `new` writes YAML.
    pub yaml: bool,
    /// Where a day begins.
    pub timezone: TimeZone,
}

/// Why nothing came of a request: the machine's doing.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

/// Read the project and compose its site.
///
/// # Errors
///
/// If the disk does not do its part.
pub fn analyse(request: &Request) -> Result<Analysis, Failure> {
    fs::read_dir(&request.root).map_err(|error| Failure(error.to_string()))?;
    Ok(Analysis { files: Files::default(), findings: vec![], unpublished: vec![], site: Some(Site) })
}

/// Make `site` stand in `output`.
///
/// # Errors
///
/// If the disk does not do its part, or `output` is no place for a site.
pub fn publish(_site: &Site, output: &Path) -> Result<Published, Failure> {
    fs::create_dir_all(output).map_err(|error| Failure(error.to_string()))?;
    Ok(Published::default())
}

/// Compare the addresses with `urls.lock`, and write it if `update`.
///
/// # Errors
///
/// If the disk does not do its part.
pub fn addresses(request: &Request, _update: bool) -> Result<Addresses, Failure> {
    analyse(request).map(|_| Addresses::default())
}

/// The part of `site.toml` that `new` asks for.
///
/// # Errors
///
/// If the disk does not do its part.
pub fn preferences(root: &Path) -> Result<Preferences, Failure> {
    fs::read(root.join("site.toml")).map_err(|error| Failure(error.to_string()))?;
    Ok(Preferences { yaml: false, timezone: TimeZone::UTC })
}

/// The files and folders that a site is made of.
pub fn watched(root: &Path) -> Vec<PathBuf> {
    ["site.toml", "content", "themes"].map(|name| root.join(name)).into()
}

/// Write `text` to the new file `path`; a file that is there already stays.
///
/// # Errors
///
/// If there is one, or the disk does not do its part.
pub fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
    };
    write().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure(format!("`{}` is there already", path.display())),
        _ => Failure(format!("cannot write `{}`: {error}", path.display())),
    })
}
