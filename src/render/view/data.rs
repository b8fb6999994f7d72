//! The page that leads to what the site says as data.

use serde::Serialize;

/// What the site says as data.
#[derive(Clone, Debug, Serialize)]
pub struct Data {
    /// On what terms it may be used, if the site says so.
    pub licence: Option<String>,
    /// The version of the form of the files.
    pub version: u32,
    /// What the files are, as plain text.
    pub readme: DataFile,
    /// The kinds of records.
    pub sets: Vec<DataSet>,
}

/// The files of the records of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct DataSet {
    /// What they are.
    pub name: String,
    /// What of them is in the files.
    pub about: String,
    /// All of it as JSON.
    pub json: DataFile,
    /// The JSON Schema of that.
    pub schema: DataFile,
    /// The same as tables of comma-separated values.
    pub tables: Vec<DataFile>,
    /// The same in other forms.
    pub others: Vec<DataForm>,
}

/// The records in a form that other programs read.
#[derive(Clone, Debug, Serialize)]
pub struct DataForm {
    /// What the form is called: `GeoJSON`.
    pub form: String,
    /// The file.
    pub file: DataFile,
    /// Its JSON Schema.
    pub schema: DataFile,
}

/// A file of data.
#[derive(Clone, Debug, Serialize)]
pub struct DataFile {
    /// Its name.
    pub name: String,
    /// Its address.
    pub href: String,
}
