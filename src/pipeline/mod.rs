//! The whole chain on one screen: from a folder to a site, and from a site to its folder.

mod addresses;
mod failure;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use addresses::{Addresses, addresses};
pub use failure::Failure;

use rayon::prelude::*;

use crate::check::{self, Digest};
use crate::collate::collate;
use crate::compose::{CARDS, Input, SIZES, compose};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, settle};
use crate::discover::{Project, Unreadable, discover};
use crate::ledger::{Ledger, Removed};
use crate::model::{Key, Kind, Moment};
use crate::parse::{Document, parse, with_tables};
pub use crate::publish::Published;
pub use crate::render::Site;
use crate::render::load;
use crate::resolve::{Corpus, Hidden, View, resolve};
use crate::settings::{BaseUrl, OnError, Settings};
use crate::text::{FileId, Files};

/// What is to be built, and as of when.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder with `site.toml`.
    pub root: PathBuf,
    /// The address to publish under, if not that of `site.toml`.
    pub base_url: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The instant as of which the site is built.
    pub now: Moment,
    /// Whether warnings stop the build too.
    pub strict: bool,
}

/// What came of a request.
#[derive(Debug)]
pub struct Analysis {
    /// The texts that findings stand in.
    pub files: Files,
    /// What was found, settled.
    pub findings: Vec<Diagnostic>,
    /// What readers do not see and why, a line each.
    pub unpublished: Vec<String>,
    /// The site, unless there are errors.
    pub site: Option<Site>,
    /// The site in spite of its errors, if its templates can be read: to be looked through, not published.
    unfit: Option<Site>,
}

impl Analysis {
    /// What its templates cannot show, also where there are errors in the content already.
    pub fn proof(&self) -> Vec<Diagnostic> {
        self.site.as_ref().or(self.unfit.as_ref()).map(proof).unwrap_or_default()
    }
}

/// What the chain works on, read from the disk once.
struct Given {
    project: Project,
    settings: Settings,
    removed: Removed,
    ledger: Ledger,
    documents: Vec<Document>,
    findings: Vec<Diagnostic>,
}

/// Read the project and compose its site. Pieces with errors are left out if the site asks for that. If
/// something is to be taken down, whatever has errors is: a takedown waits for no unrelated mistake.
///
/// # Errors
///
/// If the disk does not do its part, or the folder is no project.
pub fn analyse(request: &Request) -> Result<Analysis, Failure> {
    let analysis = composed(request)?;
    Ok(Analysis { site: analysis.site.map(Site::with_made_files), ..analysis })
}

/// The same without the files that are made of the whole site.
fn composed(request: &Request) -> Result<Analysis, Failure> {
    let given = given(request)?;
    let whole = chain(&given, request, &BTreeSet::new());
    let takedown = takedown_is_pending(&given);
    let quarantine = given.settings.on_error == OnError::Quarantine || takedown;
    if whole.site.is_some() || !quarantine {
        return Ok(whole);
    }
    let mut broken = broken_entries(&given, &whole.findings);
    broken.retain(|key| takedown || key.kind == Kind::Piece);
    let Analysis { findings, .. } = whole;
    let mut rest = chain(&given, request, &broken);
    if takedown && rest.findings.iter().all(|finding| may_wait(&given, finding)) {
        rest.site = rest.site.or_else(|| rest.unfit.take());
    }
    let new: Vec<Diagnostic> =
        rest.findings.iter().filter(|finding| !findings.contains(finding)).cloned().collect();
    let all = findings.into_iter().chain(new);
    rest.findings = if rest.site.is_some() { all.map(softened).collect() } else { all.collect() };
    Ok(rest)
}

/// Read the project and compose its site, and leave nothing out: what `check` tells.
///
/// # Errors
///
/// If the disk does not do its part, or the folder is no project.
pub fn inspect(request: &Request) -> Result<Analysis, Failure> {
    Ok(chain(&given(request)?, request, &BTreeSet::new()))
}

/// Whether `finding` is no reason to hold a takedown up: it is no error, or one of a text of content, or an
/// address that is lost. What decides about the whole site (settings, removals, theme) always stops.
fn may_wait(given: &Given, finding: &Diagnostic) -> bool {
    let in_content = || match &finding.place {
        Place::Span(span) => {
            let is_document = given.documents.iter().any(|document| document.file == span.file);
            let beside = [&given.project.transcripts, &given.project.tables];
            is_document || beside.iter().any(|files| files.contains(&span.file))
        }
        Place::Path(path) => path.starts_with("content/"),
    };
    finding.severity != Severity::Error || finding.code == Code::LostAddress || in_content()
}

/// Read what the chain works on.
fn given(request: &Request) -> Result<Given, Failure> {
    let project =
        discover(&request.root, |text| Settings::read(text, FileId(0)).0.theme).map_err(Failure::from)?;
    let Some(file) = project.settings else {
        return Err(Failure::plain(format!("`{}` has no `site.toml`", request.root.display())));
    };
    let text = |id: FileId| project.files.get(id).text.clone();
    let (mut settings, mut findings) = Settings::read(&text(file), file);
    if let Some(url) = &request.base_url {
        settings.base_url = BaseUrl::parse(url)
            .ok_or_else(|| Failure::plain(format!("`{url}` is not an address of the web")))?;
    }
    findings.extend(project.findings.iter().cloned());
    let (removed, removed_findings) =
        project.removed.map(|id| Removed::read(&text(id), id, &settings.id)).unwrap_or_default();
    let (ledger, ledger_findings) = project.ledger.map(|id| Ledger::read(&text(id), id)).unwrap_or_default();
    let documents: Vec<Document> =
        project.documents.par_iter().map(|(id, kind)| parse(&project.files, *id, *kind, &settings)).collect();
    let (documents, table_findings) = with_tables(documents, &project.files, &project.tables);
    findings.extend([removed_findings, ledger_findings, table_findings].concat());
    Ok(Given { project, settings, removed, ledger, documents, findings })
}

/// Bind, put together, compose and check what is given, without the `quarantined` pieces.
fn chain(given: &Given, request: &Request, quarantined: &BTreeSet<Key>) -> Analysis {
    let Given { project, settings, removed, ledger, documents, .. } = given;
    let mut files = project.files.clone();
    let mut findings = given.findings.clone();
    let gone: BTreeSet<Key> =
        removed.entries().iter().filter_map(|entry| Some(entry.record.as_ref()?.value.clone())).collect();
    let view = View { now: request.now, drafts: request.drafts, removed: &gone, quarantined };
    let (corpus, unbound) = resolve(project, documents.clone(), settings, &view);
    let told = |document: &&Document| document.key.as_ref().is_none_or(|key| is_told(corpus.hidden.get(key)));
    findings.extend(documents.iter().filter(told).flat_map(|document| document.findings.iter().cloned()));
    findings.extend(ahead(given, request, &corpus));
    let concordance = collate(&corpus, settings, request.now);
    let (theme, theme_findings) = load(project, settings, &mut files);
    let published = |path: &str| path.starts_with("content/static/") || corpus.used_assets.contains(path);
    let (media, media_findings) =
        check::prepare(project.assets.iter().filter(|asset| published(&asset.path)));
    let assets: Vec<String> = media.keys().cloned().collect();
    let theme_files: Vec<String> = theme.files.keys().cloned().collect();
    let input = Input {
        settings,
        corpus: &corpus,
        concordance: &concordance,
        now: request.now,
        ledger,
        removed,
        assets: &assets,
        theme_files: &theme_files,
    };
    let plan = compose(&input);
    let digest = Digest { settings, files: &files, corpus: &corpus, concordance: &concordance, plan: &plan };
    findings.extend(check::check(&digest));
    for found in [unbound, theme_findings, media_findings, plan.findings.clone()] {
        findings.extend(found);
    }
    let findings = settle(findings, |code| settings.level(code));
    let unpublished = unpublished(&corpus, removed);
    let fits = findings.iter().all(|finding| finding.severity != Severity::Error);
    let templates_fit = findings.iter().all(|finding| finding.code != Code::TemplateError);
    let site = Site {
        files: files.clone(),
        settings: settings.clone(),
        removed: removed.clone(),
        now: request.now,
        drafts: request.drafts,
        corpus,
        concordance,
        plan,
        theme,
        media,
        made: BTreeMap::new(),
        sizes: BTreeMap::new(),
        cards: BTreeMap::new(),
    };
    let (site, unfit) = if fits { (Some(site), None) } else { (None, templates_fit.then_some(site)) };
    Analysis { files, findings, unpublished, site, unfit }
}

/// Whether the mistakes in a file are told: not those of a draft, and not those of what is gone.
fn is_told(hidden: Option<&Hidden>) -> bool {
    matches!(hidden, None | Some(Hidden::Scheduled(_) | Hidden::Unreadable))
}

/// What would be wrong with scheduled pieces on their day, so that it is mended before.
fn ahead(given: &Given, request: &Request, corpus: &Corpus) -> Vec<Diagnostic> {
    let scheduled = |document: &&Document| {
        let hidden = document.key.as_ref().and_then(|key| corpus.hidden.get(key));
        matches!(hidden, Some(Hidden::Scheduled(_)))
    };
    let files: BTreeSet<FileId> =
        given.documents.iter().filter(scheduled).map(|document| document.file).collect();
    if files.is_empty() {
        return Vec::new();
    }
    let none = BTreeSet::new();
    let view = View { now: Moment(i64::MAX), drafts: request.drafts, removed: &none, quarantined: &none };
    let (_, found) = resolve(&given.project, given.documents.clone(), &given.settings, &view);
    let of_today =
        |finding: &Diagnostic| !matches!(finding.code, Code::ReferenceToExpired | Code::ReferenceToScheduled);
    let inside =
        |finding: &Diagnostic| matches!(finding.place, Place::Span(span) if files.contains(&span.file));
    found.into_iter().filter(|finding| of_today(finding) && inside(finding)).collect()
}

/// Render every page of `site` and throw it away: what its templates cannot show.
pub fn proof(site: &Site) -> Vec<Diagnostic> {
    let pages = 0..site.plan.pages.len();
    let found: Vec<Diagnostic> =
        pages.into_par_iter().filter_map(|index| site.render(index).err()).flatten().collect();
    settle(found, |code| site.settings.level(code))
}

/// The lines that say what readers do not see.
fn unpublished(corpus: &Corpus, removed: &Removed) -> Vec<String> {
    let erased = |key: &Key| removed.is_removed(key).is_some_and(|entry| entry.erase);
    let unseen = corpus.unseen().into_iter().filter(|(key, _)| !erased(key));
    unseen.map(|(key, why)| format!("{key}: {why}")).collect()
}

/// Whether `removed.toml` takes something down that the ledger knows as published.
fn takedown_is_pending(given: &Given) -> bool {
    given.ledger.lines().any(|line| !line.removed && given.removed.of_line(line).is_some())
}

/// What is declared in the files in which the errors among `findings` stand.
fn broken_entries(given: &Given, findings: &[Diagnostic]) -> BTreeSet<Key> {
    let keys: BTreeMap<FileId, &Key> =
        given.documents.iter().filter_map(|document| Some((document.file, document.key.as_ref()?))).collect();
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let files = errors.filter_map(|finding| match &finding.place {
        Place::Span(span) => Some(span.file),
        Place::Path(_) => None,
    });
    files.filter_map(|file| keys.get(&file)).map(|key| (*key).clone()).collect()
}

/// An error that does not stop the build, because what has it is left out: a warning that says so.
fn softened(mut finding: Diagnostic) -> Diagnostic {
    if finding.severity == Severity::Error {
        finding.severity = Severity::Warning;
        finding.message.push_str(" (an error: what has it is left out until it is mended)");
    }
    finding
}

/// Make `site`, of the project at `root`, stand in `output`.
///
/// # Errors
///
/// If the disk does not do its part, `output` is no place for a site, or a template cannot show a page.
pub fn publish(site: &Site, root: &Path, output: &Path) -> Result<Published, Failure> {
    let mut order: Vec<(String, usize)> = site.outputs().into_iter().zip(0..).collect();
    order.sort();
    let paths: Vec<String> = order.iter().map(|(path, _)| path.clone()).collect();
    let settled = |path: &str| [SIZES, CARDS].contains(&path.split('/').next().unwrap_or_default());
    let plan = crate::publish::Plan { root, paths: &paths, drafts: site.drafts, settled: &settled };
    crate::publish::publish(output, &plan, &|index| site.render(order[index].1)).map_err(Failure::from)
}

/// What `site.toml` says, for `new`.
///
/// # Errors
///
/// If there is none that can be read.
pub fn preferences(root: &Path) -> Result<Settings, Failure> {
    let path = root.join("site.toml");
    let text = fs::read_to_string(&path).map_err(|error| Failure::from(Unreadable { path, error }))?;
    Ok(Settings::read(&text, FileId(0)).0)
}

/// The files and folders that a site is made of.
pub fn watched(root: &Path) -> Vec<PathBuf> {
    ["site.toml", "content", "themes"].map(|name| root.join(name)).into()
}

/// Write `text` to the new file `path`; a file that is there already stays.
///
/// # Errors
///
/// If there is one, or the disk does not do its part.
pub fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
    };
    write().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::plain(format!("`{}` is there already", path.display())),
        _ => Failure::plain(format!("cannot write `{}`: {error}", path.display())),
    })
}
