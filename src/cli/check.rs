//! `onrecord check`: what is wrong, on standard output, and nothing written.

use super::args::CheckArgs;
use super::{Outcome, World, display, exit_of, findings_text};
use crate::diagnostic::{Format, summary};
use crate::pipeline::{Request, inspect};

/// Check the project.
pub(super) fn check(args: &CheckArgs, world: &World) -> Result<Outcome, String> {
    let request = Request {
        root: world.root(args.site.root.root.as_deref())?,
        base_url: args.site.base_url.clone(),
        drafts: args.site.drafts,
        now: world.now,
        strict: args.findings.strict,
    };
    let mut analysis = inspect(&request).map_err(display)?;
    let proofs = analysis.proof();
    analysis.findings.extend(proofs);
    let format = Format::from(args.findings.format);
    let colour = world.terminals.0 && !world.plain;
    let stdout = findings_text(&analysis.findings, &analysis.files, format, colour);
    let nothing = analysis.findings.is_empty() && matches!(format, Format::Human | Format::Short);
    Ok(Outcome {
        stdout: if nothing { summary(&analysis.findings) + "\n" } else { stdout },
        stderr: String::new(),
        exit: exit_of(&analysis.findings, args.findings.strict),
    })
}
