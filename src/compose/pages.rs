//! Every page put in its place; two on one address are a finding.

use super::addresses::route;
use super::presence::Presence;
use super::remembered::living;
use super::{Addresses, Claimant, Lists, Page, Places, Plan, Route, Subject, full_pages};
use crate::collate::Concordance;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Ledger, Living, Removed};
use crate::model::{Detail, Entry, Id, Key, Kind, Language};
use crate::resolve::{Corpus, Hidden, asset_route};
use crate::settings::Settings;
use crate::text::Span;

/// What a plan is made of.
pub struct Input<'a> {
    /// What `site.toml` says.
    pub settings: &'a Settings,
    /// The published entries.
    pub corpus: &'a Corpus,
    /// What belongs together.
    pub concordance: &'a Concordance,
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
    let lists = Lists::make(input.corpus, input.concordance, &addresses, input.settings);
    let mut composer =
        Composer { input, addresses: &addresses, lists: &lists, places: Places::new(), findings: Vec::new() };
    for language in &input.settings.languages {
        composer.site(language);
        composer.entries(language);
        composer.remarks(language);
    }
    composer.files();
    composer.hidden();
    composer.removed();
    composer.redirects();
    composer.ledger();
    composer.findings.extend(super::named::check(input));
    let Composer { places, findings, .. } = composer;
    let pages = places.into_values().map(|(page, _)| page).collect();
    Plan { pages, addresses, lists, findings }
}

struct Composer<'a> {
    input: &'a Input<'a>,
    addresses: &'a Addresses,
    lists: &'a Lists,
    places: Places,
    findings: Vec<Diagnostic>,
}

impl Composer<'_> {
    fn put(&mut self, page: Page, what: String, span: Option<Span>) {
        let Some((_, earlier)) = self.places.get(&page.route) else {
            self.places.insert(page.route.clone(), (page, Claimant { what, span }));
            return;
        };
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

    fn put_generated(&mut self, route: Route, language: &Language, subject: Subject) {
        let what = format!("the generated page `{route}`");
        self.put(Page { route, language: language.clone(), subject }, what, None);
    }

    fn at<S: AsRef<str>>(&self, language: &Language, parts: &[S]) -> Route {
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
        if !lists.days.is_empty() {
            self.stretches(language, "timeline", lists.days.len(), |number| Subject::Timeline { number });
        }
        if self.has_any(Kind::Piece) {
            self.stretches(language, "changes", lists.corrections.len(), |number| Subject::Corrections {
                number,
            });
        }
        for name in lists.digests.keys() {
            let route = self.at(language, &[Kind::Digest.folder(), name]);
            self.put_generated(route, language, Subject::Digest(name.clone()));
        }
        if self.has_any(Kind::Claim) {
            self.put_generated(self.at(language, &["glossary"]), language, Subject::Glossary);
        }
        self.put_generated(Route::file(&format!("{home}feed.xml")), language, Subject::Feed);
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
        self.put_generated(own.clone(), language, subject(None));
        for number in 1..=full_pages(length, self.input.settings.page_size) {
            self.put_generated(own.below(&number.to_string()), language, subject(Some(number)));
        }
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

    fn files(&mut self) {
        let language = self.input.settings.language();
        for (name, subject) in [
            ("404.html", Subject::Missing),
            ("sitemap.xml", Subject::Sitemap),
            ("robots.txt", Subject::Robots),
        ] {
            self.put_generated(Route::file(name), language, subject);
        }
        for name in self.input.theme_files {
            self.put_generated(
                Route::file(&format!("theme/{name}")),
                language,
                Subject::ThemeFile(name.clone()),
            );
        }
        for path in self.input.assets {
            let is_static = path.starts_with("content/static/");
            if is_static || self.input.corpus.used_assets.contains(path) {
                let route = Route::file(&asset_route(path));
                let page = Page { route, language: language.clone(), subject: Subject::Asset(path.clone()) };
                self.put(page, format!("the file `{path}`"), None);
            }
        }
    }

    /// What is left out because of its errors, and what has expired, keeps its addresses, if those were
    /// published.
    fn hidden(&mut self) {
        let input = self.input;
        let mut away = false;
        for (key, hidden) in &input.corpus.hidden {
            let subject = match hidden {
                Hidden::Quarantined | Hidden::Unreadable => Subject::Unavailable,
                Hidden::Expired(_) => Subject::Expired,
                _ => continue,
            };
            away |= subject == Subject::Unavailable;
            for address in input.ledger.addresses_of(key) {
                self.stand_in(address, subject.clone());
            }
        }
        // a digest may be gone because all of its pieces are away
        let digests = input.ledger.lines().filter(|line| line.subject.starts_with("digest:"));
        for line in digests.filter(|_| away) {
            self.stand_in(&line.address, Subject::Unavailable);
        }
    }

    fn removed(&mut self) {
        let input = self.input;
        for (address, entry) in input.removed.tombstones(input.ledger) {
            let number = input.removed.entries().iter().position(|other| other == entry);
            self.stand_in(address, Subject::Removed(number.filter(|_| !entry.erase)));
        }
    }

    /// Put `subject` at `address`, if that is an address and nothing else stands there.
    fn stand_in(&mut self, address: &str, subject: Subject) {
        let Ok(route) = Route::parse(address) else { return };
        if !self.places.contains_key(&route) {
            let language = self.language_of(&route);
            self.put_generated(route, &language, subject);
        }
    }

    /// The language that the first part of an address names, or the default.
    fn language_of(&self, route: &Route) -> Language {
        let first = route.as_str().split('/').nth(1).unwrap_or_default();
        let languages = &self.input.settings.languages;
        languages.iter().skip(1).find(|language| language.as_str() == first).unwrap_or(&languages[0]).clone()
    }

    fn redirects(&mut self) {
        let input = self.input;
        for entry in input.corpus.entries.values() {
            for written in &entry.life.redirects {
                let to = self.home_of(&entry.key);
                self.written_redirect(&written.value, written.span, to);
            }
        }
        for (former, key) in &input.corpus.former {
            self.former_id(former, key);
        }
        for at in 0..input.concordance.remarks.len() {
            self.other_wordings(at);
        }
    }

    /// The default address of an entry: a quote's is its remark's.
    fn home_of(&self, key: &Key) -> Option<Route> {
        let language = self.input.settings.language();
        let remark = self.input.concordance.remark_of_quote.get(key);
        match remark {
            Some(at) => self.addresses.of_remark(*at, language).cloned(),
            None => self.addresses.of(key, language).cloned(),
        }
    }

    fn written_redirect(&mut self, written: &str, span: Span, to: Option<Route>) {
        let route = match Route::parse(written) {
            Ok(route) => route,
            Err(problem) => {
                let escapes = written.contains("..") || written.to_lowercase().contains("%2e");
                let code = if escapes { Code::PathEscape } else { Code::BadAddress };
                let message = format!("`{written}` cannot be a redirect: {problem}");
                let help = "write an earlier address of this site, such as `/2025/04/old-name/`";
                self.findings.push(Diagnostic::new(code, span, message).help(help));
                return;
            }
        };
        let route = if route.as_str().ends_with('/')
            || route.as_str().rsplit('/').next().is_some_and(|last| last.contains('.'))
        {
            route
        } else {
            Route::parse(&format!("{route}/")).unwrap_or(route)
        };
        if let Some(to) = to {
            let page = Page { language: self.language_of(&route), subject: Subject::Redirect(to), route };
            self.put(page, "a redirect".to_owned(), Some(span));
        }
    }

    fn former_id(&mut self, former: &Key, key: &Key) {
        let input = self.input;
        let span = input.corpus.entries.get(key).map(|entry| entry.span);
        let routes: Vec<(Language, Route)> = match input.concordance.remark_of_quote.get(key) {
            Some(at) => pairs(self.addresses.all_of_remark(*at)),
            None => pairs(self.addresses.all_of(key)),
        };
        for (language, to) in routes {
            let trimmed = to.as_str().trim_end_matches('/');
            let Some((folder, last)) = trimmed.rsplit_once('/') else { continue };
            let from = Route::parse(&format!("{folder}/{}/", former.id));
            if let Some(from) = from.ok().filter(|_| last == key.id.as_str()) {
                let page = Page { route: from, language, subject: Subject::Redirect(to) };
                self.put(page, format!("the former id `{former}`"), span);
            }
        }
    }

    /// Each wording of a remark has an address that leads to it.
    fn other_wordings(&mut self, at: usize) {
        let remark = &self.input.concordance.remarks[at];
        for (language, to) in pairs(self.addresses.all_of_remark(at)) {
            for slug in &remark.other_slugs {
                let from = self.at(&language, &[Kind::Quote.folder(), remark.speaker().id.as_str(), slug]);
                if !self.places.contains_key(&from) {
                    self.put_generated(from, &language, Subject::Redirect(to.clone()));
                }
            }
        }
    }

    /// What was published and is there no more: what was composed, and is no editor's to redirect, leads to
    /// what is nearest to it; anything else is a finding.
    fn ledger(&mut self) {
        let input = self.input;
        for line in input.ledger.lines() {
            let Ok(route) = Route::parse(&line.address) else { continue };
            if self.places.contains_key(&route) || input.removed.of_line(line).is_some() {
                continue;
            }
            let language = self.language_of(&route);
            if let Some(to) = self.heir(&route, line.record().as_ref(), &language) {
                self.put_generated(route, &language, Subject::Redirect(to));
            }
        }
        let (pages, redirects) = living(self.places.values().map(|(page, _)| page), input.concordance);
        let living = Living { pages: &pages, redirects: &redirects };
        self.findings.extend(input.ledger.lost(&living, input.removed));
        let exists =
            |key: &Key| input.corpus.entries.contains_key(key) || input.corpus.hidden.contains_key(key);
        self.findings.extend(input.removed.idle(input.ledger, &exists));
    }

    /// Where what stood at `route` and was about `record` leads: a wording to its speaker, a digest of
    /// nothing to the other digests, a record that nobody names in `language` any more to its own language.
    fn heir(&self, route: &Route, record: Option<&Key>, language: &Language) -> Option<Route> {
        let is_foreign = language != self.input.settings.language();
        let parts: Vec<&str> =
            route.as_str().trim_matches('/').split('/').skip(usize::from(is_foreign)).collect();
        let page = |key: &Key| self.addresses.of(key, language).cloned().or_else(|| self.home_of(key));
        match parts.as_slice() {
            ["quotes", speaker, _] => page(&Key::new(Kind::Actor, Id::parse(speaker).ok()?)),
            ["digests", _] => {
                let all = self.at(language, &[Kind::Digest.folder()]);
                let home = || self.at::<&str>(language, &[]);
                Some(if self.places.contains_key(&all) { all } else { home() })
            }
            _ => record
                .filter(|key| is_foreign && Kind::REFERRED.contains(&key.kind) && key.kind != Kind::Piece)
                .and_then(page),
        }
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

fn pairs<'r>(routes: impl Iterator<Item = (&'r Language, &'r Route)>) -> Vec<(Language, Route)> {
    routes.map(|(language, route)| (language.clone(), route.clone())).collect()
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
