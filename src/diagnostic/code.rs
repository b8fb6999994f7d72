//! The closed list of what can be found. From it come the levels of `site.toml`, `explain`, and the docs.

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// The rule that a finding comes from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code, in the order of the docs.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name that is printed and stands in `site.toml`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// How much it matters unless `site.toml` says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }

            /// What the rule is about, in a sentence.
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii()),+ }
            }
        }
    };
}

codes! {
    // files
    /// A file is not text in UTF-8.
    NotUtf8 = "not-utf-8", Error;
    /// A symbolic link in the project is not followed.
    SymbolicLink = "symbolic-link", Warning;
    /// A file stands where Onrecord does not look for one.
    MisplacedFile = "misplaced-file", Warning;
    /// A file's name is not an id: letters and digits of any script, `-` and `_`, at most 80 bytes.
    BadId = "bad-id", Error;
    /// Two ids differ only by case or by Unicode form, which some systems cannot keep apart.
    TwinId = "twin-id", Error;
    // front matter
    /// A file has no front matter.
    NoFrontMatter = "no-front-matter", Error;
    /// The line that opens the front matter is missing.
    NoOpeningFence = "no-opening-fence", Error;
    /// The line that closes the front matter is missing.
    NoClosingFence = "no-closing-fence", Error;
    /// The front matter or `site.toml` is not TOML.
    BrokenToml = "broken-toml", Error;
    /// The front matter is not YAML, or uses a part of YAML that is not read (anchors, tags).
    BrokenYaml = "broken-yaml", Error;
    /// A key that this kind of file does not have.
    UnknownKey = "unknown-key", Error;
    /// A key that must be there is missing.
    MissingKey = "missing-key", Error;
    /// A value is not of the kind that its key wants.
    WrongType = "wrong-type", Error;
    /// A value is not one of the words that its key allows.
    UnknownValue = "unknown-value", Error;
    /// A date cannot be read, or is not a day of the calendar.
    BadDate = "bad-date", Error;
    /// A translation holds a fact; facts stand in the original, translations carry texts only.
    FactInTranslation = "fact-in-translation", Error;
    /// A translation has no original.
    NoOriginal = "no-original", Error;
    // settings
    /// A value of `site.toml` cannot be used.
    BadSetting = "bad-setting", Error;
    // ids and references
    /// Two records of one kind have one id.
    DuplicateId = "duplicate-id", Error;
    /// A reference to an id that no record has.
    UnknownReference = "unknown-reference", Error;
    /// A reference to a record of another kind than the one that is wanted.
    WrongKind = "wrong-kind", Error;
    /// Text that looks like a reference but is not one for Markdown, so that it would be printed as it stands.
    ReferenceNotParsed = "reference-not-parsed", Error;
    /// A reference stands in raw HTML or code, where it is not read.
    ReferenceInHtml = "reference-in-html", Warning;
    /// A reference is written as a picture, which would show nothing.
    ReferenceAsPicture = "reference-as-picture", Error;
    /// A reference to a former id, which still works.
    FormerId = "former-id", Note;
    /// A reference to a draft, which readers cannot see.
    ReferenceToDraft = "reference-to-draft", Error;
    /// A reference to something scheduled, which is plain text until then.
    ReferenceToScheduled = "reference-to-scheduled", Warning;
    /// A reference to something that has expired, which is plain text now.
    ReferenceToExpired = "reference-to-expired", Warning;
    /// A reference to something that was taken down, which is plain text now.
    ReferenceToRemoved = "reference-to-removed", Warning;
    /// A link to a file that is not there.
    DeadLink = "dead-link", Error;
    /// A link to a heading that is not there.
    DeadAnchor = "dead-anchor", Error;
    /// A link whose letters differ in case from the file's name, which works on some systems only.
    LinkCase = "link-case", Error;
    // quotes and claims
    /// The parts of a quotation (title, or last line of a block) cannot be read.
    BadQuoteParts = "bad-quote-parts", Error;
    /// The positions in the title of a claim link cannot be read.
    BadPosition = "bad-position", Error;
    /// A quotation holds a reference, which ends it for Markdown.
    ReferenceInQuote = "reference-in-quote", Error;
    /// A sentence slid into a block quotation for want of an empty line.
    SwallowedSentence = "swallowed-sentence", Error;
    /// A line of dashes made a heading out of a quotation.
    QuoteBecameHeading = "quote-became-heading", Error;
    /// The attribution of a block quotation is written as a list.
    AttributionAsList = "attribution-as-list", Error;
    /// A block quotation attributes words without a reference to who said them.
    AttributionWithoutActor = "attribution-without-actor", Warning;
    /// A quotation without a source.
    QuoteWithoutSource = "quote-without-source", Warning;
    /// A word or two in quotation marks, without more of what was said.
    ShortFragment = "short-fragment", Note;
    /// A registered quote that no text prints or names.
    UnusedQuote = "unused-quote", Note;
    /// A quotation by somebody else than the registered speaker.
    SpeakerDiffers = "speaker-differs", Error;
    /// A role that the actor did not hold on that day, as far as the tenures say.
    RoleNotHeld = "role-not-held", Warning;
    /// A day on which none of an actor's tenures holds, between two that do.
    TenureGap = "tenure-gap", Warning;
    /// Something ends before it begins.
    EndBeforeStart = "end-before-start", Error;
    /// Words that are tied to an event were said before it began.
    QuoteBeforeEvent = "quote-before-event", Error;
    /// A day of the week that is not that of its date.
    WrongWeekday = "wrong-weekday", Warning;
    /// A number of days or weeks that does not lead from one date to the other.
    DayCount = "day-count", Warning;
    /// A name in a spelling that its record gives as deprecated.
    DeprecatedName = "deprecated-name", Warning;
    /// A place is to be shown more precisely than by locality, and nothing says why.
    PlacePrecision = "place-precision", Warning;
    /// A figure's low, best and high are not in order.
    FigureOrder = "figure-order", Error;
    /// A number that follows the figures of a claim did not stand there when the text was written.
    FigureNotInSeries = "figure-not-in-series", Warning;
    /// A table of figures cannot be read.
    BrokenTable = "broken-table", Error;
    /// A claim that is contested, refuted, misleading, withdrawn or unresolved is linked without saying who says so.
    BareContestedClaim = "bare-contested-claim", Warning;
    /// A piece relies on a claim that was found, after the piece was written, not to stand.
    StatusMoved = "status-moved", Warning;
    /// Two assessments of one claim on one date say different things.
    AssessmentConflict = "assessment-conflict", Error;
    /// It is not said why a claim was assessed as it was.
    AssessmentWithoutReason = "assessment-without-reason", Warning;
    // what claims rest on
    /// A contested claim of which only one side is on record.
    ContestedWithOneSide = "contested-with-one-side", Warning;
    /// A claim is confirmed on no source, on one origin, or on parties only.
    ConfirmedOnOneOrigin = "confirmed-on-one-origin", Error;
    /// A responsibility is confirmed without a document or an admission.
    ResponsibilityWithoutDocument = "responsibility-without-document", Error;
    /// A claim says who is responsible, and nobody was asked.
    NobodyAsked = "nobody-asked", Warning;
    /// Two claims that contradict each other are both confirmed.
    ConfirmedContradiction = "confirmed-contradiction", Error;
    /// Claims update, supersede or narrow each other in a circle.
    RelationCycle = "relation-cycle", Error;
    /// A figure is lower than the one before it in its series, and no note says why.
    FigureFalls = "figure-falls", Warning;
    /// A statement of more than 75 characters without a short one.
    LongStatement = "long-statement", Warning;
    /// A text refers to a piece that was retracted.
    RetractedPieceCited = "retracted-piece-cited", Warning;
    // sources
    /// Sources that quotations or claims rest on have no archived copy.
    SourceWithoutArchive = "source-without-archive", Note;
    /// A source was read before it was published.
    AccessedBeforePublished = "accessed-before-published", Warning;
    /// Two sources are the same page.
    SameUrl = "same-url", Warning;
    // the site
    /// The site does not say who makes it, how, how it mends mistakes, or how to reach it.
    NoPolicyPages = "no-policy-pages", Warning;
    // quotations and what they rely on
    /// Words of a quotation are not those on record, and no mark says so.
    AlteredQuote = "altered-quote", Warning;
    /// Words of a quotation are not those on record, and they say something else.
    AlteredSense = "altered-sense", Error;
    /// A quotation says the opposite of what is on record.
    ReversedQuote = "reversed-quote", Error;
    /// A quotation joins parts that stand apart on record, and no mark says so.
    StitchedQuote = "stitched-quote", Warning;
    /// A quotation's words are not in the transcript of its source, or in the registered words.
    QuoteNotLocated = "quote-not-located", Warning;
    /// A quotation's words stand in somebody else's turn of the transcript.
    WordsOfAnother = "words-of-another", Error;
    /// A quotation's words stand in a turn of which it is not known whose it is.
    UnknownTurn = "unknown-turn", Note;
    /// A quotation differs from a transcript that a machine made or that is partial.
    RoughRecord = "rough-record", Note;
    /// A quotation is a translation, and it is not said whose.
    TranslatedWithoutTranslator = "translated-without-translator", Note;
    /// Two pieces print one remark in different words, and no record decides.
    WordingsDiffer = "wordings-differ", Warning;
    // transcripts
    /// A part of a transcript that cannot be read.
    BrokenTranscript = "broken-transcript", Warning;
    /// A transcript of which it is not said how good it is, so that it counts as partial.
    TranscriptWithoutQuality = "transcript-without-quality", Note;
    /// A transcript that belongs to no source, or to one that has another.
    TranscriptWithoutSource = "transcript-without-source", Warning;
    // links, pictures, files
    /// A link with a scheme that is not allowed.
    UnsafeLink = "unsafe-link", Error;
    /// Raw HTML that is left out of the page.
    UnsafeHtml = "unsafe-html", Warning;
    /// A picture that is not there.
    MissingPicture = "missing-picture", Error;
    /// A picture from another host.
    RemotePicture = "remote-picture", Error;
    /// A picture without a description for those who cannot see it.
    PictureWithoutText = "picture-without-text", Warning;
    /// A picture that cannot be read or is of a kind that is not published.
    BadPicture = "bad-picture", Error;
    /// Parts of an SVG picture that are left out.
    UnsafeSvg = "unsafe-svg", Warning;
    /// A file of a kind that is not published from `static/`.
    RefusedFile = "refused-file", Error;
    /// A file that tells who made it or where, and from which that cannot be taken out.
    FileMetadata = "file-metadata", Error;
    /// A path that leads out of the folder it must stay in.
    PathEscape = "path-escape", Error;
    // addresses
    /// An address that cannot be used.
    BadAddress = "bad-address", Error;
    /// Two pages have one address.
    DuplicateAddress = "duplicate-address", Error;
    /// An address that was published is lost.
    LostAddress = "lost-address", Error;
    /// A line of `urls.lock` cannot be read.
    BadLedger = "bad-ledger", Error;
    /// An entry of `removed.toml` names nothing that is or was there.
    NothingRemoved = "nothing-removed", Warning;
    /// A published text says something else now, and no note tells of it.
    SilentEdit = "silent-edit", Warning;
    // theme
    /// A template of the theme cannot be used.
    TemplateError = "template-error", Error;
    /// A text of the theme is missing in a language.
    MissingText = "missing-text", Warning;
    /// The fonts of the theme lack letters that the site needs.
    MissingFont = "missing-font", Warning;
}

impl Code {
    /// The code of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        for code in Code::ALL {
            assert_eq!(Code::from_name(code.name()), Some(*code));
        }
    }
}
