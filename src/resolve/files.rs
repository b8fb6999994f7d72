//! Paths that content writes into the files they name, confined to the content folder.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Code, Diagnostic};
use crate::discover::Project;
use crate::text::Span;

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
}

impl<'a> Assets<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self { paths: project.assets.iter().map(|asset| &*asset.path).collect() }
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
            let help = "put the file beside the text, or in `content/static/`";
            return Err(Box::new(Diagnostic::new(Code::PathEscape, span, message).help(help)));
        };
        if self.paths.contains(path.as_str()) {
            return Ok(path);
        }
        Err(Box::new(self.missing(&path, written, span, code)))
    }

    fn missing(&self, path: &str, written: &str, span: Span, code: Code) -> Diagnostic {
        let folded = path.to_lowercase();
        if let Some(other) = self.paths.iter().find(|other| other.to_lowercase() == folded) {
            let name = other.rsplit('/').next().unwrap_or(other);
            return Diagnostic::new(Code::LinkCase, span, format!("the file is called `{name}`"))
                .help("write small and capital letters as the file has them; some systems tell them apart");
        }
        let finding = Diagnostic::new(code, span, format!("there is no file `{written}`"));
        match crate::tree::nearest(path, self.paths.iter().copied()) {
            Some(near) => finding.label(format!("did you mean `{near}`?")),
            None => finding.help(format!("it would be `{path}`; add the file, or correct the name")),
        }
    }
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
