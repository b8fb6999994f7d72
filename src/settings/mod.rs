//! `site.toml` as a total value: every setting has a meaning, whatever the file says.

mod base_url;
mod readers;
mod statuses;
mod words;

pub use base_url::BaseUrl;
pub use statuses::{StatusWord, StatusWords};
pub use words::{Cards, OnError, Period, PublishFidelity};

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::{Id, Language};
use crate::text::{FileId, Span, Spanned};
use crate::tree::{Fields, Table, read_toml};
use readers::{
    base_url, home, languages, levels, page_size, site_id, text_or, theme, timezone, translations,
    version_pin, web_address, yaml,
};

/// What `site.toml` says.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name.
    pub title: String,
    /// What it is about, in a sentence.
    pub description: String,
    /// Name and description in other languages.
    pub translations: BTreeMap<Language, (Option<String>, Option<String>)>,
    /// Where it is published: scheme, host and path, with a slash at the end.
    pub base_url: BaseUrl,
    /// The authority of its feeds' ids (RFC 4151), which outlives a change of domain: `example.org,2025:digest`.
    pub id: String,
    /// Where a bare date's day begins.
    pub timezone: TimeZone,
    /// The languages; the first is the default.
    pub languages: Vec<Language>,
    /// The folder of `themes/` that overrides the built-in theme.
    pub theme: String,
    /// The page that is shown at the site's root instead of what is new.
    pub home: Option<Spanned<Id>>,
    /// The menu: names of indexes (`pieces`, `claims`, …, `timeline`) and `page:ID`; empty for the default one.
    pub menu: Vec<Spanned<String>>,
    /// What the links at the foot of each page lead to, named as in the menu; empty for the default ones.
    pub footer: Vec<Spanned<String>>,
    /// The picture that stands for the site's name: the path of a file below `content/static/`.
    pub logo: Option<Spanned<String>>,
    /// The picture that browsers show beside the title, named likewise.
    pub favicon: Option<Spanned<String>>,
    /// How long a digest's period is.
    pub digest_period: Period,
    /// How many entries a page of an index has.
    pub page_size: usize,
    /// Whether `new` writes YAML.
    pub yaml: bool,
    /// What happens to a piece with errors.
    pub on_error: OnError,
    /// Whether the class of a difference is shown before an editor has confirmed it.
    pub publish_fidelity: PublishFidelity,
    /// Which cards are drawn that are shown where links are shared.
    pub cards: Cards,
    /// The repository's address for readers, `https://github.com/owner/name`, for links to source files.
    pub repository: Option<String>,
    /// The branch that the links lead to.
    pub branch: String,
    /// The folder of the repository that the project lies in, with a slash at the end, or empty.
    pub repository_folder: String,
    /// A private address for errors: `mailto:` or `https:`.
    pub contact: Option<String>,
    /// On what terms the data of the site may be used, in a few words: `CC BY 4.0`.
    pub licence: Option<String>,
    /// What the statuses of claims are called and mean, where the site says so itself.
    pub statuses: StatusWords,
    /// The levels of rules that differ from their own.
    pub levels: BTreeMap<Code, Level>,
}

impl Settings {
    /// Read `text`, the content of `file`. What is missing or wrong has its default, and a finding.
    pub fn read(text: &str, file: FileId) -> (Self, Vec<Diagnostic>) {
        let (table, mut findings) = read_toml(text, file, 0);
        let is_broken = !findings.is_empty();
        let place = Span::new(file, 0..text.lines().next().map_or(0, str::len));
        let mut found = Vec::new();
        let mut fields = Fields::new(&table, place, &mut found);
        let settings = Self::decode(&mut fields);
        fields.finish();
        // what is missing may stand in the lines that cannot be read
        findings.extend(found.into_iter().filter(|finding| !is_broken || finding.code != Code::MissingKey));
        (settings, findings)
    }

    /// The keys that `site.toml` can have.
    pub fn keys() -> Vec<&'static str> {
        let (table, mut unused) = (Table::default(), Vec::new());
        let mut fields = Fields::new(&table, Span::new(FileId(0), 0..0), &mut unused);
        Self::decode(&mut fields);
        fields.asked()
    }

    /// The default language.
    pub fn language(&self) -> &Language {
        &self.languages[0]
    }

    /// The level of `code`: the one that is set, or its own.
    pub fn level(&self, code: Code) -> Level {
        self.levels.get(&code).copied().unwrap_or(Level::Report(code.severity()))
    }

    fn decode(fields: &mut Fields<'_>) -> Self {
        let languages = languages(fields);
        let menu = fields.texts("menu");
        let footer = fields.texts("footer");
        let home = home(fields);
        version_pin(fields);
        Self {
            title: text_or(fields.required_text("title", "title = \"My digest\""), "Untitled"),
            description: text_or(fields.text("description"), ""),
            translations: translations(fields, &languages),
            base_url: base_url(fields),
            id: site_id(fields),
            timezone: timezone(fields),
            theme: theme(fields),
            digest_period: fields
                .table("digests", |table| table.choice("period"))
                .map_or(Period::Week, |period| period.value),
            page_size: page_size(fields),
            yaml: yaml(fields),
            on_error: fields.choice("on_error").map_or(OnError::Stop, |choice| choice.value),
            publish_fidelity: fields
                .choice("publish_fidelity")
                .map_or(PublishFidelity::Reviewed, |choice| choice.value),
            cards: fields
                .table("cards", |table| table.choice("draw"))
                .map_or(Cards::Kinds, |choice| choice.value),
            repository: web_address(fields, "repository", &["https://"]),
            branch: text_or(fields.text("branch"), "main"),
            repository_folder: fields
                .text("repository_folder")
                .map_or(String::new(), |folder| format!("{}/", folder.trim_matches('/'))),
            licence: fields.text("licence").map(|licence| licence.value),
            contact: web_address(fields, "contact", &["https://", "mailto:"]),
            statuses: statuses::statuses(fields, &languages),
            levels: levels(fields),
            logo: fields.text("logo"),
            favicon: fields.text("favicon"),
            languages,
            home,
            menu,
            footer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn read(text: &str) -> (Settings, Vec<String>) {
        let (settings, findings) = Settings::read(text, FileId(0));
        (settings, findings.into_iter().map(|finding| finding.message).collect())
    }

    const GOOD: &str = "title = \"D\"\nbase_url = \"https://a.github.io/repo\"\nid = \"a.org,2025:d\"\n";

    #[test]
    fn a_small_file_is_enough() {
        let (settings, findings) = read(GOOD);
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(
            settings.base_url,
            BaseUrl { origin: "https://a.github.io".into(), path: "/repo/".into() }
        );
        assert_eq!(settings.language().as_str(), "en");
    }

    #[test]
    fn each_mistake_is_reported() {
        let (_, findings) = read(
            "titel = \"D\"\nbase_url = \"nowhere\"\nid = \"x\"\ntimezone = \"Mars/Base\"\n[check]\nunknown-kee = \"off\"\n",
        );
        assert_eq!(findings.len(), 6, "{findings:?}");
    }

    #[test]
    fn levels_are_set_by_rule() {
        let (settings, findings) = read(&format!("{GOOD}[check]\nunknown-key = \"off\"\n"));
        assert!(findings.is_empty());
        assert_eq!(settings.level(Code::UnknownKey), Level::Off);
    }

    #[test]
    fn a_week_is_named_as_iso_8601_does() {
        assert_eq!(Period::Week.name_of(Date::parse("2025-04-18").unwrap()).as_deref(), Some("2025-W16"));
        assert_eq!(Period::Week.name_of(Date::parse("2024-12-30").unwrap()).as_deref(), Some("2025-W01"));
    }
}
