//! The default theme: its texts are complete in every language, its templates ask for none that is missing,
//! its styles keep to what works in both directions.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const THEME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default");
const LANGUAGES: [&str; 6] = ["en", "uk", "ru", "ar", "fr", "es"];
const FORMS: [&str; 6] = [".zero", ".one", ".two", ".few", ".many", ".other"];

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

fn texts(language: &str) -> BTreeMap<String, String> {
    toml::from_str(&read(format!("{THEME}/i18n/{language}.toml"))).unwrap()
}

/// `key` without the ending that says for which numbers its text is.
fn base(key: &str) -> &str {
    FORMS.iter().find_map(|form| key.strip_suffix(form)).unwrap_or(key)
}

fn keys(language: &str) -> BTreeSet<String> {
    texts(language).keys().map(|key| base(key).to_owned()).collect()
}

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(path)) } else { found.push(path) }
    }
    found
}

fn templates() -> Vec<(PathBuf, String)> {
    let paths = files(Path::new(THEME).join("templates"));
    paths.into_iter().map(|path| (path.clone(), read(path))).collect()
}

/// What stands between `start` and `end`, each time.
fn between<'t>(text: &'t str, start: &str, end: char) -> Vec<&'t str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    between(text, "{", '}').into_iter().collect()
}

#[test]
fn every_language_has_the_same_texts() {
    for language in LANGUAGES {
        assert_eq!(keys(language), keys("en"), "{language}");
    }
}

#[test]
fn texts_of_a_key_have_the_same_placeholders() {
    let english = texts("en");
    for language in LANGUAGES {
        for (key, text) in texts(language) {
            let Some(own) = english.get(&key) else { continue };
            // none, one and two can be said without the number
            let spelled = [".zero", ".one", ".two"].iter().any(|form| key.ends_with(form));
            let of = |text| placeholders(text).into_iter().filter(move |name| !spelled || *name != "n");
            assert!(of(&text).eq(of(own)), "{language}: {key}");
        }
    }
}

#[test]
fn templates_ask_only_for_texts_that_exist() {
    let known = keys("en");
    for (path, text) in templates() {
        for key in between(&text, "t(key=\"", '"') {
            assert!(known.contains(key), "{}: {key}", path.display());
        }
    }
}

#[test]
fn templates_have_no_scripts_and_no_styles_of_their_own() {
    for (path, text) in templates() {
        let text = text.replace("<script type=\"application/ld+json\">{{ page.data }}</script>", "");
        let text =
            text.replace("<script type=\"module\" src=\"{{ asset(path=\"search.js\") }}\"></script>", "");
        // programs that show e-mails read no other styles
        let styled = path.ends_with("email.html");
        for unwanted in ["<script", "onclick", "| safe"] {
            assert!(!text.contains(unwanted), "{}: {unwanted}", path.display());
        }
        for unwanted in ["style=", "<style"].into_iter().filter(|_| !styled) {
            assert!(!text.contains(unwanted), "{}: {unwanted}", path.display());
        }
    }
}

#[test]
fn styles_are_small_and_name_no_side_of_the_page() {
    let styles = read(format!("{THEME}/static/style.css"));
    assert!(styles.len() < 40_000);
    for side in [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "float:",
        "text-align: left",
        "text-align: right",
    ] {
        assert!(!styles.contains(side), "{side}");
    }
}
