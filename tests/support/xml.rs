//! An XML file into its elements; what is not well-formed stops the test.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// An element: its name without prefix, and the text right in it.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) parent: Option<usize>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// The elements of a file, in order.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) elements: Vec<Element>,
}

impl Document {
    /// Where the elements named `name` are.
    pub(crate) fn indexes(&self, name: &str) -> impl Iterator<Item = usize> {
        (0..self.elements.len()).filter(move |at| self.elements[*at].name == name)
    }

    /// The elements named `name`.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.indexes(name).map(|at| &self.elements[at])
    }

    /// Those of them that stand right in the element at `parent`.
    pub(crate) fn below(&self, parent: usize, name: &str) -> impl Iterator<Item = &Element> {
        self.all(name).filter(move |element| element.parent == Some(parent))
    }
}

/// Read `text`.
pub(crate) fn parse(text: &str) -> Document {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut document = Document::default();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                document.elements.push(element(&tag, open.last().copied()));
                open.push(document.elements.len() - 1);
            }
            Event::Empty(tag) => document.elements.push(element(&tag, open.last().copied())),
            Event::End(_) => drop(open.pop()),
            Event::Text(words) => add(&mut document, &open, &words.xml10_content()),
            Event::CData(words) => add(&mut document, &open, &words.xml10_content()),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().unwrap().map(String::from);
                let named = || resolve_xml_entity(&reference).unwrap().to_owned();
                add(&mut document, &open, &letter.unwrap_or_else(named));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "an element is not closed");
    assert!(
        !text.contains(|letter: char| letter.is_control() && !"\n\t\r".contains(letter)),
        "a letter that XML does not have"
    );
    document
}

fn element(tag: &BytesStart<'_>, parent: Option<usize>) -> Element {
    let attributes = tag.attributes().map(Result::unwrap);
    let pair = |attribute: Attribute<'_>| {
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
        (attribute.key.as_ref().to_owned(), value)
    };
    let attributes = attributes.map(pair).collect();
    Element { name: tag.local_name().as_ref().to_owned(), attributes, parent, text: String::new() }
}

fn add(document: &mut Document, open: &[usize], words: &str) {
    match open.last() {
        Some(at) => document.elements[*at].text.push_str(words),
        None => assert!(words.trim().is_empty(), "text outside of all elements"),
    }
}
