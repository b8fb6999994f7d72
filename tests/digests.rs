//! Digests: what a period brought, in its page, mail, text and feed; and that a period that is over stays as it was.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use onrecord::diagnostic::{Format, report};
use onrecord::model::Moment;
use onrecord::pipeline::{Request, Site, analyse};
use tempfile::TempDir;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.example/d/\"\nid = \"a.example,2025:d\"\ntimezone = \"Europe/Kyiv\"\n";

/// When week 16 of 2025 is over in Kyiv.
const MONDAY: &str = "2025-04-20T21:00:00Z";
/// A second earlier.
const SUNDAY: &str = "2025-04-20T20:59:59Z";
/// A time after everything.
const LATER: &str = "2026-01-01T00:00:00Z";

const BY_X: &str = "[[positions]]\nactor = \"x\"\nstance = \"asserts\"\ndate = 2025-04-15\n";
const FIRST: &str = "[[assessments]]\nstatus = \"claimed\"\ndate = 2025-04-16\nwhy = \"One voice.\"\n";
const FIGURE: &str = "[[figures]]\nbest = 20\nas_of = 2025-04-16\nreporter = \"x\"\n";

fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn piece(title: &str, date: &str, more: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = {date}\nthreads = [\"t\"]\n{more}+++\n{text}\n")
}

fn claim(more: &str) -> String {
    format!("+++\nstatement = \"It rained & poured.\"\nkind = \"event\"\nthreads = [\"t\"]\n{more}+++\n")
}

/// A project with the week 16 of 2025.
fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "site.toml", SITE);
    write(root, "content/threads/t.md", "+++\ntitle = \"The rain\"\n+++\n");
    write(root, "content/threads/u.md", "+++\ntitle = \"The wind\"\n+++\n");
    write(root, "content/actors/x.md", "+++\nname = \"Xenia\"\nkind = \"person\"\n+++\n");
    write(root, "content/actors/y.md", "+++\nname = \"Yuri\"\nkind = \"person\"\n+++\n");
    write(root, "content/claims/rain.md", claim(&format!("{BY_X}{FIRST}{FIGURE}")));
    let said = "> We saw the rain come over the hill.\n> — [Xenia](actor:x), 2025-04-15\n";
    write(root, "content/pieces/rain.md", piece("Rain", "2025-04-16", "", said));
    let trend = "[[trends]]\nthread = \"t\"\ntrend = \"improved\"\nwhy = \"It stopped.\"\n";
    let front = format!("title = \"A wet week\"\nsummary = \"Rain <here> & there.\"\n{trend}");
    let text = "It [rained](claim:rain \"asserted by x, 2025-04-15\"). See [the piece](piece:rain).";
    write(root, "content/digests/2025-W16.md", format!("+++\n{front}+++\n{text}\n"));
    folder
}

/// What is published in the weeks after: all that touches what week 16 told.
fn add_later(root: &Path) {
    let denied = "[[positions]]\nactor = \"y\"\nstance = \"denies\"\ndate = 2025-04-23\n";
    let refuted = "[[assessments]]\nstatus = \"refuted\"\ndate = 2025-04-23\nwhy = \"It was dry.\"\n";
    let figure = "[[figures]]\nbest = 35\nas_of = 2025-04-22\nreporter = \"x\"\n";
    write(root, "content/claims/rain.md", claim(&format!("{BY_X}{denied}{FIRST}{refuted}{FIGURE}{figure}")));
    let note = "[[corrections]]\ndate = 2025-04-24\nkind = \"clarification\"\ntext = \"It was a shower.\"\n";
    let said = "> We saw the rain come over the hill.\n> — [Xenia](actor:x), 2025-04-15\n";
    write(root, "content/pieces/rain.md", piece("Rain", "2025-04-16", note, said));
    let fuller = "> We saw the rain come over the hill. And it was cold there.\n> — [Xenia](actor:x), 2025-04-15\n\n\
        It [rained](claim:rain \"asserted by y, 2025-04-15; denied by x, 2025-04-22\").\n";
    write(root, "content/pieces/cold.md", piece("Cold", "2025-04-22", "", fuller));
    write(
        root,
        "content/digests/2025-W17.md",
        "+++\nsummary = \"Another week.\"\n+++\nThe [rain](claim:rain).\n",
    );
}

fn site(root: &Path, now: &str) -> Site {
    let now = Moment::parse(now).unwrap();
    let root = root.to_owned();
    let request = Request { root, base_url: None, drafts: false, now, strict: false };
    let analysis = analyse(&request).unwrap();
    let said = report(&analysis.findings, &analysis.files, Format::Short);
    analysis.site.unwrap_or_else(|| panic!("{said}"))
}

fn text(site: &Site, path: &str) -> String {
    let (bytes, _) = site.file(path).unwrap_or_else(|| panic!("there is no {path}"));
    String::from_utf8(bytes).unwrap()
}

/// A page without the ways to the digests before and after.
fn without_paging(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<nav class=\"paging\"") else { return page.to_owned() };
    let (_, after) = rest.split_once("</nav>").unwrap();
    format!("{before}{after}")
        .replace("<div class=\"row\"></div>", "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The digest of the week without what leads to others, its mail, and its text.
fn all_of(site: &Site, folder: &str) -> [String; 3] {
    let page = without_paging(&text(site, folder));
    let page = page.replace("<div class=\"row\"></div>", "").split_whitespace().collect::<Vec<_>>().join(" ");
    [page, text(site, &format!("{folder}email.html")), text(site, &format!("{folder}digest.txt"))]
}

#[test]
fn what_is_published_later_leaves_a_closed_digest_as_it_was() {
    let folder = project();
    let before = all_of(&site(folder.path(), MONDAY), "digests/2025-W16/");
    assert!(before[2].contains("Claimed since 16 April 2025"), "{}", before[2]);
    add_later(folder.path());
    let later = site(folder.path(), LATER);
    assert_eq!(all_of(&later, "digests/2025-W16/"), before);
    let next = text(&later, "digests/2025-W17/digest.txt");
    for part in [
        "Refuted since 23 April 2025",
        "until then “Claimed”: It was dry.",
        "20, then 35",
        "It was a shower.",
    ] {
        assert!(next.contains(part), "{part} is not in:\n{next}");
    }
    assert!(!next.contains("We saw the rain"), "{next}");
}

#[test]
fn the_digests_of_the_sample_are_as_they_were_on_the_day_after() {
    let (then, now) = (
        site(Path::new(env!("CARGO_MANIFEST_DIR")), MONDAY),
        site(Path::new(env!("CARGO_MANIFEST_DIR")), LATER),
    );
    for folder in ["digests/2025-W11/", "digests/2025-W15/", "digests/2025-W16/"] {
        let (then, now) = (all_of(&then, folder), all_of(&now, folder));
        for (then, now) in then[1..].iter().zip(&now[1..]) {
            let pair = then.lines().zip(now.lines()).find(|(then, now)| then != now);
            assert_eq!(pair, None, "{folder}");
        }
    }
}

#[test]
fn a_period_that_is_not_over_says_so_and_is_not_sent() {
    let folder = project();
    let running = site(folder.path(), SUNDAY);
    let page = text(&running, "digests/2025-W16/");
    assert!(page.contains("<h1>A wet week, so far</h1>"), "{page}");
    assert!(running.file("digests/2025-W16/email.html").is_none());
    assert!(!text(&running, "digests/feed.xml").contains("<entry"));
    let closed = site(folder.path(), MONDAY);
    assert!(text(&closed, "digests/2025-W16/").contains("<h1>A wet week</h1>"));
    let feed = text(&closed, "digests/feed.xml");
    assert!(feed.contains("<updated>2025-04-20T21:00:00Z</updated>"), "{feed}");
    assert!(feed.contains("Asserted by") && feed.contains("https://a.example/d/claims/rain/"), "{feed}");
}

#[test]
fn days_are_those_of_the_site() {
    let folder = project();
    // Sunday evening in New York is Monday in Kyiv
    write(folder.path(), "content/pieces/late.md", piece("Late", "2025-04-20T23:30:00-04:00", "", "Text."));
    let site = site(folder.path(), LATER);
    assert!(!text(&site, "digests/2025-W16/digest.txt").contains("Late"));
    assert!(text(&site, "digests/2025-W17/digest.txt").contains("* Late\n"));
}

#[test]
fn a_period_without_anything_has_no_digest_unless_it_is_introduced() {
    let folder = project();
    write(folder.path(), "content/pieces/may.md", piece("May", "2025-05-07", "", "Text."));
    write(folder.path(), "content/digests/2025-04.md", "+++\nsummary = \"A month.\"\n+++\nApril.\n");
    write(folder.path(), "content/digests/2027-W01.md", "+++\nsummary = \"In two years.\"\n+++\nText.\n");
    let site = site(folder.path(), LATER);
    assert!(site.file("digests/2025-W18/").is_none() && site.file("digests/2025-W19/").is_some());
    assert!(text(&site, "digests/2025-04/digest.txt").contains("* Rain\n"));
    assert!(site.file("digests/2027-W01/").is_none());
}

#[test]
fn a_mail_loads_nothing_and_is_no_page_of_the_site() {
    let folder = project();
    let site = site(folder.path(), LATER);
    let mail = text(&site, "digests/2025-W16/email.html");
    for bad in ["<img", "<script", "<link", "url(", "href=\"/", "href=\"#", "popover"] {
        assert!(!mail.contains(bad), "{bad} is in {mail}");
    }
    assert!(mail.contains("<meta name=\"robots\" content=\"noindex\">") && mail.contains("max-width:600px"));
    assert!(mail.contains("Rain &lt;here&gt; &amp; there."), "{mail}");
    assert!(mail.contains("improved</b>. <span>It stopped.</span>"), "{mail}");
    let sitemap = text(&site, "sitemap.xml");
    assert!(
        sitemap.contains("digests/2025-W16/<")
            && !sitemap.contains("email.html")
            && !sitemap.contains(".txt")
    );
}

#[test]
fn the_text_is_plain_and_its_lines_are_short() {
    let folder = project();
    let site = site(folder.path(), LATER);
    let text = text(&site, "digests/2025-W16/digest.txt");
    assert!(text.contains("Rain <here> & there.") && text.contains("It rained & poured."), "{text}");
    assert!(
        text.contains("It rained [1]. See the piece [2].") && text.contains("\n[2] https://a.example/d/"),
        "{text}"
    );
    assert!(text.contains("Asserted by Xenia."), "{text}");
    let sample = self::site(Path::new(env!("CARGO_MANIFEST_DIR")), LATER);
    for folder in ["", "uk/", "ar/"] {
        let text = self::text(&sample, &format!("{folder}digests/2025-W16/digest.txt"));
        let long = text
            .lines()
            .find(|line| line.chars().count() > 72 && line.trim().contains(' ') && !line.contains("://"));
        assert_eq!(long, None);
    }
}
