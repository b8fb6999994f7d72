//! What templates see: the theme's contract, and the only values that are given to Tera.
//!
//! Every text is plain and is escaped by the template engine; only `Html` fields are markup. Dates come
//! written out in the page's language beside their ISO form. A link without `href` is shown as text.

mod actor;
mod calendar;
mod claim;
mod data;
mod digest;
mod frame;
mod parts;
mod notes;
mod piece;
mod records;
mod remark;
mod site;
mod transcript;

pub use actor::{Actor, ActorPosition, Member, Name, Tenure};
pub use calendar::{
    Chronicle, Counted, Day, GridDay, Judged, Month, MonthGrid, RoleTurn, Timeline, Weekday, Year, YearLinks,
};
pub use claim::{
    Assessment, Chart, Claim, Evidence, EvidenceSide, Figure, Occurrence, Position, Relation, Series,
    Standing,
};
pub use data::{Data, DataFile, DataForm, DataSet};
pub use digest::{ClaimNews, Digest, FigureStep, PlainText, StatusStep, Story, Trend};
pub use frame::{
    Alternate, Badge, Cite, Feed, Icon, Logo, MenuItem, Page, Paging, Preview, Search, Site, SocialCard,
};
pub use notes::{Changed, Correction, Corrections, Retracted, StatusChange};
pub use parts::{
    Asked, Backlink, ClaimCard, Date, EventCard, Excerpt, Heading, Link, PieceCard, RemarkCard, SourceCard,
    Status, ThreadCard,
};
pub use piece::{KnownClaim, Neighbours, Picture, Piece};
pub use records::{Account, Archive, Control, Event, EventNeighbours, Participant, Place, Source, Thread};
pub use remark::{DiffPart, Fidelity, OnRecord, Origin, Remark, ToCopy, Translation, Wording};
pub use site::{
    Choice, ChoiceGroup, Choices, Definition, Glossary, Home, Index, Letter, NameCard, Redirect, Removed,
    Text,
};
pub use transcript::{Note, Paragraph, Quoted, SpokenPart, SpokenTurn, Transcript};

/// A piece of finished markup.
pub type Html = tera::Value;
