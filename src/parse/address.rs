//! An address as written → what a browser would take for its scheme.

/// What a browser does with an address, as far as its scheme tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// It has none: a path, a query or a fragment.
    None,
    /// It is another host's (`//host`), with the scheme of the page.
    Host,
    /// It is `http`, `https`, `mailto` or `tel`.
    Allowed(String),
    /// It is anything else, or hides what it is.
    Refused(String),
}

/// The schemes that a link may have.
const ALLOWED: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The scheme of `address`, read as browsers read it: they drop tabs and line breaks anywhere and other
/// control characters at both ends, so that these cannot hide it.
pub(crate) fn scheme(address: &str) -> Scheme {
    let is_hidden = |letter: char| letter.is_control() || is_invisible(letter);
    let hidden = address.chars().any(is_hidden);
    let visible = hidden.then(|| address.replace(is_hidden, ""));
    let seen = visible.as_deref().unwrap_or(address).trim();
    let name = seen.split([':', '/', '?', '#', '\\']).next().unwrap_or_default();
    let has_scheme = seen[name.len()..].starts_with(':') && is_scheme(name);
    let lower = name.to_ascii_lowercase();
    match has_scheme {
        true if hidden || !ALLOWED.contains(&lower.as_str()) => Scheme::Refused(lower),
        true => Scheme::Allowed(lower),
        false if hidden => Scheme::Refused(String::new()),
        false if leads_to_host(seen) => Scheme::Host,
        false => Scheme::None,
    }
}

/// Browsers take a backslash for a slash.
fn leads_to_host(address: &str) -> bool {
    let mut letters = address.chars();
    let is_slash = |letter: Option<char>| matches!(letter, Some('/' | '\\'));
    is_slash(letters.next()) && is_slash(letters.next())
}

fn is_scheme(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}

/// Marks of direction and joiners, which change what is seen and not what is meant.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(name: &str) -> Scheme {
        Scheme::Refused(name.into())
    }

    #[test]
    fn schemes_that_run_or_embed_are_refused_however_they_are_hidden() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "java\u{200b}script:alert(1)",
        ] {
            assert_eq!(scheme(address), refused("javascript"), "{address:?}");
        }
        assert_eq!(scheme("data:text/html,x"), refused("data"));
        assert_eq!(scheme("vbscript:x"), refused("vbscript"));
        assert_eq!(scheme("page\r\n.html"), refused(""));
    }

    #[test]
    fn the_web_mail_and_telephones_are_allowed() {
        assert_eq!(scheme("HTTPS://example.org/a:b"), Scheme::Allowed("https".into()));
        assert_eq!(scheme("mailto:a@b.c"), Scheme::Allowed("mailto".into()));
    }

    #[test]
    fn a_colon_after_a_slash_is_no_scheme() {
        for address in ["a/b:c", "#a:b", "?a:b", "", "./javascript:x", "11:30.html"] {
            assert_eq!(scheme(address), Scheme::None, "{address:?}");
        }
    }

    #[test]
    fn another_host_is_told_from_a_path() {
        for address in ["//evil.example", "\\\\evil.example", "/\\evil.example"] {
            assert_eq!(scheme(address), Scheme::Host, "{address:?}");
        }
        assert_eq!(scheme("/a//b"), Scheme::None);
    }
}
