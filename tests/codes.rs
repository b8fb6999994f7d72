//! Every code fires where it should and not beside it, reads well, and is documented.
//!
//! `codes/CODE.txt` holds two projects, one that triggers the code (and nothing else) and a near neighbour
//! that does not, and what is said of the first, for people to read. After a change of a message run
//! `SNAPSHOTS=overwrite cargo test --test codes`, and read what changed.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod project;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::diagnostic::{Code, Format, report};
use rayon::prelude::*;

use project::{checked, project, told};

/// What `codes/CODE.txt` holds.
struct Example {
    /// `PATH:LINE:COLUMN` of each finding of the first project.
    places: Vec<String>,
    triggers: String,
    does_not: String,
    says: String,
}

impl Example {
    fn read(text: &str) -> Self {
        let (_, rest) = text.split_once("== triggers\n").unwrap();
        let (triggers, rest) = rest.split_once("\n== does not\n").unwrap();
        let (does_not, says) = rest.split_once("\n== says\n").unwrap_or((rest.trim_end(), ""));
        let places =
            triggers.lines().filter_map(|line| line.strip_prefix("at ")).map(str::to_owned).collect();
        let (triggers, does_not) = (triggers.to_owned(), does_not.to_owned());
        Self { places, triggers, does_not, says: says.to_owned() }
    }
}

fn file_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codes").join(name).with_extension("txt")
}

/// What is wrong with the example of `code`; empty if nothing is.
fn problems(code: Code) -> String {
    let path = file_of(code.name());
    let Ok(text) = fs::read_to_string(&path) else { return format!("{}: there is no file\n", code.name()) };
    let example = Example::read(&text);
    let mut problems = String::new();
    let root = project(&example.triggers);
    let first = checked(root.path());
    let found: Vec<String> = first.findings.iter().map(|finding| told(finding, &first.files)).collect();
    let wanted: Vec<String> = example.places.iter().map(|place| format!("{place} {}", code.name())).collect();
    if found != wanted {
        let _ = writeln!(problems, "{}: found {found:#?}, not {wanted:#?}", code.name());
    }
    let root = project(&example.does_not);
    let second = checked(root.path());
    let found: Vec<String> = second.findings.iter().map(|finding| told(finding, &second.files)).collect();
    if !found.is_empty() {
        let _ = writeln!(problems, "{}: the neighbour has {found:#?}", code.name());
    }
    let says = said(&report(&first.findings, &first.files, Format::Human));
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        let before = text.split("\n== says\n").next().unwrap().trim_end();
        fs::write(path, format!("{before}\n\n== says\n{says}")).unwrap();
    } else if says != example.says {
        let _ = writeln!(problems, "{}: says\n{says}\nnot\n{}", code.name(), example.says);
    }
    problems
}

/// A report without spaces at the ends of its lines.
fn said(report: &str) -> String {
    report.trim_end().lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[test]
fn every_code_fires_where_it_should_and_nowhere_else() {
    let problems: String = Code::ALL.par_iter().map(|code| problems(*code)).collect();
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn there_is_one_example_for_each_code_and_none_left_over() {
    let names = fs::read_dir(file_of("x").parent().unwrap()).unwrap();
    let names: BTreeSet<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{}.txt", code.name())).collect();
    assert_eq!(names, codes);
}

#[test]
fn the_docs_have_a_section_for_each_code_with_its_level_and_no_other() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/content/pages/diagnostics.md");
    let text = fs::read_to_string(page).unwrap();
    let sections: Vec<(&str, &str)> =
        text.split("\n## ").skip(1).map(|section| section.split_once("\n\n").unwrap()).collect();
    let names: Vec<&str> = sections.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>());
    for (code, (name, section)) in Code::ALL.iter().zip(sections) {
        let level = format!("Level: {}. ", code.severity().name());
        assert!(section.starts_with(&level), "{name} does not begin with `{level}`");
        assert!(section.contains("\nWhat to do: "), "{name} does not say what to do");
    }
}
