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

/// A page on which a site says how it works. Editors know it by its address, schema.org by a property of who publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The names by which the page, or a part of another one, is found; the first is the one we propose.
    pub names: &'static [&'static str],
    /// What readers learn there; none if a site may do without the page.
    pub tells: Option<&'static str>,
    /// The property of schema.org's `NewsMediaOrganization` that leads to it, if there is one.
    pub property: Option<&'static str>,
}

impl Policy {
    /// All, in the order in which they are named.
    pub const ALL: [Self; 5] = [
        Self {
            names: &["about", "about-us", "who-we-are"],
            tells: Some("who makes this site"),
            property: None,
        },
        Self {
            names: &["methods", "method", "methodology", "how-we-work"],
            tells: Some("how you work"),
            property: Some("verificationFactCheckingPolicy"),
        },
        Self {
            names: &["corrections", "corrections-policy", "correction-policy"],
            tells: Some("how you mend mistakes"),
            property: Some("correctionsPolicy"),
        },
        Self { names: &["sources", "source-policy"], tells: None, property: Some("unnamedSourcesPolicy") },
        Self {
            names: &["contact", "contacts", "contact-us", "imprint"],
            tells: Some("how to reach you"),
            property: Some("actionableFeedbackPolicy"),
        },
    ];
}
