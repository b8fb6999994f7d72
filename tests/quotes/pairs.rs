//! Wordings of one remark as several outlets printed it: which of them find each other.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use onrecord::collate::{Fidelity, Phrase, Printed, Record, Vocabulary};
use onrecord::model::Language;
use serde_json::Value;

use super::lines;

/// From this agreement on, two wordings are of one remark.
const ENOUGH: f32 = 0.7;

/// One wording of a remark.
struct Wording {
    cluster: String,
    words: String,
    language: String,
    relation: String,
}

/// What came of it.
pub(crate) struct Score {
    /// For each relation, the pairs and how many of them are joined.
    pub(crate) relations: BTreeMap<String, (usize, usize)>,
    /// Pairs of one remark that are not joined.
    pub(crate) apart: Vec<String>,
    /// Pairs of different remarks that are joined.
    pub(crate) strays: Vec<String>,
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// The clusters, each of them with its first wording first.
fn clusters(shared: &Path) -> Vec<Vec<Wording>> {
    let mut clusters = Vec::new();
    for row in lines(&shared.join("variants.jsonl")) {
        let wording = |value: &Value| Wording {
            cluster: text(&row, "id"),
            words: text(value, "text"),
            language: foreign(&text(value, "outlet")).to_owned(),
            relation: text(value, "relation"),
        };
        let variants = row["variants"].as_array().unwrap().iter();
        clusters.push(std::iter::once(&row["ref"]).chain(variants).map(wording).collect());
    }
    clusters
}

/// The language of an outlet's words.
fn foreign(outlet: &str) -> &'static str {
    if outlet.contains("(Dutch)") {
        "nl"
    } else if outlet.contains("(Russian)") {
        "ru"
    } else {
        "en"
    }
}

/// Compare the wordings with each other.
pub(crate) fn score(shared: &Path) -> Score {
    let clusters = clusters(shared);
    let mut score = Score { relations: BTreeMap::new(), apart: Vec::new(), strays: Vec::new() };
    for (at, cluster) in clusters.iter().enumerate() {
        let first = &cluster[0];
        for other in cluster[1..].iter().filter(|other| other.language == first.language) {
            let joined = agree(first, other);
            let counts = score.relations.entry(other.relation.clone()).or_default();
            counts.0 += 1;
            counts.1 += usize::from(joined);
            if !joined {
                score.apart.push(format!("{}: {}: {}", first.cluster, other.relation, other.words));
            }
        }
        for other in clusters[at + 1..].iter().flatten() {
            for one in cluster.iter().filter(|one| agree(one, other)) {
                let words = format!("{} and {}", one.words, other.words);
                score.strays.push(format!("{} and {}: {words}", one.cluster, other.cluster));
            }
        }
    }
    score
}

fn agree(one: &Wording, other: &Wording) -> bool {
    let phrase = |wording: &Wording| {
        Phrase::new(&wording.words, &Vocabulary::of(&Language::parse(&wording.language).unwrap()))
    };
    phrase(one).agreement(&phrase(other)).share >= ENOUGH
}

impl Score {
    pub(crate) fn recall(&self) -> f64 {
        let (pairs, joined) = self.sum();
        joined as f64 / pairs.max(1) as f64
    }

    fn sum(&self) -> (usize, usize) {
        self.relations.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    /// The relations, a line each.
    pub(crate) fn told(&self) -> String {
        let mut out = String::from("| relation | pairs | joined |\n| --- | --: | --: |\n");
        for (relation, (pairs, joined)) in &self.relations {
            let _ = writeln!(out, "| {relation} | {pairs} | {joined} |");
        }
        let (pairs, joined) = self.sum();
        let _ = writeln!(out, "| all | {pairs} | {joined} |");
        out
    }
}

/// Stop unless “not” for “now” is known as what it is.
pub(crate) fn typo_is_reversed(shared: &Path) {
    let clusters = clusters(shared);
    let cluster = clusters.iter().find(|cluster| cluster[0].cluster == "rubio-reaching-point").unwrap();
    let typo = cluster.iter().find(|wording| wording.relation == "typo-meaning-flip").unwrap();
    let language = Language::parse("en").unwrap();
    let record = Record::of_words(&cluster[0].words, Arc::new(Vocabulary::of(&language)));
    let got = record.compare(&Printed { words: &typo.words, language: Some(&language), speaker: &[] });
    assert_eq!(got.fidelity, Fidelity::Reversed, "{got:?}");
}
