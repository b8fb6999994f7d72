//! `urls.lock`: a line for every address that was published, in an order that lets git join two versions
//! line by line.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{fingerprint, is_fingerprint, plain};
use super::texts::{TEXT, Texts};
use super::{Living, Removed, TextOf, TextState};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Id, Key, Kind};
use crate::text::{FileId, Span, Spanned};

const HEADER: &str = "# every address that was published; written by `onrecord urls --update`\n";

/// What begins the line of an address whose name is to be forgotten.
const ERASED: &str = "erased";

/// What stands behind an address whose removal has been published.
const REMOVED: &str = "removed";

/// A published address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The address as in links, without the base path.
    pub address: Spanned<String>,
    /// What its page was about when it was last there: `piece:days-not-weeks`, or a word such as `home`.
    pub subject: String,
    /// Whether the page that says that it was taken down has been published.
    pub removed: bool,
}

impl Line {
    /// The record that the page was about, if it was about one.
    pub fn record(&self) -> Option<Key> {
        record_of(&self.subject)
    }
}

/// The record that `subject` names, if it names one.
pub(super) fn record_of(subject: &str) -> Option<Key> {
    let (kind, id) = subject.split_once(':')?;
    Some(Key::new(Kind::from_name(kind)?, Id::parse(id).ok()?))
}

/// The addresses that were published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// By the address as it is compared.
    lines: BTreeMap<String, Line>,
    /// The fingerprints of addresses whose names are forgotten.
    erased: BTreeMap<String, Span>,
    /// What the texts of pieces were like.
    texts: Texts,
}

impl Ledger {
    /// Read the text of `urls.lock`. A line that stands twice counts once.
    pub fn read(text: &str, file: FileId) -> (Self, Vec<Diagnostic>) {
        let (mut ledger, mut findings) = (Self::default(), Vec::new());
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(file, start..start + line.trim_end().len());
            let with_end = Span::new(file, start..start + line.len());
            start += line.len();
            findings.extend(ledger.read_line(line.trim_end(), span, with_end));
        }
        (ledger, findings)
    }

    fn read_line(&mut self, line: &str, span: Span, with_end: Span) -> Option<Diagnostic> {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts.as_slice() {
            [] => {}
            [first, ..] if first.starts_with('#') => {}
            [ERASED, digits] if is_fingerprint(digits) => {
                self.erased.insert((*digits).to_owned(), span);
            }
            [address, subject] if address.starts_with('/') => self.take(address, subject, span, false),
            [address, subject, REMOVED] if address.starts_with('/') => {
                self.take(address, subject, span, true);
            }
            parts if self.texts.read(parts, span) => {}
            [first, ..] => return Some(bad_line(first, span, with_end)),
        }
        None
    }

    /// A union merge may leave a line as it was before and after a removal; then it is removed.
    fn take(&mut self, address: &str, subject: &str, span: Span, removed: bool) {
        let at = Span { end: span.start + u32::try_from(address.len()).unwrap_or(0), ..span };
        let address = Spanned::new(address.to_owned(), at);
        let removed = removed || self.line(&address).is_some_and(|line| line.removed);
        self.lines.insert(plain(&address), Line { address, subject: subject.to_owned(), removed });
    }

    /// Whether nothing was published yet.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.erased.is_empty() && self.texts.is_empty()
    }

    /// The published addresses that are not forgotten, in order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.values()
    }

    /// The line of `address`, however it is spelt.
    pub fn line(&self, address: &str) -> Option<&Line> {
        self.lines.get(&plain(address))
    }

    /// The addresses at which pages about `record` were published, in every language.
    pub fn addresses_of<'a>(&'a self, record: &Key) -> impl Iterator<Item = &'a str> {
        let subject = record.to_string();
        self.lines.values().filter(move |line| line.subject == subject).map(|line| line.address.as_str())
    }

    /// The fingerprints of forgotten addresses, with their lines.
    pub(super) fn erased(&self) -> &BTreeMap<String, Span> {
        &self.erased
    }

    /// A finding for each of `texts` that says something else than when it was noted, and no note tells of it.
    pub fn edited(&self, texts: &BTreeMap<TextOf, (Span, TextState)>) -> Vec<Diagnostic> {
        self.texts.edited(texts)
    }

    /// The text of `urls.lock` with the addresses of `living` and with `texts` in it. Addresses that lead on or were
    /// taken down stay; of those that `removed` erases only fingerprints do.
    pub fn updated(
        &self,
        living: &Living<'_>,
        texts: &BTreeMap<TextOf, (Span, TextState)>,
        removed: &Removed,
    ) -> String {
        let mut pages: BTreeMap<String, (&str, &str)> = BTreeMap::new();
        pages.extend(
            self.lines.iter().map(|(plain, line)| (plain.clone(), (&*line.address.value, &*line.subject))),
        );
        pages
            .extend(living.pages.iter().map(|(address, subject)| (plain(address), (&**address, &**subject))));
        let taken_down = |(address, subject): &&(&str, &str)| removed.of_page(address, subject).is_some();
        let gone = pages.values().filter(taken_down).filter_map(|(_, subject)| record_of(subject)).collect();
        let mut lines: BTreeSet<String> = self.erased.keys().map(|digits| erased_line(digits)).collect();
        lines.extend(removed.erased_fingerprints().map(|digits| erased_line(&digits)));
        lines.extend(pages.into_values().map(|(address, subject)| {
            if removed.of_page(address, subject).is_some_and(|entry| entry.erase) {
                erased_line(&fingerprint(removed.site_id(), address))
            } else if removed.of_page(address, subject).is_some() && !living.pages.contains_key(address) {
                format!("{address} {subject} {REMOVED}\n")
            } else {
                format!("{address} {subject}\n")
            }
        }));
        lines.extend(self.texts.updated(texts, &gone));
        std::iter::once(HEADER.to_owned()).chain(lines).collect()
    }
}

/// What is new or gone in `new`, a line each. Of a text only whose it is: its digits tell people nothing.
pub fn changes(old: &str, new: &str) -> Vec<String> {
    let lines = |text: &str| -> BTreeSet<String> {
        text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
    };
    let named = |line: &String| match line.split_whitespace().collect::<Vec<_>>().as_slice() {
        [TEXT, record, language, ..] => format!("{TEXT} {record} {language}"),
        _ => line.clone(),
    };
    let (old, new) = (lines(old), lines(new));
    let gone = old.difference(&new).map(|line| format!("- {}", named(line)));
    gone.chain(new.difference(&old).map(|line| format!("+ {}", named(line)))).collect()
}

fn erased_line(digits: &str) -> String {
    format!("{ERASED} {digits}\n")
}

fn bad_line(first: &str, span: Span, with_end: Span) -> Diagnostic {
    let marker =
        ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].into_iter().find(|marker| first.starts_with(marker));
    match marker {
        Some(marker) => Diagnostic::new(Code::BadLedger, span, format!("git left a mark of a conflict here: `{marker}`"))
            .help("keep the lines of both sides, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
            .fix("delete the mark", with_end, ""),
        None => Diagnostic::new(Code::BadLedger, span, "this line is no published address")
            .help("a line is an address and what its page is about, such as `/2025/04/days-not-weeks/ piece:days-not-weeks`; `onrecord urls --update` writes them"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Ledger, Vec<Diagnostic>) {
        Ledger::read(text, FileId(0))
    }

    fn removed(text: &str) -> Removed {
        let (removed, findings) = Removed::read(text, FileId(1), "site");
        assert_eq!(findings, []);
        removed
    }

    fn updated(ledger: &str, pages: &[(&str, &str)], removed: &Removed) -> String {
        let pages =
            pages.iter().map(|(address, subject)| ((*address).to_owned(), (*subject).to_owned())).collect();
        let living = Living { pages: &pages, redirects: &BTreeSet::new() };
        read(ledger).0.updated(&living, &BTreeMap::new(), removed)
    }

    #[test]
    fn lines_that_a_union_merge_doubled_or_moved_are_fine() {
        let (ledger, findings) = read(&format!("{HEADER}/b/ piece:b\n/a/ piece:a\n{HEADER}\n/b/ piece:b\n"));
        assert_eq!(findings, []);
        assert_eq!(ledger.lines().map(|line| line.address.as_str()).collect::<Vec<_>>(), ["/a/", "/b/"]);
    }

    #[test]
    fn what_is_no_line_is_named_with_its_place() {
        let (_, findings) = read("/a/ piece:a\n<<<<<<< HEAD\n/b/\nerased 12\n");
        let said: Vec<_> =
            findings.iter().map(|finding| (&finding.place, finding.message.as_str())).collect();
        let at = |range| crate::diagnostic::Place::Span(Span::new(FileId(0), range));
        assert_eq!(
            said,
            [
                (&at(12..24), "git left a mark of a conflict here: `<<<<<<<`"),
                (&at(25..28), "this line is no published address"),
                (&at(29..38), "this line is no published address"),
            ]
        );
    }

    #[test]
    fn an_update_adds_what_lives_and_keeps_what_was() {
        let ledger = "/old/ piece:a\n/gone/ piece:b\n";
        let text = updated(ledger, &[("/new/", "piece:a"), ("/", "home")], &Removed::default());
        assert_eq!(text, format!("{HEADER}/ home\n/gone/ piece:b\n/new/ piece:a\n/old/ piece:a\n"));
        assert_eq!(updated(&text, &[("/", "home")], &Removed::default()), text);
    }

    #[test]
    fn of_an_erased_page_only_a_fingerprint_stays() {
        let erasing = "[[removed]]\nrecord = \"piece:a\"\ndate = 2025\nwhy = \"x\"\nerase = true\n";
        let text = updated("/a/ piece:a\n/uk/a/ piece:a\n/b/ piece:b\n", &[], &removed(erasing));
        let lines: Vec<&str> = text.lines().skip(1).collect();
        let erased = ["/a/", "/uk/a/"].map(|address| format!("erased {}", fingerprint("site", address)));
        assert_eq!(lines[0], "/b/ piece:b");
        assert_eq!(
            BTreeSet::from_iter(&lines[1..]),
            erased.iter().map(String::as_str).collect::<BTreeSet<_>>().iter().collect()
        );
        assert_eq!(updated(&text, &[], &removed(erasing)), text);
    }
}
