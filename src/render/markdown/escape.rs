//! Text → text that cannot leave its place in HTML.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::parse::{Scheme, scheme};
use crate::render::escape::escaped;

/// What may not stand in an address as it is. `%` may: addresses are encoded once.
const IN_ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// `address` as the value of an attribute; none if a browser would run it, or cannot be told what it is.
pub(super) fn address(address: &str) -> Option<String> {
    match scheme(address) {
        Scheme::Refused(_) => None,
        Scheme::None | Scheme::Host | Scheme::Allowed(_) => {
            Some(escaped(&utf8_percent_encode(address, IN_ADDRESS).to_string()))
        }
    }
}

/// ` name="value"`.
pub(super) fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_encoded_once() {
        assert_eq!(address("/a b/ü?x=1&y=%20#\"").as_deref(), Some("/a%20b/%C3%BC?x=1&amp;y=%20#%22"));
        assert_eq!(address("javascript:x"), None);
    }
}
