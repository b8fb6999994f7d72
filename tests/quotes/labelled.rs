//! Labelled quotations from the news: how often a comparison says what people said.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use onrecord::collate::{Comparison, Fidelity, Severity};
use serde_json::Value;

use super::expected::{is_clean, told};
use super::lines;
use super::speech::Speech;

/// Rows of another class than people gave them, and why.
pub(crate) const OTHERWISE: &[(&str, Fidelity, &str)] = &[];

/// A row with what came of it.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) label: String,
    /// Whether the label is about a slip of the captions.
    pub(crate) blames_caption: bool,
    major: bool,
    pub(crate) got: Comparison,
    told: String,
}

/// What came of all rows.
pub(crate) struct Score {
    pub(crate) rows: Vec<Row>,
}

/// The labels, in the order of the table, and the classes that each allows.
pub(crate) const LABELS: [(&str, &[Fidelity]); 7] = [
    ("verbatim", &[Fidelity::Verbatim, Fidelity::Excerpt]),
    ("elided", &[Fidelity::Elided]),
    ("bracketed", &[Fidelity::Bracketed]),
    ("altered", &[Fidelity::Altered, Fidelity::Reversed]),
    ("stitched", &[Fidelity::Stitched]),
    ("absent", &[Fidelity::NotLocated]),
    ("translation", &[Fidelity::Translated]),
];

fn allowed(label: &str) -> &'static [Fidelity] {
    LABELS.iter().find(|(name, _)| *name == label).unwrap_or_else(|| panic!("no label `{label}`")).1
}

fn text(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_owned()
}

/// The transcripts by their events.
fn speeches(shared: &Path) -> BTreeMap<String, Speech> {
    let read = |row: &Value| {
        let id = text(row, "event_id");
        let path = shared.join(format!("dev/transcripts/{id}.txt"));
        (id, Speech::read(&path, row["lang"].as_str().unwrap()))
    };
    lines(&shared.join("dev/transcripts.jsonl")).iter().map(read).collect()
}

/// Compare each row with its transcript.
pub(crate) fn score(shared: &Path) -> Score {
    let speeches = speeches(shared);
    let row = |row: &Value| {
        let speech = &speeches[&text(row, "event_id")];
        let (id, label, printed) = (text(row, "id"), text(row, "label"), text(row, "text"));
        let got = speech.compare(&printed, &[text(row, "speaker")], row["lang"].as_str());
        let wanted = format!("labelled {label}, {}: {}", text(row, "severity"), text(row, "note"));
        let told = told(&id, &printed, &[wanted], &got, &speech.record);
        let blames_caption = text(row, "note").contains("caption");
        Row { id, label, blames_caption, major: text(row, "severity") == "major", got, told }
    };
    Score { rows: lines(&shared.join("dev/renderings.jsonl")).iter().map(row).collect() }
}

impl Score {
    /// The rows that are a fault of the comparison, with what kind of fault.
    pub(crate) fn wrong(&self) -> Vec<String> {
        let mut wrong: Vec<String> = self.rows.iter().filter_map(fault).collect();
        for (id, class, _) in OTHERWISE {
            let row = self.rows.iter().find(|row| row.id == *id).unwrap();
            if row.got.fidelity != *class {
                wrong
                    .push(format!("{id} is in the table of exceptions as {}; it no longer is", class.name()));
            }
        }
        if OTHERWISE.len() > 3 {
            wrong.push(format!("{} exceptions are too many", OTHERWISE.len()));
        }
        wrong
    }

    /// How often each class was given for each label; without the rows that blame a caption.
    pub(crate) fn table(&self) -> String {
        let mut out = String::from("| label |");
        for class in Fidelity::ALL {
            let _ = write!(out, " {} |", class.name());
        }
        out.push_str("\n| --- |");
        out.push_str(&" --: |".repeat(Fidelity::ALL.len()));
        for (label, _) in LABELS {
            let rows: Vec<&Row> = self.rows_of(label).collect();
            if rows.is_empty() {
                continue;
            }
            let _ = write!(out, "\n| {label} |");
            for class in Fidelity::ALL {
                let count = rows.iter().filter(|row| row.got.fidelity == class).count();
                let _ = if count == 0 { write!(out, " |") } else { write!(out, " {count} |") };
            }
        }
        out + "\n"
    }

    /// The rows with this label whose note does not blame the caption.
    pub(crate) fn rows_of<'s>(&'s self, label: &'s str) -> impl Iterator<Item = &'s Row> {
        self.rows.iter().filter(move |row| row.label == label && !row.blames_caption)
    }
}

fn fault(row: &Row) -> Option<String> {
    let class = row.got.fidelity;
    if row.blames_caption && row.label != "translation" {
        return None;
    }
    let faulty = matches!(row.label.as_str(), "altered" | "stitched" | "absent");
    let kind = if row.label == "verbatim" && !is_clean(class) {
        "the same words, and not known"
    } else if faulty && is_clean(class) {
        "passed as clean"
    } else if row.major && row.got.severity != Severity::Major {
        "major, and not known as such"
    } else if allowed(&row.label).contains(&class) || OTHERWISE.iter().any(|(id, _, _)| *id == row.id) {
        return None;
    } else {
        "of another class"
    };
    Some(format!("{kind}: {}", row.told))
}

/// Stop unless `onrecord verify` gives the answers of the library.
pub(crate) fn command_agrees(shared: &Path) {
    let rows = shared.join("dev/renderings.jsonl");
    let score = score(shared);
    for (event, speech) in speeches(shared) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.arg("verify").arg(shared.join(format!("dev/transcripts/{event}.txt")));
        command.args(["--lang", "en", "--format", "json", "--jsonl"]).arg(&rows);
        let output = command.current_dir(super::folder()).output().unwrap();
        let (answers, errors) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!((output.status.code(), errors.as_str()), (Some(1), ""));
        let answers: Vec<Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(answers.len(), score.rows.len());
        let text_on_disk = fs::read_to_string(shared.join(format!("dev/transcripts/{event}.txt"))).unwrap();
        for ((answer, row), asked) in answers.iter().zip(&score.rows).zip(lines(&rows)) {
            if text(&asked, "event_id") != event {
                continue;
            }
            assert_eq!(answer["id"], row.id.as_str());
            assert_eq!(answer["fidelity"], row.got.fidelity.name(), "{answer}");
            assert_eq!(answer["severity"], row.got.severity.name(), "{answer}");
            assert_eq!(answer["record"], speech.record.words_at(&row.got.spans).as_str(), "{answer}");
            for (span, range) in answer["spans"].as_array().unwrap().iter().zip(&row.got.spans) {
                let at = |side: usize| usize::try_from(span[side].as_u64().unwrap()).unwrap();
                assert_eq!(text_on_disk[at(0)..at(1)], speech.text[range.clone()], "{answer}");
            }
        }
    }
}
