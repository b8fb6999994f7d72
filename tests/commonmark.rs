//! The examples of the `CommonMark` specification, as its npm package `commonmark-spec` has them.
//!
//! They are fetched once, into `target/tmp`. Where `npm` cannot fetch them the test says so and is skipped,
//! but not where `CI` is set. What Onrecord adds to every heading, link and picture is taken off before the
//! comparison; every other difference is listed below, with its reason.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use onrecord::model::{Body, Date};
use onrecord::parse::read_body;
use onrecord::render::markdown::{Links, Shown, ShownBlock, ShownPicture, to_html};
use onrecord::text::{FileId, Span};

const VERSION: &str = "0.31.2";

/// The examples that come out otherwise, by reason.
const DIFFERENT: &[(&str, &[usize])] = &[
    (
        "raw HTML is sanitised: what may not be published is left out, and what is open is closed",
        &[
            21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 162, 163, 164, 165, 169,
            170, 171, 172, 173, 174, 175, 176, 178, 180, 181, 182, 184, 187, 190, 191, 201, 344, 475, 476,
            477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 627, 628, 629, 630, 631, 642, 643,
        ],
    ),
    ("comments are notes among editors and are dropped", &[177, 179, 183, 308, 309, 625, 626]),
    ("only links with `http`, `https`, `mailto` and `tel` are allowed", &[596, 598, 599, 601]),
    ("a link to a Markdown file is a reference, which this test does not resolve", &[484]),
    ("`[[…]]` is a reference", &[559]),
];

#[test]
fn examples_come_out_as_the_specification_says() {
    let Some(examples) = examples() else {
        println!("skipped: npm could not fetch commonmark-spec {VERSION}");
        return;
    };
    assert_eq!(examples.len(), 652);
    let differ: BTreeMap<usize, String> =
        examples.iter().enumerate().filter_map(|(at, it)| Some((at + 1, difference(it)?))).collect();
    let listed: BTreeSet<usize> = DIFFERENT.iter().flat_map(|(_, numbers)| *numbers).copied().collect();
    let unlisted: Vec<String> = differ
        .iter()
        .filter(|(number, _)| !listed.contains(number))
        .map(|(number, difference)| format!("example {number}\n{difference}"))
        .collect();
    assert!(unlisted.is_empty(), "{} differ and are not listed\n\n{}", unlisted.len(), unlisted.join("\n"));
    let equal: Vec<&usize> = listed.iter().filter(|number| !differ.contains_key(number)).collect();
    assert!(equal.is_empty(), "listed, and come out as the specification says: {equal:?}");
}

struct Example {
    markdown: String,
    html: String,
}

fn difference(example: &Example) -> Option<String> {
    let (expected, actual) = (normal(&example.html), normal(&render(&example.markdown)));
    (expected != actual).then(|| format!("{:?}\nwanted {}\nfound  {}\n", example.markdown, expected, actual))
}

/// Shows every link and picture as it is written.
struct AsWritten<'a>(&'a Body);

impl Links for AsWritten<'_> {
    fn reference(&self, index: usize) -> Shown {
        Shown::Plain { text: self.0.references[index].text.clone() }
    }

    fn quote_block(&self, _: usize) -> ShownBlock {
        ShownBlock::default()
    }

    fn link(&self, index: usize) -> Option<String> {
        Some(self.0.links[index].destination.value.clone())
    }

    fn picture(&self, index: usize) -> Option<ShownPicture> {
        Some(ShownPicture {
            src: self.0.pictures[index].destination.value.clone(),
            width: 1,
            height: 1,
            srcset: None,
            below: Vec::new(),
            fold: None,
        })
    }

    fn date(&self, date: Date) -> String {
        date.to_string()
    }
}

fn render(text: &str) -> String {
    let (body, _) = read_body(text, Span::new(FileId(0), 0..text.len()));
    to_html(text, &body, &AsWritten(&body)).html
}

/// `html` without what does not change what it shows, and without what Onrecord adds everywhere.
fn normal(html: &str) -> String {
    let mut html = html.replace(" />", ">").replace("&quot;", "\"").replace("&#39;", "'");
    for added in [
        " class=\"external\" rel=\"noopener noreferrer\"",
        " width=\"1\" height=\"1\" loading=\"lazy\" decoding=\"async\"",
        " rel=\"noopener noreferrer\"",
    ] {
        html = html.replace(added, "");
    }
    for level in 1..=6 {
        let open = format!("<h{level} id=\"");
        while let Some(at) = html.find(&open) {
            let end = at + open.len() + html[at + open.len()..].find('"').unwrap() + 1;
            html.replace_range(at + 3..end, "");
        }
    }
    let lines: Vec<&str> = html.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    lines.join("\n").replace(">\n<", "><")
}

fn examples() -> Option<Vec<Example>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let spec = folder.join(format!("commonmark-spec-{VERSION}")).join("package").join("spec.txt");
    if !spec.is_file()
        && let Err(why) = fetch(folder)
    {
        assert!(std::env::var_os("CI").is_none(), "npm could not fetch commonmark-spec: {why}");
        return None;
    }
    Some(read(&fs::read_to_string(spec).unwrap()))
}

/// Put the package into a folder of its own, in one step, so that a test that is stopped leaves no half.
fn fetch(folder: &Path) -> Result<(), String> {
    let part: PathBuf = folder.join(format!("commonmark-spec-{}", std::process::id()));
    fs::create_dir_all(&part).map_err(|why| why.to_string())?;
    run(&part, &["npm", "pack", "--silent", &format!("commonmark-spec@{VERSION}")])?;
    run(&part, &["tar", "-xzf", &format!("commonmark-spec-{VERSION}.tgz")])?;
    fs::rename(&part, folder.join(format!("commonmark-spec-{VERSION}"))).map_err(|why| why.to_string())
}

fn run(folder: &Path, command: &[&str]) -> Result<(), String> {
    let done = Command::new(command[0]).args(&command[1..]).current_dir(folder).output();
    let done = done.map_err(|why| format!("{}: {why}", command[0]))?;
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    if done.status.success() { Ok(()) } else { Err(said) }
}

/// The examples of the specification: fenced, Markdown and HTML with a full stop between, `→` for a tab.
fn read(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if line != format!("{fence} example") {
            continue;
        }
        let take = |lines: &mut std::str::Lines<'_>, end: &str| -> String {
            lines.take_while(|line| *line != end).map(|line| line.replace('→', "\t") + "\n").collect()
        };
        let markdown = take(&mut lines, ".");
        examples.push(Example { markdown, html: take(&mut lines, &fence) });
    }
    assert!(!examples.is_empty(), "the specification has no examples");
    examples
}

#[test]
fn what_is_taken_off_is_only_what_is_added() {
    assert_eq!(normal("<h2 id=\"a\">b</h2>\n\n<p>c</p>"), "<h2>b</h2><p>c</p>");
    assert_eq!(normal("<p id=\"a\">b</p>"), "<p id=\"a\">b</p>");
}
