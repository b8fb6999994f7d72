//! Words for which others stand: numbers, names, modals, negations, other spellings, and any word at all.

use std::ops::Range;

use onrecord::collate::{Fidelity, Severity, Touch};

use super::Case;
use super::source::{Dice, Source};
use crate::expected::Expected;
use crate::speech::{Sentence, find};

/// How many words stand around what is changed in a part of a sentence.
const AROUND: usize = 6;

pub(super) fn cases(source: &Source, cases: &mut Vec<Case>) {
    let major = |touch| move |_: Fidelity| Expected::major(Fidelity::Altered, touch);
    swapped(source, "number", &major(Touch::Number), cases);
    swapped(source, "modal", &major(Touch::Modality), cases);
    swapped(source, "name", &major(Touch::Name), cases);
    swapped(source, "negation", &|_| Expected::major(Fidelity::Reversed, Touch::Negation), cases);
    swapped(source, "respelled", &Expected::new, cases);
    swapped(source, "alternative", &|_| Expected::new(Fidelity::Altered), cases);
    for (at, sentence) in source.whole(7) {
        replaced(source, at, sentence, cases);
    }
}

/// The place of a change, and how much of the text around it is printed.
struct Place<'s> {
    name: String,
    /// What is printed, before the change.
    range: Range<usize>,
    class: Fidelity,
    swap: (&'s str, &'s str),
    /// Where the change is.
    at: Range<usize>,
}

fn swapped(
    source: &Source,
    operation: &'static str,
    expected: &dyn Fn(Fidelity) -> Expected,
    cases: &mut Vec<Case>,
) {
    let list = if operation == "respelled" { "respell" } else { operation };
    for (number, swap) in source.pairs(list).enumerate() {
        for (at, sentence) in source.sentences.iter().enumerate() {
            let found = find(source.at(&sentence.range), swap.0);
            let [place] = found.as_slice() else { continue };
            let place = sentence.range.start + place.start..sentence.range.start + place.end;
            for place in places(source, (number, swap), (at, sentence), &place) {
                if let Some(printed) = changed(source, operation, &place) {
                    let expected = expected(place.class).at([place.range.clone()]);
                    cases.push(Case::new(operation, source, &place.name, (printed, expected)));
                }
            }
        }
    }
}

/// The sentence by itself, a part of it, and the sentence with the one before or after it.
fn places<'s>(
    source: &Source,
    (number, swap): (usize, (&'s str, &'s str)),
    (index, sentence): (usize, &Sentence),
    at: &Range<usize>,
) -> Vec<Place<'s>> {
    let mut ranges = vec![("whole", sentence.range.clone(), Fidelity::Verbatim)];
    if !source.has_filler(sentence) {
        ranges.extend(part(source, sentence, at).map(|range| ("part", range, Fidelity::Excerpt)));
    }
    for (way, near) in [("before", index.checked_sub(1)), ("after", Some(index + 1))] {
        let near = near.and_then(|near| source.sentences.get(near));
        let near = near.filter(|near| near.turn == sentence.turn && !source.has_filler(near));
        ranges.extend(near.map(|near| {
            let both = near.range.start.min(sentence.range.start)..near.range.end.max(sentence.range.end);
            (way, both, Fidelity::Verbatim)
        }));
    }
    let place = |(way, range, class)| Place {
        name: format!("{number}/{index}/{way}"),
        range,
        class,
        swap,
        at: at.clone(),
    };
    ranges.into_iter().map(place).collect()
}

/// Some words before and after what is at `at`, if these are less than the sentence.
fn part(source: &Source, sentence: &Sentence, at: &Range<usize>) -> Option<Range<usize>> {
    let first = sentence.words.iter().position(|word| word.end > at.start)?;
    let last = sentence.words.iter().rposition(|word| word.start < at.end)?;
    let words = first.saturating_sub(AROUND)..(last + 1 + AROUND).min(sentence.words.len());
    let range = Source::slice(sentence, &words);
    let fits = words.len() + 2 <= sentence.words.len()
        && words.len() >= 5
        && source.is_unique(&range)
        && source.is_amid(sentence, &words)
        && !source.cuts_number(&range);
    fits.then_some(range)
}

/// The printed words with the change in them, unless it could be taken in another way.
fn changed(source: &Source, operation: &str, place: &Place<'_>) -> Option<String> {
    let (range, at) = (&place.range, &place.at);
    let (before, after) = (source.at(&(range.start..at.start)), source.at(&(at.end..range.end)));
    let printed = format!("{before}{}{after}", place.swap.1);
    let unclear = is_cut(place, before, after)
        || source.has(&printed)
        || (operation == "negation" && source.negates_beside(at, range));
    (operation == "respelled" || !unclear).then_some(printed)
}

/// Whether the change leaves words out at the edge of what is printed: what is left is a part of the record.
fn is_cut(place: &Place<'_>, before: &str, after: &str) -> bool {
    let (words, instead) = (place.swap.0.to_lowercase(), place.swap.1.to_lowercase());
    let bare = |text: &str| text.chars().all(|letter| !letter.is_alphanumeric());
    (bare(before) && words.ends_with(&instead)) || (bare(after) && words.starts_with(&instead))
}

/// A word replaced by one of another text, and such a word added.
fn replaced(source: &Source, at: usize, sentence: &Sentence, cases: &mut Vec<Case>) {
    let others: Vec<&str> = source.list("other").flat_map(|text| text.split([' ', '.', ','])).collect();
    let plain = |word: &&str| word.chars().count() > 4 && word.chars().all(char::is_alphabetic);
    let is_small = |word: &&str| word.to_lowercase() == **word;
    let others = others.into_iter().filter(plain).filter(is_small);
    let others: Vec<&str> = others.filter(|word| !source.is_negator(word)).collect();
    let mut dice = Dice::new(&format!("{}/word/{at}", source.name));
    for number in 0..2 {
        let word = &sentence.words[dice.within(2..sentence.words.len() - 2)];
        let other = others[dice.below(others.len())];
        let altered = || {
            let severity = vec![Severity::Minor, Severity::Major];
            Expected { severity, ..Expected::new(Fidelity::Altered) }.at([sentence.range.clone()])
        };
        let text = |from: usize, middle: &str, to: usize| {
            let (before, after) = (sentence.range.start..from, to..sentence.range.end);
            format!("{}{middle}{}", source.at(&before), source.at(&after))
        };
        let content = plain(&source.at(word)) && is_small(&source.at(word)) && !is_known(source, word);
        if content && !source.has(other) {
            let printed = text(word.start, other, word.end);
            cases.push(Case::new("replaced", source, &format!("{at}/{number}"), (printed, altered())));
        }
        if source.cuts_number(&(word.end..word.end)) {
            continue;
        }
        let printed = text(word.end, &format!(" {other}"), word.end);
        cases.push(Case::new("added", source, &format!("{at}/{number}"), (printed, altered())));
    }
}

/// Whether another operation is about this word.
fn is_known(source: &Source, word: &Range<usize>) -> bool {
    let lists = ["number", "modal", "name", "negation", "alternative"];
    let known = lists.iter().flat_map(|list| source.pairs(list));
    source.negates(word) || known.into_iter().any(|(words, _)| words.contains(source.at(word)))
}
