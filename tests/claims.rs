//! What is known of claims: on how many independent sources a status rests, and how claims relate.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;

use onrecord::collate::{Concordance, Direction, grounds};
use onrecord::diagnostic::{Format, report};
use onrecord::model::{Id, Key, Kind, Moment, Stance};
use onrecord::pipeline::{Request, Site, analyse};

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n[check]\nno-policy-pages = \"off\"\nconfirmed-on-one-origin = \"off\"\n";
const RAIN: &str = "+++\nstatement = \"It rained.\"\nkind = \"event\"\n";

fn site(files: &[(&str, &str)]) -> Site {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in [("site.toml", SITE)].iter().chain(files) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let root = root.path().to_owned();
    let now = Moment::parse("2026-01-01T00:00:00Z").unwrap();
    let request = Request { root, base_url: None, drafts: false, now, strict: false };
    let analysis = analyse(&request).unwrap();
    let said = report(&analysis.findings, &analysis.files, Format::Short);
    analysis.site.unwrap_or_else(|| panic!("{said}"))
}

fn key(kind: Kind, id: &str) -> Key {
    Key::new(kind, Id::parse(id).unwrap())
}

/// A source with these lines.
fn source(lines: &str) -> String {
    format!("+++\ntitle = \"Rain\"\nkind = \"outlet\"\n{lines}\n+++\n")
}

fn count(concordance: &Concordance, ids: &[&str]) -> usize {
    let sources: Vec<Key> = ids.iter().map(|id| key(Kind::Source, id)).collect();
    concordance.origins.behind(&key(Kind::Claim, "rain"), &sources).count()
}

#[test]
fn copies_of_a_wire_report_and_pages_of_one_publisher_count_once() {
    let site = site(&[
        ("content/claims/rain.md", &format!("{RAIN}+++\n")),
        (
            "content/actors/ap.md",
            "+++\nname = \"Associated Press\"\nnames = [\"AP\"]\nkind = \"outlet\"\n+++\n",
        ),
        ("content/sources/wire.md", &source("publisher = \"ap\"")),
        ("content/sources/copy.md", &source("publisher = \"The Daily\"\norigin = \"ap\"")),
        ("content/sources/other-copy.md", &source("publisher = \"The Weekly\"\norigin = \"AP\"")),
        ("content/sources/daily.md", &source("publisher = \"The Daily\"")),
        ("content/sources/daily-too.md", &source("publisher = \"the daily\"")),
        ("content/sources/unknown.md", &source("")),
    ]);
    let found = &site.concordance;
    assert_eq!(count(found, &["wire", "copy", "other-copy"]), 1);
    assert_eq!(count(found, &["daily", "daily-too"]), 1);
    assert_eq!(count(found, &["wire", "other-copy", "daily", "unknown"]), 3);
    assert_eq!(count(found, &["not-there"]), 0);
}

#[test]
fn a_party_is_whoever_takes_a_side_and_the_body_for_which_it_speaks() {
    let positions = "[[positions]]\nactor = \"ann\"\nstance = \"asserts\"\ndate = 2025-04-18\n";
    let ministry = "+++\nname = \"Ministry\"\nkind = \"government-body\"\n+++\n";
    let ann = "+++\nname = \"Ann\"\nkind = \"person\"\n[[tenures]]\nrole = \"Minister\"\norganisation = \"ministry\"\nfrom = 2025-01-01\n+++\n";
    let site = site(&[
        ("content/claims/rain.md", &format!("{RAIN}{positions}+++\n")),
        ("content/actors/ann.md", ann),
        ("content/actors/ministry.md", ministry),
        ("content/sources/readout.md", &source("publisher = \"ministry\"")),
        ("content/sources/daily.md", &source("publisher = \"The Daily\"")),
    ]);
    let claim = key(Kind::Claim, "rain");
    let behind = |ids: &[&str]| {
        let sources: Vec<Key> = ids.iter().map(|id| key(Kind::Source, id)).collect();
        site.concordance.origins.behind(&claim, &sources)
    };
    assert!(behind(&["readout"]).only_of(Stance::Asserts));
    assert!(behind(&["readout"]).only_parties());
    assert!(!behind(&["readout", "daily"]).only_parties());
    assert!(!behind(&[]).only_parties());
}

#[test]
fn a_status_rests_on_what_points_its_way() {
    let evidence =
        |id: &str, stance: &str| format!("[[evidence]]\nsource = \"{id}\"\nstance = \"{stance}\"\n");
    let evidence = [evidence("for", "supports"), evidence("against", "refutes"), evidence("by", "context")];
    let claim = |status: &str, sources: &str| {
        let judged = format!("[[assessments]]\nstatus = \"{status}\"\ndate = 2025-04-18\n{sources}");
        format!("{RAIN}{judged}{}+++\n", evidence.concat())
    };
    let check = |status: &str, sources: &str| {
        let site = site(&[
            ("content/claims/rain.md", &claim(status, sources)),
            ("content/sources/for.md", &source("")),
            ("content/sources/against.md", &source("")),
            ("content/sources/by.md", &source("")),
            ("content/sources/else.md", &source("")),
        ]);
        let key = key(Kind::Claim, "rain");
        let record = site.corpus.entries[&key].as_claim().unwrap().clone();
        let found = grounds(&record.evidence, &site.concordance.claims[&key]);
        found.iter().map(|key| key.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(check("confirmed", ""), "for");
    assert_eq!(check("refuted", ""), "against");
    assert_eq!(check("contested", ""), "against for");
    assert_eq!(check("confirmed", "sources = [\"else\", \"by\", \"for\"]\n"), "else for");
}

#[test]
fn a_relation_is_seen_from_both_ends() {
    let stated = "[[relations]]\nkind = \"supersedes\"\nclaim = \"snow\"\n[[relations]]\nkind = \"contradicts\"\nclaim = \"sun\"\n";
    let back = "[[relations]]\nkind = \"contradicts\"\nclaim = \"rain\"\nnote = \"One day.\"\n";
    let site = site(&[
        ("content/claims/rain.md", &format!("{RAIN}{stated}+++\n")),
        ("content/claims/snow.md", &format!("{RAIN}+++\n")),
        ("content/claims/sun.md", &format!("{RAIN}{back}+++\n")),
    ]);
    let seen = |id: &str| {
        let all = site.concordance.relations[&key(Kind::Claim, id)].iter();
        let shown =
            |tie: &onrecord::collate::Tie| (tie.direction, tie.other.id.to_string(), tie.note.clone());
        all.map(shown).collect::<Vec<_>>()
    };
    let note = Some("One day.".to_owned());
    assert_eq!(seen("snow"), [(Direction::From, "rain".to_owned(), None)]);
    assert_eq!(seen("sun"), [(Direction::Both, "rain".to_owned(), note.clone())]);
    assert_eq!(
        seen("rain"),
        [(Direction::To, "snow".to_owned(), None), (Direction::Both, "sun".to_owned(), note)]
    );
}
