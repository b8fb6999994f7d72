//! Remarks and their addresses while a digest is edited: whatever the edits and their order, every address that was
//! published answers, and the pages are those that the content makes by itself.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use onrecord::compose::Subject;
use onrecord::diagnostic::{Format, report};
use onrecord::model::Moment;
use onrecord::pipeline::{Request, Site, addresses, analyse};
use tempfile::TempDir;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n";
const SPEAKERS: [&str; 2] = ["ann", "bob"];
const DAYS: [&str; 4] = ["", "2025-04-14", "2025-04-16", "2025-04"];
const SENTENCES: [&str; 5] = [
    "We are not going to continue with this endeavor for weeks and months on end.",
    "So we need to determine very quickly whether or not this is doable in the short term.",
    "We are not going to accept a map that was drawn without us at the table.",
    "Nobody wants this to end sooner than the people who live under it every night.",
    "The ball is in their court.",
];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A wording of one of the sentences, or of two.
    fn words(&mut self) -> String {
        let sentence = self.one(&SENTENCES);
        let words: Vec<&str> = sentence.split(' ').collect();
        let start = self.below(words.len() / 2);
        match self.below(7) {
            0 | 1 => sentence.to_owned(),
            2 => words[start..].join(" "),
            3 => words[..words.len() - start].join(" "),
            4 => [&words[..start], &words[start + 1..]].concat().join(" "),
            5 => words[start..start + 2].join(" "),
            _ => format!("{sentence} {}", self.one(&SENTENCES)),
        }
    }
}

#[derive(Clone)]
struct Quoted {
    speaker: &'static str,
    words: String,
    day: &'static str,
    registered: Option<usize>,
}

#[derive(Clone, Default)]
struct Desk {
    /// By number: the day of April, and what is quoted.
    pieces: BTreeMap<usize, (usize, Vec<Quoted>)>,
    registered: BTreeMap<usize, Quoted>,
    removed: BTreeSet<usize>,
    made: usize,
}

impl Desk {
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::from([
            ("site.toml".to_owned(), SITE.to_owned()),
            ("content/sources/tape.md".to_owned(), "---\ntitle: Tape\nkind: outlet\n---\n".to_owned()),
        ]);
        for name in SPEAKERS {
            files.insert(
                format!("content/actors/{name}.md"),
                format!("---\nname: The {name}\nkind: person\n---\n"),
            );
        }
        for (number, (day, quoted)) in &self.pieces {
            let mut text = format!("---\ntitle: Piece {number}\ndate: 2025-04-{day}\nsources: [tape]\n---\n");
            for Quoted { speaker, words, day, registered } in quoted {
                let target = registered
                    .map_or_else(|| format!("actor:{speaker} \"{day}\""), |id| format!("quote:q{id}"));
                let target = target.replace(" \"\"", "");
                write!(
                    text,
                    "[\"{words}\"]({target}) was said, and that was not all that there was to it.\n\n"
                )
                .unwrap();
            }
            files.insert(format!("content/pieces/p{number}.md"), text);
        }
        for (number, Quoted { speaker, words, day, .. }) in &self.registered {
            let day = if day.is_empty() { String::new() } else { format!("date: {day}\n") };
            let text = format!("---\ntext: {words}\nspeaker: {speaker}\nsources: [tape]\n{day}---\n");
            files.insert(format!("content/quotes/q{number}.md"), text);
        }
        for number in &self.removed {
            let removed = files.entry("content/removed.toml".to_owned()).or_default();
            writeln!(removed, "[[removed]]\nrecord = \"piece:p{number}\"\ndate = 2025-05-01\nwhy = \"W.\"")
                .unwrap();
        }
        files
    }

    fn edit(&mut self, dice: &mut Dice) -> &'static str {
        let pieces: Vec<usize> = self.pieces.keys().copied().collect();
        let ids: Vec<usize> = self.registered.keys().copied().collect();
        match dice.below(9) {
            _ if pieces.is_empty() => self.add(dice),
            0..=2 => self.add(dice),
            3 => {
                let gone = dice.one(&pieces);
                self.pieces.remove(&gone);
                self.removed.insert(gone);
                "a piece went"
            }
            4 | 5 => {
                let quoted = self.quoted(dice.one(&pieces), dice);
                quoted.words = dice.words();
                "a wording was mended"
            }
            6 if !ids.is_empty() => {
                let gone = dice.one(&ids);
                self.registered.remove(&gone);
                for quoted in self.pieces.values_mut().flat_map(|(_, quoted)| quoted) {
                    quoted.registered = quoted.registered.filter(|id| *id != gone);
                }
                "a quote is registered no more"
            }
            7 => {
                let day = 12 + dice.below(10);
                self.pieces.get_mut(&dice.one(&pieces)).unwrap().0 = day;
                "a piece has another date"
            }
            _ => {
                self.made += 1;
                let made = self.made;
                let quoted = self.quoted(dice.one(&pieces), dice);
                quoted.registered = Some(made);
                let quoted = quoted.clone();
                self.registered.insert(made, quoted);
                "a quote was registered"
            }
        }
    }

    fn add(&mut self, dice: &mut Dice) -> &'static str {
        self.made += 1;
        let quoted = (0..=dice.below(3)).map(|_| Quoted {
            speaker: dice.one(&SPEAKERS),
            words: dice.words(),
            day: dice.one(&DAYS),
            registered: None,
        });
        let quoted = quoted.collect();
        self.pieces.insert(self.made, (12 + dice.below(10), quoted));
        "a piece came"
    }

    fn quoted(&mut self, piece: usize, dice: &mut Dice) -> &mut Quoted {
        let quoted = &mut self.pieces.get_mut(&piece).unwrap().1;
        let at = dice.below(quoted.len());
        &mut quoted[at]
    }
}

fn request(root: &Path) -> Request {
    let now = Moment::parse("2026-01-01T00:00:00Z").unwrap();
    Request { root: root.to_owned(), base_url: None, drafts: false, now, strict: false }
}

/// The folder of a project with `files` and `ledger`.
fn project(files: &BTreeMap<String, String>, ledger: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let lock = ("content/urls.lock".to_owned(), ledger.to_owned());
    for (path, text) in files.clone().into_iter().chain([lock]).filter(|(_, text)| !text.is_empty()) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

/// The site in the folder `root`.
fn site(root: &Path, step: &str) -> Site {
    let analysis = analyse(&request(root)).unwrap();
    let said = report(&analysis.findings, &analysis.files, Format::Short);
    assert!(!said.contains("lost-address") && !said.contains("duplicate-address"), "{step}: {said}");
    analysis.site.unwrap_or_else(|| panic!("{step}: {said}"))
}

/// Every address with what it shows; a redirect with where it leads, unless only what `is_there` counts.
fn shown(site: &Site, is_there: bool) -> BTreeMap<String, String> {
    let led_by_ledger = |subject: &Subject| matches!(subject, Subject::Redirect(_) | Subject::Removed(_));
    let pages = site.plan.pages.iter().filter(|page| !is_there || !led_by_ledger(&page.subject));
    pages.map(|page| (page.route.href("/"), format!("{:?}", page.subject))).collect()
}

/// Every address of `ledger` is a page, or leads on to one.
fn assert_answers(site: &Site, ledger: &str, step: &str) {
    let pages: BTreeMap<String, &Subject> =
        site.plan.pages.iter().map(|page| (page.route.href("/"), &page.subject)).collect();
    for line in ledger.lines().filter(|line| line.starts_with('/')) {
        let address = line.split(' ').next().unwrap();
        match pages.get(address) {
            Some(Subject::Redirect(to)) => {
                let to = to.href("/");
                assert!(pages.get(&to).is_some_and(|subject| subject.is_page()), "{step}: {address} → {to}");
            }
            Some(subject) => assert!(subject.is_page(), "{step}: {address} is {subject:?}"),
            None => panic!("{step}: nothing answers at {address}"),
        }
    }
}

/// Each remark as its address and wordings, with the pieces that print them.
fn remarks(site: &Site) -> BTreeMap<String, BTreeSet<String>> {
    let piece = |index: &usize| site.corpus.utterances[*index].entry.id.to_string();
    let remarks = site.concordance.remarks.iter().map(|remark| {
        let wordings = remark.wordings.iter().map(|wording| {
            let pieces: BTreeSet<String> = wording.utterances.iter().map(piece).collect();
            format!("{} {pieces:?} {}", wording.words, wording.spans_others)
        });
        let day = remark.said_on.map(|day| day.to_string());
        (format!("{} {} {day:?} {}", remark.speaker(), remark.slug, remark.has_page), wordings.collect())
    });
    remarks.collect()
}

fn edit_for_a_while(seed: u64, steps: usize) {
    let mut dice = Dice(seed);
    let mut desk = Desk::default();
    let mut ledger = String::new();
    for number in 0..steps {
        let step = format!("seed {seed}, step {number}, {}", desk.edit(&mut dice));
        let files = desk.files();
        let root = project(&files, &ledger);
        let site_now = site(root.path(), &step);
        addresses(&request(root.path()), true).unwrap();
        let after = fs::read_to_string(root.path().join("content/urls.lock")).unwrap();
        let published = ledger.lines().filter(|line| line.starts_with('/'));
        for address in published.map(|line| line.split(' ').next().unwrap()) {
            assert!(after.lines().any(|line| line.starts_with(address)), "{step}: {address} is forgotten");
        }
        ledger = after;
        assert_answers(&site_now, &ledger, &step);
        let again = site(project(&files, &ledger).path(), &step);
        assert_eq!(shown(&site_now, false), shown(&again, false), "{step}");
        let alone = site(project(&files, "").path(), &step);
        assert_eq!(shown(&site_now, true), shown(&alone, true), "{step}");
        assert_eq!(remarks(&site_now), remarks(&alone), "{step}");
        let (with, without) = (shown(&site_now, false), shown(&alone, false));
        assert!(without.iter().all(|(address, shown)| with.get(address) == Some(shown)), "{step}");
    }
}

#[test]
fn every_published_address_answers_whatever_is_edited() {
    for seed in 1..=3 {
        edit_for_a_while(seed, 25);
    }
}

#[test]
fn names_of_files_make_no_difference_to_what_is_one_remark() {
    let mut dice = Dice(11);
    let mut desk = Desk::default();
    for _ in 0..30 {
        desk.add(&mut dice);
    }
    let mut renamed = Desk::default();
    for (number, piece) in &desk.pieces {
        renamed.pieces.insert(number * 7 % 31, piece.clone());
    }
    let grouped = |desk: &Desk| -> BTreeSet<BTreeSet<String>> {
        let site = site(project(&desk.files(), "").path(), "renamed");
        let remarks = site.concordance.remarks.iter().map(|remark| {
            let own = remark.wordings.iter().flat_map(|wording| {
                let spans = wording.spans_others;
                wording.utterances.iter().map(move |index| (index, spans))
            });
            let own = own.map(|(index, spans)| {
                let utterance = &site.corpus.utterances[*index];
                let piece = site.corpus.entries[&utterance.entry].as_piece().unwrap();
                format!("{} {:?} {} {spans}", piece.date.value, utterance.said_on, utterance.words)
            });
            own.collect()
        });
        remarks.collect()
    };
    assert_eq!(grouped(&desk), grouped(&renamed));
}
