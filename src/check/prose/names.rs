//! `deprecated-name`: actors and places are called by their names, and not by spellings that their records give up.

use std::collections::{BTreeMap, BTreeSet};

use super::{Prose, fold_word, lowered, words};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::model::{Actor, Detail, Entry, Kind, Language, Name, NameKind};
use crate::resolve::Corpus;
use crate::text::Span;

/// Names of more words are not looked for.
const LONGEST: usize = 8;
/// Of the records that give up one spelling, so many are told apart.
const MOST: usize = 16;
/// How much of two words must be the same for one to be another spelling of the other.
const ALIKE: f64 = 0.3;

/// All names, by their words.
#[derive(Default)]
pub(super) struct Names<'c> {
    by_words: BTreeMap<String, Spelling<'c>>,
    /// The first words of those that are deprecated.
    first: BTreeSet<String>,
}

/// What a name stands for.
#[derive(Default)]
struct Spelling<'c> {
    /// Whether something is called so rightly.
    is_current: bool,
    /// Whose deprecated name it is.
    deprecated: Vec<(&'c Entry, &'c Name)>,
}

impl<'c> Names<'c> {
    /// The names of what is published.
    pub(super) fn of(corpus: &'c Corpus) -> Self {
        let mut names = Self::default();
        for entry in corpus.entries.values() {
            let others = other_names(entry);
            for name in others.iter().filter(|name| name.kind == NameKind::Deprecated) {
                names.deprecate(entry, name);
            }
        }
        if names.by_words.is_empty() {
            return names;
        }
        let is_named =
            |entry: &&Entry| matches!(entry.kind(), Kind::Actor | Kind::Place | Kind::Source | Kind::Event);
        for entry in corpus.entries.values().filter(is_named) {
            let current = other_names(entry).iter().filter(|name| name.kind != NameKind::Deprecated);
            for text in entry
                .all_texts()
                .map(|(_, texts)| &texts.title.value)
                .chain(current.map(|name| &name.text.value))
            {
                names.by_words.entry(key(text)).or_default().is_current = true;
            }
        }
        names
    }

    fn deprecate(&mut self, entry: &'c Entry, name: &'c Name) {
        let Some(first) = words(&name.text).next() else { return };
        self.first.insert(fold_word(&name.text[first]));
        let deprecated = &mut self.by_words.entry(key(&name.text)).or_default().deprecated;
        if deprecated.len() < MOST {
            deprecated.push((entry, name));
        }
    }

    /// Whether a deprecated name may begin with the folded `word`.
    pub(super) fn may_begin_with(&self, word: &str) -> bool {
        let is_first = |word: &str| self.first.contains(word);
        !self.first.is_empty() && (is_first(word) || word.contains('\'') && word.split('\'').any(is_first))
    }

    /// Report the deprecated names in `prose`, each once with all its places.
    pub(super) fn check(&self, prose: &Prose<'_>, findings: &mut Vec<Diagnostic>) {
        if self.first.is_empty() {
            return;
        }
        let text = &prose.passage.text;
        let lower: Vec<String> =
            prose.passage.words.iter().map(|word| lowered(bare(&text[word.clone()]))).collect();
        let mut found: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        let mut at = 0;
        while at < lower.len() {
            let Some((key, spelling, count)) = self.longest(prose, &lower, at) else {
                at += 1;
                continue;
            };
            if !spelling.is_current {
                found.entry(key).or_default().push((at, at + count - 1));
            }
            at += count;
        }
        let told = found.into_iter().filter_map(|(key, places)| self.finding(prose, key, &places));
        findings.extend(told);
    }

    /// The longest name that begins with the word `at`.
    fn longest(
        &self,
        prose: &Prose<'_>,
        lower: &[String],
        at: usize,
    ) -> Option<(&str, &Spelling<'c>, usize)> {
        let mut joined = String::new();
        let mut longest = None;
        for count in 1..=LONGEST.min(lower.len() - at) {
            let next = at + count - 1;
            if count > 1 {
                if !matches!(prose.gap(next), " " | ", " | "-" | "\u{a0}" | "‑" | "–" | ". ") {
                    break;
                }
                joined.push(' ');
            }
            joined.push_str(&lower[next]);
            longest = self
                .by_words
                .get_key_value(&joined)
                .map(|(key, name)| (key.as_str(), name, count))
                .or(longest);
        }
        longest
    }

    fn finding(&self, prose: &Prose<'_>, key: &str, places: &[(usize, usize)]) -> Option<Diagnostic> {
        let spelling = self.by_words.get(key)?;
        let speaks_so = |language: &Option<Language>| {
            language.as_ref().is_none_or(|language| language.primary() == prose.language.primary())
        };
        let (entry, name) = spelling
            .deprecated
            .iter()
            .find(|(entry, name)| entry.key != prose.entry.key && speaks_so(&name.language))?;
        let is_written = |place: &&(usize, usize)| fits_case(&name.text, written(prose, **place));
        let places: Vec<(usize, usize)> = places.iter().filter(is_written).copied().collect();
        let first = *places.first()?;
        let (texts, language) = entry.texts_in(prose.language);
        let message = format!("“{}” is a deprecated spelling in `{}`", written(prose, first), entry.key);
        let finding = Diagnostic::new(Code::DeprecatedName, place_of(prose, first).0, message)
            .related(name.text.span, "listed as deprecated here")
            .help(format!(
                "write “{}”; in quotation marks, words stay as they were printed",
                texts.title.value
            ));
        let is_one = spelling.deprecated.iter().all(|(other, _)| other.key == entry.key);
        let preferred = preferred(&texts.title, &name.text)
            .filter(|_| is_one && language.primary() == prose.language.primary());
        Some(match preferred {
            Some(preferred) => Diagnostic { fix: fix(prose, &preferred, &places), ..finding },
            None => finding,
        })
    }
}

/// The words from the first to the last of `place`, without an ending that an apostrophe sets apart.
fn written<'p>(prose: &'p Prose<'_>, place: (usize, usize)) -> &'p str {
    let words = &prose.passage.words;
    let text = &prose.passage.text[words[place.0].start..words[place.1].end];
    bare(text)
}

/// Where those words are written, and whether they are written as they read.
fn place_of(prose: &Prose<'_>, place: (usize, usize)) -> (Span, bool) {
    let (mut span, exact) = prose.place(place.0, place.1);
    if exact {
        span.end =
            Span::new(span.file, span.range().start..span.range().start + written(prose, place).len()).end;
    }
    (span, exact)
}

/// `word` without a possessive ending.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// The change that writes `preferred` at all `places` that are written as they read.
fn fix(prose: &Prose<'_>, preferred: &str, places: &[(usize, usize)]) -> Option<Fix> {
    let edit = |place: &(usize, usize)| {
        let (span, exact) = place_of(prose, *place);
        let words = written(prose, *place);
        let is_loud = words.chars().filter(|letter| letter.is_uppercase()).count() > 1
            && !words.chars().any(char::is_lowercase);
        let text = if is_loud { preferred.to_uppercase() } else { preferred.to_owned() };
        exact.then_some((span, text))
    };
    let edits: Vec<_> = places.iter().filter_map(edit).collect();
    (!edits.is_empty()).then(|| Fix { title: format!("write “{preferred}”"), edits })
}

/// Whether each word of `text` begins with a capital where the word of `name` does.
fn fits_case(name: &str, text: &str) -> bool {
    let capitals = |text: &str| -> Vec<bool> {
        words(text).map(|word| text[word].starts_with(char::is_uppercase)).collect()
    };
    let (name, text) = (capitals(name), capitals(text));
    name.iter().zip(text).all(|(wanted, is)| !wanted || is)
}

/// What of the `title` is to be written for the deprecated `name`: for a name of fewer words, those that are most
/// like it.
fn preferred(title: &str, name: &str) -> Option<String> {
    let all: Vec<&str> = title.split_whitespace().collect();
    let wanted = name.split_whitespace().count();
    if all.len() <= wanted {
        return Some(title.to_owned());
    }
    let name = lowered(name);
    let mut likest: Vec<(f64, String)> = all
        .windows(wanted)
        .map(|part| part.join(" "))
        .map(|part| (likeness(&lowered(&part), &name), part))
        .collect();
    likest.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (first, second) = (likest.first()?, likest.get(1)?);
    (first.0 >= ALIKE && first.0 > second.0).then(|| first.1.clone())
}

/// How much of two words is the same at their beginnings and ends, from 0 to 1.
fn likeness(one: &str, other: &str) -> f64 {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = one.len().min(other.len());
    let begin = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take(shorter - begin)
        .take_while(|(one, other)| one == other)
        .count();
    let length = u32::try_from(one.len().max(other.len())).unwrap_or(u32::MAX);
    f64::from(u32::try_from(begin + end).unwrap_or(0)) / f64::from(length.max(1))
}

fn other_names(entry: &Entry) -> &[Name] {
    match &entry.detail {
        Detail::Actor(actor) if !Actor::is_unnamed(actor) => &actor.names,
        Detail::Place(place) => &place.names,
        _ => &[],
    }
}

/// The words of a name, as it is looked up.
fn key(name: &str) -> String {
    words(name).map(|word| lowered(bare(&name[word]))).collect::<Vec<_>>().join(" ")
}
