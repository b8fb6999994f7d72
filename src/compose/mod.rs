//! Corpus and concordance into a [`Plan`]: which pages exist, where, in which language, showing what.

mod addresses;
mod browse;
mod chronicle;
mod collation;
mod digests;
mod files;
mod filters;
mod gone;
mod heirs;
mod lists;
mod named;
mod pages;
mod presence;
mod redirects;
mod remembered;
mod route;
mod social;
mod transcripts;

use std::collections::BTreeMap;

pub use addresses::Addresses;
pub use browse::TIMELINE;
pub use chronicle::{DayList, Days, Turn, days_of, periods};
pub use collation::first_letter;
pub use digests::{ClaimNews, DIGEST_MAIL, DIGEST_TEXT, DigestList, FigureNews, FirstQuoted, Story};
pub use filters::{Facet, Filter};
pub use lists::{LanguageLists, Lists, chunk, full_pages};
pub use named::static_path;
pub use pages::{Input, TRANSCRIPT, paged_list};
pub use remembered::{living, texts};
pub use route::{Route, place};
pub use social::SocialCard;
pub use transcripts::{Stretch, Transcripts, closed};

use crate::diagnostic::Diagnostic;
use crate::model::{Key, Kind, Language};
use crate::text::Span;

/// Everything that is published, by address.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The pages and files, in order of their addresses.
    pub pages: Vec<Page>,
    /// Where each entry and remark is.
    pub addresses: Addresses,
    /// What the indexes and the timeline list, in order.
    pub lists: Lists,
    /// What is quoted from transcripts.
    pub transcripts: Transcripts,
    /// What was found while the pages were put in their places.
    pub findings: Vec<Diagnostic>,
}

impl Plan {
    /// Which of the pages is at `route`: found by halving.
    pub fn find(&self, route: &Route) -> Option<usize> {
        self.pages.binary_search_by(|page| page.route.cmp(route)).ok()
    }

    /// The same with files that are made of the whole site or of a picture, at addresses that nothing else has.
    #[must_use]
    pub fn with_made(mut self, files: impl IntoIterator<Item = (Route, Subject)>, first: &Language) -> Self {
        let made = |(route, subject)| {
            let language = if let Subject::Card { language, .. } = &subject { language } else { first };
            Page { route, language: language.clone(), subject }
        };
        self.pages.extend(files.into_iter().map(made));
        self.pages.sort_by(|one, other| one.route.cmp(&other.route));
        self
    }
}

/// One page or file.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its address.
    pub route: Route,
    /// Its language.
    pub language: Language,
    /// What it shows.
    pub subject: Subject,
}

/// What a page shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The home page.
    Home,
    /// A piece, record or page about the site. `number` is the page of a long list of references,
    /// counted from the oldest; none for the entry's own address.
    Entry {
        /// Which.
        key: Key,
        /// The stretch of its list.
        number: Option<usize>,
    },
    /// A remark: an index of the concordance's.
    Remark(usize),
    /// The transcript of a source, with what was quoted from it.
    Transcript(Key),
    /// What there is of a kind.
    Index {
        /// The kind.
        of: Kind,
        /// The stretch of the list, as in [`Subject::Entry`].
        number: Option<usize>,
    },
    /// What happened when: the latest days.
    Timeline,
    /// A year of the timeline.
    Year(i16),
    /// A month of the timeline.
    Month {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// What happened when in a thread, or what an actor said and did when.
    EntryTimeline {
        /// Which.
        key: Key,
        /// The stretch of the list, as in [`Subject::Entry`].
        number: Option<usize>,
    },
    /// A part of an index.
    Filter {
        /// Which.
        filter: Filter,
        /// The stretch of the list, as in [`Subject::Entry`].
        number: Option<usize>,
    },
    /// The roll-up of a period.
    Digest(String),
    /// The same as a mail in HTML.
    DigestMail(String),
    /// The same as plain text.
    DigestText(String),
    /// All corrections.
    Corrections {
        /// The stretch of the list, as in [`Subject::Entry`].
        number: Option<usize>,
    },
    /// What changed status when.
    Changed {
        /// The stretch of the list, as in [`Subject::Entry`].
        number: Option<usize>,
    },
    /// The words that are used in a set sense.
    Glossary,
    /// Where readers search.
    Search,
    /// Where readers hold a sentence against what is on record.
    Said,
    /// Where readers find what the site says as data.
    Data,
    /// The page that is shown where there is none.
    Missing,
    /// In the place of a piece that was taken back: since when and why.
    Retracted(Key),
    /// What was taken down: an index of `removed.toml`'s entries, or none for one that is to be forgotten.
    Removed(Option<usize>),
    /// A piece that is not there for a while.
    Unavailable,
    /// What is there no more: it has expired, or was taken down with the piece that declared it.
    Gone,
    /// A page that moved.
    Redirect(Route),
    /// A feed.
    Feed {
        /// What it tells of.
        of: Feed,
        /// How it is written.
        form: Form,
    },
    /// The list of all pages for search engines.
    Sitemap,
    /// What search engines are asked.
    Robots,
    /// A file that content brings, by its path in the project.
    Asset(String),
    /// A file of the theme, by its name below `static/`.
    ThemeFile(String),
    /// The status of a claim as a small drawing for other sites.
    Badge(Key),
    /// A picture that content brings, by its path in the project, in a smaller width.
    Smaller {
        /// The picture.
        path: String,
        /// The width in pixels.
        width: u32,
    },
    /// The picture that is shown where links to pages are shared.
    Card {
        /// What it speaks for.
        of: SocialCard,
        /// The language of its words.
        language: Language,
    },
    /// A file that is made of the whole site, at its own address: of the search, of the open data, for hosts.
    Made,
}

/// What a feed tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feed {
    /// The latest pieces.
    Pieces,
    /// The latest corrections.
    Corrections,
    /// The latest changes of status.
    Changed,
    /// The digests of periods that are over.
    Digests,
    /// The latest pieces of a thread, or those that name an actor.
    Of(Key),
}

/// How a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).
    Json,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// The file below the page whose feed it is.
    pub fn file(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Json => "feed.json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

impl Feed {
    /// The part of the address of the page whose feed it is; nothing for the home page, and for that of a record.
    pub fn page(&self) -> Option<&'static str> {
        match self {
            Self::Pieces | Self::Of(_) => None,
            Self::Corrections => Some(CORRECTIONS),
            Self::Changed => Some(CHANGED),
            Self::Digests => Some(Kind::Digest.folder()),
        }
    }
}

/// The folders of the output for files that are made of the whole site or drawn; content brings none there.
pub const MADE: [&str; 4] = [SEARCH, DATA, CARDS, SIZES];

/// The folder of the output for cards that are shown where links are shared. An address in it is made of what is
/// drawn, so what stands there never changes.
pub const CARDS: &str = "cards";

/// The folder of the output for pictures in smaller sizes. An address in it is made of the picture's bytes, so
/// what stands there never changes.
pub const SIZES: &str = "sizes";

/// The folder of the indexes that readers search, and the part of the address of the page on which they do.
pub const SEARCH: &str = "search";

/// The part of the address of the page on which readers hold a sentence against what is on record.
pub const SAID: &str = "said";

/// The folder of what the site says as data, and the part of the address of the page that leads to it.
pub const DATA: &str = "data";

/// The file below a claim's address that shows its status on other sites.
pub const BADGE: &str = "badge.svg";

/// The part of the address of the page of all corrections.
pub const CORRECTIONS: &str = "changes";

/// The part of the address of the page that tells which claims changed status.
pub const CHANGED: &str = "changed";

impl Subject {
    /// Whether it is a page that readers browse, rather than a file or a way to one.
    pub fn is_page(&self) -> bool {
        !matches!(
            self,
            Self::Redirect(_)
                | Self::Feed { .. }
                | Self::DigestMail(_)
                | Self::DigestText(_)
                | Self::Sitemap
                | Self::Robots
                | Self::Asset(_)
                | Self::ThemeFile(_)
                | Self::Badge(_)
                | Self::Smaller { .. }
                | Self::Card { .. }
                | Self::Made
        )
    }

    /// Whether it is read away from the site, so that its links are whole addresses.
    pub fn is_sent(&self) -> bool {
        matches!(self, Self::Feed { of: Feed::Digests, .. } | Self::DigestMail(_) | Self::DigestText(_))
    }

    /// Whether search engines and the ledger are told of it.
    pub fn is_lasting(&self) -> bool {
        let stands_in = matches!(
            self,
            Self::Missing | Self::Retracted(_) | Self::Removed(_) | Self::Unavailable | Self::Gone
        );
        self.is_page() && !stands_in
    }
}

/// A place in the project that asks for an address, for the message when two do.
#[derive(Clone, Debug)]
pub(crate) struct Claimant {
    /// What it is, for messages.
    what: String,
    /// Where it is written, if it is.
    span: Option<Span>,
}

/// Pages by address while they are put together.
pub(crate) type Places = BTreeMap<Route, (Page, Claimant)>;

/// Compose the plan of the site.
pub fn compose(input: &Input<'_>) -> Plan {
    pages::compose(input)
}
