//! A claim with who asserts it and what is established, and the review of one by a factcheck.

use super::{NAMED, Node, Scope, actor, named, publisher, url};
use crate::collate::ClaimHistory;
use crate::model::{Date, Entry, Key, Kind, Piece, PieceKind, Stance, Status};

/// The claim `key`. Its text never stands without claimants and status, so there is nothing of one that nobody
/// asserts who may be named.
pub(super) fn claim(scope: &Scope<'_>, key: &Key) -> Option<Node> {
    let (entry, history) = (scope.entry(key)?, scope.site.concordance.claims.get(key)?);
    let (texts, language) = entry.texts_in(&scope.language);
    let claimants = claimants(scope, history)?;
    let mut asserted = history.positions.iter().filter(|position| position.stance == Stance::Asserts);
    let sources = asserted.clone().filter_map(|position| position.source.as_ref());
    let appearances: Vec<Node> =
        sources.take(NAMED).filter_map(|key| named(scope, "CreativeWork", key)).collect();
    let first = asserted.find_map(|position| position.date);
    let node = Node::of("Claim")
        .with("@id", url(scope, key)?)
        .with("text", texts.title.value.clone())
        .with("inLanguage", language.as_str())
        .with("author", claimants)
        .with("creativeWorkStatus", status(scope, history.status()))
        .with("datePublished", first.map(|date| date.to_string()))
        .with("appearance", appearances);
    Some(node)
}

/// A claim in passing: where it is, without its text.
pub(super) fn mention(scope: &Scope<'_>, key: &Key) -> Option<Node> {
    Some(Node::of("Claim").with("@id", url(scope, key)?))
}

/// Those who assert a claim and may be named; nothing if there is nobody.
fn claimants(scope: &Scope<'_>, history: &ClaimHistory) -> Option<Vec<Node>> {
    let actors = history.actors(Stance::Asserts).iter().filter_map(|key| actor(scope, key));
    Some(actors.take(NAMED).collect::<Vec<_>>()).filter(|actors| !actors.is_empty())
}

/// A status, with where it is explained.
fn status(scope: &Scope<'_>, status: Status) -> Node {
    let glossary = scope.site_page("glossary").url(&scope.site.settings.base_url);
    let name = status.name();
    Node::of("DefinedTerm")
        .with("@id", format!("{glossary}#{name}"))
        .with("name", scope.text(&format!("status.{name}")))
}

/// The review of a claim that the factcheck `entry` is: of the first claim that it assesses or deals with that is
/// decided. A page has one at most; the others have pages of their own.
pub(super) fn review(scope: &Scope<'_>, entry: &Entry) -> Option<Node> {
    let piece = entry.as_piece().filter(|piece| piece.kind == PieceKind::Factcheck)?;
    let assessed = piece.assessments.iter().map(|(claim, _)| claim);
    let keys = assessed.chain(&piece.claims).map(|id| Key::new(Kind::Claim, id.value.clone()));
    keys.into_iter().find_map(|key| review_of(scope, (entry, piece), &key))
}

fn review_of(scope: &Scope<'_>, (entry, piece): (&Entry, &Piece), key: &Key) -> Option<Node> {
    let (claim, history) = (scope.entry(key)?, scope.site.concordance.claims.get(key)?);
    if !is_decided(history.status()) || !is_of_now(entry, piece, history) {
        return None;
    }
    let texts = claim.texts_in(&scope.language).0;
    let rating =
        Node::of("Rating").with("alternateName", scope.text(&format!("status.{}", history.status().name())));
    let node = Node::of("ClaimReview")
        .with("url", url(scope, &entry.key)?)
        .with("claimReviewed", texts.title.value.clone())
        .with("itemReviewed", self::claim(scope, key)?)
        .with("reviewRating", rating)
        .with("author", publisher(scope))
        .with("datePublished", last_change(piece).to_string());
    Some(node)
}

/// Whether a status is a finding that others may carry on.
fn is_decided(status: Status) -> bool {
    matches!(status, Status::Confirmed | Status::Refuted | Status::Misleading)
}

/// Whether `piece` says what holds today: it made the latest judgement, or none is later than its text.
fn is_of_now(entry: &Entry, piece: &Piece, history: &ClaimHistory) -> bool {
    let Some(latest) = history.judgements.last() else { return false };
    let own = latest.piece.as_ref() == Some(&entry.key);
    own || !last_change(piece).is_before(latest.assessment.date.value)
}

fn last_change(piece: &Piece) -> Date {
    piece.updated.as_ref().map_or(piece.date.value, |date| date.value)
}
