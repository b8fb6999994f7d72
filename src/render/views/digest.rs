//! A digest: what a day, week or month brought, as it stood at the end of it.

use super::{Scope, Shown, body, cards, figures, notes, value, view};
use crate::collate::{ClaimHistory, Standing, StatusStep, role_on, standing};
use crate::compose::{
    ClaimNews, DIGEST_MAIL, DIGEST_TEXT, DigestList, FigureNews, FirstQuoted, Route, Story,
};
use crate::model::{Date, Entry, Id, Key, Kind, Trend};
use crate::render::plain::plain;

pub(super) fn digest(scope: &Scope<'_>, name: &str) -> Shown {
    let Some(view) = view(scope, name) else { return Shown::new("missing", "", None) };
    let mut shown = Shown::new("digest", view.title.clone(), Some(value("digest", &view)));
    shown.description = view.summary.unwrap_or_default();
    shown.previews = view.previews;
    shown
}

/// The digest `name` for templates.
pub(in crate::render) fn view(scope: &Scope<'_>, name: &str) -> Option<view::Digest> {
    let lists = scope.site.plan.lists.of(&scope.language)?;
    let list = lists.digests.get(name)?;
    let scope = &until_end(scope, name);
    let entry = introduction(scope, name);
    let texts = entry.map(|entry| entry.texts_in(&scope.language));
    let (lang, dir) = texts.map(|(_, language)| scope.foreign(language)).unwrap_or_default();
    let introduced = entry.map(|entry| body::text(scope, entry)).unwrap_or_default();
    let plain = plain(&introduced.html);
    let route = scope.site_page(Kind::Digest.folder()).below(name);
    let file = |file: &str| list.is_closed.then(|| scope.href(&Route::file(&format!("{route}{file}"))));
    let corrections = list.corrections.iter().filter_map(|(key, number)| notes::note(scope, key, *number));
    let trends = entry.map(|entry| trends(scope, entry)).unwrap_or_default();
    let is_told =
        |(key, _): &(Key, view::Trend)| list.stories.iter().any(|story| story.thread.as_ref() == Some(key));
    Some(view::Digest {
        title: title(scope, name),
        href: scope.href(&route),
        from: scope.date(list.term.first),
        to: scope.date(list.term.last),
        so_far: !list.is_closed,
        summary: texts.and_then(|(texts, _)| texts.summary.as_ref()).map(|summary| summary.value.clone()),
        lang,
        dir,
        plain: view::PlainText { text: plain.text, links: plain.links },
        body: introduced.body(),
        previews: introduced.previews,
        stories: list.stories.iter().map(|told| story(scope, told, &trends)).collect(),
        trends: trends.iter().filter(|trend| !is_told(trend)).map(|(_, trend)| trend.clone()).collect(),
        corrections: corrections.collect(),
        previous: lists
            .digests
            .range(..name.to_owned())
            .next_back()
            .map(|(name, _)| digest_link(scope, name)),
        next: lists.digests.range(name.to_owned()..).nth(1).map(|(name, _)| digest_link(scope, name)),
        mail: file(DIGEST_MAIL),
        text: file(DIGEST_TEXT),
    })
}

/// The same scope, in which claims stand as they did at the end of the digest's period.
fn until_end<'s>(scope: &Scope<'s>, name: &str) -> Scope<'s> {
    let list = scope.site.plan.lists.of(&scope.language).and_then(|lists| lists.digests.get(name));
    Scope { until: list.map(|list| list.end), language: scope.language.clone(), ..*scope }
}

/// The editor's introduction to the digest `name`.
fn introduction<'s>(scope: &Scope<'s>, name: &str) -> Option<&'s Entry> {
    scope.site.corpus.get(Kind::Digest, &Id::parse(name).ok()?)
}

fn list<'s>(scope: &Scope<'s>, name: &str) -> Option<&'s DigestList> {
    scope.site.plan.lists.of(&scope.language)?.digests.get(name)
}

/// What a digest is called: by its editor, or by its period; and that it is not all yet.
fn title(scope: &Scope<'_>, name: &str) -> String {
    let own = introduction(scope, name).map(|entry| entry.texts_in(&scope.language).0.title.value.clone());
    let title = own.filter(|title| !title.is_empty()).unwrap_or_else(|| match name.split_once("-W") {
        Some((year, week)) => {
            scope.fill("digest.week", &[("week", week.trim_start_matches('0')), ("year", year)])
        }
        None => Date::parse(name).map_or_else(|_| name.to_owned(), |date| scope.date(date).text),
    });
    if list(scope, name).is_some_and(|list| !list.is_closed) {
        return scope.fill("digest.so-far", &[("title", &title)]);
    }
    title
}

/// A link to the digest `name`: in the page's language, or else in the first.
pub(super) fn digest_link(scope: &Scope<'_>, name: &str) -> view::Link {
    let own = scope.site_page(Kind::Digest.folder()).below(name);
    let first = Route::page([Kind::Digest.folder(), name]);
    let route = [own, first].into_iter().find(|route| scope.site.plan.find(route).is_some());
    let own = introduction(scope, name).map(|entry| entry.texts_in(&scope.language));
    let own = own.filter(|(texts, _)| !texts.title.value.is_empty());
    let (lang, dir) = own.map(|(_, language)| scope.foreign(language)).unwrap_or_default();
    view::Link { text: title(scope, name), href: route.map(|route| scope.href(&route)), lang, dir }
}

/// The trends that the introduction `entry` names, by their threads.
fn trends(scope: &Scope<'_>, entry: &Entry) -> Vec<(Key, view::Trend)> {
    let (lang, dir) = scope.foreign(&entry.language);
    let view = |trend: &Trend| {
        let key = Key::new(Kind::Thread, trend.thread.value.clone());
        let view = view::Trend {
            thread: cards::link(scope, &key)?,
            name: trend.course.name(),
            text: scope.text(&format!("trend.{}", trend.course.name())),
            why: trend.why.as_ref().map(|why| why.value.clone()),
            lang: lang.clone(),
            dir,
        };
        Some((key, view))
    };
    entry.as_digest().into_iter().flat_map(|digest| &digest.trends).filter_map(view).collect()
}

fn story(scope: &Scope<'_>, story: &Story, trends: &[(Key, view::Trend)]) -> view::Story {
    let trend = trends.iter().find(|(key, _)| Some(key) == story.thread.as_ref());
    view::Story {
        thread: story.thread.as_ref().and_then(|key| cards::link(scope, key)),
        trend: trend.map(|(_, trend)| trend.clone()),
        pieces: story.pieces.iter().filter_map(|key| cards::piece(scope, key)).collect(),
        claims: story.claims.iter().filter_map(|news| claim_news(scope, news)).collect(),
        remarks: story.remarks.iter().map(|quoted| first_quoted(scope, *quoted)).collect(),
    }
}

fn claim_news(scope: &Scope<'_>, news: &ClaimNews) -> Option<view::ClaimNews> {
    let claim = scope.entry(&news.claim)?.as_claim()?;
    let history = scope.site.concordance.claims.get(&news.claim)?;
    let series = scope.site.concordance.figures.get(&news.claim).map_or(&[][..], Vec::as_slice);
    let figure = |news: &FigureNews| {
        let of = |at: usize| claim.figures.get(at).map(|figure| figures::figure(scope, figure));
        Some(view::FigureStep {
            series: figures::label(scope, claim, series.get(news.series)?),
            before: news.before.and_then(of),
            after: of(news.after)?,
        })
    };
    Some(view::ClaimNews {
        card: cards::claim(scope, &news.claim)?,
        steps: news.steps.iter().map(|step| status_step(scope, history, *step)).collect(),
        measure: claim.measure.as_ref().map(|measure| measure.value.clone()),
        figures: news.figures.iter().filter_map(figure).collect(),
    })
}

fn status_step(scope: &Scope<'_>, history: &ClaimHistory, step: StatusStep) -> view::StatusStep {
    let judgement = &history.judgements[step.judgement];
    let assessment = &judgement.assessment;
    view::StatusStep {
        from: step.from.map(|status| cards::status(scope, status)),
        to: cards::status(scope, assessment.status),
        date: scope.date(assessment.date.value),
        why: assessment.why.as_ref().map(|why| why.value.clone()),
        by: assessment.by.as_ref().map(|by| by.value.clone()),
        piece: judgement.piece.as_ref().and_then(|key| cards::link(scope, key)),
    }
}

/// A remark in the words in which it was first quoted, or those of the same text in the page's language.
fn first_quoted(scope: &Scope<'_>, quoted: FirstQuoted) -> view::RemarkCard {
    let corpus = &scope.site.corpus;
    let remark = &scope.site.concordance.remarks[quoted.remark];
    let own = &corpus.utterances[quoted.utterance];
    let translated = remark.utterances().map(|at| &corpus.utterances[at]).find(|utterance| {
        utterance.translated && utterance.entry == own.entry && utterance.language == scope.language
    });
    let utterance = translated.unwrap_or(own);
    let (lang, dir) = scope.foreign(&utterance.language);
    let route = scope.site.plan.addresses.of_remark(quoted.remark, &scope.language);
    let href = route.map(|route| scope.href(route));
    let role = own.speakers.first().and_then(|key| role_on(scope.entry(key)?.as_actor()?, own.said_on));
    view::RemarkCard {
        link: view::Link { text: utterance.words.clone(), href, lang, dir },
        is_translation: utterance.translated,
        speakers: own.speakers.iter().filter_map(|key| cards::link(scope, key)).collect(),
        role: role.map(str::to_owned),
        date: own.said_on.map(|date| scope.date(date)),
        printed_by: Vec::new(),
    }
}

/// How the claim `key` stood at the end of the digest's period, on a page that shows it as it stood then.
pub(super) fn claim_then(scope: &Scope<'_>, key: &Key) -> Option<Standing> {
    let site = scope.site;
    let history = site.concordance.claims.get(key)?;
    Some(standing(&site.corpus, scope.entry(key)?, history, (scope.until?, &site.settings)))
}
