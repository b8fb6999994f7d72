//! Differences as a line for a terminal, in black and white: `We are [-now-] {+not+} reaching a point …`.

use crate::collate::{Change, Step};

/// So many words stay on each side of what differs.
const CONTEXT: usize = 6;
/// Of words that were left out, at most so many are shown.
const LEFT_OUT: usize = 16;

/// What stands on record and what is printed, as one line: words that are only on record as `[-now-]`, words that
/// are only printed as `{+not+}`.
pub(super) fn diff(changes: &[Change]) -> String {
    let last = changes.len().saturating_sub(1);
    let part = |(at, change): (usize, &Change)| match change.step {
        Step::Equal => equal(&change.record, at > 0, at < last),
        _ if change.marked && change.printed.is_empty() => "…".to_owned(),
        _ if change.marked => change.printed.clone(),
        Step::Insert => added(&change.printed),
        Step::Delete => left_out(&change.record),
        Step::Replace => format!("{} {}", left_out(&change.record), added(&change.printed)),
    };
    let parts: Vec<String> = changes.iter().enumerate().map(part).collect();
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// `words` that did not change, without those that are far from what did.
fn equal(words: &str, after_change: bool, before_change: bool) -> String {
    let (head, tail) = (if after_change { CONTEXT } else { 0 }, if before_change { CONTEXT } else { 0 });
    shortened(words, head, tail)
}

fn left_out(words: &str) -> String {
    format!("[-{}-]", shortened(words, LEFT_OUT / 2, LEFT_OUT / 2))
}

fn added(words: &str) -> String {
    format!("{{+{}+}}", shortened(words, usize::MAX / 2, usize::MAX / 2))
}

/// The first `head` and the last `tail` words of `text`, with `…` for what is between them.
fn shortened(text: &str, head: usize, tail: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= head.saturating_add(tail).saturating_add(1) {
        return words.join(" ");
    }
    let parts = [words[..head].join(" "), "…".to_owned(), words[words.len() - tail..].join(" ")];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// `text` on one line, without most of its middle if it is long.
pub(super) fn stretch(text: &str) -> String {
    shortened(text, LEFT_OUT / 2, LEFT_OUT / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(step: Step, record: &str, printed: &str, marked: bool) -> Change {
        Change { step, record: record.into(), printed: printed.into(), marked }
    }

    #[test]
    fn what_differs_stands_out_in_black_and_white() {
        let equal = |words: &str| change(Step::Equal, words, words, false);
        let check = |changes: &[Change], expected: &str| assert_eq!(diff(changes), expected);
        let tail = "reaching a point where we need to decide whether this is possible";
        check(
            &[equal("We are"), change(Step::Replace, "now", "not", false), equal(tail)],
            "We are [-now-] {+not+} reaching a point where we need …",
        );
        check(
            &[equal("a b c d e f g h i"), change(Step::Insert, "", "x", false), equal("one two")],
            "… d e f g h i {+x+} one two",
        );
        check(&[equal("a"), change(Step::Delete, "b", "", true), equal("c")], "a … c");
        check(&[change(Step::Replace, "he", "[Trump]", true), equal("said")], "[Trump] said");
        let long = (1..40).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        check(
            &[change(Step::Delete, &long, "", false), equal("end")],
            "[-1 2 3 4 5 6 7 8 … 32 33 34 35 36 37 38 39-] end",
        );
    }
}
