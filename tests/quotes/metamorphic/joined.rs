//! Words from several places, from everywhere, from elsewhere, and from another language.

use std::ops::Range;

use onrecord::collate::Fidelity;

use super::Case;
use super::source::{Dice, Source};
use crate::expected::Expected;
use crate::speech::Sentence;

/// So many sentences lie at least between two that are distant.
const BETWEEN: usize = 3;

pub(super) fn cases(source: &Source, all: &[Source], cases: &mut Vec<Case>) {
    for number in 0..24 {
        joined(source, number, cases);
        salad(source, number, cases);
    }
    let elsewhere = source.list("other").enumerate();
    cases.extend(elsewhere.map(|(number, words)| {
        let printed = (words.to_owned(), Expected::new(Fidelity::NotLocated));
        Case::new("elsewhere", source, &number.to_string(), printed)
    }));
    for other in all.iter().filter(|other| other.language != source.language) {
        foreign(source, other, cases);
    }
}

/// Two distant sentences, or parts of them.
fn joined(source: &Source, number: usize, cases: &mut Vec<Case>) {
    let mut dice = Dice::new(&format!("{}/joined/{number}", source.name));
    let sentences: Vec<(usize, &Sentence)> = source.whole(5).collect();
    let first = sentences[dice.below(sentences.len())];
    let distant = |(at, other): &&(usize, &Sentence)| {
        *at > first.0 + BETWEEN && other.label == first.1.label && other.words.len() < 22
    };
    let others: Vec<&(usize, &Sentence)> = sentences.iter().filter(distant).collect();
    let Some((_, second)) = (!others.is_empty()).then(|| others[dice.below(others.len())]) else { return };
    let in_parts = number % 3 == 2;
    let cut = |sentence: &Sentence, dice: &mut Dice, tail: bool| -> Range<usize> {
        let count = sentence.words.len();
        let length =
            if in_parts && count > 6 { dice.within(5..count) } else { return sentence.range.clone() };
        let words = if tail { count - length..count } else { 0..length };
        Source::slice(sentence, &words)
    };
    let (one, other) = (cut(first.1, &mut dice, true), cut(second, &mut dice, false));
    if !source.is_unique(&one) || !source.is_unique(&other) {
        return;
    }
    let (first, second) = (source.at(&one), source.at(&other));
    let joined = |one: &str, other: &str| {
        if in_parts {
            format!("{}, {other}", one.trim_end_matches(['.', '?', '!']))
        } else {
            format!("{one} {other}")
        }
    };
    let name = number.to_string();
    let spans = || [one.clone(), other.clone()];
    let mut push = |operation, printed: String, class| {
        cases.push(Case::new(operation, source, &name, (printed, Expected::new(class).at(spans()))));
    };
    push("joined", joined(first, second), Fidelity::Stitched);
    push("turned", joined(second, first), Fidelity::Stitched);
    let mark = [" … ", " [...] ", "... ", " (…) "][dice.below(4)];
    push("joined-marked", format!("{first}{mark}{second}"), Fidelity::Elided);
}

/// Single words, each from another sentence.
fn salad(source: &Source, number: usize, cases: &mut Vec<Case>) {
    let mut dice = Dice::new(&format!("{}/salad/{number}", source.name));
    let mut left: Vec<&Sentence> = source.sentences.iter().filter(|one| one.words.len() > 4).collect();
    let mut words = Vec::new();
    while words.len() < 10 && !left.is_empty() {
        let sentence = left.swap_remove(dice.below(left.len()));
        words.push(source.at(&sentence.words[dice.below(sentence.words.len())]).to_lowercase());
    }
    let printed = (words.join(" "), Expected::new(Fidelity::NotLocated));
    cases.push(Case::new("salad", source, &number.to_string(), printed));
}

/// Sentences of `other`, with its language named or not.
fn foreign(source: &Source, other: &Source, cases: &mut Vec<Case>) {
    for (at, sentence) in other.whole(8).step_by(4) {
        let expected = Expected::new(Fidelity::Translated);
        let named = at % 2 == 0;
        let name = format!("{}/{at}", other.name);
        let mut case = Case::new("foreign", source, &name, (other.at(&sentence.range).to_owned(), expected));
        case.language = named.then(|| other.language.to_owned());
        cases.push(case);
    }
}
