//! Writes what stands in running text: links, pictures, dates, marks of footnotes.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType};

use super::escape::{address, attribute};
use super::figure::Phase;
use super::writer::Writer;
use super::{Shown, ShownButton, ShownNote};
use crate::model::Reference;
use crate::parse::{REL, Scheme, scheme};
use crate::render::escape::escaped;
use crate::text::{Span, Spanned};

/// What is written where a link ends.
#[derive(Debug, Default)]
pub(super) struct Closing {
    html: String,
    /// The marks that stand behind it.
    marks: Marks,
    /// What our own pieces after the link are.
    after: String,
    /// The record's name, for a link without text of its own.
    name: Option<String>,
    /// Whether the link's text is only its destination, which is not for readers.
    repeats: bool,
    /// The number of events when the link began.
    from: usize,
}

/// The marks behind a link: one that leads to a remark, one that opens a preview. Both are HTML, and may be empty.
#[derive(Debug, Default)]
pub(super) struct Marks {
    leads: String,
    opens: String,
}

impl<'a> Writer<'a> {
    /// Write the start of a link.
    pub(super) fn begin_link(&mut self, shape: LinkType, title: &str, place: &Range<usize>) {
        let body = self.body;
        let mut closing = if let Some(index) = find(&body.references, place, |it| it.span) {
            self.reference(index, &body.references[index])
        } else if let Some(index) = find(&body.links, place, |it| it.span) {
            self.link(index, title)
        } else if matches!(shape, LinkType::WikiLink { .. }) {
            return self.as_written(place);
        } else {
            Closing::default()
        };
        let is_bare = matches!(shape, LinkType::Autolink | LinkType::WikiLink { has_pothole: false });
        closing.repeats = is_bare && closing.name.is_some();
        closing.from = self.out.len();
        self.open_links.push(closing);
    }

    /// Write `[[Name]]`, which leads nowhere, as it is written.
    pub(super) fn as_written(&mut self, place: &Range<usize>) {
        let written = self.text.get(place.clone()).unwrap_or_default();
        self.out.push(Event::Text(written.into()));
        self.hidden = 1;
    }

    /// Write the end of a link.
    pub(super) fn end_link(&mut self) {
        let Some(closing) = self.open_links.pop() else { return };
        if let Some(name) = closing.name.filter(|_| closing.repeats || self.out.len() == closing.from) {
            self.out.truncate(closing.from);
            self.out.push(Event::Text(name.into()));
        }
        self.html(closing.html);
        self.marks = closing.marks;
        if !closing.after.is_empty() {
            self.end_marks();
            self.whole(closing.after);
        }
    }

    /// Write the marks of the link that has ended, if they are not yet written.
    pub(super) fn end_marks(&mut self) {
        let marks = std::mem::take(&mut self.marks);
        for mark in [marks.leads, marks.opens].into_iter().filter(|mark| !mark.is_empty()) {
            self.whole(mark);
        }
    }

    /// Write `words`, and the marks of a link before them behind what stands at it without a space: a comma, “’s”.
    pub(super) fn words_at_link(&mut self, words: CowStr<'a>, place: &Range<usize>) {
        let has_marks = !self.marks.leads.is_empty() || !self.marks.opens.is_empty();
        let (at_link, rest) = words.split_at(if has_marks { attached(&words) } else { 0 });
        if at_link.is_empty() {
            self.end_marks();
            return self.words(words, place);
        }
        self.out.push(Event::Text(at_link.to_owned().into()));
        self.end_marks();
        if !rest.is_empty() {
            self.words(rest.to_owned().into(), &(place.end.saturating_sub(rest.len())..place.end));
        }
    }

    fn reference(&mut self, index: usize, reference: &Reference) -> Closing {
        let has_text = !reference.text.is_empty();
        let named = |text: String| (!has_text).then_some(text);
        match self.links.reference(index) {
            Shown::Plain { text } => Closing { name: named(text), ..Closing::default() },
            Shown::Link { href, class, text, anchor, popover, note, since } => {
                let Some(href) = address(&href) else {
                    return Closing { name: named(text), ..Closing::default() };
                };
                let id = anchor.map_or(String::new(), |anchor| attribute("id", &anchor));
                self.open("a", &format!("{}{id} href=\"{href}\"", attribute("class", class)));
                let opens = popover.map_or(String::new(), |button| preview(&button));
                let behind = self.links.note(index).map_or(String::new(), |note| behind(&note));
                let mut after = note.map_or(String::new(), |note| remark(&note)) + &behind;
                after.extend(since.map(|words| since_then(&words)));
                let marks = Marks { opens, ..Marks::default() };
                Closing { html: "</a>".into(), marks, after, name: named(text), ..Closing::default() }
            }
            Shown::Quote { href, anchor, label, popover } => {
                let id = anchor.map_or(String::new(), |anchor| attribute("id", &anchor));
                self.open("q", &format!(" class=\"quote\"{id}"));
                let name = named(label.clone());
                let opens = popover.map_or(String::new(), |button| preview(&button));
                let marks = Marks { leads: mark(&href, &label), opens };
                Closing { html: "</q>".into(), marks, name, ..Closing::default() }
            }
        }
    }

    fn link(&mut self, index: usize, title: &str) -> Closing {
        let Some(to) = self.links.link(index) else { return Closing::default() };
        let Some(href) = address(&to) else { return Closing::default() };
        let is_elsewhere = match scheme(&to) {
            Scheme::Host => true,
            Scheme::Allowed(scheme) => scheme.starts_with("http"),
            Scheme::None | Scheme::Refused(_) => false,
        };
        let kind = if is_elsewhere { format!(" class=\"external\" rel=\"{REL}\"") } else { String::new() };
        self.open("a", &format!(" href=\"{href}\"{}{kind}", optional("title", title)));
        Closing { html: "</a>".into(), ..Closing::default() }
    }

    /// Write words; in an attribution, its dash and its date in their form for readers.
    pub(super) fn words(&mut self, words: CowStr<'a>, place: &Range<usize>) {
        let Some(Some(figure)) = self.figures.last_mut() else { return self.out.push(Event::Text(words)) };
        let date = self.body.quote_blocks[figure.index].parts.date.clone();
        let mut rest = words.clone();
        match figure.phase {
            Phase::Words | Phase::After => return self.out.push(Event::Text(words)),
            Phase::Dash => {
                figure.phase = Phase::Attribution;
                rest = words.trim_start().trim_start_matches(is_dash).trim_start().to_owned().into();
                self.out.push(Event::Text("— ".into()));
            }
            Phase::Attribution => {}
        }
        let is_exact = self.text.get(place.clone()) == Some(words.as_ref());
        let start = place.end.saturating_sub(rest.len());
        match date.filter(|date| is_exact && is_within(date.span, &(start..place.end))) {
            Some(date) => self.date(&rest, start, &date),
            None => self.out.push(Event::Text(rest)),
        }
    }

    fn date(&mut self, words: &str, start: usize, date: &Spanned<crate::model::Date>) {
        let range = date.span.range();
        let (before, from) = words.split_at(range.start - start);
        let after = &from[range.len()..];
        self.out.push(Event::Text(before.to_owned().into()));
        self.open("time", &attribute("datetime", &date.value.to_string()));
        self.out.push(Event::Text(self.links.date(date.value).into()));
        self.html("</time>".into());
        self.out.push(Event::Text(after.to_owned().into()));
    }

    /// Write the mark of the footnote `label`.
    pub(super) fn footnote(&mut self, label: &str) {
        let (number, before) = self.notes.name(label);
        let again = if before == 0 { String::new() } else { format!(":{}", before + 1) };
        self.whole(format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn:{number}\" id=\"fnref:{number}{again}\" \
             role=\"doc-noteref\">{number}</a></sup>"
        ));
    }
}

/// The mark after a quotation, which leads to its remark; empty if its address is not safe.
pub(super) fn mark(href: &str, label: &str) -> String {
    let label = attribute("aria-label", label);
    address(href).map_or(String::new(), |href| {
        format!("<a class=\"quote-mark\" href=\"{href}\"{label}><span aria-hidden=\"true\">❞</span></a>")
    })
}

/// The button that opens a preview, in the place that is kept for it.
fn preview(button: &ShownButton) -> String {
    let class = button.class.as_ref().map_or("preview-mark".into(), |class| format!("preview-mark {class}"));
    format!(
        "<span class=\"peek\"><button type=\"button\"{}{}{}><span aria-hidden=\"true\">ⓘ</span></button></span>",
        attribute("class", &class),
        attribute("popovertarget", &button.id),
        attribute("aria-label", &button.label)
    )
}

/// The length of what stands at the beginning of `words`, which follow a link, without a space: signs, then letters
/// of a script that has spaces between words. A dash or a bracket that opens begins something else.
fn attached(words: &str) -> usize {
    let is_letter = |letter: char| letter.is_alphanumeric() && letter < FIRST_WITHOUT_SPACES;
    let is_sign = |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace() && !opens(letter);
    let after = words.trim_start_matches(is_sign);
    let is_within =
        |letter: char| is_letter(letter) || matches!(letter, '\'' | '’' | '\u{0300}'..='\u{036f}');
    let rest = after.trim_start_matches(is_within).trim_start_matches(is_sign);
    words.len() - if after.starts_with(is_letter) { rest.len() } else { after.len() }
}

/// The first sign of Chinese and Japanese, which have no spaces between words.
const FIRST_WITHOUT_SPACES: char = '\u{2e80}';

fn opens(letter: char) -> bool {
    is_dash(letter)
        || matches!(letter, '(' | '[' | '{' | '/' | '“' | '«' | '„' | '‘' | '‹' | '（' | '「' | '『' | '《')
}

/// A note behind a link; empty if its address is not safe.
fn behind(note: &ShownNote) -> String {
    address(&note.href).map_or(String::new(), |href| {
        format!(" <small class=\"since\"><a href=\"{href}\">{}</a></small>", escaped(&note.text))
    })
}

/// What is said of a link's record, after the link.
fn remark(note: &str) -> String {
    format!(" <small class=\"link-note\">{}</small>", escaped(note))
}

/// The note beside a number of which more is known by now.
fn since_then(words: &str) -> String {
    format!(" <small class=\"since\" role=\"note\">[{}]</small>", escaped(words))
}

pub(super) fn optional(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escaped(value)) }
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_within(span: Span, place: &Range<usize>) -> bool {
    place.start <= span.start as usize && span.end as usize <= place.end
}

/// The index of the item at `place`; items are in order.
pub(super) fn find<T>(items: &[T], place: &Range<usize>, span: impl Fn(&T) -> Span) -> Option<usize> {
    let index = items.binary_search_by_key(&place.start, |item| span(item).start as usize).ok()?;
    items.get(index).filter(|item| span(item).range() == *place).map(|_| index)
}
