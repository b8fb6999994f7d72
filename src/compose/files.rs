//! The files that every site has, and those of the theme and of content.

use super::pages::Composer;
use super::{MADE, Page, Route, Subject};
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::asset_route;

impl Composer<'_> {
    pub(super) fn files(&mut self) {
        let language = self.input.settings.language();
        for (name, subject) in [
            ("404.html", Subject::Missing),
            ("sitemap.xml", Subject::Sitemap),
            ("robots.txt", Subject::Robots),
        ] {
            self.put_generated(Route::file(name), language, subject);
        }
        for name in self.input.theme_files {
            self.put_generated(
                Route::file(&format!("theme/{name}")),
                language,
                Subject::ThemeFile(name.clone()),
            );
        }
        for path in self.input.assets {
            self.reserved(path);
            let is_static = path.starts_with("content/static/");
            if is_static || self.input.corpus.used_assets.contains(path) {
                let route = Route::file(&asset_route(path));
                let page = Page { route, language: language.clone(), subject: Subject::Asset(path.clone()) };
                self.put(page, format!("the file `{path}`"), None);
            }
        }
    }

    /// A file of `content/static/` must not stand where the site's own files are made.
    fn reserved(&mut self, path: &str) {
        let folder = path.strip_prefix("content/static/").and_then(|inside| inside.split_once('/'));
        if let Some((folder, _)) = folder.filter(|(folder, _)| MADE.contains(folder)) {
            let message = format!("the folder `{folder}/` of the site is for files that are made");
            let finding = Diagnostic::of_path(Code::DuplicateAddress, path, message);
            self.findings.push(finding.help("give the folder another name"));
        }
    }
}
