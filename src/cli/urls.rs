//! `onrecord urls`: the addresses that are new or gone since the last that were published.

use super::args::UrlsArgs;
use super::{Exit, Outcome, World, display, exit_of, findings_text, text_of};
use crate::diagnostic::Format;
use crate::pipeline::{Request, addresses};

/// Compare the addresses, and write them if that is asked for.
pub(super) fn urls(args: &UrlsArgs, world: &World) -> Result<Outcome, String> {
    let root = world.root(args.root.root.as_deref())?;
    let request = Request { root, base_url: None, drafts: false, now: world.now, strict: false };
    let addresses = addresses(&request, args.update).map_err(display)?;
    let colour = world.terminals.1 && !world.plain;
    let stderr = findings_text(&addresses.findings, &addresses.files, Format::Human, colour);
    let none = addresses.changes.is_empty();
    let mut stdout = text_of(addresses.changes);
    if exit_of(&addresses.findings, false) == Exit::Errors {
        stdout.push_str("nothing was compared or written, because of the errors\n");
    } else if none {
        stdout.push_str("no address is new or gone\n");
    } else if !args.update {
        stdout.push_str("`onrecord urls --update` writes this to `content/urls.lock`\n");
    }
    Ok(Outcome { stdout, stderr, exit: exit_of(&addresses.findings, false) })
}
