//! What is shown on many pages: links, dates, cards.

use serde::Serialize;

/// A link, or a text where there is nothing to link to.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// The text.
    pub text: String,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
    /// The text's language, if it is not the page's.
    pub lang: Option<String>,
    /// The direction of the text, if its language is not the page's.
    pub dir: Option<&'static str>,
}

/// A date.
#[derive(Clone, Debug, Serialize)]
pub struct Date {
    /// As ISO 8601, as precise as it is known, for `datetime`.
    pub iso: String,
    /// In the page's language.
    pub text: String,
    /// The time of day with its zone, if it is known: `16:00 UTC+2`.
    pub time: Option<String>,
}

/// A status of a claim, with where it is explained.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// `contested`, …: for CSS classes.
    pub name: &'static str,
    /// In the page's language.
    pub text: String,
    /// The definition in the glossary.
    pub href: String,
}

/// A piece in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PieceCard {
    /// Its title and address.
    pub link: Link,
    /// When it was published.
    pub date: Date,
    /// What sort of article, in the page's language.
    pub kind: String,
    /// What it is about.
    pub summary: Option<String>,
    /// The threads it belongs to.
    pub threads: Vec<Link>,
}

/// A claim in a list. Its statement never stands alone: claimants and status stand with it.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimCard {
    /// The statement and its address.
    pub link: Link,
    /// What is established.
    pub status: Status,
    /// Since when.
    pub status_date: Option<Date>,
    /// Who asserts it.
    pub asserted_by: Vec<Link>,
    /// Who denies it.
    pub denied_by: Vec<Link>,
}

/// A remark in a list.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkCard {
    /// The words, and the remark's address if it has a page.
    pub link: Link,
    /// Whether these are a translation of what was said.
    pub is_translation: bool,
    /// Who said it.
    pub speakers: Vec<Link>,
    /// The role that the speaker held that day.
    pub role: Option<String>,
    /// When it was said, if known.
    pub date: Option<Date>,
    /// Who printed these words, if they are not known as the speaker's own.
    pub printed_by: Vec<Link>,
}

/// An event in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EventCard {
    /// Its title and address.
    pub link: Link,
    /// When it began.
    pub date: Date,
    /// When it ended.
    pub end: Option<Date>,
    /// Where.
    pub place: Option<Link>,
    /// What sort of event, in the editors' words.
    pub kind: Option<String>,
    /// What it is about.
    pub summary: Option<String>,
}

/// A source in a list or below a text.
#[derive(Clone, Debug, Serialize)]
pub struct SourceCard {
    /// Its title and its page here.
    pub link: Link,
    /// Who published it.
    pub publisher: Option<Link>,
    /// When.
    pub published: Option<Date>,
    /// When we read it.
    pub accessed: Option<Date>,
    /// What sort of source, in the page's language.
    pub kind: String,
    /// The agency or first publisher whose text it carries.
    pub origin: Option<String>,
    /// The address outside, if readers may be led there.
    pub url: Option<String>,
}

/// A thread in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadCard {
    /// Its title and address.
    pub link: Link,
    /// What it is about.
    pub summary: Option<String>,
    /// Its latest piece.
    pub latest: Option<PieceCard>,
}

/// A piece that refers to the page's record, with the sentences that do.
#[derive(Clone, Debug, Serialize)]
pub struct Backlink {
    /// The piece or record.
    pub link: Link,
    /// When it was published, if it is a piece.
    pub date: Option<Date>,
    /// The sentences, each with the part that refers in the middle.
    pub excerpts: Vec<Excerpt>,
}

/// A sentence with the part that matters in the middle.
#[derive(Clone, Debug, Serialize)]
pub struct Excerpt {
    /// What stands before.
    pub before: String,
    /// The part that matters.
    pub text: String,
    /// What stands after.
    pub after: String,
    /// The place in the piece.
    pub href: String,
    /// The language of the sentence, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction, if its language is not the page's.
    pub dir: Option<&'static str>,
}

/// A heading of a text.
#[derive(Clone, Debug, Serialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// Its place in the page, `#id`.
    pub href: String,
}

/// A request for comment.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// Whom.
    pub who: Link,
    /// When.
    pub date: Date,
    /// What came back; none if nothing did.
    pub answer: Option<String>,
}
