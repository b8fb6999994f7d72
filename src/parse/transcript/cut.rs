//! The text of captions into cues.

use std::ops::Range;

use super::{Problem, stamp};

/// One cue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// When it is shown.
    pub(super) second: Option<u32>,
    /// Its lines.
    pub(super) lines: Vec<Range<usize>>,
}

/// What a text of captions holds.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) cues: Vec<Cue>,
    pub(super) problems: Vec<Problem>,
    within: Within,
}

/// What a line belongs to.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A cue, up to an empty line.
    Cue,
    /// A header, note or style, up to an empty line.
    Note,
}

/// A line, where it stands, and whether the next one gives the times of a cue.
struct Line<'t> {
    text: &'t str,
    range: Range<usize>,
    is_followed_by_times: bool,
}

/// Cut `text` into cues; nothing if no line gives the times of one.
pub(super) fn cut(text: &str) -> Option<Cut> {
    let mut cut = Cut::default();
    let mut has_times = false;
    let mut lines = lines(text).peekable();
    while let Some((range, text)) = lines.next() {
        let is_followed_by_times = lines.peek().is_some_and(|(_, next)| stamp::is_like_cue(next));
        has_times |= stamp::cue(text).is_some();
        cut.line(&Line { text, range, is_followed_by_times });
    }
    has_times.then_some(cut)
}

impl Cut {
    fn line(&mut self, line: &Line<'_>) {
        if line.text.is_empty() {
            self.within = Within::Nothing;
        } else if stamp::is_like_cue(line.text) {
            self.times(line);
        } else if self.within == Within::Cue {
            let is_number = line.text.bytes().all(|byte| byte.is_ascii_digit());
            if !(is_number && line.is_followed_by_times) {
                self.words(line);
            }
        } else if is_note(line.text) {
            self.within = Within::Note;
        } else if self.within == Within::Nothing && !line.is_followed_by_times {
            self.stray(line);
        }
    }

    /// A line with the times of a cue, which begins it.
    fn times(&mut self, line: &Line<'_>) {
        let second = stamp::cue(line.text);
        if second.is_none() {
            self.problem(line, "the times of this cue cannot be read");
        }
        self.cues.push(Cue { second, lines: Vec::new() });
        self.within = Within::Cue;
    }

    /// A line that stands in no cue: its words are read all the same.
    fn stray(&mut self, line: &Line<'_>) {
        self.problem(line, "this line stands in no cue: there are no times above it");
        self.cues.push(Cue::default());
        self.words(line);
        self.within = Within::Cue;
    }

    fn words(&mut self, line: &Line<'_>) {
        self.cues.last_mut().into_iter().for_each(|cue| cue.lines.push(line.range.clone()));
    }

    fn problem(&mut self, line: &Line<'_>, message: &'static str) {
        self.problems.push(Problem { range: line.range.clone(), message });
    }
}

/// The lines of `text`, each with its place, without the spaces around it.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        (start..start + line.trim().len(), line.trim())
    })
}

/// Whether `line` is the first of a file in `WebVTT`.
pub(super) fn is_header(line: &str) -> bool {
    line.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// Whether `line` begins a block that holds no words.
fn is_note(line: &str) -> bool {
    let begins =
        |word| line.strip_prefix(word).is_some_and(|rest: &str| rest.is_empty() || rest.starts_with(' '));
    is_header(line) || begins("NOTE") || line == "STYLE" || line == "REGION"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, cues: &[(Option<u32>, &str)], problems: &[&str]) {
        let cut = cut(text).unwrap();
        let words =
            |cue: &Cue| cue.lines.iter().map(|line| &text[line.clone()]).collect::<Vec<_>>().join("|");
        let found: Vec<(Option<u32>, String)> = cut.cues.iter().map(|cue| (cue.second, words(cue))).collect();
        let expected: Vec<(Option<u32>, String)> =
            cues.iter().map(|(second, words)| (*second, (*words).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
        let wrong: Vec<&str> = cut.problems.iter().map(|problem| &text[problem.range.clone()]).collect();
        assert_eq!(wrong, problems, "{text}");
    }

    #[test]
    fn numbers_names_and_times_of_cues_are_no_words() {
        let srt =
            "1\n00:00:01,000 --> 00:00:02,000\nIt's not\nour war.\n\n2\n00:00:02,000 --> 00:00:03,000\n87\n";
        check(srt, &[(Some(1), "It's not|our war."), (Some(2), "87")], &[]);
        let vtt = "WEBVTT - x\nKind: captions\n\nSTYLE\n::cue {}\n\nNOTE a\nb\n\nintro\n00:01.000 --> 00:02.000 align:start\nYes.\n";
        check(vtt, &[(Some(1), "Yes.")], &[]);
    }

    #[test]
    fn a_missing_empty_line_loses_nothing() {
        let text = "1\n00:01.000 --> 00:02.000\na\n2\n00:02.000 --> 00:03.000\nb";
        check(text, &[(Some(1), "a"), (Some(2), "b")], &[]);
    }

    #[test]
    fn what_cannot_be_read_has_its_place_and_the_rest_is_read() {
        let text = "1\n00:01.000 --> 00:02.000\na\n\nb\n\n2\n00:xx --> 00:03.000\nc\n";
        let expected = [(Some(1), "a"), (None, "b"), (None, "c")];
        check(text, &expected, &["b", "00:xx --> 00:03.000"]);
        assert!(cut("It's not our war.").is_none());
    }
}
