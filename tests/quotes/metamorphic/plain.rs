//! Words that are left as they are, printed otherwise, or cut and marked in plain sight.

use std::ops::Range;

use onrecord::collate::Fidelity;

use super::Case;
use super::source::{Dice, Source};
use crate::expected::Expected;
use crate::speech::Sentence;

/// Marks for words that are left out.
const ELLIPSES: [&str; 8] = [" … ", "… ", "... ", " ... ", " […] ", " [...] ", " (…) ", " (...) "];

pub(super) fn cases(source: &Source, cases: &mut Vec<Case>) {
    let next = |at: usize| source.sentences.get(at + 1);
    for (at, sentence) in source.whole(3) {
        let name = format!("{at}");
        let whole = (sentence.range.clone(), Fidelity::Verbatim);
        cases.push(same(source, "sentence", &name, &whole));
        let follows = next(at).filter(|next| next.turn == sentence.turn && !source.has_filler(next));
        if let Some(next) = follows {
            let both = (sentence.range.start..next.range.end, Fidelity::Verbatim);
            cases.push(same(source, "sentence", &format!("{at}+"), &both));
        }
        printed_otherwise(source, &name, &whole, cases);
        for (number, words) in parts(source, at, sentence).into_iter().enumerate() {
            let name = format!("{at}-{number}");
            let part = (Source::slice(sentence, &words), Fidelity::Excerpt);
            cases.push(same(source, "part", &name, &part));
            if number == 0 {
                printed_otherwise(source, &name, &part, cases);
            }
        }
        attributed(source, &name, &whole, sentence, cases);
    }
    for (at, sentence) in source.whole(6) {
        cut(source, at, sentence, cases);
        bracketed(source, at, sentence, cases);
    }
    fillers(source, cases);
}

fn same(source: &Source, operation: &'static str, name: &str, part: &(Range<usize>, Fidelity)) -> Case {
    let (range, class) = part;
    let printed = source.at(range).to_owned();
    Case::new(operation, source, name, (printed, Expected::new(*class).at([range.clone()])))
}

/// Two parts of `sentence`, if it is long enough: numbers of words.
fn parts(source: &Source, at: usize, sentence: &Sentence) -> Vec<Range<usize>> {
    let count = sentence.words.len();
    let mut dice = Dice::new(&format!("{}/part/{at}", source.name));
    let mut parts: Vec<Range<usize>> = Vec::new();
    for _ in 0..if count < 7 { 0 } else { 20 } {
        let length = dice.within(4..count.min(12) - 1);
        let start = dice.within(0..count - length + 1);
        let part = start..start + length;
        let range = Source::slice(sentence, &part);
        let fits = source.is_unique(&range) && source.is_amid(sentence, &part) && !source.cuts_number(&range);
        if fits && parts.len() < 2 && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

/// The same words with what may differ changed.
fn printed_otherwise(source: &Source, name: &str, part: &(Range<usize>, Fidelity), cases: &mut Vec<Case>) {
    let (range, class) = part;
    let words = source.at(range);
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    let curly = words.replace('\'', "’").replace('«', "“").replace('»', "”").replace('"', "''");
    let ways = [
        ("case", words.to_lowercase()),
        ("punctuation", without_marks(words)),
        ("marks", format!("“{words}”")),
        ("case", words.to_uppercase()),
        ("punctuation", words.replace(", ", " — ").replace("، ", " — ")),
        ("marks", format!("«{words}»")),
        ("case", first.into_iter().flatten().chain(letters).collect()),
        ("punctuation", format!("{},", words.trim_end_matches(['.', '?', '!']))),
        ("marks", curly),
    ];
    // there is little to get wrong here: three ways for each, in turn
    let start = 3 * Dice::new(name).below(3);
    for (operation, printed) in ways.into_iter().skip(start).take(3).filter(|(_, printed)| printed != words) {
        let expected = Expected::new(*class).at([range.clone()]);
        cases.push(Case::new(operation, source, name, (printed, expected)));
    }
}

/// `words` without punctuation; what stands between two figures or letters stays.
fn without_marks(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let near = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphanumeric());
    let keeps = |(at, letter): (usize, char)| {
        let amid = at > 0 && near(at - 1) && near(at + 1);
        (amid || !".,;:!?،؛؟".contains(letter)).then_some(letter)
    };
    letters.iter().copied().enumerate().filter_map(keeps).collect()
}

/// The same words, with who is said to have spoken them.
fn attributed(
    source: &Source,
    name: &str,
    part: &(Range<usize>, Fidelity),
    sentence: &Sentence,
    cases: &mut Vec<Case>,
) {
    let Some(own) = &sentence.label else { return };
    let (range, class) = part;
    for (label, person) in source.pairs("speaker") {
        let mut expected = Expected::new(*class).at([range.clone()]);
        let operation = if label == own { "own-turn" } else { "other-turn" };
        if label != own {
            expected.turn = Some(own.clone());
            expected.severity = vec![onrecord::collate::Severity::Major];
        }
        let speaker = if Dice::new(name).below(3) == 0 { label } else { person };
        let printed = (source.at(range).to_owned(), expected);
        cases.push(Case::new(operation, source, name, printed).by(speaker));
    }
}

/// Words left out amid a sentence, with a mark and without.
fn cut(source: &Source, at: usize, sentence: &Sentence, cases: &mut Vec<Case>) {
    let count = sentence.words.len();
    let mut dice = Dice::new(&format!("{}/cut/{at}", source.name));
    for number in 0..if count < 9 { 0 } else { 4 } {
        let length = dice.within(2..(count / 3 + 1).min(6));
        let start = dice.within(3..count - length - 2);
        let words = start..start + length;
        let run = Source::slice(sentence, &words);
        let before = Source::slice(sentence, &(0..start));
        let after = Source::slice(sentence, &(start + length..count));
        let (first, last) = (source.at(&before), source.at(&(after.start..sentence.range.end)));
        let silent = format!("{first} {last}");
        if is_delicate(source, &run) || repeats(source, sentence, &words) || source.has(&silent) {
            continue;
        }
        let name = format!("{at}/{number}");
        let mark = ELLIPSES[dice.below(ELLIPSES.len())];
        let elided = Expected::new(Fidelity::Elided).at([before.clone(), after.clone()]);
        cases.push(Case::new("ellipsis", source, &name, (format!("{first}{mark}{last}"), elided)));
        let whole = before.start..after.end;
        let altered = Expected::new(Fidelity::Altered).at(std::iter::once(whole));
        cases.push(Case::new("dropped", source, &name, (silent, altered)));
    }
}

/// Whether leaving out the words in `run` does more than leave words out.
fn is_delicate(source: &Source, run: &Range<usize>) -> bool {
    source.negates(run) || source.cuts_number(run) || alternates(source, run)
}

/// Whether one of the `words` of `sentence` stands near them once more: it could be either that is left out.
fn repeats(source: &Source, sentence: &Sentence, words: &Range<usize>) -> bool {
    let small = |at: usize| source.at(&sentence.words[at]).to_lowercase();
    let near = words.start.saturating_sub(4)..(words.end + 4).min(sentence.words.len());
    let outside = near.filter(|at| !words.contains(at)).map(small);
    let inside: Vec<String> = words.clone().map(small).collect();
    outside.into_iter().any(|word| inside.contains(&word))
}

/// Whether the words in `run` belong to an “or not”.
fn alternates(source: &Source, run: &Range<usize>) -> bool {
    let places =
        source.pairs("alternative").filter_map(|(words, _)| source.text().find(words).zip(Some(words)));
    places.into_iter().any(|(at, words)| at < run.end && run.start < at + words.len())
}

/// Words in brackets, for others or besides.
fn bracketed(source: &Source, at: usize, sentence: &Sentence, cases: &mut Vec<Case>) {
    let glosses: Vec<&str> = source.list("gloss").collect();
    let count = sentence.words.len();
    let mut dice = Dice::new(&format!("{}/bracket/{at}", source.name));
    for number in 0..2 {
        let name = format!("{at}/{number}");
        let length = dice.within(1..3.min(count - 4));
        let start = dice.within(2..count - length - 1);
        let run = Source::slice(sentence, &(start..start + length));
        let gloss = glosses[dice.below(glosses.len())];
        let bracketed = || Expected::new(Fidelity::Bracketed).at([sentence.range.clone()]);
        let around = |from: usize, middle: &str, to: usize| {
            let (before, after) = (sentence.range.start..from, to..sentence.range.end);
            format!("{}{middle}{}", source.at(&before), source.at(&after))
        };
        if source.at(&sentence.range).contains(gloss) {
            continue;
        }
        if !is_delicate(source, &run) && !source.has_number(&run) {
            let printed = around(run.start, &format!("[{gloss}]"), run.end);
            cases.push(Case::new("bracket-replaces", source, &name, (printed, bracketed())));
        }
        if source.cuts_number(&(run.end..run.end)) {
            continue;
        }
        let printed = around(run.end, &format!(" [{gloss}]"), run.end);
        cases.push(Case::new("bracket-adds", source, &name, (printed, bracketed())));
    }
}

/// Sentences without the sounds that say nothing.
fn fillers(source: &Source, cases: &mut Vec<Case>) {
    for (at, sentence) in source.sentences.iter().enumerate().filter(|(_, one)| source.has_filler(one)) {
        let mut printed = source.at(&sentence.range).to_owned();
        for filler in &source.fillers {
            printed = printed.replace(&format!(", {filler},"), "");
        }
        let small = printed.to_lowercase();
        let first = source.fillers.iter().find(|filler| small.starts_with(&format!("{filler}, ")));
        printed.drain(..first.map_or(0, |filler| filler.len() + 2));
        let mut expected = Expected::new(Fidelity::Verbatim).at([sentence.range.clone()]);
        // a word that was begun twice may count as part of the sound
        expected.classes.push(Fidelity::Excerpt);
        cases.push(Case::new("filler", source, &at.to_string(), (printed, expected)));
    }
}
