//! A [`Corpus`] into a [`Concordance`]: what the texts of a digest say of the same things, put together.

mod fidelity;
mod figures;
mod history;
mod independence;
mod known;
mod lexicon;
mod living;
mod order;
mod related;
mod relations;
mod remark;
mod standing;
mod ties;
mod fold;
mod wording;

use std::collections::BTreeMap;

pub use fidelity::{Basis, Sourced};
pub use figures::{FigureSeries, FigureStep, figure_series, in_time, says_the_same};
pub use fold::{address, fold};
pub use history::{ClaimHistory, HeldPosition, Judgement};
pub use independence::{Independence, Origin, Origins, grounds};
pub use known::{Known, known_up_to};
pub(crate) use lexicon::{Calendar, calendar, fold_word, number};
pub use living::{LivingNumber, says};
pub use order::{role_on, tenure_on};
pub use relations::{Direction, Relations, Tie, circles};
pub(crate) use remark::NO_DAY;
pub use remark::{OnRecord, Remark, Wording};
pub use standing::{Standing, Step as StatusStep, standing, steps};
pub use ties::Ties;
pub use wording::{
    Agreement, Change, Comparison, Fidelity, Phrase, Printed, Record, Severity, Step, Touch, Vocabulary,
    is_of,
};

use crate::model::{Entry, Key, Kind, Moment};
use crate::resolve::Corpus;
use crate::settings::Settings;

/// What belongs together across the texts of a digest.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    /// The remarks, in order of their speakers and addresses.
    pub remarks: Vec<Remark>,
    /// For each utterance of the corpus, its remark.
    pub remark_of: Vec<Option<usize>>,
    /// For each registered quote, its remark.
    pub remark_of_quote: BTreeMap<Key, usize>,
    /// For each utterance of the corpus that is ours and relies on something that we have, how it compares with that.
    pub sourced: Vec<Option<Sourced>>,
    /// How each registered quote that is ours compares with the transcript of its source, if there is one.
    pub sourced_quotes: BTreeMap<Key, Sourced>,
    /// The transcripts, by their sources, ready to be compared with.
    pub records: BTreeMap<Key, Record>,
    /// For each speaker, the remarks, the earliest first, undated ones before.
    pub remarks_by: BTreeMap<Key, Vec<usize>>,
    /// For each claim, who holds what and what is established.
    pub claims: BTreeMap<Key, ClaimHistory>,
    /// Where what each source says comes from, and who takes a side on each claim.
    pub origins: Origins,
    /// How claims relate.
    pub relations: Relations,
    /// For each claim with figures, its series: those that it declares first.
    pub figures: BTreeMap<Key, Vec<FigureSeries>>,
    /// For each number of the corpus that follows the figures of a claim, what becomes of it.
    pub living: Vec<LivingNumber>,
    /// The pieces, the earliest first.
    pub pieces: Vec<Key>,
    /// For each thread, its pieces, the earliest first.
    pub thread_pieces: BTreeMap<Key, Vec<Key>>,
    /// For each entry, the pieces that refer to it, the earliest first, then the records that do.
    pub referring: BTreeMap<Key, Vec<Key>>,
    /// For each piece, earlier pieces that have much in common with it, the closest first.
    pub related: BTreeMap<Key, Vec<Key>>,
    /// What is tied to each entry by the front matter of others.
    pub ties: Ties,
}

/// Put together what `corpus` says, as of `now`: judgements of a later day do not hold yet.
pub fn collate(corpus: &Corpus, settings: &Settings, now: Moment) -> Concordance {
    let pieces = order::pieces(corpus, settings);
    let held = fidelity::Held::of(corpus);
    let mut remarks = remark::remarks(corpus, &pieces, &held);
    fidelity::put_on_record(corpus, &mut remarks.all, &held);
    let claims = history::histories(corpus, (settings, now), &pieces);
    let referring = order::referring(corpus, &pieces);
    let thread_pieces = order::by_thread(corpus, &pieces);
    let related = related::related(corpus, &pieces, &referring, &thread_pieces);
    let ties = ties::ties(corpus, &claims, &remarks.all);
    let figures = figures::figures(corpus);
    Concordance {
        ties,
        origins: Origins::find(corpus, &claims),
        relations: relations::relations(corpus),
        living: living::living(corpus, &figures, settings),
        figures,
        sourced: fidelity::sourced(corpus, &held),
        sourced_quotes: fidelity::sourced_quotes(corpus, &held),
        records: held.into_records(),
        remark_of: remarks.of_utterance,
        remark_of_quote: remarks.of_quote,
        remarks_by: remarks.by_speaker,
        remarks: remarks.all,
        claims,
        thread_pieces,
        referring,
        related,
        pieces,
    }
}

/// The keys that the front matter of `entry` ties it to.
pub(crate) fn tied(entry: &Entry) -> Vec<Key> {
    let Some(piece) = entry.as_piece() else { return Vec::new() };
    let lists = [
        (Kind::Thread, &piece.threads),
        (Kind::Place, &piece.places),
        (Kind::Event, &piece.events),
        (Kind::Source, &piece.sources),
        (Kind::Actor, &piece.actors),
        (Kind::Claim, &piece.claims),
        (Kind::Quote, &piece.quotes),
    ];
    let lists =
        lists.into_iter().flat_map(|(kind, ids)| ids.iter().map(move |id| Key::new(kind, id.value.clone())));
    let positions = piece.positions.iter().map(|(claim, _)| Key::new(Kind::Claim, claim.value.clone()));
    let assessments = piece.assessments.iter().map(|(claim, _)| Key::new(Kind::Claim, claim.value.clone()));
    lists.chain(positions).chain(assessments).collect()
}
