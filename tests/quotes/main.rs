//! How well printed words are compared with the record, and wordings with each other: measured on a gold set of invented
//! speeches, on cases that a program makes out of these, and on labelled quotations from the news, which lie beside the
//! repository where they are at hand (`../shared/quotes`). Where they are not, their tests say so and pass.
//!
//! The numbers stand in `docs/content/pages/measured.md`. After a change run `SNAPSHOTS=overwrite cargo test --test quotes`,
//! and read what changed.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test may panic and tell, and asks the environment whether to write"
)]

#[path = "../project/mod.rs"]
#[expect(dead_code, reason = "these tests use a part of it")]
mod project;

mod expected;
mod gold;
mod labelled;
mod metamorphic;
mod page;
mod pairs;
mod speech;

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of these tests.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotes")
}

/// The labelled quotations, if they are at hand.
fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/quotes");
    let found = folder.is_dir().then_some(folder);
    if found.is_none() {
        eprintln!("`../shared/quotes` is not at hand; nothing was tested");
    }
    found
}

/// The objects of a file with one a line.
fn lines(path: &Path) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_row_of_the_gold_set_is_right() {
    let failures = gold::failures();
    assert!(failures.is_empty(), "{}\n{} rows are wrong", failures.join("\n"), failures.len());
}

#[test]
fn subtitles_say_what_a_text_says() {
    let failures = gold::failures_in_subtitles();
    assert!(failures.is_empty(), "{}\n{} rows are wrong", failures.join("\n"), failures.len());
}

#[test]
fn the_gold_set_has_every_class_in_every_language() {
    gold::is_complete();
}

#[test]
fn words_that_a_program_changed_are_found_out() {
    let score = metamorphic::score();
    eprintln!("{}\n{}", score.failures.join("\n"), score.table());
    assert!(score.cases() >= 2000, "{} cases", score.cases());
    assert!(score.languages() >= 4, "{} languages", score.languages());
    assert!(score.passed.is_empty(), "passed as clean:\n{}", score.passed.join("\n"));
    assert!(score.weak().is_empty(), "much of this is wrong: {:?}", score.weak());
    let share = score.share();
    assert!(share >= 990, "{} of {} are wrong: {share} of 1000 right", score.failures.len(), score.cases());
}

#[test]
fn labelled_quotations_from_the_news_are_classed_as_people_classed_them() {
    let Some(shared) = shared() else { return };
    let score = labelled::score(&shared);
    eprintln!("{}", score.table());
    let wrong = score.wrong();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_command_answers_as_the_library_does() {
    let Some(shared) = shared() else { return };
    labelled::command_agrees(&shared);
}

#[test]
fn wordings_of_one_remark_find_each_other_and_no_others() {
    let Some(shared) = shared() else { return };
    let score = pairs::score(&shared);
    let others = pairs::score_untranscribed(&shared);
    eprintln!("{}\n{}", score.told(), others.told());
    let strays = [score.strays.as_slice(), &others.strays].concat();
    assert!(strays.is_empty(), "joined though they are different remarks:\n{}", strays.join("\n"));
    let share = score.recall();
    assert!(share >= 850, "{share} of 1000 pairs are joined; not joined:\n{}", score.apart.join("\n"));
}

#[test]
fn now_and_not_are_told_apart() {
    let Some(shared) = shared() else { return };
    pairs::typo_is_reversed(&shared);
}

#[test]
fn the_page_about_this_has_the_numbers_of_this() {
    let Some(shared) = shared() else { return };
    page::is_current(&shared);
}
