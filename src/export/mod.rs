//! What a digest says as data, for those who count and compare: each kind of record as JSON and as CSV, with a JSON
//! Schema made from the same types; events also as `GeoJSON`, sources also as CSL-JSON.

mod cite;
mod form;
mod geo;
mod records;
mod rows;
mod set;
mod table;

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub use records::{Actor, Archived, Control, Event, Name, Participant, Place, Role, Source, Thread};
pub use rows::{
    Assessment, Claim, Correction, Evidence, Figure, Piece, Position, Quote, Relation, Stated, Translated,
    Translation, Wording,
};
pub use set::{Set, sets};

/// The version of the form of the files; a number more for what readers of the files have to be changed for.
pub const VERSION: u32 = 1;

/// The records of a digest, each list in order of its ids.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "each field holds the records of that name")]
pub struct Data {
    pub pieces: Vec<Piece>,
    pub quotes: Vec<Quote>,
    pub claims: Vec<Claim>,
    pub actors: Vec<Actor>,
    pub events: Vec<Event>,
    pub places: Vec<Place>,
    pub threads: Vec<Thread>,
    pub sources: Vec<Source>,
}

/// Whose data it is.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The site's name.
    pub site: String,
    /// The address of the folder of the data, with a slash at the end.
    pub folder: String,
    /// On what terms the data may be used, if the site says so.
    pub licence: Option<String>,
}

/// The files of `data`, by their names in its folder.
pub fn files(data: &Data, origin: &Origin) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    set::write("pieces", &data.pieces, origin, &mut files);
    set::write("quotes", &data.quotes, origin, &mut files);
    set::write("claims", &data.claims, origin, &mut files);
    set::write("actors", &data.actors, origin, &mut files);
    set::write("events", &data.events, origin, &mut files);
    set::write("places", &data.places, origin, &mut files);
    set::write("threads", &data.threads, origin, &mut files);
    set::write("sources", &data.sources, origin, &mut files);
    geo::write(data, origin, &mut files);
    cite::write(data, origin, &mut files);
    files.insert("README.txt".to_owned(), readme(origin).into_bytes());
    files
}

/// What the files are, for those who have them without the page that leads to them.
fn readme(origin: &Origin) -> String {
    let licence = origin.licence.as_deref().unwrap_or("none is stated; ask the publisher");
    let mut text = format!(
        "{}\n{}\n\nLicence: {licence}\nVersion of the form of the files: {VERSION}\n\n",
        origin.site, origin.folder
    );
    for set in sets() {
        let others = set.others.iter().map(|(_, file, _)| *file);
        let tables: Vec<&str> = set.tables.iter().map(String::as_str).chain(others).collect();
        let _ = writeln!(text, "{}: {}, {}", set.name, set.json, tables.join(", "));
    }
    text.push_str(
        "\nThe JSON files follow the schemas beside them. In the CSV files a list is one cell, its parts divided \
         by \"; \"; lists of records are tables of their own, whose first column names the record they belong \
         to. A text that a spreadsheet would take for a formula has an apostrophe in front.\n\nA claim is not \
         established by standing here: read `statement` with `asserted_by` and `status`.\n",
    );
    text
}
