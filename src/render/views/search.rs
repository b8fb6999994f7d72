//! The page on which readers search, and what they find there: each page as a document of the index, which says
//! nothing that the page itself does not show.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Scope, Shown, body, cards, menus, remark, view, wordings};
use crate::collate::Remark;
use crate::compose::{SAID, SEARCH, Subject};
use crate::model::{Choice, Date, Detail, Entry, Key, Kind, Language, Status};
use crate::render::Site;
use crate::search::{Document, Field, Name, Said, Words};

/// How much a word counts in a title.
const TITLE: u32 = 8;
/// How much it counts in a name or an alias.
const NAME: u32 = 6;
/// How much it counts in the words of a remark.
const WORDS: u32 = 5;
/// How much it counts in a summary and in what else is said of a record in a line.
const SUMMARY: u32 = 3;
/// How much it counts in a text.
const TEXT: u32 = 1;

/// The longest excerpt in the list of results, in bytes.
const EXCERPT: usize = 300;

/// The page on which readers search.
pub(super) fn search(scope: &Scope<'_>) -> Shown {
    let mut shown = Shown::new("search", scope.text("search.title"), None);
    shown.description = scope.text("search.about");
    shown
}

/// The page on which readers hold a sentence against what is on record.
pub(super) fn said(scope: &Scope<'_>) -> Shown {
    let mut shown = Shown::new("said", scope.text("menu.said"), None);
    shown.description = scope.text("said.about");
    shown
}

/// Where readers of the page search, if they can.
pub(super) fn access(scope: &Scope<'_>) -> Option<view::Search> {
    let page = menus::index_item(scope, SEARCH)?;
    let base = &scope.site.settings.base_url.path;
    Some(view::Search {
        href: page.href,
        current: page.current,
        in_menu: scope.site.settings.menu.iter().any(|name| name.value == SEARCH),
        said: menus::index_item(scope, SAID).map(|page| page.href),
        files: format!("{base}{}", folder(&scope.language)),
    })
}

/// The folder of the index of what is read in `language`.
fn folder(language: &Language) -> String {
    format!("{SEARCH}/{language}/")
}

/// The files of the indexes of all languages, by their paths in the output.
pub(in crate::render) fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let about = About::of(site);
    let mut files = BTreeMap::new();
    for page in site.plan.pages.iter().filter(|page| page.subject == Subject::Search) {
        let documents: Vec<Document> = site
            .plan
            .pages
            .par_iter()
            .filter(|other| other.language == page.language)
            .filter_map(|other| document(&Scope::new(site, other), &about))
            .collect();
        let words = words(&Scope::new(site, page));
        let index = crate::search::files(&documents, page.language.as_str(), &words);
        let folder = folder(&page.language);
        files.extend(index.into_iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes)));
    }
    files
}

fn words(scope: &Scope<'_>) -> Words {
    let kind = |kind: Kind| (kind.name(), scope.text(&format!("kind.{}", kind.name())));
    let status = |(name, _): &(&'static str, Status)| (*name, scope.text(&format!("status.{name}")));
    Words {
        kinds: Kind::REFERRED.into_iter().chain([Kind::Page]).map(kind).collect(),
        statuses: Status::WORDS.iter().map(status).collect(),
    }
}

/// The actors, places and threads that each entry has to do with.
struct About<'s>(BTreeMap<&'s Key, Vec<&'s Key>>);

impl<'s> About<'s> {
    fn of(site: &'s Site) -> Self {
        let mut about: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
        let lists = site.concordance.referring.iter().chain(&site.concordance.thread_pieces);
        let chosen = |key: &Key| matches!(key.kind, Kind::Actor | Kind::Place | Kind::Thread);
        for (key, from) in lists.filter(|(key, _)| chosen(key)) {
            for entry in from {
                about.entry(entry).or_default().push(key);
            }
        }
        Self(about)
    }

    /// The names of what `key` has to do with, and of `others`.
    fn names(
        &self,
        scope: &Scope<'_>,
        key: Option<&Key>,
        others: impl IntoIterator<Item = Key>,
    ) -> Vec<Name> {
        let own = key.and_then(|key| self.0.get(key)).into_iter().flatten().map(|key| (*key).clone());
        let mut names: Vec<Name> = own.chain(others).filter_map(|key| name(scope, &key)).collect();
        names.sort();
        names.dedup();
        names
    }
}

fn name(scope: &Scope<'_>, key: &Key) -> Option<Name> {
    if scope.site.corpus.is_unnamed(key) {
        return None;
    }
    let text = cards::link(scope, key)?.text;
    Some(Name { kind: key.kind.name(), id: key.id.to_string(), text })
}

/// What is found of the page of `scope`; nothing if it is a list or a file.
fn document(scope: &Scope<'_>, about: &About<'_>) -> Option<Document> {
    match &scope.page.subject {
        Subject::Entry { key, number: None } => of_entry(scope, scope.entry(key)?, about),
        Subject::Remark(at) => of_remark(scope, *at, about),
        _ => None,
    }
}

fn of_entry(scope: &Scope<'_>, entry: &Entry, about: &About<'_>) -> Option<Document> {
    let (texts, _) = entry.texts_in(&scope.language);
    let summary = cards::summary(scope, entry).unwrap_or_default();
    // the text of a source may be a transcript, of which readers see only what was quoted
    let is_shown = scope.site.corpus.transcripts.get(&entry.key).is_none_or(|speech| !speech.is_body);
    // what is hard to bear is found by its title and what is told of it alone
    let is_shown = is_shown && entry.told_before(&scope.language).is_none();
    let text = if is_shown { body::words(scope, entry) } else { String::new() };
    let mut document = Document {
        title: texts.title.value.clone(),
        language: foreign(scope, entry.title_language(&scope.language)),
        excerpt: body::shorten(&summary, EXCERPT),
        fields: vec![field(&texts.title.value, TITLE), field(&summary, SUMMARY), field(&text, TEXT)],
        ..start(scope, entry.key.kind, date(scope, entry))
    };
    let texts = texts.conclusion.iter().chain(&texts.unknowns).chain(&texts.short);
    document.fields.extend(texts.map(|text| field(&text.value, SUMMARY)));
    let mut others = vec![entry.key.clone()];
    match &entry.detail {
        Detail::Claim(_) => others.extend(claim(scope, &entry.key, &mut document)?),
        Detail::Actor(actor) => {
            document.fields.extend(actor.names.iter().map(|name| field(&name.text.value, NAME)));
            document.fields.extend(actor.tenures.iter().map(|tenure| field(&tenure.role.value, TEXT)));
        }
        Detail::Place(place) => {
            document.fields.extend(place.names.iter().map(|name| field(&name.text.value, NAME)));
        }
        Detail::Event(event) => {
            let actors = event.participants.iter().map(|it| Key::new(Kind::Actor, it.actor.value.clone()));
            others.extend(actors);
            others.extend(event.place.iter().map(|id| Key::new(Kind::Place, id.value.clone())));
            others.extend(event.threads.iter().map(|id| Key::new(Kind::Thread, id.value.clone())));
        }
        Detail::Source(_) => {
            let publisher = cards::source(scope, &entry.key).and_then(|source| source.publisher);
            document.fields.extend(publisher.map(|publisher| field(&publisher.text, SUMMARY)));
        }
        _ => {}
    }
    let others =
        others.into_iter().filter(|key| matches!(key.kind, Kind::Actor | Kind::Place | Kind::Thread));
    document.names = about.names(scope, Some(&entry.key), others);
    Some(document)
}

/// Put claimants and status, without which a statement does not stand, into the `document` of the claim `key`, and
/// answer who takes a side on it.
fn claim(scope: &Scope<'_>, key: &Key, document: &mut Document) -> Option<Vec<Key>> {
    let card = cards::claim(scope, key)?;
    let history = scope.site.concordance.claims.get(key)?;
    let named = card.asserted_by.iter().chain(&card.denied_by).map(|actor| actor.text.clone());
    let mut named: Vec<String> = named.collect();
    document.claimants = sides(scope, &card);
    if card.asserted_by.is_empty() {
        named.push(scope.text("claim.nobody"));
    }
    document.status = Some((card.status.name, card.status.text));
    document.fields.push(field(&named.join(" · "), TEXT));
    Some(history.positions.iter().map(|position| position.actor.clone()).collect())
}

/// Who asserts a claim, or that nobody is known who does, and who denies it.
fn sides(scope: &Scope<'_>, card: &view::ClaimCard) -> Vec<String> {
    let asserted = told(scope, "claim.asserted-by", &card.asserted_by);
    let asserted = asserted.unwrap_or_else(|| scope.text("claim.nobody"));
    std::iter::once(asserted).chain(told(scope, "claim.denied-by", &card.denied_by)).collect()
}

/// Whose words a remark is; of one that is known as others printed it alone, that it is, and who they are.
fn speakers(scope: &Scope<'_>, remark: &Remark, card: &view::RemarkCard) -> Vec<String> {
    if !remark.printed_only {
        return names(scope, &card.speakers).into_iter().collect();
    }
    let speakers = told(scope, "remark.printed-as", &card.speakers);
    let printers = told(scope, "wording.printed-by", &card.printed_by);
    speakers.into_iter().chain(printers).collect()
}

/// The names of `actors` behind the word of the theme for what they do; nothing if there are none.
fn told(scope: &Scope<'_>, key: &str, actors: &[view::Link]) -> Option<String> {
    names(scope, actors).map(|names| format!("{} {names}", scope.text(key)))
}

fn names(scope: &Scope<'_>, actors: &[view::Link]) -> Option<String> {
    (!actors.is_empty()).then(|| cards::names(scope, actors))
}

fn of_remark(scope: &Scope<'_>, at: usize, about: &About<'_>) -> Option<Document> {
    let found = scope.site.concordance.remarks.get(at)?;
    let card = cards::remark(scope, at);
    let named: Vec<&str> = card.speakers.iter().map(|speaker| speaker.text.as_str()).collect();
    let wordings = wordings_of(scope, at);
    let context = found.quote.as_ref().and_then(|key| scope.entry(key)?.as_quote()?.context.as_ref());
    let mut fields = vec![field(&card.link.text, WORDS), field(&named.join(" · "), SUMMARY)];
    fields.extend(
        wordings.iter().filter(|said| said.words != card.link.text).map(|said| field(&said.words, TEXT)),
    );
    fields.extend(context.map(|context| field(&context.value, TEXT)));
    let keys = found.speakers.iter().chain(&found.place).cloned();
    Some(Document {
        title: scope.fill("quoted", &[("words", &body::shorten(&card.link.text, EXCERPT))]),
        language: card.link.lang.clone().zip(card.link.dir),
        claimants: speakers(scope, found, &card),
        fields,
        names: about.names(scope, found.quote.as_ref(), keys),
        wordings,
        ..start(scope, Kind::Quote, found.said_on)
    })
}

/// Every wording that the page of remark `at` shows: that on record first.
fn wordings_of(scope: &Scope<'_>, at: usize) -> Vec<Said> {
    let found = &scope.site.concordance.remarks[at];
    let (words, language) = remark::said(scope, found);
    let mut all: Vec<Said> = Vec::new();
    if found.record.is_some() {
        all.push(Said { words, origin: "record", by: String::new(), language: language.to_string() });
    }
    for wording in &found.wordings {
        let Some((text, printers, _)) = wordings::standing(scope, wording) else { continue };
        if all.iter().any(|said| said.words == text.text) {
            continue;
        }
        let by: Vec<String> = printers.into_iter().map(|printer| printer.text).collect();
        let is_own = wording.language.primary() == language.primary();
        let origin = if is_own { "printed" } else { "translation" };
        let language = wording.language.to_string();
        all.push(Said { words: text.text, origin, by: by.join(" · "), language });
    }
    all.extend(translation(scope, found));
    all
}

/// The words of a remark as its quote has them in the page's language, if it was said in another.
fn translation(scope: &Scope<'_>, remark: &Remark) -> Option<Said> {
    let texts = scope.entry(remark.quote.as_ref()?)?.translations.get(&scope.language)?;
    let by = texts.translator.as_ref().map(|by| by.value.clone()).unwrap_or_default();
    let (words, language) = (texts.title.value.clone(), scope.language.to_string());
    Some(Said { words, origin: "translation", by, language })
}

/// A document of `kind` at the address of the page of `scope`.
fn start(scope: &Scope<'_>, kind: Kind, date: Option<Date>) -> Document {
    Document {
        address: scope.page.route.href("/").trim_start_matches('/').to_owned(),
        kind: kind.name(),
        date: date.map(|date| (date.to_day().to_string(), scope.date(date.to_day()).text)),
        ..Document::default()
    }
}

fn date(scope: &Scope<'_>, entry: &Entry) -> Option<Date> {
    match &entry.detail {
        Detail::Piece(piece) => Some(piece.date.value),
        Detail::Event(event) => Some(event.date.value),
        Detail::Source(source) => source.published.as_ref().map(|date| date.value),
        Detail::Claim(_) => scope.site.concordance.claims.get(&entry.key)?.status_date(),
        _ => None,
    }
}

fn foreign(scope: &Scope<'_>, language: &Language) -> Option<(String, &'static str)> {
    let (tag, direction) = scope.foreign(language);
    tag.zip(direction)
}

fn field(text: &str, weight: u32) -> Field {
    Field { text: text.to_owned(), weight }
}
