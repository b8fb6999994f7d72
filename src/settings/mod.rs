//! `site.toml` as a total value: every setting has a meaning, whatever the file says.

mod base_url;
mod statuses;
mod words;

pub use base_url::BaseUrl;
pub use statuses::{StatusWord, StatusWords};
pub use words::{Cards, OnError, Period, PublishFidelity};

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::{Choice, Date, Id, Language};
use crate::text::{FileId, Span, Spanned};
use crate::tree::{Fields, Table, nearest, read_toml};

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
    /// Whether social cards are drawn.
    pub cards: Cards,
    /// The repository's address for readers, `https://github.com/owner/name`, for links to source files.
    pub repository: Option<String>,
    /// The branch that the links lead to.
    pub branch: String,
    /// The folder of the repository that the project lies in, with a slash at the end, or empty.
    pub repository_folder: String,
    /// A private address for errors: `mailto:` or `https:`.
    pub contact: Option<String>,
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
                .map_or(Cards::Recent, |choice| choice.value),
            repository: web_address(fields, "repository", &["https://"]),
            branch: text_or(fields.text("branch"), "main"),
            repository_folder: fields
                .text("repository_folder")
                .map_or(String::new(), |folder| format!("{}/", folder.trim_matches('/'))),
            contact: web_address(fields, "contact", &["https://", "mailto:"]),
            statuses: statuses::statuses(fields, &languages),
            levels: levels(fields),
            languages,
            home,
            menu,
        }
    }
}

fn text_or(text: Option<Spanned<String>>, default: &str) -> String {
    text.map_or_else(|| default.to_owned(), |text| text.value)
}

fn bad(fields: &mut Fields<'_>, span: Span, message: String, help: &str) {
    fields.report(Diagnostic::new(Code::BadSetting, span, message).help(help));
}

fn languages(fields: &mut Fields<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for tag in fields.texts("languages") {
        match Language::parse(&tag) {
            Some(language) if !languages.contains(&language) => languages.push(language),
            Some(_) => {}
            None => {
                let help =
                    "a language is written as a tag of two or three small letters: `en`, `uk`, `ar`, `pt-BR`";
                bad(fields, tag.span, format!("`{}` is not a language", tag.value), help);
            }
        }
    }
    if languages.is_empty() {
        languages.extend(Language::parse("en"));
    }
    languages
}

fn translations(
    fields: &mut Fields<'_>,
    languages: &[Language],
) -> BTreeMap<Language, (Option<String>, Option<String>)> {
    let mut translations = BTreeMap::new();
    let tables = fields.tables("translations", |table| {
        let tag = table.required_text("language", "language = \"uk\"")?;
        let texts =
            (table.text("title").map(|text| text.value), table.text("description").map(|text| text.value));
        Some((tag, texts))
    });
    for (tag, texts) in tables {
        match Language::parse(&tag).filter(|language| languages.contains(language)) {
            Some(language) => {
                translations.insert(language, texts);
            }
            None => {
                bad(fields, tag.span, format!("`{}` is not among `languages`", tag.value), "add it there");
            }
        }
    }
    translations
}

fn base_url(fields: &mut Fields<'_>) -> BaseUrl {
    let default = || BaseUrl { origin: "http://localhost".into(), path: "/".into() };
    let Some(text) = fields.required_text("base_url", "base_url = \"https://name.github.io/repo/\"") else {
        return default();
    };
    BaseUrl::parse(&text).unwrap_or_else(|| {
        let help = "write it in full: `https://name.github.io/repo/`";
        bad(fields, text.span, format!("`{}` is not an address of the web", text.value), help);
        default()
    })
}

fn site_id(fields: &mut Fields<'_>) -> String {
    let example = "id = \"example.org,2025:digest\"";
    let Some(text) = fields.required_text("id", example) else { return "example.org,2025:digest".into() };
    let shape = text.split_once(',').and_then(|(authority, rest)| {
        let (date, name) = rest.split_once(':').unwrap_or((rest, ""));
        let fits =
            authority.contains('.') && Date::parse(date).is_ok() && !name.contains(char::is_whitespace);
        fits.then_some(())
    });
    if shape.is_none() {
        let help = "write a domain that was yours on a date, the date, and a name: `example.org,2025:digest`";
        bad(fields, text.span, format!("`{}` cannot be the id of a site", text.value), help);
    }
    text.value
}

fn timezone(fields: &mut Fields<'_>) -> TimeZone {
    let Some(name) = fields.text("timezone") else { return TimeZone::UTC };
    if matches!(name.as_str(), "UTC" | "Etc/UTC") {
        return TimeZone::UTC;
    }
    let found = jiff_zone(&name);
    found.unwrap_or_else(|| {
        let help = "write it as in `Europe/Kyiv`; the names are those of the IANA time zone database";
        bad(fields, name.span, format!("there is no time zone `{}`", name.value), help);
        TimeZone::UTC
    })
}

/// The zone of that name in the bundled database.
fn jiff_zone(name: &str) -> Option<TimeZone> {
    jiff::tz::TimeZoneDatabase::bundled().get(name).ok()
}

fn theme(fields: &mut Fields<'_>) -> String {
    let Some(name) = fields.text("theme") else { return "default".into() };
    if Id::parse(&name).is_ok() {
        return name.value;
    }
    bad(
        fields,
        name.span,
        format!("`{}` cannot be the name of a theme", name.value),
        "write the name of a folder of `themes/`",
    );
    "default".into()
}

/// `home = "page:start"`, or the id alone.
fn home(fields: &mut Fields<'_>) -> Option<Spanned<Id>> {
    let text = fields.text("home")?;
    match Id::parse(text.strip_prefix("page:").unwrap_or(&text)) {
        Ok(id) => Some(Spanned::new(id, text.span)),
        Err(problem) => {
            let help = "name a file of `content/pages/` without `.md`: `home = \"page:start\"`";
            bad(fields, text.span, format!("`{}` cannot be a page: {problem}", text.value), help);
            None
        }
    }
}

fn page_size(fields: &mut Fields<'_>) -> usize {
    let Some(size) = fields.integer("page_size") else { return 50 };
    match usize::try_from(size.value) {
        Ok(wanted) if (5..=1000).contains(&wanted) => wanted,
        _ => {
            bad(
                fields,
                size.span,
                format!("{} cannot be the size of a page", size.value),
                "write a number from 5 to 1000",
            );
            50
        }
    }
}

fn yaml(fields: &mut Fields<'_>) -> bool {
    #[derive(Clone, Copy)]
    struct Yaml(bool);
    impl Choice for Yaml {
        const WORDS: &'static [(&'static str, Self)] = &[("toml", Self(false)), ("yaml", Self(true))];
    }
    fields.choice::<Yaml>("front_matter").is_some_and(|choice| choice.value.0)
}

fn web_address(fields: &mut Fields<'_>, key: &'static str, schemes: &[&str]) -> Option<String> {
    let text = fields.text(key)?;
    let fits = schemes.iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace);
    if fits {
        return Some(text.value.trim_end_matches('/').to_owned());
    }
    bad(
        fields,
        text.span,
        format!("`{key}` cannot be `{}`", text.value),
        &format!("it begins with {}", schemes.join(" or ")),
    );
    None
}

fn levels(fields: &mut Fields<'_>) -> BTreeMap<Code, Level> {
    let Some(node) = fields.node("check") else { return BTreeMap::new() };
    let crate::tree::Value::Table(table) = &node.value else { return BTreeMap::new() };
    let mut levels = BTreeMap::new();
    for (name, value) in &table.entries {
        let Some(code) = Code::from_name(name) else {
            let finding =
                Diagnostic::new(Code::BadSetting, name.span, format!("there is no rule `{}`", name.value));
            let names = Code::ALL.iter().map(|code| code.name());
            fields.report(match nearest(name, names) {
                Some(near) => finding.label(format!("did you mean `{near}`?")).fix(
                    format!("rename to `{near}`"),
                    name.span,
                    near.to_owned(),
                ),
                None => finding.help("the rules are listed in the docs under “Diagnostics”"),
            });
            continue;
        };
        if let Some(level) =
            fields.text_of(value, code.name()).and_then(|text| fields.choice_of::<Level>(&text, code.name()))
        {
            levels.insert(code, level.value);
        }
    }
    levels
}

/// `onrecord = "0.1"` says for which version the site was made.
fn version_pin(fields: &mut Fields<'_>) {
    let Some(pin) = fields.text("onrecord") else { return };
    let running = env!("CARGO_PKG_VERSION");
    let fits = running == pin.value || running.starts_with(&format!("{}.", pin.value));
    if !fits {
        let message = format!("this site is made for Onrecord {}, this is {running}", pin.value);
        bad(fields, pin.span, message, "run that version, or change the number after reading the changelog");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
