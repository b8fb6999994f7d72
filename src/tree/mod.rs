//! Front matter and settings as one small tree of values that know where they were written.
//!
//! TOML and YAML become the same tree; a decoder asks it for one key after the other, so that every
//! mistake of a file is reported. YAML's scalars stay text that the asking key types.

mod csv;
mod fields;
mod toml;
mod yaml;

pub use self::csv::{Sheet, read_csv};
pub use fields::{Fields, nearest};
pub use toml::read_toml;
pub use yaml::read_yaml;

use crate::text::{Span, Spanned};

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it was written.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A value of front matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A YAML scalar, typed by the key that asks for it.
    Scalar(String),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// `true` or `false`.
    Flag(bool),
    /// A TOML date, as written.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

impl Value {
    /// What it is, with its article, for messages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) | Self::Scalar(_) => "a text",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// Keys and their values, in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The entries.
    pub entries: Vec<(Spanned<String>, Node)>,
}

impl Table {
    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| node)
    }
}
