//! What templates see: the theme's contract, and the only values that are given to Tera.
//!
//! Every text is plain and is escaped by the template engine; only `Html` fields are markup. Dates come
//! written out in the page's language beside their ISO form. A link without `href` is shown as text.

use serde::Serialize;

/// A piece of finished markup.
pub type Html = tera::Value;

/// What every page has, whatever its kind. In templates: `site`, `page`, and one value named after the
/// page's kind.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// The site's name in the page's language.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The path of the site's root, with a slash at both ends.
    pub base: String,
    /// The home page in the page's language.
    pub home: String,
    /// The main menu.
    pub menu: Vec<MenuItem>,
    /// The Atom feed in the page's language.
    pub feed: String,
    /// Links at the foot of each page: pages about the site that are not in the menu, corrections, sources.
    pub footer: Vec<MenuItem>,
    /// Where the source files can be seen, if the site says so.
    pub repository: Option<String>,
}

/// An entry of a menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// Its text.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Whether it leads to this page.
    pub current: bool,
}

/// A page's head and frame.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// `home`, `piece`, `actor`, `claim`, `remark`, `event`, `place`, `thread`, `source`, `page`, `index`,
    /// `timeline`, `digest`, `corrections`, `glossary`, `missing`, `removed`.
    pub kind: &'static str,
    /// The title for the browser, without the site's name; empty for the home page.
    pub title: String,
    /// A sentence or two for search engines and cards.
    pub description: String,
    /// The page's language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The page's own path.
    pub href: String,
    /// The page's full address; none for the 404 page.
    pub canonical: Option<String>,
    /// The same page in other languages, the page's own among them; empty if there is one only.
    pub languages: Vec<Alternate>,
    /// The way from the home page.
    pub trail: Vec<Link>,
    /// Whether search engines should leave it alone.
    pub noindex: bool,
    /// Whether the page shows drafts.
    pub draft: bool,
    /// Where its source file can be seen.
    pub source_href: Option<String>,
    /// Where an error can be reported in public.
    pub report_href: Option<String>,
    /// Where an error can be reported in private.
    pub contact_href: Option<String>,
    /// Previews of the records that the text refers to, shown beside a link that has `popovertarget`.
    pub previews: Vec<Preview>,
}

/// The same page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The language's tag.
    pub lang: String,
    /// The language's own name.
    pub name: String,
    /// The path.
    pub href: String,
    /// The full address.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

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
}

/// A short look at a record, shown beside a link.
#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    /// The id of its element; links name it in `popovertarget`.
    pub id: String,
    /// What the record is, in the page's language.
    pub kind: String,
    /// Its title.
    pub title: Link,
    /// Who says so and what is established, for a claim; the role, for an actor; else a summary.
    pub text: String,
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

/// A stretch of a long list. Pages are counted from the oldest, so that an old page never changes.
#[derive(Clone, Debug, Serialize)]
pub struct Paging {
    /// This page's number, the oldest being 1.
    pub number: usize,
    /// The page with older entries.
    pub older: Option<String>,
    /// The page with newer entries.
    pub newer: Option<String>,
}

/// The home page: `home`.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// The piece that leads.
    pub lead: Option<PieceCard>,
    /// The latest other pieces.
    pub latest: Vec<PieceCard>,
    /// Claims that are contested or unresolved, the latest first.
    pub contested: Vec<ClaimCard>,
    /// Claims whose status changed last.
    pub changed: Vec<ClaimCard>,
    /// Remarks said last.
    pub remarks: Vec<RemarkCard>,
    /// The threads, those with the latest pieces first.
    pub threads: Vec<ThreadCard>,
    /// All pieces.
    pub all_pieces: String,
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

/// A piece: `piece`.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    /// Its title.
    pub title: String,
    /// The language of title and text, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction.
    pub dir: Option<&'static str>,
    /// What sort of article.
    pub kind: String,
    /// What it is about.
    pub summary: Option<String>,
    /// When it was published.
    pub date: Date,
    /// When it was last changed in substance.
    pub updated: Option<Date>,
    /// Up to when it knows what happened.
    pub data_cutoff: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who checked it.
    pub reviewers: Vec<String>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// The text.
    pub body: Html,
    /// The headings of the text, if there are enough for a table of contents.
    pub contents: Vec<Heading>,
    /// What was put right.
    pub corrections: Vec<Correction>,
    /// The claims that it deals with.
    pub claims: Vec<ClaimCard>,
    /// The actors that it names.
    pub actors: Vec<Link>,
    /// Where it plays.
    pub places: Vec<Link>,
    /// What happened.
    pub events: Vec<EventCard>,
    /// Where it is from.
    pub sources: Vec<SourceCard>,
    /// Whom we asked.
    pub asked: Vec<Asked>,
    /// Its threads, each with the pieces before and after it.
    pub threads: Vec<Neighbours>,
    /// Pieces with much in common.
    pub related: Vec<PieceCard>,
    /// Where else it is referred to.
    pub backlinks: Vec<Backlink>,
}

/// A picture with what stands below it.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// Its address.
    pub src: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
    /// What stands below.
    pub caption: Option<String>,
    /// Whose it is.
    pub credit: Option<String>,
    /// On what terms.
    pub licence: Option<String>,
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

/// A note about a change.
#[derive(Clone, Debug, Serialize)]
pub struct Correction {
    /// When.
    pub date: Date,
    /// What sort, in the page's language.
    pub kind: String,
    /// What readers are told.
    pub text: String,
    /// What stood there.
    pub was: Option<String>,
    /// What stands there now.
    pub now: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// The piece, on the page of all corrections.
    pub piece: Option<Link>,
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

/// A thread, with the pieces before and after this one in it.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbours {
    /// The thread.
    pub thread: Link,
    /// The piece before.
    pub previous: Option<PieceCard>,
    /// The piece after.
    pub next: Option<PieceCard>,
}

/// An actor: `actor`.
#[derive(Clone, Debug, Serialize)]
pub struct Actor {
    /// Its name.
    pub name: Link,
    /// What it is, in the page's language.
    pub kind: String,
    /// What there is to say in a sentence.
    pub summary: Option<String>,
    /// Its other names.
    pub names: Vec<Name>,
    /// Its roles, the latest first.
    pub tenures: Vec<Tenure>,
    /// Its own site.
    pub website: Option<String>,
    /// The text.
    pub body: Html,
    /// What it said, the latest first.
    pub remarks: Vec<RemarkCard>,
    /// Words that others printed as its own, the latest first.
    pub printed: Vec<RemarkCard>,
    /// What it holds about claims, the latest first.
    pub positions: Vec<ActorPosition>,
    /// Figures it reported, by claim.
    pub figures: Vec<ClaimCard>,
    /// Events it took part in, the latest first.
    pub events: Vec<EventCard>,
    /// Actors that held a role in it.
    pub members: Vec<Member>,
    /// What it published, if it is a publisher.
    pub published: Vec<SourceCard>,
    /// Where the facts are from.
    pub sources: Vec<SourceCard>,
    /// The pieces that name it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// A name other than the one that is shown.
#[derive(Clone, Debug, Serialize)]
pub struct Name {
    /// The name.
    pub text: Link,
    /// The language's name, if known.
    pub language: Option<String>,
    /// `alias`, `transliteration`, `former`, `deprecated`, in the page's language.
    pub kind: String,
}

/// A role and its time.
#[derive(Clone, Debug, Serialize)]
pub struct Tenure {
    /// The role.
    pub role: String,
    /// Where.
    pub organisation: Option<Link>,
    /// The first day, if known.
    pub from: Option<Date>,
    /// The last day, if known.
    pub to: Option<Date>,
    /// Where that is from.
    pub sources: Vec<SourceCard>,
}

/// Who held a role in an organisation.
#[derive(Clone, Debug, Serialize)]
pub struct Member {
    /// Who.
    pub actor: Link,
    /// The role.
    pub role: String,
    /// The first day, if known.
    pub from: Option<Date>,
    /// The last day, if known.
    pub to: Option<Date>,
}

/// An actor's stance on a claim.
#[derive(Clone, Debug, Serialize)]
pub struct ActorPosition {
    /// The claim.
    pub claim: ClaimCard,
    /// `asserts`, `denies`, `questions`, `withdraws`: for CSS classes.
    pub stance: &'static str,
    /// The same in the page's language.
    pub stance_text: String,
    /// When it was taken, if known.
    pub date: Option<Date>,
    /// The role held that day.
    pub role: Option<String>,
}

/// A claim: `claim`.
#[derive(Clone, Debug, Serialize)]
pub struct Claim {
    /// Its statement, status and claimants.
    pub card: ClaimCard,
    /// What sort of proposition.
    pub kind: String,
    /// What we found.
    pub conclusion: Option<String>,
    /// What is not known.
    pub unknowns: Vec<String>,
    /// The judgements, the latest first.
    pub history: Vec<Assessment>,
    /// Who holds what, by date, the earliest first.
    pub positions: Vec<Position>,
    /// What speaks for or against it.
    pub evidence: Vec<Evidence>,
    /// Other claims it is tied to.
    pub relations: Vec<Relation>,
    /// What its figures measure.
    pub measure: Option<String>,
    /// Its figures, by series.
    pub series: Vec<Series>,
    /// The event it is about.
    pub event: Option<EventCard>,
    /// The threads it belongs to.
    pub threads: Vec<Link>,
    /// Remarks that bear on it.
    pub remarks: Vec<RemarkCard>,
    /// Whom we asked.
    pub asked: Vec<Asked>,
    /// The text.
    pub body: Html,
    /// The pieces that refer to it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// A dated judgement.
#[derive(Clone, Debug, Serialize)]
pub struct Assessment {
    /// The id of its place in the page, `on-2025-04-18`.
    pub anchor: String,
    /// What was established.
    pub status: Status,
    /// Since when.
    pub date: Date,
    /// On what grounds.
    pub why: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// On which sources.
    pub sources: Vec<SourceCard>,
    /// The piece that made it, if it was not made in the claim's own file.
    pub piece: Option<Link>,
}

/// An actor's stance, on the claim's page.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// Whose.
    pub actor: Link,
    /// The role held that day.
    pub role: Option<String>,
    /// `asserts`, …: for CSS classes.
    pub stance: &'static str,
    /// The same in the page's language.
    pub stance_text: String,
    /// When it was taken.
    pub date: Option<Date>,
    /// Without a date: as reported on that day.
    pub reported: Option<Date>,
    /// The words in which it was taken.
    pub remark: Option<RemarkCard>,
    /// Where we have it from.
    pub source: Option<SourceCard>,
    /// A remark of the editors'.
    pub note: Option<String>,
    /// The pieces that report it.
    pub pieces: Vec<Link>,
}

/// What speaks for or against a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Evidence {
    /// `supports`, `refutes`, `context`: for CSS classes.
    pub stance: &'static str,
    /// The same in the page's language.
    pub stance_text: String,
    /// Where it is.
    pub source: SourceCard,
    /// What it shows.
    pub note: Option<String>,
}

/// A tie to another claim.
#[derive(Clone, Debug, Serialize)]
pub struct Relation {
    /// How they relate, in the page's language.
    pub kind: String,
    /// The other.
    pub claim: ClaimCard,
    /// In what respect.
    pub note: Option<String>,
}

/// Figures that continue one another.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    /// What it is called: its label, or its reporter.
    pub label: Link,
    /// The figures, the earliest first.
    pub figures: Vec<Figure>,
}

/// A reported number.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// As of when.
    pub date: Date,
    /// The number as it is shown: `35`, `≥ 20`, `117–119`, `about 100`.
    pub value: String,
    /// The words in which it was given.
    pub as_printed: Option<String>,
    /// Whom or what it counts.
    pub population: Option<String>,
    /// Who reported it.
    pub reporter: Link,
    /// Where we have it from.
    pub via: Option<SourceCard>,
    /// How it came about.
    pub method: Option<String>,
    /// A remark of the editors'.
    pub note: Option<String>,
}

/// What was said once: `remark`.
#[derive(Clone, Debug, Serialize)]
pub struct Remark {
    /// The words, and who said them.
    pub card: RemarkCard,
    /// Whether the words are known only from those who printed them.
    pub printed_only: bool,
    /// Where it was said.
    pub place: Option<Link>,
    /// On what occasion.
    pub event: Option<EventCard>,
    /// What it answers or refers to.
    pub context: Option<String>,
    /// The words in the language in which they were said.
    pub original: Option<String>,
    /// Who translated.
    pub translator: Option<String>,
    /// Where we have it from.
    pub sources: Vec<SourceCard>,
    /// The distinct texts, each with who printed it.
    pub wordings: Vec<Wording>,
    /// Registered translations.
    pub translations: Vec<RemarkCard>,
    /// The claims it bears on.
    pub claims: Vec<ClaimCard>,
    /// The same words on other days.
    pub also_said: Vec<RemarkCard>,
    /// The text.
    pub body: Html,
}

/// One distinct text of a remark.
#[derive(Clone, Debug, Serialize)]
pub struct Wording {
    /// The text.
    pub text: Link,
    /// Who printed it, if it is not ours.
    pub printed_by: Vec<Link>,
    /// The pieces in which it stands.
    pub backlinks: Vec<Backlink>,
}

/// An event: `event`.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// Its title, date and place.
    pub card: EventCard,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// The larger event.
    pub parent: Option<EventCard>,
    /// Events that are part of it.
    pub parts: Vec<EventCard>,
    /// The threads it belongs to.
    pub threads: Vec<Link>,
    /// Claims about it.
    pub claims: Vec<ClaimCard>,
    /// What was said there.
    pub remarks: Vec<RemarkCard>,
    /// Where the facts are from.
    pub sources: Vec<SourceCard>,
    /// The text.
    pub body: Html,
    /// The pieces that refer to it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// Who took part in an event.
#[derive(Clone, Debug, Serialize)]
pub struct Participant {
    /// Who.
    pub actor: Link,
    /// As what: the role given, or the one held that day.
    pub role: Option<String>,
}

/// A place: `place`.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// Its name.
    pub name: Link,
    /// What sort of place, in the editors' words.
    pub kind: Option<String>,
    /// What there is to say in a sentence.
    pub summary: Option<String>,
    /// Its other names.
    pub names: Vec<Name>,
    /// The place that it lies in.
    pub parent: Option<Link>,
    /// Places in it.
    pub parts: Vec<Link>,
    /// Latitude and longitude as they may be shown.
    pub coordinates: Option<String>,
    /// Who controlled it, the latest first.
    pub control: Vec<Control>,
    /// What happened there, the latest first.
    pub events: Vec<EventCard>,
    /// What was said there, the latest first.
    pub remarks: Vec<RemarkCard>,
    /// Where the facts are from.
    pub sources: Vec<SourceCard>,
    /// The text.
    pub body: Html,
    /// The pieces that name it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// Who controlled a place.
#[derive(Clone, Debug, Serialize)]
pub struct Control {
    /// Who.
    pub by: Link,
    /// As of when.
    pub date: Date,
    /// Where we have it from.
    pub source: Option<SourceCard>,
}

/// A thread: `thread`.
#[derive(Clone, Debug, Serialize)]
pub struct Thread {
    /// Its title.
    pub title: Link,
    /// What it is about.
    pub summary: Option<String>,
    /// Whether it is closed.
    pub closed: bool,
    /// The text.
    pub body: Html,
    /// Its events, the latest first.
    pub events: Vec<EventCard>,
    /// Its claims.
    pub claims: Vec<ClaimCard>,
    /// Its pieces, the latest first.
    pub pieces: Vec<PieceCard>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// A source: `source`.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// Its title, publisher and dates.
    pub card: SourceCard,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The language it is in.
    pub language: Option<String>,
    /// Copies kept elsewhere.
    pub archive: Vec<Archive>,
    /// Why there is no link, if readers are not led there.
    pub no_link: bool,
    /// How good its transcript is, in the page's language.
    pub transcript_quality: Option<String>,
    /// What we quote from it.
    pub remarks: Vec<RemarkCard>,
    /// Words that it printed as somebody's.
    pub printed: Vec<RemarkCard>,
    /// Claims for which it is evidence.
    pub claims: Vec<ClaimCard>,
    /// The text.
    pub body: Html,
    /// The pieces that rely on it.
    pub backlinks: Vec<Backlink>,
    /// The stretch of them that this page shows.
    pub paging: Option<Paging>,
}

/// A copy kept elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Archive {
    /// Its address.
    pub url: String,
    /// When it was made.
    pub date: Option<Date>,
    /// By whom it is kept.
    pub service: Option<String>,
}

/// A page about the site: `text`.
#[derive(Clone, Debug, Serialize)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// The language of title and text, if it is not the page's.
    pub lang: Option<String>,
    /// Its direction.
    pub dir: Option<&'static str>,
    /// The text.
    pub body: Html,
    /// The headings of the text, if there are enough for a table of contents.
    pub contents: Vec<Heading>,
}

/// An index of one kind: `index`. One of the lists is filled, after the kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Index {
    /// `pieces`, `actors`, …
    pub of: &'static str,
    /// Its title.
    pub title: String,
    /// What is listed, in a sentence.
    pub about: String,
    /// Pieces, the latest first.
    pub pieces: Vec<PieceCard>,
    /// Claims, the latest first.
    pub claims: Vec<ClaimCard>,
    /// Remarks, the latest first.
    pub remarks: Vec<RemarkCard>,
    /// Events, the latest first.
    pub events: Vec<EventCard>,
    /// Threads.
    pub threads: Vec<ThreadCard>,
    /// Sources, the latest first.
    pub sources: Vec<SourceCard>,
    /// Actors or places by their first letters.
    pub names: Vec<Letter>,
    /// Digests, the latest first.
    pub digests: Vec<Link>,
    /// The stretch that this page shows.
    pub paging: Option<Paging>,
}

/// The names that begin with a letter.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// The names.
    pub names: Vec<NameCard>,
}

/// An actor or place in a list.
#[derive(Clone, Debug, Serialize)]
pub struct NameCard {
    /// Its name and address.
    pub link: Link,
    /// What it is: the latest role, or the kind.
    pub about: Option<String>,
}

/// The timeline: `timeline`.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// The days, the latest first.
    pub days: Vec<Day>,
    /// The stretch that this page shows.
    pub paging: Option<Paging>,
}

/// What belongs to one day.
#[derive(Clone, Debug, Serialize)]
pub struct Day {
    /// The day, month or year.
    pub date: Date,
    /// What happened.
    pub events: Vec<EventCard>,
    /// What was said.
    pub remarks: Vec<RemarkCard>,
    /// What was published.
    pub pieces: Vec<PieceCard>,
}

/// The roll-up of a period: `digest`.
#[derive(Clone, Debug, Serialize)]
pub struct Digest {
    /// Its title.
    pub title: String,
    /// What an editor says of it.
    pub summary: Option<String>,
    /// The editor's introduction.
    pub body: Html,
    /// The pieces published in it, the earliest first.
    pub pieces: Vec<PieceCard>,
    /// The claims assessed in it.
    pub claims: Vec<ClaimCard>,
    /// The corrections made in it.
    pub corrections: Vec<Correction>,
    /// The digest before.
    pub previous: Option<Link>,
    /// The digest after.
    pub next: Option<Link>,
}

/// All corrections: `corrections`.
#[derive(Clone, Debug, Serialize)]
pub struct Corrections {
    /// The corrections, the latest first.
    pub corrections: Vec<Correction>,
    /// The stretch that this page shows.
    pub paging: Option<Paging>,
}

/// The words that the site uses in a set sense: `glossary`.
#[derive(Clone, Debug, Serialize)]
pub struct Glossary {
    /// The statuses of claims.
    pub statuses: Vec<Definition>,
}

/// A word and what it means here.
#[derive(Clone, Debug, Serialize)]
pub struct Definition {
    /// The id of its place in the page.
    pub anchor: String,
    /// The word.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// A page that was taken down, or is not there for a while: `removed`.
#[derive(Clone, Debug, Serialize)]
pub struct Removed {
    /// Since when; none if it is not there for a while.
    pub date: Option<Date>,
    /// Why; none if nothing is to be said.
    pub why: Option<String>,
}

/// A page that moved: `redirect`.
#[derive(Clone, Debug, Serialize)]
pub struct Redirect {
    /// Where it is now.
    pub href: String,
    /// The full address.
    pub url: String,
}
