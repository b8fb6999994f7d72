//! The keys of `site.toml`, one function each: what is written into what it means, or a finding.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::BaseUrl;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::{Choice, Date, Id, Language};
use crate::text::{Span, Spanned};
use crate::tree::{Fields, nearest};

pub(super) fn text_or(text: Option<Spanned<String>>, default: &str) -> String {
    text.map_or_else(|| default.to_owned(), |text| text.value)
}

pub(super) fn bad(fields: &mut Fields<'_>, span: Span, message: String, help: &str) {
    fields.report(Diagnostic::new(Code::BadSetting, span, message).help(help));
}

pub(super) fn languages(fields: &mut Fields<'_>) -> Vec<Language> {
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

pub(super) fn translations(
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

pub(super) fn base_url(fields: &mut Fields<'_>) -> BaseUrl {
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

pub(super) fn site_id(fields: &mut Fields<'_>) -> String {
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

pub(super) fn timezone(fields: &mut Fields<'_>) -> TimeZone {
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

pub(super) fn theme(fields: &mut Fields<'_>) -> String {
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
pub(super) fn home(fields: &mut Fields<'_>) -> Option<Spanned<Id>> {
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

pub(super) fn page_size(fields: &mut Fields<'_>) -> usize {
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

pub(super) fn yaml(fields: &mut Fields<'_>) -> bool {
    #[derive(Clone, Copy)]
    struct Yaml(bool);
    impl Choice for Yaml {
        const WORDS: &'static [(&'static str, Self)] = &[("toml", Self(false)), ("yaml", Self(true))];
    }
    fields.choice::<Yaml>("front_matter").is_some_and(|choice| choice.value.0)
}

pub(super) fn web_address(fields: &mut Fields<'_>, key: &'static str, schemes: &[&str]) -> Option<String> {
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

pub(super) fn levels(fields: &mut Fields<'_>) -> BTreeMap<Code, Level> {
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
pub(super) fn version_pin(fields: &mut Fields<'_>) {
    let Some(pin) = fields.text("onrecord") else { return };
    let running = env!("CARGO_PKG_VERSION");
    let fits = running == pin.value || running.starts_with(&format!("{}.", pin.value));
    if !fits {
        let message = format!("this site is made for Onrecord {}, this is {running}", pin.value);
        bad(fields, pin.span, message, "run that version, or change the number after reading the changelog");
    }
}
