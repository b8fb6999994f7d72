//! Timelines, the calendar, and the parts of indexes that have pages of their own.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod small;

use std::collections::BTreeSet;

use onrecord::pipeline::Analysis;
use small::{page, said};

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n";
const CLAIM: &str = "---\nstatement: The bridge stands.\nkind: event\nthreads: [bridge]\npositions:\n  - actor: ann\n    stance: asserts\n    date: 2025-04-18\n";

fn build(files: &[(&str, &str)]) -> Analysis {
    small::build(SITE, files)
}

fn paths(analysis: &Analysis, below: &str) -> Vec<String> {
    let site = analysis.site.as_ref().unwrap_or_else(|| panic!("{}", said(analysis)));
    let paths = site.plan.pages.iter().map(|page| page.route.to_string());
    paths.filter(|path| path.starts_with(below)).collect()
}

/// The pages whose bytes are not the same on two sites.
fn changed(one: &Analysis, other: &Analysis) -> BTreeSet<String> {
    let bytes =
        |analysis: &Analysis, path: &str| analysis.site.as_ref().unwrap().file(path).map(|file| file.0);
    let all = paths(one, "/").into_iter().chain(paths(other, "/"));
    all.filter(|path| bytes(one, path) != bytes(other, path)).collect()
}

fn event(title: &str, when: &str) -> String {
    format!("---\ntitle: {title}\n{when}\nkind: talks\n---\n")
}

#[test]
fn a_page_exists_for_each_month_with_something_in_it() {
    let site = build(&[
        ("content/events/a.md", &event("A", "date: 2024-12-31")),
        ("content/events/b.md", &event("B", "date: 2025-02-01")),
        ("content/events/c.md", &event("C", "date: 2025-04-18")),
    ]);
    assert_eq!(
        paths(&site, "/timeline/"),
        [
            "/timeline/",
            "/timeline/2024/",
            "/timeline/2024/12/",
            "/timeline/2025/",
            "/timeline/2025/02/",
            "/timeline/2025/04/"
        ]
    );
    let february = page(&site, "/timeline/2025/02/");
    assert!(february.contains("<a rel=\"prev\" href=\"/timeline/2024/12/\">Earlier: December 2024</a>"));
    assert!(february.contains("<a rel=\"next\" href=\"/timeline/2025/04/\">Later: April 2025</a>"));
    assert!(february.contains("href=\"/timeline/2025/02/#on-2025-02-01\""), "{february}");
    assert!(february.contains("id=\"on-2025-02-01\""));
}

#[test]
fn what_is_known_of_a_month_or_a_year_stands_at_its_head_and_says_so() {
    let site = build(&[
        ("content/events/a.md", &event("Sometime in the year", "date: \"2025\"")),
        ("content/events/b.md", &event("Sometime in April", "date: 2025-04")),
        ("content/events/c.md", &event("On the first", "date: 2025-04-01")),
        ("content/events/d.md", &event("On the second", "date: 2025-04-02")),
    ]);
    let april = page(&site, "/timeline/2025/04/");
    assert!(april.contains("<time datetime=\"2025-04\">April 2025, day not known</time>"));
    assert!(april.find("Sometime in April") < april.find("On the first"));
    assert!(!april.contains("Sometime in the year"));
    let year = page(&site, "/timeline/2025/");
    assert!(year.contains("2025, month not known") && year.contains("Sometime in the year"));
    let all = page(&site, "/timeline/");
    let order = ["in the year", "in April", "On the second", "On the first"].map(|title| all.find(title));
    assert!(order.is_sorted() && order[0].is_some(), "{order:?}");
}

#[test]
fn times_stand_with_their_zone_and_spans_on_their_first_day() {
    let when = "start: 2025-04-19T18:00+03:00\nend: 2025-04-21T00:00+03:00";
    let site = build(&[("content/events/truce.md", &event("Truce", when))]);
    let april = page(&site, "/timeline/2025/04/");
    assert!(april.contains(">18:00 UTC+3</time>"), "{april}");
    assert!(april.contains(">until 21 April 2025, 00:00 UTC+3</time>"));
    assert!(!april.contains("id=\"on-2025-04-20\""));
}

#[test]
fn weeks_begin_as_the_language_has_it() {
    let event = event("A", "date: 2025-04-18");
    let translated = "---\ntitle: أ\n---\n";
    let languages = format!("{SITE}languages = [\"en\", \"ar\"]\n");
    let site = build(&[
        ("site.toml", &languages),
        ("content/events/a.md", &event),
        ("content/events/a.ar.md", translated),
    ]);
    let first = |path: &str| {
        let page = page(&site, path);
        page.split("<th scope=\"col\" abbr=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(first("/timeline/2025/04/"), "Monday");
    assert_eq!(first("/ar/timeline/2025/04/"), "السبت");
}

#[test]
fn an_edit_changes_its_own_month_and_the_ways_to_it() {
    let months = ["2024-11-05", "2025-01-10", "2025-03-15", "2025-05-20"];
    let events: Vec<(String, String)> = months
        .iter()
        .map(|date| (format!("content/events/e-{date}.md"), event(date, &format!("date: {date}"))))
        .collect();
    let mut files: Vec<(&str, &str)> =
        events.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let before = build(&files);
    let new = event("New", "date: 2025-04-01");
    files.push(("content/events/new.md", &new));
    let after = build(&files);
    let changed: Vec<String> =
        changed(&before, &after).into_iter().filter(|path| path.starts_with("/timeline/2")).collect();
    assert_eq!(
        changed,
        ["/timeline/2025/", "/timeline/2025/03/", "/timeline/2025/04/", "/timeline/2025/05/"]
    );
}

#[test]
fn threads_and_actors_have_a_timeline_and_whoever_is_not_named_has_none() {
    let claim = format!(
        "{CLAIM}  - actor: someone\n    stance: denies\n    date: 2025-04-19\nassessments:\n  - status: contested\n    date: 2025-04-20\n    why: w\n---\n"
    );
    let site = build(&[
        (
            "content/actors/ann.md",
            "---\nname: Ann\nkind: person\ntenures:\n  - role: Mayor\n    from: 2020-01-01\n---\n",
        ),
        ("content/actors/someone.md", "---\nname: Bo Hidden\nkind: private\n---\n"),
        ("content/threads/bridge.md", "---\ntitle: The bridge\n---\n"),
        (
            "content/events/e.md",
            "---\ntitle: E\ndate: 2025-04-17\nthreads: [bridge]\nparticipants: [ann, someone]\n---\n",
        ),
        ("content/claims/c.md", &claim),
    ]);
    let ann = page(&site, "/actors/ann/timeline/");
    for text in ["Mayor", "id=\"on-2020-01-01\"", "id=\"on-2025-04-17\"", "Asserts", "The bridge stands."] {
        assert!(ann.contains(text), "{text}\n{ann}");
    }
    let bridge = page(&site, "/threads/bridge/timeline/");
    assert!(bridge.contains("id=\"on-2025-04-17\"") && bridge.contains("id=\"on-2025-04-20\""));
    assert!(paths(&site, "/actors/someone").is_empty());
    assert!(!ann.contains("Bo Hidden") && !bridge.contains("Bo Hidden"));
    assert!(page(&site, "/actors/ann/").contains("href=\"/actors/ann/timeline/\""));
}

#[test]
fn a_filter_has_a_page_while_it_lets_something_through_and_then_leads_on() {
    let ledger = "/claims/kind/event/ filter:claims/kind/event\n/claims/status/refuted/ filter:claims/status/refuted\n/claims/thread/bridge/ thread:bridge\n/pieces/kind/live/ filter:pieces/kind/live\n/timeline/2025/03/ timeline:2025-03\n/timeline/2024/ timeline:2024\n";
    let claim =
        format!("{CLAIM}assessments:\n  - status: contested\n    date: 2025-04-20\n    why: w\n---\n");
    let site = build(&[
        ("content/actors/ann.md", "---\nname: Ann\nkind: person\n---\n"),
        ("content/threads/bridge.md", "---\ntitle: The bridge\n---\n"),
        ("content/claims/c.md", &claim),
        ("content/urls.lock", ledger),
    ]);
    assert!(!said(&site).contains("error"), "{}", said(&site));
    let index = page(&site, "/claims/");
    for path in ["/claims/status/contested/", "/claims/kind/event/", "/claims/thread/bridge/"] {
        assert!(index.contains(&format!("href=\"{path}\"")), "{path}");
        let part = page(&site, path);
        assert!(
            part.contains("The bridge stands.")
                && part.contains(&format!("href=\"{path}\" aria-current=\"page\""))
        );
    }
    assert!(!index.contains("status/refuted"));
    for (from, to) in [
        ("/claims/status/refuted/", "/claims/"),
        ("/pieces/kind/live/", "/"),
        ("/timeline/2025/03/", "/timeline/2025/"),
        ("/timeline/2024/", "/timeline/"),
    ] {
        assert!(page(&site, from).contains(&format!("url={to}\"")), "{from}: {}", page(&site, from));
    }
}

#[test]
fn a_renamed_thread_takes_its_pages_with_it_and_an_erased_one_leaves_no_name() {
    let claim = format!("{CLAIM}---\n").replace("bridge]", "crossing]");
    let ledger = "/claims/thread/bridge/ thread:bridge\n/threads/bridge/ thread:bridge\n/threads/bridge/timeline/ thread:bridge\n";
    let ann = ("content/actors/ann.md", "---\nname: Ann\nkind: person\n---\n");
    let site = build(&[
        ann,
        ("content/threads/crossing.md", "---\ntitle: The bridge\nformer_ids: [bridge]\n---\n"),
        ("content/claims/c.md", &claim),
        ("content/urls.lock", ledger),
    ]);
    assert!(page(&site, "/claims/thread/bridge/").contains("url=/claims/thread/crossing/\""));
    assert!(page(&site, "/threads/bridge/timeline/").contains("url=/threads/crossing/"));
    let removed = "[[removed]]\nrecord = \"thread:bridge\"\ndate = 2025-05-01\nwhy = \"w\"\nerase = true\n";
    let site = build(&[ann, ("content/removed.toml", removed), ("content/urls.lock", ledger)]);
    for path in ["/claims/thread/bridge/", "/threads/bridge/timeline/"] {
        assert!(page(&site, path).contains("This page was taken down"), "{path}");
    }
}

#[test]
fn an_event_shows_what_each_holds_side_by_side_and_what_nobody_with_a_name_holds_below() {
    let claim = |statement: &str, positions: &str| {
        format!("---\nstatement: {statement}\nkind: event\nevent: e\n{positions}---\n")
    };
    let held = "positions:\n  - actor: ann\n    stance: asserts\n    date: 2025-04-18\n  - actor: bob\n    stance: denies\n    date: 2025-04-19\n";
    let hidden = "positions:\n  - actor: someone\n    stance: asserts\n    date: 2025-04-18\n";
    let site = build(&[
        ("content/actors/ann.md", "---\nname: Ann\nkind: person\n---\n"),
        ("content/actors/bob.md", "---\nname: Bob\nkind: person\n---\n"),
        ("content/actors/someone.md", "---\nname: Bo Hidden\nkind: anonymous\n---\n"),
        ("content/events/e.md", &event("E", "date: 2025-04-17")),
        ("content/claims/a.md", &claim("The bridge stands.", held)),
        ("content/claims/b.md", &claim("The road is open.", hidden)),
    ]);
    let page = page(&site, "/events/e/");
    let accounts = page.split("Accounts side by side").nth(1).unwrap();
    let (accounts, below) = accounts.split_once("Claims about it").unwrap();
    assert_eq!(
        (accounts.matches("The bridge stands.").count(), below.matches("The road is open.").count()),
        (2, 1)
    );
    assert!(
        accounts.contains("<h3><a href=\"/actors/ann/\">Ann</a></h3>") && accounts.contains("<b>Denies</b>")
    );
    assert!(!below.contains("The bridge stands.") && !page.contains("Bo Hidden"));
}

#[test]
fn a_place_is_published_by_locality_unless_there_is_a_reason() {
    let place = |more: &str| {
        let text = format!("---\nname: P\nlatitude: 50.90772\nlongitude: 34.79811\n{more}---\n");
        page(&build(&[("content/places/p.md", &text)]), "/places/p/")
    };
    assert!(place("").contains("50.91, 34.80"));
    for word in ["vicinity", "exact"] {
        let page = place(&format!("precision: {word}\n"));
        assert!(
            page.contains("50.91, 34.80") && !page.contains("50.907") && !page.contains("50.908"),
            "{word}"
        );
    }
    assert!(place("precision: exact\nprecision_reason: A public building.\n").contains("50.90772, 34.79811"));
    assert!(place("precision: region\n").contains("51, 35"));
}

#[test]
fn an_event_leads_to_those_before_and_after_it_in_its_threads() {
    let event = |title: &str, date: &str, threads: &str| {
        event(title, &format!("date: 2025-04-{date}\nthreads: [{threads}]"))
    };
    let (bridge, river) = ("---\ntitle: The bridge\n---\n", "---\ntitle: The river\n---\n");
    let site = build(&[
        ("content/threads/bridge.md", bridge),
        ("content/threads/river.md", river),
        ("content/events/z.md", &event("Opening", "11", "bridge")),
        ("content/events/b.md", &event("Flood", "13", "bridge, river")),
        ("content/events/a.md", &event("Repair", "20", "bridge")),
    ]);
    let flood = page(&site, "/events/b/");
    let (_, beside) = flood.split_once("Before and after it").unwrap();
    let (before, after) = (beside.find("/events/z/").unwrap(), beside.find("/events/a/").unwrap());
    assert!(before < after && beside.matches("<nav class=\"next\"").count() == 1, "{beside}");
    let opening = page(&site, "/events/z/");
    assert!(opening.contains("/events/b/") && !opening.contains("/events/a/"), "{opening}");
}
