//! A piece: what sort of article, when, by whom, on what, and what was put right.

use super::{NAMED, Node, Scope, actor, claim, named, publisher, url};
use crate::model::{Correction, CorrectionKind, Entry, Key, Kind, Piece, PieceKind};
use crate::render::views::body;

/// A piece, and the review of a claim that it is; nothing of one that was taken back.
pub(super) fn piece(scope: &Scope<'_>, entry: &Entry) -> Vec<Node> {
    let Some(piece) = entry.as_piece() else { return Vec::new() };
    if piece.corrections.iter().any(|correction| correction.kind == CorrectionKind::Retraction) {
        return Vec::new();
    }
    article(scope, entry, piece).into_iter().chain(claim::review(scope, entry)).collect()
}

fn article(scope: &Scope<'_>, entry: &Entry, piece: &Piece) -> Option<Node> {
    let (texts, language) = entry.texts_in(&scope.language);
    let known = piece.data_cutoff.as_ref().map(|date| format!("../{}", date.value));
    let kind = article_type(piece.kind);
    let node = Node::of(kind)
        .with("@id", url(scope, &entry.key)?)
        .with("headline", texts.title.value.clone())
        .with("inLanguage", language.as_str())
        .with("datePublished", piece.date.value.to_string())
        .with("dateModified", piece.updated.as_ref().map(|date| date.value.to_string()))
        .with("temporalCoverage", known)
        .with("dateline", dateline(scope, piece))
        .with("author", authors(piece))
        .with("publisher", publisher(scope))
        .with("translationOfWork", original(scope, entry, kind))
        .with("isPartOf", threads(scope, piece))
        .with("mentions", mentions(scope, entry, piece))
        .with("citation", citations(scope, piece))
        .with("correction", piece.corrections.iter().filter_map(correction).collect::<Vec<_>>());
    Some(node)
}

fn article_type(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Report => "ReportageNewsArticle",
        PieceKind::Analysis => "AnalysisNewsArticle",
        PieceKind::Explainer => "BackgroundNewsArticle",
        PieceKind::Factcheck | PieceKind::Timeline => "NewsArticle",
        PieceKind::Live => "LiveBlogPosting",
    }
}

/// Where a piece plays; schema.org knows it of articles only.
fn dateline(scope: &Scope<'_>, piece: &Piece) -> Option<String> {
    let places: Vec<String> =
        super::cards::links(scope, Kind::Place, &piece.places).into_iter().map(|link| link.text).collect();
    (piece.kind != PieceKind::Live && !places.is_empty()).then(|| places.join(&scope.text("list.comma")))
}

/// Who wrote it. A name does not say whether it is a person's, so no type is given.
fn authors(piece: &Piece) -> Vec<Node> {
    piece.authors.iter().map(|author| Node::default().with("name", author.value.clone())).collect()
}

/// The piece in its own language, of a translation.
fn original(scope: &Scope<'_>, entry: &Entry, kind: &'static str) -> Option<Node> {
    entry.translations.get(&scope.language)?;
    let route = scope.site.plan.addresses.of(&entry.key, &entry.language)?;
    Some(Node::of(kind).with("@id", route.url(&scope.site.settings.base_url)))
}

fn threads(scope: &Scope<'_>, piece: &Piece) -> Vec<Node> {
    let keys = piece.threads.iter().map(|id| Key::new(Kind::Thread, id.value.clone()));
    keys.filter_map(|key| named(scope, "CreativeWork", &key)).collect()
}

/// The first of its sources, by their addresses: their pages say the rest.
fn citations(scope: &Scope<'_>, piece: &Piece) -> Vec<Node> {
    let keys = piece.sources.iter().map(|id| Key::new(Kind::Source, id.value.clone()));
    keys.filter_map(|key| Some(Node::default().with("@id", url(scope, &key)?))).take(NAMED).collect()
}

/// The first of those whom the text names, and the first of its claims.
fn mentions(scope: &Scope<'_>, entry: &Entry, piece: &Piece) -> Vec<Node> {
    let referred = body::referred(scope, entry);
    let of_kind = |kind: Kind| referred.iter().filter(move |key| key.kind == kind);
    let actors = of_kind(Kind::Actor).filter_map(|key| actor(scope, key)).take(NAMED);
    let listed: Vec<Key> = piece.claims.iter().map(|id| Key::new(Kind::Claim, id.value.clone())).collect();
    let linked = of_kind(Kind::Claim).filter(|key| !listed.contains(key));
    let claims = listed.iter().chain(linked).filter_map(|key| claim::mention(scope, key));
    actors.chain(claims.take(NAMED)).collect()
}

/// What was put right; what became known later is no correction.
fn correction(correction: &Correction) -> Option<Node> {
    let node = Node::of("CorrectionComment")
        .with("datePublished", correction.date.value.to_string())
        .with("text", correction.text.value.clone());
    (correction.kind != CorrectionKind::Update).then_some(node)
}
