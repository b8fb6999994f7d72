//! The attributes of an SVG element into those that are safe, with safe values.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::super::{base64, clean as clean_file};
use super::{Refusal, allowed, broken, style};

const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The longest name of something removed, and the most of them, that are told.
const MAX_NAME: usize = 40;
const MAX_NOTES: usize = 20;

/// The attributes of `tag` that are kept, in their order, each once.
pub(super) fn clean(
    tag: &BytesStart<'_>,
    reader: &NsReader<&[u8]>,
    removed: &mut BTreeSet<String>,
) -> Result<Vec<(String, String)>, Refusal> {
    let mut kept: Vec<(String, String)> = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| broken(&error.to_string()))?;
        let value = attribute
            .normalized_value(XmlVersion::Explicit1_0)
            .map_err(|error| broken(&error.to_string()))?;
        let Some(name) = known_name(attribute.key, reader, removed) else { continue };
        let value: String = value.chars().filter(|letter| !letter.is_control()).collect();
        let local = tag.local_name();
        match safe_value(local.as_ref(), name, &value, removed) {
            Some(value) if kept.iter().all(|(other, _)| other != name) => kept.push((name.to_owned(), value)),
            Some(_) => {}
            None => note(removed, name, "attributes that load or run something"),
        }
    }
    Ok(kept)
}

/// Width and height in pixels: as given, else of the view box.
pub(super) fn size(attributes: &[(String, String)]) -> Option<(u32, u32)> {
    let value =
        |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.trim());
    let given =
        |wanted: &str| value(wanted).and_then(|value| pixels(value.strip_suffix("px").unwrap_or(value)));
    if let (Some(width), Some(height)) = (given("width"), given("height")) {
        return Some((width, height));
    }
    let mut view_box = value("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    Some((pixels(view_box.next()?)?, pixels(view_box.next()?)?))
}

/// Say that something of that name was left out.
pub(super) fn note(removed: &mut BTreeSet<String>, name: &str, what: &str) {
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(MAX_NAME).collect();
    if removed.len() < MAX_NOTES {
        removed.insert(format!("`{name}` {what}"));
    }
}

/// The name under which an attribute is kept; what belongs to drawing programs goes without a word.
fn known_name(
    key: quick_xml::name::QName<'_>,
    reader: &NsReader<&[u8]>,
    removed: &mut BTreeSet<String>,
) -> Option<&'static str> {
    let (namespace, local) = reader.resolver().resolve_attribute(key);
    let local = local.as_ref();
    match namespace {
        ResolveResult::Bound(Namespace(XLINK)) if local == "href" => Some("href"),
        ResolveResult::Bound(Namespace(XML)) if local == "lang" => Some("xml:lang"),
        ResolveResult::Bound(Namespace(XML)) if local == "space" => Some("xml:space"),
        ResolveResult::Bound(_) | ResolveResult::Unknown(_) => None,
        ResolveResult::Unbound => {
            let known = allowed::attribute(local);
            let quiet = local.starts_with("xmlns")
                || local.starts_with("data-")
                || allowed::DROPPED_QUIETLY.contains(&local);
            if known.is_none() && !quiet {
                note(removed, local, "attributes");
            }
            known
        }
    }
}

/// The value if it loads and runs nothing.
fn safe_value(element: &str, name: &str, value: &str, removed: &mut BTreeSet<String>) -> Option<String> {
    match name {
        "href" if element == "image" => embedded_picture(value.trim()),
        "href" => {
            let value = value.trim();
            (value.len() > 1 && value.starts_with('#')).then(|| value.to_owned())
        }
        "style" => Some(style::declarations(value, removed)),
        "id" | "class" | "lang" | "xml:lang" => Some(value.to_owned()),
        _ => style::is_safe(value).then(|| value.to_owned()),
    }
}

/// A picture inside the SVG, cleaned as if it stood alone.
fn embedded_picture(address: &str) -> Option<String> {
    let (media_type, content) = address.strip_prefix("data:image/")?.split_once(";base64,")?;
    let ending = allowed::EMBEDDED.iter().find(|known| **known == media_type)?;
    let cleaned = clean_file(&format!("picture.{ending}"), &base64::decode(content)?).ok()?;
    Some(format!("data:image/{ending};base64,{}", base64::encode(&cleaned.bytes)))
}

fn pixels(text: &str) -> Option<u32> {
    let number: f64 = text.parse().ok()?;
    let rounded = number.round();
    if !(1.0..=100_000.0).contains(&rounded) {
        return None;
    }
    format!("{rounded}").parse().ok()
}
