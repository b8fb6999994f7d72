//! What is known of claims: on how many independent sources a status rests, and how claims relate.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
mod small;

use onrecord::collate::{Concordance, Direction, grounds};
use onrecord::model::{Id, Key, Kind, Stance};
use onrecord::pipeline::Site;
use small::page;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n[check]\nno-policy-pages = \"off\"\nconfirmed-on-one-origin = \"off\"\n";
const RAIN: &str = "+++\nstatement = \"It rained.\"\nkind = \"event\"\n";

fn site(files: &[(&str, &str)]) -> Site {
    small::site(small::build(SITE, files))
}

fn judged(status: &str, date: &str) -> String {
    format!("[[assessments]]\nstatus = \"{status}\"\ndate = {date}\n")
}

fn position(actor: &str, stance: &str, date: &str) -> String {
    format!("[[positions]]\nactor = \"{actor}\"\nstance = \"{stance}\"\n{date}\n")
}

fn piece(front: &str, text: &str) -> String {
    format!("+++\ntitle = \"Weather\"\n{front}\n+++\n\n{text}\n")
}

const ANN: (&str, &str) = ("content/actors/ann.md", "+++\nname = \"Ann\"\nkind = \"person\"\n+++\n");

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

#[test]
fn an_older_piece_says_what_was_found_since_and_a_newer_one_does_not() {
    let claim = format!("{RAIN}{}{}+++\n", judged("claimed", "2025-04-17"), judged("refuted", "2025-04-20"));
    let text = "He said that [it rained](claim:rain \"asserted by ann\"). [Rain](claim:rain \"asserted by ann\") fell.";
    let site = site(&[
        ANN,
        ("content/claims/rain.md", &claim),
        ("content/pieces/old.md", &piece("date = 2025-04-18", text)),
        ("content/pieces/cut.md", &piece("date = 2025-04-22\ndata_cutoff = 2025-04-19", text)),
        ("content/pieces/updated.md", &piece("date = 2025-04-18\nupdated = 2025-04-21", text)),
        ("content/pieces/new.md", &piece("date = 2025-04-20", text)),
    ]);
    let note = "<small class=\"since\"><a href=\"/claims/rain/#on-2025-04-20\">(since then: refuted, 20 April 2025)</a></small>";
    assert_eq!(page(&site, "/2025/04/old/").matches(note).count(), 1);
    assert!(page(&site, "/2025/04/cut/").contains(note));
    assert!(!page(&site, "/2025/04/updated/").contains("class=\"since\""));
    assert!(!page(&site, "/2025/04/new/").contains("class=\"since\""));
    let then = page(&site, "/2025/04/old/");
    assert!(then.contains("As known on 18 April 2025") && then.contains("/claims/rain/#on-2025-04-17"));
    assert!(page(&site, "/claims/rain/").contains("id=\"on-2025-04-17\""));
}

#[test]
fn the_first_assessment_is_told_to_readers_of_older_pieces_only_if_the_claim_does_not_stand() {
    let check = |status: &str| {
        let site = site(&[
            ANN,
            ("content/claims/rain.md", &format!("{RAIN}{}+++\n", judged(status, "2025-04-20"))),
            (
                "content/pieces/old.md",
                &piece("date = 2025-04-18", "[It rained](claim:rain \"asserted by ann\")."),
            ),
        ]);
        page(&site, "/2025/04/old/").contains("class=\"since\"")
    };
    assert!(check("contested"));
    assert!(!check("confirmed"));
}

#[test]
fn a_changed_position_is_told_only_if_both_have_dates_and_the_actor_a_name() {
    let olena = "+++\nname = \"Olena\"\nkind = \"private\"\n+++\n";
    let check = |positions: [String; 2]| {
        let site = site(&[
            ANN,
            ("content/actors/olena.md", olena),
            ("content/claims/rain.md", &format!("{RAIN}{}+++\n", positions.concat())),
        ]);
        page(&site, "/claims/rain/").contains("earlier: asserted on 13 April 2025")
    };
    let early = "date = 2025-04-13";
    assert!(check([position("ann", "asserts", early), position("ann", "denies", "date = 2025-04-15")]));
    assert!(!check([position("ann", "asserts", early), position("ann", "denies", "")]));
    assert!(!check([position("ann", "asserts", early), position("ann", "denies", "date = \"2025-04\"")]));
    assert!(!check([position("olena", "asserts", early), position("olena", "denies", "date = 2025-04-15")]));
}

#[test]
fn many_pieces_with_one_stance_are_one_position_that_is_folded() {
    let names: Vec<String> = (0..5).map(|number| format!("content/pieces/p{number}.md")).collect();
    let text = piece(
        "date = 2025-04-18",
        "[It rained](claim:rain \"asserted by ann, 2025-04-13\"). [Again](claim:rain \"asserted by ann\").",
    );
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
    let claim = format!("{RAIN}+++\n");
    files.extend([ANN, ("content/claims/rain.md", &claim)]);
    let site = site(&files);
    let html = page(&site, "/claims/rain/");
    assert_eq!(html.matches("<li class=\"on-asserts\"").count(), 1);
    assert!(html.contains("<summary>Reported in 5 pieces</summary>"));
    assert!(html.contains("href=\"/2025/04/p3/#r1\""));
}

#[test]
fn words_for_statuses_stand_wherever_a_status_does() {
    let settings = format!(
        "languages = [\"en\", \"uk\"]\n{SITE}[statuses.contested]\nlabel = \"Disputed\"\ndefinition = \"Two accounts.\"\n[statuses.contested.uk]\nlabel = \"Дві версії\"\n"
    );
    let site = site(&[
        ("site.toml", &settings),
        ("content/claims/rain.md", &format!("{RAIN}{}+++\n", judged("contested", "2025-04-20"))),
        ("content/claims/rain.uk.md", "+++\nstatement = \"Йшов дощ.\"\n+++\n"),
    ]);
    assert!(page(&site, "/claims/rain/").contains("<a href=\"/glossary/#contested\">Disputed</a>"));
    assert!(page(&site, "/uk/claims/rain/").contains(">Дві версії</a>"));
    let glossary = page(&site, "/glossary/");
    assert!(glossary.contains("Disputed") && glossary.contains("Two accounts."));
}

#[test]
fn the_history_says_from_what_to_what() {
    let claim = format!(
        "{RAIN}{}{}{}+++\n",
        judged("claimed", "2025-04-17"),
        judged("confirmed", "2025-04-20T08:00:00Z"),
        judged("refuted", "2025-04-20T09:00:00Z"),
    );
    let site = site(&[("content/claims/rain.md", &claim)]);
    let html = page(&site, "/claims/rain/");
    let places = ["id=\"on-2025-04-20\"", "id=\"on-2025-04-20-2\"", "id=\"on-2025-04-17\""];
    let at: Vec<usize> = places.iter().map(|place| html.find(place).unwrap()).collect();
    assert!(at.is_sorted());
    let rows: Vec<&str> = vec![&html[at[0]..at[1]], &html[at[1]..at[2]], &html[at[2]..]];
    assert!(rows[0].contains("Refuted") && rows[0].contains("before:") && rows[0].contains(">Confirmed</a>"));
    assert!(rows[1].contains(">Claimed</a>"));
    assert!(rows[2].contains("first assessment"));
}
