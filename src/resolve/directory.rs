//! Every id that is declared, where, and whether readers see it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::discover::Project;
use crate::model::{Date, Entry, Id, Key, Kind, Term};
use crate::parse::{Content, Document};
use crate::settings::Settings;
use crate::text::{FileId, Span};
use crate::tree::nearest;

/// Whether readers see an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// They do.
    Published,
    /// They do not.
    Hidden(Hidden),
}

/// Why readers do not see an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Hidden {
    /// It is a draft.
    Draft,
    /// Its day has not come.
    Scheduled(Date),
    /// Its day is over.
    Expired(Date),
    /// It was taken down.
    Removed,
    /// The piece that declares it was taken back.
    Retracted,
    /// It has errors, and the site leaves such pieces out.
    Quarantined,
    /// Its file could not be read, which is reported at the file.
    Unreadable,
}

/// Every id that is declared.
#[derive(Default)]
pub(super) struct Directory {
    standings: BTreeMap<Key, Standing>,
    spans: BTreeMap<Key, Span>,
    /// Former ids, and what they lead to now.
    pub(super) former: BTreeMap<Key, Key>,
    /// Which entry a file of content declares or translates.
    pub(super) by_path: BTreeMap<Arc<str>, Key>,
    folded: BTreeMap<(Kind, String), Id>,
    /// The texts of files that could not be read.
    unread: Vec<Arc<str>>,
}

impl Directory {
    /// Declare the ids of `documents`, and put originals and translations together.
    pub(super) fn build(
        project: &Project,
        documents: Vec<Document>,
        findings: &mut Vec<Diagnostic>,
    ) -> (Self, Vec<Entry>) {
        let mut directory = Self::default();
        let mut entries: BTreeMap<Key, Entry> = BTreeMap::new();
        let mut translations = Vec::new();
        let mut unread = Vec::new();
        for document in documents {
            let path = project.files.get(document.file).path.clone();
            if let Some(key) = &document.key {
                directory.by_path.insert(path, key.clone());
            }
            match (document.content, document.key) {
                (Content::Original { entry, declared }, _) => {
                    for entry in std::iter::once(*entry).chain(declared) {
                        if directory.declare(&entry.key, entry.span, findings) {
                            entries.insert(entry.key.clone(), entry);
                        }
                    }
                }
                (Content::Translation { language, texts }, Some(key)) => {
                    translations.push((key, language, texts, document.file));
                }
                (Content::Unreadable, key) => unread.push((key, document.file)),
                (Content::Translation { .. }, None) => {}
            }
        }
        directory.unread(unread, project);
        for (key, language, texts, file) in translations {
            match entries.get_mut(&key) {
                Some(entry) => {
                    entry.translations.insert(language, *texts);
                }
                None if directory.standings.contains_key(&key) => {}
                None => findings.push(no_original(
                    &key,
                    texts.title.span,
                    &directory,
                    &project.files.get(file).path,
                )),
            }
        }
        directory.former_ids(entries.values(), findings);
        (directory, entries.into_values().collect())
    }

    /// Files that could not be read declare their ids all the same, so that nothing else is found wrong.
    fn unread(&mut self, files: Vec<(Option<Key>, FileId)>, project: &Project) {
        for (key, file) in files {
            self.unread.push(project.files.get(file).text.clone());
            if let Some(key) = key.filter(|key| !self.standings.contains_key(key)) {
                self.spans.insert(key.clone(), Span::new(file, 0..0));
                self.standings.insert(key, Standing::Hidden(Hidden::Unreadable));
            }
        }
    }

    /// Declare `key`; false, with a finding, if it was declared before.
    fn declare(&mut self, key: &Key, span: Span, findings: &mut Vec<Diagnostic>) -> bool {
        if let Some(earlier) = self.spans.get(key) {
            let message = format!("there are two of `{key}`");
            findings.push(
                Diagnostic::new(Code::DuplicateId, span, message)
                    .label("declared here")
                    .related(*earlier, "and here")
                    .help("give one of them another id, or remove one"),
            );
            return false;
        }
        self.spans.insert(key.clone(), span);
        self.standings.insert(key.clone(), Standing::Published);
        if let Some(twin) = self.folded.insert((key.kind, key.id.folded()), key.id.clone()) {
            let message =
                format!("`{}` and `{twin}` differ only by case or by form, and cannot both be an id", key.id);
            let other = self.spans[&Key::new(key.kind, twin)];
            findings.push(
                Diagnostic::new(Code::TwinId, span, message)
                    .related(other, "the other")
                    .help("rename one of the files; some systems cannot keep them apart"),
            );
        }
        true
    }

    fn former_ids<'e>(&mut self, entries: impl Iterator<Item = &'e Entry>, findings: &mut Vec<Diagnostic>) {
        for entry in entries {
            for former in &entry.life.former_ids {
                let key = Key::new(entry.key.kind, former.value.clone());
                if let Some(earlier) = self.spans.get(&key) {
                    let message = format!("`{key}` is in use, it cannot be a former id");
                    findings.push(
                        Diagnostic::new(Code::DuplicateId, former.span, message)
                            .related(*earlier, "declared here"),
                    );
                } else if let Some(other) = self.former.insert(key.clone(), entry.key.clone()) {
                    let message = format!("`{}` is a former id of `{other}` too", former.value);
                    findings.push(Diagnostic::new(Code::DuplicateId, former.span, message));
                }
            }
        }
    }

    /// Decide which of `entries` readers see. A record declared in a piece is seen when the piece is; one in a
    /// piece that was taken back is not, although a page stays in the place of the piece.
    pub(super) fn decide(&mut self, entries: &[Entry], settings: &Settings, view: &View<'_>) {
        let own: BTreeMap<&Key, Standing> =
            entries.iter().map(|entry| (&entry.key, standing(entry, settings, view))).collect();
        let retracted: BTreeSet<&Key> =
            entries.iter().filter(|entry| entry.retraction().is_some()).map(|entry| &entry.key).collect();
        for entry in entries {
            let mut standing = own[&entry.key].clone();
            let owner = entry.declared_in.as_ref().and_then(|owner| own.get(owner));
            let is_retracted = entry.declared_in.as_ref().is_some_and(|owner| retracted.contains(owner));
            match (&standing, owner) {
                (Standing::Published, Some(hidden @ Standing::Hidden(_))) => standing = hidden.clone(),
                (Standing::Published, _) if is_retracted => standing = Standing::Hidden(Hidden::Retracted),
                _ => {}
            }
            self.standings.insert(entry.key.clone(), standing);
        }
        for key in view.removed {
            self.standings.entry(key.clone()).or_insert(Standing::Hidden(Hidden::Removed));
        }
    }

    /// Whether readers see `key`; nothing if it is not declared.
    pub(super) fn standing(&self, key: &Key) -> Option<&Standing> {
        self.standings.get(key)
    }

    /// The ids of files that could not be read.
    pub(super) fn unreadable(&self) -> impl Iterator<Item = &Key> {
        let is_unreadable = |standing: &Standing| *standing == Standing::Hidden(Hidden::Unreadable);
        self.standings.iter().filter(move |(_, standing)| is_unreadable(standing)).map(|(key, _)| key)
    }

    /// `key` itself, or what a former id leads to now.
    pub(super) fn current<'k>(&'k self, key: &'k Key) -> &'k Key {
        if self.standings.contains_key(key) { key } else { self.former.get(key).unwrap_or(key) }
    }

    /// The finding for `key`, which is not declared; written at `span`.
    pub(super) fn unknown(&self, key: &Key, span: Span) -> Diagnostic {
        if let Some(elsewhere) = self.of_other_kind(key) {
            let message =
                format!("`{}` is {}, not {}", key.id, elsewhere.kind.with_article(), key.kind.with_article());
            return Diagnostic::new(Code::WrongKind, span, message)
                .help(format!("write `{elsewhere}` if that is what is meant"));
        }
        let finding = Diagnostic::new(
            Code::UnknownReference,
            span,
            format!("there is no {} `{}`", key.kind.name(), key.id),
        );
        match self.nearest(key) {
            Some(near) => finding.label(format!("did you mean `{near}`?")),
            None => finding.help(format!(
                "add it as `content/{}/{}.md`, or correct the id",
                key.kind.folder(),
                key.id
            )),
        }
    }

    /// The record of another kind that has the id of `key`.
    pub(super) fn of_other_kind(&self, key: &Key) -> Option<Key> {
        let others = Kind::REFERRED.into_iter().filter(|kind| *kind != key.kind);
        others.map(|kind| Key::new(kind, key.id.clone())).find(|key| self.standings.contains_key(key))
    }

    /// Whether a file that could not be read names the id of `key`, and so may declare it.
    pub(super) fn may_be_unread(&self, key: &Key) -> bool {
        let id = key.id.as_str();
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        let is_whole = |text: &str, at: usize| {
            !text[..at].ends_with(is_part) && !text[at + id.len()..].starts_with(is_part)
        };
        let declares = |line: &str| {
            let key = line.trim_start_matches([' ', '\t', '-', '{', '[', '"']);
            key.starts_with("id") && line.match_indices(id).any(|(at, _)| is_whole(line, at))
        };
        self.unread.iter().any(|text| text.lines().any(declares))
    }

    /// Whether a file that could not be read has `name` in it.
    pub(super) fn is_named_in_unread(&self, name: &str) -> bool {
        self.unread.iter().any(|text| text.contains(name))
    }

    /// The id of the same kind that is nearest to `key`'s.
    pub(super) fn nearest(&self, key: &Key) -> Option<&Id> {
        let of_kind = self.standings.keys().filter(|other| other.kind == key.kind);
        let near = nearest(key.id.as_str(), of_kind.clone().map(|other| other.id.as_str()))?;
        of_kind.map(|other| &other.id).find(|id| id.as_str() == near)
    }
}

fn standing(entry: &Entry, settings: &Settings, view: &View<'_>) -> Standing {
    let zone = &settings.timezone;
    let hidden = if view.removed.contains(&entry.key) {
        Some(Hidden::Removed)
    } else if view.quarantined.contains(&entry.key) {
        Some(Hidden::Quarantined)
    } else if entry.life.draft && !view.drafts {
        Some(Hidden::Draft)
    } else if !entry.complete {
        Some(Hidden::Unreadable)
    } else if let Some(expires) = entry.life.expires.as_ref().filter(|date| date.start(zone) <= view.now) {
        Some(Hidden::Expired(expires.value))
    } else {
        let term = || Term::parse(entry.key.id.as_str()).filter(|_| entry.key.kind == Kind::Digest);
        let date = entry.as_piece().map(|piece| piece.date.value).or_else(|| Some(term()?.first));
        let later = date.filter(|date| date.start(zone) > view.now && !view.drafts);
        later.map(Hidden::Scheduled)
    };
    hidden.map_or(Standing::Published, Standing::Hidden)
}

fn no_original(key: &Key, span: Span, directory: &Directory, path: &str) -> Diagnostic {
    let message = format!("this is a translation of `{key}`, which does not exist");
    let finding = Diagnostic::new(Code::NoOriginal, span, message);
    if let Some(near) = directory.nearest(key) {
        finding.label(format!("did you mean `{near}`?")).help("rename the file after its original")
    } else {
        let name = path.rsplit('/').next().unwrap_or(path);
        finding.help(format!("the original of `{name}` has the same name without the language"))
    }
}
