//! What hosts other than GitHub Pages read: a policy and where moved pages are.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
mod small;

use small::{page, said};

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/news/\"\nid = \"a.org,2025:d\"\n[check]\nno-policy-pages = \"off\"\n";
const MOVED: &str = "+++\ntitle = \"T\"\ndate = 2025-04-18\nredirects = [\"/alt/über/\"]\n+++\nThe text.\n";

#[test]
fn the_policy_of_a_host_is_that_of_the_pages_and_forbids_frames() {
    let site = small::site(small::build(SITE, &[("content/pieces/a.md", MOVED)]));
    let headers = page(&site, "/_headers");
    let policy =
        headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: ")).unwrap();
    let shown = page(&site, "/2025/04/a/");
    let of_page = shown.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).unwrap();
    let of_page = of_page.split('"').next().unwrap();
    let of_page: Vec<&str> = of_page.split("; ").collect();
    let is_of_hosts = |rule: &str| matches!(rule, "frame-ancestors 'none'" | "object-src 'none'");
    assert!(policy.split("; ").all(|rule| is_of_hosts(rule) || of_page.contains(&rule)), "{policy}");
    assert!(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    // a mail has its styles in line, and says so itself
    assert!(!policy.contains("style-src") && !policy.contains("default-src"), "{policy}");
    assert!(headers.starts_with("/news/*\n"), "{headers}");
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn a_host_is_told_of_each_address_that_moved_as_browsers_write_it() {
    let site = small::site(small::build(SITE, &[("content/pieces/a.md", MOVED)]));
    assert_eq!(page(&site, "/_redirects"), "/news/alt/%C3%BCber/ /news/2025/04/a/ 301\n");
}

#[test]
fn content_brings_no_file_where_the_site_makes_its_own() {
    let own = ("content/static/search/mine.json", "{}");
    let found = said(&small::build(SITE, &[("content/pieces/a.md", MOVED), own]));
    assert!(found.contains("duplicate-address") && found.contains("the folder `search/`"), "{found}");
}
