//! What each digest tells of its day, week or month: what was published in it, by story.
//!
//! What a digest of a closed period tells depends only on what was published before its end, so that its page
//! stays as it was sent.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{LanguageLists, Maker};
use super::pages::Composer;
use super::{Feed, Route, Subject};
use crate::collate::{Remark, StatusStep, says_the_same, steps};
use crate::model::{Claim, Date, Entry, Figure, Id, Key, Kind, Language, Moment, Piece, Term};
use crate::settings::Period;
use crate::text::Spanned;

/// The file of a digest as a mail, below its page.
pub const DIGEST_MAIL: &str = "email.html";

/// The file of a digest as plain text, below its page.
pub const DIGEST_TEXT: &str = "digest.txt";

/// What belongs to a digest.
#[derive(Clone, Debug)]
pub struct DigestList {
    /// The days that it is of.
    pub term: Term,
    /// The first instant after it.
    pub end: Moment,
    /// Whether it was over when the site was built.
    pub is_closed: bool,
    /// What it tells, by story.
    pub stories: Vec<Story>,
    /// The corrections made in it: piece and number.
    pub corrections: Vec<(Key, usize)>,
}

/// What a digest tells of one story.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The thread; none for what belongs to none.
    pub thread: Option<Key>,
    /// The pieces published in the period.
    pub pieces: Vec<Key>,
    /// The claims that were assessed in it, or whose figures moved.
    pub claims: Vec<ClaimNews>,
    /// The remarks that were first quoted in it.
    pub remarks: Vec<FirstQuoted>,
}

/// What a period brought to a claim.
#[derive(Clone, Debug)]
pub struct ClaimNews {
    /// Which.
    pub claim: Key,
    /// The judgements published in the period.
    pub steps: Vec<StatusStep>,
    /// The series that ended the period with another figure than they began it with.
    pub figures: Vec<FigureNews>,
    first: Moment,
}

/// How a series of figures moved in a period. The figures are indices of [`Claim::figures`].
#[derive(Clone, Copy, Debug)]
pub struct FigureNews {
    /// Which of the claim's series.
    pub series: usize,
    /// The latest figure before the period.
    pub before: Option<usize>,
    /// The latest figure at its end.
    pub after: usize,
}

/// A remark, and where it was first quoted.
#[derive(Clone, Copy, Debug)]
pub struct FirstQuoted {
    /// The remark.
    pub remark: usize,
    /// The quotation: an index of `Corpus::utterances`.
    pub utterance: usize,
}

impl Composer<'_> {
    /// The digests, and of those that are closed what can be sent.
    pub(super) fn digests(&mut self, language: &Language, lists: &LanguageLists) {
        let all = self.at(language, &[Kind::Digest.folder()]);
        for (name, digest) in &lists.digests {
            let route = all.below(name);
            if digest.is_closed {
                let file = |file: &str| Route::file(&format!("{route}{file}"));
                self.put_generated(file(DIGEST_MAIL), language, Subject::DigestMail(name.clone()));
                self.put_generated(file(DIGEST_TEXT), language, Subject::DigestText(name.clone()));
            }
            self.put_generated(route, language, Subject::Digest(name.clone()));
        }
        if !lists.digests.is_empty() {
            self.feed(language, &Feed::Digests);
        }
    }
}

/// What comes together under one name.
#[derive(Default)]
struct Gathering {
    pieces: Vec<Key>,
    claims: BTreeMap<Key, ClaimNews>,
    remarks: Vec<FirstQuoted>,
    corrections: Vec<(Key, usize)>,
}

/// The digests of `language` by name. A period in which nothing was published has none, unless an editor
/// introduces it.
pub(super) fn digests(
    maker: &Maker<'_>,
    lists: &LanguageLists,
    language: &Language,
) -> BTreeMap<String, DigestList> {
    let introduced = maker
        .corpus
        .of_kind(Kind::Digest)
        .filter(|entry| entry.language == *language || entry.translations.contains_key(language));
    let named: BTreeSet<String> = introduced.map(|entry| entry.key.id.to_string()).collect();
    let mut gathered: BTreeMap<String, Gathering> =
        named.iter().map(|name| (name.clone(), Gathering::default())).collect();
    let sorter = Gatherer { maker, lists, language, named };
    sorter.pieces(&mut gathered);
    sorter.corrections(&mut gathered);
    sorter.judgements(&mut gathered);
    sorter.figures(&mut gathered);
    sorter.remarks(&mut gathered);
    gathered.into_iter().filter_map(|(name, gathering)| sorter.finish(name, gathering)).collect()
}

struct Gatherer<'a> {
    maker: &'a Maker<'a>,
    lists: &'a LanguageLists,
    language: &'a Language,
    /// The digests that an editor introduces.
    named: BTreeSet<String>,
}

impl Gatherer<'_> {
    /// The digests that what was published on `date` belongs to: that of the site's period, and any other that
    /// is introduced. The days are those of the site's time zone.
    fn names(&self, date: Date) -> Vec<String> {
        let day = if date.offset_minutes().is_some() {
            date.start(&self.maker.settings.timezone).day(&self.maker.settings.timezone)
        } else {
            date.to_day()
        };
        let own = self.maker.settings.digest_period;
        let periods = [Period::Day, Period::Week, Period::Month];
        let names = periods.into_iter().filter_map(|period| Some((period, period.name_of(day)?)));
        names
            .filter(|(period, name)| *period == own || self.named.contains(name))
            .map(|(_, name)| name)
            .collect()
    }

    /// The same for an instant; for that of `date`, what is known of `date`.
    fn names_at(&self, at: Moment, date: Date) -> Vec<String> {
        let zone = &self.maker.settings.timezone;
        self.names(if date.start(zone) == at { date } else { at.day(zone) })
    }

    fn piece(&self, key: &Key) -> Option<&Piece> {
        self.maker.corpus.entries.get(key)?.as_piece()
    }

    fn pieces(&self, gathered: &mut BTreeMap<String, Gathering>) {
        for key in self.lists.entries.get(&Kind::Piece).into_iter().flatten() {
            let Some(piece) = self.piece(key) else { continue };
            for name in self.names(piece.date.value) {
                gathered.entry(name).or_default().pieces.push(key.clone());
            }
        }
    }

    fn corrections(&self, gathered: &mut BTreeMap<String, Gathering>) {
        for (date, key, number) in &self.lists.corrections {
            for name in self.names(*date) {
                gathered.entry(name).or_default().corrections.push((key.clone(), *number));
            }
        }
    }

    fn judgements(&self, gathered: &mut BTreeMap<String, Gathering>) {
        for key in self.lists.entries.get(&Kind::Claim).into_iter().flatten() {
            let Some(history) = self.maker.concordance.claims.get(key) else { continue };
            for step in steps(self.maker.corpus, history, self.maker.settings) {
                let date = history.judgements[step.judgement].assessment.date.value;
                for name in self.names_at(step.at, date).into_iter().filter(|name| self.has(key, name)) {
                    gathered.entry(name).or_default().of_claim(key, step.at).steps.push(step);
                }
            }
        }
    }

    /// Figures stand in the digests that there are; they make none, since they may be of years ago.
    fn figures(&self, gathered: &mut BTreeMap<String, Gathering>) {
        for key in self.lists.entries.get(&Kind::Claim).into_iter().flatten() {
            let claim = self.maker.corpus.entries.get(key).and_then(Entry::as_claim);
            let series = self.maker.concordance.figures.get(key);
            for (number, series) in series.into_iter().flatten().enumerate() {
                let Some(claim) = claim else { continue };
                for step in series.steps(claim, |figure| self.known(figure)) {
                    let date = claim.figures[step.after].as_of.value;
                    for name in self.names_at(step.at, date).into_iter().filter(|name| self.has(key, name)) {
                        let Some(digest) = gathered.get_mut(&name) else { continue };
                        let news = FigureNews { series: number, before: step.before, after: step.after };
                        digest.of_claim(key, step.at).take_up(news);
                    }
                }
            }
        }
        for gathering in gathered.values_mut() {
            gathering.drop_unmoved(|key| self.maker.corpus.entries.get(key).and_then(Entry::as_claim));
        }
    }

    /// When a figure became known: when it held, or when the source was published that has it, if that is later.
    fn known(&self, figure: &Figure) -> Moment {
        let zone = &self.maker.settings.timezone;
        let source = figure.via.as_ref().map(|id| Key::new(Kind::Source, id.value.clone()));
        let source = source.and_then(|key| self.maker.corpus.entries.get(&key)?.as_source());
        let published = source.and_then(|source| source.published.as_ref());
        let own = figure.as_of.start(zone);
        published
            .filter(|date| figure.as_of.is_before(date.value))
            .map_or(own, |date| date.start(zone).max(own))
    }

    fn remarks(&self, gathered: &mut BTreeMap<String, Gathering>) {
        let mut first: Vec<(Moment, FirstQuoted)> = Vec::new();
        for (at, remark) in self.maker.concordance.remarks.iter().enumerate() {
            first.extend(self.first_quoted(at, remark));
        }
        first.sort_by_key(|(at, quoted)| (*at, quoted.utterance));
        for (_, quoted) in first {
            let key = &self.maker.corpus.utterances[quoted.utterance].entry;
            let Some(piece) = self.piece(key).filter(|_| self.maker.addresses.has(key, self.language)) else {
                continue;
            };
            for name in self.names(piece.date.value) {
                gathered.entry(name).or_default().remarks.push(quoted);
            }
        }
    }

    /// The first piece that quotes more than a fragment of `remark` in the speaker's own words, and when.
    fn first_quoted(&self, at: usize, remark: &Remark) -> Option<(Moment, FirstQuoted)> {
        let corpus = self.maker.corpus;
        let default = self.maker.settings.language();
        if !self.maker.addresses.has_remark(at, default)
            || remark.speakers.iter().any(|key| corpus.is_unnamed(key))
        {
            return None;
        }
        let quoted = remark.utterances().filter_map(|index| {
            let utterance = corpus.utterances.get(index)?;
            let is_own = !utterance.is_printed && !utterance.translated;
            let is_more = utterance.words.split_whitespace().nth(2).is_some();
            let piece = self.piece(&utterance.entry).filter(|_| is_own && is_more)?;
            let quoted = FirstQuoted { remark: at, utterance: index };
            Some((piece.date.start(&self.maker.settings.timezone), quoted))
        });
        quoted.min_by_key(|(at, quoted)| (*at, quoted.utterance))
    }

    /// Whether the digest `name` of this language tells of `claim`. In a language other than the first that is so
    /// if the claim is translated, or a translated piece referred to it before the period's end.
    fn has(&self, claim: &Key, name: &str) -> bool {
        let settings = self.maker.settings;
        if self.language == settings.language() {
            return true;
        }
        let entries = &self.maker.corpus.entries;
        let is_translated = |entry: &&Entry| entry.translations.contains_key(self.language);
        if entries.get(claim).as_ref().is_some_and(is_translated) {
            return true;
        }
        let referring = self.maker.concordance.referring.get(claim).into_iter().flatten();
        let first = referring
            .filter_map(|key| entries.get(key).filter(is_translated)?.as_piece())
            .map(|piece| piece.date.start(&settings.timezone))
            .next();
        let end = Term::parse(name).map(|term| term.end(&settings.timezone));
        first.is_some() && first < end
    }

    fn finish(&self, name: String, gathering: Gathering) -> Option<(String, DigestList)> {
        let term = Term::parse(&name)?;
        let end = term.end(&self.maker.settings.timezone);
        let Gathering { pieces, claims, remarks, corrections } = gathering;
        let of_piece = |key: &Key| self.threads(&self.piece(key)?.threads).into_iter().next();
        let told: BTreeSet<Key> = pieces.iter().filter_map(of_piece).collect();
        let mut stories = Stories::default();
        for key in pieces {
            stories.of(of_piece(&key)).pieces.push(key);
        }
        let mut claims: Vec<ClaimNews> = claims.into_values().collect();
        claims.sort_by(|one, other| (one.first, &one.claim).cmp(&(other.first, &other.claim)));
        for news in claims {
            let claim = self.maker.corpus.entries.get(&news.claim).and_then(Entry::as_claim);
            let threads = claim.map(|claim| self.threads(&claim.threads)).unwrap_or_default();
            let thread = threads.iter().find(|key| told.contains(key)).or(threads.first());
            stories.of(thread.cloned()).claims.push(news);
        }
        for quoted in remarks {
            let thread = of_piece(&self.maker.corpus.utterances[quoted.utterance].entry);
            stories.of(thread).remarks.push(quoted);
        }
        let is_closed = end <= self.maker.now;
        Some((name, DigestList { term, end, is_closed, stories: stories.finish(), corrections }))
    }

    /// The published ones of these threads.
    fn threads(&self, ids: &[Spanned<Id>]) -> Vec<Key> {
        let keys = ids.iter().map(|id| Key::new(Kind::Thread, id.value.clone()));
        keys.filter(|key| self.maker.corpus.entries.contains_key(key)).collect()
    }
}

impl Gathering {
    fn of_claim(&mut self, claim: &Key, at: Moment) -> &mut ClaimNews {
        let none = || ClaimNews { claim: claim.clone(), steps: Vec::new(), figures: Vec::new(), first: at };
        let news = self.claims.entry(claim.clone()).or_insert_with(none);
        news.first = news.first.min(at);
        news
    }

    /// Leave out the series that ended the period where they began it.
    fn drop_unmoved<'c>(&mut self, claim: impl Fn(&Key) -> Option<&'c Claim>) {
        self.claims.retain(|key, news| {
            let Some(claim) = claim(key) else { return false };
            let figure = |at: usize| &claim.figures[at];
            let moved = |news: &FigureNews| {
                !news.before.is_some_and(|before| says_the_same(figure(before), figure(news.after)))
            };
            news.figures.retain(moved);
            !news.steps.is_empty() || !news.figures.is_empty()
        });
    }
}

impl ClaimNews {
    fn take_up(&mut self, news: FigureNews) {
        match self.figures.iter_mut().find(|earlier| earlier.series == news.series) {
            Some(earlier) => earlier.after = news.after,
            None => self.figures.push(news),
        }
    }
}

/// Stories in the order in which they came up; what belongs to none comes last.
#[derive(Default)]
struct Stories {
    places: BTreeMap<Option<Key>, usize>,
    told: Vec<Story>,
}

impl Stories {
    fn of(&mut self, thread: Option<Key>) -> &mut Story {
        let place = *self.places.entry(thread.clone()).or_insert(self.told.len());
        if place == self.told.len() {
            self.told.push(Story { thread, ..Story::default() });
        }
        &mut self.told[place]
    }

    fn finish(mut self) -> Vec<Story> {
        self.told.sort_by_key(|story| story.thread.is_none());
        self.told
    }
}
