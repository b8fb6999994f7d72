//! What a file or record is.

/// What a file or record is. The order is that of the site's navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An article.
    Piece,
    /// A person, body or organisation that speaks or acts.
    Actor,
    /// A checkable proposition.
    Claim,
    /// Words attributed to an actor.
    Quote,
    /// Something that happened.
    Event,
    /// Where something happened.
    Place,
    /// A story followed over time.
    Thread,
    /// Where we have it from.
    Source,
    /// A page about the site.
    Page,
    /// An editor's introduction to a digest of a period.
    Digest,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Self; 10] = [
        Self::Piece,
        Self::Actor,
        Self::Claim,
        Self::Quote,
        Self::Event,
        Self::Place,
        Self::Thread,
        Self::Source,
        Self::Page,
        Self::Digest,
    ];

    /// The kinds that a reference can lead to.
    pub const REFERRED: [Self; 8] = [
        Self::Piece,
        Self::Actor,
        Self::Claim,
        Self::Quote,
        Self::Event,
        Self::Place,
        Self::Thread,
        Self::Source,
    ];

    /// The word for it, which is the scheme of its references: `actor`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Piece => "piece",
            Self::Actor => "actor",
            Self::Claim => "claim",
            Self::Quote => "quote",
            Self::Event => "event",
            Self::Place => "place",
            Self::Thread => "thread",
            Self::Source => "source",
            Self::Page => "page",
            Self::Digest => "digest",
        }
    }

    /// The folder of `content/` that holds its files, which is also the first part of its addresses.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Piece => "pieces",
            Self::Actor => "actors",
            Self::Claim => "claims",
            Self::Quote => "quotes",
            Self::Event => "events",
            Self::Place => "places",
            Self::Thread => "threads",
            Self::Source => "sources",
            Self::Page => "pages",
            Self::Digest => "digests",
        }
    }

    /// The kind of that word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind that a folder of `content/` holds.
    pub fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }

    /// The word with its indefinite article, for messages.
    pub fn with_article(self) -> String {
        let name = self.name();
        let article = if matches!(self, Self::Actor | Self::Event) { "an" } else { "a" };
        format!("{article} {name}")
    }
}
