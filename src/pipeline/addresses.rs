//! The published addresses, compared with `urls.lock`.

use super::{Failure, Request, composed, given};
use crate::compose::{living, texts};
use crate::diagnostic::Diagnostic;
use crate::ledger::{Living, changes};
use crate::text::Files;

/// The published addresses, compared with `urls.lock`.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The texts that findings stand in.
    pub files: Files,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// What is new or gone, a line each.
    pub changes: Vec<String>,
}

/// Compare the addresses with `urls.lock`, and write it if `update`: together with `removed.toml`, from
/// which the names go that are to be forgotten.
///
/// # Errors
///
/// If the disk does not do its part.
pub fn addresses(request: &Request, update: bool) -> Result<Addresses, Failure> {
    let analysis = composed(request)?;
    let given = given(request)?;
    let Some(site) = &analysis.site else {
        return Ok(Addresses { files: analysis.files, findings: analysis.findings, changes: Vec::new() });
    };
    let (pages, redirects) = living(site.plan.pages.iter(), &site.concordance);
    let text = given.ledger.updated(
        &Living { pages: &pages, redirects: &redirects },
        &texts(&site.corpus),
        &given.removed,
    );
    let old = given.project.ledger.map(|id| given.project.files.get(id).text.to_string()).unwrap_or_default();
    let changes = changes(&old, &text);
    if update && !changes.is_empty() {
        let content = request.root.join("content");
        if let Some(id) = given.project.removed {
            let old = &given.project.files.get(id).text;
            let forgotten = given.removed.forget(old, &given.ledger);
            if forgotten != **old {
                crate::publish::write_file(&content.join("removed.toml"), forgotten.as_bytes())
                    .map_err(Failure::from)?;
            }
        }
        crate::publish::write_file(&content.join("urls.lock"), text.as_bytes()).map_err(Failure::from)?;
    }
    Ok(Addresses { files: analysis.files, findings: analysis.findings, changes })
}
