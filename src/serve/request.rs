//! A request as it came to the path it asks for, or to why it is refused.

use percent_encoding::percent_decode_str;

use super::hosts::Hosts;
use super::http::Head;

/// The longest address that is read, in bytes.
const LONGEST_ADDRESS: usize = 8 * 1024;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The path, decoded once: begins with `/`, has no `.` or `..`.
    pub(super) path: String,
    /// What stands after the `?`, as it came.
    pub(super) query: String,
}

/// Why a request is refused: the status and a word to the one who asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal(pub(super) u16, pub(super) &'static str);

/// What the request with `head` asks for.
pub(super) fn read(head: &Head, hosts: &Hosts) -> Result<Asked, Refusal> {
    if head.address.len() > LONGEST_ADDRESS {
        return Err(Refusal(414, "the address is too long"));
    }
    if !matches!(head.method.as_str(), "GET" | "HEAD") {
        return Err(Refusal(405, "only GET and HEAD are answered"));
    }
    if !comes_for_us(head, hosts) {
        return Err(Refusal(403, "this host is not answered; allow it with `--allow-host`"));
    }
    asked(&head.address).ok_or(Refusal(400, "the address cannot be read"))
}

fn comes_for_us(head: &Head, hosts: &Hosts) -> bool {
    let mut named = head.headers.iter().filter(|(name, _)| name == "host");
    match (named.next(), named.next()) {
        (Some((_, host)), None) => hosts.allow(host),
        _ => false,
    }
}

fn asked(address: &str) -> Option<Asked> {
    let (address, _) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let odd = |letter: char| letter.is_control() || letter == '\\';
    let climbs = path.split('/').any(|part| matches!(part, "." | ".."));
    let fine = path.starts_with('/') && !path.contains(odd) && !climbs;
    fine.then(|| Asked { path: path.into_owned(), query: query.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(address: &str) -> Option<String> {
        asked(address).map(|asked| asked.path)
    }

    #[test]
    fn paths_are_decoded_once() {
        assert_eq!(path("/a%20b/%D0%9A?x=%2e#y").as_deref(), Some("/a b/К"));
        assert_eq!(path("/%252e%252e/").as_deref(), Some("/%2e%2e/"));
        assert_eq!(asked("/a?since=1").unwrap().query, "since=1");
    }

    #[test]
    fn paths_that_climb_or_hide_something_are_refused() {
        for bad in [
            "/..",
            "/../../etc/passwd",
            "/%2e%2e/x",
            "/..%2fx",
            "/a/./b",
            "/a%00",
            "/..%5cx",
            "/a\\b",
            "x",
            "",
            "*",
            "http://x/",
            "/%ff",
        ] {
            assert_eq!(path(bad), None, "{bad}");
        }
    }
}
