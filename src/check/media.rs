//! The files that content brings, each made ready to be published or refused.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::discover::Asset;
use crate::media::{Cleaned, Refusal, clean};

/// Make `assets` ready, by their paths; what cannot be published is a finding.
pub fn prepare<'a>(assets: impl Iterator<Item = &'a Asset>) -> (BTreeMap<String, Cleaned>, Vec<Diagnostic>) {
    let assets: Vec<&Asset> = assets.collect();
    let made: Vec<(&Asset, Result<Cleaned, Refusal>)> =
        assets.into_par_iter().map(|asset| (asset, clean(&asset.path, &asset.bytes))).collect();
    let mut ready = BTreeMap::new();
    let mut findings = Vec::new();
    for (asset, result) in made {
        match result {
            Ok(cleaned) => {
                findings.extend(left_out(&asset.path, &cleaned.removed));
                ready.insert(asset.path.to_string(), cleaned);
            }
            Err(refusal) => {
                findings
                    .push(Diagnostic::of_path(refusal.code, &asset.path, refusal.message).help(refusal.help));
            }
        }
    }
    (ready, findings)
}

fn left_out(path: &str, removed: &[String]) -> Option<Diagnostic> {
    let message = format!("left out of the picture: {}", removed.join(", "));
    let help = "look at the picture on the site; if something is missing, export it as plain SVG or as PNG";
    (!removed.is_empty()).then(|| Diagnostic::of_path(Code::UnsafeSvg, path, message).help(help))
}
