//! What is there and what is not: the addresses of what has expired, was taken down or erased, or is empty.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod small;

use onrecord::pipeline::Analysis;
use small::{page, said};

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n[check]\nno-policy-pages = \"off\"\n";
const PIECE: &str = "---\ntitle: T\ndate: 2025-04-18\n";

fn build(files: &[(&str, &str)]) -> Analysis {
    small::build(SITE, files)
}

#[test]
fn what_has_expired_keeps_its_address_and_stops_no_build() {
    let piece = format!(
        "{PIECE}expires: 2025-05-01\nsources:\n  - id: s\n    kind: outlet\n    title: S\n---\nThe text.\n"
    );
    let ledger = "/2025/04/a/ piece:a\n/sources/s/ source:s\n/digests/2025-W16/ digest:2025-W16\n";
    let site = build(&[("content/pieces/a.md", &piece), ("content/urls.lock", ledger)]);
    assert_eq!(said(&site), "");
    for path in ["/2025/04/a/", "/sources/s/"] {
        let page = page(&site, path);
        assert!(page.contains("<h1>This page was taken down</h1>") && !page.contains("The text"), "{page}");
    }
}

#[test]
fn a_scheduled_piece_may_declare_records() {
    let piece = "---\ntitle: T\ndate: 2030-04-18\nsources:\n  - id: s\n    kind: outlet\n    title: S\n---\nThe text.\n";
    let site = build(&[("content/pieces/a.md", piece)]);
    assert_eq!((said(&site).as_str(), site.unpublished.len()), ("", 2));
}

#[test]
fn an_event_may_have_a_start_instead_of_a_date() {
    let event = "---\ntitle: Truce\nstart: 2025-04-19T18:00\nend: 2025-04-21\n---\n";
    let site = build(&[("content/events/truce.md", event)]);
    assert_eq!((said(&site).as_str(), site.unpublished.as_slice()), ("", &[][..]));
    assert!(page(&site, "/events/truce/").contains("Truce"));
}

#[test]
fn a_digest_of_which_nothing_is_left_leads_to_the_others() {
    let ledger = "/digests/2025-W01/ digest:2025-W01\n";
    let alone = build(&[("content/urls.lock", ledger)]);
    assert!(page(&alone, "/digests/2025-W01/").contains("url=/\""));
    let piece = format!("{PIECE}---\n");
    let others = build(&[("content/urls.lock", ledger), ("content/pieces/a.md", &piece)]);
    assert!(page(&others, "/digests/2025-W01/").contains("url=/digests/\""));
}

#[test]
fn the_page_left_for_an_erased_one_says_neither_when_nor_why() {
    let removed = |more: &str| {
        format!("[[removed]]\nrecord = \"piece:a\"\ndate = 2025-05-02\nwhy = \"The reason.\"\n{more}")
    };
    let ledger = "/2025/04/a/ piece:a\n";
    let taken = build(&[("content/urls.lock", ledger), ("content/removed.toml", &removed(""))]);
    let taken = page(&taken, "/2025/04/a/");
    assert!(taken.contains("2 May 2025") && taken.contains("The reason."), "{taken}");
    let erased =
        build(&[("content/urls.lock", ledger), ("content/removed.toml", &removed("erase = true\n"))]);
    let erased = page(&erased, "/2025/04/a/");
    assert!(erased.contains("<h1>This page was taken down</h1>"), "{erased}");
    assert!(!erased.contains("2 May 2025") && !erased.contains("The reason."), "{erased}");
}

#[test]
fn a_takedown_waits_for_no_other_mistake_and_takes_along_what_the_piece_declared() {
    let piece = format!("{PIECE}sources:\n  - id: s\n    kind: outlet\n    title: S\n---\nThe text.\n");
    let removed = "[[removed]]\nrecord = \"piece:a\"\ndate = 2025-05-02\nwhy = \"It was wrong.\"\n";
    let ledger = "/2025/04/a/ piece:a\n/2025/04/b/ piece:b\n/actors/x/ actor:x\n/sources/s/ source:s\n/lost/ page:lost\n";
    let files = [
        ("content/pieces/a.md", piece.as_str()),
        ("content/pieces/b.md", "---\ntitle: B\n---\nOf [somebody](actor:nobody), as [S](source:s) says.\n"),
        ("content/actors/x.md", "---\nname: X\nkind: sorcerer\n---\n"),
        ("content/removed.toml", removed),
        ("content/urls.lock", ledger),
    ];
    let site = build(&files);
    assert!(page(&site, "/2025/04/a/").contains("It was wrong."));
    assert!(page(&site, "/sources/s/").contains("This page was taken down"));
    for path in ["/2025/04/b/", "/actors/x/"] {
        assert!(page(&site, path).contains("Temporarily not available"), "{path}");
    }
    assert!(said(&site).contains("left out until it is mended"));
    let done = ledger.replace("piece:a\n", "piece:a removed\n");
    let after = build(&[files[0], files[1], files[2], files[3], ("content/urls.lock", &done)]);
    assert!(after.site.is_none(), "what is taken down already holds nothing up");
}

#[test]
fn a_takedown_does_not_get_past_mistakes_in_what_decides_about_the_whole_site() {
    let removed = "[[removed]]\nrecord = \"piece:a\"\ndate = 2025-05-02\nwhy = \"W.\"\n\n[[removed]]\nrecord = \"peice:b\"\ndate = 2025-05-02\nwhy = \"W.\"\n";
    let site = build(&[
        ("content/removed.toml", removed),
        ("content/urls.lock", "/2025/04/a/ piece:a\n/2025/04/b/ piece:b removed\n"),
        ("content/pieces/b.md", &format!("{PIECE}---\nThe text.\n")),
    ]);
    assert!(site.site.is_none(), "{}", said(&site));
}

#[test]
fn one_mistake_in_the_file_of_an_actor_is_told_once() {
    let site = build(&[
        ("content/actors/x.md", "---\nname: X\nkind: politician\n---\n"),
        ("content/sources/s.md", "---\ntitle: S\nkind: outlet\n---\n"),
        ("content/quotes/q.md", "---\nspeaker: x\ntext: These are words of X\n---\n"),
        ("content/pieces/a.md", &format!("{PIECE}sources: [s]\n---\n[\"These are words of X\"](quote:q)\n")),
        ("content/urls.lock", "/actors/x/ actor:x\n/quotes/x/q/ quote:q\n"),
    ]);
    let said = said(&site);
    assert!(said.contains("unknown-value") && said.trim().lines().count() == 1, "{said}");
}

#[test]
fn a_page_that_was_published_and_is_a_draft_again_is_told_as_that() {
    let site = build(&[
        ("content/pieces/a.md", &format!("{PIECE}draft: true\n---\n")),
        ("content/urls.lock", "/2025/04/a/ piece:a\n"),
    ]);
    assert!(said(&site).contains("take `draft` out"), "{}", said(&site));
}

#[test]
fn the_address_of_a_remark_leads_to_it_after_its_speaker_was_renamed() {
    let piece = |actor: &str| {
        format!(
            "{PIECE}---\n> We will not go home before June.\n> — [Ann](actor:{actor}), 2025-04-18, [S](source:s)\n"
        )
    };
    let source = ("content/sources/s.md", "---\ntitle: S\nkind: outlet\n---\n");
    let before = piece("ann");
    let ann = ("content/actors/ann.md", "---\nname: Ann\nkind: person\n---\n");
    let site = build(&[("content/pieces/a.md", &before), source, ann]);
    let remark = |site: &Analysis| {
        let pages = site.site.as_ref().unwrap().plan.pages.iter().map(|page| page.route.as_str().to_owned());
        pages.filter(|path| path.starts_with("/quotes/") && path.split('/').count() == 5).collect::<Vec<_>>()
    };
    let old = remark(&site);
    let [old] = old.as_slice() else { panic!("{old:?}") };
    let ledger = format!("{old} quote\n/actors/ann/ actor:ann\n/2025/04/a/ piece:a\n");
    let after = piece("ann-lee");
    let renamed = ("content/actors/ann-lee.md", "---\nname: Ann Lee\nkind: person\nformer_ids: [ann]\n---\n");
    let site = build(&[("content/pieces/a.md", &after), source, renamed, ("content/urls.lock", &ledger)]);
    assert_eq!(said(&site), "");
    let shown = page(&site, old).replace("&#x2F;", "/");
    assert!(shown.contains("/quotes/ann-lee/we-will-not-go-home"), "{shown}");
}
