//! The layers of the code, held: a module uses only what stands below it, and each foreign crate has its home.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the bottom up. A module may use those of lower layers, and none of its own.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["diagnostic"],
    &["model", "media"],
    &["tree"],
    &["settings", "discover", "ledger"],
    &["parse"],
    &["resolve"],
    &["collate"],
    &["compose"],
    &["search", "export"],
    &["check", "render"],
    &["publish"],
    &["pipeline"],
    &["serve"],
    &["cli"],
];

/// Where each foreign crate may be used.
const HOMES: &[(&str, &[&str])] = &[
    ("ammonia", &["parse"]),
    ("annotate_snippets", &["diagnostic"]),
    ("clap", &["cli"]),
    ("cosmic_text", &["media"]),
    ("csv", &["export"]),
    ("icu_collator", &["compose"]),
    ("icu_decimal", &["render"]),
    ("icu_locale_core", &["compose", "render"]),
    ("icu_plurals", &["render"]),
    ("image", &["media"]),
    ("include_dir", &["render"]),
    ("jiff", &["model", "settings", "cli"]),
    ("notify", &["serve"]),
    ("percent_encoding", &["ledger", "parse", "resolve", "compose", "check", "render", "serve"]),
    ("pulldown_cmark", &["parse", "render"]),
    ("quick_xml", &["media"]),
    ("rapidfuzz", &["tree"]),
    ("rayon", &["search", "check", "render", "publish", "pipeline"]),
    ("rust_stemmers", &["search"]),
    ("saphyr_parser", &["tree"]),
    ("schemars", &["export"]),
    ("serde", &["diagnostic", "media", "search", "export", "render"]),
    ("serde_json", &["diagnostic", "media", "search", "export", "render", "cli"]),
    ("sha2", &["ledger", "collate", "render"]),
    ("tera", &["render"]),
    ("toml", &["tree"]),
    ("unicode_normalization", &["model", "ledger", "parse", "collate", "search", "cli"]),
    ("unicode_script", &["media"]),
    ("walkdir", &["discover"]),
];

/// The most lines that a file has.
const LONGEST: usize = 400;

/// A file of `src/`.
struct Source {
    path: PathBuf,
    /// The top-level module that it belongs to; none for the crate's two roots.
    module: Option<String>,
    text: String,
}

impl Source {
    fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// The text without the lines that are comments.
    fn code(&self) -> String {
        self.text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    collect(&root().join("src"), &mut sources);
    assert!(sources.len() > 100, "only {} files found", sources.len());
    sources
}

fn collect(folder: &Path, into: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let inside = path.strip_prefix(root().join("src")).unwrap();
            let first = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let module = (!matches!(first.as_str(), "lib" | "main")).then_some(first);
            let text = fs::read_to_string(&path).unwrap();
            into.push(Source { path: path.strip_prefix(root()).unwrap().to_owned(), module, text });
        }
    }
}

fn layer_of(module: &str) -> usize {
    let found = LAYERS.iter().position(|layer| layer.contains(&module));
    found.unwrap_or_else(|| panic!("the module `{module}` stands in no layer: give it one"))
}

/// The names that follow `before` in `code`, where `before` begins a path.
fn names_after<'c>(code: &'c str, before: &str) -> BTreeSet<&'c str> {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let begins = |at: usize| !code[..at].ends_with(|letter: char| is_name(letter) || letter == ':');
    let starts = code.match_indices(before).filter(|(at, _)| begins(*at));
    let name = |(at, _): (usize, &str)| {
        let rest = &code[at + before.len()..];
        &rest[..rest.find(|letter| !is_name(letter)).unwrap_or(rest.len())]
    };
    starts.map(name).collect()
}

#[test]
fn a_module_uses_only_what_stands_below_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(module) = &source.module else { continue };
        for used in names_after(&source.code(), "crate::") {
            assert_ne!(
                used,
                "",
                "{}: write each path of the crate in full, not `crate::{{…}}`",
                source.name()
            );
            if used != module && layer_of(used) >= layer_of(module) {
                wrong.push(format!("{}: `{module}` uses `{used}`, which is not below it", source.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn foreign_crates_stay_in_their_homes() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let homes: BTreeMap<&str, &[&str]> = HOMES.iter().copied().collect();
    for name in dependencies(&manifest) {
        assert!(homes.contains_key(name.as_str()), "the crate `{name}` has no home: name it in this test");
    }
    let mut wrong = Vec::new();
    for source in sources() {
        let (code, Some(module)) = (source.code(), &source.module) else { continue };
        for (name, homes) in &homes {
            if !names_after(&code, &format!("{name}::")).is_empty() && !homes.contains(&module.as_str()) {
                wrong.push(format!("{}: `{name}` is not at home in `{module}`", source.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names of the crates that `manifest` depends on, as code writes them.
fn dependencies(manifest: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let named = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    named.map(|(name, _)| name.replace('-', "_")).collect()
}

#[test]
fn every_file_says_first_what_it_is() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{} does not open with `//!`", source.name());
    }
}

#[test]
fn no_file_is_longer_than_can_be_read_at_a_sitting() {
    let tests_aside = |source: &&Source| !source.path.ends_with("tests.rs");
    for source in sources().iter().filter(tests_aside) {
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines: split it", source.name());
    }
}

#[test]
fn the_description_of_the_code_names_every_module() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for module in LAYERS.iter().copied().flatten() {
        assert!(text.contains(&format!("`{module}")), "ARCHITECTURE.md does not name `{module}`");
    }
    let modules: BTreeSet<String> = sources().into_iter().filter_map(|source| source.module).collect();
    for module in modules {
        layer_of(&module);
    }
}
