//! A text → what its editors say in their own words: passages without quotations, code, addresses and raw HTML,
//! in which each word knows where it is written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

use super::quoted::quoted;
use crate::parse::events;

/// A paragraph, heading, list item or table cell, or one text of the front matter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passage {
    /// Its text without Markdown's marks, the quotations included.
    pub(crate) text: String,
    /// The words that are ours, as ranges of the text: runs of letters and digits.
    pub(crate) words: Vec<Range<usize>>,
    /// The parts of the text, each with its beginning, where it is written, and whether it is written as it reads.
    parts: Vec<(usize, Range<usize>, bool)>,
}

/// What stands for something in the text that has no words of ours.
const GAP: char = '\u{fffc}';

/// The passages of the Markdown in `range` of a file's `text`. Block quotations and code are none.
pub(crate) fn passages(text: &str, range: Range<usize>) -> Vec<Passage> {
    let mut reader = Reader { source: text, ..Reader::default() };
    for (event, place) in &events(text, range).0 {
        reader.read(event, place);
    }
    reader.close();
    reader.passages
}

/// The passage that the plain text `value` is, which is written somewhere in `range` of a file's `text`.
pub(crate) fn passage(text: &str, range: Range<usize>, value: &str) -> Passage {
    let mut passage = Passage::default();
    let found = text.get(range.clone()).and_then(|written| written.find(value));
    let place = found.map_or(range.clone(), |at| range.start + at..range.start + at + value.len());
    passage.push(value, place, found.is_some());
    passage.find_words();
    passage
}

impl Passage {
    /// Where the part `range` of the text is written, and whether it is written as it reads.
    pub(crate) fn place(&self, range: &Range<usize>) -> (Range<usize>, bool) {
        let after = self.parts.partition_point(|(start, ..)| *start <= range.start);
        let last = self.parts.partition_point(|(start, ..)| *start < range.end);
        let (Some((start, place, exact)), Some((_, end, _))) =
            (self.parts.get(after.saturating_sub(1)), self.parts.get(last.saturating_sub(1)))
        else {
            return (0..0, false);
        };
        if *exact && last == after {
            return (place.start + range.start - start..place.start + range.end - start, true);
        }
        (place.start..end.end.max(place.end), false)
    }

    fn push(&mut self, text: &str, place: Range<usize>, exact: bool) {
        self.parts.push((self.text.len(), place, exact));
        self.text.push_str(text);
    }

    fn find_words(&mut self) {
        let quoted = quoted(&self.text);
        let mut quoted = quoted.iter().peekable();
        for chunk in chunks(&self.text).filter(|chunk| !is_address(&self.text[chunk.clone()])) {
            for word in words(&self.text[chunk.clone()]) {
                let word = chunk.start + word.start..chunk.start + word.end;
                while quoted.next_if(|quoted| quoted.end <= word.start).is_some() {}
                if quoted.peek().is_none_or(|quoted| word.end <= quoted.start) {
                    self.words.push(word);
                }
            }
        }
    }
}

/// The stretches of `text` without white space.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |chunk| {
        let at = chunk.as_ptr() as usize - start;
        at..at + chunk.len()
    })
}

/// The words of `text`: runs of letters and digits, which an apostrophe may join.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_letter)?;
        let mut end = start;
        let mut letters = text[start..].char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let joins = is_apostrophe(letter) && letters.peek().is_some_and(|(_, next)| is_letter(*next));
            if !joins && !is_letter(letter) {
                break;
            }
            end = start + at + letter.len_utf8();
        }
        from = end;
        Some(start..end)
    })
}

/// `word` as names are compared: in small letters, composed, with one sort of apostrophe.
pub(crate) fn lowered(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let letters = word.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { letter });
    letters.flat_map(char::to_lowercase).nfc().collect()
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '`' | '´')
}

fn is_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

/// Whether `chunk` is an address, a handle or the name of a file, and no word.
fn is_address(chunk: &str) -> bool {
    let mut parts = chunk.split('.');
    let mut before = parts.next().unwrap_or_default();
    let is_dotted = parts.any(|after| {
        let joined = before.ends_with(char::is_alphanumeric)
            && after.bytes().take_while(u8::is_ascii_lowercase).count() >= 2;
        before = after;
        joined
    });
    is_dotted || chunk.contains("://") || chunk.contains(['@', '_', '#', '\\'])
}

#[derive(Default)]
struct Reader<'t> {
    source: &'t str,
    open: Option<Passage>,
    /// The block quotations that we are in: whether each is somebody's words.
    quotations: Vec<bool>,
    /// How deep inside of what has no words of ours we are.
    hidden: usize,
    /// Whether each link that is open shows an address.
    links: Vec<bool>,
    is_code: bool,
    passages: Vec<Passage>,
}

impl Reader<'_> {
    fn read(&mut self, event: &Event<'_>, place: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.text(text, place),
            Event::Code(_) => self.text(GAP.encode_utf8(&mut [0; 4]), place),
            Event::SoftBreak => self.text(" ", place),
            Event::HardBreak => self.text("\n", place),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::Image { .. } => self.hidden += 1,
            Tag::Link { link_type, .. } => {
                let shows_address = matches!(
                    link_type,
                    LinkType::Autolink | LinkType::Email | LinkType::WikiLink { has_pothole: false }
                );
                self.hidden += usize::from(shows_address);
                self.links.push(shows_address);
            }
            Tag::BlockQuote(kind) => {
                self.close();
                self.quotations.push(kind.is_none());
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.is_code = true;
            }
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Link => {
                let shows_address = self.links.pop().unwrap_or_default();
                self.hidden = self.hidden.saturating_sub(usize::from(shows_address));
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotations.pop();
            }
            TagEnd::CodeBlock => {
                self.close();
                self.is_code = false;
            }
            _ => self.close(),
        }
    }

    fn text(&mut self, text: &str, place: &Range<usize>) {
        if self.hidden > 0 || self.is_code || self.quotations.contains(&true) {
            return;
        }
        let exact = self.source.get(place.clone()) == Some(text);
        self.open.get_or_insert_default().push(text, place.clone(), exact);
    }

    fn close(&mut self) {
        if let Some(mut passage) = self.open.take() {
            passage.find_words();
            self.passages.push(passage);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of each passage of `text`, each passage a line.
    fn ours(text: &str) -> String {
        let lines = passages(text, 0..text.len()).into_iter().map(|passage| {
            let words: Vec<&str> = passage.words.iter().map(|word| &passage.text[word.clone()]).collect();
            words.join(" ")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn prose_is_what_is_neither_quoted_nor_code_nor_an_address() {
        let text = "# In Kyiv\n\nHe *said* [“Kiev is”](actor:a \"Kiev\") so, `Kiev` or\n[there](https://a.example/Kiev).\n\n> Kiev\n> — [A](actor:a), Kiev\n\n- at <https://a.example/Kiev>, www.kiev.example or @Kiev\n";
        assert_eq!(ours(text), "In Kyiv\nHe said so or there\nat or");
    }

    #[test]
    fn a_note_of_ours_in_a_box_is_prose() {
        assert_eq!(ours("> [!NOTE]\n> It is so.\n"), "It is so");
    }

    #[test]
    fn a_quotation_that_nobody_closes_goes_on_to_the_end_of_its_paragraph() {
        assert_eq!(
            ours("He said: \"Kiev is\n\nThen he left, l’Odessa aside."),
            "He said\nThen he left l’Odessa aside"
        );
        assert_eq!(ours("and that is Kiev,” he said"), "he said");
    }

    #[test]
    fn words_know_where_they_are_written() {
        let text = "The *city* of Kiev, R&amp;D and [Od](place:a)essa.";
        let passages = passages(text, 0..text.len());
        let place = |word: &str| {
            let at = passages[0].text.find(word).unwrap();
            let (place, exact) = passages[0].place(&(at..at + word.len()));
            (&text[place], exact)
        };
        assert_eq!(place("Kiev"), (" of Kiev, R&amp;D and ", false));
        assert_eq!(place("city"), ("city", true));
        assert_eq!(place("The"), ("The", true));
        assert!(!place("Odessa").1);
    }
}
