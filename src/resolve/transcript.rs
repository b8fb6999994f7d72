//! Which transcript a source has: a file that it names, a file that is called as it is, or its own text.

use std::collections::{BTreeMap, BTreeSet};

use super::directory::{Directory, Hidden, Standing};
use super::files::Assets;
use super::speakers::Names;
use super::{Corpus, Speech};
use crate::diagnostic::{Code, Diagnostic, Place as Spot};
use crate::discover::{Project, TRANSCRIPTS};
use crate::model::{Detail, Entry, Id, Key, Kind, Source, SourceKind, Transcript, TranscriptQuality};
use crate::parse::{Form, Problem, name_words, transcript_naming};
use crate::text::{FileId, Span, Spanned};
use crate::tree::nearest;

/// Where the transcripts of sources lie that a piece declares.
const SOURCES: &str = "content/sources";

/// The most findings about one transcript; the last one says how many more there are.
const MOST: usize = 20;

/// Where the transcript of each source stands.
#[derive(Default)]
pub(super) struct Places {
    places: BTreeMap<Key, Place>,
}

/// Where a transcript stands.
struct Place {
    text: Span,
    is_body: bool,
}

/// Find the transcripts of the sources among `entries`. Where the own text of a source is one, it is no text
/// for readers, unless it may be published.
pub(super) fn places(
    entries: &mut [Entry],
    project: &Project,
    directory: &Directory,
    findings: &mut Vec<Diagnostic>,
) -> Places {
    let mut shelf = Shelf::new(project, directory);
    let mut found = Places::default();
    for entry in entries {
        let Detail::Source(source) = &entry.detail else { continue };
        let is_told = matches!(
            directory.standing(&entry.key),
            Some(Standing::Published | Standing::Hidden(Hidden::Unreadable))
        );
        let file = match shelf.file(entry, source) {
            Ok(file) => file,
            Err(finding) => {
                findings.extend(is_told.then_some(*finding));
                continue;
            }
        };
        if let Some(file) = file {
            let text = Span::new(file, 0..project.files.get(file).text.len());
            found.places.insert(entry.key.clone(), Place { text, is_body: false });
        } else if source.transcript_quality.is_some() || is_speech(entry, source, project) {
            let publish = source.publish_transcript;
            found.places.extend(body(entry, project, publish).map(|place| (entry.key.clone(), place)));
        }
    }
    shelf.unread(findings);
    found
}

/// Whether the own text of `entry` is a transcript though it is not said how good it is: it has turns with names.
fn is_speech(entry: &Entry, source: &Source, project: &Project) -> bool {
    let Some(body) = &entry.texts.body else { return false };
    let place = Place { text: body.span, is_body: true };
    let file = project.files.get(body.span.file);
    let named = || {
        let (transcript, _) = read(&file.text, &file.path, &place, source);
        transcript.turns.iter().filter(|turn| turn.label.is_some()).count()
    };
    matches!(source.kind, SourceKind::Transcript | SourceKind::Recording) && named() > 1
}

/// The own text of `entry`, if there is one, as its transcript.
fn body(entry: &mut Entry, project: &Project, publish: bool) -> Option<Place> {
    let text = entry.texts.body.as_ref()?.span;
    if project.files.get(text.file).text[text.range()].trim().is_empty() {
        return None;
    }
    if !publish {
        entry.texts.body = None;
        entry.translations.values_mut().for_each(|texts| texts.body = None);
    }
    Some(Place { text, is_body: true })
}

/// The files that hold transcripts, and which source each belongs to.
struct Shelf<'a> {
    project: &'a Project,
    directory: &'a Directory,
    assets: Assets<'a>,
    by_path: BTreeMap<&'a str, FileId>,
    /// The files by their folder and by what their name begins with.
    by_name: BTreeMap<(&'a str, Id), Vec<FileId>>,
    by_folder: BTreeMap<&'a str, Vec<FileId>>,
    /// The folders that belong to one source, by the source.
    folders: BTreeMap<Key, &'a str>,
    /// The folders in which the files of sources lie.
    beside: BTreeMap<Key, &'a str>,
    used: BTreeSet<FileId>,
    /// Files that are called as a source is, and are not read because it has another one.
    passed: BTreeMap<FileId, (Key, FileId)>,
}

impl<'a> Shelf<'a> {
    fn new(project: &'a Project, directory: &'a Directory) -> Self {
        let mut shelf = Self {
            project,
            directory,
            assets: Assets::of_transcripts(project),
            by_path: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_folder: BTreeMap::new(),
            folders: BTreeMap::new(),
            beside: BTreeMap::new(),
            used: BTreeSet::new(),
            passed: BTreeMap::new(),
        };
        for file in &project.transcripts {
            let path = &*project.files.get(*file).path;
            let (folder, name) = cut(path);
            shelf.by_path.insert(path, *file);
            shelf.by_folder.entry(folder).or_default().push(*file);
            if let Ok(id) = Id::parse(name) {
                shelf.by_name.entry((folder, id)).or_default().push(*file);
            }
        }
        for (path, key) in directory.by_path.iter().filter(|(_, key)| key.kind == Kind::Source) {
            let (folder, name) = cut(path);
            let is_folder = name == "index" && key.id.as_str() != "index";
            let places = if is_folder { &mut shelf.folders } else { &mut shelf.beside };
            places.insert(key.clone(), folder);
        }
        // what cannot be read has no entry, and keeps its transcript
        for key in directory.unreadable() {
            shelf.used.extend(shelf.called(key));
        }
        shelf
    }

    /// The file that holds the transcript of `source`.
    fn file(&mut self, entry: &Entry, source: &Source) -> Result<Option<FileId>, Box<Diagnostic>> {
        let called = self.called(&entry.key);
        let file = match &source.transcript {
            None => called.first().copied(),
            Some(written) => {
                let from = &self.project.files.get(entry.span.file).path;
                let found = self.assets.find(from, written, written.span, Code::DeadLink);
                if found.is_err() {
                    self.used.extend(&called);
                }
                self.by_path.get(found?.as_str()).copied()
            }
        };
        if let Some(file) = file {
            self.used.insert(file);
            self.passed.extend(called.into_iter().map(|other| (other, (entry.key.clone(), file))));
        }
        Ok(file)
    }

    /// The files that are called as the source `key` is, or lie in its folder, the best one first.
    fn called(&self, key: &Key) -> Vec<FileId> {
        let beside = || self.by_name.get(&(*self.beside.get(key).unwrap_or(&SOURCES), key.id.clone()));
        let files = self.folders.get(key).map_or_else(beside, |folder| self.by_folder.get(folder));
        let mut files = files.cloned().unwrap_or_default();
        files.sort_by_key(|file| {
            let path = &self.project.files.get(*file).path;
            let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
            let name = stem.rsplit('/').next().unwrap_or(stem);
            let names = [key.id.as_str(), "index", "transcript"];
            let rank = names.iter().position(|known| *known == name).unwrap_or(names.len());
            (rank, TRANSCRIPTS.iter().position(|known| ending.eq_ignore_ascii_case(known)), *file)
        });
        files
    }

    /// Report the files that belong to no source.
    fn unread(&self, findings: &mut Vec<Diagnostic>) {
        for (path, file) in self.by_path.iter().filter(|(_, file)| !self.used.contains(file)) {
            let name = path.rsplit('/').next().unwrap_or(path);
            if let Some((key, other)) = self.passed.get(file) {
                let other = &self.project.files.get(*other).path;
                let message = format!("this transcript is not read: that of `{key}` is `{other}`");
                let help = "remove one of the two, or give it a source of its own";
                findings.push(Diagnostic::of_path(Code::TranscriptWithoutSource, path, message).help(help));
            } else if !self.directory.is_named_in_unread(name) {
                let message = "this transcript belongs to no source, and is compared with nothing";
                let finding = Diagnostic::of_path(Code::TranscriptWithoutSource, path, message);
                findings.push(finding.help(self.advice(path, name)));
            }
        }
    }

    fn advice(&self, path: &str, name: &str) -> String {
        let ending = name.rsplit_once('.').map_or("txt", |(_, ending)| ending);
        let written = Id::parse(cut(path).1).ok().map(|id| Key::new(Kind::Source, id));
        match written.as_ref().and_then(|key| self.directory.nearest(key)) {
            Some(id) => format!("if it is that of `source:{id}`, call it `{id}.{ending}`"),
            None => format!("call it as its source is called, or name it there: `transcript = \"{name}\"`"),
        }
    }
}

/// The folder of `path`, and its name up to the first dot.
fn cut(path: &str) -> (&str, &str) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    (folder, name.split('.').next().unwrap_or(name))
}

impl Places {
    /// Read the transcripts of the sources that readers see.
    pub(super) fn read(
        &self,
        corpus: &Corpus,
        project: &Project,
        findings: &mut Vec<Diagnostic>,
    ) -> BTreeMap<Key, Speech> {
        let names = Names::of(corpus);
        let mut transcripts = BTreeMap::new();
        findings.extend(corpus.of_kind(Kind::Source).filter_map(|entry| self.missing(entry, project)));
        for (key, place) in &self.places {
            let Some(entry) = corpus.entries.get(key) else { continue };
            let Some(source) = entry.as_source() else { continue };
            if is_garbled(place, project) {
                continue;
            }
            let file = project.files.get(place.text.file);
            let (transcript, problems) = read(&file.text, &file.path, place, source);
            findings.extend(broken(place, &problems));
            if transcript.turns.is_empty() {
                findings.extend(problems.is_empty().then(|| silent(entry, place)));
                continue;
            }
            findings.extend(without_quality(entry, source, place));
            findings.extend(unused_names(source, &transcript));
            let speech = Speech {
                file: place.text.file,
                text: file.text.clone(),
                language: source.language.clone().unwrap_or_else(|| entry.language.clone()),
                quality: source.transcript_quality.unwrap_or(TranscriptQuality::Partial),
                speakers: names.speakers(&transcript, source, corpus),
                is_body: place.is_body,
                transcript,
            };
            transcripts.insert(key.clone(), speech);
        }
        transcripts
    }

    /// What is said of a source of which it is told how good its transcript is, and that has none.
    fn missing(&self, entry: &Entry, project: &Project) -> Option<Diagnostic> {
        let source = entry.as_source()?;
        let is_found = self.places.contains_key(&entry.key) || source.transcript.is_some();
        if is_found || source.transcript_quality.is_none() {
            return None;
        }
        let stem = format!("/{}.", entry.key.id);
        let called = project.assets.iter().map(|asset| &*asset.path).find(|path| {
            path.starts_with(SOURCES) && path.rfind(&stem).is_some_and(|at| !path[at + 1..].contains('/'))
        });
        let help = called.map_or_else(
            || looked_for(entry),
            |path| format!("`{path}` is not read, save it as text; {}", looked_for(entry)),
        );
        let message =
            format!("there is no speech in it: it is said how good the transcript of `{}` is", entry.key);
        let message = format!("{message}, and there is none");
        Some(Diagnostic::new(Code::BrokenTranscript, entry.span, message).help(help))
    }
}

/// Where the transcript of `entry` may stand.
fn looked_for(entry: &Entry) -> String {
    let id = &entry.key.id;
    let below = if entry.declared_in.is_none() { ", or the text below the front matter" } else { "" };
    format!("its transcript is `{id}.txt`, `{id}.srt` or `{id}.vtt`{below}")
}

/// What is said of a transcript of `entry` in which nobody says anything.
fn silent(entry: &Entry, place: &Place) -> Diagnostic {
    let start = place.text.start as usize;
    let message = format!("there is no speech in it: this is the transcript of `{}`", entry.key);
    let finding = Diagnostic::new(Code::BrokenTranscript, Span::new(place.text.file, start..start), message);
    finding.help(format!("write down in it what was said, or take it away: {}", looked_for(entry)))
}

/// Whether the file of `place` is not text, which is told where it is read.
fn is_garbled(place: &Place, project: &Project) -> bool {
    project.findings.iter().any(|finding| {
        let is_there = matches!(&finding.place, Spot::Span(span) if span.file == place.text.file);
        is_there && finding.code == Code::NotUtf8
    })
}

fn read(text: &str, path: &str, place: &Place, source: &Source) -> (Transcript, Vec<Problem>) {
    let known: Vec<&str> = source.speakers.iter().map(|(name, _)| name.as_str()).collect();
    let start = place.text.start as usize;
    let text = &text[place.text.range()];
    let form = Form::of(if place.is_body { "" } else { path }, text);
    let (mut transcript, mut problems) = transcript_naming(text, form, &known);
    for chunk in transcript.turns.iter_mut().flat_map(|turn| &mut turn.chunks) {
        chunk.range = chunk.range.start + start..chunk.range.end + start;
    }
    for problem in &mut problems {
        problem.range = problem.range.start + start..problem.range.end + start;
    }
    (transcript, problems)
}

/// What in a transcript cannot be read.
fn broken(place: &Place, problems: &[Problem]) -> Vec<Diagnostic> {
    let help = "a cue is a line of times, `00:01:02,000 --> 00:01:04,000`, with the words below it, and an empty line after them";
    let finding = |problem: &Problem| {
        let span = Span::new(place.text.file, problem.range.clone());
        Diagnostic::new(Code::BrokenTranscript, span, problem.message).help(help)
    };
    let mut findings: Vec<Diagnostic> = problems.iter().take(MOST).map(finding).collect();
    if let Some(last) = findings.last_mut().filter(|_| problems.len() > MOST) {
        last.help = Some(format!("{help}; {} more places are like this one", problems.len() - MOST));
    }
    findings
}

fn without_quality(entry: &Entry, source: &Source, place: &Place) -> Option<Diagnostic> {
    if source.transcript_quality.is_some() {
        return None;
    }
    let span = source.transcript.as_ref().map_or(entry.span, |written| written.span);
    let (what, help) = if place.is_body {
        (
            "the text below the front matter has turns with names, and it is not said how good the transcript",
            "say how good it is with `transcript_quality`; it is compared, and not published unless `publish_transcript` is `true`",
        )
    } else {
        (
            "it is not said how good the transcript",
            "add `transcript_quality`: `official`, `checked` (by you), `machine` or `partial`",
        )
    };
    let message = format!("{what} of `{}` is: it counts as `partial`", entry.key);
    Some(Diagnostic::new(Code::TranscriptWithoutQuality, span, message).help(help))
}

/// The names in `speakers` of `source` with which no turn begins.
fn unused_names(source: &Source, transcript: &Transcript) -> Vec<Diagnostic> {
    let labels: BTreeSet<&str> = transcript.turns.iter().filter_map(|turn| turn.label.as_deref()).collect();
    let is_used = |name: &str| labels.iter().any(|label| name_words(label) == name_words(name));
    let unused = source.speakers.iter().map(|(name, _)| name).filter(|name| !is_used(&name.value));
    let finding = |name: &Spanned<String>| {
        let message = format!("no turn of the transcript begins with “{}”", name.value);
        let help = match nearest(&name.value, labels.iter().copied()) {
            Some(near) => format!("did you mean “{near}”?"),
            None => "write the name as it stands before the turn, or remove the line".to_owned(),
        };
        Diagnostic::new(Code::UnknownTurn, name.span, message).help(help)
    };
    unused.map(finding).collect()
}
