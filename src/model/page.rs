//! A page about the site: about, methods, corrections policy, contact.

use super::Id;
use crate::text::Spanned;

/// A page about the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its place in the menu; without one it is not in the menu.
    pub order: Option<Spanned<i64>>,
    /// Its address, if not its id.
    pub slug: Option<Spanned<Id>>,
}
