//! Projects to test with: the repository's sample digest, or a copy of it in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The repository, which is a project itself.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` by their paths with `/`, but for what Onrecord keeps for itself.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found);
    found
}

fn collect(folder: &Path, path: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        let name = format!("{path}{}", entry.file_name().to_str().unwrap());
        if name == ".onrecord" {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// The files of the sample digest: `site.toml`, `content/…`, `themes/…`.
pub(crate) fn sample() -> BTreeMap<String, Vec<u8>> {
    let root = repository();
    let mut found = BTreeMap::from([("site.toml".to_owned(), fs::read(root.join("site.toml")).unwrap())]);
    for folder in ["content", "themes"] {
        let below = files(&root.join(folder));
        found.extend(below.into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
    }
    found
}

/// Write `bytes` to `path` below `root`, with its folders.
pub(crate) fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Write all of `project` below `root`.
pub(crate) fn write_all<'f>(root: &Path, project: impl IntoIterator<Item = (&'f String, &'f Vec<u8>)>) {
    for (path, bytes) in project {
        write(root, path, bytes);
    }
}
