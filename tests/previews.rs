//! Previews: small, each opened by one button, and none of who is not to be named.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/desk.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod desk;
#[path = "support/html.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod html;
#[path = "support/output.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod output;
#[path = "support/small.rs"]
mod small;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use small::page;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/news/\"\nid = \"a.org,2025:d\"\n[check]\nno-policy-pages = \"off\"\n";

/// The previews of a page, by their ids.
fn previews(page: &str) -> BTreeMap<&str, &str> {
    let found = page.match_indices("<div popover id=\"").map(|(at, start)| {
        let id = page[at + start.len()..].split('"').next().unwrap();
        let end = at + page[at..].find("</div>").unwrap() + "</div>".len();
        (id, &page[at..end])
    });
    found.collect()
}

/// How often each preview has a button.
fn buttons(page: &str) -> BTreeMap<&str, usize> {
    let mut buttons = BTreeMap::new();
    for rest in page.split("popovertarget=\"").skip(1) {
        *buttons.entry(rest.split('"').next().unwrap()).or_default() += 1;
    }
    buttons
}

#[test]
fn each_is_small_and_has_one_button() {
    let site = output::analysed(&desk::repository(), None, false).site.unwrap();
    let mut seen = 0;
    for (at, path) in site.outputs().iter().enumerate().filter(|(_, path)| path.ends_with("index.html")) {
        let page = String::from_utf8(site.render(at).unwrap()).unwrap();
        let previews = previews(&page);
        for (id, html) in &previews {
            assert!(html.len() <= 300, "{path}: {id} has {} bytes: {html}", html.len());
            assert!(
                (html.contains("<a href=\"") || html.contains("\"preview\"><b")) && !html.contains("<p></p>"),
                "{path}: {html}"
            );
            seen += 1;
        }
        let buttons = buttons(&page);
        assert!(buttons.values().all(|count| *count == 1), "{path}: {buttons:?}");
        assert!(previews.keys().eq(buttons.keys()), "{path}: {:?} {buttons:?}", previews.keys());
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn a_long_statement_is_cut_before_who_asserts_it() {
    let statement = "The talks <b>&</b> the truce were said to go on for as long as either side had anything \
                     left to say about any of the many questions that had come up in the first of them, which was many.";
    let files = [
        ("content/actors/ann.md", "+++\nname = \"Ann of the Committee for Long Names\"\nkind = \"person\"\n+++\n".to_owned()),
        ("content/actors/hidden.md", "+++\nname = \"Qwertina\"\nkind = \"private\"\n+++\n".to_owned()),
        (
            "content/claims/c.md",
            format!("+++\nstatement = \"{statement}\"\nkind = \"event\"\n[[positions]]\nactor = \"ann\"\nstance = \"asserts\"\n+++\n"),
        ),
        (
            "content/quotes/q.md",
            "+++\ntext = \"We will go on for as long as it takes.\"\nspeaker = \"ann\"\ndate = 2025-04-17\n+++\n".to_owned(),
        ),
        (
            "content/pieces/open.md",
            "+++\ntitle = \"Open\"\ndate = 2025-04-18\n+++\n[It](claim:c), [that](quote:q), [she](actor:hidden), [it](claim:c) again.\n".to_owned(),
        ),
    ];
    let site = small::site(small::build(SITE, &files));
    let page = page(&site, "/2025/04/open/");
    let previews = previews(&page);
    let claim = previews["p1"];
    assert!(
        claim.len() <= 300 && claim.contains("Unreviewed · asserted by Ann of the Committee for Long Names"),
        "{claim}"
    );
    assert!(claim.contains("…</b>") && claim.contains("The talks &lt;b&gt;&amp;"), "{claim}");
    assert!(
        previews["p2"].contains("<p>Ann of the Committee for Long Names · 17 April 2025</p>"),
        "{previews:?}"
    );
    assert_eq!(previews.len(), 2, "{previews:?}");
}

#[test]
fn quotation_marks_and_many_names_do_not_make_a_preview_larger() {
    let names = ["One", "Two", "Three", "Four", "Five"];
    let long =
        |name: &str| format!("{name} “of” the \"Committee\" 'for' & against Names as Long as This One");
    let mut files: Vec<(String, String)> = Vec::new();
    let mut positions = String::new();
    for (at, name) in names.iter().enumerate() {
        let id = name.to_lowercase();
        let text = format!("+++\nname = '''{}'''\nkind = \"person\"\n+++\n", long(name));
        files.push((format!("content/actors/{id}.md"), text));
        let stance = if at < 3 { "asserts" } else { "denies" };
        writeln!(positions, "[[positions]]\nactor = \"{id}\"\nstance = \"{stance}\"").unwrap();
    }
    let statement = "\"A\", \"B\", \"C\", \"D\", \"E\" and 'F' were & are the \"marks\" on the six \"trucks\" that stood there.";
    let claim = format!("+++\nstatement = '''{statement}'''\nkind = \"event\"\n{positions}+++\n");
    files.push(("content/claims/c.md".into(), claim));
    let piece = "+++\ntitle = \"Open\"\ndate = 2025-04-18\n+++\n[It](claim:c) stood there.\n";
    files.push(("content/pieces/open.md".into(), piece.into()));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let page = page(&small::site(small::build(SITE, &files)), "/2025/04/open/");
    let claim = previews(&page)["p1"];
    assert!(claim.len() <= 300 && claim.contains("Unreviewed · asserted by One"), "{claim}");
    assert!(claim.contains("<b>&quot;A&quot;, &quot;B&quot;"), "{claim}");
}

#[test]
fn a_digest_that_is_over_does_not_know_who_asserted_later() {
    let files = [
        ("content/actors/ann.md", "+++\nname = \"Ann\"\nkind = \"person\"\n+++\n"),
        (
            "content/claims/c.md",
            "+++\nstatement = \"It rained.\"\nkind = \"event\"\n[[positions]]\nactor = \"ann\"\nstance = \"asserts\"\ndate = 2025-05-20\n+++\n",
        ),
        ("content/pieces/a.md", "+++\ntitle = \"A\"\ndate = 2025-04-18\n+++\nText of [it](claim:c).\n"),
        ("content/digests/2025-W16.md", "+++\nsummary = \"A week.\"\n+++\nOf [rain](claim:c).\n"),
    ];
    let site = small::site(small::build(SITE, &files));
    let digest = page(&site, "/digests/2025-W16/");
    let claim = previews(&digest)["p1"];
    assert!(claim.contains("No claimant on record") && !claim.contains("Ann"), "{claim}");
    assert!(previews(&page(&site, "/2025/04/a/"))["p1"].contains("asserted by Ann"));
}
