//! Every page put in its place; two on one address are a finding.

use std::collections::BTreeMap;

use super::addresses::route;
use super::presence::Presence;
use super::{
    Addresses, BADGE, CHANGED, CORRECTIONS, Claimant, DATA, Feed, Form, Lists, Page, Places, Plan, Route,
    SAID, SEARCH, Subject, Transcripts, full_pages,
};
use crate::collate::Concordance;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Ledger, Removed};
use crate::model::{Detail, Entry, Key, Kind, Language, Moment};
use crate::resolve::Corpus;
use crate::settings::Settings;
use crate::text::Span;

/// The last part of the address of a transcript's page; those of the stretches of the source's list are numbers.
pub const TRANSCRIPT: &str = "transcript";

/// What a plan is made of.
pub struct Input<'a> {
    /// What `site.toml` says.
    pub settings: &'a Settings,
    /// The published entries.
    pub corpus: &'a Corpus,
    /// What belongs together.
    pub concordance: &'a Concordance,
    /// The instant as of which the site is built.
    pub now: Moment,
    /// The published addresses of earlier builds.
    pub ledger: &'a Ledger,
    /// What was taken down.
    pub removed: &'a Removed,
    /// The files of `content/`, by their paths.
    pub assets: &'a [String],
    /// The files of the theme that are published, by their names below `static/`.
    pub theme_files: &'a [String],
}

/// Compose the plan of the site.
pub(super) fn compose(input: &Input<'_>) -> Plan {
    let presence = Presence::of(input.corpus, input.concordance, &input.settings.languages);
    let addresses = Addresses::give(input.corpus, input.concordance, &presence, input.settings);
    let found = (input.corpus, input.concordance);
    let lists = Lists::make(found, &addresses, input.settings, input.now);
    let transcripts = Transcripts::of(input.corpus, input.concordance);
    let mut composer = Composer {
        input,
        addresses: &addresses,
        lists: &lists,
        places: Places::new(),
        outputs: BTreeMap::new(),
        findings: Vec::new(),
    };
    for language in &input.settings.languages {
        composer.site(language);
        composer.timelines(language);
        composer.filters(language);
        composer.entries(language);
        composer.retracted(language);
        composer.remarks(language);
        composer.transcripts(language, &transcripts);
    }
    composer.files();
    composer.hidden();
    composer.removed();
    composer.redirects();
    composer.ledger();
    composer.findings.extend(super::named::check(input));
    let Composer { places, findings, .. } = composer;
    let pages = places.into_values().map(|(page, _)| page).collect();
    Plan { pages, addresses, lists, transcripts, findings }
}

pub(super) struct Composer<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) addresses: &'a Addresses,
    pub(super) lists: &'a Lists,
    pub(super) places: Places,
    pub(super) findings: Vec<Diagnostic>,
    /// The addresses by the files that answer to them, as a system sees them that does not tell case apart.
    outputs: BTreeMap<String, Route>,
}

impl Composer<'_> {
    pub(super) fn put(&mut self, page: Page, what: String, span: Option<Span>) {
        let twin = self.outputs.get(&folded_output(&page.route));
        let Some((other, earlier)) = twin.and_then(|twin| self.places.get(twin)) else {
            self.outputs.insert(folded_output(&page.route), page.route.clone());
            self.places.insert(page.route.clone(), (page, Claimant { what, span }));
            return;
        };
        if are_twins(&other.subject, &page.subject) && other.route != page.route {
            return; // their ids are told as twins
        }
        let message = format!("the address `{}` is that of {} and of {what}", page.route, earlier.what);
        let help = "give one of them a `slug`, another id, or another name";
        let finding = match (span, earlier.span) {
            (Some(span), Some(other)) => {
                Diagnostic::new(Code::DuplicateAddress, span, message).related(other, "the other")
            }
            (Some(span), None) | (None, Some(span)) => Diagnostic::new(Code::DuplicateAddress, span, message),
            (None, None) => Diagnostic::of_path(Code::DuplicateAddress, page.route.as_str(), message),
        };
        let is_told = |other: &Diagnostic| other.place == finding.place && other.related == finding.related;
        if !self.findings.iter().any(is_told) {
            self.findings.push(finding.help(help));
        }
    }

    pub(super) fn put_generated(&mut self, route: Route, language: &Language, subject: Subject) {
        let what = format!("the generated page `{route}`");
        self.put(Page { route, language: language.clone(), subject }, what, None);
    }

    pub(super) fn at<S: AsRef<str>>(&self, language: &Language, parts: &[S]) -> Route {
        route(language, parts, self.input.settings)
    }

    /// The pages that every language has, as far as there is something to show on them.
    fn site(&mut self, language: &Language) {
        let Some(lists) = self.lists.of(language) else { return };
        let home = self.at::<&str>(language, &[]);
        if !self.has_own_home(language) {
            self.put_generated(home.clone(), language, Subject::Home);
        }
        for kind in Kind::REFERRED.into_iter().chain([Kind::Digest]) {
            let count = lists.count(kind);
            if count > 0 {
                self.stretches(language, kind.folder(), count, |number| Subject::Index { of: kind, number });
            }
        }
        if self.has_any(Kind::Piece) {
            let count = lists.corrections.len();
            self.stretches(language, CORRECTIONS, count, |number| Subject::Corrections { number });
            if count > 0 {
                self.feed(language, &Feed::Corrections);
            }
        }
        if self.has_any(Kind::Claim) {
            self.stretches(language, CHANGED, lists.changed.len(), |number| Subject::Changed { number });
            if !lists.changed.is_empty() {
                self.feed(language, &Feed::Changed);
            }
        }
        self.digests(language, lists);
        if self.has_any(Kind::Claim) || self.addresses.has_remarks() {
            self.put_generated(self.at(language, &["glossary"]), language, Subject::Glossary);
        }
        self.feed(language, &Feed::Pieces);
        if lists.count(Kind::Piece) > 0 {
            self.put_generated(self.at(language, &[SEARCH]), language, Subject::Search);
            if !lists.remarks.is_empty() {
                self.put_generated(self.at(language, &[SAID]), language, Subject::Said);
            }
            self.put_generated(self.at(language, &[DATA]), language, Subject::Data);
        }
    }

    pub(super) fn feed(&mut self, language: &Language, of: &Feed) {
        let page = self.at(language, of.page().as_slice());
        for (route, subject) in feeds_below(&page, of) {
            self.put_generated(route, language, subject);
        }
    }

    /// Whether the site has anything of `kind`, in whatever language.
    fn has_any(&self, kind: Kind) -> bool {
        self.input.corpus.of_kind(kind).next().is_some()
    }

    /// Whether a page about the site is the home page in `language`.
    fn has_own_home(&self, language: &Language) -> bool {
        let home = self.input.settings.home.as_ref();
        home.is_some_and(|home| self.addresses.has(&Key::new(Kind::Page, home.value.clone()), language))
    }

    /// The pages of a list of `length`: its own address, and one for each full page before the newest.
    fn stretches(
        &mut self,
        language: &Language,
        name: &str,
        length: usize,
        subject: impl Fn(Option<usize>) -> Subject,
    ) {
        let own = self.at(language, &[name]);
        self.stretches_at(language, &own, length, subject);
    }

    fn entries(&mut self, language: &Language) {
        let input = self.input;
        for entry in input.corpus.entries.values().filter(|entry| self.addresses.has(&entry.key, language)) {
            let Some(own) = self.addresses.of(&entry.key, language).cloned() else { continue };
            let subject = |number| Subject::Entry { key: entry.key.clone(), number };
            let what = format!("`{}`", entry.key);
            let span = Some(written_at(entry));
            self.put(
                Page { route: own.clone(), language: language.clone(), subject: subject(None) },
                what.clone(),
                span,
            );
            for (route, subject) in self.files_below(&own, entry, language) {
                self.put(Page { route, language: language.clone(), subject }, what.clone(), span);
            }
            for number in 1..=full_pages(self.list_length(entry), input.settings.page_size) {
                let page = Page {
                    route: own.below(&number.to_string()),
                    language: language.clone(),
                    subject: subject(Some(number)),
                };
                self.put(page, what.clone(), span);
            }
        }
    }

    /// The files that stand beside the page of `entry` at `own`.
    fn files_below(&self, own: &Route, entry: &Entry, language: &Language) -> Vec<(Route, Subject)> {
        let key = &entry.key;
        let badge = || (own.file_below(BADGE), Subject::Badge(key.clone()));
        let mut files: Vec<_> = (key.kind == Kind::Claim).then(badge).into_iter().collect();
        if self.has_feed(entry, language) {
            files.extend(feeds_below(own, &Feed::Of(key.clone())));
        }
        files
    }

    /// Whether pieces in `language` belong to `entry`, which is a thread, or name it, which is an actor.
    fn has_feed(&self, entry: &Entry, language: &Language) -> bool {
        let pieces = || paged_list(self.input.concordance, entry).iter();
        matches!(entry.key.kind, Kind::Thread | Kind::Actor)
            && pieces().any(|key| self.addresses.has(key, language))
    }

    /// How long the list is that is cut into pages below an entry's address.
    fn list_length(&self, entry: &Entry) -> usize {
        paged_list(self.input.concordance, entry).len()
    }

    fn remarks(&mut self, language: &Language) {
        for (at, remark) in self.input.concordance.remarks.iter().enumerate() {
            if !self.addresses.has_remark(at, language) {
                continue;
            }
            let Some(route) = self.addresses.of_remark(at, language).cloned() else { continue };
            let registered = remark.quote.as_ref().and_then(|key| self.input.corpus.entries.get(key));
            let used = remark.utterances().next().map(|index| self.input.corpus.utterances[index].span);
            let span = registered.map(|entry| entry.span).or(used);
            let page = Page { route, language: language.clone(), subject: Subject::Remark(at) };
            self.put(page, format!("a remark of `{}`", remark.speaker()), span);
        }
    }

    /// The pages of transcripts, below their sources, in the languages that those have a page in.
    fn transcripts(&mut self, language: &Language, transcripts: &Transcripts) {
        for key in transcripts.sources().filter(|key| self.addresses.has(key, language)) {
            let Some(own) = self.addresses.of(key, language) else { continue };
            self.put_generated(own.below(TRANSCRIPT), language, Subject::Transcript(key.clone()));
        }
    }

    /// The language that the first part of an address names, or the default.
    pub(super) fn language_of(&self, route: &Route) -> Language {
        let first = route.as_str().split('/').nth(1).unwrap_or_default();
        let languages = &self.input.settings.languages;
        languages.iter().skip(1).find(|language| language.as_str() == first).unwrap_or(&languages[0]).clone()
    }
}

/// What in the front matter of `entry` decides its address: the slug, if it has one.
fn written_at(entry: &Entry) -> Span {
    let slug = match &entry.detail {
        Detail::Piece(piece) => piece.slug.as_ref(),
        Detail::Page(page) => page.slug.as_ref(),
        Detail::Claim(claim) => claim.slug.as_ref(),
        _ => None,
    };
    slug.map_or(entry.span, |slug| slug.span)
}

/// Whether two pages, or files beside them, are of entries whose ids are twins.
fn are_twins(one: &Subject, other: &Subject) -> bool {
    let key = |subject: &Subject| match subject {
        Subject::Entry { key, .. } | Subject::Badge(key) | Subject::Feed { of: Feed::Of(key), .. } => {
            Some((key.kind, key.id.folded()))
        }
        _ => None,
    };
    key(one).is_some_and(|one| Some(one) == key(other))
}

/// The file that answers to `route`, without what some systems do not tell apart.
fn folded_output(route: &Route) -> String {
    route.output().to_lowercase()
}

/// The feed of what the page at `route` tells of, in each form.
fn feeds_below(route: &Route, of: &Feed) -> [(Route, Subject); 2] {
    Form::ALL.map(|form| (route.file_below(form.file()), Subject::Feed { of: of.clone(), form }))
}

/// The list that is cut into pages below the address of `entry`, the earliest first: a thread's pieces, or
/// the pieces that refer to the entry.
pub fn paged_list<'c>(concordance: &'c Concordance, entry: &Entry) -> &'c [Key] {
    if matches!(entry.key.kind, Kind::Piece | Kind::Page | Kind::Digest) {
        return &[];
    }
    let lists =
        if entry.key.kind == Kind::Thread { &concordance.thread_pieces } else { &concordance.referring };
    let list = lists.get(&entry.key).map_or(&[][..], Vec::as_slice);
    &list[..list.partition_point(|key| key.kind == Kind::Piece)]
}
