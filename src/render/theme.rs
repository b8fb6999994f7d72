//! The theme: the templates, files and texts of the site's own, and the built-in ones for what it lacks.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use tera::{ErrorKind, Kwargs, State, Tera, TeraResult};

use super::catalogue::Catalogue;
use super::fonts;
use crate::diagnostic::{Code, Diagnostic};
use crate::discover::Project;
use crate::media::Fonts;
use crate::model::Language;
use crate::settings::Settings;
use crate::text::{File, FileId, Files, Lines, Span};

/// The built-in theme.
const BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme that is ready to render.
#[derive(Debug)]
pub struct Theme {
    /// The templates, with the functions that they call.
    pub templates: Tera,
    /// The texts.
    pub catalogue: Arc<Catalogue>,
    /// The files that are published below `/theme/`, by their names.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The fonts that pictures are drawn with.
    pub fonts: Fonts,
    /// By which it is known that the fonts changed.
    pub(super) font_print: String,
    /// The file that a template was read from.
    sources: BTreeMap<String, FileId>,
}

/// Put together the theme that `settings` asks for, from `project` and the built-in one. Its texts are
/// added to `files`, so that findings can show their lines.
pub fn load(project: &Project, settings: &Settings, files: &mut Files) -> (Theme, Vec<Diagnostic>) {
    let parts = gather(project, settings);
    let mut findings: Vec<Diagnostic> = not_there(project, settings).into_iter().collect();
    let mut catalogue = Catalogue::default();
    let mut templates = BTreeMap::new();
    let mut published = BTreeMap::new();
    let mut sources = BTreeMap::new();
    for (name, part) in &parts {
        if let Some(file) = name.strip_prefix("static/") {
            published.insert(file.to_owned(), part.bytes.clone());
        } else if let Some(template) = name.strip_prefix("templates/") {
            let Some(file) = part.text(files, &mut findings) else { continue };
            sources.insert(template.to_owned(), file);
            templates.insert(template.to_owned(), files.get(file).text.clone());
        }
    }
    texts(&parts, settings, files, &mut catalogue, &mut findings);
    let catalogue = Arc::new(catalogue);
    let (fonts, font_print) = fonts::read(&parts, &mut findings);
    findings.extend(fonts::lacking(&fonts, settings, &catalogue));
    let prints = published.iter().map(|(name, bytes)| (name.clone(), fingerprint(bytes))).collect();
    let mut engine = engine(catalogue.clone(), prints, settings);
    let theme_files = published.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
    add_templates(&mut engine, &templates, &sources, files, &mut findings);
    (Theme { templates: engine, catalogue, files: theme_files, fonts, font_print, sources }, findings)
}

/// The finding for a theme that has no files.
fn not_there(project: &Project, settings: &Settings) -> Option<Diagnostic> {
    let name = &settings.theme;
    let is_there = name == "default" || !project.theme.is_empty();
    let message = format!("there is no theme `{name}`");
    let help = format!("put it into `themes/{name}/`, or take `theme` out for the built-in one");
    (!is_there).then(|| Diagnostic::of_path(Code::BadSetting, "site.toml", message).help(help))
}

/// A file of the theme.
pub(super) struct Part {
    pub(super) path: String,
    pub(super) bytes: Arc<[u8]>,
    own: bool,
}

impl Part {
    fn text(&self, files: &mut Files, findings: &mut Vec<Diagnostic>) -> Option<FileId> {
        if let Ok(text) = std::str::from_utf8(&self.bytes) {
            Some(files.add(File::new(&self.path, text)))
        } else {
            findings.push(Diagnostic::of_path(Code::NotUtf8, &self.path, "this file is not text in UTF-8"));
            None
        }
    }
}

/// The theme's files by their names in it: the built-in ones, replaced by the site's own.
fn gather(project: &Project, settings: &Settings) -> BTreeMap<String, Part> {
    let mut parts = BTreeMap::new();
    built_in(&BUILT_IN, &mut parts);
    let folder = format!("themes/{}/", settings.theme);
    for asset in &project.theme {
        if let Some(name) = asset.path.strip_prefix(&folder) {
            let part = Part { path: asset.path.to_string(), bytes: asset.bytes.clone(), own: true };
            parts.insert(name.to_owned(), part);
        }
    }
    parts
}

fn built_in(folder: &Dir<'_>, parts: &mut BTreeMap<String, Part>) {
    for file in folder.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        let part =
            Part { path: format!("(built-in theme)/{name}"), bytes: file.contents().into(), own: false };
        parts.insert(name, part);
    }
    folder.dirs().for_each(|folder| built_in(folder, parts));
}

/// Read the catalogues: English first, since it stands in for what others lack; a site's own texts on top.
fn texts(
    parts: &BTreeMap<String, Part>,
    settings: &Settings,
    files: &mut Files,
    catalogue: &mut Catalogue,
    findings: &mut Vec<Diagnostic>,
) {
    let mut base = BTreeMap::new();
    built_in(&BUILT_IN, &mut base);
    for part_of in [&base, parts] {
        for (name, part) in part_of
            .iter()
            .filter(|(name, part)| name.starts_with("i18n/") && (part.own || base.contains_key(*name)))
        {
            let tag = name.strip_prefix("i18n/").and_then(|name| name.strip_suffix(".toml"));
            let Some(language) = tag.and_then(Language::parse) else { continue };
            if let Some(file) = part.text(files, findings) {
                findings.extend(catalogue.add(&language, &files.get(file).text.clone(), file));
            }
        }
    }
    findings.extend(settings.languages.iter().filter_map(|it| catalogue.missing(it, &settings.theme)));
    for ((status, language), word) in &settings.statuses {
        let key = format!("status.{}", status.name());
        if let Some(definition) = &word.definition {
            catalogue.set(language, format!("{key}.definition"), definition);
        }
        if let Some(label) = &word.label {
            catalogue.set(language, key, label);
        }
    }
}

fn engine(catalogue: Arc<Catalogue>, prints: BTreeMap<String, String>, settings: &Settings) -> Tera {
    let mut engine = Tera::new();
    engine.autoescape_on(vec![".html", ".xml"]);
    let default = settings.language().clone();
    engine.register_function("t", move |kwargs: Kwargs, state: &State<'_>| -> TeraResult<String> {
        let key: String = kwargs.must_get("key")?;
        let count: Option<i64> = kwargs.get("n")?;
        let tag: Option<String> = state.get("lang")?;
        let language = tag.and_then(|tag| Language::parse(&tag));
        let language = language.as_ref().unwrap_or(&default);
        let Some(text) = catalogue.find(language, &key, count) else {
            return Err(tera::Error::message(format!("the theme has no text `{key}`")));
        };
        if !text.contains('{') {
            return Ok(text.to_owned());
        }
        let fills = fills(&kwargs)?;
        let fills: Vec<_> = fills.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Ok(catalogue.text(language, &key, count, &fills))
    });
    let base = settings.base_url.path.clone();
    engine.register_function("asset", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let path: String = kwargs.must_get("path")?;
        let Some(print) = prints.get(&path) else {
            return Err(tera::Error::message(format!("the theme has no file `static/{path}`")));
        };
        Ok(format!("{base}theme/{path}?v={print}"))
    });
    engine
}

/// The named values of a call of `t`, beside key and number.
fn fills(kwargs: &Kwargs) -> TeraResult<Vec<(String, String)>> {
    let mut fills = Vec::new();
    let values: BTreeMap<String, serde_json::Value> = kwargs.deserialize()?;
    for (name, value) in values {
        if !matches!(name.as_str(), "key" | "n") {
            fills.push((name, value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        }
    }
    Ok(fills)
}

/// Eight hexadecimal digits of what a file holds, by which browsers know that it changed.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(4).fold(String::new(), |print, byte| print + &format!("{byte:02x}"))
}

/// Add the templates; each one that cannot be parsed is a finding of its own.
fn add_templates(
    engine: &mut Tera,
    templates: &BTreeMap<String, Arc<str>>,
    sources: &BTreeMap<String, FileId>,
    files: &Files,
    findings: &mut Vec<Diagnostic>,
) {
    let all: Vec<(&str, &str)> = templates.iter().map(|(name, text)| (name.as_str(), &**text)).collect();
    let Err(error) = engine.add_raw_templates(all) else { return };
    let mut found = Vec::new();
    for (name, text) in templates {
        let mut alone = Tera::new();
        if let Err(error) = alone.add_raw_template(name, text)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            found.push(finding(&error, sources, files));
        }
    }
    if found.is_empty() {
        found.push(finding(&error, sources, files));
    }
    findings.append(&mut found);
}

/// What the template engine says, at its line.
fn finding(error: &tera::Error, sources: &BTreeMap<String, FileId>, files: &Files) -> Diagnostic {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind()
        && let Some(file) = sources.get(report.filename())
    {
        let range = report.span().range.clone();
        let span = Span::new(*file, range);
        return Diagnostic::new(Code::TemplateError, span, one_line(report.message()))
            .help("the docs list what each template is given, under “Themes”");
    }
    unplaced(&error.to_string(), sources, files)
}

/// Errors at loading are text with `--> FILE:LINE:COLUMN` in it.
fn unplaced(text: &str, sources: &BTreeMap<String, FileId>, files: &Files) -> Diagnostic {
    let message =
        text.lines().next().unwrap_or(text).trim_start_matches("error: ").trim_start_matches("ERROR: ");
    let place = text.lines().find_map(|line| {
        let (name, rest) = line.trim().strip_prefix("--> ")?.split_once(':')?;
        let (line, _) = rest.split_once(':').unwrap_or((rest, ""));
        Some((*sources.get(name)?, line.trim().parse::<usize>().ok()?))
    });
    match place {
        Some((file, line)) => {
            let text = &files.get(file).text;
            let lines = Lines::new(text);
            let start = lines.line(text, line).as_ptr() as usize - text.as_ptr() as usize;
            let span = Span::new(file, start..start + lines.line(text, line).len());
            Diagnostic::new(Code::TemplateError, span, one_line(message))
        }
        None => Diagnostic::of_path(Code::TemplateError, "themes", one_line(text)),
    }
}

fn one_line(text: &str) -> String {
    let line = text.trim().trim_end_matches('.').replace('\n', " ");
    let mut letters = line.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().collect::<String>()).unwrap_or_default();
    first + letters.as_str()
}

impl Theme {
    /// What the template engine says of a page that it could not render.
    pub(super) fn finding(&self, error: &tera::Error, files: &Files) -> Diagnostic {
        finding(error, &self.sources, files)
    }
}
