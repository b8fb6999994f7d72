//! The records of a kind into their files: JSON, the schema of that, and CSV.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde::Serialize;
use serde_json::{Value, json};

use super::form::{Address, Version};
use super::table::{Columns, csv};
use super::{Actor, Claim, Event, Origin, Piece, Place, Quote, Source, Thread, VERSION};

/// The files of the records of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// What they are: `claims`.
    pub name: &'static str,
    /// The records as JSON.
    pub json: String,
    /// The schema of that.
    pub schema: String,
    /// The records as tables: their own first, then one for each list of theirs.
    pub tables: Vec<String>,
    /// The same in forms that other programs read, each with its name and its schema.
    pub others: Vec<(&'static str, &'static str, &'static str)>,
}

/// The files of each kind, in the order in which they are listed.
pub fn sets() -> Vec<Set> {
    vec![
        set::<Piece>("pieces"),
        set::<Quote>("quotes"),
        set::<Claim>("claims"),
        set::<Actor>("actors"),
        Set { others: vec![("GeoJSON", super::geo::FILE, super::geo::SCHEMA)], ..set::<Event>("events") },
        set::<Place>("places"),
        set::<Thread>("threads"),
        Set {
            others: vec![("CSL-JSON", super::cite::FILE, super::cite::SCHEMA)],
            ..set::<Source>("sources")
        },
    ]
}

fn set<T: JsonSchema>(name: &'static str) -> Set {
    of_columns(name, &Columns::of(&item_schema::<T>()))
}

fn of_columns(name: &'static str, columns: &Columns) -> Set {
    let own = std::iter::once(format!("{name}.csv"));
    let inner = columns.tables.iter().map(|(list, _)| table_name(name, list));
    Set {
        name,
        json: format!("{name}.json"),
        schema: format!("{name}.schema.json"),
        tables: own.chain(inner).collect(),
        others: Vec::new(),
    }
}

fn table_name(set: &str, list: &str) -> String {
    format!("{set}-{list}.csv")
}

/// The records of a kind.
#[derive(Serialize, JsonSchema)]
struct File<'a, T> {
    /// The address of the schema of this file.
    #[serde(rename = "$schema")]
    #[schemars(with = "Address")]
    schema: String,
    /// The version of the form of the file.
    #[schemars(with = "Version")]
    version: u32,
    /// The name of the site.
    site: &'a str,
    /// On what terms the data may be used; if nothing is stated, ask the publisher.
    licence: Option<&'a str>,
    /// The records, in order of their ids.
    items: &'a [T],
}

/// Put the files of `items`, which are of the kind `name`, into `files`.
pub(super) fn write<T: Serialize + JsonSchema>(
    name: &'static str,
    items: &[T],
    origin: &Origin,
    files: &mut BTreeMap<String, Vec<u8>>,
) {
    let columns = Columns::of(&item_schema::<T>());
    let names = of_columns(name, &columns);
    let file = File {
        schema: format!("{}{}", origin.folder, names.schema),
        version: VERSION,
        site: &origin.site,
        licence: origin.licence.as_deref(),
        items,
    };
    files.insert(names.json, pretty(&json!(file)));
    files.insert(names.schema.clone(), schema_file::<File<'_, T>>(name, &names.schema, origin));
    let rows: Vec<Value> = items.iter().map(|item| json!(item)).collect();
    let own: Vec<Vec<&Value>> =
        rows.iter().map(|row| columns.own.iter().map(|name| &row[name]).collect()).collect();
    files.insert(format!("{name}.csv"), csv(&columns.own, &own));
    for (list, inner) in &columns.tables {
        let parent = name.strip_suffix('s').unwrap_or(name);
        let head: Vec<String> = std::iter::once(parent.to_owned()).chain(inner.iter().cloned()).collect();
        let inner: Vec<Vec<&Value>> = rows.iter().flat_map(|row| below(row, list, inner)).collect();
        files.insert(table_name(name, list), csv(&head, &inner));
    }
}

/// The rows of the `list` of the record `row`, each with the record's id first.
fn below<'v>(row: &'v Value, list: &str, columns: &[String]) -> Vec<Vec<&'v Value>> {
    let inner = row[list].as_array().map_or(&[][..], Vec::as_slice);
    let cells = |inner: &'v Value| {
        std::iter::once(&row["id"]).chain(columns.iter().map(move |name| &inner[name])).collect()
    };
    inner.iter().map(cells).collect()
}

fn item_schema<T: JsonSchema>() -> Value {
    // as it is written: what may be null is there all the same
    let settings = SchemaSettings::draft2020_12().for_serialize();
    SchemaGenerator::new(settings).into_root_schema_for::<T>().to_value()
}

/// The schema (JSON Schema 2020-12) of the file `name`, which says where it is itself.
pub(super) fn schema_file<T: JsonSchema>(title: &str, name: &str, origin: &Origin) -> Vec<u8> {
    let mut schema = item_schema::<T>();
    schema["$id"] = json!(format!("{}{name}", origin.folder));
    schema["title"] = json!(title);
    pretty(&schema)
}

/// `value` over several lines, so that a change of one record is one of a few lines.
pub(super) fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}
