//! Actors, events, places, threads and sources as they are exported.

use schemars::JsonSchema;
use serde::Serialize;

use super::form::{Address, Day, LATITUDES, LONGITUDES, One, Tag};
use super::rows::Translated;
use crate::model::{ActorKind, LocationPrecision, NameKind, SourceKind};

/// A person, state, body or organisation. Those who are private or not to be named are left out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Actor {
    /// Its id.
    pub id: String,
    /// Its page.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
    /// What it is: `person`, `state`, `government-body`, `armed-force`, `armed-group`, `organisation`, `company` or
    /// `outlet`.
    #[schemars(with = "One<ActorKind>")]
    pub kind: String,
    /// The name that it is shown by.
    pub name: String,
    /// Who or what it is, in a sentence.
    pub summary: Option<String>,
    /// Its own site.
    #[schemars(with = "Option<Address>")]
    pub website: Option<String>,
    /// The sources of these facts.
    pub sources: Vec<String>,
    /// Other names.
    pub names: Vec<Name>,
    /// The roles that it held.
    pub roles: Vec<Role>,
    /// Its name in other languages.
    pub translations: Vec<Translated>,
}

/// A name other than the one that is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Name {
    /// The name.
    pub name: String,
    /// The tag of its language (BCP 47).
    #[schemars(with = "Option<Tag>")]
    pub language: Option<String>,
    /// What sort of name: `alias`, `transliteration`, `former` or `deprecated`.
    #[schemars(with = "One<NameKind>")]
    pub kind: String,
}

/// A role and the time in which it was held.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Role {
    /// The role.
    pub role: String,
    /// Where, if that is said.
    pub organisation: Option<String>,
    /// The first day, if it is known.
    #[schemars(with = "Option<Day>")]
    pub from: Option<String>,
    /// The last day; no end is known if there is none.
    #[schemars(with = "Option<Day>")]
    pub to: Option<String>,
    /// The sources that say so.
    pub sources: Vec<String>,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// Its page.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
    /// What happened.
    pub title: String,
    /// The same in a sentence or two.
    pub summary: Option<String>,
    /// When it began.
    #[schemars(with = "Day")]
    pub date: String,
    /// When it ended, if it took longer.
    #[schemars(with = "Option<Day>")]
    pub end: Option<String>,
    /// What sort of event, in the editors' words.
    pub kind: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// The larger event that it is part of.
    pub parent: Option<String>,
    /// The threads that it belongs to.
    pub threads: Vec<String>,
    /// The sources of these facts.
    pub sources: Vec<String>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// What happened, in other languages.
    pub translations: Vec<Translated>,
}

/// Who took part in an event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Participant {
    /// The actor.
    pub actor: String,
    /// As what.
    pub role: Option<String>,
}

/// A place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// Its page.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
    /// The name that it is shown by.
    pub name: String,
    /// What sort of place, in the editors' words.
    pub kind: Option<String>,
    /// The place that it lies in.
    pub parent: Option<String>,
    /// Degrees of latitude (WGS 84), no more precise than the site shows them.
    #[schemars(range(min = LATITUDES[0], max = LATITUDES[1]))]
    pub latitude: Option<f64>,
    /// Degrees of longitude (WGS 84), no more precise than the site shows them.
    #[schemars(range(min = LONGITUDES[0], max = LONGITUDES[1]))]
    pub longitude: Option<f64>,
    /// How precise that is: `region`, `locality`, `vicinity` or `exact`.
    #[schemars(with = "Option<One<LocationPrecision>>")]
    pub precision: Option<String>,
    /// The sources of these facts.
    pub sources: Vec<String>,
    /// Who controlled it, as of when.
    pub control: Vec<Control>,
    /// Its name in other languages.
    pub translations: Vec<Translated>,
}

/// Who controlled a place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Control {
    /// The actor.
    pub by: String,
    /// As of when.
    #[schemars(with = "Day")]
    pub as_of: String,
    /// The source that says so.
    pub source: Option<String>,
}

/// A story that goes on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Thread {
    /// Its id.
    pub id: String,
    /// Its page.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub summary: Option<String>,
    /// Whether it is over.
    pub closed: bool,
    /// Its pieces, the earliest first.
    pub pieces: Vec<String>,
    /// What it is called in other languages.
    pub translations: Vec<Translated>,
}

/// Where something is from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Our page about it.
    #[schemars(with = "Option<Address>")]
    pub url: Option<String>,
    /// What sort of source: `primary-document`, `official-statement`, `transcript`, `recording`, `wire`, `outlet`,
    /// `social`, `dataset`, `ngo-report` or `expert`.
    #[schemars(with = "One<SourceKind>")]
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The name of who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its own address, where readers are led there.
    #[schemars(with = "Option<Address>")]
    pub address: Option<String>,
    /// When it was published.
    #[schemars(with = "Option<Day>")]
    pub published: Option<String>,
    /// When it was read.
    #[schemars(with = "Option<Day>")]
    pub accessed: Option<String>,
    /// The tag of its language (BCP 47).
    #[schemars(with = "Option<Tag>")]
    pub language: Option<String>,
    /// The tag of the language of its title (BCP 47).
    #[schemars(with = "Option<Tag>")]
    pub title_language: Option<String>,
    /// The agency or first publisher whose text it carries.
    pub origin: Option<String>,
    /// Copies kept elsewhere.
    pub archive: Vec<Archived>,
}

/// A copy that is kept elsewhere.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Archived {
    /// Its address.
    #[schemars(with = "Address")]
    pub url: String,
    /// When it was made.
    #[schemars(with = "Option<Day>")]
    pub date: Option<String>,
    /// Who keeps it.
    pub service: Option<String>,
}
