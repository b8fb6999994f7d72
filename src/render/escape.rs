//! Text that cannot leave its place in HTML, SVG or XML.

/// `text` as the text of an element, or as the value of an attribute in quotation marks of either kind.
pub(super) fn escaped(text: &str) -> String {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// `text` for XML, without the characters that XML 1.0 does not allow
/// (<https://www.w3.org/TR/xml/#charsets>).
pub(super) fn escaped_xml(text: &str) -> String {
    escaped(&without_controls(text))
}

/// `text` without the characters that XML 1.0 does not allow.
pub(super) fn without_controls(text: &str) -> String {
    let is_allowed = |letter: &char| {
        matches!(letter, '\t' | '\n' | '\r') || !matches!(letter, '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escaped("<a href=\"x\" id='y'>&"), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
    }

    #[test]
    fn characters_that_xml_does_not_know_are_left_out() {
        assert_eq!(escaped_xml("a\0\u{b}b\t\u{fffe}<\u{85}"), "ab\t&lt;\u{85}");
    }
}
