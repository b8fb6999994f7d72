//! What each page shows of how a claim is judged: computed from what a site knows, not read from its pages.

use std::collections::BTreeMap;

use onrecord::collate::{ClaimHistory, Judgement, Known};
use onrecord::compose::{DayList, DigestList, Feed, LanguageLists, Page, Subject, chunk, days_of, periods};
use onrecord::model::{Date, Entry, Key, Kind, Moment, Status};
use onrecord::pipeline::Site;
use onrecord::resolve::{Binding, Bindings};

/// How many entries a feed has.
const FEED: usize = 30;

/// How many claims each part of the home page has.
const FEW: usize = 5;

/// What a page shows, a line each: two pages that show the same are to be the same.
pub(crate) type Lines = Vec<String>;

/// What each page of `site` shows of how `claim` is judged, by its file; nothing of pages that do not name it.
pub(crate) fn shown(site: &Site, claim: &Key) -> BTreeMap<String, Lines> {
    let teller = Teller { site, claim, history: &site.concordance.claims[claim] };
    site.plan.pages.iter().map(|page| (page.route.output(), teller.page(page))).collect()
}

struct Teller<'s> {
    site: &'s Site,
    claim: &'s Key,
    history: &'s ClaimHistory,
}

impl Teller<'_> {
    fn page(&self, page: &Page) -> Lines {
        let Some(lists) = self.site.plan.lists.of(&page.language) else { return Lines::new() };
        match &page.subject {
            Subject::Home => self.home(lists),
            Subject::Entry { key, number } => self.entry(page, &self.site.corpus.entries[key], *number),
            Subject::Remark(at) => {
                let remark = &self.site.concordance.remarks[*at];
                let quote = remark.quote.as_ref().and_then(|key| self.site.corpus.entries.get(key));
                let text = quote.map(|entry| self.referred(page, entry)).unwrap_or_default();
                self.card_among(&remark.claims).into_iter().chain(text).collect()
            }
            Subject::Index { of: Kind::Claim, number } => {
                let mut lines = self.list(&lists.entries[&Kind::Claim], *number);
                let parts =
                    lists.filters.keys().filter(|filter| filter.of == Kind::Claim && number.is_none());
                lines.extend(parts.map(|part| format!("part {}", part.parts().join("/"))));
                lines
            }
            Subject::Index { of: Kind::Digest, .. } => lists.digests.keys().cloned().collect(),
            Subject::Filter { filter, number } => self.list(&lists.filters[filter], *number),
            Subject::Timeline => {
                let latest = chunk(lists.days.len(), self.site.settings.page_size, None);
                let periods = format!("{:?}", periods(&lists.days));
                self.days(&lists.days[latest], false).into_iter().chain([periods]).collect()
            }
            Subject::Year(year) => told(days_of(&lists.days, *year, None), lists),
            Subject::Month { year, month } => {
                let days = days_of(&lists.days, *year, Some(*month));
                self.days(days, false).into_iter().chain(told(days, lists)).collect()
            }
            Subject::EntryTimeline { key, number } => {
                let days = &lists.timelines[key];
                let range = chunk(days.len(), self.site.settings.page_size, *number);
                self.days(&days[range], key.kind == Kind::Actor)
            }
            Subject::Digest(name) => self.digest_page(page, lists, name),
            Subject::DigestMail(name) | Subject::DigestText(name) => self.digest(&lists.digests[name]),
            Subject::Changed { number } => {
                let range = chunk(lists.changed.len(), self.site.settings.page_size, *number);
                self.changes(&lists.changed[range])
            }
            Subject::Feed { of: Feed::Changed, .. } => {
                self.changes(&lists.changed[lists.changed.len().saturating_sub(FEED)..])
            }
            Subject::Feed { of: Feed::Digests, .. } => self.digest_feed(lists),
            Subject::Badge(key) if key == self.claim => vec![self.card()],
            Subject::Sitemap => {
                let lasting = self.site.plan.pages.iter().filter(|page| page.subject.is_lasting());
                lasting.map(|page| page.route.to_string()).collect()
            }
            _ => Lines::new(),
        }
    }

    /// Its status today, where nothing else of it stands.
    fn word(&self) -> String {
        format!("word {:?}", self.history.status())
    }

    /// Its status today, and since when.
    fn card(&self) -> String {
        format!("card {:?} {:?}", self.history.status(), self.history.status_date())
    }

    fn card_among<'k>(&self, keys: impl IntoIterator<Item = &'k Key>) -> Option<String> {
        let at = keys.into_iter().position(|key| key == self.claim)?;
        Some(format!("{at} {}", self.card()))
    }

    /// The page `number` of a list.
    fn list(&self, all: &[Key], number: Option<usize>) -> Lines {
        let range = chunk(all.len(), self.site.settings.page_size, number);
        self.card_among(&all[range]).into_iter().collect()
    }

    /// What of what was judged is contested, and the latest changes of status.
    fn home(&self, lists: &LanguageLists) -> Lines {
        let mut judged: Vec<(Date, Status, &Key)> = Vec::new();
        for key in &lists.entries[&Kind::Claim] {
            let history = &self.site.concordance.claims[key];
            judged.extend(history.status_date().map(|date| (date, history.status(), key)));
        }
        judged.sort_by_key(|(date, _, key)| (std::cmp::Reverse(*date), *key));
        let open = judged.iter().filter(|it| matches!(it.1, Status::Contested | Status::Unresolved));
        let open = self.card_among(open.take(FEW).map(|it| it.2));
        let latest = &lists.changed[lists.changed.len().saturating_sub(FEW)..];
        open.into_iter().chain(self.changes(latest)).collect()
    }

    fn entry(&self, page: &Page, entry: &Entry, number: Option<usize>) -> Lines {
        if entry.key == *self.claim {
            let all = number.is_none().then(|| format!("{:?}", self.history.judgements));
            return all.into_iter().chain([self.card()]).collect();
        }
        if number.is_some() {
            return Lines::new();
        }
        let known = &self.site.concordance;
        let tied =
            |list: &BTreeMap<Key, Vec<Key>>| self.card_among(list.get(&entry.key).into_iter().flatten());
        let holds = || self.history.positions.iter().any(|position| position.actor == entry.key);
        let relations = || known.relations.get(&entry.key).into_iter().flatten().map(|tie| &tie.other);
        let mut lines = self.referred(page, entry);
        match entry.kind() {
            Kind::Piece => lines.extend(self.in_piece(page, entry)),
            Kind::Actor => {
                lines.extend(holds().then(|| self.card()));
                lines.extend(tied(&known.ties.figures_of));
            }
            Kind::Event | Kind::Thread => lines.extend(tied(&known.ties.claims_about)),
            Kind::Source => lines.extend(tied(&known.ties.claims_from)),
            Kind::Claim => lines.extend(self.card_among(relations())),
            _ => {}
        }
        // what refers to it is named below it, a claim with its status
        let named = known.referring.get(&entry.key).into_iter().flatten().any(|key| key == self.claim);
        lines.extend(named.then(|| self.word()));
        // and a digest with a link to it, if there is one in the language
        let digests = self.site.plan.lists.of(&page.language).map(|lists| &lists.digests);
        let below = known.referring.get(&entry.key).into_iter().flatten();
        let below = below.filter(|key| key.kind == Kind::Digest).map(|key| key.id.to_string());
        lines.extend(below.filter(|name| digests.is_some_and(|digests| digests.contains_key(name))));
        lines
    }

    /// What a piece that deals with it says of it: what was known then, what holds now, and what came since.
    fn in_piece(&self, page: &Page, entry: &Entry) -> Lines {
        let piece = entry.as_piece().unwrap();
        let listed = piece.claims.iter().chain(piece.positions.iter().map(|(claim, _)| claim));
        let mut listed = listed.chain(piece.assessments.iter().map(|(claim, _)| claim));
        if !listed.any(|id| id.value == self.claim.id) && !self.refers(page, entry) {
            return Lines::new();
        }
        let known = Known::of(entry, piece, self.history, &self.site.settings);
        let mut lines = vec![format!("then {:?}", known.then.map(|it| self.place(it)))];
        lines.extend((known.status_then() != known.status_now()).then(|| self.card()));
        let linked = |binding: &Binding| matches!(binding, Binding::Record { key, .. } if key == self.claim);
        if self.bindings(page, entry).is_some_and(|all| all.references.iter().any(linked)) {
            lines.extend(known.since().map(|since| format!("since {}", self.place(since))));
        }
        lines
    }

    /// A judgement with what leads to it: its day, and how many of that day are later.
    fn place(&self, judgement: &Judgement) -> String {
        let day = |it: &Judgement| it.assessment.date.to_day();
        let later = self.history.judgements.iter().rev().take_while(|it| !std::ptr::eq(*it, judgement));
        let later = later.filter(|it| day(it) == day(judgement)).count();
        format!("{:?} {:?} {later}", status(judgement), judgement.assessment.date.value)
    }

    fn bindings(&self, page: &Page, entry: &Entry) -> Option<&Bindings> {
        let language = entry.texts_in(&page.language).1.clone();
        self.site.corpus.bindings.get(&(entry.key.clone(), language))
    }

    /// Whether the text of `entry` in the page's language refers to it.
    fn refers(&self, page: &Page, entry: &Entry) -> bool {
        let is_it = |binding: &Binding| match binding {
            Binding::Record { key, .. } => key == self.claim,
            Binding::Figure(at) => self.site.corpus.figure_uses[*at].claim == *self.claim,
            Binding::Quote(_) | Binding::Text => false,
        };
        self.bindings(page, entry).is_some_and(|all| all.references.iter().any(is_it))
    }

    /// The preview of it in the text of `entry`.
    fn referred(&self, page: &Page, entry: &Entry) -> Lines {
        self.refers(page, entry).then(|| self.word()).into_iter().collect()
    }

    /// Days of a timeline; an actor's own has its positions, too.
    fn days(&self, days: &[(Date, DayList)], of_actor: bool) -> Lines {
        let mut lines = Lines::new();
        for (date, day) in days {
            let own = |list: &[(Key, usize)]| -> Vec<(usize, usize)> {
                let numbered = list.iter().enumerate().filter(|(_, (key, _))| key == self.claim);
                numbered.map(|(row, (_, at))| (row, *at)).collect()
            };
            for (row, at) in own(&day.judged) {
                let before = at.checked_sub(1).map(|at| status(&self.history.judgements[at]));
                let judged = status(&self.history.judgements[at]);
                lines.push(format!("{date} {row} judged {judged:?} before {before:?} {}", self.card()));
            }
            let positions = if of_actor { own(&day.positions) } else { Vec::new() };
            let others = own(&day.figures).into_iter().chain(positions);
            lines.extend(others.map(|(row, _)| format!("{date} {row} {}", self.card())));
        }
        lines
    }

    /// Changes of status; what it is today stands beside each.
    fn changes(&self, list: &[(Date, Key, usize)]) -> Lines {
        let own = list.iter().enumerate().filter(|(_, (_, key, _))| key == self.claim);
        let line = |(row, (date, _, at)): (usize, &(Date, Key, usize))| {
            let from = at.checked_sub(1).map(|at| status(&self.history.judgements[at]));
            format!("{row} {date} {from:?} {:?} {}", self.history.judgements[*at], self.word())
        };
        own.map(line).collect()
    }

    /// The page of a digest, which leads to the ones before and after.
    fn digest_page(&self, page: &Page, lists: &LanguageLists, name: &str) -> Lines {
        let list = &lists.digests[name];
        let before = lists.digests.keys().rfind(|other| other.as_str() < name);
        let after = lists.digests.keys().find(|other| other.as_str() > name);
        let mut lines = self.digest(list);
        lines.push(format!("near {before:?} {after:?}"));
        let mut texts = self.site.corpus.of_kind(Kind::Digest);
        let text = texts.find(|entry| entry.key.id.as_str() == name);
        if text.is_some_and(|entry| self.refers(page, entry)) {
            lines.push(format!("word then {:?}", self.known_at(list.end).map(status)));
        }
        lines
    }

    /// The latest digests that are closed.
    fn digest_feed(&self, lists: &LanguageLists) -> Lines {
        let mut closed: Vec<_> = lists.digests.iter().filter(|(_, list)| list.is_closed).collect();
        closed.sort_by_key(|(name, list)| (std::cmp::Reverse(list.end), *name));
        let lines = |(name, list): (&String, &DigestList)| [vec![name.clone()], self.digest(list)];
        closed.into_iter().take(FEED).flat_map(lines).flatten().collect()
    }

    /// What a digest that tells of it says: what was judged in its period, and how it stood at the end of it.
    fn digest(&self, list: &DigestList) -> Lines {
        let mut news = list.stories.iter().flat_map(|story| &story.claims);
        if !news.any(|news| news.claim == *self.claim) {
            return Lines::new();
        }
        let start = list.term.start(&self.site.settings.timezone);
        let published = self.published();
        let steps: Vec<&Judgement> =
            published.iter().filter(|(at, _)| *at >= start && *at < list.end).map(|(_, it)| *it).collect();
        let mut lines = vec![format!(
            "stood {:?}",
            self.known_at(list.end).map(|it| (status(it), it.assessment.date.value))
        )];
        if !steps.is_empty() {
            lines.push(format!("from {:?}", self.known_at(start).map(status)));
        }
        lines.extend(steps.iter().map(|step| format!("{step:?}")));
        lines
    }

    /// The judgements by when they were published: on their date, or with their piece if that came later.
    fn published(&self) -> Vec<(Moment, &Judgement)> {
        let zone = &self.site.settings.timezone;
        let entries = &self.site.corpus.entries;
        let published = |it: &Judgement| {
            let piece = it.piece.as_ref().map(|key| entries[key].as_piece().unwrap().date.start(zone));
            piece.into_iter().chain([it.assessment.date.start(zone)]).max().unwrap()
        };
        let mut all: Vec<_> = self.history.judgements.iter().map(|it| (published(it), it)).collect();
        all.sort_by_key(|(at, _)| *at);
        all
    }

    /// The judgement that was the latest published before `until`.
    fn known_at(&self, until: Moment) -> Option<&Judgement> {
        self.published().into_iter().rfind(|(at, _)| *at < until).map(|(_, it)| it)
    }
}

fn status(judgement: &Judgement) -> Status {
    judgement.assessment.status
}

/// The days of a calendar on which something is told, and the periods that it leads to.
fn told(days: &[(Date, DayList)], lists: &LanguageLists) -> Lines {
    let days = days.iter().map(|(date, _)| date.to_string());
    days.chain([format!("{:?}", periods(&lists.days))]).collect()
}
