//! Findings for people: the line with a caret, what is wrong, what to do, and the mended line.

use std::collections::BTreeMap;
use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::clean::{clean, clean_on_one_line, clean_source};
use super::places::Places;
use super::window::{Window, windows};
use crate::diagnostic::{Code, Diagnostic, Fix, Place, Severity};
use crate::text::Span;

/// So many findings of one code are shown in full.
const SHOWN_OF_A_CODE: usize = 50;
/// So many related places of a finding are shown.
const SHOWN_RELATED: usize = 8;
/// A fix that takes away and adds more lines than this is told by its title only.
const TALLEST_FIX: usize = 6;

/// `findings`, each as a paragraph.
pub(super) fn report(findings: &[Diagnostic], places: &Places<'_>, renderer: &Renderer) -> String {
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    let mut out = String::new();
    for finding in findings {
        let count = seen.entry(finding.code).or_default();
        *count += 1;
        if *count <= SHOWN_OF_A_CODE {
            out.push_str(&renderer.render(&paragraph(finding, places)));
            out.push_str("\n\n");
        }
    }
    for (code, count) in seen.into_iter().filter(|(_, count)| *count > SHOWN_OF_A_CODE) {
        let _ = writeln!(out, "… and {} more of `{}`", count - SHOWN_OF_A_CODE, code.name());
    }
    out
}

fn paragraph<'a>(finding: &'a Diagnostic, places: &Places<'a>) -> Vec<Group<'a>> {
    let title = level(finding.severity).primary_title(clean(&finding.message)).id(finding.code.name());
    let mut group = Group::with_title(title);
    if let Place::Path(path) = &finding.place {
        group = group.element(Origin::path(clean_on_one_line(path)));
    }
    for window in windows(marks(finding), places) {
        group = group.element(snippet(window, places));
    }
    for words in below(finding) {
        group = group.element(words);
    }
    let fix = finding.fix.as_ref().and_then(|fix| mended(fix, finding, places));
    std::iter::once(group).chain(fix).collect()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

type Mark<'a> = (Span, (AnnotationKind, &'a str));

fn marks(finding: &Diagnostic) -> Vec<Mark<'_>> {
    let primary = match finding.place {
        Place::Span(span) => Some((span, (AnnotationKind::Primary, finding.label.as_str()))),
        Place::Path(_) => None,
    };
    let related = finding.related.iter().take(SHOWN_RELATED);
    let related = related.map(|(span, label)| (*span, (AnnotationKind::Context, label.as_str())));
    primary.into_iter().chain(related).collect()
}

fn snippet<'a>(
    window: Window<(AnnotationKind, &str)>,
    places: &Places<'a>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let snippet = Snippet::source(window.text(places))
        .line_start(window.first_line())
        .path(clean_on_one_line(places.path(window.file())));
    let marks = window.into_marks(places).into_iter();
    snippet.annotations(marks.map(|(range, (kind, label))| {
        kind.span(range).label((!label.is_empty()).then(|| clean_on_one_line(label)))
    }))
}

/// What stands under the lines: more related places, what shows it, what to do.
fn below<'a>(finding: &Diagnostic) -> impl Iterator<Item = annotate_snippets::Message<'a>> {
    let more = finding.related.len().saturating_sub(SHOWN_RELATED);
    let more = (more > 0).then(|| Level::NOTE.message(format!("and {more} more places")));
    let help = finding.help.as_ref().map(|help| Level::HELP.message(clean(help)));
    let note = finding.note.as_ref().map(|note| Level::NOTE.message(clean(note)));
    more.into_iter().chain(note).chain(help)
}

/// The lines as `fix` would leave them.
fn mended<'a>(fix: &Fix, finding: &Diagnostic, places: &Places<'a>) -> Option<Group<'a>> {
    let edits = sorted_edits(fix, places);
    let title = Level::HELP.secondary_title(clean_on_one_line(&fix.title));
    let lines = |text: &str| text.matches('\n').count();
    let height: usize = edits.iter().map(|(span, text)| lines(old(*span, places)) + lines(text) + 1).sum();
    if height > TALLEST_FIX {
        return Some(Group::with_title(title));
    }
    let windows = windows(edits, places);
    let some = !windows.is_empty();
    some.then(|| title.elements(windows.into_iter().map(|window| patched(window, finding, places))))
}

fn old<'a>(span: Span, places: &Places<'a>) -> &'a str {
    places.text(span).get(span.range()).unwrap_or_default()
}

fn patched<'a>(window: Window<&str>, finding: &Diagnostic, places: &Places<'a>) -> Snippet<'a, Patch<'a>> {
    let elsewhere = !matches!(finding.place, Place::Span(span) if span.file == window.file().file);
    let path = elsewhere.then(|| clean_on_one_line(places.path(window.file())));
    let window = if elsewhere { window } else { window.cut(places) };
    let snippet = Snippet::source(window.text(places)).line_start(window.first_line()).path(path);
    let marks = window.into_marks(places).into_iter();
    snippet.patches(marks.map(|(range, text)| Patch::new(range, clean_source(text))))
}

/// The edits that change something, in the order of the text; one that overlaps with another before it
/// is not shown. Windows have no line end after them, so that neither has the text for it.
fn sorted_edits<'a>(fix: &'a Fix, places: &Places<'_>) -> Vec<(Span, &'a str)> {
    let edit = |(span, text): &'a (Span, String)| {
        let line_end = old(*span, places).ends_with('\n');
        (*span, if line_end { text.trim_end_matches('\n') } else { text })
    };
    let changes = fix.edits.iter().filter(|(span, text)| old(*span, places) != text);
    let mut edits: Vec<(Span, &str)> = changes.map(edit).collect();
    edits.sort_by_key(|(span, _)| *span);
    let mut end = None;
    edits.retain(|(span, _)| {
        let apart = end.is_none_or(|(file, at)| file != span.file || at <= span.start);
        if apart {
            end = Some((span.file, span.end));
        }
        apart
    });
    edits
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Fix, Format, report};
    use crate::text::{File, FileId, Files, Span};

    fn files(texts: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (path, text) in texts {
            files.add(File::new(path, text));
        }
        files
    }

    fn span(files: &Files, file: u32, what: &str) -> Span {
        let at = files.get(FileId(file)).text.find(what).unwrap();
        Span::new(FileId(file), at..at + what.len())
    }

    fn check(finding: Diagnostic, files: &Files, expected: &str) {
        let printed = report(&[finding], files, Format::Human);
        let printed: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
        assert_eq!(printed.join("\n"), expected.trim_matches('\n'), "\n{}", printed.join("\n"));
    }

    #[test]
    fn a_finding_shows_the_line_the_related_place_what_to_do_and_the_mended_line() {
        let text = "За словами [Марко](actor:marco), [the claim](claim:some-id).\n";
        let files = files(&[("content/a.md", text), ("content/b.md", "one\ntwo\n")]);
        let finding =
            Diagnostic::new(Code::UnknownReference, span(&files, 0, "claim:some-id"), "no such claim")
                .label("nothing has this id")
                .related(span(&files, 1, "two"), "a similar one is here")
                .note("it was said so")
                .help("declare it, or\nmend the id")
                .fix("write the one that is there", span(&files, 0, "some-id"), "some-idea");
        let expected = "
error[unknown-reference]: no such claim
 --> content/a.md:1:46
  |
1 | За словами [Марко](actor:marco), [the claim](claim:some-id).
  |                                              ^^^^^^^^^^^^^ nothing has this id
  |
 ::: content/b.md:2:1
  |
2 | two
  | --- a similar one is here
  |
  = note: it was said so
  = help: declare it, or
          mend the id
help: write the one that is there
  |
1 | За словами [Марко](actor:marco), [the claim](claim:some-idea).
  |                                                           ++
";
        check(finding, &files, expected);
    }

    #[test]
    fn tabs_wide_letters_and_right_to_left_text_keep_the_column() {
        let files = files(&[("content/a.md", "x\n\tقال 中文 [روبيو](actor:rubio)\n")]);
        let finding =
            Diagnostic::new(Code::UnknownReference, span(&files, 0, "actor:rubio"), "no such actor");
        let expected = "
error[unknown-reference]: no such actor
 --> content/a.md:2:17
  |
2 |     قال 中文 [روبيو](actor:rubio)
  |                      ^^^^^^^^^^^
";
        check(finding, &files, expected);
    }

    #[test]
    fn what_a_terminal_or_github_would_obey_is_shown_instead() {
        let files = files(&[("content/a.md", "x\u{1b}[31m\u{202e}y ##[add-mask]z\n")]);
        let finding =
            Diagnostic::new(Code::UnknownReference, span(&files, 0, "y"), "x\n::error::y").help("::z");
        let expected = r"
error[unknown-reference]: x
                          \u{3a}:error::y
 --> content/a.md:1:8
  |
1 | x␛[31m�y ##⁅add-mask]z
  |        ^
  |
  = help: \u{3a}:z
";
        check(finding, &files, expected);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = "слово ".repeat(100) + "[x](actor:y) " + &"слово ".repeat(100);
        let files = files(&[("content/a.md", &text)]);
        let finding = Diagnostic::new(Code::UnknownReference, span(&files, 0, "actor:y"), "no such actor")
            .fix("write it", span(&files, 0, "actor:y"), "actor:z");
        let printed = report(&[finding], &files, Format::Human);
        assert!(printed.lines().all(|line| line.chars().count() < 150), "{printed}");
        assert!(printed.contains(" --> content/a.md:1:605\n"), "{printed}");
    }

    #[test]
    fn places_at_the_edges_of_a_file_are_shown() {
        let files = files(&[("a.md", ""), ("b.md", "one\n")]);
        let at = |file, range| Diagnostic::new(Code::NoFrontMatter, Span::new(FileId(file), range), "x");
        let expected =
            |place: &str, line: &str| format!("error[no-front-matter]: x\n --> {place}\n  |\n{line}\n  | ^");
        check(at(0, 0..0), &files, &expected("a.md:1:1", "1 |"));
        check(at(1, 4..4), &files, &expected("b.md:2:1", "2 |"));
        check(at(1, 900..990), &files, &expected("b.md:2:1", "2 |"));
    }

    #[test]
    fn a_tall_place_is_shown_by_its_first_line_and_a_tall_fix_by_its_title() {
        let files = files(&[("a.md", &"line\n".repeat(20))]);
        let whole = Span::new(FileId(0), 0..100);
        let finding = Diagnostic::new(Code::BrokenYaml, whole, "x").fix("write it anew", whole, "y");
        let expected = "
error[broken-yaml]: x
 --> a.md:1:1
  |
1 | line
  | ^^^^
  |
help: write it anew
";
        check(finding, &files, expected);
    }

    #[test]
    fn a_fix_in_another_file_names_it() {
        let files = files(&[("a.md", "one\n"), ("b.md", "two\n")]);
        let finding = Diagnostic::new(Code::BadId, span(&files, 0, "one"), "x").fix(
            "write `three`",
            span(&files, 1, "two"),
            "three",
        );
        let expected = "
error[bad-id]: x
 --> a.md:1:1
  |
1 | one
  | ^^^
  |
help: write `three`
 --> b.md:1:1
  |
1 - two
1 + three
  |
";
        check(finding, &files, expected);
    }

    #[test]
    fn the_fifty_first_of_a_code_is_only_counted() {
        let files = files(&[("a.md", "one\n")]);
        let finding = Diagnostic::new(Code::BadId, span(&files, 0, "one"), "x");
        let printed = report(&vec![finding; 53], &files, Format::Human);
        assert_eq!(printed.matches("error[bad-id]").count(), 50);
        assert!(printed.ends_with("\n\n… and 3 more of `bad-id`\n"), "{printed}");
    }

    #[test]
    fn edits_that_change_nothing_or_overlap_are_not_shown() {
        let files = files(&[("a.md", "one two\n")]);
        let edit = |range, text: &str| (Span::new(FileId(0), range), text.to_owned());
        let edits = vec![edit(2..5, "x"), edit(0..3, "three"), edit(4..7, "two")];
        let mut finding = Diagnostic::of_path(Code::BadId, "b.md", "x");
        finding.fix = Some(Fix { title: "mend".into(), edits });
        let printed = report(&[finding], &files, Format::Human);
        assert!(printed.contains("1 + three two"), "{printed}");
    }

    #[test]
    fn no_span_is_too_odd_to_be_shown() {
        let text = "+++\n\ta = \"é中\"\n\n\nروبيو\u{200f} x\u{1b}\u{301}👩‍🚀 ##[y]\n\n+++\nend";
        let files = files(&[("a.md", text), ("b.md", ""), ("c.md", "\n\n")]);
        let length = |file| files.get(FileId(file)).text.len() + 2;
        for file in 0..3 {
            for (start, end) in
                (0..length(file)).flat_map(|start| (0..length(file)).map(move |end| (start, end)))
            {
                let span = Span::new(FileId(file), start..end);
                let finding = Diagnostic::new(Code::BadDate, span, "x")
                    .related(Span::new(FileId(0), end..start), "y")
                    .fix("z", span, if end % 2 == 0 { "é\nb\n" } else { "" });
                for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
                    assert!(!report(std::slice::from_ref(&finding), &files, format).is_empty());
                }
            }
        }
    }
}
