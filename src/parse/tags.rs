//! The text of an HTML tag → its name and attributes, as browsers read them.

/// An attribute and where its name begins.
pub(super) struct Attribute<'a> {
    /// Where its name begins.
    pub(super) at: usize,
    /// Its name.
    pub(super) name: &'a str,
    /// Its value, as written.
    pub(super) value: &'a str,
}

/// The next attribute of a tag, and how much of `html` it takes with the spaces before it.
pub(super) fn attribute(html: &str) -> Option<(Attribute<'_>, usize)> {
    let at = html.find(|letter: char| !letter.is_ascii_whitespace() && letter != '/')?;
    if html[at..].starts_with('>') {
        return None;
    }
    // a `=` at the start is part of the name
    let first = html[at..].chars().next().map_or(0, char::len_utf8);
    let length = first + name(&html[at + first..], &['>', '/', '=']).len();
    let name = &html[at..at + length];
    let after = html[at + length..].trim_ascii_start();
    let Some(value) = after.strip_prefix('=').map(str::trim_ascii_start) else {
        return Some((Attribute { at, name, value: "" }, at + length));
    };
    let start = html.len() - value.len();
    let quote = value.chars().next().filter(|mark| matches!(mark, '"' | '\''));
    let (value, end) = if let Some(quote) = quote {
        let inside = &value[1..];
        let length = inside.find(quote).unwrap_or(inside.len());
        (&inside[..length], (start + length + 2).min(html.len()))
    } else {
        let is_end = |letter: char| letter.is_ascii_whitespace() || letter == '>';
        let length = value.find(is_end).unwrap_or(value.len());
        (&value[..length], start + length)
    };
    Some((Attribute { at, name, value }, end))
}

/// The start of `html` up to a space or one of `ends`.
pub(super) fn name<'a>(html: &'a str, ends: &[char]) -> &'a str {
    let end = html.find(|letter: char| letter.is_ascii_whitespace() || ends.contains(&letter));
    &html[..end.unwrap_or(html.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_as_browsers_read_them() {
        let mut rest = " a=1 B = 'c>d'/e \"f=\"g\" =h=i>x";
        let mut found = Vec::new();
        while let Some((attribute, length)) = attribute(rest) {
            found.push((attribute.name, attribute.value));
            rest = &rest[length..];
        }
        assert_eq!(found, [("a", "1"), ("B", "c>d"), ("e", ""), ("\"f", "g"), ("=h", "i")]);
        assert_eq!(rest, ">x");
    }
}
