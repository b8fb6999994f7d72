//! `onrecord new`: a file for an editor to fill, where it belongs.

use super::args::NewArgs;
use super::draft::{Translation, Wish, draft_of};
use super::{Outcome, World, display};
use crate::pipeline::{preferences, write_new};

/// Write the file.
pub(super) fn new(args: &NewArgs, world: &World) -> Result<Outcome, String> {
    let root = world.root(args.root.root.as_deref())?;
    let preferences = preferences(&root).map_err(display)?;
    let translation = args.lang.as_ref().zip(args.of.as_deref());
    let draft = draft_of(&Wish {
        kind: args.kind,
        title: &args.title,
        today: world.now.day(&preferences.timezone),
        yaml: !args.toml && (args.yaml || preferences.yaml),
        speaker: args.speaker.as_deref(),
        translation: translation.map(|(language, of)| Translation { language, of }),
    })?;
    let path = format!("content/{}", draft.path);
    write_new(&root.join(&path), &draft.text).map_err(display)?;
    let stdout = format!("{path} is written; fill it, and see it with `onrecord serve`\n");
    Ok(Outcome { stdout, ..Outcome::default() })
}
