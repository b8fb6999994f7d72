//! The gold set: invented speeches, and quotations of them with what there is to say about each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;

use super::expected::{Expected, class, severity, told, touch};
use super::speech::Speech;
use super::{folder, lines};

/// The languages of the gold set.
pub(crate) const LANGUAGES: [&str; 7] = ["en", "uk", "ru", "de", "fr", "es", "ar"];

/// Transcripts from which the program makes cases besides: another voice, another subject.
const MORE: [&str; 5] = ["en-2", "uk-2", "ru-2", "de-2", "fr-2"];

/// The transcripts by their names: a language, and maybe a number.
pub(crate) fn speeches() -> BTreeMap<&'static str, Speech> {
    let read = |name: &'static str| {
        let language = name.split('-').next().unwrap();
        (name, Speech::read(&folder().join(format!("gold/{name}.txt")), language))
    };
    LANGUAGES.into_iter().chain(MORE).map(read).collect()
}

/// The rows as they were written.
pub(crate) fn rows() -> Vec<Value> {
    lines(&folder().join("gold/gold.jsonl"))
}

/// What is wrong with each row that is.
pub(crate) fn failures() -> Vec<String> {
    failures_in(&speeches(), true)
}

/// What is wrong with each row that is, if the speeches are subtitles.
pub(crate) fn failures_in_subtitles() -> Vec<String> {
    let subtitled =
        |(name, speech): (&'static str, Speech)| (name, speech.subtitled(name.split('-').next().unwrap()));
    failures_in(&speeches().into_iter().map(subtitled).collect(), false)
}

fn failures_in(speeches: &BTreeMap<&'static str, Speech>, with_places: bool) -> Vec<String> {
    let failure = |row: &Value| {
        let speech = &speeches[row["transcript"].as_str().unwrap()];
        let printed = row["text"].as_str().unwrap();
        let speaker: Vec<String> = row["speaker"].as_str().map(str::to_owned).into_iter().collect();
        let got = speech.compare(printed, &speaker, row["lang"].as_str());
        let mut expected = expected(row);
        if with_places {
            expected.spans =
                row["span"].as_str().map(|spans| places(spans, &speech.text)).unwrap_or_default();
        }
        let wrong = expected.wrong(&got);
        let id = row["id"].as_str().unwrap();
        (!wrong.is_empty()).then(|| told(id, printed, &wrong, &got, &speech.record))
    };
    rows().iter().filter_map(failure).collect()
}

fn expected(row: &Value) -> Expected {
    let split = |key: &str| -> Vec<&str> { row[key].as_str().unwrap().split('|').collect() };
    let list = |key: &str| -> Vec<&str> {
        row[key].as_array().into_iter().flatten().map(|value| value.as_str().unwrap()).collect()
    };
    Expected {
        classes: split("fidelity").into_iter().map(class).collect(),
        severity: split("severity").into_iter().map(severity).collect(),
        touches: list("touches").into_iter().map(touch).collect(),
        also: list("also").into_iter().map(class).collect(),
        turn: row["turn"].as_str().map(str::to_owned),
        spans: Vec::new(),
    }
}

/// Where the texts stand that `spans` gives with ` ||| ` between.
fn places(spans: &str, text: &str) -> Vec<Range<usize>> {
    let place = |span: &str| {
        let at = text.find(span).unwrap_or_else(|| panic!("`{span}` is not in the transcript"));
        at..at + span.len()
    };
    spans.split(" ||| ").map(place).collect()
}

/// Stop unless each language has rows of each class.
pub(crate) fn is_complete() {
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut ids = BTreeSet::new();
    for row in rows() {
        assert!(ids.insert(row["id"].to_string()), "{} stands there twice", row["id"]);
        let classes = row["fidelity"].as_str().unwrap().split('|').map(str::to_owned);
        seen.entry(row["transcript"].as_str().unwrap().to_owned()).or_default().extend(classes);
    }
    for language in LANGUAGES {
        assert_eq!(seen[language].len(), 9, "{language}: {:?}", seen[language]);
    }
}
