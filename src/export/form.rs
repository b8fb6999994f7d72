//! The forms that the schemas demand of texts: one of the words of the model, a date, an address, a language.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::VERSION;
use crate::model::Choice;

/// One of the words of `T`.
pub(super) struct One<T>(PhantomData<T>);

impl<T: Choice> JsonSchema for One<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "One".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        json_schema!({ "type": "string", "enum": words })
    }
}

/// Declares forms of text, each with what its schema has beside the type.
macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident { $($key:literal: $value:expr),+ })+) => { $(
        $(#[$doc])*
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", $($key: $value),+ })
            }
        }
    )+ };
}

forms! {
    /// A date as precise as it is known: a year, a month, a day, or a time of day with or without its zone (ISO 8601).
    Day { "pattern": r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?)?)?$" }
    /// An address on the web, in full.
    Address { "format": "uri", "pattern": "^https?://[^\\s]+$" }
    /// A tag of a language (BCP 47).
    Tag { "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" }
}

/// The version of the form of the files.
pub(super) struct Version;

impl JsonSchema for Version {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "const": VERSION })
    }
}

/// The sides that a schema knows of latitudes, in degrees.
pub(super) const LATITUDES: [f64; 2] = [-90.0, 90.0];
/// The same of longitudes.
pub(super) const LONGITUDES: [f64; 2] = [-180.0, 180.0];
