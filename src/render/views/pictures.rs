//! Pictures of a piece: the one above it, and what is said of those in its text.

use std::collections::BTreeMap;

use super::{Scope, view};
use crate::compose::Route;
use crate::model::{Cover, Entry};
use crate::resolve::{asset_path, asset_route};
use crate::text::Spanned;

/// The picture above the piece `entry`.
pub(super) fn cover(scope: &Scope<'_>, entry: &Entry, cover: &Cover) -> Option<view::Picture> {
    let path = path(scope, entry, cover)?;
    let (width, height) = scope.site.media.get(&path)?.size.unwrap_or((0, 0));
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let src = scope.href(&Route::file(&asset_route(&path)));
    Some(view::Picture {
        srcset: scope.site.srcset(&path, &src, width),
        src,
        width,
        height,
        alt: text(&cover.alt).unwrap_or_default(),
        caption: text(&cover.caption),
        credit: text(&cover.credit),
        licence: text(&cover.licence),
        sensitive: text(&cover.sensitive),
    })
}

/// The path of the file that `cover` names.
fn path(scope: &Scope<'_>, entry: &Entry, cover: &Cover) -> Option<String> {
    asset_path(&scope.site.files.get(entry.span.file).path, &cover.src)
}

/// What `entry` says of the pictures in its text, by their paths.
pub(super) fn said<'e>(scope: &Scope<'_>, entry: &'e Entry) -> BTreeMap<String, &'e Cover> {
    let named = entry.as_piece().map_or(&[][..], |piece| &piece.pictures);
    named.iter().filter_map(|cover| Some((path(scope, entry, cover)?, cover))).collect()
}

/// What stands below a picture in a text, and what readers are told before they choose to see it.
pub(super) fn below(scope: &Scope<'_>, cover: &Cover) -> (Vec<String>, Option<String>) {
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let credit = cover.credit.as_ref().map(|name| scope.fill("picture.credit", &[("name", &name.value)]));
    let below = [text(&cover.caption), credit, text(&cover.licence)].into_iter().flatten().collect();
    let fold = cover.sensitive.as_ref().map(|told| scope.fill("fold.picture", &[("what", &told.value)]));
    (below, fold)
}
