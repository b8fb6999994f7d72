//! One project with many mistakes: one run finds each of them, at its line, and nothing else.
//!
//! `planted.txt` is the project. A line with a mistake ends in `⟵ CODE`, or follows a line `⟵ CODE` of its own
//! where nothing may stand after it; these marks are taken out before the project is written. Mistakes of
//! files as wholes are listed above the first file. `cargo test --test planted -- --nocapture` prints them all.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may")]

mod project;

use std::collections::BTreeSet;

use project::{checked, project, told};

const MARK: &str = " ⟵ ";

/// The project without its marks, and what they say: `PATH:LINE CODE`, or `PATH CODE`.
fn planted(text: &str) -> (String, Vec<String>) {
    let (mut clean, mut planted) = (String::new(), Vec::new());
    let (mut path, mut line) = (String::new(), 0);
    for written in text.lines() {
        if let Some(head) = written.strip_prefix("--- ").filter(|head| !head.starts_with(MARK.trim())) {
            head.split(" @").next().unwrap().trim().clone_into(&mut path);
            line = 0;
        } else {
            line += 1;
        }
        let (rest, codes) = written.split_once(MARK).unwrap_or((written, ""));
        for code in codes.split_whitespace() {
            planted.push(if path.is_empty() {
                format!("{rest} {code}")
            } else {
                format!("{path}:{line} {code}")
            });
        }
        if !path.is_empty() {
            clean += rest;
            clean += "\n";
        }
    }
    (clean, planted)
}

#[test]
fn one_run_finds_every_mistake_and_nothing_else() {
    let (text, planted) = planted(include_str!("planted.txt"));
    let root = project(&text);
    let analysis = checked(root.path());
    let mut found = Vec::new();
    for finding in &analysis.findings {
        let told = told(finding, &analysis.files);
        println!("{:60} {told}", finding.message.chars().take(60).collect::<String>());
        // `PATH:LINE:COLUMN CODE` without the column
        let (place, code) = told.rsplit_once(' ').unwrap();
        let line = place.rsplit_once(':').map_or(place, |(line, _)| line);
        found.push(format!("{line} {code}"));
    }
    println!("{} mistakes", found.len());
    let (mut found_sorted, mut planted_sorted) = (found, planted);
    found_sorted.sort();
    planted_sorted.sort();
    let missed: Vec<&String> = planted_sorted.iter().filter(|it| !found_sorted.contains(it)).collect();
    let extra: Vec<&String> = found_sorted.iter().filter(|it| !planted_sorted.contains(it)).collect();
    assert!(missed.is_empty() && extra.is_empty(), "missed {missed:#?}\nnot planted {extra:#?}");
    assert_eq!(found_sorted, planted_sorted);
    let codes: BTreeSet<&str> = planted_sorted.iter().filter_map(|it| it.rsplit(' ').next()).collect();
    assert!(
        planted_sorted.len() >= 45 && codes.len() >= 40,
        "{} of {} codes",
        planted_sorted.len(),
        codes.len()
    );
}
