//! A composed site into bytes, a page at a time: views of the theme's contract, Markdown into HTML, and
//! the only use of the template engine.

mod catalogue;
mod draw;
mod escape;
mod feeds;
mod fonts;
mod hosts;
mod listing;
mod made;
pub mod markdown;
mod on_request;
mod pictures;
mod plain;
mod social;
mod theme;
pub mod view;
mod views;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

pub use pictures::Size;
pub use theme::{Theme, load};

use crate::collate::Concordance;
use crate::compose::{Page, Plan, Route, SocialCard, Subject};
use crate::diagnostic::Diagnostic;
use crate::ledger::Removed;
use crate::media::{Cleaned, smaller};
use crate::model::{Language, Moment};
use crate::resolve::Corpus;
use crate::settings::Settings;
use crate::text::Files;
use views::Scope;

/// A whole site, ready to be rendered page by page.
#[derive(Debug)]
pub struct Site {
    /// The texts.
    pub files: Files,
    /// What `site.toml` says.
    pub settings: Settings,
    /// The published entries.
    pub corpus: Corpus,
    /// What belongs together.
    pub concordance: Concordance,
    /// The pages.
    pub plan: Plan,
    /// The theme.
    pub theme: Theme,
    /// What was taken down.
    pub removed: Removed,
    /// The files that content brings, ready to be published, by their paths in the project.
    pub media: BTreeMap<String, Cleaned>,
    /// The instant as of which the site is built.
    pub now: Moment,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The bytes of the files that are made of the whole site, by their paths in the output.
    pub made: BTreeMap<String, Vec<u8>>,
    /// The smaller sizes of pictures, by their paths in the project.
    pub sizes: BTreeMap<String, Vec<Size>>,
    /// Where the cards are that are shown where links are shared, by language and by what they speak for.
    pub cards: BTreeMap<(Language, SocialCard), Route>,
}

impl Site {
    /// The same with the files that are made of the whole site: what only readers need, and `check` does not.
    #[must_use]
    pub fn with_made_files(mut self) -> Self {
        self.sizes = pictures::sizes(&self.media);
        self.cards = social::cards(&self);
        self.made = made::files(&self);
        let whole = self.made.keys().map(|path| (Route::file(path), Subject::Made));
        let files: Vec<(Route, Subject)> = whole.chain(self.size_files()).chain(self.card_files()).collect();
        let plan = std::mem::take(&mut self.plan);
        self.plan = plan.with_made(files, self.settings.language());
        self
    }

    /// The file of each page in the output, in the order of the plan.
    pub fn outputs(&self) -> Vec<String> {
        self.plan.pages.iter().map(|page| page.route.output()).collect()
    }

    /// The bytes of the page at `index` of the plan.
    ///
    /// # Errors
    ///
    /// What the template engine says of a template that cannot show the page.
    pub fn render(&self, index: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let page = &self.plan.pages[index];
        let scope = Scope::new(self, page);
        match &page.subject {
            Subject::Asset(path) => {
                Ok(self.media.get(path).map(|media| media.bytes.clone()).unwrap_or_default())
            }
            Subject::ThemeFile(name) => {
                Ok(self.theme.files.get(name).map(|bytes| bytes.to_vec()).unwrap_or_default())
            }
            Subject::Feed { of, form } => Ok(feeds::feed(self, &scope, (of, *form))?.into_bytes()),
            Subject::Sitemap => Ok(listing::sitemap(self).into_bytes()),
            Subject::Robots => Ok(listing::robots(self).into_bytes()),
            Subject::Badge(key) => Ok(views::badge(&scope, key).into_bytes()),
            Subject::Smaller { path, width } => {
                let picture = self.media.get(path).and_then(|picture| smaller(path, picture, *width));
                Ok(picture.unwrap_or_default())
            }
            Subject::Card { of, .. } => Ok(self.card_picture(&scope, of)),
            Subject::Made => Ok(self.made.get(&page.route.output()).cloned().unwrap_or_default()),
            _ => self.page(&scope, page),
        }
    }

    fn page(&self, scope: &Scope<'_>, page: &Page) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let shown = views::show(scope, page);
        let mut context = Context::new();
        context.insert("lang", scope.language.as_str());
        context.insert_value("original", scope.original());
        insert(&mut context, "site", &shown.site);
        insert(&mut context, "page", &shown.page);
        if let Some((name, value)) = shown.subject {
            context.insert_value(name, value);
        }
        let mut bytes = Vec::with_capacity(16 * 1024);
        let template = template(&page.subject, shown.page.kind);
        match self.theme.templates.render_to(&template, &context, &mut bytes) {
            Ok(()) if matches!(page.subject, Subject::DigestText(_)) => {
                Ok(plain::wrapped(&String::from_utf8_lossy(&readable(bytes))).into_bytes())
            }
            Ok(()) => Ok(readable(bytes)),
            Err(error) => Err(vec![self.theme.finding(&error, &self.files)]),
        }
    }

    /// A digest as an entry of a feed has it.
    fn digest_entry(&self, scope: &Scope<'_>, digest: &view::Digest) -> Result<String, Vec<Diagnostic>> {
        let mut context = Context::new();
        context.insert("lang", scope.language.as_str());
        context.insert_value("original", scope.original());
        insert(&mut context, "digest", digest);
        let entry = self.theme.templates.render("digest-entry.html", &context);
        entry.map_err(|error| vec![self.theme.finding(&error, &self.files)])
    }
}

/// `page` without control characters, which mean nothing in a page and something to a terminal.
fn readable(mut page: Vec<u8>) -> Vec<u8> {
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\n' | b'\t' | b'\r') || byte == 0x7f;
    if page.iter().any(|byte| is_control(*byte)) {
        page.retain(|byte| !is_control(*byte));
    }
    page
}

fn insert(context: &mut Context, name: &'static str, value: &impl Serialize) {
    context.insert_value(name, tera::Value::from_serializable(value));
}

/// The template that shows a page of that kind.
fn template(subject: &Subject, kind: &'static str) -> String {
    match subject {
        Subject::DigestMail(_) => "email.html".into(),
        Subject::DigestText(_) => "digest.txt".into(),
        Subject::Redirect(_) => "redirect.html".into(),
        Subject::Unavailable | Subject::Gone => "removed.html".into(),
        _ => format!("{kind}.html"),
    }
}
