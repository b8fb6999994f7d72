//! Sources as reference managers read them (CSL-JSON, <https://docs.citationstyles.org>, schema 1.0.2).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::form::{Address, Tag};
use super::set::{pretty, schema_file};
use super::{Data, Origin, Source};

/// The file.
pub(super) const FILE: &str = "sources.csl.json";
/// Its schema.
pub(super) const SCHEMA: &str = "sources.csl.schema.json";

/// What a source may be there.
const TYPES: [&str; 7] =
    ["article-newspaper", "broadcast", "dataset", "document", "post", "report", "speech"];

/// A source.
#[derive(Serialize, JsonSchema)]
struct Item<'a> {
    /// Its id.
    id: &'a str,
    /// What it is.
    #[schemars(extend("enum" = TYPES))]
    r#type: &'a str,
    /// Its title.
    title: &'a str,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Vec<Name<'a>>>,
    /// The newspaper, agency or programme that it stands in.
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    /// Who published it, if it does not stand in something.
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day>,
    /// The tag of its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Tag>")]
    language: Option<&'a str>,
    /// Its address, where readers are led there.
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Address>")]
    url: Option<&'a str>,
    /// A copy that is kept elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    archive_location: Option<&'a str>,
}

/// A name, not taken apart: what of it is the family's is not for us to guess.
#[derive(Serialize, JsonSchema)]
struct Name<'a> {
    /// The name.
    literal: &'a str,
}

/// A day, a month or a year.
#[derive(Serialize, JsonSchema)]
struct Day {
    /// Year, month and day, as far as they are known.
    #[serde(rename = "date-parts")]
    date_parts: [Vec<i32>; 1],
}

/// Put the sources of `data` into a list of references. Such a list is an array: version and licence stand beside it.
pub(super) fn write(data: &Data, origin: &Origin, files: &mut BTreeMap<String, Vec<u8>>) {
    let items: Vec<Item<'_>> = data.sources.iter().map(item).collect();
    files.insert(FILE.to_owned(), pretty(&json!(items)));
    files.insert(SCHEMA.to_owned(), schema_file::<Vec<Item<'_>>>("sources", SCHEMA, origin));
}

fn item(source: &Source) -> Item<'_> {
    let is_part = matches!(source.kind.as_str(), "wire" | "outlet" | "social" | "recording");
    let publisher = source.publisher.as_deref();
    Item {
        id: &source.id,
        r#type: match source.kind.as_str() {
            "social" => "post",
            "dataset" => "dataset",
            "ngo-report" => "report",
            "recording" => "broadcast",
            "transcript" | "official-statement" => "speech",
            "wire" | "outlet" => "article-newspaper",
            _ => "document",
        },
        title: &source.title,
        author: (!source.authors.is_empty())
            .then(|| source.authors.iter().map(|literal| Name { literal }).collect()),
        container_title: publisher.filter(|_| is_part),
        publisher: publisher.filter(|_| !is_part),
        issued: source.published.as_deref().and_then(day),
        accessed: source.accessed.as_deref().and_then(day),
        language: source.language.as_deref(),
        url: source.address.as_deref(),
        archive_location: source.archive.first().map(|archived| archived.url.as_str()),
    }
}

/// The parts of a date that is written as in RFC 3339.
fn day(date: &str) -> Option<Day> {
    let day = date.split('T').next()?;
    let parts: Option<Vec<i32>> = day.split('-').map(|part| part.parse().ok()).collect();
    Some(Day { date_parts: [parts?] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_the_parts_that_are_known() {
        let parts = |date| day(date).map(|day| day.date_parts[0].clone());
        assert_eq!(parts("2025-04-18T10:00:00+02:00"), Some(vec![2025, 4, 18]));
        assert_eq!(parts("2025-04"), Some(vec![2025, 4]));
        assert_eq!(parts("spring"), None);
    }
}
