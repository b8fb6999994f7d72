//! Footnotes: taken out of the text where they are written, numbered where they are first named.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::parse::Item;

/// A footnote's label (letters of one case) and what it says.
pub(super) type Note<'a> = (String, Vec<Item<'a>>);

/// `items` without their footnotes, and those.
pub(super) fn take_out(items: Vec<Item<'_>>) -> (Vec<Item<'_>>, Vec<Note<'_>>) {
    let mut text = Vec::with_capacity(items.len());
    let mut open: Vec<Note<'_>> = Vec::new();
    let mut notes = Vec::new();
    for item in items {
        match &item.0 {
            Event::Start(Tag::FootnoteDefinition(label)) => open.push((label.to_lowercase(), Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => notes.extend(open.pop()),
            _ => open.last_mut().map_or(&mut text, |(_, inside)| inside).push(item),
        }
    }
    (text, notes)
}

/// The footnotes in the order in which they are named first, and how often each was named.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    of: BTreeMap<String, (usize, usize)>,
    /// The labels, in order of their numbers.
    order: Vec<String>,
}

impl Numbers {
    /// The number of the footnote `label`, which is named once more, and how often it was named before.
    pub(super) fn name(&mut self, label: &str) -> (usize, usize) {
        let key = label.to_lowercase();
        let (number, times) = self.of.entry(key.clone()).or_insert((self.order.len() + 1, 0));
        if *times == 0 {
            self.order.push(key);
        }
        *times += 1;
        (*number, *times - 1)
    }

    /// The label of the footnote with this number.
    pub(super) fn label(&self, number: usize) -> Option<&str> {
        self.order.get(number.checked_sub(1)?).map(String::as_str)
    }
}
