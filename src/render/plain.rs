//! The HTML of a text into plain text that is read in a mail or aloud, and lines into lines of 72 columns.

use std::fmt::Write as _;

/// How many columns a line of plain text has at most, unless it is a single word.
const COLUMNS: usize = 72;

/// A text without markup: its paragraphs, with a number behind each link, and the addresses by their numbers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    /// The paragraphs, a line each, with empty lines between.
    pub(super) text: String,
    /// Where the links lead, the first being number 1.
    pub(super) links: Vec<String>,
}

/// `html`, which our own writer has written, as plain text.
pub(super) fn plain(html: &str) -> Plain {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        reader.text(text);
        let Some((tag, behind)) = behind.split_once('>') else { break };
        reader.tag(tag);
        rest = behind;
    }
    reader.text(rest);
    reader.close_paragraph();
    reader.plain
}

/// The words of `html`, which our own writer has written, in one line.
pub(super) fn words(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    for (at, part) in html.split('<').enumerate() {
        let (tag, text) = if at == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let inline = ["a", "em", "strong", "del", "code", "bdi", "q", "span", "sup", "sub", "mark", "time"];
        if !inline.contains(&name) {
            words.push(' ');
        }
        words.push_str(&unescaped(text));
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Reader {
    plain: Plain,
    paragraph: String,
    /// How deep the text stands in lists and quotations.
    depth: usize,
    /// Whether the paragraph is the first of an item of a list.
    item: bool,
    /// The addresses of the links that are open.
    open: Vec<Option<usize>>,
}

impl Reader {
    fn text(&mut self, html: &str) {
        for (at, word) in unescaped(html).split([' ', '\n', '\t', '\r']).enumerate() {
            let apart = at > 0 && !self.paragraph.is_empty() && !self.paragraph.ends_with([' ', '\n']);
            if apart {
                self.paragraph.push(' ');
            }
            self.paragraph.push_str(word);
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.trim_matches('/').split([' ', '/']).next().unwrap_or_default();
        let closes = tag.starts_with('/');
        match name {
            "a" if closes => self.number(),
            "a" => self.open_link(tag),
            "td" | "th" => self.text(" "),
            "ul" | "ol" | "blockquote" | "dl" => {
                self.close_paragraph();
                self.depth = if closes { self.depth.saturating_sub(1) } else { self.depth + 1 };
            }
            "li" => {
                self.close_paragraph();
                self.item = !closes;
            }
            "br" | "p" | "div" | "figure" | "figcaption" | "table" | "tr" | "section" | "aside" | "pre"
            | "hr" | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.close_paragraph(),
            _ => {}
        }
    }

    fn open_link(&mut self, tag: &str) {
        let href = tag.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"'));
        let url = href.map(|(href, _)| unescaped(href)).filter(|url| url.contains(':'));
        let number = url.map(|url| {
            let known = self.plain.links.iter().position(|link| *link == url);
            known.unwrap_or_else(|| {
                self.plain.links.push(url);
                self.plain.links.len() - 1
            })
        });
        self.open.push(number);
    }

    /// Put the number of the link that ends here behind its text.
    fn number(&mut self) {
        if let Some(number) = self.open.pop().flatten() {
            let _ = write!(self.paragraph, " [{}]", number + 1);
        }
    }

    fn close_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        let text = &mut self.plain.text;
        if !text.is_empty() {
            text.push_str(if self.item { "\n" } else { "\n\n" });
        }
        let (indent, mark) = if self.item { (self.depth.saturating_sub(1), "* ") } else { (self.depth, "") };
        let _ = write!(text, "{}{mark}{paragraph}", "  ".repeat(indent));
        self.item = false;
    }
}

/// `html` with its entities as what they stand for.
fn unescaped(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('&') {
        text.push_str(before);
        let known = behind.split_once(';').and_then(|(name, after)| Some((entity(name)?, after)));
        if let Some((letter, after)) = known {
            text.push(letter);
            rest = after;
        } else {
            text.push('&');
            rest = behind;
        }
    }
    text.push_str(rest);
    text
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// `text` in lines of at most 72 columns: what continues a line stands below its words, behind the mark of an
/// item. An empty line never follows another.
pub(super) fn wrapped(text: &str) -> String {
    let mut lines = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            if !lines.is_empty() && !lines.ends_with("\n\n") {
                lines.push('\n');
            }
            continue;
        }
        wrap(line, &mut lines);
    }
    let end = lines.trim_end().len();
    lines.truncate(end);
    lines.push('\n');
    lines
}

fn wrap(line: &str, lines: &mut String) {
    let words = line.trim_start();
    let margin = line.len() - words.len();
    let mark = if words.starts_with("* ") || words.starts_with("- ") { 2 } else { 0 };
    lines.push_str(&line[..margin]);
    let mut column = margin;
    let mut is_first = true;
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if !is_first && column + 1 + width > COLUMNS {
            lines.push('\n');
            lines.push_str(&" ".repeat(margin + mark));
            column = margin + mark;
        } else if !is_first {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += width;
        is_first = false;
    }
    lines.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_numbers_and_are_listed_once() {
        let plain = plain(
            "<p>In <a href=\"https://a.example/?x=1&amp;y=2\">Paris</a>, on &quot;Friday&quot;,\nand <a \
             class=\"ref\" href=\"https://b.example/\">Rome</a>.</p>\n<p>Again <a \
             href=\"https://b.example/\">there</a>; <a href=\"#x\">here</a>.</p>",
        );
        assert_eq!(plain.text, "In Paris [1], on \"Friday\", and Rome [2].\n\nAgain there [2]; here.");
        assert_eq!(plain.links, ["https://a.example/?x=1&y=2", "https://b.example/"]);
    }

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(words("<p>A<em>b</em> &amp; c</p><p>d</p>"), "Ab & c d");
    }

    #[test]
    fn lists_and_quotations_are_set_off() {
        assert_eq!(
            plain("<p>A</p>\n<ul>\n<li>one</li>\n<li>two <em>b</em></li>\n</ul>\n<blockquote>\n<p>Q</p>\n</blockquote>\n<p>B</p>")
                .text,
            "A\n* one\n* two b\n\n  Q\n\nB"
        );
    }

    #[test]
    fn lines_end_before_the_73rd_column_and_addresses_stay_whole() {
        let url = format!("https://a.example/{}", "x".repeat(80));
        let text = format!("* {} end\n\n\n\n  {url}\n", "word ".repeat(20).trim());
        let lines = wrapped(&text);
        assert!(lines.starts_with("* word"));
        assert!(lines.contains("\n  word") && lines.contains("end\n\n  https://"), "{lines}");
        assert!(lines.lines().all(|line| line.len() <= 72 || line.trim() == url), "{lines}");
    }
}
