//! Cases made by program: words of a transcript, changed in a way that says by itself what there is to be found.

mod joined;
mod plain;
mod source;
mod swapped;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::OnceLock;

use super::expected::{Expected, is_clean, told};
use super::gold::speeches;
use source::Source;

/// The operations, in the order of the table.
const OPERATIONS: [(&str, &str); 26] = [
    ("sentence", "whole sentences, as they are"),
    ("part", "a part of a sentence, as it is"),
    ("case", "capitals and small letters changed"),
    ("punctuation", "other punctuation"),
    ("marks", "other quotation marks and apostrophes"),
    ("filler", "sounds like “uh” left out"),
    ("respelled", "other spelling, contractions, figures as words"),
    ("ellipsis", "2 to 5 words left out, with a mark"),
    ("joined-marked", "distant sentences joined, with a mark"),
    ("bracket-replaces", "words replaced in brackets"),
    ("bracket-adds", "words added in brackets"),
    ("dropped", "2 to 5 words left out, no mark"),
    ("replaced", "a word replaced by another"),
    ("added", "a word added"),
    ("alternative", "“or not” left out"),
    ("number", "a number changed"),
    ("modal", "may, must, perhaps changed"),
    ("name", "a name changed"),
    ("negation", "a negation added or taken away"),
    ("joined", "distant sentences joined, no mark"),
    ("turned", "distant sentences in the other order"),
    ("own-turn", "the one who spoke is named"),
    ("other-turn", "somebody else is named"),
    ("salad", "single words from everywhere"),
    ("elsewhere", "sentences of other texts"),
    ("foreign", "sentences in another language"),
];

/// A quotation made by program.
pub(crate) struct Case {
    operation: &'static str,
    id: String,
    printed: String,
    speaker: Vec<String>,
    language: Option<String>,
    expected: Expected,
}

/// What came of all cases.
#[derive(Default)]
pub(crate) struct Score {
    /// For each operation and language, the cases and how many are right.
    counts: BTreeMap<(&'static str, String), (usize, usize)>,
    /// What is wrong.
    pub(crate) failures: Vec<String>,
    /// What has a fault and was passed as clean.
    pub(crate) passed: Vec<String>,
}

/// What came of all cases, which are compared once.
pub(crate) fn score() -> &'static Score {
    static SCORE: OnceLock<Score> = OnceLock::new();
    SCORE.get_or_init(compared)
}

/// Make the cases and compare them.
fn compared() -> Score {
    let mut score = Score::default();
    let sources: Vec<Source> =
        speeches().into_iter().map(|(name, speech)| Source::new(name, speech)).collect();
    for source in &sources {
        let mut ids = BTreeSet::new();
        for case in cases(source, &sources) {
            assert!(ids.insert(case.id.clone()), "{} stands there twice", case.id);
            score.count(source, &case);
        }
    }
    score
}

fn cases(source: &Source, all: &[Source]) -> Vec<Case> {
    let mut cases = Vec::new();
    plain::cases(source, &mut cases);
    swapped::cases(source, &mut cases);
    joined::cases(source, all, &mut cases);
    cases
}

impl Score {
    fn count(&mut self, source: &Source, case: &Case) {
        let got = source.speech.compare(&case.printed, &case.speaker, case.language.as_deref());
        let wrong = case.expected.wrong(&got);
        let counts = self.counts.entry((case.operation, source.language.to_owned())).or_default();
        counts.0 += 1;
        if wrong.is_empty() {
            counts.1 += 1;
            return;
        }
        let failure = told(&case.id, &case.printed, &wrong, &got, &source.speech.record);
        if case.expected.has_fault() && is_clean(got.fidelity) {
            self.passed.push(failure.clone());
        }
        self.failures.push(failure);
    }

    pub(crate) fn cases(&self) -> usize {
        self.counts.values().map(|(cases, _)| cases).sum()
    }

    pub(crate) fn languages(&self) -> usize {
        self.counts.keys().map(|(_, language)| language).collect::<BTreeSet<_>>().len()
    }

    /// How many in 1000 are right.
    pub(crate) fn share(&self) -> usize {
        let right: usize = self.counts.values().map(|(_, right)| right).sum();
        right * 1000 / self.cases().max(1)
    }

    /// The operations of which less than 95 of 100 cases are right.
    pub(crate) fn weak(&self) -> Vec<&'static str> {
        let sum = |operation: &str| {
            let own = self.counts.iter().filter(|((name, _), _)| *name == operation);
            own.fold((0, 0), |sum, (_, counts)| (sum.0 + counts.0, sum.1 + counts.1))
        };
        let weak = |operation: &&str| {
            let (cases, right) = sum(operation);
            right * 100 < cases * 95
        };
        OPERATIONS.iter().map(|(operation, _)| *operation).filter(weak).collect()
    }

    /// For each operation and language, how many cases are right; `right/cases` where some are not.
    pub(crate) fn table(&self) -> String {
        let languages: BTreeSet<&String> = self.counts.keys().map(|(_, language)| language).collect();
        let mut out = String::from("| what was done |");
        for language in &languages {
            let _ = write!(out, " {language} |");
        }
        let _ = write!(out, " all |\n| --- |{}", " --: |".repeat(languages.len() + 1));
        for (operation, about) in OPERATIONS {
            let of = |language: &String| {
                self.counts.get(&(operation, language.clone())).copied().unwrap_or_default()
            };
            let _ = write!(out, "\n| {about} |");
            for language in &languages {
                let _ = write!(out, " {} |", share(of(language)));
            }
            let sum = languages
                .iter()
                .map(|language| of(language))
                .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let _ = write!(out, " {} |", share(sum));
        }
        out + "\n"
    }
}

fn share((cases, right): (usize, usize)) -> String {
    match cases {
        0 => String::new(),
        _ if cases == right => cases.to_string(),
        _ => format!("{right}/{cases}"),
    }
}
