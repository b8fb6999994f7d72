//! Events on the map (`GeoJSON`, RFC 7946), each at its place, no more precise than the site shows places.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::form::{LATITUDES, LONGITUDES, One, Version};
use super::set::{pretty, schema_file};
use super::{Data, Event, Origin, Place, VERSION};
use crate::model::LocationPrecision;

/// The file.
pub(super) const FILE: &str = "events.geojson";
/// Its schema.
pub(super) const SCHEMA: &str = "events.geojson.schema.json";

/// Events on the map.
#[derive(Serialize, JsonSchema)]
struct Collection<'a> {
    /// `FeatureCollection`.
    #[schemars(extend("const" = "FeatureCollection"))]
    r#type: &'a str,
    /// The version of the form of the file.
    #[schemars(with = "Version")]
    version: u32,
    /// The name of the site.
    site: &'a str,
    /// On what terms the data may be used; if nothing is stated, ask the publisher.
    licence: Option<&'a str>,
    /// The events, in order of their ids.
    features: Vec<Feature<'a>>,
}

/// An event.
#[derive(Serialize, JsonSchema)]
struct Feature<'a> {
    /// `Feature`.
    #[schemars(extend("const" = "Feature"))]
    r#type: &'a str,
    /// The event's id.
    id: &'a str,
    /// Where it happened, if that is known and may be shown.
    geometry: Option<Point<'a>>,
    /// What is known of it.
    properties: Properties<'a>,
}

/// A point.
#[derive(Serialize, JsonSchema)]
struct Point<'a> {
    /// `Point`.
    #[schemars(extend("const" = "Point"))]
    r#type: &'a str,
    /// Longitude and latitude in degrees (WGS 84).
    #[schemars(extend("prefixItems" = [
        { "type": "number", "minimum": LONGITUDES[0], "maximum": LONGITUDES[1] },
        { "type": "number", "minimum": LATITUDES[0], "maximum": LATITUDES[1] },
    ]))]
    coordinates: [f64; 2],
}

/// An event and how precise its place is.
#[derive(Serialize, JsonSchema)]
struct Properties<'a> {
    #[serde(flatten)]
    event: &'a Event,
    /// The name of the place.
    place_name: Option<&'a str>,
    /// How precise the point is: `region`, `locality`, `vicinity` or `exact`.
    #[schemars(with = "Option<One<LocationPrecision>>")]
    precision: Option<&'a str>,
}

/// Put the events of `data` on the map.
pub(super) fn write(data: &Data, origin: &Origin, files: &mut BTreeMap<String, Vec<u8>>) {
    let places: BTreeMap<&str, &Place> = data.places.iter().map(|place| (place.id.as_str(), place)).collect();
    let feature = |event| {
        let place = places.get(place_of(event)).copied();
        let point = place.and_then(|place| Some([place.longitude?, place.latitude?]));
        Feature {
            r#type: "Feature",
            id: &event.id,
            geometry: point.map(|coordinates| Point { r#type: "Point", coordinates }),
            properties: Properties {
                event,
                place_name: place.map(|place| place.name.as_str()),
                precision: place.and_then(|place| place.precision.as_deref()),
            },
        }
    };
    let collection = Collection {
        r#type: "FeatureCollection",
        version: VERSION,
        site: &origin.site,
        licence: origin.licence.as_deref(),
        features: data.events.iter().map(feature).collect(),
    };
    files.insert(FILE.to_owned(), pretty(&json!(collection)));
    files.insert(SCHEMA.to_owned(), schema_file::<Collection<'_>>("events", SCHEMA, origin));
}

fn place_of(event: &Event) -> &str {
    event.place.as_deref().unwrap_or_default()
}
