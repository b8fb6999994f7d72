//! A page of the site into its elements and texts, by a strict reader: what browsers would have to mend is a fault.

/// An element, with its attributes decoded.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// The last element that stands in it, or itself.
    pub(crate) last: usize,
    pub(crate) line: usize,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// A text, and the element it stands in.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) words: String,
    pub(crate) parent: usize,
    /// How many elements begin before it.
    before: usize,
}

/// A page, in the order of its source.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) elements: Vec<Element>,
    pub(crate) texts: Vec<Text>,
    pub(crate) faults: Vec<String>,
}

impl Page {
    pub(crate) fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|element| element.get("id"))
    }

    /// What is read out for the element at `index`: its texts, and those of its pictures.
    pub(crate) fn said(&self, index: usize) -> String {
        let inside = index..=self.elements[index].last;
        let begin = self.texts.partition_point(|text| text.before <= index);
        let near = self.texts[begin..].iter().take_while(|text| text.before <= inside.end() + 1);
        let texts = near.filter(|text| inside.contains(&text.parent)).map(|text| text.words.as_str());
        let pictures = self.elements[inside.clone()].iter().filter_map(|element| element.get("alt"));
        let label = self.elements[index].get("aria-label").into_iter();
        label.chain(texts).chain(pictures).collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// What may not stand in a paragraph: a browser would end the paragraph there.
const BLOCKS: [&str; 28] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Read `html`.
pub(crate) fn parse(html: &str) -> Page {
    let mut reader = Reader { html, at: 0, open: Vec::new(), page: Page::default(), lines: 0, counted: 0 };
    reader.read();
    reader.page
}

struct Reader<'h> {
    html: &'h str,
    at: usize,
    open: Vec<usize>,
    page: Page,
    /// So many line ends stand before `counted`.
    lines: usize,
    counted: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.html[self.at..]
    }

    /// The line of where the reader is.
    fn line(&mut self) -> usize {
        self.lines += self.html[self.counted..self.at].matches('\n').count();
        self.counted = self.at;
        self.lines + 1
    }

    fn fault(&mut self, what: &str) {
        let line = self.line();
        self.page.faults.push(format!("line {line}: {what}"));
    }

    fn read(&mut self) {
        while self.at < self.html.len() {
            if self.rest().starts_with("<!--") {
                let end = self.rest().find("-->").map_or(self.rest().len(), |end| end + 3);
                self.at += end;
            } else if self.rest().starts_with("<!") {
                self.at += self.rest().find('>').map_or(self.rest().len(), |end| end + 1);
            } else if self.rest().starts_with("</") {
                self.end_tag();
            } else if self.rest().starts_with('<') {
                self.start_tag();
            } else {
                let end = self.rest().find('<').unwrap_or(self.rest().len());
                self.text(end);
            }
        }
        for at in std::mem::take(&mut self.open) {
            let message = format!("`<{}>` is not closed", self.page.elements[at].name);
            self.fault(&message);
        }
    }

    fn text(&mut self, length: usize) {
        let text = self.decode(&self.html[self.at..self.at + length]);
        match self.open.last() {
            Some(parent) => {
                let before = self.page.elements.len();
                self.page.texts.push(Text { words: text, parent: *parent, before });
            }
            None if text.trim().is_empty() => {}
            None => self.fault("text outside of all elements"),
        }
        self.at += length;
    }

    fn end_tag(&mut self) {
        let end = self.rest().find('>').unwrap_or(self.rest().len() - 1);
        let name = self.rest()[2..end].trim().to_lowercase();
        if let Some(at) = self.open.last() {
            self.page.elements[*at].last = self.page.elements.len() - 1;
        }
        match self.open.pop() {
            Some(at) if self.page.elements[at].name == name => {}
            Some(at) => {
                let message = format!("`</{name}>` closes `<{}>`", self.page.elements[at].name);
                self.fault(&message);
            }
            None => self.fault(&format!("`</{name}>` closes nothing")),
        }
        self.at += end + 1;
    }

    fn start_tag(&mut self) {
        let line = self.line();
        let length = self.rest()[1..]
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
            .unwrap_or(0);
        if length == 0 {
            self.fault("a bare `<`");
            self.at += 1;
            return;
        }
        let name = self.rest()[1..=length].to_lowercase();
        self.at += 1 + length;
        let (attributes, closed) = self.attributes();
        let parent = self.open.last().copied();
        self.nesting(&name, parent);
        let last = self.page.elements.len();
        self.page.elements.push(Element { name: name.clone(), attributes, last, line });
        let raw = matches!(name.as_str(), "script" | "style" | "title" | "textarea");
        if !closed && !VOID.contains(&name.as_str()) {
            self.open.push(self.page.elements.len() - 1);
        }
        if raw && !closed {
            let end = self.rest().find(&format!("</{name}")).unwrap_or(self.rest().len());
            self.text(end);
        }
    }

    fn attributes(&mut self) -> (Vec<(String, String)>, bool) {
        let mut attributes: Vec<(String, String)> = Vec::new();
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if self.rest().starts_with("/>") {
                self.at += 2;
                return (attributes, true);
            }
            if self.rest().starts_with('>') || self.rest().is_empty() {
                self.at = (self.at + 1).min(self.html.len());
                return (attributes, false);
            }
            let end = self.rest().find(|letter: char| letter.is_whitespace() || "=>/\"'<".contains(letter));
            let end = end.unwrap_or(self.rest().len()).max(1);
            let name = self.rest()[..end].to_lowercase();
            self.at += end;
            let value = self.value();
            if attributes.iter().any(|(own, _)| *own == name) {
                self.fault(&format!("the attribute `{name}` stands twice"));
            }
            attributes.push((name, value));
        }
    }

    fn value(&mut self) -> String {
        if !self.rest().starts_with('=') {
            return String::new();
        }
        self.at += 1;
        if !self.rest().starts_with('"') {
            self.fault("a value without quotation marks");
            let end = self.rest().find(|letter: char| letter.is_whitespace() || letter == '>');
            let value = self.rest()[..end.unwrap_or(self.rest().len())].to_owned();
            self.at += value.len();
            return value;
        }
        let end = self.rest()[1..].find('"').unwrap_or(self.rest().len() - 1);
        let value = self.rest()[1..=end].to_owned();
        let value = self.decode(&value);
        self.at += (end + 2).min(self.rest().len());
        value
    }

    fn nesting(&mut self, name: &str, parent: Option<usize>) {
        let Some(parent) = parent else {
            if name != "html" {
                self.fault(&format!("`<{name}>` stands outside of `<html>`"));
            }
            return;
        };
        let within = |names: &[&str]| {
            self.open.iter().any(|at| names.contains(&self.page.elements[*at].name.as_str()))
        };
        let of = self.page.elements[parent].name.clone();
        let wrong = match name {
            "a" | "button" => within(&["a", "button"]),
            "li" => !matches!(of.as_str(), "ul" | "ol"),
            "dt" | "dd" => !matches!(of.as_str(), "dl" | "div"),
            "tr" => !matches!(of.as_str(), "table" | "thead" | "tbody" | "tfoot"),
            "td" | "th" => of != "tr",
            "figcaption" => of != "figure",
            "summary" => of != "details",
            _ => BLOCKS.contains(&name) && within(&["p", "h1", "h2", "h3", "h4", "h5", "h6"]),
        };
        let wrong = wrong || (matches!(of.as_str(), "ul" | "ol") && name != "li");
        if wrong {
            self.fault(&format!("`<{name}>` in `<{of}>`"));
        }
    }

    /// `text` with its character references as characters.
    fn decode(&mut self, text: &str) -> String {
        let mut decoded = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            decoded.push_str(&rest[..at]);
            rest = &rest[at..];
            let reference = rest[1..].find(';').map(|end| &rest[1..=end]);
            if let Some(letter) = reference.and_then(character) {
                decoded.push(letter);
                rest = &rest[reference.map_or(1, str::len) + 2..];
            } else {
                let shown: String = rest.chars().take(20).collect();
                self.fault(&format!("a bare `&`: {shown:?}"));
                decoded.push('&');
                rest = &rest[1..];
            }
        }
        decoded + rest
    }
}

fn character(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}
