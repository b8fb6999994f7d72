//! Entries as they stand in lists: links, cards, backlinks.

use std::collections::BTreeSet;

use super::{Scope, view};
use crate::collate::{Remark, role_on};
use crate::compose::{chunk, full_pages, paged_list};
use crate::model::{Date, Entry, Excerpt, Id, Key, Kind, Language, LinkPolicy, Piece, Stance, Status};
use crate::resolve::{Mention, Utterance};
use crate::text::Spanned;

/// How many of those who assert or deny a claim its card names; its page names all.
const NAMED: usize = 6;

/// A link to `key`; nothing if it is not published. Where a piece was taken back, a page says so. Actors without a name have no address.
pub(in crate::render) fn link(scope: &Scope<'_>, key: &Key) -> Option<view::Link> {
    if scope.site.corpus.is_unnamed(key) {
        return Some(unnamed(scope));
    }
    let entry = scope.entry(key).or_else(|| scope.site.corpus.retracted.get(key))?;
    if key.kind == Kind::Digest {
        return Some(super::digest::digest_link(scope, key.id.as_str()));
    }
    let (lang, dir) = scope.foreign(entry.title_language(&scope.language));
    let text = entry.texts_in(&scope.language).0.title.value.clone();
    Some(view::Link { text, href: href(scope, key), lang, dir })
}

/// What stands for somebody whose name is not to be read anywhere but in the sentence that says it.
pub(super) fn unnamed(scope: &Scope<'_>) -> view::Link {
    plain(&scope.text("actor.unnamed"))
}

/// The address of `key`: a quote's is its remark's.
pub(super) fn href(scope: &Scope<'_>, key: &Key) -> Option<String> {
    let addresses = &scope.site.plan.addresses;
    let remark = scope.site.concordance.remark_of_quote.get(key);
    let route = match remark {
        Some(at) => addresses.of_remark(*at, &scope.language),
        None => addresses.of(key, &scope.language),
    };
    route.map(|route| scope.href(route))
}

/// `text` of `entry`, if it is in the page's language: what describes a page to others is, or is left out.
pub(super) fn own_words(scope: &Scope<'_>, entry: &Entry, text: Option<String>) -> Option<String> {
    text.filter(|_| *entry.texts_in(&scope.language).1 == scope.language)
}

/// Links to the published ones of `ids`, without those who are not to be named.
pub(super) fn links(scope: &Scope<'_>, kind: Kind, ids: &[Spanned<Id>]) -> Vec<view::Link> {
    let keys = ids.iter().map(|id| Key::new(kind, id.value.clone()));
    keys.filter(|key| !scope.site.corpus.is_unnamed(key)).filter_map(|key| link(scope, &key)).collect()
}

/// A text without a link, in the page's language.
pub(super) fn plain(text: &str) -> view::Link {
    view::Link { text: text.to_owned(), href: None, lang: None, dir: None }
}

/// A link to the actor `text` if that is the id of one, else the text itself.
pub(super) fn actor_or_text(scope: &Scope<'_>, text: &str) -> view::Link {
    let key = Id::parse(text).ok().map(|id| Key::new(Kind::Actor, id));
    let is_away = key.as_ref().is_some_and(|key| is_away(scope, key));
    let other = || if is_away { unnamed(scope) } else { plain(text) };
    key.and_then(|key| link(scope, &key)).unwrap_or_else(other)
}

/// Whether `key` is a record that readers do not see: a draft, or taken down.
pub(super) fn is_away(scope: &Scope<'_>, key: &Key) -> bool {
    scope.site.corpus.hidden.contains_key(key) || scope.site.removed.is_removed(key).is_some()
}

/// The threads of a piece.
pub(in crate::render) fn threads_of(scope: &Scope<'_>, piece: &Piece) -> Vec<view::Link> {
    links(scope, Kind::Thread, &piece.threads)
}

/// A piece in a list.
pub(super) fn piece(scope: &Scope<'_>, key: &Key) -> Option<view::PieceCard> {
    let entry = scope.entry(key)?;
    let piece = entry.as_piece()?;
    Some(view::PieceCard {
        link: link(scope, key)?,
        date: scope.date(piece.date.to_day()),
        kind: scope.text(&format!("piece-kind.{}", piece.kind.name())),
        summary: summary(scope, entry),
        threads: threads_of(scope, piece),
    })
}

/// What a record is about, as it is said away from its own page: of a text that is hard to bear, what readers are told
/// before they choose to read it.
pub(in crate::render) fn summary(scope: &Scope<'_>, entry: &Entry) -> Option<String> {
    if let Some((told, _)) = entry.told_before(&scope.language) {
        return Some(scope.fill("fold.away", &[("what", &told.value)]));
    }
    entry.texts_in(&scope.language).0.summary.as_ref().map(|summary| summary.value.clone())
}

/// The word for a status.
pub(super) fn status(scope: &Scope<'_>, status: Status) -> view::Status {
    let name = status.name();
    let glossary = scope.href(&scope.site_page("glossary"));
    view::Status { name, text: scope.text(&format!("status.{name}")), href: format!("{glossary}#{name}") }
}

/// A claim in a list, with its status and claimants.
pub(super) fn claim(scope: &Scope<'_>, key: &Key) -> Option<view::ClaimCard> {
    let history = scope.site.concordance.claims.get(key)?;
    let then = super::digest::claim_then(scope, key);
    let of = |stance| then.as_ref().map_or_else(|| history.actors(stance), |then| then.actors(stance));
    let actors = |stance| of(stance).iter().filter_map(|actor| link(scope, actor)).take(NAMED).collect();
    let (established, since) = match &then {
        Some(then) => (then.status, then.since),
        None => (history.status(), history.status_date()),
    };
    Some(view::ClaimCard {
        link: link(scope, key)?,
        status: status(scope, established),
        status_date: since.map(|date| scope.date(date)),
        asserted_by: actors(Stance::Asserts),
        denied_by: actors(Stance::Denies),
    })
}

/// Who asserts a claim, or that nobody is known who does, and who denies it, where there is room for words only.
pub(in crate::render) fn claimants(scope: &Scope<'_>, card: &view::ClaimCard) -> Vec<String> {
    let denied = (!card.denied_by.is_empty())
        .then(|| scope.fill("preview.denied", &[("names", &names(scope, &card.denied_by))]));
    std::iter::once(asserted(scope, &card.asserted_by)).chain(denied).collect()
}

/// Who asserts a claim, or that nobody is known who does.
fn asserted(scope: &Scope<'_>, claimants: &[view::Link]) -> String {
    match claimants {
        [] => scope.text("claim.nobody"),
        _ => scope.fill("preview.asserted", &[("names", &names(scope, claimants))]),
    }
}

/// The names of `links`, in a row.
pub(super) fn names(scope: &Scope<'_>, links: &[view::Link]) -> String {
    let names: Vec<&str> = links.iter().map(|link| link.text.as_str()).collect();
    names.join(&scope.text("list.comma"))
}

/// Claims in a list.
pub(super) fn claims<'k>(scope: &Scope<'_>, keys: impl IntoIterator<Item = &'k Key>) -> Vec<view::ClaimCard> {
    keys.into_iter().filter_map(|key| claim(scope, key)).collect()
}

/// A remark in a list. Its registered words in the page's language come before those in another.
pub(super) fn remark(scope: &Scope<'_>, at: usize) -> view::RemarkCard {
    let remark = &scope.site.concordance.remarks[at];
    let (text, language) = words(scope, remark);
    let (lang, dir) = scope.foreign(&language);
    let route = scope.site.plan.addresses.of_remark(at, &scope.language);
    let href = route.map(|route| scope.href(route));
    let printers =
        remark.wordings.iter().filter(|_| remark.printed_only).flat_map(|wording| &wording.printed_by);
    view::RemarkCard {
        link: view::Link { text, href, lang, dir },
        is_translation: is_translation(scope, remark),
        speakers: remark.speakers.iter().filter_map(|key| link(scope, key)).collect(),
        role: role(scope, remark.speaker(), remark.said_on),
        date: remark.said_on.map(|date| scope.date(date)),
        printed_by: printers.filter_map(|key| link(scope, key)).collect(),
    }
}

/// The words of a remark and their language: its registered translation into the page's language, or the
/// words as they are.
fn words(scope: &Scope<'_>, remark: &Remark) -> (String, Language) {
    let default = scope.site.settings.language();
    let Some(entry) = remark.quote.as_ref().and_then(|key| scope.entry(key)) else {
        // what is on record stands for a remark, not how somebody has printed it
        if let Some(record) = &remark.record {
            return (super::transcript::words(scope, record), record.language.clone());
        }
        let wording = remark.wordings.iter().find(|wording| wording.words == remark.words);
        let language = wording.map_or(default, |wording| &wording.language);
        return (remark.words.clone(), language.clone());
    };
    if let Some(texts) = entry.translations.get(&scope.language) {
        return (texts.title.value.clone(), scope.language.clone());
    }
    let language = entry.as_quote().and_then(|quote| quote.language.clone());
    (entry.texts.title.value.clone(), language.unwrap_or_else(|| default.clone()))
}

/// Whether the words of a remark that are shown are those of a registered translation.
fn is_translation(scope: &Scope<'_>, remark: &Remark) -> bool {
    let entry = remark.quote.as_ref().and_then(|key| scope.entry(key));
    let is_of_another = |entry: &Entry| entry.as_quote().is_some_and(|quote| quote.translation_of.is_some());
    entry.is_some_and(|entry| entry.translations.contains_key(&scope.language) || is_of_another(entry))
}

/// The words of a remark as they are shown.
pub(super) fn words_of(scope: &Scope<'_>, remark: &Remark) -> String {
    words(scope, remark).0
}

/// The role that `actor` held on `date`.
pub(super) fn role(scope: &Scope<'_>, actor: &Key, date: Option<Date>) -> Option<String> {
    role_on(scope.entry(actor)?.as_actor()?, date).map(str::to_owned)
}

/// An event in a list.
pub(super) fn event(scope: &Scope<'_>, key: &Key) -> Option<view::EventCard> {
    let entry = scope.entry(key)?;
    let event = entry.as_event()?;
    let (texts, _) = entry.texts_in(&scope.language);
    let place = event.place.as_ref().and_then(|id| link(scope, &Key::new(Kind::Place, id.value.clone())));
    Some(view::EventCard {
        link: link(scope, key)?,
        date: scope.date(event.date.value),
        end: event.end.as_ref().map(|end| scope.date(end.value)),
        kind: event.kind.as_ref().map(|kind| kind.value.clone()),
        summary: texts.summary.as_ref().map(|summary| summary.value.clone()),
        place,
    })
}

/// A source in a list.
pub(super) fn source(scope: &Scope<'_>, key: &Key) -> Option<view::SourceCard> {
    let entry = scope.entry(key)?;
    let source = entry.as_source()?;
    let archived = || source.archive.first().map(|archive| archive.url.value.clone());
    let url = match source.link {
        LinkPolicy::Direct => source.url.as_ref().map(|url| url.value.clone()),
        LinkPolicy::Archive => archived(),
        LinkPolicy::NameOnly => None,
    };
    Some(view::SourceCard {
        link: link(scope, key)?,
        publisher: source.publisher.as_ref().map(|publisher| actor_or_text(scope, publisher)),
        published: source.published.as_ref().map(|date| scope.date(date.value)),
        accessed: source.accessed.as_ref().map(|date| scope.date(date.value)),
        kind: scope.text(&format!("source-kind.{}", source.kind.name())),
        origin: source.origin.as_ref().map(|origin| actor_or_text(scope, origin).text),
        url: url.filter(|url| url.starts_with("https://") || url.starts_with("http://")),
    })
}

/// Sources in a list.
pub(super) fn sources(scope: &Scope<'_>, ids: &[Spanned<Id>]) -> Vec<view::SourceCard> {
    ids.iter().filter_map(|id| source(scope, &Key::new(Kind::Source, id.value.clone()))).collect()
}

/// The stretch of the paged list of `entry` that page `number` shows, the latest first, as backlinks,
/// and the way to the others.
pub(super) fn backlinks(
    scope: &Scope<'_>,
    entry: &Entry,
    number: Option<usize>,
) -> (Vec<view::Backlink>, Option<view::Paging>) {
    let site = scope.site;
    let list = paged_list(&site.concordance, entry);
    let range = chunk(list.len(), site.settings.page_size, number);
    // records that refer to it stand below the pieces, on the entry's own page
    let all = site.concordance.referring.get(&entry.key).map_or(&[][..], Vec::as_slice);
    let first = if number.is_none() { all.partition_point(|key| key.kind == Kind::Piece) } else { all.len() };
    let records = &all[first..];
    let shown = list[range].iter().rev().chain(records);
    let links = shown.filter_map(|from| backlink(scope, from, excerpts(scope, &entry.key, from)));
    (links.collect(), paging(scope, list.len(), number))
}

/// What refers to `entry` beside the pieces of its `list`: the latest other pieces, as many as a page has,
/// and records.
pub(super) fn other_backlinks(scope: &Scope<'_>, entry: &Entry, list: &[Key]) -> Vec<view::Backlink> {
    let listed: BTreeSet<&Key> = list.iter().collect();
    let all = scope.site.concordance.referring.get(&entry.key).map_or(&[][..], Vec::as_slice);
    let (pieces, records) = all.split_at(all.partition_point(|key| key.kind == Kind::Piece));
    let others = pieces.iter().rev().filter(|key| !listed.contains(key)).take(scope.site.settings.page_size);
    let shown = others.chain(records);
    shown.filter_map(|from| backlink(scope, from, excerpts(scope, &entry.key, from))).collect()
}

/// The sentences of `from` that refer to `key`, each once and at most three: those of its text in the page's language,
/// if that refers to it, else of the original.
pub(super) fn excerpts(scope: &Scope<'_>, key: &Key, from: &Key) -> Vec<view::Excerpt> {
    let corpus = &scope.site.corpus;
    let translated = corpus.translated_mentions.get(&(key.clone(), scope.language.clone()));
    let own = mentions_in(translated, from);
    let (mentions, language) = if own.is_empty() {
        let Some(entry) = scope.entry(from) else { return Vec::new() };
        (mentions_in(corpus.mentions.get(key), from), &entry.language)
    } else {
        (own, &scope.language)
    };
    let mut shown: Vec<&Mention> = Vec::new();
    for mention in mentions.iter().filter(|mention| !mention.excerpt.text.is_empty()) {
        let same =
            |one: &&Mention| one.sentence == mention.sentence || is_same_text(&one.excerpt, &mention.excerpt);
        if shown.len() < 3 && !shown.iter().any(same) {
            shown.push(mention);
        }
    }
    let of_mention = |mention: &Mention| excerpt(scope, (from, language), &mention.excerpt, &mention.anchor);
    shown.into_iter().filter_map(of_mention).collect()
}

/// Those of `mentions` that stand in `from`: they are in order of the entries they stand in, and found by halving.
fn mentions_in<'m>(mentions: Option<&'m Vec<Mention>>, from: &Key) -> &'m [Mention] {
    let mentions = mentions.map_or(&[][..], Vec::as_slice);
    let first = mentions.partition_point(|mention| mention.from < *from);
    let rest = &mentions[first..];
    &rest[..rest.partition_point(|mention| mention.from == *from)]
}

/// Whether two excerpts are one text, whatever part of it matters.
fn is_same_text(one: &Excerpt, other: &Excerpt) -> bool {
    let letters = |excerpt: &'_ Excerpt| format!("{}{}{}", excerpt.before, excerpt.text, excerpt.after);
    letters(one) == letters(other)
}

/// A sentence of the text of an entry in a language, with the way to its place.
fn excerpt(
    scope: &Scope<'_>,
    (from, language): (&Key, &Language),
    excerpt: &Excerpt,
    anchor: &str,
) -> Option<view::Excerpt> {
    if excerpt.text.is_empty() {
        return None;
    }
    // a sentence of a text that is hard to bear stands nowhere but in it
    scope.entry(from).filter(|entry| entry.told_before(language).is_none())?;
    let route = scope.site.plan.addresses.of(from, language)?;
    let (lang, dir) = scope.foreign(language);
    Some(view::Excerpt {
        before: excerpt.before.clone(),
        text: if excerpt.quoted {
            scope.fill("quoted", &[("words", &excerpt.text)])
        } else {
            excerpt.text.clone()
        },
        after: excerpt.after.clone(),
        href: format!("{}#{anchor}", scope.href(route)),
        lang,
        dir,
    })
}

/// A piece or record that refers to something.
pub(super) fn backlink(
    scope: &Scope<'_>,
    from: &Key,
    excerpts: Vec<view::Excerpt>,
) -> Option<view::Backlink> {
    let date = scope.entry(from)?.as_piece().map(|piece| scope.date(piece.date.to_day()));
    let text = super::body::name(scope, from)?;
    Some(view::Backlink { link: view::Link { text, ..link(scope, from)? }, date, excerpts })
}

/// The pieces in which `utterances` stand, each once, with their sentences.
pub(super) fn backlinks_of<'u>(
    scope: &Scope<'_>,
    utterances: impl IntoIterator<Item = &'u Utterance>,
) -> Vec<view::Backlink> {
    let mut backlinks: Vec<(Key, Vec<view::Excerpt>)> = Vec::new();
    for utterance in utterances {
        let place = (&utterance.entry, &utterance.language);
        let found = excerpt(scope, place, &utterance.excerpt, &utterance.anchor);
        match backlinks.last_mut().filter(|(key, _)| *key == utterance.entry) {
            Some((_, excerpts)) => {
                let known = |found: &view::Excerpt| excerpts.iter().any(|earlier| earlier.href == found.href);
                excerpts.extend(found.filter(|found| !known(found)));
            }
            None => backlinks.push((utterance.entry.clone(), found.into_iter().collect())),
        }
    }
    backlinks.into_iter().filter_map(|(key, excerpts)| backlink(scope, &key, excerpts)).collect()
}

/// The way to the other pages of a list of `length`, of which this is page `number`.
pub(super) fn paging(scope: &Scope<'_>, length: usize, number: Option<usize>) -> Option<view::Paging> {
    let size = scope.site.settings.page_size;
    let full = full_pages(length, size);
    if full == 0 {
        return None;
    }
    let own = match number {
        None => scope.page.route.clone(),
        Some(_) => parent(&scope.page.route),
    };
    let page = |number: usize| scope.href(&own.below(&number.to_string()));
    let newer = number.map(|number| if number == full { scope.href(&own) } else { page(number + 1) });
    let shown = number.unwrap_or(full + 1);
    Some(view::Paging { number: shown, by_name: false, older: (shown > 1).then(|| page(shown - 1)), newer })
}

fn parent(route: &crate::compose::Route) -> crate::compose::Route {
    let parts: Vec<&str> = route.as_str().trim_matches('/').split('/').collect();
    crate::compose::Route::page(parts[..parts.len() - 1].iter().copied())
}
