//! Small projects: the text of `site.toml` and a few files, read as of the first day of 2026.

use std::fs;

use onrecord::diagnostic::{Format, report};
use onrecord::model::Moment;
use onrecord::pipeline::{Analysis, Request, Site, analyse};

/// Read a project of `settings` and `files`, of which one may be another `site.toml`.
pub(crate) fn build(settings: &str, files: &[(&str, impl AsRef<str>)]) -> Analysis {
    let root = tempfile::tempdir().unwrap();
    let files = files.iter().map(|(path, text)| (*path, text.as_ref()));
    for (path, text) in [("site.toml", settings)].into_iter().chain(files) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let root = root.path().to_owned();
    let now = Moment::parse("2026-01-01T00:00:00Z").unwrap();
    analyse(&Request { root, base_url: None, drafts: false, now, strict: false }).unwrap()
}

/// What was found, a line each.
pub(crate) fn said(analysis: &Analysis) -> String {
    report(&analysis.findings, &analysis.files, Format::Short)
}

/// The site of a project without errors.
pub(crate) fn site(analysis: Analysis) -> Site {
    let said = said(&analysis);
    analysis.site.unwrap_or_else(|| panic!("{said}"))
}

/// What has pages: a site, or a project that has one.
pub(crate) trait Built {
    fn site(&self) -> &Site;
}

impl Built for Site {
    fn site(&self) -> &Site {
        self
    }
}

impl Built for Analysis {
    fn site(&self) -> &Site {
        self.site.as_ref().unwrap_or_else(|| panic!("{}", said(self)))
    }
}

/// What stands at `path`.
pub(crate) fn page(built: &impl Built, path: &str) -> String {
    let file = built.site().file(path);
    let (bytes, _) = file.unwrap_or_else(|| panic!("nothing stands at {path}"));
    String::from_utf8(bytes).unwrap()
}
