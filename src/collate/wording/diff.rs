//! Runs and what lies between them into a diff, as the two texts have it.

use std::ops::Range;

use super::comparison::{Change, Step};
use super::hunks::{Between, Kind, Run};
use super::words::Word;

/// More words of the record than this are not repeated where they were left out.
const LONG: usize = 40;

/// A text with its words.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) whole: &'a str,
    pub(super) words: &'a [Word],
    /// Where speech stands in the text, in order; all of it, if there are none.
    pub(super) chunks: &'a [Range<usize>],
}

/// The diff, in order of the printed words. `marked` says of each between whether marks say all of it.
pub(super) fn diff(
    runs: &[Run],
    betweens: &[Between],
    marked: &[bool],
    (printed, record): (Text<'_>, Text<'_>),
) -> Vec<Change> {
    let (mut runs, mut betweens) = (runs.to_vec(), betweens.to_vec());
    keep_whole(&mut runs, &mut betweens, printed.words, record.words);
    let mut changes = Vec::new();
    for (at, between) in betweens.iter().enumerate() {
        changes.extend(change(between, marked[at], printed, record));
        if let Some(run) = runs.get(at).filter(|run| !run.printed.is_empty()) {
            let (printed, record) = (printed.at(&run.printed), record.at(&run.record));
            changes.push(Change { step: Step::Equal, record, printed, marked: false });
        }
    }
    changes
}

fn change(between: &Between, marked: bool, printed: Text<'_>, record: Text<'_>) -> Option<Change> {
    let own = printed.at(&between.printed);
    let theirs = match between.kind {
        Kind::Interruption => return None,
        Kind::Backward => "…".to_owned(),
        _ if between.record.len() > LONG => "…".to_owned(),
        _ => record.at(&between.record),
    };
    let step = match (own.is_empty(), theirs.is_empty()) {
        (true, true) => return None,
        (false, true) => Step::Insert,
        (true, false) => Step::Delete,
        (false, false) => Step::Replace,
    };
    Some(Change { step, record: theirs, printed: own, marked })
}

/// A word as written may be several as compared (`don't`): it is shown as changed if a part of it is.
fn keep_whole(runs: &mut [Run], betweens: &mut [Between], printed: &[Word], record: &[Word]) {
    let split = |words: &[Word], at: usize| {
        at > 0
            && at < words.len()
            && words[at].start == words[at - 1].start
            && words[at].end > words[at].start
    };
    for (at, run) in runs.iter_mut().enumerate() {
        while run.printed.len() == run.record.len()
            && !run.printed.is_empty()
            && (split(printed, run.printed.end) || split(record, run.record.end))
            && betweens[at + 1].kind != Kind::Backward
            && !(betweens[at + 1].printed.is_empty() && betweens[at + 1].record.is_empty())
        {
            run.printed.end -= 1;
            run.record.end -= 1;
            betweens[at + 1].printed.start -= 1;
            betweens[at + 1].record.start -= 1;
        }
        while run.printed.len() == run.record.len()
            && !run.printed.is_empty()
            && (split(printed, run.printed.start) || split(record, run.record.start))
            && betweens[at].kind != Kind::Backward
            && !(betweens[at].printed.is_empty() && betweens[at].record.is_empty())
        {
            run.printed.start += 1;
            run.record.start += 1;
            betweens[at].printed.end += 1;
            betweens[at].record.end += 1;
        }
    }
}

impl Text<'_> {
    /// The words in `range` as written, with the signs that belong to them.
    fn at(&self, range: &Range<usize>) -> String {
        let range = range.start.min(self.words.len())..range.end.min(self.words.len());
        if range.is_empty() {
            return String::new();
        }
        let floor = range.start.checked_sub(1).map_or(0, |before| self.words[before].end as usize);
        let ceiling = self.words.get(range.end).map_or(self.whole.len(), |next| next.start as usize);
        let (start, end) = (self.words[range.start].start as usize, self.words[range.end - 1].end as usize);
        let opening =
            |sign: &char| matches!(sign, '[' | '(' | '“' | '«' | '„' | '"' | '\'' | '‘' | '$' | '€' | '£');
        let closing =
            |sign: &char| !sign.is_whitespace() && !matches!(sign, '[' | '(' | '“' | '«' | '„' | '…');
        let before = self.whole.get(floor..start).unwrap_or_default().chars().rev().take_while(opening);
        let behind = self.whole.get(end..ceiling).unwrap_or_default().chars().take_while(closing);
        let before: usize = before.map(char::len_utf8).sum();
        let behind: usize = behind.map(char::len_utf8).sum();
        self.slice(start - before..end + behind)
    }

    /// The speech in `range` of the text, on one line.
    pub(super) fn slice(&self, range: Range<usize>) -> String {
        let first = self.chunks.partition_point(|chunk| chunk.end <= range.start);
        let parts: Vec<Range<usize>> = if self.chunks.is_empty() {
            vec![range]
        } else {
            let inside = self.chunks[first..].iter().take_while(|chunk| chunk.start < range.end);
            inside.map(|chunk| chunk.start.max(range.start)..chunk.end.min(range.end)).collect()
        };
        let words = parts.into_iter().flat_map(|part| self.whole[part].split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    }
}
