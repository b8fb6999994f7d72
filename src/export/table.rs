//! Records into tables: comma-separated values (RFC 4180), UTF-8.

use csv::WriterBuilder;
use serde_json::Value;

/// What divides the parts of a list in a cell.
const APART: &str = "; ";

/// The columns of the table of a record, and of those of the lists of records in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The record's own, in the order of its fields.
    pub(super) own: Vec<String>,
    /// The names of the lists, each with its columns.
    pub(super) tables: Vec<(String, Vec<String>)>,
}

impl Columns {
    /// The columns of records that follow `schema`.
    pub(super) fn of(schema: &Value) -> Self {
        let mut columns = Self { own: Vec::new(), tables: Vec::new() };
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            match inner(schema, field) {
                Some(inner) => columns.tables.push((name.clone(), inner)),
                None => columns.own.push(name.clone()),
            }
        }
        columns
    }
}

/// The names of the fields of the records in the list `field`, if it is a list of records.
fn inner(schema: &Value, field: &Value) -> Option<Vec<String>> {
    let path = field["items"]["$ref"].as_str()?.strip_prefix('#')?;
    let fields = schema.pointer(path)?["properties"].as_object()?;
    Some(fields.keys().cloned().collect())
}

/// A table of `rows` below `head`.
pub(super) fn csv(head: &[String], rows: &[Vec<&Value>]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    // a vector takes every byte, and each row has as many cells as there are columns
    let _ = writer.write_record(head);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|value| cell(value)));
    }
    writer.into_inner().unwrap_or_default()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text_cell(text),
        Value::Array(parts) => text_cell(&parts.iter().map(plain).collect::<Vec<_>>().join(APART)),
        other => other.to_string(),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// `text`, with an apostrophe in front where a spreadsheet would take it for a formula.
fn text_cell(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(formula) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lists_are_one_cell_and_formulas_are_texts() {
        let row = [json!("a, \"b\""), json!(["x", "y"]), json!(null), json!(-5), json!("=1+1"), json!("-x")];
        let head = ["a", "b", "c", "d", "e", "f"].map(str::to_owned);
        let table = String::from_utf8(csv(&head, &[row.iter().collect()])).unwrap();
        assert_eq!(table, "a,b,c,d,e,f\n\"a, \"\"b\"\"\",x; y,,-5,'=1+1,'-x\n");
    }

    #[test]
    fn lists_of_records_are_tables_of_their_own() {
        let schema = json!({
            "properties": { "id": { "type": "string" }, "parts": { "items": { "$ref": "#/$defs/Part" } } },
            "$defs": { "Part": { "properties": { "name": {}, "size": {} } } },
        });
        let columns = Columns::of(&schema);
        assert_eq!(columns.own, ["id"]);
        assert_eq!(columns.tables, [("parts".to_owned(), vec!["name".to_owned(), "size".to_owned()])]);
    }
}
