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
    /// How precise the coordinates are to be shown; by locality if it is not written.
    pub precision: Option<Spanned<LocationPrecision>>,
    /// Why they may be shown more precisely than by locality.
    pub precision_reason: Option<Spanned<String>>,
    /// Who controlled it, as of when.
    pub control: Vec<Control>,
    /// Where the facts are from.
    pub sources: Vec<Spanned<Id>>,
}

impl Place {
    /// How precise the coordinates are shown: more than by locality only for a reason.
    pub fn shown_precision(&self) -> LocationPrecision {
        let asked = self.precision.as_ref().map_or(LocationPrecision::Locality, |precision| precision.value);
        if self.lacks_reason() { LocationPrecision::Locality } else { asked }
    }

    /// Whether the coordinates are to be shown more precisely than by locality, and nothing says why.
    pub fn lacks_reason(&self) -> bool {
        let is_close =
            self.precision.as_ref().is_some_and(|precision| precision.value > LocationPrecision::Locality);
        let reason = self.precision_reason.as_ref().map_or("", |reason| reason.value.trim());
        is_close && reason.is_empty()
    }
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
