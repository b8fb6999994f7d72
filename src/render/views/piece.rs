//! A piece.

use super::{Scope, Shown, body, cards, elsewhere, notes, pictures, since, value, view};
use crate::collate::known_up_to;
use crate::model::{Asked, Entry, Key, Kind, Piece};

pub(super) fn piece(scope: &Scope<'_>, entry: &Entry) -> Shown {
    let Some(piece) = entry.as_piece() else { return Shown::new("missing", "", None) };
    let (texts, language) = entry.texts_in(&scope.language);
    let (lang, dir) = scope.foreign(language);
    let referred = body::referred(scope, entry);
    let (established, claims) = since::claims(scope, entry, &claims(piece, &referred));
    let text = body::text(scope, entry);
    let view = view::Piece {
        title: texts.title.value.clone(),
        lang,
        dir,
        kind: scope.text(&format!("piece-kind.{}", piece.kind.name())),
        summary: texts.summary.as_ref().map(|summary| summary.value.clone()),
        date: scope.date(piece.date.value),
        updated: piece.updated.as_ref().map(|date| scope.date(date.value)),
        data_cutoff: piece.data_cutoff.as_ref().map(|date| scope.date(date.value)),
        authors: piece.authors.iter().map(|author| author.value.clone()).collect(),
        reviewers: piece.reviewers.iter().map(|reviewer| reviewer.value.clone()).collect(),
        picture: piece.picture.as_ref().and_then(|cover| pictures::cover(scope, entry, cover)),
        sensitive: sensitive(scope, entry),
        body: text.body(),
        contents: body::contents(scope, entry),
        corrections: notes::in_piece(scope, entry, notes::is_grave),
        clarifications: notes::in_piece(scope, entry, |note| !notes::is_grave(note)),
        established,
        claims,
        unknowns: texts.unknowns.iter().map(|unknown| unknown.value.clone()).collect(),
        elsewhere: elsewhere::sources(scope, entry, piece, &referred),
        known_up_to: scope.date(known_up_to(piece)),
        actors: referred
            .iter()
            .filter(|key| key.kind == Kind::Actor)
            .filter_map(|key| cards::link(scope, key))
            .collect(),
        places: cards::links(scope, Kind::Place, &piece.places),
        events: events(scope, piece, &referred),
        sources: sources(scope, entry, piece, &referred),
        asked: piece.asked.iter().map(|asked| self::asked(scope, asked)).collect(),
        threads: threads(scope, entry, piece),
        related: related(scope, entry),
        backlinks: referring_pieces(scope, entry),
    };
    let title = view.title.clone();
    let mut shown = Shown::new("piece", title, Some(value("piece", &view)));
    shown.description = cards::summary(scope, entry).unwrap_or_default();
    shown.previews = text.previews;
    shown
}

/// What readers are told before they choose to read the text.
fn sensitive(scope: &Scope<'_>, entry: &Entry) -> Option<view::Link> {
    let (told, language) = entry.told_before(&scope.language)?;
    let (lang, dir) = scope.foreign(language);
    Some(view::Link { text: told.value.clone(), href: None, lang, dir })
}

/// The claims that a piece deals with: those of its front matter, then those of its text.
pub(super) fn claims(piece: &Piece, referred: &[Key]) -> Vec<Key> {
    let listed = piece.claims.iter().chain(piece.positions.iter().map(|(claim, _)| claim));
    let listed = listed.chain(piece.assessments.iter().map(|(claim, _)| claim));
    let listed = listed.map(|id| Key::new(Kind::Claim, id.value.clone()));
    unique(listed.chain(referred.iter().filter(|key| key.kind == Kind::Claim).cloned()))
}

/// `things` in order, each once.
pub(super) fn unique<T: Clone + Ord>(things: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = std::collections::BTreeSet::new();
    things.into_iter().filter(|thing| seen.insert(thing.clone())).collect()
}

fn events(scope: &Scope<'_>, piece: &Piece, referred: &[Key]) -> Vec<view::EventCard> {
    let listed = piece.events.iter().map(|id| Key::new(Kind::Event, id.value.clone()));
    let keys = unique(listed.chain(referred.iter().filter(|key| key.kind == Kind::Event).cloned()));
    keys.iter().filter_map(|key| cards::event(scope, key)).collect()
}

/// The sources of a piece: those of its front matter, of its text, and of its quotations.
fn sources(scope: &Scope<'_>, entry: &Entry, piece: &Piece, referred: &[Key]) -> Vec<view::SourceCard> {
    let keys = source_keys(scope, entry, piece, referred);
    keys.iter().filter_map(|key| cards::source(scope, key)).collect()
}

/// The sources of a piece, in order, each once.
pub(super) fn source_keys(scope: &Scope<'_>, entry: &Entry, piece: &Piece, referred: &[Key]) -> Vec<Key> {
    let listed = piece.sources.iter().map(|id| Key::new(Kind::Source, id.value.clone()));
    let linked = referred.iter().filter(|key| key.kind == Kind::Source).cloned();
    let corpus = &scope.site.corpus;
    let own = &corpus.utterances[corpus.utterances_in(&entry.key)];
    let quoted = own.iter().flat_map(|utterance| utterance.sources.iter().chain(&utterance.printed)).cloned();
    unique(listed.chain(linked).chain(quoted))
}

fn threads(scope: &Scope<'_>, entry: &Entry, piece: &Piece) -> Vec<view::Neighbours> {
    let neighbours = |key: Key| {
        let pieces = scope.site.concordance.thread_pieces.get(&key)?;
        let own = scope.entry(&entry.key)?.as_piece()?.date.value;
        let at = position(scope, pieces, &entry.key, own)?;
        let listed = |key: &&Key| scope.site.plan.addresses.has(key, &scope.language);
        Some(view::Neighbours {
            thread: cards::link(scope, &key)?,
            previous: pieces[..at].iter().rev().find(listed).and_then(|key| cards::piece(scope, key)),
            next: pieces[at + 1..].iter().find(listed).and_then(|key| cards::piece(scope, key)),
        })
    };
    let keys = unique(piece.threads.iter().map(|id| Key::new(Kind::Thread, id.value.clone())));
    keys.into_iter().filter_map(neighbours).collect()
}

/// Where `key`, dated `date`, stands in `pieces`, which are in order of their days: found by halving, so
/// that a long thread stays cheap.
fn position(scope: &Scope<'_>, pieces: &[Key], key: &Key, date: crate::model::Date) -> Option<usize> {
    let day = date.to_day();
    let day_of = |key: &Key| scope.entry(key).and_then(Entry::as_piece).map(|piece| piece.date.to_day());
    let first = pieces.partition_point(|other| day_of(other) < Some(day));
    let offset = pieces[first..].iter().position(|other| other == key)?;
    Some(first + offset)
}

fn related(scope: &Scope<'_>, entry: &Entry) -> Vec<view::PieceCard> {
    let related = scope.site.concordance.related.get(&entry.key).into_iter().flatten();
    let listed = related.filter(|key| scope.site.plan.addresses.has(key, &scope.language));
    listed.filter_map(|key| cards::piece(scope, key)).collect()
}

fn referring_pieces(scope: &Scope<'_>, entry: &Entry) -> Vec<view::Backlink> {
    let mentions = scope.site.corpus.mentions.get(&entry.key).map_or(&[][..], Vec::as_slice);
    let pieces = mentions.chunk_by(|one, next| one.from == next.from).map(|own| &own[0].from);
    let links =
        pieces.filter_map(|from| cards::backlink(scope, from, cards::excerpts(scope, &entry.key, from)));
    links.collect()
}

/// A request for comment.
pub(super) fn asked(scope: &Scope<'_>, asked: &Asked) -> view::Asked {
    view::Asked {
        who: cards::actor_or_text(scope, &asked.who),
        date: scope.date(asked.when.value),
        answer: asked.answer.as_ref().map(|answer| answer.value.clone()),
    }
}
