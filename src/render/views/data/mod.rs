//! What the site says as data: the records as pages show them, without those that no page shows, and the page that
//! leads to the files.

mod claims;
mod quotes;
mod records;

use std::collections::BTreeMap;

use super::piece::unique;
use super::{Scope, Shown, value, view};
use crate::compose::{DATA, Page, Subject};
use crate::export::{Data, Origin, Translated, sets};
use crate::model::{Date, Entry, Id, Key, Kind};
use crate::render::Site;
use crate::text::Spanned;

/// The page that leads to the data.
pub(super) fn page(scope: &Scope<'_>) -> Shown {
    let settings = &scope.site.settings;
    let file = |name: &str| {
        let path = crate::compose::Route::file(&format!("{DATA}/{name}"));
        view::DataFile { name: name.to_owned(), href: scope.href(&path) }
    };
    let set = |set: crate::export::Set| view::DataSet {
        name: scope.text(&format!("data.{}", set.name)),
        about: scope.text(&format!("data.{}.about", set.name)),
        json: file(&set.json),
        schema: file(&set.schema),
        tables: set.tables.iter().map(|table| file(table)).collect(),
        others: set
            .others
            .iter()
            .map(|(form, name, schema)| view::DataForm {
                form: (*form).to_owned(),
                file: file(name),
                schema: file(schema),
            })
            .collect(),
    };
    let view = view::Data {
        licence: settings.licence.clone(),
        version: crate::export::VERSION,
        readme: file("README.txt"),
        sets: sets().into_iter().map(set).collect(),
    };
    let mut shown = Shown::new("data", scope.text("menu.data"), Some(value("data", &view)));
    shown.description = scope.text("data.about");
    shown
}

/// The files of the data, by their paths in the output; none if no page leads to them.
pub(in crate::render) fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
    if !site.plan.pages.iter().any(|page| page.subject == Subject::Data) {
        return BTreeMap::new();
    }
    let language = site.settings.language().clone();
    let home = Page { route: crate::compose::Route::page(None), language, subject: Subject::Home };
    let scope = Scope::new(site, &home);
    let export = Export { scope: &scope };
    let data = Data {
        pieces: export.all(Kind::Piece, Export::piece),
        quotes: export.quotes(),
        claims: export.all(Kind::Claim, Export::claim),
        actors: export.all(Kind::Actor, Export::actor),
        events: export.all(Kind::Event, Export::event),
        places: export.all(Kind::Place, Export::place),
        threads: export.all(Kind::Thread, Export::thread),
        sources: export.all(Kind::Source, Export::source),
    };
    let folder = crate::compose::Route::page([DATA]).url(&site.settings.base_url);
    let origin = Origin { site: scope.site_texts().0, folder, licence: site.settings.licence.clone() };
    let files = crate::export::files(&data, &origin);
    files.into_iter().map(|(name, bytes)| (format!("{DATA}/{name}"), bytes)).collect()
}

/// Records into rows, in the site's own language.
struct Export<'s> {
    scope: &'s Scope<'s>,
}

impl Export<'_> {
    /// A row of each record of `kind` that has one.
    fn all<T>(&self, kind: Kind, row: impl Fn(&Self, &Entry) -> Option<T>) -> Vec<T> {
        let entries = self.scope.site.corpus.of_kind(kind);
        entries
            .filter(|entry| !self.scope.site.corpus.is_unnamed(&entry.key))
            .filter_map(|entry| row(self, entry))
            .collect()
    }

    /// The id of `key`, if readers see it.
    fn id(&self, key: &Key) -> Option<String> {
        let is_seen = self.scope.entry(key).is_some() && !self.scope.site.corpus.is_unnamed(key);
        is_seen.then(|| key.id.to_string())
    }

    /// The ids of those of `keys` that readers see, in order, each once.
    fn ids<'k>(&self, keys: impl IntoIterator<Item = &'k Key>) -> Vec<String> {
        unique(keys.into_iter().filter_map(|key| self.id(key)))
    }

    fn of(&self, kind: Kind, id: &Spanned<Id>) -> Option<String> {
        self.id(&Key::new(kind, id.value.clone()))
    }

    fn all_of(&self, kind: Kind, ids: &[Spanned<Id>]) -> Vec<String> {
        let keys: Vec<Key> = ids.iter().map(|id| Key::new(kind, id.value.clone())).collect();
        self.ids(&keys)
    }

    /// The address of the page of `key`: that in the site's language, or else the first.
    fn url(&self, key: &Key) -> Option<String> {
        let addresses = &self.scope.site.plan.addresses;
        let own = addresses.of(key, &self.scope.language);
        let route = own.or_else(|| addresses.all_of(key).next().map(|(_, route)| route))?;
        Some(route.url(&self.scope.site.settings.base_url))
    }

    /// The title of `entry` in its other languages.
    fn translations(&self, entry: &Entry) -> Vec<Translated> {
        let url = |language: &crate::model::Language| {
            let route = self.scope.site.plan.addresses.of(&entry.key, language)?;
            Some(route.url(&self.scope.site.settings.base_url))
        };
        let translated = |(language, texts): (&crate::model::Language, &crate::model::Texts)| Translated {
            language: language.to_string(),
            text: texts.title.value.clone(),
            url: url(language),
        };
        entry.translations.iter().map(translated).collect()
    }
}

fn text(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn texts(texts: &[Spanned<String>]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}

fn date(date: Option<&Spanned<Date>>) -> Option<String> {
    date.map(|date| date.value.to_string())
}
