//! `onrecord explain`: a code to what it is about, and how to set it.

use std::fmt::Write;

use super::{Exit, Outcome, text_of};
use crate::diagnostic::{Code, Severity};
use crate::tree::nearest;

/// Explain the code named `name`, or list all.
///
/// # Errors
///
/// If there is no such code.
pub(super) fn explain(name: Option<&str>) -> Result<Outcome, String> {
    let stdout = match name {
        None => list(),
        Some(name) => entry(find(name)?),
    };
    Ok(Outcome { stdout, stderr: String::new(), exit: Exit::Fine })
}

/// The code of that name, also as it stands in a message: `error[unknown-key]`.
fn find(name: &str) -> Result<Code, String> {
    let bare = name.split_once('[').map_or(name, |(_, rest)| rest).trim_end_matches([']', ':']);
    Code::from_name(bare).ok_or_else(|| {
        let near = nearest(bare, Code::ALL.iter().map(|code| code.name()));
        let help = near.map_or_else(
            || "`onrecord explain` lists all codes".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        format!("there is no code `{}`\nhelp: {help}", bare.escape_debug())
    })
}

/// What the docs say of the codes: a section each.
const DOCS: &str = include_str!("../../docs/content/pages/diagnostics.md");

fn entry(code: Code) -> String {
    let (name, severity) = (code.name(), code.severity().name());
    let mut text = format!("{name} ({severity})\n\n{}\n\n{}", code.about(), documented(name));
    let other = if code.severity() == Severity::Warning { "error" } else { "warning" };
    let _ = write!(
        text,
        "Another level can be set in site.toml:\n\n  [check]\n  {name} = \"{other}\"  # error, warning, note or off\n"
    );
    // where the docs are is said once, in Cargo.toml
    let home = env!("CARGO_PKG_HOMEPAGE").trim_end_matches('/');
    if !home.is_empty() {
        let _ = write!(text, "\nMore: {home}/diagnostics/#{name}\n");
    }
    text
}

/// What causes the finding, an example and what to do, as the docs have it: without its level, with the code
/// set in, and links as the words that they are.
fn documented(name: &str) -> String {
    let section = DOCS.split("\n## ").find_map(|section| section.strip_prefix(name)?.strip_prefix("\n\n"));
    let section = section.unwrap_or_default().trim_end();
    let section = section.split_once(". ").map_or(section, |(_, rest)| rest);
    let mut is_code = false;
    let mut text = String::new();
    for line in section.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            let _ = writeln!(text, "  {line}");
        } else {
            let _ = writeln!(text, "{}", without_links(line));
        }
    }
    if text.is_empty() { text } else { text + "\n" }
}

/// `line` with the words of its links alone; what stands in code stays as it is.
fn without_links(line: &str) -> String {
    let mut text = String::new();
    for (number, part) in line.split('`').enumerate() {
        if number % 2 == 1 {
            let _ = write!(text, "`{part}`");
            continue;
        }
        let mut rest = part;
        while let Some((before, (words, after))) = link(rest) {
            text.push_str(before);
            text.push_str(words);
            rest = after;
        }
        text.push_str(rest);
    }
    text
}

/// What stands before the first link of `text`, its words, and what stands after.
fn link(text: &str) -> Option<(&str, (&str, &str))> {
    let middle = text.find("](")?;
    let open = text[..middle].rfind('[')?;
    let close = middle + text[middle..].find(')')?;
    Some((&text[..open], (&text[open + 1..middle], &text[close + 1..])))
}

fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line =
        |code: &Code| format!("{:width$}  {:7}  {}", code.name(), code.severity().name(), code.about());
    text_of(Code::ALL.iter().map(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_as_it_is_printed() {
        for name in ["bad-date", "error[bad-date]", "error[bad-date]:"] {
            assert_eq!(find(name), Ok(Code::BadDate));
        }
    }

    #[test]
    fn a_slip_gets_a_suggestion() {
        let why = "there is no code `bad-dat`\nhelp: did you mean `bad-date`?";
        assert_eq!(find("bad-dat"), Err(why.into()));
    }

    #[test]
    fn every_code_is_explained_with_its_cause_and_what_to_do() {
        for code in Code::ALL {
            let text = documented(code.name());
            assert!(text.contains("\nWhat to do: ") && !text.contains("Level: "), "{}: {text}", code.name());
        }
        assert!(documented("bad-date").lines().any(|line| line.starts_with("  ")));
        assert_eq!(without_links("see [there](a.md), `[not](b)`"), "see there, `[not](b)`");
    }

    #[test]
    fn every_code_has_a_line_in_the_list() {
        assert_eq!(list().lines().count(), Code::ALL.len());
    }
}
