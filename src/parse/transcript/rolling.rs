//! Captions that roll up, so that each cue repeats lines of the one before it: what of a cue is new.

use super::cut::Cue;
use super::pieces::{Cutter, Piece};

/// So many words in a row that are repeated are not said twice.
const ENOUGH: usize = 3;

/// A cue's words, each with the place where it ends, and how many of them its first lines have.
#[derive(Default)]
struct Words {
    words: Vec<(String, usize)>,
    lines: Vec<usize>,
}

/// For each of `cues`, where in `text` its new words begin; 0 if all are new.
pub(super) fn starts(text: &str, cues: &[Cue]) -> Vec<usize> {
    let mut before = Words::default();
    let mut repeated = Vec::with_capacity(cues.len());
    let mut cutter = Cutter::new(text, true);
    for cue in cues {
        let words = words(text, cue, &mut cutter);
        let number = common(&before, &words);
        let end = number.checked_sub(1).map_or(0, |last| words.words[last].1);
        repeated.push((number, end));
        if !words.words.is_empty() {
            before = words;
        }
    }
    let number = repeated.iter().filter(|(number, _)| *number > 0).count();
    let is_rolling = number * 4 >= cues.len();
    let counts = |number: usize| number >= ENOUGH || is_rolling && number > 0;
    repeated.into_iter().map(|(number, end)| if counts(number) { end } else { 0 }).collect()
}

fn words(text: &str, cue: &Cue, cutter: &mut Cutter<'_>) -> Words {
    let mut words = Words::default();
    for line in &cue.lines {
        for piece in cutter.pieces(line.clone(), line.end).0 {
            let Piece::Words(range) = piece else { continue };
            let is_between = |letter: char| !letter.is_alphanumeric();
            let mut at = range.start;
            for word in text[range].split_inclusive(is_between) {
                let bare = word.trim_end_matches(is_between);
                if !bare.is_empty() {
                    words.words.push((bare.to_lowercase(), at + bare.len()));
                }
                at += word.len();
            }
        }
        words.lines.push(words.words.len());
    }
    words
}

/// How many words at the end of `before` are those at the start of `now`: all of `before`, or whole lines.
fn common(before: &Words, now: &Words) -> usize {
    let (first, second) = (&before.words, &now.words);
    let same = |one: usize, other: usize| second[one].0 == second[other].0;
    // how much of the start of `now` ends at each of its words, then at each word of `before`
    let mut borders = vec![0; second.len()];
    for at in 1..second.len() {
        let mut border: usize = borders[at - 1];
        while border > 0 && !same(at, border) {
            border = borders[border - 1];
        }
        borders[at] = border + usize::from(same(at, border));
    }
    let mut length = 0;
    for (folded, _) in first {
        while length > 0 && (length == second.len() || second[length].0 != *folded) {
            length = borders[length - 1];
        }
        length += usize::from(second.get(length).is_some_and(|(other, _)| other == folded));
    }
    while length > 0 && length != first.len() && !now.lines.contains(&length) {
        length = borders[length - 1];
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cues: &[&str], expected: &[&str]) {
        let text = cues.join("\n\n");
        let mut at = 0;
        let mut cut = Vec::new();
        for cue in cues {
            let mut lines = Vec::new();
            let mut start = at;
            for line in cue.split('\n') {
                lines.push(start..start + line.len());
                start += line.len() + 1;
            }
            cut.push(Cue { second: None, lines });
            at += cue.len() + 2;
        }
        let ends: Vec<usize> = cut.iter().map(|cue| cue.lines.last().unwrap().end).collect();
        let first: Vec<usize> = cut.iter().map(|cue| cue.lines[0].start).collect();
        let new = starts(&text, &cut).into_iter().zip(ends).zip(first);
        let new: Vec<&str> = new.map(|((start, end), first)| text[start.max(first)..end].trim()).collect();
        assert_eq!(new, expected);
    }

    #[test]
    fn what_rolls_up_is_told_once() {
        check(
            &["it's not", "it's not\nour war", "our war", "our war\nwe didn't"],
            &["it's not", "our war", "", "we didn't"],
        );
        check(
            &["We want", "We want this war", "We want this war to end."],
            &["We want", "this war", "to end."],
        );
        check(&["We want this to end.", "we want this to end"], &["We want this to end.", ""]);
    }

    #[test]
    fn a_word_or_two_may_be_said_twice() {
        let cues = [
            "No.",
            "No.",
            "It is over",
            "and we go",
            "We stay",
            "You know",
            "what I mean",
            "by that",
            "thanks",
        ];
        check(&cues, &cues);
    }
}
