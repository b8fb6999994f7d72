//! What was put right, what was taken back, and which claims changed status: notes and the logs of them.

use super::{Scope, Shown, cards, claim, value, view};
use crate::collate::Judgement;
use crate::compose::chunk;
use crate::model::{Correction, CorrectionKind, Entry, Key};
use crate::text::Spanned;

/// Whether a note is for above the text: something was wrong.
pub(super) fn is_grave(note: &Correction) -> bool {
    matches!(note.kind, CorrectionKind::Correction | CorrectionKind::Retraction)
}

/// The notes of a piece that are `wanted`, the latest first.
pub(super) fn in_piece(
    scope: &Scope<'_>,
    entry: &Entry,
    wanted: impl Fn(&Correction) -> bool,
) -> Vec<view::Correction> {
    let Some(piece) = entry.as_piece() else { return Vec::new() };
    let mut notes: Vec<(usize, &Correction)> = piece.corrections.iter().enumerate().collect();
    notes.retain(|(_, note)| wanted(note));
    notes.sort_by_key(|(at, note)| std::cmp::Reverse((note.date.value, *at)));
    notes.into_iter().map(|(at, _)| correction(scope, entry, &piece.corrections, at)).collect()
}

/// Note `at` of the piece `key`, with a link to it, for lists of the notes of many pieces.
pub(in crate::render) fn note(scope: &Scope<'_>, key: &Key, at: usize) -> Option<view::Correction> {
    let corpus = &scope.site.corpus;
    let entry = corpus.entries.get(key).or_else(|| corpus.retracted.get(key))?;
    let notes = &entry.as_piece()?.corrections;
    notes.get(at)?;
    let mut note = correction(scope, entry, notes, at);
    // a piece that was taken back shows the note that does it, and no other
    let is_shown = notes[at].kind == CorrectionKind::Retraction || corpus.retraction(key).is_none();
    note.piece = cards::link(scope, key).map(|mut link| {
        link.href = link.href.map(|href| if is_shown { format!("{href}#{}", note.anchor) } else { href });
        link
    });
    Some(note)
}

fn correction(scope: &Scope<'_>, entry: &Entry, notes: &[Correction], at: usize) -> view::Correction {
    let note = &notes[at];
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let (lang, dir) = scope.foreign(&entry.language);
    view::Correction {
        date: scope.date(note.date.value),
        name: note.kind.name(),
        kind: scope.text(&format!("correction-kind.{}", note.kind.name())),
        anchor: anchor(notes, at),
        text: note.text.value.clone(),
        was: text(&note.was),
        now: text(&note.now),
        why: text(&note.why),
        lang,
        dir,
        piece: None,
    }
}

/// The place of note `at` in its piece: its day, so that it outlives further notes; of several of a day the
/// further ones are counted.
fn anchor(notes: &[Correction], at: usize) -> String {
    let day = notes[at].date.to_day();
    match notes[..at].iter().filter(|note| note.date.to_day() == day).count() {
        0 => format!("corrected-{day}"),
        before => format!("corrected-{day}-{}", before + 1),
    }
}

pub(super) fn corrections(scope: &Scope<'_>, number: Option<usize>) -> Shown {
    let all = scope.site.plan.lists.of(&scope.language).map_or(&[][..], |lists| &lists.corrections);
    let range = chunk(all.len(), scope.site.settings.page_size, number);
    let shown = all[range].iter().rev().filter_map(|(_, key, at)| note(scope, key, *at));
    let view =
        view::Corrections { corrections: shown.collect(), paging: cards::paging(scope, all.len(), number) };
    let mut shown =
        Shown::new("corrections", scope.text("menu.corrections"), Some(value("corrections", &view)));
    shown.description = scope.text("corrections.about");
    shown
}

/// What stands in the place of a piece that was taken back: its title, since when and why, and no word of it.
pub(super) fn retracted(scope: &Scope<'_>, key: &Key) -> Shown {
    let entry = scope.site.corpus.retracted.get(key);
    let (Some(entry), Some(piece)) = (entry, entry.and_then(Entry::as_piece)) else {
        return Shown::new("missing", "", None);
    };
    let notes = &piece.corrections;
    let taking_back = notes.iter().position(|note| Some(note) == piece.retraction());
    let (texts, language) = entry.texts_in(&scope.language);
    let (lang, dir) = scope.foreign(language);
    let view = view::Retracted {
        title: texts.title.value.clone(),
        lang,
        dir,
        kind: scope.text(&format!("piece-kind.{}", piece.kind.name())),
        date: scope.date(piece.date.value),
        retraction: correction(scope, entry, notes, taking_back.unwrap_or_default()),
    };
    let title = scope.fill("retracted.title", &[("title", &view.title)]);
    Shown::new("retracted", title, Some(value("retracted", &view)))
}

pub(super) fn changed(scope: &Scope<'_>, number: Option<usize>) -> Shown {
    let all = scope.site.plan.lists.of(&scope.language).map_or(&[][..], |lists| &lists.changed);
    let range = chunk(all.len(), scope.site.settings.page_size, number);
    let shown = all[range].iter().rev().filter_map(|(_, key, at)| change(scope, key, *at));
    let view = view::Changed { changes: shown.collect(), paging: cards::paging(scope, all.len(), number) };
    let mut shown = Shown::new("changed", scope.text("menu.changed"), Some(value("changed", &view)));
    shown.description = scope.text("changed.about");
    shown
}

/// The change of status that judgement `at` on the claim `key` made.
pub(in crate::render) fn change(scope: &Scope<'_>, key: &Key, at: usize) -> Option<view::StatusChange> {
    let history = scope.site.concordance.claims.get(key)?;
    let Judgement { assessment, piece } = history.judgements.get(at)?;
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let made_in = piece.as_ref().unwrap_or(key);
    let (lang, dir) = scope.foreign(&scope.entry(made_in)?.language);
    Some(view::StatusChange {
        claim: cards::claim(scope, key)?,
        is_first: at == 0,
        from: cards::status(scope, history.before(at)),
        to: cards::status(scope, assessment.status),
        date: scope.date(assessment.date.value),
        why: text(&assessment.why),
        by: text(&assessment.by),
        lang,
        dir,
        piece: piece.as_ref().and_then(|key| cards::link(scope, key)),
        href: format!("{}#{}", cards::href(scope, key)?, claim::anchor(history, at)),
    })
}
