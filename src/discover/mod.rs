//! The disk into a [`Project`]: every text and file that a build needs, in a stated order. The only
//! reader of the disk.

mod walk;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;
use crate::text::{File, FileId, Files, Span};

/// The endings of transcripts, the one that is preferred first.
pub const TRANSCRIPTS: [&str; 3] = ["txt", "srt", "vtt"];

/// The ending of Markdown to which an editor has added that of a text.
const OTHER_TEXT: &str = ".md.txt";

/// Everything that a build reads, as it lay on disk.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The texts: `site.toml`, Markdown, transcripts, tables, templates, catalogues, `removed.toml`, `urls.lock`.
    pub files: Files,
    /// `site.toml`.
    pub settings: Option<FileId>,
    /// The Markdown files of `content/`, with what their folder says they are, in order of path.
    pub documents: Vec<(FileId, Kind)>,
    /// The transcripts: texts and captions of `content/sources/`, in order of path. They are compared with, not
    /// published.
    pub transcripts: Vec<FileId>,
    /// The tables of `content/claims/`, in order of path.
    pub tables: Vec<FileId>,
    /// Other files that content can name: pictures beside texts, and all of `content/static/`.
    pub assets: Vec<Asset>,
    /// The files of the site's own theme, all of them; which are texts is the theme's matter.
    pub theme: Vec<Asset>,
    /// `content/removed.toml`.
    pub removed: Option<FileId>,
    /// `content/urls.lock`.
    pub ledger: Option<FileId>,
    /// What could not be read.
    pub findings: Vec<Diagnostic>,
}

/// A file that is not read as text.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The path from the project's root, with `/`.
    pub path: Arc<str>,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// Why the project could not be read at all.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system says.
    pub error: std::io::Error,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "`{}` cannot be read: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for Unreadable {}

/// Read the project whose root is `root`; `theme_of` says which folder of `themes/` the text of
/// `site.toml` asks for. Symbolic links are not followed, files and folders whose names begin with a
/// dot are passed over (but for `content/static/.well-known`).
///
/// # Errors
///
/// If `site.toml` or a file that was listed cannot be read.
pub fn discover(root: &Path, theme_of: impl Fn(&str) -> String) -> Result<Project, Unreadable> {
    let mut project = Project::default();
    let mut reader = Reader { root, project: &mut project };
    let settings = reader.text("site.toml")?;
    let theme = settings.map(|id| theme_of(&reader.project.files.get(id).text));
    reader.project.settings = settings;
    reader.content()?;
    if let Some(theme) = theme {
        reader.theme(&theme)?;
    }
    Ok(project)
}

/// The bytes of the file at `path`, which belongs to no project.
///
/// # Errors
///
/// If it cannot be read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Unreadable> {
    std::fs::read(path).map_err(|error| Unreadable { path: path.to_owned(), error })
}

struct Reader<'a> {
    root: &'a Path,
    project: &'a mut Project,
}

impl Reader<'_> {
    fn content(&mut self) -> Result<(), Unreadable> {
        let (paths, links) = walk::files(&self.root.join("content"), self.root)?;
        self.report_links(links);
        for path in paths {
            self.content_file(&path)?;
        }
        Ok(())
    }

    fn content_file(&mut self, path: &str) -> Result<(), Unreadable> {
        let inside = path.strip_prefix("content/").unwrap_or(path);
        let (folder, rest) = inside.split_once('/').unwrap_or(("", inside));
        match (folder, rest) {
            ("", "removed.toml") => self.project.removed = self.text(path)?,
            ("", "urls.lock") => self.project.ledger = self.text(path)?,
            ("static", _) => self.asset(path)?,
            _ => match Kind::from_folder(folder) {
                Some(kind) if is_markdown(path) => {
                    if let Some(file) = self.text(path)? {
                        self.project.documents.push((file, kind));
                    }
                }
                Some(_) if is_other_text(path) => {
                    let message = "this file is not read: its name ends in `.txt`";
                    let finding = Diagnostic::of_path(Code::MisplacedFile, path, message);
                    let mut help = "rename it, so that it ends in `.md`".to_owned();
                    if folder == Kind::Source.folder() {
                        let name = rest.rsplit('/').next().unwrap_or(rest);
                        let stem = &name[..name.len() - OTHER_TEXT.len()];
                        let _ = write!(help, "; if it is a transcript, call it `{stem}.txt`");
                    }
                    self.project.findings.push(finding.help(help));
                }
                Some(Kind::Source) if is_transcript(path) => {
                    let file = self.text(path)?;
                    self.project.transcripts.extend(file);
                }
                Some(Kind::Claim) if ends_in(path, &["csv"]) => {
                    let file = self.text(path)?;
                    self.project.tables.extend(file);
                }
                Some(_) => self.asset(path)?,
                None => self.misplaced(path, folder),
            },
        }
        Ok(())
    }

    fn misplaced(&mut self, path: &str, folder: &str) {
        let folders: Vec<&str> = Kind::ALL.iter().map(|kind| kind.folder()).collect();
        let finding = Diagnostic::of_path(
            Code::MisplacedFile,
            path,
            "this file is not read: no kind of content has this folder",
        );
        let finding = match crate::tree::nearest(folder, folders.iter().copied()) {
            Some(near) if near != folder => finding.help(format!("did you mean `content/{near}/`?")),
            _ => finding.help(format!("the folders of `content/` are: {}, static", folders.join(", "))),
        };
        self.project.findings.push(finding);
    }

    fn theme(&mut self, name: &str) -> Result<(), Unreadable> {
        let folder = self.root.join("themes").join(name);
        let (paths, links) = walk::files(&folder, self.root)?;
        self.report_links(links);
        for path in paths {
            let bytes = self.read(&path)?;
            self.project.theme.push(Asset { path: path.as_str().into(), bytes: bytes.into() });
        }
        Ok(())
    }

    fn report_links(&mut self, links: Vec<String>) {
        let finding = |path: String| {
            Diagnostic::of_path(Code::SymbolicLink, &path, "a symbolic link is not followed")
                .help("put the file itself there")
        };
        self.project.findings.extend(links.into_iter().map(finding));
    }

    fn asset(&mut self, path: &str) -> Result<(), Unreadable> {
        let bytes = self.read(path)?;
        self.project.assets.push(Asset { path: path.into(), bytes: bytes.into() });
        Ok(())
    }

    /// The text file `path`, or nothing if there is none. A file that is not UTF-8 is a finding.
    fn text(&mut self, path: &str) -> Result<Option<FileId>, Unreadable> {
        let bytes = match self.read(path) {
            Ok(bytes) => bytes,
            Err(missing) if missing.error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let id = self.project.files.add(File::new(path, &text));
                let finding = not_utf8(id, &self.project.files.get(id).text);
                self.project.findings.push(finding);
                return Ok(Some(id));
            }
        };
        Ok(Some(self.project.files.add(File::new(path, &text))))
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        read_file(&self.root.join(path))
    }
}

/// `text` is what could be read, with a mark for each byte that could not.
fn not_utf8(file: FileId, text: &str) -> Diagnostic {
    let mark = char::REPLACEMENT_CHARACTER;
    let at = text.find(mark).unwrap_or(0);
    let span = Span::new(file, at..(at + mark.len_utf8()).min(text.len()));
    Diagnostic::new(Code::NotUtf8, span, "this file is not text in UTF-8")
        .label("the first letter that cannot be read")
        .help("save it as UTF-8 (in most editors under “Save as”, “Encoding”)")
}

/// Whether a file is Markdown to which an editor has added the ending of a text.
fn is_other_text(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(OTHER_TEXT)
}

fn is_markdown(path: &str) -> bool {
    ends_in(path, &["md", "markdown"])
}

/// Whether a file of `content/sources/` holds what was said.
fn is_transcript(path: &str) -> bool {
    ends_in(path, &TRANSCRIPTS)
}

fn ends_in(path: &str, endings: &[&str]) -> bool {
    let ending = Path::new(path).extension().map(|ending| ending.to_string_lossy());
    ending.is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
