//! The ids in an entry's front matter, each checked, each former id replaced by the present one.

use super::directory::{Directory, Hidden, Standing};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Assessment, Claim, Detail, Entry, Event, Id, Key, Kind, Piece, Place, Position, Quote};
use crate::text::{Span, Spanned};

/// Check and replace the ids in the front matter of `entry`. What nobody sees is not checked; what is
/// scheduled may refer to what is, such as to the records that it declares.
pub(super) fn bind(entry: &mut Entry, directory: &Directory, findings: &mut Vec<Diagnostic>) {
    let mut found = Vec::new();
    visit(&mut entry.detail, &mut |kind, id| check(kind, id, directory, &mut found));
    match directory.standing(&entry.key) {
        _ if entry.retraction().is_some() => found.clear(),
        Some(Standing::Hidden(Hidden::Draft | Hidden::Removed | Hidden::Retracted | Hidden::Expired(_))) => {
            found.clear();
        }
        Some(Standing::Hidden(Hidden::Scheduled(_))) => {
            found.retain(|finding| finding.code != Code::ReferenceToScheduled);
        }
        _ => {}
    }
    findings.append(&mut found);
}

fn check(kind: Kind, id: &mut Spanned<Id>, directory: &Directory, findings: &mut Vec<Diagnostic>) {
    let written = Key::new(kind, id.value.clone());
    let key = directory.current(&written).clone();
    let finding = about_standing(&written, &key, id.span, directory);
    findings.extend(finding.map(|finding| match finding.code {
        Code::WrongKind => finding.help(format!("the id of {} is wanted here", kind.with_article())),
        _ => finding,
    }));
    id.value = key.id;
}

/// What is to be said of a reference to `key`, written as `written` at `span`.
pub(super) fn about_standing(
    written: &Key,
    key: &Key,
    span: Span,
    directory: &Directory,
) -> Option<Diagnostic> {
    match directory.standing(key) {
        None if directory.may_be_unread(written) => None,
        None => Some(directory.unknown(written, span)),
        Some(Standing::Published) if written != key => Some(
            Diagnostic::new(Code::FormerId, span, format!("`{}` is called `{}` now", written.id, key.id))
                .help(format!("write `{}`", key.id)),
        ),
        Some(Standing::Published) => None,
        Some(Standing::Hidden(hidden)) => about_hidden(key, hidden, span),
    }
}

fn about_hidden(key: &Key, hidden: &Hidden, span: Span) -> Option<Diagnostic> {
    let (code, what, help) = match hidden {
        Hidden::Draft => {
            (Code::ReferenceToDraft, "is a draft".to_owned(), "publish it too, or take the reference out")
        }
        Hidden::Scheduled(date) => (
            Code::ReferenceToScheduled,
            format!("is scheduled for {date}"),
            "until then it is shown without a link",
        ),
        Hidden::Expired(date) => {
            (Code::ReferenceToExpired, format!("has expired on {date}"), "it is shown without a link")
        }
        Hidden::Removed => {
            (Code::ReferenceToRemoved, "was taken down".to_owned(), "it is shown without a link")
        }
        Hidden::Retracted => (
            Code::ReferenceToRemoved,
            "is gone with the piece that declares it, which was retracted".to_owned(),
            "if it still holds, give it a file of its own; until then it is shown without a link",
        ),
        Hidden::Quarantined | Hidden::Unreadable => return None,
    };
    Some(Diagnostic::new(code, span, format!("`{key}` {what}")).help(help))
}

type Visitor<'v> = dyn FnMut(Kind, &mut Spanned<Id>) + 'v;

/// Call `visit` for each id that `detail` refers to, with the kind that is wanted.
fn visit(detail: &mut Detail, visit: &mut Visitor<'_>) {
    match detail {
        Detail::Piece(piece) => of_piece(piece, visit),
        Detail::Actor(actor) => {
            each(&mut actor.sources, Kind::Source, visit);
            for tenure in &mut actor.tenures {
                each(&mut tenure.sources, Kind::Source, visit);
            }
        }
        Detail::Claim(claim) => of_claim(claim, visit),
        Detail::Quote(quote) => of_quote(quote, visit),
        Detail::Event(event) => of_event(event, visit),
        Detail::Place(place) => of_place(place, visit),
        Detail::Source(source) => each(source.speakers.iter_mut().map(|(_, id)| id), Kind::Actor, visit),
        Detail::Digest(digest) => {
            each(digest.trends.iter_mut().map(|trend| &mut trend.thread), Kind::Thread, visit);
        }
        Detail::Thread { .. } | Detail::Page(_) => {}
    }
}

fn each<'i>(ids: impl IntoIterator<Item = &'i mut Spanned<Id>>, kind: Kind, visit: &mut Visitor<'_>) {
    for id in ids {
        visit(kind, id);
    }
}

fn of_piece(piece: &mut Piece, visit: &mut Visitor<'_>) {
    let lists = [
        (Kind::Thread, &mut piece.threads),
        (Kind::Place, &mut piece.places),
        (Kind::Event, &mut piece.events),
        (Kind::Source, &mut piece.sources),
        (Kind::Actor, &mut piece.actors),
        (Kind::Claim, &mut piece.claims),
        (Kind::Quote, &mut piece.quotes),
    ];
    for (kind, ids) in lists {
        each(ids, kind, visit);
    }
    for (claim, position) in &mut piece.positions {
        visit(Kind::Claim, claim);
        of_position(position, visit);
    }
    for (claim, assessment) in &mut piece.assessments {
        visit(Kind::Claim, claim);
        of_assessment(assessment, visit);
    }
}

fn of_position(position: &mut Position, visit: &mut Visitor<'_>) {
    visit(Kind::Actor, &mut position.actor);
    each(&mut position.quote, Kind::Quote, visit);
    each(&mut position.source, Kind::Source, visit);
}

fn of_assessment(assessment: &mut Assessment, visit: &mut Visitor<'_>) {
    each(&mut assessment.sources, Kind::Source, visit);
}

fn of_claim(claim: &mut Claim, visit: &mut Visitor<'_>) {
    each(&mut claim.event, Kind::Event, visit);
    each(&mut claim.responsible, Kind::Actor, visit);
    each(&mut claim.threads, Kind::Thread, visit);
    claim.positions.iter_mut().for_each(|position| of_position(position, visit));
    claim.assessments.iter_mut().for_each(|assessment| of_assessment(assessment, visit));
    each(claim.evidence.iter_mut().map(|evidence| &mut evidence.source), Kind::Source, visit);
    each(claim.relations.iter_mut().map(|relation| &mut relation.claim), Kind::Claim, visit);
    for series in &mut claim.series {
        each(&mut series.reporters, Kind::Actor, visit);
    }
    for figure in &mut claim.figures {
        visit(Kind::Actor, &mut figure.reporter);
        each(&mut figure.via, Kind::Source, visit);
    }
}

fn of_quote(quote: &mut Quote, visit: &mut Visitor<'_>) {
    visit(Kind::Actor, &mut quote.speaker);
    each(&mut quote.place, Kind::Place, visit);
    each(&mut quote.event, Kind::Event, visit);
    each(&mut quote.sources, Kind::Source, visit);
    each(&mut quote.printed_in, Kind::Source, visit);
    each(&mut quote.claims, Kind::Claim, visit);
    each(&mut quote.translation_of, Kind::Quote, visit);
}

fn of_event(event: &mut Event, visit: &mut Visitor<'_>) {
    each(&mut event.place, Kind::Place, visit);
    each(event.participants.iter_mut().map(|participant| &mut participant.actor), Kind::Actor, visit);
    each(&mut event.threads, Kind::Thread, visit);
    each(&mut event.sources, Kind::Source, visit);
    each(&mut event.parent, Kind::Event, visit);
}

fn of_place(place: &mut Place, visit: &mut Visitor<'_>) {
    each(&mut place.parent, Kind::Place, visit);
    for control in &mut place.control {
        visit(Kind::Actor, &mut control.by);
        each(&mut control.source, Kind::Source, visit);
    }
    each(&mut place.sources, Kind::Source, visit);
}
