//! Sites out of texts that other people wrote, which lie beside the repository where they are at hand: `../shared/corpora`
//! and `../shared/bench`. Where they are not, the tests say so and pass.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test may panic and tell")]

#[path = "support/desk.rs"]
#[expect(dead_code, reason = "these tests use a part of it")]
mod desk;
#[path = "support/html.rs"]
#[expect(dead_code, reason = "these tests use a part of it")]
mod html;
#[path = "support/output.rs"]
#[expect(dead_code, reason = "these tests use a part of it")]
mod output;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use onrecord::diagnostic::{Diagnostic, Format, Place, Severity, report};
use onrecord::text::Lines;

use desk::{files, repository, write};
use output::{Output, analysed};
use tempfile::TempDir;

/// The folder `name` beside the repository, if it is at hand.
fn beside(name: &str) -> Option<PathBuf> {
    let folder = repository().join("../shared").join(name);
    let found = folder.exists().then_some(folder);
    if found.is_none() {
        eprintln!("`../shared/{name}` is not at hand; nothing was tested");
    }
    found
}

/// The Markdown files of the corpus `name` by their paths, if it is at hand.
fn corpus(name: &str) -> Option<BTreeMap<String, String>> {
    let folder = beside(&format!("corpora/{name}"))?;
    let texts = files(&folder).into_iter().filter(|(path, _)| path.rsplit('.').next() == Some("md"));
    Some(texts.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect())
}

fn project(settings: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let base =
        "title = \"Texts\"\nbase_url = \"https://example.org/texts/\"\nid = \"example.org,2025:texts\"\n";
    write(root.path(), "site.toml", format!("{base}{settings}"));
    root
}

/// Build the project at `root` and tell how long that took and what came of it.
fn built(name: &str, root: &Path) -> Output {
    let start = Instant::now();
    let output = Output::build(root, "https://example.org/texts/", false);
    let bytes: usize = output.files.values().map(Vec::len).sum();
    let time = start.elapsed().as_secs_f64();
    eprintln!(
        "{name}: {time:.2} s, {} files, {} pages, {bytes} bytes",
        output.files.len(),
        output.pages.len()
    );
    output
}

/// Links that lead nowhere, ids that stand twice, and what browsers would have to mend, in all pages of `output`.
fn assert_sound(output: &Output) {
    let mut faults = Vec::new();
    for (path, page) in &output.pages {
        // a table in HTML of the archive's own has items without a list, which browsers take as they are
        let own = |fault: &&String| !fault.ends_with("`<li>` in `<td>`");
        faults.extend(page.faults.iter().filter(own).map(|fault| format!("{path}: {fault}")));
        let mut ids: Vec<&str> = page.ids().collect();
        ids.sort_unstable();
        faults.extend(
            ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("{path}: {} twice", pair[0])),
        );
        for element in &page.elements {
            for (attribute, link) in output::links(element) {
                let dead = output.dead(path, &link);
                faults
                    .extend(dead.map(|why| format!("{path}:{}: {attribute}={link:?}: {why}", element.line)));
            }
        }
    }
    let shown: Vec<&String> = faults.iter().take(20).collect();
    assert!(faults.is_empty(), "{} faults, such as {shown:#?}", faults.len());
}

/// The findings of a project, none of which panicked on its way, each with a place in a line that is there.
fn told(root: &Path) -> Vec<Diagnostic> {
    let analysis = analysed(root, None, false);
    for finding in &analysis.findings {
        if let Place::Span(span) = &finding.place {
            let text = &analysis.files.get(span.file).text;
            let place = Lines::new(text).locate(text, span.start as usize);
            assert!(place.line >= 1 && place.line <= text.lines().count() + 1, "{finding:?}");
        }
    }
    for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
        assert_eq!(
            report(&analysis.findings, &analysis.files, format).is_empty(),
            analysis.findings.is_empty()
        );
    }
    analysis.findings
}

fn counted(findings: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.code.name()).or_default() += 1;
    }
    counts
}

#[test]
fn a_year_of_current_events_becomes_a_site() {
    let Some(texts) = corpus("current-events") else { return };
    // the pages have `source` and `license`, which are not keys of a piece
    let root = project("[check]\nunknown-key = \"off\"\n");
    for (path, text) in &texts {
        write(root.path(), &format!("content/pieces/{path}"), text);
    }
    let output = built("current-events", root.path());
    assert_sound(&output);
    let pieces = output.pages.keys().filter(|path| path.starts_with("2025/")).count();
    assert_eq!((texts.len(), pieces), (365, 365));
    let is_digest = |path: &&String| path.starts_with("digests/2025-W") && path.ends_with("/index.html");
    let digests = output.pages.keys().filter(is_digest).count();
    assert_eq!(digests, 52);
}

/// What differs between those pages and ours, rule by rule.
const ARCHIVE_LEVELS: [(&str, &str); 5] = [
    ("unknown-key", "`layout`, `desc` and `image` are keys of another generator"),
    ("fact-in-translation", "its translations repeat the date"),
    ("missing-picture", "the pictures were not kept with the texts"),
    ("remote-picture", "some pictures lie on other hosts; ours are always with the text"),
    ("unsafe-html", "it embeds players and maps, which are left out"),
];

/// Where the page `path` of the archive goes: investigations are pieces, the rest are pages about the site. Names
/// that stand in two folders have that of the folder before them.
fn place_in_archive(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap();
    let (stem, language) = stem.strip_suffix("_ar").map_or((stem, ""), |stem| (stem, ".ar"));
    let stem = stem.strip_suffix("_en").unwrap_or(stem);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let parent = folder.rsplit('/').next().unwrap_or_default().rsplit('-').next().unwrap_or_default();
    let common = ["index", "Further-research"].contains(&name) && !parent.is_empty();
    let name = if common { format!("{parent}-{name}") } else { name.replace("background", "Background") };
    let is_piece = folder.starts_with("Pages/investigations") && name != "investigations-index";
    let kind = if is_piece { "pieces" } else { "pages" };
    format!("content/{kind}/{name}{language}.md")
}

#[test]
fn an_archive_in_english_and_arabic_becomes_a_site() {
    let Some(texts) = corpus("syrian-archive") else { return };
    let levels: String = ARCHIVE_LEVELS.map(|(rule, why)| format!("{rule} = \"off\" # {why}\n")).concat();
    let root = project(&format!("languages = [\"en\", \"ar\"]\n[check]\n{levels}"));
    let mut places: BTreeMap<String, &str> = BTreeMap::new();
    for (path, text) in &texts {
        let place = place_in_archive(path);
        assert_eq!(places.insert(place.clone(), path), None, "{place} is taken");
        write(root.path(), &place, text);
    }
    let output = built("syrian-archive", root.path());
    assert_sound(&output);
    assert_eq!(texts.len(), 106);
    let of_texts = |arabic: bool| {
        let pages = output.pages.iter().filter(|(path, page)| {
            let kind = page.named("body").next().and_then(|body| body.get("class")).unwrap_or_default();
            matches!(kind, "k-piece" | "k-page") && path.starts_with("ar/") == arabic
        });
        pages.map(|(_, page)| page.named("html").next().unwrap().get("dir").unwrap()).collect::<Vec<_>>()
    };
    assert_eq!((of_texts(false), of_texts(true)), (vec!["ltr"; 53], vec!["rtl"; 53]));
    let archived = output.pages.values().flat_map(|page| page.named("a")).filter(|link| {
        link.get("href").is_some_and(|href| href.contains("web.archive.org") || href.contains("archive.is"))
    });
    eprintln!("syrian-archive: {} links to archives", archived.count());
}

#[test]
fn weekly_digests_without_front_matter_are_told_what_they_lack() {
    let Some(texts) = corpus("this-week-in-rust") else { return };
    let root = project("");
    for (path, text) in &texts {
        write(root.path(), &format!("content/pieces/{path}"), text);
    }
    let counts = counted(&told(root.path()));
    eprintln!("this-week-in-rust, as it is: {counts:?}");
    assert_eq!(counts, BTreeMap::from([("no-front-matter", texts.len())]));
}

#[test]
fn weekly_digests_with_front_matter_become_a_site() {
    let Some(texts) = corpus("this-week-in-rust") else { return };
    // the pictures were not kept with the texts, or lie on other hosts
    let off = ["missing-picture", "remote-picture", "dead-anchor", "dead-link"]
        .map(|rule| format!("{rule} = \"off\"\n"));
    let root = project(&format!("[check]\n{}", off.concat()));
    for (path, text) in &texts {
        let (_, body) = text.split_once("\n\n").unwrap();
        let head = format!("+++\ntitle = \"{path}\"\ndate = {}\n+++\n\n", &path[..10]);
        // a piece's id is its name without the date, which must differ
        write(root.path(), &format!("content/pieces/week-{path}"), head + body);
    }
    let findings = told(root.path());
    eprintln!("this-week-in-rust, with front matter: {:?}", counted(&findings));
    let output = built("this-week-in-rust", root.path());
    let links: usize = output.pages.values().map(|page| page.named("a").count()).sum();
    eprintln!("this-week-in-rust: {links} links");
    for (path, page) in &output.pages {
        assert!(page.faults.is_empty(), "{path}: {:?}", page.faults);
    }
}

#[test]
fn posts_of_another_generator_are_told_what_they_lack() {
    let Some(texts) = corpus("rust-blog") else { return };
    let root = project("");
    for (path, text) in &texts {
        write(root.path(), &format!("content/pieces/{path}"), text);
    }
    let findings = told(root.path());
    let counts = counted(&findings);
    eprintln!("rust-blog: {counts:?}");
    for code in ["unknown-key", "missing-key", "bad-id"] {
        assert!(counts.contains_key(code), "{counts:?}");
    }
    let about = |finding: &Diagnostic| {
        finding.severity != Severity::Error || finding.help.is_some() || !finding.label.is_empty()
    };
    assert!(findings.iter().all(about), "each error says what to do");
}

#[test]
fn made_up_pieces_become_a_site() {
    let Some(bench) = beside("bench/make_corpus.py") else { return };
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("python3").arg(bench).arg(folder.path()).arg("300").status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("python3 is not at hand; nothing was tested");
        return;
    }
    let root = folder.path().join("onrecord");
    let errors = told(&root).into_iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(errors.count(), 0);
    let output = built("300 made-up pieces", &root);
    assert_sound(&output);
    assert_eq!(output.pages.keys().filter(|path| path.starts_with("202")).count(), 300);
}

/// A record of a vocabulary: what it is called, and spellings of that that are given up.
struct Spelled {
    path: String,
    right: String,
    wrong: Vec<String>,
}

/// The records of the vocabulary `spelling-ukraine`, if it is at hand: places, people, companies.
fn vocabulary() -> Option<Vec<Spelled>> {
    let folder = beside("corpora/spelling-ukraine")?;
    let texts = files(&folder).into_iter().filter(|(path, _)| path.rsplit('.').next() == Some("json"));
    let spelled = texts.filter(|(path, _)| !path.contains("phrases")).map(|(path, bytes)| {
        let record: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let wrong = record["incorrectSpellings"].as_array().into_iter().flatten();
        Spelled {
            path: path.rsplit_once("vocabulary/").unwrap().1.replace(".json", "").replace(['/', ' '], "-"),
            right: record["correctSpelling"].as_str().unwrap().to_owned(),
            wrong: wrong.map(|name| name.as_str().unwrap().to_owned()).collect(),
        }
    });
    Some(spelled.collect())
}

#[test]
fn every_outdated_spelling_of_a_vocabulary_is_found_and_mended_and_no_right_one() {
    let Some(all) = vocabulary() else { return };
    let root = project("");
    let (mut right, mut wrong) = (String::new(), String::new());
    let rightly: BTreeSet<String> = all.iter().map(|spelled| spelled.right.to_lowercase()).collect();
    let mut expected = 0;
    for Spelled { path, right: name, wrong: others } in &all {
        let list: Vec<String> = others
            .iter()
            .map(|other| {
                format!(
                    "  - text: {other:?}
    kind: deprecated
"
                )
            })
            .collect();
        let list = list.concat();
        let names = if others.is_empty() { String::new() } else { format!("names:\n{list}") };
        let record = format!("---\nname: {name:?}\nkind: company\n{names}---\n");
        write(root.path(), &format!("content/actors/{path}.md"), record);
        writeln!(right, "They spoke of {name}, and of the {name}-based one.\n").unwrap();
        for other in others.iter().filter(|other| !rightly.contains(&other.to_lowercase())) {
            expected += 1;
            writeln!(wrong, "They spoke of {other}, “{other}” and `{other}`.\n").unwrap();
        }
    }
    let head = "---\ntitle: Names\ndate: 2025-04-18\n---\n\n";
    write(root.path(), "content/pieces/right.md", format!("{head}{right}"));
    write(root.path(), "content/pieces/wrong.md", format!("{head}{wrong}"));
    let start = Instant::now();
    let analysis = analysed(root.path(), None, false);
    let named = |finding: &&Diagnostic| finding.code.name() == "deprecated-name";
    let found: Vec<&Diagnostic> = analysis.findings.iter().filter(named).collect();
    eprintln!("{} names, {expected} spellings in {:.2} s", all.len(), start.elapsed().as_secs_f64());
    let in_file = |finding: &Diagnostic| match &finding.place {
        Place::Span(span) => analysis.files.get(span.file).path.to_string(),
        Place::Path(path) => path.to_string(),
    };
    for finding in &found {
        assert_eq!(in_file(finding), "content/pieces/wrong.md", "{}", finding.message);
    }
    assert!(expected > 300 && found.len() == expected, "{} of {expected}", found.len());
    let mut mended = format!("{head}{wrong}");
    for finding in found.iter().rev() {
        for (span, name) in finding.fix.iter().flat_map(|fix| &fix.edits) {
            mended.replace_range(span.range(), name);
        }
    }
    write(root.path(), "content/pieces/wrong.md", mended);
    let again = analysed(root.path(), None, false);
    let left: Vec<&str> =
        again.findings.iter().filter(named).map(|finding| finding.message.as_str()).collect();
    // spellings that several records give up have no fix
    let unclear = found.iter().filter(|finding| finding.fix.is_none()).count();
    assert_eq!(left.len(), unclear, "{left:?}");
}
