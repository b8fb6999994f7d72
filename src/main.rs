//! The program: its arguments to its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    onrecord::cli::run(std::env::args_os())
}
