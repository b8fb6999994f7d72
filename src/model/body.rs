//! What the text of a file holds: references, quotations as blocks, headings, links and pictures, each
//! with its place. The text itself stays in its file and is rendered from there.

use super::{Date, Id, Kind, Sketch, Stance};
use crate::text::{Span, Spanned};

/// What the Markdown text of a file holds, in the order of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The text in its file.
    pub span: Span,
    /// References to records.
    pub references: Vec<Reference>,
    /// Quotations as blocks.
    pub quote_blocks: Vec<QuoteBlock>,
    /// Headings.
    pub headings: Vec<Heading>,
    /// Links that are not references.
    pub links: Vec<Link>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// Whether it has raw HTML, so that it must be sanitised.
    pub has_html: bool,
    /// The number of words.
    pub words: usize,
    /// What the text is like, to tell later whether it still says the same.
    pub sketch: Sketch,
}

/// A link to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The whole link.
    pub span: Span,
    /// What it leads to.
    pub target: Spanned<Target>,
    /// Its text without marks; empty for `<actor:ID>` and `[[actor:ID]]`, which show the record's name.
    pub text: String,
    /// The words between the marks, if the whole text stands in quotation marks.
    pub quoted: Option<String>,
    /// Its title, as written.
    pub title: Option<Spanned<String>>,
    /// What the title says, if the text is quoted and the title can be read.
    pub parts: Parts,
    /// What the title says of a claim, if the target is a claim and the title can be read.
    pub claim: ClaimTitle,
    /// If it says a number that follows the figures of a claim: of which series.
    pub figure: Option<FigureLink>,
    /// In what it stands.
    pub written: Written,
    /// The paragraph, heading, list item or table cell that it stands in, counted from 0.
    pub block: Block,
    /// The sentence around it.
    pub excerpt: Excerpt,
}

/// What a link says of a number that follows the figures of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureLink {
    /// The series, if one is named.
    pub series: Option<Spanned<String>>,
}

/// Where in the text a reference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// In running text.
    Prose,
    /// In the words of the quotation as a block with this index.
    QuoteWords(usize),
    /// In the attribution line of the quotation as a block with this index.
    Attribution(usize),
}

/// A stretch of text without a break: its number, and where in its plain text the link's text begins
/// and ends (in bytes), so that what stands between two links can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The number of the block in the text, from 0.
    pub number: usize,
    /// The number of the sentence in the block, from 0.
    pub sentence: usize,
    /// The number of words of the block before the link.
    pub words_before: usize,
    /// The number of words of the block before the link's end.
    pub words_through: usize,
}

/// What a link leads to, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `kind:ID`, perhaps with `#heading`.
    Record {
        /// The kind that is written.
        kind: Kind,
        /// The id that is written.
        id: Id,
        /// The heading in it.
        fragment: Option<String>,
    },
    /// A file of `content/`, relative to the text's own file or from `/content/`.
    File {
        /// The path as written, percent-decoded, without the fragment.
        path: String,
        /// The heading in it.
        fragment: Option<String>,
    },
}

/// What stands beside a quotation: in the title of its link, or in the last line of its block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// When it was said.
    pub date: Option<Spanned<Date>>,
    /// Where it was said.
    pub place: Option<Spanned<Target>>,
    /// Where we have it from.
    pub sources: Vec<Spanned<Target>>,
    /// Who printed these words.
    pub printed: Vec<Spanned<Target>>,
    /// Which claims it bears on.
    pub claims: Vec<Spanned<Target>>,
    /// The speaker's role as printed.
    pub role: Option<Spanned<String>>,
    /// Whether there is more that cannot be read, which a finding says.
    pub unread: bool,
}

/// What the title of a claim link says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimTitle {
    /// `stated`: the piece says so in its own voice.
    pub stated: bool,
    /// Who takes which stance.
    pub positions: Vec<PositionMark>,
    /// Whether there is more that cannot be read, which a finding says.
    pub unread: bool,
}

/// `asserted by ACTOR, DATE` in the title of a claim link.
#[derive(Clone, Debug, PartialEq)]
pub struct PositionMark {
    /// Where it is written.
    pub span: Span,
    /// The stance.
    pub stance: Stance,
    /// Whose.
    pub actor: Spanned<Id>,
    /// When, if written.
    pub date: Option<Spanned<Date>>,
}

/// A block quotation with an attribution.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteBlock {
    /// The whole block.
    pub span: Span,
    /// The words, plain, without the marks around them.
    pub words: String,
    /// Where the attribution line begins (at its dash) and ends.
    pub attribution: Span,
    /// What the attribution line says, beside the speakers.
    pub parts: Parts,
    /// The references to actors in the attribution line, as indices of [`Body::references`].
    pub speakers: Vec<usize>,
    /// The reference to a quote that the words consist of, as an index of [`Body::references`].
    pub quote: Option<usize>,
    /// The sentences before it are not part of it; a short stretch of its words, for backlinks.
    pub excerpt: Excerpt,
}

/// A sentence, with the part of it that matters in the middle. Plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before.
    pub before: String,
    /// The part that matters.
    pub text: String,
    /// What stands after.
    pub after: String,
    /// Whether all of it are words of a quotation, which stood in a block without marks.
    pub quoted: bool,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Where it is written.
    pub span: Span,
    /// 1 to 6.
    pub level: u8,
    /// Its text, plain.
    pub text: String,
    /// Its id in the page, as GitHub makes it: unique in the text.
    pub id: String,
}

/// A link that is not a reference: to a heading, a file, an address of the site, or the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole link.
    pub span: Span,
    /// Where it leads, as written, and where that is written.
    pub destination: Spanned<String>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The whole picture.
    pub span: Span,
    /// Its file, as written, and where that is written.
    pub destination: Spanned<String>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}
