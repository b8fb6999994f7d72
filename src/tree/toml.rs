//! TOML into the tree, going on after a mistake.

use toml::de::{DeTable, DeValue};

use super::{Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Span, Spanned};

/// Read the TOML `text`, which begins at byte `offset` of `file`. What can be read is in the table,
/// what cannot in the findings.
pub fn read_toml(text: &str, file: FileId, offset: usize) -> (Table, Vec<Diagnostic>) {
    let place = Place { file, offset };
    let (tree, errors) = DeTable::parse_recoverable(text);
    let findings = errors.into_iter().map(|error| place.finding(text, &error)).collect();
    (place.table(tree.get_ref()), findings)
}

#[derive(Clone, Copy)]
struct Place {
    file: FileId,
    offset: usize,
}

impl Place {
    fn span(self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    fn table(self, table: &DeTable<'_>) -> Table {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| {
                let name = Spanned::new(key.get_ref().to_string(), self.span(key.span()));
                (name, self.node(value.span(), value.get_ref()))
            })
            .collect();
        entries.sort_by_key(|(name, _)| name.span);
        Table { entries }
    }

    fn node(self, range: std::ops::Range<usize>, value: &DeValue<'_>) -> Node {
        let value = match value {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or_else(|_| Value::Text(number.as_str().to_owned()), Value::Integer),
            DeValue::Float(number) => {
                number.as_str().parse().map_or_else(|_| Value::Text(number.as_str().to_owned()), Value::Float)
            }
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(items) => {
                Value::List(items.iter().map(|item| self.node(item.span(), item.get_ref())).collect())
            }
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Node { span: self.span(range), value }
    }

    fn finding(self, text: &str, error: &toml::de::Error) -> Diagnostic {
        let range = error.span().unwrap_or(0..0);
        let line_start = text[..range.start.min(text.len())].rfind('\n').map_or(0, |at| at + 1);
        let line = text[line_start..].lines().next().unwrap_or("");
        let finding = Diagnostic::new(Code::BrokenToml, self.span(range), "this cannot be read as TOML");
        let why = error.message().replace('\n', ", ");
        match slip(line) {
            Some(help) => finding.help(help),
            None => finding.label(why),
        }
    }
}

/// What the commonest slips in a line of TOML look like, and how to write it.
fn slip(line: &str) -> Option<String> {
    let curly = ['“', '”', '„', '‘', '’', '«', '»'];
    let (key, value) = line.split_once(['=', ':'])?;
    let (key, value) = (key.trim(), value.trim());
    let bare = value.trim_matches(|letter: char| curly.contains(&letter) || letter == '"' || letter == '\'');
    let quoted = format!("{key} = \"{}\"", bare.replace('\\', "\\\\").replace('"', "\\\""));
    let colon = line.find(':').is_some_and(|at| !line[..at].contains('='));
    if colon {
        return Some(format!("between `+++` lines a key and its value are joined by `=`: `{quoted}`"));
    }
    if value.starts_with(curly) {
        return Some(format!("use straight quotation marks: `{quoted}`"));
    }
    if value.starts_with(|letter: char| letter.is_ascii_digit()) && value.contains(['-', '.', '/', ' ']) {
        return Some(format!(
            "write a date as `{key} = 2025-04-18`; with less, if less is known, as `{key} = \"2025-04\"`"
        ));
    }
    if value.contains('"') || value.starts_with(|letter: char| letter.is_alphabetic()) {
        return Some(format!("write a text between straight quotation marks: `{quoted}`"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Table, Vec<Diagnostic>) {
        read_toml(text, FileId(0), 4)
    }

    #[test]
    fn values_know_their_places_in_the_file() {
        let (table, findings) = read("title = \"x\"\nn = 12\nd = 2025-04-18\n");
        assert!(findings.is_empty());
        assert_eq!(table.get("n").unwrap().value, Value::Integer(12));
        assert_eq!(table.get("n").unwrap().span.range(), 20..22);
        assert_eq!(table.get("d").unwrap().value, Value::Date("2025-04-18".into()));
    }

    #[test]
    fn reading_goes_on_after_a_mistake() {
        let (table, findings) = read("title = “x”\nkind = \"report\"\ndate: 2025\n");
        assert!(findings.len() >= 2, "{findings:?}");
        assert!(table.get("kind").is_some());
        let helps: Vec<_> = findings.iter().filter_map(|finding| finding.help.as_deref()).collect();
        assert!(helps.contains(&"use straight quotation marks: `title = \"x\"`"), "{findings:?}");
    }
}
