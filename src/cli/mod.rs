//! Arguments to what a command prints and whether it went well. The only module that prints.

mod args;
mod build;
mod check;
mod draft;
mod explain;
mod new;
mod serve;
mod urls;
mod verify;
mod world;

use std::ffi::OsString;
use std::io::{Write, stderr, stdout};
use std::process::ExitCode;

use clap::Parser;

pub use args::{Arguments, Command};
pub use draft::{Draft, Wish, draft_of};
pub use world::World;

use crate::diagnostic::{Diagnostic, Format, Severity, report, report_in_colour, summary};
use crate::text::Files;

/// What came of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output.
    pub stdout: String,
    /// For standard error.
    pub stderr: String,
    /// Whether it went well.
    pub exit: Exit,
}

/// Whether a command went well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Exit {
    /// All is fine.
    #[default]
    Fine,
    /// The content has errors, or warnings under `--strict`.
    Errors,
    /// The command could not run.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::SUCCESS,
            Exit::Errors => Self::from(1),
            Exit::Failed => Self::from(2),
        }
    }
}

/// Run the command that `arguments` ask for, the first of which is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(usage) => {
            let exit = if usage.use_stderr() { Exit::Failed } else { Exit::Fine };
            // a reader that went away wants no message either
            let _ = usage.print();
            return exit.into();
        }
    };
    let outcome = World::look().and_then(|world| perform(&arguments.command, &world));
    let outcome = outcome.unwrap_or_else(|why| Outcome {
        stderr: format!("error: {why}\n"),
        exit: Exit::Failed,
        ..Outcome::default()
    });
    let _ = stderr().lock().write_all(outcome.stderr.as_bytes());
    let _ = stdout().lock().write_all(outcome.stdout.as_bytes());
    outcome.exit.into()
}

/// Do what `command` says.
///
/// # Errors
///
/// Why it could not run.
pub fn perform(command: &Command, world: &World) -> Result<Outcome, String> {
    match command {
        Command::Build(args) => build::build(args, world),
        Command::Check(args) => check::check(args, world),
        Command::Serve(args) => serve::serve(args, world),
        Command::New(args) => new::new(args, world),
        Command::Urls(args) => urls::urls(args, world),
        Command::Verify(args) => verify::verify(args, world),
        Command::Explain(args) => explain::explain(args.code.as_deref()),
    }
}

/// What `findings` mean for a command.
fn exit_of(findings: &[Diagnostic], strict: bool) -> Exit {
    let worst = if strict { Severity::Warning } else { Severity::Error };
    if findings.iter().any(|finding| finding.severity <= worst) { Exit::Errors } else { Exit::Fine }
}

/// `findings` as text in `format`; for people with their number below, and in colours if `colour`.
fn findings_text(findings: &[Diagnostic], files: &Files, format: Format, colour: bool) -> String {
    let text = match format {
        Format::Human if colour => report_in_colour(findings, files),
        _ => report(findings, files, format),
    };
    match format {
        Format::Human | Format::Short if !findings.is_empty() => format!("{text}{}\n", summary(findings)),
        _ => text,
    }
}

/// `lines`, each with a line end.
fn text_of(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}

fn display(error: impl std::fmt::Display) -> String {
    error.to_string()
}
