//! `same-url`: one page is one source, or what rests on it is split in two, and counts twice.

use std::collections::BTreeMap;

use super::Digest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entry, Kind};
use crate::text::Spanned;

/// What is added to addresses to follow who clicks; a name that ends in `*` stands for all that begin so.
const TRACKING: [&str; 20] = [
    "utm_*", "at_*", "mc_*", "_hs*", "pk_*", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid",
    "yclid", "ysclid", "twclid", "igshid", "igsh", "ref_src", "ref_url", "cmpid", "ocid",
];

pub(super) fn check(digest: &Digest<'_>, findings: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, (&Entry, &Spanned<String>)> = BTreeMap::new();
    for entry in digest.corpus.of_kind(Kind::Source) {
        let Some(url) = entry.as_source().and_then(|source| source.url.as_ref()) else { continue };
        let (earlier, written) = *first.entry(plain(url)).or_insert((entry, url));
        if earlier.key != entry.key {
            findings.push(twice(entry, url, (earlier, written)));
        }
    }
}

fn twice(entry: &Entry, url: &Spanned<String>, (earlier, written): (&Entry, &Spanned<String>)) -> Diagnostic {
    let message = format!("`{}` is the same page as `{}`", entry.key, earlier.key);
    Diagnostic::new(Code::SameUrl, url.span, message).related(written.span, "its address there").help(
        format!(
            "keep one of them, and give it the other's id as one of its `former_ids`: `{}`",
            entry.key.id
        ),
    )
}

/// `url` without what may differ between two addresses of one page: scheme, capitals of the host, the port that
/// goes without saying, a slash at the end, what follows who clicks, the order of what is asked for, the part of the page.
fn plain(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    // a part that begins like a path is a page of its own for a page that is a program
    let (rest, part) = rest.split_once('#').unwrap_or((rest, ""));
    let part = if part.starts_with(['!', '/']) { part } else { "" };
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_lowercase();
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(&host);
    let mut asked: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair)).collect();
    asked.sort_unstable();
    format!("{host}/{}?{}#{part}", path.trim_end_matches('/'), asked.join("&"))
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    TRACKING.iter().any(|tracking| match tracking.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *tracking,
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn addresses_of_one_page_are_one() {
        let page = plain("https://example.org/talks?id=7&lang=en");
        for same in [
            "http://example.org/talks/?id=7&lang=en",
            "https://EXAMPLE.org:443/talks?lang=en&id=7#top",
            "https://example.org/talks?utm_source=x&id=7&fbclid=1&lang=en",
        ] {
            assert_eq!(plain(same), page, "{same}");
        }
    }

    #[test]
    fn addresses_of_two_pages_stay_two() {
        let page = plain("https://example.org/talks?id=7");
        for other in [
            "https://example.org/Talks?id=7",
            "https://example.org/talks?id=8",
            "https://example.org/talks",
            "https://example.com/talks?id=7",
            "https://example.org/talks?id=7#!/second",
        ] {
            assert_ne!(plain(other), page, "{other}");
        }
    }
}
