//! Addresses that lead to others: those that content names, former ids, other wordings of a remark.

use super::pages::Composer;
use super::{Page, Route, Subject};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Key, Kind, Language};
use crate::text::Span;

impl Composer<'_> {
    pub(super) fn redirects(&mut self) {
        let input = self.input;
        for entry in input.corpus.entries.values().chain(input.corpus.retracted.values()) {
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
    pub(super) fn home_of(&self, key: &Key) -> Option<Route> {
        let language = self.input.settings.language();
        let remark = self.input.concordance.remark_of_quote.get(key);
        match remark {
            Some(at) => self.addresses.of_remark(*at, language).cloned(),
            None => self.addresses.of(key, language).cloned(),
        }
    }

    fn written_redirect(&mut self, written: &str, span: Span, to: Option<Route>) {
        let route = match Route::parse(written.strip_suffix("index.html").unwrap_or(written)) {
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
}

fn pairs<'r>(routes: impl Iterator<Item = (&'r Language, &'r Route)>) -> Vec<(Language, Route)> {
    routes.map(|(language, route)| (language.clone(), route.clone())).collect()
}
