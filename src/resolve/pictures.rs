//! The pictures that a piece names in its front matter, held against the files there are and against its texts.

use std::collections::{BTreeMap, BTreeSet};

use super::Bindings;
use super::files::{Assets, asset_path};
use crate::diagnostic::{Code, Diagnostic};
use crate::discover::Project;
use crate::model::{Entry, Key, Language};
use crate::parse::{Scheme, remote_picture, scheme};

/// The file of the picture above the piece `entry`, if it has one.
pub(super) fn cover(
    entry: &Entry,
    project: &Project,
    assets: &Assets<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<String> {
    let cover = entry.as_piece()?.picture.as_ref()?;
    if scheme(&cover.src) != Scheme::None {
        findings.push(remote_picture(cover.src.span));
        return None;
    }
    if cover.alt.is_none() {
        let message = "the picture has no description for those who cannot see it";
        findings.push(
            Diagnostic::new(Code::PictureWithoutText, cover.src.span, message)
                .help("add `alt` with what it shows"),
        );
    }
    let from = &project.files.get(entry.span.file).path;
    let found = assets.find(from, &cover.src, cover.src.span, Code::MissingPicture);
    found.map_err(|finding| findings.push(*finding)).ok()
}

/// What a piece says of the pictures of its text must be of some that it shows, in one of its languages.
pub(super) fn named(
    entry: &Entry,
    project: &Project,
    bindings: &BTreeMap<(Key, Language), Bindings>,
    findings: &mut Vec<Diagnostic>,
) {
    let named = entry.as_piece().map_or(&[][..], |piece| &piece.pictures);
    if named.is_empty() {
        return;
    }
    let from = &project.files.get(entry.span.file).path;
    let bodies =
        entry.all_texts().filter_map(|(language, _)| bindings.get(&(entry.key.clone(), language.clone())));
    let shown: BTreeSet<&String> = bodies.flat_map(|bindings| bindings.pictures.iter().flatten()).collect();
    for picture in named {
        if asset_path(from, &picture.src).is_none_or(|path| !shown.contains(&path)) {
            let message = format!("the text shows no picture `{}`", picture.src.value);
            findings.push(
                Diagnostic::new(Code::MissingPicture, picture.src.span, message)
                    .help("show it with `![What it shows](FILE)`, or take this table out"),
            );
        }
    }
}
