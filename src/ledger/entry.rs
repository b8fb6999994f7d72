//! One `[[removed]]` of `removed.toml`, decoded from its table.

use super::address::is_fingerprint;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Choice, Date, Id, Key, Kind, Language};
use crate::text::{Span, Spanned};
use crate::tree::Fields;

/// Why something was taken down, for the page left in its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemovedKind {
    /// By our own decision or on request.
    #[default]
    Takedown,
    /// Because it was wrong.
    Retraction,
    /// Because a court or an authority said so.
    CourtOrder,
    /// Because it put somebody in danger.
    Safety,
}

impl RemovedKind {
    /// The word for it, as in `removed.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Takedown => "takedown",
            Self::Retraction => "retraction",
            Self::CourtOrder => "court-order",
            Self::Safety => "safety",
        }
    }
}

impl Choice for RemovedKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("takedown", Self::Takedown),
        ("retraction", Self::Retraction),
        ("court-order", Self::CourtOrder),
        ("safety", Self::Safety),
    ];
}

/// One `[[removed]]`. It removes what it names even if its other keys have mistakes.
#[derive(Clone, Debug, PartialEq)]
pub struct RemovedEntry {
    /// Where it stands.
    pub span: Span,
    /// The record, with all of its addresses.
    pub record: Option<Spanned<Key>>,
    /// Addresses, as written.
    pub addresses: Vec<Spanned<String>>,
    /// Addresses that are not to be named.
    pub fingerprints: Vec<Spanned<String>>,
    /// What kind of removal it is.
    pub kind: RemovedKind,
    /// Since when.
    pub date: Option<Spanned<Date>>,
    /// Why, for readers.
    pub why: Option<Spanned<String>>,
    /// The language of `why`, if it is not the site's first.
    pub language: Option<Spanned<Language>>,
    /// Whether no name is to stay.
    pub erase: bool,
    /// The keys that name it, with their values.
    pub(super) names: Vec<(&'static str, Span)>,
}

/// The entry that a `[[removed]]` holds.
pub(super) fn entry(fields: &mut Fields<'_>) -> RemovedEntry {
    let keys = ["record", "address", "fingerprint"];
    let names: Vec<_> = keys.into_iter().filter_map(|key| Some((key, fields.node(key)?.span))).collect();
    if names.is_empty() {
        fields.missing("record", "record = \"piece:days-not-weeks\"");
    }
    let fingerprints = fingerprints(fields);
    RemovedEntry {
        span: fields.place(),
        record: record(fields),
        addresses: addresses(fields),
        kind: fields.choice("kind").map(|kind| kind.value).unwrap_or_default(),
        date: fields.required_date("date"),
        why: fields.required_text("why", "why = \"At the request of a person named in it.\""),
        language: language(fields),
        erase: fields.flag("erase") || !fingerprints.is_empty(),
        fingerprints,
        names,
    }
}

fn record(fields: &mut Fields<'_>) -> Option<Spanned<Key>> {
    let text = fields.text("record")?;
    let parsed = text.split_once(':').and_then(|(kind, id)| Some((Kind::from_name(kind)?, id)));
    let Some((kind, id)) = parsed else {
        let finding = Diagnostic::new(
            Code::UnknownValue,
            text.span,
            format!("`{}` does not say which record is meant", text.value),
        )
        .help("write its kind and its id, such as `piece:days-not-weeks`");
        fields.report(finding);
        return None;
    };
    match Id::parse(id) {
        Ok(id) => Some(text.map(|_| Key::new(kind, id))),
        Err(why) => {
            fields.report(Diagnostic::new(Code::BadId, text.span, format!("`{id}` is not an id: {why}")));
            None
        }
    }
}

fn addresses(fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let (good, bad): (Vec<_>, Vec<_>) = fields
        .texts("address")
        .into_iter()
        .partition(|address| address.starts_with('/') && !address.starts_with("//"));
    for address in bad {
        let finding = Diagnostic::new(
            Code::BadAddress,
            address.span,
            format!("`{}` is no address of this site", address.value),
        )
        .help("write what follows the site's base address, such as `/2025/04/days-not-weeks/`");
        fields.report(finding);
    }
    good
}

fn fingerprints(fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let (good, bad): (Vec<_>, Vec<_>) =
        fields.texts("fingerprint").into_iter().partition(|digits| is_fingerprint(digits));
    for digits in bad {
        let finding = Diagnostic::new(
            Code::UnknownValue,
            digits.span,
            format!("`{}` is not a fingerprint", digits.value),
        )
        .help("a fingerprint has 32 digits, 0 to 9 and a to f; `onrecord urls --update` writes them");
        fields.report(finding);
    }
    good
}

fn language(fields: &mut Fields<'_>) -> Option<Spanned<Language>> {
    let tag = fields.text("lang")?;
    let language = Language::parse(&tag);
    if language.is_none() {
        let finding =
            Diagnostic::new(Code::UnknownValue, tag.span, format!("`{}` is not a language tag", tag.value))
                .help("write a tag such as `uk` or `pt-BR`");
        fields.report(finding);
    }
    language.map(|language| Spanned::new(language, tag.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Removed;
    use crate::text::FileId;

    fn read(text: &str) -> (Removed, Vec<String>) {
        let (removed, findings) = Removed::read(text, FileId(0), "site");
        (removed, findings.into_iter().map(|finding| finding.message).collect())
    }

    fn piece_a() -> Key {
        Key::new(Kind::Piece, Id::parse("a").unwrap())
    }

    #[test]
    fn an_entry_with_mistakes_still_removes() {
        let (removed, findings) =
            read("[[removed]]\nrecord = \"piece:a\"\ndate = \"soon\"\nreason = \"x\"\nkind = \"legal\"\n");
        assert_eq!(
            findings,
            [
                "`legal` is not a value of `kind`",
                "`soon` is not a date: a date is written as `2025-04-18`",
                "the key `why` is missing",
                "there is no key `reason` here",
            ]
        );
        assert!(removed.is_removed(&piece_a()).is_some());
    }

    #[test]
    fn what_names_nothing_says_how_to_name_it() {
        let about = "date = 2025\nwhy = \"x\"\n";
        let entry =
            |name: &str| read(&format!("[[removed]]\n{name}\n{}", about.replace("2025", "\"2025\""))).1;
        assert_eq!(entry(""), ["the key `record` is missing"]);
        assert_eq!(entry("record = \"a\""), ["`a` does not say which record is meant"]);
        assert_eq!(
            entry("record = \"piece:a b\""),
            ["`a b` is not an id: it has a space; letters, digits, `-` and `_` are allowed"]
        );
        assert_eq!(
            entry("address = \"https://example.org/a/\""),
            ["`https://example.org/a/` is no address of this site"]
        );
        assert_eq!(entry("fingerprint = \"abc\""), ["`abc` is not a fingerprint"]);
    }
}
