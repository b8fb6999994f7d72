//! Whether a folder may become the output: nothing of the project or of others can be lost in it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Failure;
use super::records::{KEPT, was_written_here};

/// The folders of a project in which no site is written.
const PROJECT: [&str; 3] = ["content", "themes", ".git"];

/// The real path of `output`, if a site of the project at `root` may be written there.
pub(super) fn accept(output: &Path, root: &Path) -> Result<PathBuf, Failure> {
    let real = resolve(output)?;
    apart_from_project(&real, root).map_err(|why| refuse(output, &why))?;
    fit(&real).map_err(|why| refuse(output, why))?;
    if !was_written_here(&real) {
        without_others(&real).map_err(|why| refuse(output, &why))?;
    }
    Ok(real)
}

fn refuse(output: &Path, why: &str) -> Failure {
    Failure::Refused(format!("cannot write the site to `{}`: {why}", output.display()))
}

/// The path without links; of what is not there yet, the part that is there decides.
fn resolve(path: &Path) -> Result<PathBuf, Failure> {
    match fs::canonicalize(path) {
        Ok(real) => return Ok(real),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(Failure::machine("find", path)(error)),
    }
    if path.is_symlink() {
        return Err(refuse(path, "it is a symbolic link that leads nowhere"));
    }
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(refuse(path, "it leads through `..` of a folder that is not there"));
    };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    Ok(resolve(parent)?.join(name))
}

fn apart_from_project(real: &Path, root: &Path) -> Result<(), String> {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    if root.starts_with(real) {
        return Err("it holds the project itself; choose a folder of its own, such as `public`".into());
    }
    let within = |folder: &str| {
        let folder = root.join(folder);
        real.starts_with(fs::canonicalize(&folder).unwrap_or(folder))
    };
    match PROJECT.into_iter().find(|folder| within(folder)) {
        Some(folder) => {
            Err(format!("it lies in `{folder}/` of the project; choose another folder, such as `public`"))
        }
        None => Ok(()),
    }
}

fn fit(real: &Path) -> Result<(), &'static str> {
    if real.exists() && !real.is_dir() {
        return Err("it is a file; choose a folder");
    }
    if real.join("site.toml").exists() {
        return Err("it holds a `site.toml`, so it is a project and not an output; choose another folder");
    }
    if real.join(KEPT).is_symlink() {
        return Err("its `.onrecord` is a symbolic link; delete that and build again");
    }
    Ok(())
}

/// Without a list of what Onrecord wrote there, only dot files may stand in the folder.
fn without_others(real: &Path) -> Result<(), String> {
    let Ok(entries) = fs::read_dir(real) else { return Ok(()) };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    match names.filter(|name| !name.starts_with('.')).min() {
        Some(name) => Err(format!(
            "it holds files that Onrecord did not write, such as `{name}`; choose another folder with `--output`, or empty this one"
        )),
        None => Ok(()),
    }
}
