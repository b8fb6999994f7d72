//! The pages by which readers find their way through time and through long lists: timelines, the calendar,
//! filters.

use super::chronicle::periods;
use super::pages::Composer;
use super::{Filter, Route, Subject, full_pages};
use crate::model::{Id, Key, Kind, Language};

/// The last part of the address of a thread's or an actor's timeline, and the first of that of everything's.
pub const TIMELINE: &str = "timeline";

impl Composer<'_> {
    /// The timeline of everything, its years and months, and the timelines of threads and actors.
    pub(super) fn timelines(&mut self, language: &Language) {
        let Some(lists) = self.lists.of(language) else { return };
        let own = self.at(language, &[TIMELINE]);
        if !lists.days.is_empty() {
            self.put_generated(own.clone(), language, Subject::Timeline);
        }
        for (year, months) in periods(&lists.days) {
            let route = own.below(&format!("{year:04}"));
            for month in months {
                let subject = Subject::Month { year, month };
                self.put_generated(route.below(&format!("{month:02}")), language, subject);
            }
            self.put_generated(route, language, Subject::Year(year));
        }
        for (key, days) in &lists.timelines {
            let Some(own) = self.addresses.of(key, language) else { continue };
            let subject = |number| Subject::EntryTimeline { key: key.clone(), number };
            self.stretches_at(language, &own.below(TIMELINE), days.len(), subject);
        }
    }

    /// The filters of the indexes.
    pub(super) fn filters(&mut self, language: &Language) {
        let Some(lists) = self.lists.of(language) else { return };
        let home = self.at::<&str>(language, &[]);
        for (filter, keys) in &lists.filters {
            let subject = |number| Subject::Filter { filter: filter.clone(), number };
            self.stretches_at(language, &filter.route(&home), keys.len(), subject);
        }
    }

    /// The pages of the list of `length` at `own`: its own address, and one for each full page before the newest.
    pub(super) fn stretches_at(
        &mut self,
        language: &Language,
        own: &Route,
        length: usize,
        subject: impl Fn(Option<usize>) -> Subject,
    ) {
        self.put_generated(own.clone(), language, subject(None));
        for number in 1..=full_pages(length, self.input.settings.page_size) {
            self.put_generated(own.below(&number.to_string()), language, subject(Some(number)));
        }
    }

    /// Where a page leads by which readers found their way, when there is nothing more to find on it: to what it
    /// was a part of.
    pub(super) fn heir_of_ways(&self, parts: &[&str], language: &Language) -> Option<Route> {
        let home = || self.at::<&str>(language, &[]);
        // what leads on itself, such as the year of a month that is gone, is no place to lead to
        let is_page = |route: &Route| self.places.get(route).is_some_and(|(page, _)| page.subject.is_page());
        let there = |route: Route| is_page(&route).then_some(route);
        match parts {
            [TIMELINE, _] | [TIMELINE, _, _] => {
                let year = (parts.len() == 3).then(|| there(self.at(language, &parts[..2]))).flatten();
                Some(year.or_else(|| there(self.at(language, &[TIMELINE]))).unwrap_or_else(home))
            }
            [folder, id, TIMELINE] => {
                let kind = Kind::from_folder(folder)?;
                let key = self.present(Key::new(kind, Id::parse(id).ok()?));
                let own = self.addresses.of(&key, language).cloned()?;
                Some(there(own.below(TIMELINE)).unwrap_or(own))
            }
            [folder, facet, value] => {
                let filter = Filter::of_parts(folder, facet, value)?;
                let renamed = there(self.renamed(filter).route(&home()));
                Some(renamed.or_else(|| there(self.at(language, &[folder]))).unwrap_or_else(home))
            }
            _ => None,
        }
    }

    /// `filter` by the present id of its thread.
    fn renamed(&self, filter: Filter) -> Filter {
        match Id::parse(&filter.value) {
            Ok(id) if filter.facet == super::Facet::Thread => {
                let value = self.present(Key::new(Kind::Thread, id)).id.to_string();
                Filter { value, ..filter }
            }
            _ => filter,
        }
    }
}
