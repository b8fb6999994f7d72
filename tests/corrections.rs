//! What was put right and what was taken back, as readers, feeds and lists have it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod small;

use onrecord::pipeline::Analysis;
use small::{page, said};

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n[check]\nno-policy-pages = \"off\"\nconfirmed-on-one-origin = \"off\"\n";

/// A piece that was taken back, with what it declared, and another that links to it.
const WRONG: &str = r#"+++
title = "The envoy resigns"
date = 2025-04-18
summary = "He is said to have gone."
threads = ["talks"]
actors = [{ id = "ann", name = "Ann", kind = "person" }]
[[claims]]
id = "gone"
statement = "The envoy has resigned."
kind = "event"
[[positions]]
claim = "held"
actor = "bob"
stance = "asserts"
[[corrections]]
date = 2025-04-19
text = "An earlier version had his name wrong."
[[corrections]]
date = 2025-04-20
kind = "retraction"
text = "We rely on this report no longer."
why = "Its only source was made up."
+++

["I have gone and will not return,"](actor:bob "2025-04-17") he wrote, and much more unsaid here.
"#;
const OTHER: &str = r#"+++
title = "The envoy stays"
date = 2025-04-21
threads = ["talks"]
+++

We wrote [that he had gone](piece:wrong), and [[piece:wrong]] was passed on; but [Bob](actor:bob) is there.
"#;
const BOB: &str = "+++\nname = \"Bob\"\nkind = \"person\"\n+++\n";
const HELD: &str = "+++\nstatement = \"The talks are held.\"\nkind = \"event\"\n+++\n";
const TALKS: &str = "+++\ntitle = \"Talks\"\n+++\n";

fn retracted() -> Analysis {
    build(&[
        ("content/pieces/wrong.md", WRONG),
        ("content/pieces/other.md", OTHER),
        ("content/actors/bob.md", BOB),
        ("content/claims/held.md", HELD),
        ("content/threads/talks.md", TALKS),
        ("content/urls.lock", "/2025/04/wrong/ piece:wrong\n/claims/gone/ claim:gone\n"),
    ])
}

fn build(files: &[(&str, &str)]) -> Analysis {
    small::build(SITE, files)
}

#[test]
fn in_the_place_of_a_retracted_piece_stands_why_and_no_word_of_it() {
    let site = retracted();
    let page = page(&site, "/2025/04/wrong/");
    for shown in [
        "<title>Retracted: The envoy resigns",
        "<h1>The envoy resigns</h1>",
        "<meta name=\"robots\" content=\"noindex\">",
        "<time datetime=\"2025-04-18\">",
        "<time datetime=\"2025-04-20\">",
        "We rely on this report no longer.",
        "Its only source was made up.",
        "id=\"corrected-2025-04-20\"",
    ] {
        assert!(page.contains(shown), "{shown} is missing in {page}");
    }
    for gone in ["unsaid", "He is said to have gone", "will not return", "his name wrong"] {
        assert!(!page.contains(gone), "{gone} is still in {page}");
    }
}

#[test]
fn nothing_else_of_the_site_holds_the_words_of_a_retracted_piece() {
    let analysis = retracted();
    let site = analysis.site.as_ref().unwrap_or_else(|| panic!("{}", said(&analysis)));
    for (index, path) in site.outputs().iter().enumerate() {
        let text = String::from_utf8_lossy(&site.render(index).unwrap()).into_owned();
        for gone in ["unsaid", "He is said to have gone", "will not return", "The envoy has resigned"] {
            assert!(!text.contains(gone), "{gone} is still in {path}");
        }
        let may_name_it =
            ["2025/04/wrong/", "2025/04/other/", "changes/", "digests/2025-W16/", "digests/feed."];
        let names_it = text.contains("The envoy resigns") || text.contains("/2025/04/wrong/");
        assert!(
            !names_it || may_name_it.iter().any(|known| path.starts_with(known)),
            "it is named in {path}"
        );
    }
    assert!(page(&analysis, "/claims/held/").contains("No claimant on record"));
    assert!(!page(&analysis, "/actors/bob/").contains("quotes/bob"));
}

#[test]
fn a_link_to_a_retracted_piece_says_that_it_is() {
    let page = page(&retracted(), "/2025/04/other/");
    let mark = "</a> <small class=\"link-note\">(retracted)</small>";
    for link in [">that he had gone", ">The envoy resigns"] {
        assert!(page.contains(&format!("href=\"/2025/04/wrong/\"{link}{mark}")), "{page}");
    }
}

#[test]
fn what_a_retracted_piece_declared_is_gone_with_it() {
    let analysis = retracted();
    assert!(page(&analysis, "/claims/gone/").contains("This page was taken down"));
    let told: Vec<&str> = analysis.unpublished.iter().map(String::as_str).collect();
    assert_eq!(
        told,
        [
            "piece:wrong: retracted",
            "actor:ann: retracted with the piece that declares it",
            "claim:gone: retracted with the piece that declares it",
        ]
    );
    let cites = "+++\ntitle = \"T\"\ndate = 2025-04-22\n+++\n\nSo [it was](claim:gone \"stated\") said.\n";
    let analysis = build(&[("content/pieces/wrong.md", WRONG), ("content/pieces/cites.md", cites)]);
    let message = "`claim:gone` is gone with the piece that declares it, which was retracted";
    assert!(said(&analysis).contains(message), "{}", said(&analysis));
}

#[test]
fn the_log_and_its_feed_tell_of_every_note_and_lead_to_it() {
    let site = retracted();
    let log = page(&site, "/changes/");
    let (first, second) = (log.find("his name wrong").unwrap(), log.find("no longer.").unwrap());
    assert!(second < first, "the latest note comes first");
    assert!(log.contains("<a href=\"/2025/04/wrong/#corrected-2025-04-20\">The envoy resigns</a>"), "{log}");
    let alternate = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Corrections\" href=\"/changes/feed.xml\">";
    assert!(log.contains(alternate), "{log}");
    let feed = page(&site, "/changes/feed.xml");
    for shown in [
        "<id>tag:a.org,2025:d/corrections-feed/en</id>",
        "<title>Retraction: The envoy resigns</title>",
        "<id>tag:a.org,2025:d/piece/wrong/corrected-2025-04-20</id>",
        "href=\"https://a.org/2025/04/wrong/#corrected-2025-04-20\"",
        "We rely on this report no longer.\nWhy: Its only source was made up.",
    ] {
        assert!(feed.contains(shown), "{shown} is missing in {feed}");
    }
}

#[test]
fn an_error_is_told_above_the_text_and_a_clarification_below() {
    let piece = "+++\ntitle = \"T\"\ndate = 2025-04-18\n\
        [[corrections]]\ndate = 2025-04-19\nkind = \"clarification\"\ntext = \"Clearer.\"\n\
        [[corrections]]\ndate = 2025-04-19\ntext = \"Wrong.\"\nwas = \"on 16 April\"\nnow = \"on 17 April\"\n\
        +++\n\nThe text.\n";
    let page = page(&build(&[("content/pieces/a.md", piece)]), "/2025/04/a/");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is missing in {page}"));
    assert!(at("<p dir=\"auto\">Wrong.</p>") < at("<p>The text.</p>"));
    assert!(at("<p>The text.</p>") < at("<p dir=\"auto\">Clearer.</p>"));
    assert!(at("<del>on 16 April</del>") < at("<ins>on 17 April</ins>"));
    assert!(at("id=\"corrected-2025-04-19-2\"") < at("id=\"corrected-2025-04-19\""));
}

const CLAIM: &str = r#"+++
statement = "The talks are held."
kind = "event"
[[positions]]
actor = "bob"
stance = "asserts"
[[assessments]]
date = 2025-04-18
status = "claimed"
why = "Only Bob says so."
by = "desk"
[[assessments]]
date = 2025-04-19
status = "claimed"
why = "Still only Bob."
[[assessments]]
date = 2025-04-20
status = "confirmed"
why = "Both sides have said so."
+++
"#;

#[test]
fn a_changed_status_is_told_with_what_it_was_and_who_holds_the_claim() {
    let site = build(&[("content/claims/held.md", CLAIM), ("content/actors/bob.md", BOB)]);
    let page = page(&site, "/changed/");
    assert!(!page.contains("Still only Bob."), "what changed nothing is no change: {page}");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is missing in {page}"));
    assert!(at("Both sides have said so.") < at("Only Bob says so."), "the latest comes first");
    assert!(page.contains("<a href=\"/claims/held/#on-2025-04-20\">"), "{page}");
    assert_eq!(page.matches("The talks are held.").count(), page.matches("Asserted by").count(), "{page}");
    assert!(self::page(&site, "/claims/held/").contains("id=\"on-2025-04-20\""));
}

#[test]
fn the_feed_of_changed_statuses_never_has_a_statement_alone() {
    let site = build(&[("content/claims/held.md", CLAIM), ("content/actors/bob.md", BOB)]);
    let feed = page(&site, "/changed/feed.xml");
    assert!(feed.contains("<title>Confirmed: The talks are held. (asserted by Bob)</title>"), "{feed}");
    assert!(feed.contains("<id>tag:a.org,2025:d/claim/held/2025-04-20/1</id>"), "{feed}");
    assert_eq!(feed.matches("<entry").count(), 2, "{feed}");
    assert!(feed.contains("Both sides have said so."), "{feed}");
}
