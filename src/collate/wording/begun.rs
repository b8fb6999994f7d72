//! Words of speech into the same without what a speaker began and began again.

use super::vocabulary::{FUNCTION, JOINING, NEGATOR, Vocabulary};
use super::words::{BEGINS, NUMBER, Word};

/// Take out of `words`, from `first` on, what a speaker began and began again: words repeated behind a dash,
/// a joining word before a dash and another, and little words said twice.
pub(super) fn without_false_starts(
    vocabulary: &Vocabulary,
    words: &mut Vec<Word>,
    first: usize,
    dashes: &[usize],
) {
    let mut out = vec![false; words.len() - first];
    let equal = |one: usize, other: usize| words[one].hash.key == words[other].hash.key;
    for dash in dashes.iter().copied().filter(|dash| *dash < words.len()) {
        let repeated = (1..=3).rev().find(|length| {
            let fits = dash >= first + length && dash + length <= words.len();
            fits && (0..*length).all(|at| equal(dash - length + at, dash + at))
        });
        let joining = |at: usize| vocabulary.class(words[at].key()) & JOINING != 0;
        let begun = || dash > first && joining(dash - 1) && joining(dash);
        let length = repeated.unwrap_or_else(|| usize::from(begun()));
        for at in dash - length..dash {
            out[at - first] = true;
        }
    }
    for at in first + 1..words.len() {
        let class = || vocabulary.class(words[at].key());
        let adjacent = words[at].start.saturating_sub(words[at - 1].end) <= 1;
        let doubled = adjacent && equal(at - 1, at) && !words[at].is(BEGINS | NUMBER) && words[at].stem == 0;
        if doubled && class() & (FUNCTION | NEGATOR) == FUNCTION {
            out[at - first] = true;
        }
    }
    if out.contains(&true) {
        // a sentence still begins with what is left of its beginning
        for at in (first..words.len() - 1).filter(|at| out[at - first]) {
            let begins = words[at].flags & BEGINS;
            words[at + 1].flags |= begins;
        }
        // what stands before is left alone: there may be much of it, and this happens in every chunk
        let mut kept = first;
        for at in (first..words.len()).filter(|at| !out[at - first]) {
            words[kept] = words[at];
            kept += 1;
        }
        words.truncate(kept);
    }
}
