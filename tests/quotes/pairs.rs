//! Wordings of one remark as several outlets printed it, each quoted by a piece of a digest: which of them
//! become one remark, and which wordings of different remarks do.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use onrecord::collate::{Fidelity, Printed, Record, Vocabulary};
use onrecord::diagnostic::{Format, report};
use onrecord::model::{Language, Moment};
use onrecord::pipeline::{Request, Site, analyse};
use serde_json::Value;

use super::lines;
use super::project::{project, request};

/// One wording of a remark.
#[derive(Clone)]
struct Wording {
    cluster: String,
    words: String,
    language: String,
    relation: String,
    speaker: String,
    date: String,
}

/// Pairs of a wording and the first of its cluster.
#[derive(Default)]
pub(crate) struct Score {
    /// For each relation, the pairs and how many of them are joined.
    pub(crate) relations: BTreeMap<String, (usize, usize)>,
    /// Pairs of one remark that are not joined.
    pub(crate) apart: Vec<String>,
    /// Pairs of different remarks that are joined.
    pub(crate) strays: Vec<String>,
}

/// What people say about a pair that does not make it one of the same remark: they do not know, or nobody
/// ever printed it and no word of it was said.
const NOT_THE_SAME: [&str; 2] = ["unclear", "invented"];

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// The clusters that are labelled by relation, each of them with its first wording first.
fn variants(shared: &Path) -> Vec<Vec<Wording>> {
    let cluster = |row: &Value| {
        let wording = |value: &Value| Wording {
            cluster: text(row, "id"),
            words: text(value, "text"),
            language: language_of(&text(value, "outlet")).to_owned(),
            relation: relation(value),
            speaker: text(row, "speaker"),
            date: text(row, "date"),
        };
        let variants = row["variants"].as_array().unwrap().iter();
        std::iter::once(&row["ref"]).chain(variants).map(wording).collect()
    };
    lines(&shared.join("variants.jsonl")).iter().map(cluster).collect()
}

/// The label of a wording; `invented` if it is a paraphrase between quotation marks that no outlet has printed.
fn relation(value: &Value) -> String {
    let label = text(value, "relation");
    let invented =
        text(value, "outlet") == "SEED" && matches!(label.as_str(), "reworded" | "altered-fragment");
    if invented { "invented".into() } else { label }
}

/// The clusters of which there is no transcript.
fn untranscribed(shared: &Path) -> Vec<Vec<Wording>> {
    let mut clusters: BTreeMap<String, Vec<Wording>> = BTreeMap::new();
    for row in lines(&shared.join("dev/renderings_untranscribed.jsonl")) {
        let wording = Wording {
            cluster: text(&row, "cluster"),
            words: text(&row, "text"),
            language: text(&row, "lang"),
            relation: text(&row, "note"),
            speaker: text(&row, "speaker"),
            date: text(&row, "event_id").split('-').skip(2).collect::<Vec<_>>().join("-"),
        };
        clusters.entry(wording.cluster.clone()).or_default().push(wording);
    }
    clusters.into_values().collect()
}

fn language_of(outlet: &str) -> &'static str {
    match outlet {
        _ if outlet.contains("(Dutch)") => "nl",
        _ if outlet.contains("(Russian)") => "ru",
        _ => "en",
    }
}

/// The labelled clusters.
pub(crate) fn score(shared: &Path) -> Score {
    scored(variants(shared))
}

/// The clusters without a transcript. Their rows say freely how they differ, so that only false pairs count.
pub(crate) fn score_untranscribed(shared: &Path) -> Score {
    scored(untranscribed(shared))
}

fn scored(mut clusters: Vec<Vec<Wording>>) -> Score {
    // what is stitched together has words of several remarks
    let of_one = |wording: &Wording| {
        !["almost certainly stitched", "tape splice"].iter().any(|word| wording.relation.contains(word))
    };
    for cluster in &mut clusters {
        cluster.retain(|wording| wording.language == "en" && of_one(wording));
    }
    clusters.retain(|cluster| !cluster.is_empty());
    let remarks = Remarks::of(&clusters);
    let mut score = Score::default();
    for (at, cluster) in clusters.iter().enumerate() {
        for (number, other) in cluster.iter().enumerate().skip(1) {
            let joined = remarks.share((at, 0), (at, number));
            let counts = score.relations.entry(other.relation.clone()).or_default();
            counts.0 += 1;
            counts.1 += usize::from(joined);
            if !joined {
                score.apart.push(format!("{}: {}: {}", other.cluster, other.relation, other.words));
            }
        }
        for (other, members) in clusters.iter().enumerate().skip(at + 1) {
            let pairs =
                (0..cluster.len()).flat_map(|one| (0..members.len()).map(move |another| (one, another)));
            for (one, another) in pairs.filter(|(one, another)| remarks.merged((at, *one), (other, *another)))
            {
                let (one, another) = (&cluster[one], &members[another]);
                let words = format!("{} and {}", one.words, another.words);
                score.strays.push(format!("{} and {}: {words}", one.cluster, another.cluster));
            }
        }
    }
    score
}

/// The remarks that a digest makes of wordings: for each wording, by cluster and number, those it is in.
struct Remarks {
    of: BTreeMap<(usize, usize), BTreeSet<usize>>,
    /// Those that span several remarks and join none.
    spanning: BTreeSet<(usize, usize)>,
}

impl Remarks {
    fn of(clusters: &[Vec<Wording>]) -> Self {
        let site = site(&digest(clusters));
        let mut remarks = Self { of: BTreeMap::new(), spanning: BTreeSet::new() };
        for (number, remark) in site.concordance.remarks.iter().enumerate() {
            for wording in &remark.wordings {
                for utterance in &wording.utterances {
                    let id = site.corpus.utterances[*utterance].entry.id.to_string();
                    let (cluster, at) = id.trim_start_matches("w-").split_once('-').unwrap();
                    let place = (cluster.parse().unwrap(), at.parse().unwrap());
                    remarks.of.entry(place).or_default().insert(number);
                    if wording.spans_others {
                        remarks.spanning.insert(place);
                    }
                }
            }
        }
        remarks
    }

    /// Whether a remark has both.
    fn share(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        let of = |place| self.of.get(&place).unwrap_or_else(|| panic!("{place:?} is in no remark"));
        !of(one).is_disjoint(of(other))
    }

    /// Whether a remark has both, and neither is there because it spans several.
    fn merged(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        self.share(one, other) && !self.spanning.contains(&one) && !self.spanning.contains(&other)
    }
}

/// A digest with a piece for each wording.
fn digest(clusters: &[Vec<Wording>]) -> String {
    let mut out = String::new();
    let speakers: BTreeSet<&str> =
        clusters.iter().flatten().map(|wording| wording.speaker.as_str()).collect();
    for speaker in speakers {
        let _ = write!(
            out,
            "--- content/actors/{}.md\n+++\nname = \"{speaker}\"\nkind = \"person\"\n+++\n",
            id(speaker)
        );
    }
    for (at, cluster) in clusters.iter().enumerate() {
        for (number, Wording { words, speaker, date, .. }) in cluster.iter().enumerate() {
            let (words, actor) = (escaped(words), id(speaker));
            let _ = write!(
                out,
                "--- content/pieces/2025-06-01-w-{at}-{number}.md\n+++\ntitle = \"Wording\"\ndate = 2025-06-01\n+++\n\n\
                > {words}\n> — [{speaker}](actor:{actor}), {date}\n\nAnd so on.\n"
            );
        }
    }
    out
}

fn id(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// `words` as Markdown that reads like them.
fn escaped(words: &str) -> String {
    let escaped = words.chars().map(|letter| match letter {
        '[' | ']' | '*' | '_' | '<' | '>' | '`' | '\\' | '#' | '&' => format!("\\{letter}"),
        _ => letter.to_string(),
    });
    escaped.collect()
}

fn site(digest: &str) -> Site {
    let root = project(digest);
    let analysis = analyse(&Request { now: Moment(1_800_000_000), ..request(root.path()) }).unwrap();
    let said = || report(&analysis.findings, &analysis.files, Format::Short);
    assert!(analysis.site.is_some(), "{}", said());
    analysis.site.unwrap()
}

impl Score {
    /// How many in 1000 are joined among those of the same remark.
    pub(crate) fn recall(&self) -> usize {
        let (pairs, joined) = self.same();
        joined * 1000 / pairs.max(1)
    }

    /// The pairs of the same remark, and how many of them are joined.
    pub(crate) fn same(&self) -> (usize, usize) {
        let same = self.relations.iter().filter(|(relation, _)| !NOT_THE_SAME.contains(&relation.as_str()));
        same.fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1))
    }

    /// The relations, a line each.
    pub(crate) fn told(&self) -> String {
        let mut out = String::from("| relation | pairs | joined |\n| --- | --: | --: |\n");
        for (relation, (pairs, joined)) in &self.relations {
            let _ = writeln!(out, "| {relation} | {pairs} | {joined} |");
        }
        out
    }
}

/// Stop unless “not” for “now” is known as what it is.
pub(crate) fn typo_is_reversed(shared: &Path) {
    let clusters = variants(shared);
    let cluster = clusters.iter().find(|cluster| cluster[0].cluster == "rubio-reaching-point").unwrap();
    let typo = cluster.iter().find(|wording| wording.relation == "typo-meaning-flip").unwrap();
    let language = Language::parse("en").unwrap();
    let record = Record::of_words(&cluster[0].words, Arc::new(Vocabulary::of(&language)));
    let got = record.compare(&Printed { words: &typo.words, language: Some(&language), speaker: &[] });
    assert_eq!(got.fidelity, Fidelity::Reversed, "{got:?}");
}
