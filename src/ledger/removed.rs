//! `removed.toml`: what was taken down, when and why.
//!
//! ```toml
//! [[removed]]
//! record = "piece:days-not-weeks"     # or address = "/2025/04/days-not-weeks/", one or a list
//! date   = 2025-05-02
//! why    = "At the request of a person named in it."
//! kind   = "takedown"                 # or retraction, court-order, safety
//! erase  = true                       # no name stays: not in the ledger, not on the page left behind
//! ```

use std::collections::BTreeMap;

use super::address::{fingerprint, plain, speaker_of};
use super::entry::{RemovedEntry, entry};
use super::lock::record_of;
use super::{Ledger, Line};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Key;
use crate::text::{FileId, Span, Spanned};
use crate::tree::{Fields, nearest, read_toml};

/// What was taken down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Removed {
    entries: Vec<RemovedEntry>,
    site_id: String,
    records: BTreeMap<Key, usize>,
    addresses: BTreeMap<String, usize>,
    fingerprints: BTreeMap<String, usize>,
}

impl Removed {
    /// Read the text of `removed.toml`; `site_id` is the `id` of `site.toml`.
    pub fn read(text: &str, file: FileId, site_id: &str) -> (Self, Vec<Diagnostic>) {
        let (table, mut findings) = read_toml(text, file, 0);
        let mut fields = Fields::new(&table, Span::new(file, 0..0), &mut findings);
        let entries = fields.tables("removed", |fields| Some(entry(fields)));
        fields.finish();
        (Self::new(entries, site_id), findings)
    }

    fn new(entries: Vec<RemovedEntry>, site_id: &str) -> Self {
        let mut removed = Self { site_id: site_id.to_owned(), ..Self::default() };
        for (at, entry) in entries.iter().enumerate() {
            removed.records.extend(entry.record.iter().map(|key| (key.value.clone(), at)));
            removed.addresses.extend(entry.addresses.iter().map(|address| (plain(address), at)));
            removed.fingerprints.extend(entry.fingerprints.iter().map(|digits| (digits.value.clone(), at)));
        }
        Self { entries, ..removed }
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> &[RemovedEntry] {
        &self.entries
    }

    /// The `id` of the site, which salts the fingerprints.
    pub(super) fn site_id(&self) -> &str {
        &self.site_id
    }

    /// The entry that removes `record`, if there is one.
    pub fn is_removed(&self, record: &Key) -> Option<&RemovedEntry> {
        self.records.get(record).map(|at| &self.entries[*at])
    }

    /// The entry that removes `address`, however it is spelt, by name or by fingerprint.
    pub fn is_address_removed(&self, address: &str) -> Option<&RemovedEntry> {
        let hashed = || fingerprint(&self.site_id, address);
        let by_fingerprint =
            || if self.fingerprints.is_empty() { None } else { self.fingerprints.get(&hashed()) };
        self.addresses.get(&plain(address)).or_else(by_fingerprint).map(|at| &self.entries[*at])
    }

    /// The entry that removes `address`, the record that its page is about, or who said what stands there:
    /// with an actor go the pages of the actor's remarks.
    pub(super) fn of_page(&self, address: &str, subject: &str) -> Option<&RemovedEntry> {
        self.is_address_removed(address)
            .or_else(|| self.is_removed(&record_of(subject)?))
            .or_else(|| self.is_removed(&speaker_of(address)?))
    }

    /// The entry that removes what `line` stands for.
    pub fn of_line(&self, line: &Line) -> Option<&RemovedEntry> {
        self.of_page(&line.address, &line.subject)
    }

    /// The addresses at which a page has to say that something was taken down. Those whose names are
    /// forgotten already are not among them.
    pub fn tombstones<'a>(&'a self, ledger: &'a Ledger) -> BTreeMap<&'a str, &'a RemovedEntry> {
        let published = ledger.lines().filter_map(|line| Some((line.address.as_str(), self.of_line(line)?)));
        let named =
            self.entries.iter().flat_map(|entry| entry.addresses.iter().map(move |address| (address, entry)));
        let unpublished = named.filter(|(address, _)| ledger.line(address).is_none());
        published.chain(unpublished.map(|(address, entry)| (address.as_str(), entry))).collect()
    }

    /// The fingerprints of all that entries with `erase` name by address or fingerprint.
    pub(super) fn erased_fingerprints(&self) -> impl Iterator<Item = String> {
        self.entries.iter().filter(|entry| entry.erase).flat_map(|entry| {
            let named = entry.addresses.iter().map(|address| fingerprint(&self.site_id, address));
            named.chain(entry.fingerprints.iter().map(|digits| digits.value.clone()))
        })
    }

    /// A finding for every record that neither `exists` nor was published, and every address that was not:
    /// what shall be removed may stand there under another name. Erased names cannot be looked up.
    pub fn idle(&self, ledger: &Ledger, exists: &dyn Fn(&Key) -> bool) -> Vec<Diagnostic> {
        let entries = || self.entries.iter().filter(|entry| !entry.erase && !ledger.is_empty());
        let unknown = |key: &&Spanned<Key>| !exists(key) && ledger.addresses_of(key).next().is_none();
        let records = entries().filter_map(|entry| entry.record.as_ref().filter(unknown));
        let addresses = entries().flat_map(|entry| &entry.addresses).filter(|it| ledger.line(it).is_none());
        let records = records.map(|key| {
            (key.span, key.to_string(), ledger.lines().map(|line| line.subject.as_str()).collect())
        });
        let addresses = addresses.map(|it| {
            (it.span, it.value.clone(), ledger.lines().map(|line| line.address.as_str()).collect())
        });
        records.chain(addresses).map(|(span, name, known)| nothing(span, &name, known)).collect()
    }
}

fn nothing(span: Span, name: &str, known: Vec<&str>) -> Diagnostic {
    let finding = Diagnostic::new(
        Code::NothingRemoved,
        span,
        format!("`{name}` was never published, so nothing is removed"),
    )
    .help("check the spelling: what was meant may still be there for readers to see");
    match nearest(name, known) {
        Some(known) => finding.label(format!("did you mean `{known}`?")),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::RemovedKind;
    use crate::model::{Id, Kind};

    fn read(text: &str) -> (Removed, Vec<String>) {
        let (removed, findings) = Removed::read(text, FileId(0), "site");
        (removed, findings.into_iter().map(|finding| finding.message).collect())
    }

    fn ledger() -> Ledger {
        Ledger::read("/2025/a/ piece:a\n/uk/2025/a/ piece:a\n/b/ piece:b\n", FileId(1)).0
    }

    fn key(id: &str) -> Key {
        Key::new(Kind::Piece, Id::parse(id).unwrap())
    }

    #[test]
    fn an_entry_names_a_record_or_addresses() {
        let (removed, findings) = read(
            "[[removed]]\nrecord = \"piece:a\"\ndate = 2025-05-02\nwhy = \"x\"\nkind = \"safety\"\nlang = \"uk\"\n\
             [[removed]]\naddress = [\"/b\", \"/c/\"]\ndate = 2025-05-02\nwhy = \"y\"\n",
        );
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!(removed.is_removed(&key("a")).unwrap().kind, RemovedKind::Safety);
        assert_eq!(removed.is_removed(&key("b")), None);
        assert_eq!(removed.is_address_removed("/b/").unwrap().why.as_deref().map(String::as_str), Some("y"));
        assert_eq!(
            removed.tombstones(&ledger()).into_keys().collect::<Vec<_>>(),
            ["/2025/a/", "/b/", "/c/", "/uk/2025/a/"]
        );
    }

    #[test]
    fn with_an_actor_go_the_pages_of_what_the_actor_said() {
        let (ledger, _) = Ledger::read(
            "/actors/ann/ actor:ann\n/quotes/ann/no/ remark\n/uk/quotes/ann/no/ quote:no\n/quotes/bob/no/ remark\n",
            FileId(1),
        );
        let text = "[[removed]]\nrecord = \"actor:ann\"\ndate = 2025-05-02\nwhy = \"x\"\nerase = true\n";
        let (removed, _) = read(text);
        let tombstones: Vec<_> = removed.tombstones(&ledger).into_keys().collect();
        assert_eq!(tombstones, ["/actors/ann/", "/quotes/ann/no/", "/uk/quotes/ann/no/"]);
        let forgotten = removed.forget(text, &ledger);
        assert!(!forgotten.contains("ann") && forgotten.matches("\", \"").count() == 2, "{forgotten}");
    }

    #[test]
    fn a_removal_that_removes_nothing_is_found() {
        let about = "date = \"2025\"\nwhy = \"x\"\n";
        let text = [
            "record = \"piece:a\"",
            "record = \"piece:new\"",
            "record = \"piece:typo\"",
            "address = \"/2025/aa/\"",
            "address = \"/x/\"\nerase = true",
        ];
        let text: Vec<String> = text.iter().map(|name| format!("[[removed]]\n{name}\n{about}")).collect();
        let (removed, _) = read(&text.concat());
        let findings = removed.idle(&ledger(), &|record| *record == key("new"));
        let said: Vec<_> =
            findings.iter().map(|finding| (finding.message.as_str(), finding.label.as_str())).collect();
        assert_eq!(
            said,
            [
                ("`piece:typo` was never published, so nothing is removed", ""),
                ("`/2025/aa/` was never published, so nothing is removed", "did you mean `/2025/a/`?"),
            ]
        );
    }
}
