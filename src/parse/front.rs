//! A file's text cut into front matter and body.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Span};
use crate::tree::{Table, read_toml, read_yaml};

/// Front matter that was found.
pub(super) struct Front {
    /// What it says.
    pub(super) table: Table,
    /// Whether it is YAML.
    pub(super) yaml: bool,
    /// The line that opens it: where a missing key is reported.
    pub(super) fence: Span,
    /// The text after it.
    pub(super) body: Range<usize>,
}

/// Cut the front matter off `text`, the content of `file`, and read it.
pub(super) fn cut(text: &str, file: FileId) -> (Option<Front>, Vec<Diagnostic>) {
    let first = text.lines().next().unwrap_or("");
    let fence = first.trim_end();
    let (toml, yaml) = (fence == "+++", fence == "---");
    if !toml && !yaml {
        return (None, vec![no_fence(text, file)]);
    }
    let start = first.len() + 1;
    let Some(close) = closing_line(text, start, fence) else {
        return (None, vec![no_closing_fence(text, file, fence)]);
    };
    let inside = text.get(start..close.start).unwrap_or("");
    let (table, mut findings) =
        if toml { read_toml(inside, file, start) } else { read_yaml(inside, file, start) };
    explain_early_end(inside, toml, &mut findings);
    let body = (close.end + 1).min(text.len())..text.len();
    (Some(Front { table, yaml, fence: Span::new(file, 0..fence.len()), body }), findings)
}

/// The line after byte `start` that is `fence`.
fn closing_line(text: &str, start: usize, fence: &str) -> Option<Range<usize>> {
    let mut at = start;
    for line in text.get(start..)?.split('\n') {
        if line.trim_end() == fence {
            return Some(at..at + line.len());
        }
        at += line.len() + 1;
    }
    None
}

/// A `+++` inside of a text of several lines ends the front matter there.
fn explain_early_end(inside: &str, toml: bool, findings: &mut [Diagnostic]) {
    let open = toml && (inside.matches("\"\"\"").count() % 2 == 1 || inside.matches("'''").count() % 2 == 1);
    if let Some(finding) = findings.last_mut().filter(|_| open) {
        finding.help = Some("a line `+++` ends the front matter, even inside of a text of several lines; indent it by a space".into());
    }
}

fn no_fence(text: &str, file: FileId) -> Diagnostic {
    let blank = text.len() - text.trim_start().len();
    let after = text[blank..].lines().next().unwrap_or("");
    let first = Span::new(file, blank..blank + after.len());
    if blank > 0 && matches!(after.trim_end(), "+++" | "---") {
        return Diagnostic::new(
            Code::NoOpeningFence,
            first,
            "front matter begins in the first line of a file",
        )
        .help("remove the empty lines above it")
        .fix("remove the empty lines", Span::new(file, 0..blank), "");
    }
    let closes = text.lines().map(str::trim_end).find(|line| matches!(*line, "+++" | "---"));
    let looks_like_key = |sign: char| {
        after
            .split_once(sign)
            .is_some_and(|(key, _)| !key.trim().is_empty() && !key.trim().contains(char::is_whitespace))
    };
    if let Some(fence) = closes.filter(|fence| looks_like_key(if *fence == "+++" { '=' } else { ':' })) {
        return Diagnostic::new(
            Code::NoOpeningFence,
            first,
            format!("the line `{fence}` that opens the front matter is missing"),
        )
        .help(format!("put a line `{fence}` above this one"))
        .fix(format!("add a line `{fence}`"), Span::new(file, 0..0), format!("{fence}\n"));
    }
    let place = Span::new(file, blank..blank + after.len());
    Diagnostic::new(Code::NoFrontMatter, place, "this file has no front matter")
        .help("begin the file with:\n---\ntitle: \"…\"\ndate: 2025-04-18\n---\n(a record has `name` or `statement` instead; `onrecord new` writes the lines for you)")
}

fn no_closing_fence(text: &str, file: FileId, fence: &str) -> Diagnostic {
    let sign = if fence == "+++" { '=' } else { ':' };
    let mut at = fence.len() + 1;
    let mut last = 0..fence.len();
    for line in text.get(at..).unwrap_or("").split('\n') {
        let part_of_it = line.contains(sign) || line.starts_with([' ', '[', ']', '-', '#']);
        if !part_of_it {
            break;
        }
        last = at..at + line.len();
        at += line.len() + 1;
    }
    let insert = Span::new(file, last.end..last.end);
    Diagnostic::new(
        Code::NoClosingFence,
        Span::new(file, 0..fence.len()),
        format!("the front matter is not closed by a line `{fence}`"),
    )
    .help(format!("put a line `{fence}` below the last key"))
    .related(Span::new(file, last), "it seems to end here".to_owned())
    .fix(format!("add a line `{fence}`"), insert, format!("\n{fence}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        cut(text, FileId(0)).1.iter().map(|finding| finding.code.name()).collect()
    }

    #[test]
    fn both_fences_are_read_and_the_body_is_the_rest() {
        for text in ["+++\na = 1\n+++\nBody\n", "---\na: 1\n---\nBody\n"] {
            let (front, findings) = cut(text, FileId(0));
            assert!(findings.is_empty());
            let front = front.unwrap();
            assert_eq!(&text[front.body], "Body\n");
            assert!(front.table.get("a").is_some());
        }
    }

    #[test]
    fn a_rule_in_the_text_is_not_a_fence() {
        let text = "---\na: 1\n---\nBody\n\n---\nx: y\n---\n";
        assert_eq!(&text[cut(text, FileId(0)).0.unwrap().body], "Body\n\n---\nx: y\n---\n");
    }

    #[test]
    fn each_way_to_miss_a_fence_has_its_own_code() {
        assert_eq!(codes("Just text\n"), ["no-front-matter"]);
        assert_eq!(codes(""), ["no-front-matter"]);
        assert_eq!(codes("title: x\n---\nBody\n"), ["no-opening-fence"]);
        assert_eq!(codes("\n---\ntitle: x\n---\n"), ["no-opening-fence"]);
        assert_eq!(codes("---\ntitle: x\n\nBody\n"), ["no-closing-fence"]);
        assert_eq!(codes("+++\ntext = \"\"\"\n+++\n\"\"\"\n+++\n"), ["broken-toml"]);
    }

    #[test]
    fn an_empty_front_matter_is_one() {
        assert!(cut("---\n---\n", FileId(0)).0.is_some());
        assert!(cut("+++\n+++", FileId(0)).0.is_some());
    }
}
