//! Which published addresses nothing answers any more, and what may have become of them.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{fingerprint, plain};
use super::{Ledger, Line, Living, Removed};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;
use crate::tree::nearest;

/// Up to so many lost addresses are compared with every living one.
const COMPARED: usize = 20;

impl Ledger {
    /// A finding for every published address that nothing answers any more, and for every page at an
    /// address that was erased.
    pub fn lost(&self, living: &Living<'_>, removed: &Removed) -> Vec<Diagnostic> {
        let mut findings = self.revived(living, removed);
        let answering: BTreeSet<String> =
            living.pages.keys().chain(living.redirects).map(|address| plain(address)).collect();
        let is_lost = |line: &&Line| {
            !answering.contains(&plain(&line.address))
                && removed.of_page(&line.address, &line.subject).is_none()
        };
        let lost: Vec<&Line> = self.lines().filter(is_lost).collect();
        if !lost.is_empty() {
            let guesses = Guesses::new(living, lost.len() <= COMPARED);
            findings.extend(lost.into_iter().map(|line| finding(line, guesses.of(line))));
        }
        findings
    }

    fn revived(&self, living: &Living<'_>, removed: &Removed) -> Vec<Diagnostic> {
        if self.erased().is_empty() {
            return Vec::new();
        }
        let erased = |address: &str| self.erased().get(&fingerprint(removed.site_id(), address)).copied();
        let revived = living.pages.keys().filter_map(|address| Some((address, erased(address)?)));
        revived.map(|(address, span)| revived_finding(address, span)).collect()
    }
}

fn revived_finding(address: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadAddress, span, format!("the page at `{address}` was erased, and is there again"))
        .help("take its file out of `content/`; if it is to be there again, delete this line")
}

fn finding(line: &Line, guess: Option<&str>) -> Diagnostic {
    let Line { address, subject, .. } = line;
    let finding = Diagnostic::new(
        Code::LostAddress,
        address.span,
        format!("`{}` was published for `{subject}`, and nothing answers there now", address.value),
    );
    let redirects = format!("`{}` to `redirects`", address.value);
    let removed = "if it was taken down, say so in `content/removed.toml`";
    match guess {
        Some(guess) => finding
            .label(format!("is it `{guess}` now?"))
            .help(format!("if it is, add {redirects} in the front matter of that page; {removed}")),
        None => finding.help(format!(
            "if another page took its place, add {redirects} in the front matter of that page; {removed}"
        )),
    }
}

/// Living addresses by what helps to find the one that a lost one became.
struct Guesses<'a> {
    by_subject: BTreeMap<&'a str, Vec<&'a str>>,
    by_name: BTreeMap<&'a str, Vec<&'a str>>,
    all: Vec<&'a str>,
}

impl<'a> Guesses<'a> {
    fn new(living: &Living<'a>, compare: bool) -> Self {
        let (mut by_subject, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for (address, subject) in living.pages {
            by_subject.entry(subject.as_str()).or_insert_with(Vec::new).push(address.as_str());
            by_name.entry(name(address)).or_insert_with(Vec::new).push(address.as_str());
        }
        let all = if compare { living.pages.keys().map(String::as_str).collect() } else { Vec::new() };
        Self { by_subject, by_name, all }
    }

    /// The page about the same, else one of the same name, else one with a similar address.
    fn of(&self, line: &Line) -> Option<&'a str> {
        let address = line.address.as_str();
        let same = self.by_subject.get(line.subject.as_str()).or_else(|| self.by_name.get(name(address)));
        let likest =
            |addresses: &Vec<&'a str>| addresses.iter().copied().max_by_key(|other| shared(address, other));
        same.and_then(likest).or_else(|| nearest(address, self.all.iter().copied()))
    }
}

/// The last part of an address.
fn name(address: &str) -> &str {
    address.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// How many bytes two addresses begin with in common.
fn shared(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn check(ledger: &str, pages: &[(&str, &str)], removed: &str) -> String {
        let (ledger, _) = Ledger::read(ledger, FileId(0));
        let (removed, _) = Removed::read(removed, FileId(1), "site");
        let pages =
            pages.iter().map(|(address, subject)| ((*address).to_owned(), (*subject).to_owned())).collect();
        let redirects = BTreeSet::from(["/led-on/".to_owned()]);
        let findings = ledger.lost(&Living { pages: &pages, redirects: &redirects }, &removed);
        findings
            .iter()
            .fold(String::new(), |text, finding| text + &finding.message + "; " + &finding.label + "\n")
    }

    #[test]
    fn an_address_that_answers_is_not_lost() {
        let ledger =
            "/%D0%B2/ piece:v\n/led-on/ piece:b\n/down/ piece:c\n/record/ piece:d\n/secret/ piece:e\n";
        let removed = format!(
            "[[removed]]\naddress = \"/down\"\n[[removed]]\nrecord = \"piece:d\"\n[[removed]]\nfingerprint = \"{}\"\n",
            fingerprint("site", "/secret/")
        );
        assert_eq!(check(ledger, &[("/в/", "piece:v")], &removed), "");
    }

    #[test]
    fn a_lost_address_comes_with_a_guess() {
        let ledger =
            "/2025/04/a/ piece:a\n/2025/04/b/ piece:b\n/2025/04/days-not-weeks/ piece:c\n/x/ piece:x\n";
        let pages = [
            ("/2025/05/a/", "piece:a"),
            ("/uk/2025/05/a/", "piece:a"),
            ("/2026/b/", "piece:other"),
            ("/2025/04/day-not-weeks/", "piece:d"),
        ];
        assert_eq!(
            check(ledger, &pages, ""),
            "`/2025/04/a/` was published for `piece:a`, and nothing answers there now; is it `/2025/05/a/` now?\n\
             `/2025/04/b/` was published for `piece:b`, and nothing answers there now; is it `/2026/b/` now?\n\
             `/2025/04/days-not-weeks/` was published for `piece:c`, and nothing answers there now; is it `/2025/04/day-not-weeks/` now?\n\
             `/x/` was published for `piece:x`, and nothing answers there now; \n"
        );
    }

    #[test]
    fn an_erased_page_does_not_come_back_unseen() {
        let ledger = format!("erased {}\n", fingerprint("site", "/a/"));
        assert_eq!(
            check(&ledger, &[("/a/", "piece:a")], ""),
            "the page at `/a/` was erased, and is there again; \n"
        );
        assert_eq!(check(&ledger, &[("/b/", "piece:b")], ""), "");
    }
}
