//! A built site as its readers get it: its files, its pages, and where an address of it leads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use onrecord::diagnostic::{Format, report};
use onrecord::model::Moment;
use onrecord::pipeline::{Analysis, Request, Site, analyse, publish};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::desk::files;
use super::html::{Element, Page, parse};

/// A time after all that the sample digest tells: 2027.
pub(crate) const NOW: Moment = Moment(1_800_000_000);

/// A built site.
pub(crate) struct Output {
    pub(crate) name: String,
    pub(crate) origin: String,
    /// What every path begins with: `/` or `/repo/`.
    pub(crate) base: String,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) pages: BTreeMap<String, Page>,
    pub(crate) site: Site,
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// To another site, or to a program such as one for mail.
    Elsewhere(String),
    /// To a file of the output, and maybe to a place in it.
    File(String, Option<String>),
}

/// Read the project at `root`; what was found is no error.
pub(crate) fn analysed(root: &Path, base: Option<&str>, drafts: bool) -> Analysis {
    let base_url = base.map(str::to_owned);
    analyse(&Request { root: root.to_owned(), base_url, drafts, now: NOW, strict: false }).unwrap()
}

impl Output {
    /// Build the project at `root` into a folder of its own, to be published at `url`.
    pub(crate) fn build(root: &Path, url: &str, drafts: bool) -> Self {
        let Analysis { files: texts, findings, site, .. } = analysed(root, Some(url), drafts);
        let whole = findings.iter().all(|finding| !finding.message.contains("left out until"));
        let site =
            site.filter(|_| whole).unwrap_or_else(|| panic!("{}", report(&findings, &texts, Format::Short)));
        let folder = tempfile::tempdir().unwrap();
        publish(&site, root, folder.path()).unwrap();
        let files = files(folder.path());
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let html = files.iter().filter(|(path, _)| path.rsplit('.').next() == Some("html"));
        let pages = html.map(|(path, bytes)| (path.clone(), parse(&text(bytes)))).collect();
        let name = format!("{url}{}", if drafts { " with drafts" } else { "" });
        let base = site.settings.base_url.clone();
        Self { name, origin: base.origin, base: base.path, files, pages, site }
    }

    /// The text of the file at `path`.
    pub(crate) fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[path]).unwrap()
    }

    /// The pages that readers browse: not those that lead on, nor what stands where nothing is.
    pub(crate) fn browsed(&self) -> impl Iterator<Item = (&String, &Page)> {
        self.pages
            .iter()
            .filter(|(path, _)| *path != "404.html" && !is_letter(path))
            .filter(|(_, page)| !is_redirect(page) && !is_removed(page))
    }

    /// The address of the file at `path`, from the root of its host, percent-encoded.
    pub(crate) fn address(&self, path: &str) -> String {
        const KEPT: &AsciiSet =
            &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
        let shown = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        format!("{}{}", self.base, utf8_percent_encode(shown.unwrap_or(path), KEPT))
    }

    /// Where `link` leads from the file at `from`.
    ///
    /// # Errors
    ///
    /// If it leads out of the site's own path.
    pub(crate) fn target(&self, from: &str, link: &str) -> Result<Target, String> {
        let path = if let Some(rest) = link.strip_prefix(&self.origin).filter(|rest| rest.starts_with('/')) {
            rest.to_owned()
        } else if link.starts_with("//") {
            return Err("it leads to another host by two slashes".into());
        } else if has_scheme(link) {
            return Ok(Target::Elsewhere(link.to_owned()));
        } else {
            joined(&self.address(from), link)
        };
        let (path, place) =
            path.split_once('#').map_or((path.as_str(), None), |(path, place)| (path, Some(place)));
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let Some(inside) = path.strip_prefix(&self.base) else {
            return Err(format!("it leaves `{}`", self.base));
        };
        let inside = decoded(inside)?;
        let file =
            if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside };
        Ok(Target::File(file, place.filter(|place| !place.is_empty()).map(decoded).transpose()?))
    }

    /// What is wrong with `link`, which stands in the file at `from`: its file, or the place in it, is not there.
    pub(crate) fn dead(&self, from: &str, link: &str) -> Option<String> {
        match self.target(from, link) {
            Err(why) => Some(why),
            Ok(Target::File(file, _)) if !self.files.contains_key(&file) => {
                Some(format!("there is no `{file}`"))
            }
            Ok(Target::Elsewhere(_) | Target::File(_, None)) => None,
            Ok(Target::File(file, Some(id))) => {
                let found = self.pages.get(&file).is_some_and(|page| page.ids().any(|own| own == id));
                (!found).then(|| format!("`{file}` has no id `{id}`"))
            }
        }
    }

    /// The pages that can be reached from `start` by following links.
    pub(crate) fn reached(&self, start: &str) -> BTreeSet<String> {
        let mut reached = BTreeSet::from([start.to_owned()]);
        let mut next = vec![start.to_owned()];
        while let Some(from) = next.pop() {
            for link in self.pages[&from].named("a").filter_map(|element| element.get("href")) {
                let Ok(Target::File(file, _)) = self.target(&from, link) else { continue };
                if self.pages.contains_key(&file) && reached.insert(file.clone()) {
                    next.push(file);
                }
            }
        }
        reached
    }
}

/// Whether `page` leads on to another.
pub(crate) fn is_redirect(page: &Page) -> bool {
    page.named("meta").any(|meta| meta.get("http-equiv") == Some("refresh"))
}

/// Whether the file at `path` is a digest to be sent by e-mail, which carries its styles and is no page of the site.
pub(crate) fn is_letter(path: &str) -> bool {
    path.ends_with("/email.html")
}

/// Whether `page` says that something was taken down.
pub(crate) fn is_removed(page: &Page) -> bool {
    page.named("body").any(|body| body.get("class") == Some("k-removed"))
}

/// The addresses that an element holds, each with the attribute it stands in.
pub(crate) fn links(element: &Element) -> Vec<(&'static str, String)> {
    let mut links = Vec::new();
    for name in [
        "href",
        "src",
        "action",
        "formaction",
        "poster",
        "data",
        "cite",
        "background",
        "longdesc",
        "manifest",
    ] {
        links.extend(element.get(name).map(|value| (name, value.to_owned())));
    }
    let sources = element.get("srcset").into_iter().flat_map(|set| set.split(','));
    links.extend(sources.filter_map(|part| Some(("srcset", part.split_whitespace().next()?.to_owned()))));
    if element.get("http-equiv") == Some("refresh") {
        let to = element.get("content").and_then(|content| content.split_once("url="));
        links.extend(to.map(|(_, to)| ("refresh", to.to_owned())));
    }
    let about =
        |meta: &&Element| meta.get("property").is_some_and(|name| matches!(name, "og:url" | "og:image"));
    links.extend(
        Some(element)
            .filter(about)
            .and_then(|meta| meta.get("content"))
            .map(|url| ("content", url.to_owned())),
    );
    links
}

/// The ids of its own page that an element names, each with the attribute it stands in.
pub(crate) fn named_ids(element: &Element) -> Vec<(&'static str, String)> {
    const NAMES: [&str; 12] = [
        "popovertarget",
        "commandfor",
        "for",
        "headers",
        "list",
        "form",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-details",
        "aria-owns",
        "aria-activedescendant",
    ];
    let values = NAMES.iter().filter_map(|name| Some((*name, element.get(name)?)));
    values.flat_map(|(name, ids)| ids.split_whitespace().map(move |id| (name, id.to_owned()))).collect()
}

fn has_scheme(link: &str) -> bool {
    let scheme = link.split([':', '/', '?', '#']).next().unwrap_or_default();
    link[scheme.len()..].starts_with(':') && !scheme.is_empty()
}

/// `link` as a path from the root of the host, seen from the page at `from` (RFC 3986, 5.2).
fn joined(from: &str, link: &str) -> String {
    let (path, rest) = link.find(['?', '#']).map_or((link, ""), |at| link.split_at(at));
    if path.is_empty() {
        return format!("{from}{rest}");
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = if path.starts_with('/') { path.to_owned() } else { format!("{folder}/{path}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/').skip(1) {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            _ => parts.push(part),
        }
    }
    format!("/{}{rest}", parts.join("/"))
}

/// `text` with its percent-encoding undone once; it has no characters that must be encoded.
fn decoded(text: &str) -> Result<String, String> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%!$&'()*+,;=:@".contains(&byte);
    if let Some(byte) = text.bytes().find(|byte| !allowed(*byte)) {
        return Err(format!("it has the byte {byte:#04x}, which is not encoded"));
    }
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.map(std::borrow::Cow::into_owned).map_err(|_| "its encoding is not UTF-8".into())
}
