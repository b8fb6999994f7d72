//! Addresses as they are compared, and their fingerprints.

use std::fmt::Write;

use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::model::{Id, Key, Kind};

/// How many bytes of the hash a fingerprint keeps.
const KEPT: usize = 16;

/// What two spellings of one address have in common: not percent-encoded, NFC, no slash at its end.
pub(super) fn plain(address: &str) -> String {
    let decoded = percent_decode_str(address.trim_end_matches('/')).decode_utf8_lossy();
    if decoded.is_ascii() { decoded.into_owned() } else { decoded.nfc().collect() }
}

/// The actor whose remark stands, or stood, at `address`.
pub(super) fn speaker_of(address: &str) -> Option<Key> {
    let plain = plain(address);
    let parts: Vec<&str> = plain.trim_start_matches('/').split('/').collect();
    let (["quotes", speaker, _] | [_, "quotes", speaker, _]) = parts.as_slice() else { return None };
    Some(Key::new(Kind::Actor, Id::parse(speaker).ok()?))
}

/// What tells that `address` of the site `site_id` is meant to those who know the address, and nothing to
/// others: 32 hexadecimal digits.
pub fn fingerprint(site_id: &str, address: &str) -> String {
    let salted = format!("{site_id}\n{}", plain(address));
    let hash = Sha256::digest(salted.as_bytes());
    hash.iter().take(KEPT).fold(String::new(), |mut digits, byte| {
        // writing to a string does not fail
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Whether `text` has the form of a fingerprint.
pub(super) fn is_fingerprint(text: &str) -> bool {
    text.len() == 2 * KEPT && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_an_address_have_one_fingerprint() {
        let one = fingerprint("tag:example.org,2025:x", "/2025/04/%D0%B2%D1%96%D0%B9%D0%BD%D0%B0/");
        assert!(is_fingerprint(&one));
        assert_eq!(one, fingerprint("tag:example.org,2025:x", "/2025/04/війна"));
        assert_ne!(one, fingerprint("tag:example.org,2025:y", "/2025/04/війна/"));
        assert_ne!(one, fingerprint("tag:example.org,2025:x", "/2025/04/мир/"));
    }
}
