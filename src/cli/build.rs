//! `onrecord build`: the site to its folder, and what was written and what was not.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::args::BuildArgs;
use super::{Exit, Outcome, World, display, exit_of, findings_text, text_of};
use crate::pipeline::{Published, Request, analyse, publish};

/// Build the project.
pub(super) fn build(args: &BuildArgs, world: &World) -> Result<Outcome, String> {
    let start = Instant::now();
    let root = world.root(args.site.root.root.as_deref())?;
    let output = args.output.as_ref().map_or_else(|| root.join("public"), |output| world.path(output));
    let request = Request {
        root,
        base_url: args.site.base_url.clone(),
        drafts: args.site.drafts,
        now: world.now,
        strict: args.findings.strict,
    };
    let analysis = analyse(&request).map_err(display)?;
    let colour = world.terminals.1 && !world.plain;
    let format = args.findings.format.into();
    let mut stderr = findings_text(&analysis.findings, &analysis.files, format, colour);
    let exit = exit_of(&analysis.findings, args.findings.strict);
    let Some(site) = analysis.site.filter(|_| exit == Exit::Fine) else {
        let _ = writeln!(stderr, "nothing was written; `{}` is as it was", output.display());
        return Ok(Outcome { stdout: String::new(), stderr, exit: Exit::Errors });
    };
    let published = match publish(&site, &request.root, &output) {
        Ok(published) => published,
        Err(failure) if failure.findings.is_empty() => return Err(failure.to_string()),
        Err(failure) => {
            stderr.push_str(&findings_text(&failure.findings, &site.files, format, colour));
            let _ = writeln!(stderr, "nothing was written; `{}` is as it was", output.display());
            return Ok(Outcome { stdout: String::new(), stderr, exit: Exit::Errors });
        }
    };
    let time = world.terminals.0.then(|| start.elapsed());
    let mut stdout = written(published, time);
    stdout.push_str(&unpublished(&analysis.unpublished));
    if args.site.drafts {
        stdout.push_str("this site shows drafts: do not publish it\n");
    }
    Ok(Outcome { stdout, stderr, exit })
}

/// What was done to the output. The time goes to people only, so that logs can be compared.
fn written(published: Published, time: Option<Duration>) -> String {
    let written = published.added + published.changed;
    let plural = if written == 1 { "" } else { "s" };
    let time = time.map(|time| format!(", in {:.2} s", time.as_secs_f64())).unwrap_or_default();
    let Published { unchanged, removed, .. } = published;
    format!("{written} file{plural} written, {unchanged} unchanged, {removed} removed{time}\n")
}

fn unpublished(lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!("not published:\n{}", text_of(lines.iter().map(|line| format!("  {line}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_told_with_the_time_on_a_terminal_only() {
        let published =
            Published { added: 1, changed: 11, unchanged: 240, removed: 3, ..Published::default() };
        assert_eq!(written(published, None), "12 files written, 240 unchanged, 3 removed\n");
        let time = Some(Duration::from_millis(412));
        assert_eq!(written(published, time), "12 files written, 240 unchanged, 3 removed, in 0.41 s\n");
    }

    #[test]
    fn what_is_not_published_is_listed() {
        assert_eq!(unpublished(&[]), "");
        assert_eq!(unpublished(&["piece:a: draft".into()]), "not published:\n  piece:a: draft\n");
    }
}
