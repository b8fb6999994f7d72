//! The paths of a site's files: held to what can be written safely on every system.

use std::path::{Component, Path, PathBuf};

use super::Failure;

/// Refuse `paths` unless each stays inside of the output, they are sorted, each stands once, and none is
/// the folder of another.
pub(super) fn check(paths: &[String]) -> Result<(), Failure> {
    let refuse = |path: &str, why: &str| Err(Failure::Refused(format!("the path `{path}` {why}")));
    if let Some(path) = paths.iter().find(|path| !is_safe(path)) {
        return refuse(path, "is no path of a file inside of the output");
    }
    if let Some((_, path)) = paths.iter().zip(paths.iter().skip(1)).find(|(path, next)| path >= next) {
        return refuse(path, "stands twice or out of order in the list of files to write");
    }
    match paths.iter().find(|path| holds(paths, path)) {
        Some(path) => refuse(path, "is wanted both as a file and as a folder"),
        None => Ok(()),
    }
}

/// Whether `path` is made of plain names joined by `/`, and leaves alone what Onrecord and git keep there.
pub(super) fn is_safe(path: &str) -> bool {
    let kept = [".onrecord", ".git"];
    let first = path.split('/').next().unwrap_or_default();
    path.split('/').all(is_name) && !kept.iter().any(|name| first.eq_ignore_ascii_case(name))
}

fn is_name(part: &str) -> bool {
    let mut components = Path::new(part).components();
    let plain = matches!((components.next(), components.next()), (Some(Component::Normal(_)), None));
    plain && !part.contains(|letter: char| letter == '\\' || letter.is_control())
}

/// Whether one of the sorted `paths` lies in the folder `folder`.
pub(super) fn holds(paths: &[String], folder: &str) -> bool {
    let inside = format!("{folder}/");
    let at = paths.partition_point(|path| path.as_str() < inside.as_str());
    paths.get(at).is_some_and(|path| path.starts_with(&inside))
}

/// Where `path` lies in `folder`, with the system's own separators.
pub(super) fn place(folder: &Path, path: &str) -> PathBuf {
    let mut place = folder.to_owned();
    place.extend(path.split('/'));
    place
}

/// The folders that `path` lies in, the nearest first: `a/b`, `a` of `a/b/c`.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(paths: &[&str]) -> bool {
        check(&paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>()).is_err()
    }

    #[test]
    fn paths_that_lead_out_or_into_what_is_kept_are_refused() {
        for bad in [
            "",
            "/a",
            "a/",
            "a//b",
            "..",
            "a/../b",
            "./a",
            "a/.",
            "a\\b",
            "a\0",
            "a\nb",
            ".onrecord/x",
            ".GIT/x",
        ] {
            assert!(refused(&[bad]), "{bad:?}");
        }
        for good in
            ["index.html", "2025/04/словами/index.html", ".nojekyll", ".well-known/security.txt", "a..b"]
        {
            assert!(!refused(&[good]), "{good}");
        }
    }

    #[test]
    fn a_path_cannot_be_file_and_folder_nor_stand_twice() {
        assert!(refused(&["a", "a-b", "a/b"]));
        assert!(refused(&["a", "a"]));
        assert!(refused(&["b", "a"]));
        assert!(!refused(&["a-b", "a/b", "ab"]));
    }

    #[test]
    fn the_folders_of_a_path_come_nearest_first() {
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders("a").count(), 0);
    }
}
