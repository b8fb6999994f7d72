//! The same content makes the same site, byte for byte, wherever and however it is built; and a build touches only
//! what it must.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/eventful.rs"]
mod eventful;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::time::SystemTime;

use desk::{files, write, write_all};
use tempfile::TempDir;

type Files = BTreeMap<String, Vec<u8>>;

/// A time after all that the sample digest tells: 2027.
const NOW: &str = "1800000000";

static PROJECT: LazyLock<Files> = LazyLock::new(|| eventful::eventful(desk::sample()));

/// What the project becomes in a folder of its own, by one thread.
static SITE: LazyLock<Files> = LazyLock::new(|| site_of(&PROJECT, &[("RAYON_NUM_THREADS", "1")]));

fn onrecord(root: &Path, environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(["build", "--root"]).arg(root).env("SOURCE_DATE_EPOCH", NOW).current_dir(root);
    command.envs(environment.iter().copied()).output().unwrap()
}

fn built(root: &Path, environment: &[(&str, &str)]) -> Files {
    let output = onrecord(root, environment);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files(&root.join("public"))
}

fn project(files: &Files) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_all(folder.path(), files);
    folder
}

fn site_of(files: &Files, environment: &[(&str, &str)]) -> Files {
    built(project(files).path(), environment)
}

/// Stop at the first file in which the two differ.
fn assert_same(site: &Files, other: &Files, how: &str) {
    let names = |site: &Files| site.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(site), names(other), "{how}");
    let differs = site.iter().find(|(path, bytes)| other[*path] != **bytes);
    assert_eq!(differs.map(|(path, _)| path), None, "{how}");
}

fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    files(folder).keys().map(|path| (path.clone(), time(path))).collect()
}

#[test]
fn threads_time_zone_and_locale_make_no_difference() {
    assert!(SITE.len() > 200, "{} files", SITE.len());
    for environment in [
        [
            ("RAYON_NUM_THREADS", "8"),
            ("TZ", "Asia/Tokyo"),
            ("LC_ALL", "uk_UA.UTF-8"),
            ("LANG", "uk_UA.UTF-8"),
        ],
        [("RAYON_NUM_THREADS", "3"), ("TZ", "America/St_Johns"), ("LC_ALL", "C"), ("LANG", "C")],
        [("RAYON_NUM_THREADS", "2"), ("TZ", "UTC"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "ar_EG.UTF-8")],
    ] {
        assert_same(&SITE, &site_of(&PROJECT, &environment), &format!("{environment:?}"));
    }
}

#[test]
fn line_ends_and_byte_order_marks_make_no_difference() {
    let dressed = |path: &String, bytes: &Vec<u8>| {
        let is_text = [".md", ".toml", ".lock"].iter().any(|ending| path.ends_with(ending));
        let Some(text) = String::from_utf8(bytes.clone()).ok().filter(|_| is_text) else {
            return bytes.clone();
        };
        let mark = if path.rsplit('.').next() == Some("md") { "\u{feff}" } else { "" };
        format!("{mark}{}", text.replace('\n', "\r\n")).into_bytes()
    };
    let theirs: Files = PROJECT.iter().map(|(path, bytes)| (path.clone(), dressed(path, bytes))).collect();
    assert_ne!(*PROJECT, theirs);
    assert_same(&SITE, &site_of(&theirs, &[]), "CRLF");
}

#[test]
fn another_folder_and_another_order_of_files_make_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("інша тека/with spaces");
    write_all(&root, PROJECT.iter().rev());
    assert_same(&SITE, &built(&root, &[]), "another folder");
    assert!(!SITE.values().any(|bytes| String::from_utf8_lossy(bytes).contains("/tmp/")));
}

#[test]
fn a_second_build_writes_nothing() {
    let desk = project(&PROJECT);
    built(desk.path(), &[]);
    let before = times(&desk.path().join("public"));
    let output = onrecord(desk.path(), &[]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.starts_with(&format!("0 files written, {} unchanged, 0 removed\n", SITE.len())), "{told}");
    assert_eq!(before, times(&desk.path().join("public")));
}

#[test]
fn an_edit_changes_only_the_pages_that_show_it() {
    let desk = project(&PROJECT);
    let before = built(desk.path(), &[]);
    let path = "content/pages/about.md";
    let text = fs::read_to_string(desk.path().join(path)).unwrap();
    write(desk.path(), path, format!("{text}\nOne more sentence.\n"));
    let after = built(desk.path(), &[]);
    let changed: Vec<&String> =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    let (index, pages): (Vec<&String>, Vec<&String>) =
        changed.into_iter().partition(|path| path.starts_with("search/"));
    assert_eq!(pages, ["about/index.html"]);
    // only what has the words of the new sentence
    assert!((1..6).contains(&index.len()), "{index:?}");
}

#[test]
fn a_new_piece_on_other_matters_leaves_the_other_pieces_as_they_were() {
    let desk = project(&PROJECT);
    let before = built(desk.path(), &[]);
    write(
        desk.path(),
        "content/pieces/2025-05-19-alone.md",
        "+++\ntitle = \"Alone\"\ndate = 2025-05-19\n+++\n\nNothing else.\n",
    );
    let after = built(desk.path(), &[]);
    let changed =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path.as_str());
    let pieces: Vec<&str> =
        changed.filter(|path| path.starts_with("2025/") || path.starts_with("actors/")).collect();
    assert_eq!(pieces, ["2025/05/alone/index.html"]);
}

#[test]
fn a_build_with_errors_changes_nothing() {
    let desk = project(&PROJECT);
    built(desk.path(), &[]);
    let before = times(&desk.path().join("public"));
    write(
        desk.path(),
        "content/pieces/2025-05-20-broken.md",
        "+++\ntitle = \"Broken\"\ndate = 2025-13-45\n+++\n\n[x](actor:nobody)\n",
    );
    write(desk.path(), "content/pages/new.md", "+++\ntitle = \"New\"\n+++\n\nText.\n");
    let output = onrecord(desk.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing was written"));
    assert_eq!(before, times(&desk.path().join("public")));
    assert_same(&SITE, &files(&desk.path().join("public")), "after an error");
}

#[test]
fn what_a_template_cannot_show_changes_nothing() {
    let desk = project(&PROJECT);
    built(desk.path(), &[]);
    let template =
        "{% extends \"base.html\" %}{% block main %}<h1>{{ timeline.nothing.at.all }}</h1>{% endblock %}";
    write(desk.path(), "themes/default/templates/timeline.html", template);
    let output = onrecord(desk.path(), &[]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("themes/default/templates/timeline.html:1:"));
    assert_same(&SITE, &files(&desk.path().join("public")), "after an error of a template");
}

#[test]
fn what_was_taken_out_of_the_content_is_gone() {
    let desk = project(&PROJECT);
    let before = built(desk.path(), &[]);
    fs::remove_file(desk.path().join("content/pages/method.md")).unwrap();
    for language in ["uk", "ar"] {
        fs::remove_file(desk.path().join(format!("content/pages/method.{language}.md"))).unwrap();
    }
    write(desk.path(), "public/CNAME.txt", "not ours");
    let after = built(desk.path(), &[]);
    let gone: Vec<&String> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    assert_eq!(gone, ["ar/method/index.html", "method/index.html", "uk/method/index.html"]);
    assert!(!desk.path().join("public/method").exists(), "an empty folder stays");
    assert_eq!(after["CNAME.txt"], b"not ours", "nothing is deleted that Onrecord did not write");
}

#[test]
fn the_time_of_the_build_is_an_input() {
    let early = site_of(&PROJECT, &[("SOURCE_DATE_EPOCH", "1745000000")]);
    let day = "2025/05/istanbul-exchange/index.html";
    assert!(SITE.contains_key(day) && !early.contains_key(day));
    assert!(
        !early.values().any(|bytes| String::from_utf8_lossy(bytes).contains("/2025/05/istanbul-exchange/"))
    );
    let year_later = site_of(&PROJECT, &[("SOURCE_DATE_EPOCH", "1831536000")]);
    assert_same(&SITE, &year_later, "a year later, with nothing new");
    let output = onrecord(project(&PROJECT).path(), &[("SOURCE_DATE_EPOCH", "yesterday")]);
    assert_eq!(output.status.code(), Some(2));
}
