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

fn entry(code: Code) -> String {
    let (name, severity) = (code.name(), code.severity().name());
    let mut text = format!("{name} ({severity})\n\n{}\n\n", code.about());
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
    fn every_code_has_a_line_in_the_list() {
        assert_eq!(list().lines().count(), Code::ALL.len());
    }
}
