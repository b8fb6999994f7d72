//! `removed.toml` without the names that are to be erased.

use super::{Ledger, Removed, RemovedEntry, fingerprint};

impl Removed {
    /// `text`, which this was read from, with every name that an entry with `erase` gives replaced by the
    /// fingerprints of its addresses. Afterwards nothing can stand at those addresses any more, not even a
    /// page that says so. A record of which `ledger` knows no address keeps its name.
    pub fn forget(&self, text: &str, ledger: &Ledger) -> String {
        let mut text = text.to_owned();
        for entry in self.entries().iter().rev().filter(|entry| entry.erase) {
            let digits = self.digits(entry, ledger);
            let named = entry.record.is_some() || !entry.addresses.is_empty();
            if named && !digits.is_empty() {
                replace_names(&mut text, entry, &format!("fingerprint = [\"{}\"]", digits.join("\", \"")));
            }
        }
        text
    }

    fn digits(&self, entry: &RemovedEntry, ledger: &Ledger) -> Vec<String> {
        let published = ledger.lines().filter(|line| self.of_line(line) == Some(entry));
        let named = published
            .map(|line| line.address.as_str())
            .chain(entry.addresses.iter().map(|address| address.as_str()));
        let known = entry.fingerprints.iter().map(|digits| digits.value.clone());
        let mut digits: Vec<_> =
            named.map(|address| fingerprint(self.site_id(), address)).chain(known).collect();
        digits.sort();
        digits.dedup();
        digits
    }
}

/// Put `line` where the first key that names the entry stands, and take the others out.
fn replace_names(text: &mut String, entry: &RemovedEntry, line: &str) {
    let mut names = entry.names.clone();
    names.sort_by_key(|(_, value)| *value);
    for (at, (key, value)) in names.iter().enumerate().rev() {
        let value = value.range();
        let start = text[..value.start].rfind(key).unwrap_or(value.start);
        let start = text[..start].trim_end_matches(['"', '\'']).len();
        let end = value.end;
        match at {
            0 => text.replace_range(start..end, line),
            _ => text.replace_range(start..end + usize::from(text[end..].starts_with('\n')), ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    #[test]
    fn erased_names_become_fingerprints_and_others_stay() {
        let (ledger, _) = Ledger::read("/2025/a/ piece:a\n/uk/2025/a/ piece:a\n/b/ piece:b\n", FileId(0));
        let text = "# kept\n[[removed]]\nrecord = \"piece:a\" # who\naddress = \"/old/a/\"\ndate = 2025-05-02\nwhy = \"x\"\nerase = true\n\n\
                    [[removed]]\nrecord = \"piece:b\"\ndate = 2025-05-02\nwhy = \"x\"\n";
        let (removed, findings) = Removed::read(text, FileId(1), "site");
        assert_eq!(findings, []);
        let forgotten = removed.forget(text, &ledger);
        assert!(!forgotten.contains("piece:a") && !forgotten.contains("/a/"), "{forgotten}");
        assert!(forgotten.ends_with("record = \"piece:b\"\ndate = 2025-05-02\nwhy = \"x\"\n"));
        let (again, findings) = Removed::read(&forgotten, FileId(1), "site");
        assert_eq!(findings, []);
        for address in ["/2025/a/", "/uk/2025/a/", "/old/a/"] {
            assert!(again.is_address_removed(address).is_some_and(|entry| entry.erase), "{address}");
        }
        assert_eq!(again.forget(&forgotten, &ledger), forgotten);
    }

    #[test]
    fn a_record_whose_addresses_are_not_known_keeps_its_name() {
        let text = "[[removed]]\nrecord = \"piece:a\"\ndate = 2025\nwhy = \"x\"\nerase = true\n";
        let (removed, _) = Removed::read(text, FileId(1), "site");
        assert_eq!(removed.forget(text, &Ledger::default()), text);
    }
}
