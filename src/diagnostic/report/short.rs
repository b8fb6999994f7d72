//! Findings as one line each: `path:line:column: error[code]: message; note; help`.

use std::fmt::Write;

use super::clean::clean_on_one_line;
use super::places::Places;
use crate::diagnostic::{Diagnostic, Place};

/// One line for each of `findings`.
pub(super) fn report(findings: &[Diagnostic], places: &Places<'_>) -> String {
    let mut out = String::new();
    for finding in findings {
        let (severity, code) = (finding.severity.name(), finding.code.name());
        let message = clean_on_one_line(&finding.message);
        let _ = write!(out, "{}: {severity}[{code}]: {message}", place_of(finding, places));
        for words in finding.note.iter().chain(&finding.help) {
            let _ = write!(out, "; {}", clean_on_one_line(words));
        }
        out.push('\n');
    }
    out
}

fn place_of(finding: &Diagnostic, places: &Places<'_>) -> String {
    match &finding.place {
        Place::Path(path) => clean_on_one_line(path),
        Place::Span(span) => {
            let start = places.start(*span);
            format!("{}:{}:{}", clean_on_one_line(places.path(*span)), start.line, start.column)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Format, report};
    use crate::text::{File, Files, Span};

    fn check(text: &str, what: &str, expected: &str) {
        let mut files = Files::default();
        let file = files.add(File::new("content/a.md", text));
        let at = text.find(what).unwrap();
        let finding =
            Diagnostic::new(Code::UnknownReference, Span::new(file, at..at + what.len()), "no such id");
        assert_eq!(report(&[finding.help("check it")], &files, Format::Short), expected);
    }

    #[test]
    fn columns_count_characters_in_every_script() {
        let rest = "error[unknown-reference]: no such id; check it\n";
        check("За словами x", "x", &format!("content/a.md:1:12: {rest}"));
        check("قال روبيو x", "x", &format!("content/a.md:1:11: {rest}"));
        check("\n\t中文x", "x", &format!("content/a.md:2:4: {rest}"));
        check("\n\n👩‍🚀x", "x", &format!("content/a.md:3:4: {rest}"));
    }

    #[test]
    fn a_file_as_a_whole_has_no_line_and_several_lines_become_one() {
        let finding = Diagnostic::of_path(Code::MisplacedFile, "::x\u{1b}.md", "one\n  two").help("a\nb");
        let expected = "\\u{3a}:x\\u{1b}.md: warning[misplaced-file]: one two; a b\n";
        assert_eq!(report(&[finding], &Files::default(), Format::Short), expected);
    }
}
