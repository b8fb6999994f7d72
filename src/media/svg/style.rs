//! Styles of an SVG into those that load nothing: known properties with plain values.

use std::collections::BTreeSet;

use super::{allowed, attributes};

/// What loads or runs something, in small letters. `url(#…)` is a part of the picture itself.
const LOADS: &[&str] = &[
    "image(",
    "image-set(",
    "src(",
    "element(",
    "cross-fade(",
    "paint(",
    "expression(",
    "javascript:",
    "vbscript:",
    "data:",
    "-moz-binding",
    "behavior",
    "://",
];

/// Whether a value points to nothing outside of the picture.
pub(super) fn is_safe(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let inside = |rest: &str| rest.trim_start_matches([' ', '"', '\'']).starts_with('#');
    !value.contains(['\\', '<', '@', '{', '}'])
        && !LOADS.iter().any(|loads| value.contains(loads))
        && value.split("url(").skip(1).all(inside)
}

/// The declarations of a `style` attribute that are kept. Unknown ones that load nothing go without a word.
pub(super) fn declarations(text: &str, removed: &mut BTreeSet<String>) -> String {
    let text = without_comments(text);
    let mut kept = Vec::new();
    for declaration in text.split(';').map(str::trim).filter(|declaration| !declaration.is_empty()) {
        let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        let (property, value) = (property.trim(), value.trim());
        if !is_safe(value) || !quotes_are_closed(value) {
            attributes::note(removed, property, "in styles");
        } else if allowed::PROPERTIES.contains(&property) {
            kept.push(format!("{property}:{value}"));
        }
    }
    kept.join(";")
}

/// The rules of a style sheet that are kept; of those that begin with `@` only `@media`.
pub(super) fn sheet(text: &str, removed: &mut BTreeSet<String>) -> String {
    let text = without_comments(text);
    let mut rest = text.trim();
    let mut kept = String::new();
    while !rest.is_empty() {
        if !rest.starts_with('@') {
            let (plain, after) = rest.split_at(rest.find('@').unwrap_or(rest.len()));
            kept.push_str(&rules(plain, removed));
            rest = after;
            continue;
        }
        let (rule, after) = at_rule(rest);
        if let Some((condition, inner)) = media(rule) {
            kept.extend([condition, "{", &rules(inner, removed), "}"]);
        } else {
            attributes::note(removed, rule.split([' ', '{', ';', '(']).next().unwrap_or("@"), "in styles");
        }
        rest = after.trim();
    }
    kept
}

/// The condition and the rules of `@media`, if it only asks about the screen.
fn media(rule: &str) -> Option<(&str, &str)> {
    let (condition, inner) = rule.strip_suffix('}')?.split_once('{')?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || " ():,.-".contains(letter);
    let (name, asked) = condition.split_at_checked("@media".len())?;
    (name == "@media" && asked.starts_with([' ', '(']) && asked.chars().all(plain))
        .then_some((condition.trim(), inner))
}

/// Plain rules: selectors with declarations.
fn rules(text: &str, removed: &mut BTreeSet<String>) -> String {
    let mut rest = text.trim();
    let mut kept = String::new();
    while let Some((selector, after)) = rest.split_once('{') {
        let (body, after) = after.split_once('}').unwrap_or((after, ""));
        let (selector, body) = (selector.trim(), declarations(body, removed));
        if is_safe(selector) && quotes_are_closed(selector) && !body.is_empty() {
            kept.extend([selector, "{", &body, "}"]);
        }
        rest = after.trim();
    }
    kept
}

/// A rule that begins with `@`, up to its semicolon or the end of its block, and what follows it.
fn at_rule(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        let closed = match letter {
            ';' => depth == 0,
            '{' => {
                depth += 1;
                false
            }
            '}' => {
                depth = depth.saturating_sub(1);
                depth == 0
            }
            _ => false,
        };
        if closed {
            return text.split_at(at + 1);
        }
    }
    (text, "")
}

/// Without comments; one that is not closed takes the rest with it.
fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut kept = parts.next().unwrap_or("").to_owned();
    for part in parts {
        kept.push(' ');
        kept.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    kept
}

fn quotes_are_closed(text: &str) -> bool {
    ['"', '\''].iter().all(|quote| text.matches(*quote).count() % 2 == 0)
}
