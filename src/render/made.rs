//! The files that are made of the whole site.

use std::collections::BTreeMap;

use super::{Site, hosts, views};

/// The bytes of each, by its path in the output.
pub(super) fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    files.extend(hosts::files(site));
    files.extend(views::search::files(site));
    files.extend(views::data::files(site));
    files
}
