//! The nouns of a digest, as plain values. What each field means for editors stands in `docs/`.

mod actor;
mod body;
mod choice;
mod claim;
mod date;
mod digest;
mod entry;
mod event;
mod id;
mod kind;
mod language;
mod page;
mod piece;
mod place;
mod quote;
mod sketch;
mod source;
mod transcript;

pub use actor::{Actor, ActorKind, Name, NameKind, Tenure};
pub use body::{
    Block, Body, ClaimTitle, Excerpt, FigureLink, Heading, Link, Parts, Picture, PositionMark, QuoteBlock,
    Reference, Target, Written,
};
pub use choice::Choice;
pub use claim::{
    Asked, Assessment, Claim, ClaimKind, Evidence, EvidenceStance, Figure, Position, Relation, RelationKind,
    Series, Stance, Status,
};
pub use date::{BadDate, Date, Moment, Precision};
pub use digest::{Course, Digest, Term, Trend};
pub use entry::{Detail, Entry, Life, Texts};
pub use event::{Event, Participant};
pub use id::{Id, Key};
pub use kind::Kind;
pub use language::Language;
pub use page::{Page, Policy};
pub use piece::{Correction, CorrectionKind, Cover, Piece, PieceKind};
pub use place::{Control, LocationPrecision, Place};
pub use quote::{Difference, Quote};
pub use sketch::Sketch;
pub use source::{Archive, LinkPolicy, Source, SourceKind, TranscriptQuality};
pub use transcript::{Chunk, Transcript, Turn};
