//! The references, quotations, links and pictures of each text, bound to what they lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::{Spot, anchor, spot};
use super::directory::{Directory, Standing};
use super::files::{Assets, LinkTarget, missing, project_path};
use super::front::about_standing;
use super::{Binding, Bindings, ClaimUse, Corpus, FigureUse, Mention, Utterance, numbers, pictures, speech};
use crate::diagnostic::{Code, Diagnostic};
use crate::discover::Project;
use crate::model::{Body, Entry, Excerpt, Key, Kind, Language, Link, Picture, Reference, Target, Written};
use crate::text::{Span, Spanned};

/// Bind every text of the published entries of `corpus`.
pub(super) fn bind_texts(
    corpus: &mut Corpus,
    directory: &Directory,
    project: &Project,
    findings: &mut Vec<Diagnostic>,
) {
    let assets = Assets::new(project);
    let mut bound = Bound::default();
    for entry in corpus.entries.values() {
        bound.entry(entry, (corpus, directory), (project, &assets), findings);
    }
    corpus.bindings = bound.bindings;
    corpus.utterances = bound.utterances;
    corpus.claim_uses = bound.claim_uses;
    corpus.figure_uses = bound.figure_uses;
    corpus.mentions = bound.mentions;
    corpus.translated_mentions = bound.translated_mentions;
    corpus.used_assets = bound.used_assets;
}

/// Find what is wrong in the texts of `entries`, which lack something and are not shown.
pub(super) fn look_through(
    entries: &[Entry],
    known: (&Corpus, &Directory),
    project: &Project,
    findings: &mut Vec<Diagnostic>,
) {
    let assets = Assets::new(project);
    let mut unused = Bound::default();
    for entry in entries {
        unused.entry(entry, known, (project, &assets), findings);
    }
}

/// What binding the texts yields.
#[derive(Default)]
struct Bound {
    bindings: BTreeMap<(Key, Language), Bindings>,
    utterances: Vec<Utterance>,
    claim_uses: Vec<ClaimUse>,
    figure_uses: Vec<FigureUse>,
    mentions: BTreeMap<Key, Vec<Mention>>,
    translated_mentions: BTreeMap<(Key, Language), Vec<Mention>>,
    used_assets: BTreeSet<String>,
}

impl Bound {
    /// The texts of `entry`, and the picture above them.
    fn entry(
        &mut self,
        entry: &Entry,
        (corpus, directory): (&Corpus, &Directory),
        (project, assets): (&Project, &Assets<'_>),
        findings: &mut Vec<Diagnostic>,
    ) {
        for (language, texts) in entry.all_texts() {
            if let Some(body) = &texts.body {
                let binder = Binder { corpus, directory, project, assets, entry, language, body };
                binder.bind(self, findings);
            }
        }
        self.used_assets.extend(pictures::cover(entry, project, assets, findings));
        pictures::named(entry, project, &self.bindings, findings);
    }
}

/// One text, with what is needed to bind it.
pub(super) struct Binder<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) directory: &'a Directory,
    pub(super) project: &'a Project,
    assets: &'a Assets<'a>,
    pub(super) entry: &'a Entry,
    pub(super) language: &'a Language,
    pub(super) body: &'a Body,
}

impl Binder<'_> {
    fn bind(&self, bound: &mut Bound, findings: &mut Vec<Diagnostic>) {
        let keys: Vec<Option<(Key, Option<String>)>> =
            self.body.references.iter().map(|reference| self.target(&reference.target, findings)).collect();
        let published: Vec<Option<Key>> = keys
            .iter()
            .map(|key| key.as_ref().map(|(key, _)| key.clone()).filter(|key| self.is_published(key)))
            .collect();
        let first = bound.utterances.len();
        let mut speech = speech::utterances(self, &published, first, findings);
        let quiet = self.quiet(&published);
        for (reference, utterance) in &speech.prose {
            if quiet.contains(&spot(&self.body.references[*reference])) {
                speech.utterances[utterance - first].excerpt = Excerpt::default();
            }
        }
        let mut bindings = Bindings {
            references: keys.into_iter().map(|key| self.record(key)).collect(),
            quote_blocks: speech.blocks,
            links: self.body.links.iter().map(|link| self.link(link, findings)).collect(),
            pictures: self.body.pictures.iter().map(|picture| self.picture(picture, findings)).collect(),
        };
        for (reference, utterance) in speech.prose {
            bindings.references[reference] = Binding::Quote(utterance);
        }
        numbers::take_up(self, &mut bindings.references, &mut bound.figure_uses);
        bound.utterances.extend(speech.utterances);
        self.uses((&published, &quiet), bound, findings);
        bound.used_assets.extend(bindings.pictures.iter().flatten().cloned());
        bound.used_assets.extend(bindings.links.iter().filter_map(|link| match link {
            LinkTarget::Asset(path) => Some(path.clone()),
            _ => None,
        }));
        bound.bindings.insert((self.entry.key.clone(), self.language.clone()), bindings);
    }

    fn record(&self, key: Option<(Key, Option<String>)>) -> Binding {
        match key {
            Some((key, fragment)) if self.is_published(&key) && !self.corpus.is_unnamed(&key) => {
                Binding::Record { key, fragment }
            }
            _ => Binding::Text,
        }
    }

    pub(super) fn is_published(&self, key: &Key) -> bool {
        self.directory.standing(key) == Some(&Standing::Published)
    }

    /// Whether the text is a translation.
    pub(super) fn is_translation(&self) -> bool {
        *self.language != self.entry.language
    }

    /// The key that `target` leads to, if it is declared at all; findings say what is wrong with it.
    pub(super) fn target(
        &self,
        target: &Spanned<Target>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<(Key, Option<String>)> {
        match &target.value {
            Target::Record { kind, id, fragment } => {
                let written = Key::new(*kind, id.clone());
                let key = self.known(&written, target.span, findings)?;
                Some((key, fragment.clone()))
            }
            Target::File { path, fragment } => {
                let key = self.file(path, target.span, findings)?;
                Some((key, fragment.clone()))
            }
        }
    }

    /// `written`, as it is called now; nothing, with a finding, if it is not declared.
    pub(super) fn known(&self, written: &Key, span: Span, findings: &mut Vec<Diagnostic>) -> Option<Key> {
        let key = self.directory.current(written).clone();
        let finding = about_standing(written, &key, span, self.directory);
        let is_known = self.directory.standing(&key).is_some();
        findings.extend(finding.map(|finding| self.with_fix(finding, written, &key, span)));
        is_known.then_some(key)
    }

    /// Where the right id is known, offer to write it.
    fn with_fix(&self, finding: Diagnostic, written: &Key, key: &Key, span: Span) -> Diagnostic {
        let text = &self.project.files.get(span.file).text[span.range()];
        if let Some(other) = self.directory.of_other_kind(written).filter(|_| finding.code == Code::WrongKind)
        {
            let word = written.kind.name();
            let place = Span::new(span.file, span.start as usize..span.start as usize + word.len());
            let is_word = text.strip_prefix(word).is_some_and(|rest| rest.starts_with(':'));
            return if is_word {
                finding.fix(format!("write `{}:`", other.kind.name()), place, other.kind.name())
            } else {
                finding
            };
        }
        let better = match finding.code {
            Code::FormerId => Some(&key.id),
            Code::UnknownReference => self.directory.nearest(written),
            _ => None,
        };
        match better.filter(|_| text.ends_with(written.id.as_str())) {
            Some(id) => {
                let start = span.end as usize - written.id.as_str().len();
                let place = Span::new(span.file, start..span.end as usize);
                finding.fix(format!("write `{id}`"), place, id.to_string())
            }
            None => finding,
        }
    }

    fn file(&self, path: &str, span: Span, findings: &mut Vec<Diagnostic>) -> Option<Key> {
        let from = &self.project.files.get(span.file).path;
        let Ok(full) = project_path(from, path) else {
            let message = format!("`{path}` leads out of `content/`");
            findings.push(
                Diagnostic::new(Code::PathEscape, span, message).help("link to a file inside of `content/`"),
            );
            return None;
        };
        if let Some(key) = self.directory.by_path.get(full.as_str()) {
            return self.known(&key.clone(), span, findings);
        }
        let paths = self.directory.by_path.keys().map(|path| &**path);
        let finding = missing(from, &full, (&Spanned::new(path, span), Code::DeadLink), paths);
        findings.push(finding);
        None
    }

    fn link(&self, link: &Link, findings: &mut Vec<Diagnostic>) -> LinkTarget {
        let written = &link.destination.value;
        let span = link.destination.span;
        let has_scheme = written.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
        if has_scheme || written.starts_with("//") {
            return LinkTarget::AsWritten;
        }
        if let Some(fragment) = written.strip_prefix('#') {
            let known = fragment.is_empty() || has_heading(self.body, fragment) || is_footnote(fragment);
            if !known {
                findings.push(dead_anchor(self.body, fragment, span));
            }
            return LinkTarget::AsWritten;
        }
        let path = written.split(['?', '#']).next().unwrap_or_default();
        let from = &self.project.files.get(span.file).path;
        let is_address = path.starts_with('/') && !path.starts_with("/content/") && path.ends_with('/');
        if is_address {
            return LinkTarget::Site(written.clone());
        }
        match self.assets.find(from, path, span, Code::DeadLink) {
            Ok(asset) => LinkTarget::Asset(asset),
            Err(finding) => {
                findings.push(*finding);
                LinkTarget::Nowhere
            }
        }
    }

    fn picture(&self, picture: &Picture, findings: &mut Vec<Diagnostic>) -> Option<String> {
        let written = &picture.destination.value;
        let elsewhere = written.contains(':') || written.starts_with("//");
        if elsewhere {
            return None;
        }
        let from = &self.project.files.get(picture.span.file).path;
        let found = self.assets.find(from, written, picture.destination.span, Code::MissingPicture);
        found.map_err(|finding| findings.push(*finding)).ok()
    }

    /// Remember where this text refers to other entries, and what it says of claims.
    fn uses(
        &self,
        (keys, quiet): (&[Option<Key>], &BTreeSet<Spot>),
        bound: &mut Bound,
        findings: &mut Vec<Diagnostic>,
    ) {
        for (index, (reference, key)) in self.body.references.iter().zip(keys).enumerate() {
            let Some(key) = key else { continue };
            let excerpt = self.excerpt(reference, quiet);
            if key.kind == Kind::Claim && reference.figure.is_none() {
                let mut title = reference.claim.clone();
                title.positions.retain_mut(|mark| {
                    let written = Key::new(Kind::Actor, mark.actor.value.clone());
                    let known = self.known(&written, mark.actor.span, findings);
                    known.is_some_and(|known| {
                        mark.actor.value = known.id;
                        true
                    })
                });
                let claim_use = self.claim_use((reference, index), key, title, excerpt.clone());
                bound.claim_uses.push(claim_use);
            }
            if *key == self.entry.key {
                continue;
            }
            let mention = Mention {
                from: self.entry.key.clone(),
                anchor: anchor(reference, index),
                sentence: (reference.block.number, reference.block.sentence),
                excerpt,
            };
            if self.is_translation() {
                let place = (key.clone(), self.language.clone());
                bound.translated_mentions.entry(place).or_default().push(mention);
            } else {
                bound.mentions.entry(key.clone()).or_default().push(mention);
            }
        }
    }

    /// The places in the text where somebody stands who is not to be named: such a sentence is shown in its
    /// text alone.
    fn quiet(&self, keys: &[Option<Key>]) -> BTreeSet<Spot> {
        let named = self.body.references.iter().zip(keys);
        let unnamed = named.filter(|(_, key)| key.as_ref().is_some_and(|key| self.corpus.is_unnamed(key)));
        unnamed.map(|(reference, _)| spot(reference)).collect()
    }

    /// The sentence around a reference; of one beside a quotation as a block, the quotation, unless that is how somebody
    /// printed it: without who did, it would read as the speaker's words.
    fn excerpt(&self, reference: &Reference, quiet: &BTreeSet<Spot>) -> Excerpt {
        if quiet.contains(&spot(reference)) {
            return Excerpt::default();
        }
        let block = match reference.written {
            Written::Prose => None,
            Written::QuoteWords(block) | Written::Attribution(block) => self.body.quote_blocks.get(block),
        };
        match block {
            Some(block) if !block.parts.printed.is_empty() => Excerpt::default(),
            Some(block) => block.excerpt.clone(),
            None => reference.excerpt.clone(),
        }
    }

    fn claim_use(
        &self,
        (reference, index): (&Reference, usize),
        claim: &Key,
        title: crate::model::ClaimTitle,
        excerpt: Excerpt,
    ) -> ClaimUse {
        ClaimUse {
            entry: self.entry.key.clone(),
            translated: self.is_translation(),
            claim: claim.clone(),
            span: reference.span,
            anchor: anchor(reference, index),
            title,
            excerpt,
        }
    }
}

/// Whether `body` has a heading of that id.
pub(super) fn has_heading(body: &Body, fragment: &str) -> bool {
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
    body.headings.iter().any(|heading| heading.id == decoded)
}

/// Whether `fragment` is the place of a footnote, or of a reference to one.
fn is_footnote(fragment: &str) -> bool {
    let number = fragment.strip_prefix("fn:").or_else(|| fragment.strip_prefix("fnref:"));
    number.is_some_and(|number| number.starts_with(|digit: char| digit.is_ascii_digit()))
}

/// The finding for `fragment`, which no heading of `body` has.
pub(super) fn dead_anchor(body: &Body, fragment: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::new(Code::DeadAnchor, span, format!("there is no heading `#{fragment}`"));
    match crate::tree::nearest(fragment, body.headings.iter().map(|heading| heading.id.as_str())) {
        Some(near) => finding.label(format!("did you mean `#{near}`?")),
        None if body.headings.is_empty() => finding.help("the text has no headings"),
        None => {
            let ids: Vec<String> = body.headings.iter().map(|heading| format!("#{}", heading.id)).collect();
            finding.help(format!("the headings are: {}", ids.join(", ")))
        }
    }
}
