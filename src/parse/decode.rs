//! A file into its [`Document`]: name, front matter and text put together.

use super::front::{self, Front};
use super::name::meant;
use super::record::{self, Scope};
use super::{Content, Document, FileName, body::read_body};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Detail, Entry, Kind, Language, Texts};
use crate::settings::Settings;
use crate::text::{FileId, Files, Span};
use crate::tree::{Fields, Table};

/// Read `file`, which lies in the folder of `kind`.
pub fn parse(files: &Files, file: FileId, kind: Kind, settings: &Settings) -> Document {
    let source = files.get(file);
    let mut findings = Vec::new();
    let name = match FileName::read(&source.path, kind, settings) {
        Ok(name) => Some(name),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    };
    let (front, cut_findings) = front::cut(&source.text, file);
    findings.extend(cut_findings);
    let own = name.as_ref().filter(|name| name.translation.is_none()).map(|name| name.key.clone());
    let key = if name.is_none() { meant(&source.path, kind) } else { own };
    let content = match (name, front) {
        (Some(name), Some(front)) => {
            let reading = Reading { text: &source.text, file, kind, settings, front: &front };
            match name.translation {
                None => reading.original(name, &mut findings),
                Some(language) => {
                    let texts = reading.translation(&mut findings);
                    return Document {
                        file,
                        key: Some(name.key),
                        content: translated(texts, language),
                        findings,
                    };
                }
            }
        }
        _ => Content::Unreadable,
    };
    Document { file, key, content, findings }
}

fn translated(texts: Option<Texts>, language: Language) -> Content {
    texts.map_or(Content::Unreadable, |texts| Content::Translation { language, texts: Box::new(texts) })
}

struct Reading<'a> {
    text: &'a str,
    file: FileId,
    kind: Kind,
    settings: &'a Settings,
    front: &'a Front,
}

impl Reading<'_> {
    fn original(&self, name: FileName, findings: &mut Vec<Diagnostic>) -> Content {
        let (body, body_findings) = read_body(self.text, Span::new(self.file, self.front.body.clone()));
        let mut declared = Vec::new();
        let mut scope = Scope {
            owner: Some(name.key.clone()),
            language: self.settings.language(),
            declared: &mut declared,
        };
        let mut found = Vec::new();
        let mut fields = self.fields(&mut found);
        let decoded = record::decode(&mut fields, self.kind, &mut scope);
        fields.finish();
        self.keep_own(&mut found, findings);
        let Some(((texts, life, detail), complete)) = decoded else {
            findings.extend(body_findings);
            return Content::Unreadable;
        };
        // speech is no Markdown
        let is_speech = matches!(&detail, Detail::Source(source) if source.may_keep_transcript_in_text());
        findings.extend(body_findings.into_iter().filter(|_| !is_speech));
        let entry = Entry {
            key: name.key,
            span: self.front.fence,
            declared_in: None,
            complete,
            life,
            detail,
            language: self.settings.language().clone(),
            texts: Texts { body: Some(body), ..texts },
            translations: std::collections::BTreeMap::new(),
        };
        Content::Original { entry: Box::new(entry), declared }
    }

    fn translation(&self, findings: &mut Vec<Diagnostic>) -> Option<Texts> {
        let (body, body_findings) = read_body(self.text, Span::new(self.file, self.front.body.clone()));
        let mut found = Vec::new();
        let mut fields = self.fields(&mut found);
        let texts = record::texts(&mut fields, self.kind);
        let facts = keys_of(self.kind, self.settings);
        for (key, _) in &self.front.table.entries {
            let known = facts.iter().find(|fact| **fact == key.value);
            if let Some(known) = known.filter(|known| !fields.was_asked(known)) {
                fields.report(fact(key.span, key));
                fields.skip(known);
            }
        }
        fields.finish();
        self.keep_own(&mut found, findings);
        findings.extend(body_findings);
        texts.map(|texts| Texts { body: Some(body), ..texts })
    }

    fn fields<'f>(&'f self, found: &'f mut Vec<Diagnostic>) -> Fields<'f> {
        Fields::new(&self.front.table, self.front.fence, found).in_yaml(self.front.yaml)
    }

    /// Where lines could not be read, what is `found` missing may stand in them, and a value in them may be
    /// none: that is not told again.
    fn keep_own(&self, found: &mut Vec<Diagnostic>, findings: &mut Vec<Diagnostic>) {
        let broken: Vec<usize> = findings.iter().filter_map(|finding| self.broken_line(finding)).collect();
        if !broken.is_empty() {
            let line = |finding: &Diagnostic| self.line_of(&finding.place);
            found.retain(|finding| {
                finding.code != Code::MissingKey && line(finding).is_none_or(|line| !broken.contains(&line))
            });
        }
        findings.append(found);
    }

    fn broken_line(&self, finding: &Diagnostic) -> Option<usize> {
        let is_broken = matches!(finding.code, Code::BrokenToml | Code::BrokenYaml);
        if is_broken { self.line_of(&finding.place) } else { None }
    }

    fn line_of(&self, place: &Place) -> Option<usize> {
        let Place::Span(span) = place else { return None };
        Some(self.text.get(..span.start as usize)?.matches('\n').count())
    }
}

/// The keys that the front matter of `kind` can have, in order of the alphabet.
pub fn keys_of(kind: Kind, settings: &Settings) -> Vec<&'static str> {
    let (empty, mut unused, mut declared) = (Table::default(), Vec::new(), Vec::new());
    let mut scope = Scope { owner: None, language: settings.language(), declared: &mut declared };
    let mut fields = Fields::new(&empty, Span::new(FileId(0), 0..0), &mut unused);
    record::decode(&mut fields, kind, &mut scope);
    fields.asked()
}

fn fact(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::FactInTranslation,
        span,
        format!("`{key}` stands in the original, a translation carries texts only"),
    )
    .help("remove the line; what it says holds for all languages")
}
