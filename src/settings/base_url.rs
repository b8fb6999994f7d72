//! The address that a site is published under, taken apart.

/// A base address, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// Scheme and host: `https://name.github.io`.
    pub origin: String,
    /// The path, with a slash at both ends: `/repo/`.
    pub path: String,
}

impl BaseUrl {
    /// Take `text`, an `http` or `https` address without query or fragment, apart.
    pub fn parse(text: &str) -> Option<Self> {
        let scheme_end = ["https://", "http://"].iter().find(|scheme| text.starts_with(**scheme))?.len();
        let rest = &text[scheme_end..];
        let host_end = rest.find('/').unwrap_or(rest.len());
        let host = &rest[..host_end];
        let path = rest[host_end..].trim_matches('/');
        let host_fits = !host.is_empty()
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']'));
        let path_fits = !path.split('/').any(|part| part == ".." || part == ".")
            && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%".contains(&byte));
        let path = if path.is_empty() { "/".into() } else { format!("/{path}/") };
        (host_fits && path_fits).then(|| Self { origin: format!("{}{host}", &text[..scheme_end]), path })
    }
}
