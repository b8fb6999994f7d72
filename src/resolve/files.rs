//! Paths that content writes into the files they name, confined to the content folder.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Code, Diagnostic};
use crate::discover::Project;
use crate::text::{Span, Spanned};
use crate::tree::nearest;

/// Where a link that is not a reference leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// Nowhere; it is shown as text.
    Nowhere,
    /// As it is written: to the web, or to a heading of the same text.
    AsWritten,
    /// To a file that is published, by its path in the project.
    Asset(String),
    /// To an address of the site, as written, from its root; checked once all pages are known.
    Site(String),
}

/// A path that leads out of `content/`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Escape;

/// The path in the project that `written` names in the file `from`: relative to it, from `/content/`,
/// or, beginning with `/`, in `content/static/`.
pub(super) fn project_path(from: &str, written: &str) -> Result<String, Escape> {
    let decoded = percent_decode_str(written).decode_utf8_lossy().replace('\\', "/");
    let (base, rest) = match decoded.strip_prefix('/') {
        Some(rest) if rest.starts_with("content/") => ("", rest),
        Some(rest) => ("content/static", rest),
        None => (from.rsplit_once('/').map_or("", |(folder, _)| folder), decoded.as_str()),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(Escape)?;
            }
            _ => parts.push(part),
        }
    }
    let inside = parts.first() == Some(&"content") && parts.len() > 1 && !rest.contains('\0');
    if inside { Ok(parts.join("/")) } else { Err(Escape) }
}

/// The path of the file that `written` names in the file `from`, if it stays inside of `content/`.
pub fn asset_path(from: &str, written: &str) -> Option<String> {
    project_path(from, written).ok()
}

/// The address at which the asset `path` is published, from the site's root: files of `static/` at
/// the root, pictures beside texts below `/media/`.
pub fn asset_route(path: &str) -> String {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    match inside.strip_prefix("static/") {
        Some(file) => format!("/{file}"),
        None => format!("/media/{inside}"),
    }
}

/// The files of a project that content can name.
pub(super) struct Assets<'a> {
    paths: BTreeSet<&'a str>,
    /// Files that are there and are of the other sort.
    others: BTreeSet<&'a str>,
    /// What is to be said of those, and what to do.
    refusal: (&'static str, &'static str),
}

impl<'a> Assets<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        let refusal = ("is a transcript, which is not published", "name its source: `[…](source:ID)`");
        Self { paths: assets(project), others: transcripts(project), refusal }
    }

    /// The transcripts of a project, which sources can name.
    pub(super) fn of_transcripts(project: &'a Project) -> Self {
        let refusal = (
            "is no transcript that can be read",
            "save it in `content/sources/` as a text, `.txt`, or as captions, `.srt` or `.vtt`",
        );
        Self { paths: transcripts(project), others: assets(project), refusal }
    }

    /// The asset that `written` names in the file `from`; `code` is the finding if there is none.
    pub(super) fn find(
        &self,
        from: &str,
        written: &str,
        span: Span,
        code: Code,
    ) -> Result<String, Box<Diagnostic>> {
        let Ok(path) = project_path(from, written) else {
            let message = format!("`{written}` leads out of `content/`");
            let help = "put the file beside the text, or in `content/static/` and write `/NAME`";
            return Err(Box::new(Diagnostic::new(Code::PathEscape, span, message).help(help)));
        };
        if self.paths.contains(path.as_str()) {
            return Ok(path);
        }
        if self.others.contains(path.as_str()) {
            let (message, help) = self.refusal;
            let message = format!("`{written}` {message}");
            return Err(Box::new(Diagnostic::new(code, span, message).help(help)));
        }
        let written = Spanned::new(written, span);
        Err(Box::new(missing(from, &path, (&written, code), self.paths.iter().copied())))
    }
}

fn assets(project: &Project) -> BTreeSet<&str> {
    project.assets.iter().map(|asset| &*asset.path).collect()
}

fn transcripts(project: &Project) -> BTreeSet<&str> {
    project.transcripts.iter().map(|file| &*project.files.get(*file).path).collect()
}

/// What is wrong with `written` in the file `from`, which names none of `paths`: it is spelt like one of
/// them but for the case of letters, or there is none, for which the finding is of `code`.
pub(super) fn missing<'p>(
    from: &str,
    path: &str,
    (written, code): (&Spanned<&str>, Code),
    paths: impl Iterator<Item = &'p str> + Clone,
) -> Diagnostic {
    let folded = path.to_lowercase();
    if let Some(other) = paths.clone().find(|other| other.to_lowercase() == folded) {
        let better = written_from(from, other);
        let finding = Diagnostic::new(Code::LinkCase, written.span, format!("the file is called `{better}`"))
            .help("write small and capital letters as the file has them; some systems tell them apart");
        return with_fix(finding, written, better);
    }
    let finding = Diagnostic::new(code, written.span, format!("there is no file `{}`", written.value));
    match nearest_path(path, paths.filter(|other| *other != from)) {
        Some(near) => {
            let better = written_from(from, near);
            with_fix(finding.label(format!("did you mean `{better}`?")), written, better)
        }
        None => finding.help(format!("it would be `{path}`; add the file, or correct the name")),
    }
}

/// The one of `paths` whose name is nearest to that of `path`, one in the same folder before others.
fn nearest_path<'p>(path: &str, paths: impl Iterator<Item = &'p str>) -> Option<&'p str> {
    let paths: Vec<&str> = paths.collect();
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = |path: &'p str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    };
    let wanted = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let near = |paths: &mut dyn Iterator<Item = &'p str>| {
        let paths: Vec<&str> = paths.collect();
        let found = nearest(wanted, paths.iter().map(|path| stem(path)))?;
        paths.into_iter().find(|path| stem(path) == found)
    };
    let beside = |path: &&str| path.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
    near(&mut paths.iter().copied().filter(beside)).or_else(|| near(&mut paths.iter().copied()))
}

/// How the file `path` is written in the file `from`.
fn written_from(from: &str, path: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    match (beside, path.strip_prefix("content/static/")) {
        (Some(name), _) => name.to_owned(),
        (None, Some(name)) => format!("/{name}"),
        (None, None) => format!("/{path}"),
    }
}

/// The fix is offered where nothing but the name is written.
fn with_fix(finding: Diagnostic, written: &Spanned<&str>, better: String) -> Diagnostic {
    let is_all = (written.span.end - written.span.start) as usize == written.value.len();
    if is_all { finding.fix(format!("write `{better}`"), written.span, better) } else { finding }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_text_or_from_the_root() {
        let path = |written| project_path("content/pieces/2025/a.md", written);
        assert_eq!(path("b.jpg").unwrap(), "content/pieces/2025/b.jpg");
        assert_eq!(path("../../actors/x.md").unwrap(), "content/actors/x.md");
        assert_eq!(path("/content/actors/x.md").unwrap(), "content/actors/x.md");
        assert_eq!(path("/logo%20a.svg").unwrap(), "content/static/logo a.svg");
    }

    #[test]
    fn no_path_leads_out_of_content() {
        let path = |written| project_path("content/pieces/a.md", written);
        for escape in [
            "../../site.toml",
            "../../../etc/passwd",
            "/../../x",
            "%2e%2e/%2e%2e/site.toml",
            "..\\..\\site.toml",
            "/content/../site.toml",
        ] {
            assert_eq!(path(escape), Err(Escape), "{escape}");
        }
    }
}
