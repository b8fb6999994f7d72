//! Claims with positions, judgements and figures.

use super::{Export, date, text, texts};
use crate::collate::{ClaimHistory, FigureSeries, HeldPosition, Judgement};
use crate::compose::Page;
use crate::export;
use crate::model::{Claim, Entry, Figure, Key, Kind, Language, Stance};
use crate::render::views::{Scope, cards};

impl Export<'_> {
    pub(super) fn claim(&self, entry: &Entry) -> Option<export::Claim> {
        let claim = entry.as_claim()?;
        let history = self.scope.site.concordance.claims.get(&entry.key)?;
        let texts_of = &entry.texts;
        Some(export::Claim {
            id: entry.key.id.to_string(),
            url: self.url(&entry.key),
            kind: claim.kind.name().to_owned(),
            statement: texts_of.title.value.clone(),
            asserted_by: names(self.scope, history, Stance::Asserts),
            denied_by: names(self.scope, history, Stance::Denies),
            status: history.status().name().to_owned(),
            status_date: history.status_date().map(|date| date.to_string()),
            conclusion: text(texts_of.conclusion.as_ref()),
            unknowns: texts(&texts_of.unknowns),
            event: claim.event.as_ref().and_then(|id| self.of(Kind::Event, id)),
            threads: self.all_of(Kind::Thread, &claim.threads),
            measure: text(claim.measure.as_ref()),
            unit: text(claim.unit.as_ref()),
            positions: history.positions.iter().filter_map(|held| self.position(held)).collect(),
            assessments: history.judgements.iter().map(|judgement| self.assessment(judgement)).collect(),
            evidence: self.evidence(claim),
            relations: self.relations(claim),
            figures: self.figures(&entry.key, claim),
            translations: self.statements(entry, history),
        })
    }

    /// The statement in its other languages.
    fn statements(&self, entry: &Entry, history: &ClaimHistory) -> Vec<export::Stated> {
        let stated = |translated: export::Translated| {
            let language = Language::parse(&translated.language)?;
            let page = Page { language, ..self.scope.page.clone() };
            let scope = Scope::new(self.scope.site, &page);
            Some(export::Stated {
                statement: translated.text,
                asserted_by: names(&scope, history, Stance::Asserts),
                status: history.status().name().to_owned(),
                status_text: cards::status(&scope, history.status()).text,
                url: translated.url,
                language: translated.language,
            })
        };
        self.translations(entry).into_iter().filter_map(stated).collect()
    }

    fn position(&self, held: &HeldPosition) -> Option<export::Position> {
        Some(export::Position {
            actor: self.id(&held.actor)?,
            stance: held.stance.name().to_owned(),
            date: held.date.map(|date| date.to_string()),
            reported: held.reported.filter(|_| held.date.is_none()).map(|date| date.to_string()),
            quote: held.quote.as_ref().and_then(|key| self.remark_of(key)),
            source: held.source.as_ref().and_then(|key| self.id(key)),
            pieces: self.ids(held.pieces.iter().map(|(key, _)| key)),
            note: held.note.clone(),
        })
    }

    fn assessment(&self, judgement: &Judgement) -> export::Assessment {
        let assessment = &judgement.assessment;
        export::Assessment {
            status: assessment.status.name().to_owned(),
            date: assessment.date.value.to_string(),
            why: text(assessment.why.as_ref()),
            by: text(assessment.by.as_ref()),
            sources: self.all_of(Kind::Source, &assessment.sources),
            piece: judgement.piece.as_ref().and_then(|key| self.id(key)),
        }
    }

    fn evidence(&self, claim: &Claim) -> Vec<export::Evidence> {
        let row = |evidence: &crate::model::Evidence| {
            Some(export::Evidence {
                source: self.of(Kind::Source, &evidence.source)?,
                stance: evidence.stance.name().to_owned(),
                note: text(evidence.note.as_ref()),
            })
        };
        claim.evidence.iter().filter_map(row).collect()
    }

    fn relations(&self, claim: &Claim) -> Vec<export::Relation> {
        let row = |relation: &crate::model::Relation| {
            Some(export::Relation {
                kind: relation.kind.name().to_owned(),
                to: self.of(Kind::Claim, &relation.claim)?,
                note: text(relation.note.as_ref()),
            })
        };
        claim.relations.iter().filter_map(row).collect()
    }

    /// The figures by series, those of each in order of time.
    fn figures(&self, key: &Key, claim: &Claim) -> Vec<export::Figure> {
        let series = self.scope.site.concordance.figures.get(key).into_iter().flatten();
        series.flat_map(|series| series.of(claim).map(|figure| self.figure(series, figure))).collect()
    }

    fn figure(&self, series: &FigureSeries, figure: &Figure) -> export::Figure {
        let reporter = self.of(Kind::Actor, &figure.reporter);
        let number = |number: &Option<crate::text::Spanned<f64>>| number.as_ref().map(|number| number.value);
        export::Figure {
            // a series that has its name from who reports it tells who that is
            series: (series.declared.is_some() || reporter.is_some()).then(|| series.id.clone()),
            as_of: figure.as_of.value.to_string(),
            best: number(&figure.best),
            low: number(&figure.low),
            high: number(&figure.high),
            approx: figure.approx,
            as_printed: text(figure.as_printed.as_ref()),
            population: text(figure.population.as_ref()),
            reporter,
            method: text(figure.method.as_ref()),
            via: figure.via.as_ref().and_then(|id| self.of(Kind::Source, id)),
            note: text(figure.note.as_ref()),
        }
    }

    pub(super) fn piece(&self, entry: &Entry) -> Option<export::Piece> {
        let piece = entry.as_piece()?;
        let referred = crate::render::views::body::referred(self.scope, entry);
        let of = |kind: Kind, ids: &[crate::text::Spanned<crate::model::Id>]| {
            let listed: Vec<Key> = ids.iter().map(|id| Key::new(kind, id.value.clone())).collect();
            self.ids(listed.iter().chain(referred.iter().filter(|key| key.kind == kind)))
        };
        Some(export::Piece {
            id: entry.key.id.to_string(),
            url: self.url(&entry.key),
            kind: piece.kind.name().to_owned(),
            language: entry.language.to_string(),
            title: entry.texts.title.value.clone(),
            summary: text(entry.texts.summary.as_ref()),
            date: piece.date.value.to_string(),
            updated: date(piece.updated.as_ref()),
            data_cutoff: date(piece.data_cutoff.as_ref()),
            authors: texts(&piece.authors),
            reviewers: texts(&piece.reviewers),
            threads: of(Kind::Thread, &piece.threads),
            places: of(Kind::Place, &piece.places),
            events: of(Kind::Event, &piece.events),
            sources: self.ids(&crate::render::views::piece::source_keys(self.scope, entry, piece, &referred)),
            actors: of(Kind::Actor, &piece.actors),
            claims: self.ids(&crate::render::views::piece::claims(piece, &referred)),
            quotes: self.quotes_in(entry),
            corrections: piece.corrections.iter().map(correction).collect(),
            translations: self.translations(entry),
        })
    }
}

/// The names of those who take `stance`, or that nobody is on record who asserts it, so that no statement stands alone
/// in a table; who is not to be named is told as on pages.
fn names(scope: &Scope<'_>, history: &ClaimHistory, stance: Stance) -> Vec<String> {
    let actors = history.actors(stance).iter();
    let mut names: Vec<String> = actors.filter_map(|actor| Some(cards::link(scope, actor)?.text)).collect();
    if names.is_empty() && stance == Stance::Asserts {
        names.push(scope.text("claim.nobody"));
    }
    names.dedup();
    names
}

fn correction(note: &crate::model::Correction) -> export::Correction {
    export::Correction {
        date: note.date.value.to_string(),
        kind: note.kind.name().to_owned(),
        text: note.text.value.clone(),
        was: text(note.was.as_ref()),
        now: text(note.now.as_ref()),
        why: text(note.why.as_ref()),
    }
}
