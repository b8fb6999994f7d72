//! A place.

use super::claim::words;
use super::{Choice, Date, Id, Name};
use crate::text::Spanned;

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Names other than the one it is shown by.
    pub names: Vec<Name>,
    /// What sort of place, in the editors' words.
    pub kind: Option<Spanned<String>>,
    /// The place that it lies in.
    pub parent: Option<Spanned<Id>>,
    /// Latitude and longitude in degrees (WGS 84).
    pub coordinates: Option<(f64, f64)>,
    /// How precise the coordinates may be shown.
    pub precision: LocationPrecision,
    /// Why they may be shown more precisely than by locality.
    pub precision_reason: Option<Spanned<String>>,
    /// Who controlled it, as of when.
    pub control: Vec<Control>,
    /// Where the facts are from.
    pub sources: Vec<Spanned<Id>>,
}

words! {
    /// How precise a place is shown.
    LocationPrecision { Region = "region", Locality = "locality", Vicinity = "vicinity", Exact = "exact" }
}

/// Who controlled a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// Who.
    pub by: Spanned<Id>,
    /// As of when.
    pub as_of: Spanned<Date>,
    /// Where we have it from.
    pub source: Option<Spanned<Id>>,
}
