//! The address that a browser asks for into the page that stands there.

use super::Site;
use crate::compose::{Route, Subject};
use crate::diagnostic::{Format, report};
use crate::media::media_type;

impl Site {
    /// The bytes and media type of the file at `path`, without the base.
    pub fn file(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        let path = path.trim_start_matches('/');
        let index = self.index_of(path)?;
        let bytes = match self.render(index) {
            Ok(bytes) => bytes,
            Err(findings) => report(&findings, &self.files, Format::Human).into_bytes(),
        };
        let output = self.plan.pages[index].route.output();
        Some((bytes, media_type(&output)))
    }

    fn index_of(&self, path: &str) -> Option<usize> {
        let route = Route::parse(&format!("/{path}")).ok()?;
        self.plan.find(&route)
    }

    /// The page that says that there is none.
    pub fn not_found(&self) -> Vec<u8> {
        let index = self.plan.pages.iter().position(|page| page.subject == Subject::Missing);
        index.and_then(|index| self.render(index).ok()).unwrap_or_default()
    }

    /// What every address begins with.
    pub fn base_path(&self) -> String {
        self.settings.base_url.path.clone()
    }
}
