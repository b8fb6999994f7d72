//! An address of the site.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::settings::BaseUrl;

/// What stays as it is in an address (RFC 3986, "unreserved"), and the slash.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The place `id` in a page, as links hold it: percent-encoded once, after a hash.
pub fn place(id: &str) -> String {
    format!("#{}", utf8_percent_encode(id, KEPT))
}

/// An address from the site's root, as people read it: it begins with a slash, a page's ends with one,
/// and it never leads out of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route(String);

impl Route {
    /// The address made of `parts`, which ends with a slash.
    pub fn page<'p>(parts: impl IntoIterator<Item = &'p str>) -> Self {
        let mut path = String::from("/");
        for part in parts {
            path.push_str(part);
            path.push('/');
        }
        Self(path)
    }

    /// The address of the file `path`, which begins with a slash.
    pub fn file(path: &str) -> Self {
        Self(format!("/{}", path.trim_start_matches('/')))
    }

    /// `text` as an address: it begins with a slash, and none of its parts is empty, `.` or `..`, begins
    /// with a dot, or has a character that is no part of a path. Percent-encoding is undone once.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let path = percent_encoding::percent_decode_str(text).decode_utf8().map_err(|_| "it is not UTF-8")?;
        let inside = path.strip_prefix('/').ok_or("it does not begin with `/`")?;
        let bad_letter = |letter: char| letter.is_control() || "\\?#%:*\"<>|".contains(letter);
        if path.contains(bad_letter) {
            return Err("it has a character that cannot be in an address");
        }
        let trimmed = inside.strip_suffix('/').unwrap_or(inside);
        if !trimmed.is_empty() && trimmed.split('/').any(str::is_empty) {
            return Err("it has two slashes in a row");
        }
        if trimmed.split('/').any(|part| part.starts_with('.')) {
            return Err("a part of it begins with a dot");
        }
        Ok(Self(path.into_owned()))
    }

    /// The address as people read it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address, percent-encoded once, from the root of the host: what links and the ledger hold, with
    /// the `base` path before it.
    pub fn href(&self, base: &str) -> String {
        format!("{}{}", base, utf8_percent_encode(&self.0[1..], KEPT))
    }

    /// The full address, percent-encoded once.
    pub fn url(&self, base: &BaseUrl) -> String {
        format!("{}{}", base.origin, self.href(&base.path))
    }

    /// The file in the output that answers to it.
    pub fn output(&self) -> String {
        let path = &self.0[1..];
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }

    /// The address of the page `part` below this one.
    #[must_use]
    pub fn below(&self, part: &str) -> Self {
        Self(format!("{}{part}/", self.0))
    }

    /// The file `name` in the folder of this page.
    #[must_use]
    pub fn file_below(&self, name: &str) -> Self {
        Self(format!("{}{name}", self.0))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn native_scripts_are_percent_encoded_once() {
        let route = Route::page(["actors", "Зе"]);
        assert_eq!(route.href("/repo/"), "/repo/actors/%D0%97%D0%B5/");
        assert_eq!(route.output(), "actors/Зе/index.html");
        assert_eq!(Route::parse("/actors/%D0%97%D0%B5/"), Ok(route));
        assert_eq!(Route::page([]).output(), "index.html");
        assert_eq!(Route::file("feed.xml").output(), "feed.xml");
    }

    #[test]
    fn no_address_leads_out_of_the_site() {
        for escape in
            ["../x/", "/../x/", "/a/%2e%2e/x/", "/a//b/", "/.git/", "/a\\b/", "/a?b", "//host/", "/a\u{0}/"]
        {
            assert!(Route::parse(escape).is_err(), "{escape}");
        }
    }
}
