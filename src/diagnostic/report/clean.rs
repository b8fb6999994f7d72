//! Text from content to text that is safe to print: what a terminal or GitHub's runner would obey is shown escaped.

use std::fmt::Write;

/// `text` with control characters and direction overrides escaped, and with nothing that GitHub's
/// runner takes for a workflow command. Line ends stay.
pub(super) fn clean(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(clean_line).collect();
    lines.join("\n")
}

/// `text` on one line, cleaned.
pub(crate) fn clean_on_one_line(text: &str) -> String {
    let words: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    clean(&words.join(" "))
}

fn clean_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    if let Some(rest) = line.trim_start().strip_prefix("::") {
        out.push_str("\\u{3a}:");
        push_clean(rest, &mut out);
    } else {
        push_clean(line, &mut out);
    }
    out.replace("##[", "##\\u{5b}")
}

fn push_clean(text: &str, out: &mut String) {
    for letter in text.chars() {
        if is_active(letter) {
            let _ = write!(out, "{}", letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
}

/// Lines of a source, with each active character replaced by one that is visible and as wide as a
/// letter, so that columns stay. What a character becomes depends on what is before it only, so that the
/// length of a cleaned prefix tells where a place has moved to.
pub(super) fn clean_source(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        out.push(match letter {
            '\n' | '\t' => letter,
            '[' if text[..at].ends_with("##") => '⁅',
            '\u{7f}' => '␡',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('�'),
            _ if is_active(letter) => '�',
            _ => letter,
        });
    }
    out
}

/// `line`, a finished line of JSON, with what is active escaped: it stands inside of strings only.
pub(crate) fn escape_json(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for letter in line.chars() {
        if is_active(letter) {
            let _ = write!(out, "\\u{:04x}", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    out.replace("##[", "##\\u005b")
}

/// Whether printing `letter` does something else than show it.
pub(super) fn is_active(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        assert_eq!(clean("a\u{1b}[31mb\u{9b}\u{202e}c"), r"a\u{1b}[31mb\u{9b}\u{202e}c");
        assert_eq!(clean("روبيو \u{200f}Київ"), "روبيو \u{200f}Київ");
    }

    #[test]
    fn workflow_commands_are_escaped() {
        assert_eq!(clean("x\n  ::error::y"), "x\n\\u{3a}:error::y");
        assert_eq!(clean("see ##[add-mask]x"), r"see ##\u{5b}add-mask]x");
        assert_eq!(clean("a::b"), "a::b");
    }

    #[test]
    fn cleaned_source_has_as_many_characters() {
        let text = "a\u{1b}\u{7f}\u{202e}##[x]\u{85}\n";
        let cleaned = clean_source(text);
        assert_eq!(cleaned, "a␛␡�##⁅x]�\n");
        assert_eq!(cleaned.chars().count(), text.chars().count());
    }
}
