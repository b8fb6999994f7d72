//! Findings as JSON, one object a line, for other programs.

use serde::Serialize;

use super::clean::escape_json;
use super::places::Places;
use crate::diagnostic::{Diagnostic, Fix, Place};
use crate::text::Span;

#[derive(Serialize)]
struct FindingView<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: PlaceView<'a>,
    message: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<RelatedView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixView<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PlaceView<'a> {
    File { file: &'a str },
    Span(SpanView<'a>),
}

/// Lines and columns from 1, columns in characters; `start` and `end` in bytes from 0 of the text
/// without a byte order mark and with `\n` at its line ends.
#[derive(Serialize)]
struct SpanView<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct RelatedView<'a> {
    #[serde(flatten)]
    place: SpanView<'a>,
    label: &'a str,
}

#[derive(Serialize)]
struct FixView<'a> {
    title: &'a str,
    edits: Vec<EditView<'a>>,
}

#[derive(Serialize)]
struct EditView<'a> {
    #[serde(flatten)]
    place: SpanView<'a>,
    text: &'a str,
}

/// One line of JSON for each of `findings`.
pub(super) fn report(findings: &[Diagnostic], places: &Places<'_>) -> String {
    findings
        .iter()
        .filter_map(|finding| serde_json::to_string(&view(finding, places)).ok())
        .map(|line| escape_json(&line) + "\n")
        .collect()
}

fn view<'a>(finding: &'a Diagnostic, places: &Places<'a>) -> FindingView<'a> {
    let related = finding.related.iter();
    FindingView {
        code: finding.code.name(),
        severity: finding.severity.name(),
        place: match &finding.place {
            Place::Path(path) => PlaceView::File { file: path },
            Place::Span(span) => PlaceView::Span(span_view(*span, places)),
        },
        message: &finding.message,
        label: &finding.label,
        note: finding.note.as_deref(),
        help: finding.help.as_deref(),
        related: related
            .map(|(span, label)| RelatedView { place: span_view(*span, places), label })
            .collect(),
        fix: finding.fix.as_ref().map(|fix| fix_view(fix, places)),
    }
}

fn fix_view<'a>(fix: &'a Fix, places: &Places<'a>) -> FixView<'a> {
    let edit = |(span, text): &'a (Span, String)| EditView { place: span_view(*span, places), text };
    FixView { title: &fix.title, edits: fix.edits.iter().map(edit).collect() }
}

fn span_view<'a>(span: Span, places: &Places<'a>) -> SpanView<'a> {
    let (start, end) = (places.start(span), places.end(span));
    SpanView {
        file: places.path(span),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        start: span.start,
        end: span.end,
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Format, report};
    use crate::text::{File, Files, Span};

    #[test]
    fn a_line_has_all_that_is_known() {
        let mut files = Files::default();
        let file = files.add(File::new("content/a.md", "Київ\nb"));
        let finding =
            Diagnostic::new(Code::UnknownReference, Span::new(file, 4..8), "no \u{1b}\u{9b}\u{202e}##[x]")
                .label("here")
                .note("note")
                .help("help")
                .related(Span::new(file, 9..10), "there")
                .fix("write it", Span::new(file, 4..8), "їв\n");
        let expected = concat!(
            r#"{"code":"unknown-reference","severity":"error","file":"content/a.md","line":1,"column":3,"#,
            r#""end_line":1,"end_column":5,"start":4,"end":8,"message":"no \u001b\u009b\u202e##\u005bx]","#,
            r#""label":"here","note":"note","help":"help","related":[{"file":"content/a.md","line":2,"column":1,"#,
            r#""end_line":2,"end_column":2,"start":9,"end":10,"label":"there"}],"fix":{"title":"write it","#,
            r#""edits":[{"file":"content/a.md","line":1,"column":3,"end_line":1,"end_column":5,"start":4,"#,
            r#""end":8,"text":"їв\n"}]}}"#,
            "\n"
        );
        let line = report(&[finding], &files, Format::Json);
        assert_eq!(line, expected);
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["message"], "no \u{1b}\u{9b}\u{202e}##[x]");
    }

    #[test]
    fn a_file_as_a_whole_has_its_path_only() {
        let finding = Diagnostic::of_path(Code::NotUtf8, "content/b.md", "not text");
        let expected =
            r#"{"code":"not-utf-8","severity":"error","file":"content/b.md","message":"not text"}"#;
        assert_eq!(report(&[finding], &Files::default(), Format::Json), format!("{expected}\n"));
    }
}
