//! Short looks at the records that a text refers to, which ride in the page and open without script.

use std::collections::BTreeSet;

use super::{Scope, body, cards, view};
use crate::model::{Date, Entry, Key, Kind, Stance, Status, Written};
use crate::render::escape::escaped;
use crate::resolve::Binding;

/// The most bytes of a preview as it stands in the page, so that a page with many stays small.
const LARGEST: usize = 300;
/// The fewest bytes that are left for words where there is one: an address may be long.
const FEWEST: usize = 60;
/// The bytes that a title is cut to where who says so and what is established needs the rest.
const TITLE: usize = 48;
/// How many of those who assert or deny a claim a preview names.
const NAMED: usize = 3;

/// The previews of a text, in the order of the references that open them, each with the index of its reference: the
/// first to each record that has one. What is sent has none.
pub(super) fn previews(scope: &Scope<'_>, entry: &Entry) -> Vec<(usize, view::Preview)> {
    if scope.page.subject.is_sent() {
        return Vec::new();
    }
    let (texts, language) = entry.texts_in(&scope.language);
    let written = |index: usize| Some(texts.body.as_ref()?.references.get(index)?.written);
    let references = body::bindings(scope, entry, language).map_or(&[][..], |bindings| &bindings.references);
    let date = entry.as_piece().map(|piece| piece.date.value);
    let mut seen = BTreeSet::new();
    let mut opened: Vec<(usize, view::Preview)> = Vec::new();
    for (index, binding) in references.iter().enumerate() {
        let Some(of) = previewed(scope, binding) else { continue };
        // the words of a quotation as a block have a mark of their own
        let is_block = matches!(written(index), Some(Written::QuoteWords(_)));
        if !is_block && seen.insert(of) {
            let id = format!("p{}", opened.len() + 1);
            let preview = match of {
                Previewed::Record(key) => of_record(scope, key, date, id),
                Previewed::Remark(at) => of_remark(scope, at, id),
            };
            opened.extend(preview.map(|preview| (index, preview)));
        }
    }
    opened
}

/// What a preview is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Previewed<'k> {
    Record(&'k Key),
    Remark(usize),
}

/// What the preview of a reference is of: of the remark, for what was said; nothing of who is not to be named.
fn previewed<'s>(scope: &Scope<'s>, binding: &'s Binding) -> Option<Previewed<'s>> {
    let site = scope.site;
    let key = match binding {
        Binding::Record { key, .. } => key,
        Binding::Figure(at) => &site.corpus.figure_uses[*at].claim,
        Binding::Quote(at) => {
            return site.concordance.remark_of.get(*at).copied().flatten().map(Previewed::Remark);
        }
        Binding::Text => return None,
    };
    let named = (!site.corpus.is_unnamed(key)).then_some(Previewed::Record(key));
    let remark = site.concordance.remark_of_quote.get(key).map(|at| Previewed::Remark(*at));
    remark.or(named)
}

/// The words of a remark as they are on record, who said them, and when.
fn of_remark(scope: &Scope<'_>, at: usize, id: String) -> Option<view::Preview> {
    let card = cards::remark(scope, at);
    let translated = if card.is_translation { scope.text("search.translation") } else { String::new() };
    let said = [
        translated,
        cards::names(scope, &card.speakers),
        card.role.unwrap_or_default(),
        card.date.map(|date| date.text).unwrap_or_default(),
    ];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    element(scope, Kind::Quote, &card.link, (dotted(scope, said), id, String::new()))
}

fn of_record(scope: &Scope<'_>, key: &Key, date: Option<Date>, id: String) -> Option<view::Preview> {
    // a role is in the site's first language
    let role = if key.kind == Kind::Actor { cards::role(scope, key, date) } else { None };
    let attributes = role.as_ref().map(|_| scope.original_attributes()).unwrap_or_default();
    let text = role.or_else(|| about(scope, key))?;
    let mut link = cards::link(scope, key)?;
    let texts = scope.entry(key).map(|entry| entry.texts_in(&scope.language).0);
    if let Some(short) = texts.and_then(|texts| texts.short.as_ref()) {
        link.text.clone_from(&short.value);
    }
    element(scope, key.kind, &link, (text, id, attributes))
}

/// The element with `id` that shows `title` and, below it, `text` in an element with `attributes`: with the kind and a
/// link, if there is room for both; a link leads there anyway beside the button. Then a statement is cut before who says
/// so and what is established are.
fn element(
    scope: &Scope<'_>,
    of: Kind,
    title: &view::Link,
    (text, id, attributes): (String, String, String),
) -> Option<view::Preview> {
    if text.is_empty() {
        return None;
    }
    let kind = escaped(&scope.text(&format!("kind.{}", of.name())));
    let foreign = title.lang.as_ref().zip(title.dir);
    let foreign =
        foreign.map(|(lang, dir)| format!(" lang=\"{}\" dir=\"{dir}\"", escaped(lang))).unwrap_or_default();
    let href = escaped(title.href.as_ref()?);
    let start = format!("<div popover id=\"{id}\" class=\"preview\">");
    let middle = format!("<p{attributes}>");
    let linked = (format!("<a href=\"{href}\"{foreign}>"), "</a>");
    let forms = [
        (format!("{start}<p>{kind}</p>{}", linked.0), linked.1),
        (format!("{start}{}", linked.0), linked.1),
        (format!("{start}<b{foreign}>"), "</b>"),
    ];
    let rooms = forms
        .iter()
        .map(|(start, end)| LARGEST.checked_sub(start.len() + end.len() + middle.len() + END.len()));
    let rooms: Vec<usize> = rooms.map(|room| room.filter(|room| *room >= FEWEST).unwrap_or(0)).collect();
    // words that were said stand in quotation marks, which are kept where they are cut
    let marks = if of == Kind::Quote { scope.fill("quoted", &[("words", "\u{0}")]) } else { String::new() };
    let (open, close) = marks.split_once('\u{0}').unwrap_or_default();
    let (open, close) = (escaped(open), escaped(close));
    let (open, close) =
        if open.len() + close.len() <= FEWEST / 2 { (open, close) } else { Default::default() };
    let marks = open.len() + close.len();
    let wanted = (escaped(&title.text).len() + marks, escaped(&text).len());
    let whole = rooms.iter().position(|room| wanted.0 + wanted.1 <= *room);
    let is_claim = of == Kind::Claim;
    let first = rooms.iter().position(|room| *room > 0)?;
    let at = whole.unwrap_or(if is_claim { forms.len() - 1 } else { first });
    let ((start, end), room) = (&forms[at], rooms[at]);
    let of_title = if is_claim { TITLE } else { room / 2 };
    let most = wanted.0.min(of_title.max(room.saturating_sub(wanted.1))).min(room);
    let title = format!("{open}{}{close}", cut(&title.text, most.saturating_sub(marks)));
    let text = cut(&text, room.saturating_sub(title.len()));
    let html = format!("{start}{title}{end}{middle}{text}{END}");
    Some(view::Preview { id, html: tera::Value::safe_string(&html) })
}

/// What ends a preview.
const END: &str = "</p></div>";

/// `text` as HTML of at most `most` bytes.
fn cut(text: &str, most: usize) -> String {
    let whole = escaped(text);
    if whole.len() <= most {
        return whole;
    }
    // as many letters as have room with what stands for them in HTML, and then a mark that there were more
    let room = most.saturating_sub('…'.len_utf8());
    let mut used = 0;
    let fits = |letter: &(usize, char)| {
        used += escaped(letter.1.encode_utf8(&mut [0; 4])).len();
        used <= room
    };
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, letter)| at + letter.len_utf8());
    if most < '…'.len_utf8() { String::new() } else { escaped(&body::broken_off(text, end)) }
}

/// What is said of `key` in a line; nothing of a page about the site, which is no record that a reader has to place.
fn about(scope: &Scope<'_>, key: &Key) -> Option<String> {
    Some(match key.kind {
        Kind::Claim => about_claim(scope, key),
        Kind::Event => {
            let event = cards::event(scope, key)?;
            dotted(scope, [Some(event.date.text), event.place.map(|place| place.text)].into_iter().flatten())
        }
        Kind::Source => {
            let source = cards::source(scope, key)?;
            let publisher = source.publisher.map(|publisher| publisher.text);
            dotted(scope, [publisher, source.published.map(|date| date.text)].into_iter().flatten())
        }
        Kind::Piece => cards::piece(scope, key)?.date.text,
        Kind::Page => return None,
        _ => summary(scope, key),
    })
}

/// `parts` with dots between them, each read in its own direction although it stands among others.
fn dotted(scope: &Scope<'_>, parts: impl IntoIterator<Item = String>) -> String {
    let mark = if scope.language.direction() == "rtl" { "\u{200f}" } else { "" };
    parts.into_iter().collect::<Vec<_>>().join(&format!("{mark} · "))
}

/// What is established about a claim: in a digest, at its end.
pub(super) fn status(scope: &Scope<'_>, key: &Key) -> Option<Status> {
    let history = scope.site.concordance.claims.get(key)?;
    Some(super::digest::claim_then(scope, key).map_or_else(|| history.status(), |then| then.status))
}

/// What is established about a claim, and who asserts and denies it.
pub(super) fn about_claim(scope: &Scope<'_>, key: &Key) -> String {
    let Some(history) = scope.site.concordance.claims.get(key) else { return String::new() };
    let then = super::digest::claim_then(scope, key);
    let status = then.as_ref().map_or_else(|| history.status(), |then| then.status);
    let comma = scope.text("list.comma");
    let mut parts = vec![scope.text(&format!("status.{}", status.name()))];
    for (stance, text) in [(Stance::Asserts, "preview.asserted"), (Stance::Denies, "preview.denied")] {
        let actors = then.as_ref().map_or_else(|| history.actors(stance), |then| then.actors(stance));
        let names: Vec<String> = actors
            .iter()
            .filter(|actor| !scope.site.corpus.is_unnamed(actor))
            .filter_map(|actor| Some(cards::link(scope, actor)?.text))
            .take(NAMED)
            .collect();
        if !names.is_empty() {
            parts.push(scope.fill(text, &[("names", &names.join(&comma))]));
        } else if stance == Stance::Asserts {
            parts.push(unclaimed(scope, actors));
        }
    }
    dotted(scope, parts)
}

/// Who asserts a claim that nobody asserts who may be named.
fn unclaimed(scope: &Scope<'_>, claimants: &[Key]) -> String {
    match claimants {
        [] => scope.text("claim.nobody"),
        _ => scope.fill("preview.asserted", &[("names", &scope.text("actor.unnamed"))]),
    }
}

fn summary(scope: &Scope<'_>, key: &Key) -> String {
    let texts = scope.entry(key).map(|entry| entry.texts_in(&scope.language).0);
    texts.and_then(|texts| texts.summary.as_ref()).map(|summary| summary.value.clone()).unwrap_or_default()
}
