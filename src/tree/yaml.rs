//! YAML into the tree. Scalars stay text; anchors, aliases and tags are refused.

use saphyr_parser::{Event, Parser, ScalarStyle, Span as Marks};

use super::{Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Span, Spanned};

/// Of so many mistakes in the form of one text each is told.
const MOST_MISTAKES: usize = 20;

/// Read the YAML `text`, which begins at byte `offset` of `file`. A key that cannot be read is a finding,
/// the others are in the table.
pub fn read_yaml(text: &str, file: FileId, offset: usize) -> (Table, Vec<Diagnostic>) {
    let mut readable = text.to_owned();
    let mut mistakes = Vec::new();
    loop {
        let mut reader = Reader::new(Place::new(&readable, file, offset));
        let Some((finding, block)) = reader.read(&readable) else {
            let Reader { root, mut findings, .. } = reader;
            let is_whole = mistakes.is_empty() && findings.is_empty();
            findings.splice(0..0, mistakes);
            return match root {
                Some(Node { value: Value::Table(table), .. }) => (table, findings),
                Some(node) if is_whole => (Table::default(), vec![not_a_table(text, &node)]),
                _ => (Table::default(), findings),
            };
        };
        let is_new = readable[block.clone()].bytes().any(|byte| !byte.is_ascii_whitespace());
        if is_new || mistakes.is_empty() {
            mistakes.push(finding);
        }
        if !is_new || mistakes.len() == MOST_MISTAKES {
            return (Table::default(), mistakes);
        }
        let blank: String =
            readable[block.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        readable.replace_range(block, &blank);
    }
}

/// The key and its value, of several lines perhaps, that stand at byte `at` of `text`: from a line that is not
/// indented to before the next.
fn block(text: &str, at: usize) -> std::ops::Range<usize> {
    let begins_key =
        |line: &str| !line.starts_with([' ', '\t', '-', '#', ']', '}', '\n']) && !line.is_empty();
    let mut starts = vec![0];
    let mut byte = 0;
    for line in text.split_inclusive('\n') {
        if byte > 0 && begins_key(line) {
            starts.push(byte);
        }
        byte += line.len();
    }
    let next = starts.partition_point(|start| *start <= at);
    starts[next.saturating_sub(1)]..starts.get(next).copied().unwrap_or(text.len())
}

fn not_a_table(text: &str, node: &Node) -> Diagnostic {
    let message = format!("front matter is a list of `key: value` lines, this is {}", node.value.name());
    let help = text.lines().find_map(slip);
    Diagnostic::new(Code::BrokenYaml, node.span, message)
        .help(help.unwrap_or_else(|| "write one `key: value` a line, with a space after the colon".into()))
}

/// Where bytes of the YAML lie in the file. The parser counts characters; we count bytes.
struct Place<'a> {
    text: &'a str,
    file: FileId,
    offset: usize,
    /// The byte at which each character begins, if any of them takes more than one.
    bytes: Option<Vec<usize>>,
}

impl<'a> Place<'a> {
    fn new(text: &'a str, file: FileId, offset: usize) -> Self {
        let bytes = (!text.is_ascii())
            .then(|| text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect());
        Self { text, file, offset, bytes }
    }

    fn byte(&self, character: usize) -> usize {
        match &self.bytes {
            Some(bytes) => bytes.get(character).copied().unwrap_or(self.text.len()),
            None => character.min(self.text.len()),
        }
    }

    fn range(&self, marks: Marks) -> std::ops::Range<usize> {
        let start = self.byte(marks.start.index());
        let end = self.byte(marks.end.index()).max(start);
        start..start + self.text[start..end].trim_end().len()
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }
}

enum Open {
    List { start: usize, items: Vec<Node> },
    Table { start: usize, entries: Vec<(Spanned<String>, Node)>, key: Option<Spanned<String>> },
}

struct Reader<'a> {
    place: Place<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    findings: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(place: Place<'a>) -> Self {
        Self { place, open: Vec::new(), root: None, findings: Vec::new() }
    }

    /// Read `text`; the mistake that ends it, and the lines that cannot be read.
    fn read(&mut self, text: &str) -> Option<(Diagnostic, std::ops::Range<usize>)> {
        for event in Parser::new_from_str(text) {
            match event {
                Ok((event, marks)) => self.event(event, marks),
                Err(error) => return Some(self.broken(&error)),
            }
        }
        None
    }

    fn event(&mut self, event: Event<'_>, marks: Marks) {
        let range = self.place.range(marks);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor > 0 || tag.is_some() {
                    self.refuse(range.clone());
                }
                let value = if style == ScalarStyle::Plain {
                    Value::Scalar(text.into_owned())
                } else {
                    Value::Text(text.into_owned())
                };
                self.put(Node { span: self.place.span(range), value });
            }
            Event::SequenceStart(anchor, tag) => {
                if anchor > 0 || tag.is_some() {
                    self.refuse(range.clone());
                }
                self.open.push(Open::List { start: range.start, items: Vec::new() });
            }
            Event::MappingStart(anchor, tag) => {
                if anchor > 0 || tag.is_some() {
                    self.refuse(range.clone());
                }
                self.open.push(Open::Table { start: range.start, entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Alias(_) => {
                self.refuse(range.clone());
                self.put(Node { span: self.place.span(range), value: Value::Scalar(String::new()) });
            }
            _ => {}
        }
    }

    fn close(&mut self, end: usize) {
        let (start, value) = match self.open.pop() {
            Some(Open::List { start, items }) => (start, Value::List(items)),
            Some(Open::Table { start, entries, .. }) => (start, Value::Table(Table { entries })),
            None => return,
        };
        let end = start + self.place.text[start..end.max(start)].trim_end().len();
        self.put(Node { span: self.place.span(start..end), value });
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            None => {
                if self.root.is_none() {
                    self.root = Some(node);
                }
            }
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Table { entries, key, .. }) => match key.take() {
                None => *key = Some(Spanned::new(key_text(&node), node.span)),
                Some(name) => {
                    if entries.iter().any(|(earlier, _)| earlier.value == name.value) {
                        self.findings.push(twice(&name, entries));
                    } else {
                        entries.push((name, node));
                    }
                }
            },
        }
    }

    fn refuse(&mut self, range: std::ops::Range<usize>) {
        let span = self.place.span(range);
        self.findings.push(refused(span));
    }

    fn broken(&self, error: &saphyr_parser::ScanError) -> (Diagnostic, std::ops::Range<usize>) {
        let at = self.place.byte(error.marker().index());
        let text = self.place.text;
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[line_start..].find('\n').map_or(text.len(), |newline| line_start + newline);
        let range = if at < line_end { at..line_end } else { line_start..line_end };
        let before = text[..line_start].trim_end();
        let before_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let (help, range) = match slip(&text[line_start..line_end]) {
            Some(help) => (Some(help), range),
            None => match slip(&before[before_start..]) {
                Some(help) => (Some(help), before_start..before.len()),
                None => (None, range),
            },
        };
        let lines = block(text, range.start);
        (not_yaml(self.place.span(range), error.info(), help), lines)
    }
}

/// What is wrong, in words of ours where we know, in the parser's beside the caret where we do not.
fn not_yaml(span: Span, why: &str, help: Option<String>) -> Diagnostic {
    if why.contains("anchor") {
        return refused(span);
    }
    let finding = Diagnostic::new(Code::BrokenYaml, span, "this cannot be read as YAML");
    match help {
        Some(help) => finding.help(help),
        None => finding.label(why).help("a line is `key: value`; a text with `:`, `#` or quotation marks in it stands between quotation marks"),
    }
}

fn refused(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BrokenYaml,
        span,
        "anchors (`&`), aliases (`*`) and tags (`!`) of YAML are not read",
    )
    .help("put the value between quotation marks if it begins with one of these signs")
}

fn twice(name: &Spanned<String>, entries: &[(Spanned<String>, Node)]) -> Diagnostic {
    let finding =
        Diagnostic::new(Code::BrokenYaml, name.span, format!("the key `{}` stands here twice", name.value))
            .help("keep one of the two; several values of one key stand in a list: `[one, two]`");
    match entries.iter().find(|(earlier, _)| earlier.value == name.value) {
        Some((earlier, _)) => finding.related(earlier.span, "the first"),
        None => finding,
    }
}

fn key_text(node: &Node) -> String {
    match &node.value {
        Value::Text(text) | Value::Scalar(text) => text.clone(),
        _ => String::new(),
    }
}

/// What the commonest slips in a line of YAML look like, and how to write it.
fn slip(line: &str) -> Option<String> {
    if line.contains('\t') && line.starts_with([' ', '\t']) {
        return Some("indent with spaces, YAML does not allow tabs".into());
    }
    let (key, value) = line.split_once(':')?;
    let key_is_word = !key.trim().is_empty() && !key.trim().contains(' ');
    if !key_is_word {
        return None;
    }
    let bare = value.trim().trim_matches('"').replace('\\', "\\\\").replace('"', "\\\"");
    if value.starts_with(['[', '{']) {
        return Some(format!("put a space after the colon: `{key}: {value}`"));
    }
    if !value.starts_with(' ') && !value.is_empty() {
        return Some(format!("put a space after the colon: `{key}: \"{bare}\"`"));
    }
    if value.contains(": ") || value.trim_end().ends_with(':') {
        return Some(format!("a text with a colon stands between quotation marks: `{key}: \"{bare}\"`"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Table, Vec<Diagnostic>) {
        read_yaml(text, FileId(0), 4)
    }

    #[test]
    fn scalars_stay_text_with_their_places() {
        let (table, findings) = read("назва: так\nlang: no\nn: 0123\n");
        assert!(findings.is_empty());
        assert_eq!(table.get("lang").unwrap().value, Value::Scalar("no".into()));
        assert_eq!(table.get("lang").unwrap().span.range(), 29..31);
        assert_eq!(table.get("n").unwrap().value, Value::Scalar("0123".into()));
    }

    #[test]
    fn lists_and_tables_nest() {
        let (table, findings) = read("a:\n  - id: x\n    n: \"y\"\nb: [p, q]\n");
        assert!(findings.is_empty(), "{findings:?}");
        let Value::List(items) = &table.get("a").unwrap().value else { panic!("a list") };
        let Value::Table(first) = &items[0].value else { panic!("a table") };
        assert_eq!(first.get("n").unwrap().value, Value::Text("y".into()));
    }

    #[test]
    fn slips_have_messages_of_their_own() {
        let help = |text: &str| read(text).1[0].help.clone().unwrap();
        assert_eq!(
            help("title: a: b\n"),
            "a text with a colon stands between quotation marks: `title: \"a: b\"`"
        );
        assert_eq!(help("title:\"v\"\n"), "put a space after the colon: `title: \"v\"`");
        assert!(help("a: &x 1\n").contains("quotation marks"));
    }
}
