//! The text of an entry into HTML, with its references led to their pages, and previews of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Scope, cards, figures, pictures, previews, since, view};
use crate::compose::{Route, place};
use crate::model::{Body, Cover, Date, Entry, Key, Kind, Language, Written};
use crate::render::markdown::{Links, Shown, ShownBlock, ShownButton, ShownNote, ShownPicture, to_html};
use crate::render::plain;
use crate::resolve::{Binding, Bindings, LinkTarget, asset_route, block_anchor, reference_anchor};

/// The most bytes of the words by which a button or a mark is called.
const CALLED: usize = 60;

/// A text as it is shown.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// HTML.
    pub(super) html: String,
    /// What its references open.
    pub(super) previews: Vec<view::Preview>,
}

impl Text {
    /// Its HTML, for templates.
    pub(super) fn body(&self) -> view::Html {
        tera::Value::safe_string(&self.html)
    }
}

/// The text of `entry` in the page's language, or else the original one.
pub(super) fn text(scope: &Scope<'_>, entry: &Entry) -> Text {
    let previews = previews::previews(scope, entry);
    let ids = previews.iter().map(|(index, preview)| (*index, preview.id.clone())).collect();
    let html = written(scope, entry, ids);
    Text { html, previews: previews.into_iter().map(|(_, preview)| preview).collect() }
}

/// The words of it, in one line.
pub(super) fn words(scope: &Scope<'_>, entry: &Entry) -> String {
    plain::words(&written(scope, entry, BTreeMap::new()))
}

/// The text of `entry` as HTML; at the references with the indexes of `previewed` it opens the previews with those ids.
fn written(scope: &Scope<'_>, entry: &Entry, previewed: BTreeMap<usize, String>) -> String {
    let (texts, language) = entry.texts_in(&scope.language);
    let Some(body) = &texts.body else { return String::new() };
    let text = &scope.site.files.get(body.span.file).text;
    let empty = Bindings::default();
    let bindings = bindings(scope, entry, language).unwrap_or(&empty);
    let links = TextLinks {
        scope,
        bindings,
        body,
        previewed,
        notes: since::notes(scope, entry, body, bindings),
        pictures: pictures::said(scope, entry),
    };
    to_html(text, body, &links).html
}

pub(super) fn bindings<'s>(scope: &Scope<'s>, entry: &Entry, language: &Language) -> Option<&'s Bindings> {
    scope.site.corpus.bindings.get(&(entry.key.clone(), language.clone()))
}

/// The headings of a text for a table of contents; none if there are fewer than three.
pub(super) fn contents(scope: &Scope<'_>, entry: &Entry) -> Vec<view::Heading> {
    let (texts, _) = entry.texts_in(&scope.language);
    let headings = texts.body.as_ref().map_or(&[][..], |body| &body.headings);
    let shown = headings.iter().filter(|heading| heading.level <= 3);
    let view = |heading: &crate::model::Heading| view::Heading {
        level: heading.level,
        text: heading.text.clone(),
        href: place(&heading.id),
    };
    if shown.clone().count() < 3 { Vec::new() } else { shown.map(view).collect() }
}

/// The records that the text of `entry` refers to, in order, each once.
pub(super) fn referred(scope: &Scope<'_>, entry: &Entry) -> Vec<Key> {
    let (_, language) = entry.texts_in(&scope.language);
    let mut keys = Vec::new();
    let mut seen = BTreeSet::new();
    for binding in bindings(scope, entry, language).map_or(&[][..], |bindings| &bindings.references) {
        let found: Vec<&Key> = match binding {
            Binding::Record { key, .. } => vec![key],
            Binding::Quote(at) => scope.site.corpus.utterances[*at].speakers.iter().collect(),
            Binding::Figure(at) => vec![&scope.site.corpus.figure_uses[*at].claim],
            Binding::Text => Vec::new(),
        };
        for key in found {
            if seen.insert(key) {
                keys.push(key.clone());
            }
        }
    }
    keys
}

/// What stands for `key` in a text that does not name it. A statement does not stand without claimants and status.
pub(super) fn name(scope: &Scope<'_>, key: &Key) -> Option<String> {
    let name = cards::link(scope, key)?.text;
    Some(if key.kind == Kind::Claim {
        format!("{name} ({})", previews::about_claim(scope, key))
    } else {
        name
    })
}

/// `text`, cut at a space before `most` bytes.
pub(super) fn shorten(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let Some(room) = most.checked_sub('…'.len_utf8()) else { return String::new() };
    let end = (0..=room).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    broken_off(text, end)
}

/// `text` up to a space before the byte `end`, with a mark that it goes on.
pub(super) fn broken_off(text: &str, end: usize) -> String {
    let end = text[..end].rfind(' ').unwrap_or(end);
    let kept = text[..end].trim_end_matches([' ', ',', '.', ';', ':', '–', '—', '،', '؛']);
    format!("{kept}…")
}

/// How the references of one text are shown.
struct TextLinks<'a> {
    scope: &'a Scope<'a>,
    bindings: &'a Bindings,
    body: &'a Body,
    /// The references beside which a preview can be opened, each with the preview's id.
    previewed: BTreeMap<usize, String>,
    notes: BTreeMap<usize, ShownNote>,
    /// What is said of pictures, by their paths.
    pictures: BTreeMap<String, &'a Cover>,
}

impl TextLinks<'_> {
    /// Where a quotation leads: to its remark, or else to its speaker.
    fn quotation(&self, at: usize) -> Option<String> {
        let site = self.scope.site;
        let remark = site.concordance.remark_of.get(at).copied().flatten();
        let own = remark.and_then(|at| site.plan.addresses.of_remark(at, &self.scope.language));
        let speaker =
            || site.plan.addresses.of(&site.corpus.utterances[at].speakers[0], &self.scope.language);
        own.or_else(speaker).map(|route| self.scope.href(route))
    }

    /// The key of the words for what the mark of an utterance leads to: its remark, or who said it.
    fn leads_to(&self, at: usize) -> &'static str {
        let remark = self.scope.site.concordance.remark_of.get(at).copied().flatten();
        let addresses = &self.scope.site.plan.addresses;
        let own = remark.and_then(|at| addresses.of_remark(at, &self.scope.language));
        if own.is_some() { "quote.mark" } else { "quote.speaker" }
    }

    /// Whether the reference is all the words of a quotation as a block, whose mark leads to its remark.
    fn is_whole_quotation(&self, index: usize) -> bool {
        let written = self.body.references.get(index).map(|reference| reference.written);
        let Some(Written::QuoteWords(block)) = written else { return false };
        self.body.quote_blocks.get(block).is_some_and(|block| block.quote == Some(index))
    }

    /// Whether the text is read away from the site.
    fn is_sent(&self) -> bool {
        self.scope.page.subject.is_sent()
    }

    fn anchor(&self, anchor: String) -> Option<String> {
        Some(anchor).filter(|_| !self.is_sent())
    }

    fn plain(&self, key: &Key) -> Shown {
        Shown::Plain { text: name(self.scope, key).unwrap_or_default() }
    }

    /// A reference that leads nowhere: its text, or the name or id of what it was to lead to.
    fn unbound(&self, index: usize) -> Shown {
        let target = self.body.references.get(index).map(|reference| &reference.target.value);
        match target {
            Some(crate::model::Target::Record { kind, id, .. }) => {
                let key = Key::new(*kind, id.clone());
                let name = name(self.scope, &key);
                let kind = || self.scope.text(&format!("kind.{}", key.kind.name()));
                let other = || if cards::is_away(self.scope, &key) { kind() } else { id.to_string() };
                Shown::Plain { text: name.unwrap_or_else(other) }
            }
            _ => Shown::Plain { text: String::new() },
        }
    }

    /// The button beside the reference that opens a preview of a record of `kind`.
    fn opens(&self, index: usize, kind: Kind) -> Option<ShownButton> {
        let id = self.previewed.get(&index)?.clone();
        let label = self.scope.text(&format!("preview.open.{}", kind.name()));
        Some(ShownButton { id, label: self.called(index, &label), class: None })
    }

    /// The same of a claim: the button shows the status.
    fn opens_claim(&self, index: usize, key: &Key) -> Option<ShownButton> {
        let id = self.previewed.get(&index)?.clone();
        let status = previews::status(self.scope, key)?.name();
        let label = self.scope.text(&format!("status.{status}"));
        let label = self.scope.fill("preview.open.claim", &[("status", &label)]);
        Some(ShownButton { id, label: self.called(index, &label), class: Some(format!("st-{status}")) })
    }

    /// What the mark behind the words of utterance `at` is called.
    fn said(&self, at: usize) -> String {
        let words = &self.scope.site.corpus.utterances[at].words;
        format!("{}: {}", self.scope.text(self.leads_to(at)), shorten(words, CALLED))
    }

    /// `label` with the words that it is about, so that those who hear it know it from others of the page.
    fn called(&self, index: usize, label: &str) -> String {
        let words = self.body.references.get(index).map_or("", |reference| reference.text.as_str());
        if words.is_empty() { label.to_owned() } else { format!("{label}: {}", shorten(words, CALLED)) }
    }

    fn record(&self, index: usize, key: &Key, fragment: Option<&str>) -> Shown {
        let Some(href) = cards::href(self.scope, key) else { return self.plain(key) };
        Shown::Link {
            href: fragment.map_or(href.clone(), |fragment| format!("{href}#{fragment}")),
            class: class(key.kind),
            text: name(self.scope, key).unwrap_or_default(),
            anchor: self.anchor(reference_anchor(index)),
            popover: if key.kind == Kind::Claim {
                self.opens_claim(index, key)
            } else {
                self.opens(index, key.kind)
            },
            note: self.scope.site.corpus.retraction(key).map(|_| self.scope.text("retracted.mark")),
            since: None,
        }
    }

    /// A number: it leads to its series, and what became known since stands beside it.
    fn number(&self, index: usize, at: usize) -> Shown {
        let site = self.scope.site;
        let (claim, living) = (&site.corpus.figure_uses[at].claim, site.concordance.living[at]);
        let place =
            living.series.and_then(|at| figures::anchor(self.scope, &site.concordance.figures[claim][at]));
        let mut shown = self.record(index, claim, place.as_deref());
        if let Shown::Link { since, .. } = &mut shown {
            let figures = self.scope.entry(claim).and_then(Entry::as_claim).map(|claim| &claim.figures);
            *since = living.since.zip(figures).map(|(at, figures)| figures::since(self.scope, &figures[at]));
        }
        shown
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Actor => "ref ref-actor",
        Kind::Claim => "ref ref-claim",
        Kind::Quote => "ref ref-quote",
        Kind::Event => "ref ref-event",
        Kind::Place => "ref ref-place",
        Kind::Thread => "ref ref-thread",
        Kind::Source => "ref ref-source",
        Kind::Piece | Kind::Page | Kind::Digest => "ref ref-piece",
    }
}

impl Links for TextLinks<'_> {
    fn reference(&self, index: usize) -> Shown {
        if self.is_whole_quotation(index) {
            return Shown::Plain { text: String::new() };
        }
        match self.bindings.references.get(index) {
            Some(Binding::Record { key, fragment }) => self.record(index, key, fragment.as_deref()),
            Some(Binding::Figure(at)) => self.number(index, *at),
            // what is sent has no styles for a mark: the words are the link
            Some(Binding::Quote(at)) if self.is_sent() => match self.quotation(*at) {
                Some(href) => Shown::Link {
                    href,
                    class: "quote",
                    text: String::new(),
                    anchor: None,
                    note: None,
                    since: None,
                    popover: None,
                },
                None => Shown::Plain { text: String::new() },
            },
            Some(Binding::Quote(at)) => match self.quotation(*at) {
                Some(href) => Shown::Quote {
                    href,
                    anchor: Some(reference_anchor(index)),
                    label: self.called(index, &self.scope.text(self.leads_to(*at))),
                    popover: self.opens(index, Kind::Quote),
                },
                None => Shown::Plain { text: String::new() },
            },
            _ => self.unbound(index),
        }
    }

    fn quote_block(&self, index: usize) -> ShownBlock {
        let utterance = self.bindings.quote_blocks.get(index).copied().flatten();
        ShownBlock {
            href: utterance.filter(|_| !self.is_sent()).and_then(|at| self.quotation(at)),
            anchor: self.anchor(block_anchor(index)),
            label: utterance.map_or(String::new(), |at| self.said(at)),
        }
    }

    fn link(&self, index: usize) -> Option<String> {
        let written = || self.body.links.get(index).map(|link| link.destination.value.clone());
        match self.bindings.links.get(index)? {
            LinkTarget::Nowhere => None,
            LinkTarget::AsWritten => written().filter(|to| !self.is_sent() || !to.starts_with('#')),
            LinkTarget::Asset(path) => Some(self.scope.href(&Route::file(&asset_route(path)))),
            LinkTarget::Site(_) => {
                let written = written()?;
                let at = written.find(['?', '#']).unwrap_or(written.len());
                let route = Route::parse(&written[..at]).ok()?;
                Some(format!("{}{}", self.scope.href(&route), &written[at..]))
            }
        }
    }

    fn picture(&self, index: usize) -> Option<ShownPicture> {
        // nothing is loaded by what is sent
        let path = self.bindings.pictures.get(index)?.as_ref().filter(|_| !self.is_sent())?;
        let (width, height) = self.scope.site.media.get(path)?.size.unwrap_or((0, 0));
        let src = self.scope.href(&Route::file(&asset_route(path)));
        let srcset = self.scope.site.srcset(path, &src, width);
        let said = self.pictures.get(path);
        let (below, fold) = said.map_or((Vec::new(), None), |cover| pictures::below(self.scope, cover));
        Some(ShownPicture { src, width, height, srcset, below, fold })
    }

    fn note(&self, index: usize) -> Option<ShownNote> {
        self.notes.get(&index).cloned()
    }

    fn date(&self, date: Date) -> String {
        self.scope.date(date).text
    }
}
