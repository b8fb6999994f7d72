//! An SVG written anew from a list of what is allowed: shapes, texts, gradients, filters; nothing that runs, loads
//! or tells.

mod allowed;
mod attributes;
mod style;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use quick_xml::NsReader;
use quick_xml::escape::{escape, resolve_xml_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::{Cleaned, Refusal};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// The deepest nesting that is read.
const MAX_DEPTH: usize = 256;

/// The SVG `bytes` written anew.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| broken("it is not text in UTF-8"))?;
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{FEFF}'));
    let mut rewriting = Rewriting::default();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|error| broken(&error.to_string()))?;
        let known = is_svg(&namespace);
        match event {
            Event::Start(tag) => rewriting.start(&tag, known, &reader)?,
            Event::Empty(tag) => {
                rewriting.start(&tag, known, &reader)?;
                rewriting.end();
            }
            Event::End(_) => rewriting.end(),
            Event::Text(text) => rewriting.text(&text.xml10_content()),
            Event::CData(text) => rewriting.text(&text.xml10_content()),
            Event::GeneralRef(reference) => rewriting.text(&resolve(&reference)?),
            Event::DocType(text) if text.contains(&['[', '%'][..]) => {
                return Err(broken("it declares entities, which could stand for anything"));
            }
            Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return rewriting.finish(),
        }
    }
}

/// The size that the root element gives, in pixels, or else the size of its view box.
pub(super) fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{FEFF}'));
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                return attributes::size(&attributes::clean(&tag, &reader, &mut BTreeSet::new()).ok()?);
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// What becomes of an element that is open.
enum Fate {
    /// It is written; its name.
    Written(String),
    /// It is left out, its content is not.
    Unwrapped,
    /// It is left out with all that is in it.
    LeftOut,
    /// It is a style sheet; its text so far.
    Styles(String),
}

#[derive(Default)]
struct Rewriting {
    open: Vec<Fate>,
    written: String,
    size: Option<(u32, u32)>,
    removed: BTreeSet<String>,
}

impl Rewriting {
    fn start(&mut self, tag: &BytesStart<'_>, known: bool, reader: &NsReader<&[u8]>) -> Result<(), Refusal> {
        if self.open.is_empty() {
            return self.root(tag, known, reader);
        }
        if self.open.len() > MAX_DEPTH {
            return Err(broken("its elements are nested too deeply"));
        }
        let fate = self.fate(tag, known, reader)?;
        self.open.push(fate);
        Ok(())
    }

    fn root(&mut self, tag: &BytesStart<'_>, known: bool, reader: &NsReader<&[u8]>) -> Result<(), Refusal> {
        if !self.written.is_empty() || !known || tag.local_name().as_ref() != "svg" {
            return Err(broken("it must be one `svg` element and nothing else"));
        }
        let attributes = attributes::clean(tag, reader, &mut self.removed)?;
        self.size = attributes::size(&attributes);
        self.written = format!("<svg xmlns=\"{NAMESPACE}\"");
        let fate = self.write(tag, &attributes);
        self.open.push(fate);
        Ok(())
    }

    fn fate(&mut self, tag: &BytesStart<'_>, known: bool, reader: &NsReader<&[u8]>) -> Result<Fate, Refusal> {
        let local = tag.local_name();
        let name = local.as_ref();
        if matches!(self.open.last(), Some(Fate::LeftOut | Fate::Styles(_))) || !known || name == "metadata" {
            return Ok(Fate::LeftOut);
        }
        if name == "style" {
            return Ok(Fate::Styles(String::new()));
        }
        if allowed::UNWRAPPED.contains(&name) {
            return Ok(Fate::Unwrapped);
        }
        if !allowed::ELEMENTS.contains(&name) {
            attributes::note(&mut self.removed, name, "elements");
            return Ok(Fate::LeftOut);
        }
        let attributes = attributes::clean(tag, reader, &mut self.removed)?;
        let shows_nothing =
            ["image", "use"].contains(&name) && !attributes.iter().any(|(name, _)| name == "href");
        if shows_nothing {
            attributes::note(&mut self.removed, name, "elements");
            return Ok(Fate::LeftOut);
        }
        self.written.push('<');
        self.written.push_str(name);
        Ok(self.write(tag, &attributes))
    }

    /// The attributes and the end of a start tag whose name is written.
    fn write(&mut self, tag: &BytesStart<'_>, attributes: &[(String, String)]) -> Fate {
        for (name, value) in attributes {
            self.written.extend([" ", name, "=\"", &escape(value), "\""]);
        }
        self.written.push('>');
        Fate::Written(tag.local_name().as_ref().to_owned())
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Fate::Written(name)) => self.written.extend(["</", &name, ">"]),
            Some(Fate::Styles(text)) => {
                let sheet = style::sheet(&text, &mut self.removed);
                if !sheet.is_empty() {
                    self.written.extend(["<style>", &escape(&sheet), "</style>"]);
                }
            }
            Some(Fate::Unwrapped | Fate::LeftOut) | None => {}
        }
    }

    /// Text is kept where it is shown or read out; elsewhere only white space is.
    fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Fate::Styles(sheet)) => sheet.push_str(text),
            Some(Fate::LeftOut) | None => {}
            Some(Fate::Written(_) | Fate::Unwrapped) => {
                let shown = self.open.iter().any(
                    |fate| matches!(fate, Fate::Written(name) if allowed::TEXTS.contains(&name.as_str())),
                );
                if shown || text.trim_ascii().is_empty() {
                    self.written.push_str(&escape(text));
                }
            }
        }
    }

    fn finish(self) -> Result<Cleaned, Refusal> {
        if self.written.is_empty() || !self.open.is_empty() {
            return Err(broken("it is not whole"));
        }
        Ok(Cleaned {
            bytes: self.written.into_bytes(),
            size: self.size,
            removed: self.removed.into_iter().collect(),
        })
    }
}

/// Whether an element is of SVG; one without any namespace is taken to be.
fn is_svg(namespace: &ResolveResult<'_>) -> bool {
    match namespace {
        ResolveResult::Bound(Namespace(name)) => *name == NAMESPACE,
        ResolveResult::Unbound => true,
        ResolveResult::Unknown(_) => false,
    }
}

/// The character that `&…;` stands for.
fn resolve(reference: &BytesRef<'_>) -> Result<String, Refusal> {
    let character = reference.resolve_char_ref().map_err(|error| broken(&error.to_string()))?;
    if let Some(character) = character {
        let allowed = !character.is_control() || matches!(character, '\t' | '\n' | '\r');
        return Ok(if allowed { character.to_string() } else { String::new() });
    }
    let name = reference.xml10_content();
    resolve_xml_entity(&name)
        .map(str::to_owned)
        .ok_or_else(|| broken(&format!("it uses the entity `{}`", name.escape_debug())))
}

fn broken(why: &str) -> Refusal {
    Refusal::picture(
        format!("the SVG picture cannot be read: {why}"),
        "open it in a drawing program and save it anew as plain SVG",
    )
}
