//! The pictures of the site in the sizes that browsers choose from.

use std::collections::BTreeMap;

use super::Site;
use super::theme::fingerprint;
use crate::compose::{Route, SIZES, Subject};
use crate::media::{Cleaned, smaller_ending, smaller_widths};

/// Counts up when a size of the same picture would come out otherwise.
const DRAWING: u8 = 1;

/// A picture in one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its width in pixels.
    pub width: u32,
    /// Its address.
    pub route: Route,
}

/// The smaller sizes of each of `media` that has some, the narrowest first, by the pictures' paths.
pub(super) fn sizes(media: &BTreeMap<String, Cleaned>) -> BTreeMap<String, Vec<Size>> {
    let of_one = |(path, picture): (&String, &Cleaned)| {
        let widths = smaller_widths(path, picture);
        let name = (!widths.is_empty()).then(|| name(path, picture))?;
        let ending = smaller_ending(path);
        let size = |width| Size { width, route: Route::file(&format!("{SIZES}/{name}-{width}.{ending}")) };
        Some((path.clone(), widths.into_iter().map(size).collect()))
    };
    media.iter().filter_map(of_one).collect()
}

/// What the files of all sizes of a picture are called: by the file, and by what is in it.
fn name(path: &str, picture: &Cleaned) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let print = fingerprint(&picture.bytes);
    format!("{stem}-{}", fingerprint(format!("{DRAWING} {print}").as_bytes()))
}

impl Site {
    /// The files of all sizes.
    pub(super) fn size_files(&self) -> impl Iterator<Item = (Route, Subject)> + '_ {
        self.sizes.iter().flat_map(|(path, sizes)| {
            let file = |size: &Size| {
                (size.route.clone(), Subject::Smaller { path: path.clone(), width: size.width })
            };
            sizes.iter().map(file)
        })
    }

    /// What `srcset` says of the picture at `path` with the address `href` and `width` pixels of its own: each
    /// size with its width (HTML, 4.8.4.2.1). Nothing if there is one size only.
    pub(super) fn srcset(&self, path: &str, href: &str, width: u32) -> Option<String> {
        let sizes = self.sizes.get(path)?;
        let base = &self.settings.base_url.path;
        let smaller = sizes.iter().map(|size| format!("{} {}w", size.route.href(base), size.width));
        Some(smaller.chain([format!("{href} {width}w")]).collect::<Vec<_>>().join(", "))
    }
}
