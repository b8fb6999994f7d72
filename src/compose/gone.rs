//! What was published and is not there as it was: what stands at its addresses now.

use std::collections::BTreeMap;

use super::heirs::Heirs;
use super::pages::Composer;
use super::remembered::{living, texts};
use super::{Page, Route, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::ledger::{Line, Living};
use crate::model::{Id, Key, Kind, Language};
use crate::resolve::Hidden;
use crate::text::Span;

impl Composer<'_> {
    /// What is left out because of its errors, has expired, or was taken down with the piece that declared it,
    /// keeps its addresses, if those were published.
    pub(super) fn hidden(&mut self) {
        let input = self.input;
        let mut is_short = false;
        for (key, hidden) in &input.corpus.hidden {
            let subject = match hidden {
                Hidden::Quarantined | Hidden::Unreadable => Subject::Unavailable,
                Hidden::Expired(_) | Hidden::Retracted => Subject::Gone,
                Hidden::Removed if input.removed.is_removed(key).is_none() => Subject::Gone,
                _ => continue,
            };
            is_short |= subject == Subject::Unavailable;
            for address in input.ledger.addresses_of(key) {
                self.stand_in(address, subject.clone());
            }
            if subject == Subject::Unavailable && key.kind == Kind::Actor {
                self.words_of(key);
            }
        }
        // a digest may be gone because all of its pieces are away
        let digests = input.ledger.lines().filter(|line| line.subject.starts_with("digest:"));
        for line in digests.filter(|_| is_short) {
            self.stand_in(&line.address, Subject::Unavailable);
        }
    }

    /// In the place of a piece that was taken back stands a page that says so, in its languages.
    pub(super) fn retracted(&mut self, language: &Language) {
        let (corpus, addresses) = (self.input.corpus, self.addresses);
        for (key, entry) in &corpus.retracted {
            let own = addresses.all_of(key).find(|(own, _)| *own == language);
            if let Some((_, route)) = own {
                let subject = Subject::Retracted(key.clone());
                let page = Page { route: route.clone(), language: language.clone(), subject };
                self.put(page, format!("`{key}`"), Some(entry.span));
            }
        }
    }

    /// The pages of the words of an actor whose file cannot be read are away with it.
    fn words_of(&mut self, actor: &Key) {
        let below = format!("/{}/{}/", Kind::Quote.folder(), actor.id);
        for line in self.input.ledger.lines() {
            let route = Route::parse(&line.address);
            if route.is_ok_and(|route| route.as_str().contains(&below)) {
                self.stand_in(&line.address, Subject::Unavailable);
            }
        }
    }

    pub(super) fn removed(&mut self) {
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

    /// What was published and is there no more: what was composed, and is no editor's to redirect, leads to
    /// what is nearest to it; anything else is a finding.
    pub(super) fn ledger(&mut self) {
        let input = self.input;
        let mut heirs = BTreeMap::new();
        for line in input.ledger.lines() {
            let Ok(route) = Route::parse(&line.address) else { continue };
            if self.places.contains_key(&route) || input.removed.of_line(line).is_some() {
                continue;
            }
            let language = self.language_of(&route);
            let of_words = self.heir_of_words(&route, &language, &mut heirs);
            if let Some(to) = of_words.or_else(|| self.heir(&route, line.record().as_ref(), &language)) {
                self.put_generated(route, &language, Subject::Redirect(to));
            }
        }
        let (pages, redirects) = living(self.places.values().map(|(page, _)| page), input.concordance);
        let living = Living { pages: &pages, redirects: &redirects };
        let lost = input.ledger.lost(&living, input.removed);
        let explained = self.explained(lost);
        self.findings.extend(explained);
        self.findings.extend(input.ledger.edited(&texts(input.corpus)));
        let exists = |key: &Key| input.corpus.is_declared(key);
        self.findings.extend(input.removed.idle(input.ledger, &exists));
    }

    /// Of lost addresses whose page is a draft again, or is scheduled: that is why, and how to mend it.
    fn explained(&self, lost: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let input = self.input;
        let lines = input.ledger.lines().filter(|_| !lost.is_empty());
        let lines: BTreeMap<Span, &Line> = lines.map(|line| (line.address.span, line)).collect();
        let explained = lost.into_iter().map(|finding| {
            let Place::Span(span) = &finding.place else { return finding };
            let key = lines.get(span).and_then(|line| line.record());
            match key.and_then(|key| input.corpus.hidden.get(&key)) {
                Some(Hidden::Draft) => {
                    finding.help("its page is a draft now: take `draft` out of the front matter")
                }
                Some(Hidden::Scheduled(date)) => finding.help(format!(
                    "its page is scheduled for {date} now: give it the date on which it was published"
                )),
                _ => finding,
            }
        });
        explained.collect()
    }

    /// Where the words lead that stood at `route`: to the remark that has them now.
    fn heir_of_words(
        &self,
        route: &Route,
        language: &Language,
        heirs: &mut BTreeMap<Key, Heirs>,
    ) -> Option<Route> {
        let parts = self.parts(route, language);
        let ["quotes", speaker, slug] = parts.as_slice() else { return None };
        let speaker = self.present(Key::new(Kind::Actor, Id::parse(speaker).ok()?));
        let concordance = self.input.concordance;
        let known = heirs.entry(speaker).or_insert_with_key(|speaker| Heirs::of(concordance, speaker));
        self.addresses.of_remark(known.heir(slug)?, language).cloned()
    }

    /// What `key` is called now, if it was another's former id.
    pub(super) fn present(&self, key: Key) -> Key {
        self.input.corpus.former.get(&key).cloned().unwrap_or(key)
    }

    /// The parts of `route` behind its language.
    fn parts<'r>(&self, route: &'r Route, language: &Language) -> Vec<&'r str> {
        let is_foreign = language != self.input.settings.language();
        route.as_str().trim_matches('/').split('/').skip(usize::from(is_foreign)).collect()
    }

    /// Where what stood at `route` and was about `record` leads: words to their speaker, a digest of
    /// nothing to the other digests, a record that nobody names in `language` any more to its own language.
    fn heir(&self, route: &Route, record: Option<&Key>, language: &Language) -> Option<Route> {
        let is_foreign = language != self.input.settings.language();
        let parts = self.parts(route, language);
        let page = |key: &Key| self.addresses.of(key, language).cloned().or_else(|| self.home_of(key));
        match parts.as_slice() {
            ["quotes", speaker, _] => page(&self.present(Key::new(Kind::Actor, Id::parse(speaker).ok()?))),
            ["digests", _] => {
                let all = self.at(language, &[Kind::Digest.folder()]);
                let home = || self.at::<&str>(language, &[]);
                Some(if self.places.contains_key(&all) { all } else { home() })
            }
            _ => self.heir_of_ways(&parts, language).or_else(|| {
                record
                    .filter(|key| is_foreign && Kind::REFERRED.contains(&key.kind) && key.kind != Kind::Piece)
                    .and_then(page)
            }),
        }
    }
}
