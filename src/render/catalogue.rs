//! The theme's texts, by language: `i18n/LANG.toml`, looked up by key, with plural forms and
//! placeholders.

use std::collections::{BTreeMap, BTreeSet};

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, Language};
use crate::text::FileId;
use crate::tree::{Node, Table, Value, read_toml};

/// The texts of all languages.
#[derive(Debug, Default)]
pub struct Catalogue {
    texts: BTreeMap<Language, Texts>,
}

/// The texts of one language.
#[derive(Debug)]
struct Texts {
    by_key: BTreeMap<String, String>,
    locale: Option<Locale>,
}

/// What fills a placeholder.
pub(super) type Fill<'f> = (&'f str, &'f str);

impl Catalogue {
    /// Add `text`, the content of `file`, as texts of `language`. Later texts replace earlier ones key by key.
    pub fn add(&mut self, language: &Language, text: &str, file: FileId) -> Vec<Diagnostic> {
        let (table, findings) = read_toml(text, file, 0);
        let texts = self.texts.entry(language.clone()).or_insert_with(|| Texts::new(language));
        flatten(&table, "", &mut texts.by_key);
        findings
    }

    /// Let `text` stand for `key` in `language`, whatever a theme says.
    pub(super) fn set(&mut self, language: &Language, key: String, text: &str) {
        let texts = self.texts.entry(language.clone()).or_insert_with(|| Texts::new(language));
        texts.by_key.insert(key, text.to_owned());
    }

    /// A finding if `language` lacks texts that English has, plural forms counted as one. `theme` is its name.
    pub(super) fn missing(&self, language: &Language, theme: &str) -> Option<Diagnostic> {
        let english = self.texts.get(&Language::parse("en")?)?;
        let path = format!("themes/{theme}/i18n/{language}.toml");
        let base = |key: &str| {
            key.strip_suffix(".one").unwrap_or(key).strip_suffix(".other").unwrap_or(key).to_owned()
        };
        let own = self.texts.get(language);
        let lacks = |key: &String| !own.is_some_and(|own| own.has(key));
        let lacking: BTreeSet<String> = english.by_key.keys().map(|key| base(key)).filter(lacks).collect();
        let message = match (own, lacking.len()) {
            (None, _) => format!("the theme has no texts in `{language}`; the English ones stand in"),
            (_, 0) => return None,
            (_, count) => format!(
                "the theme lacks {count} of its texts in `{language}`, for which the English ones stand in: {}",
                some_of(&lacking)
            ),
        };
        let help = format!("add them to `{path}`, or take `{language}` out of `languages`");
        Some(Diagnostic::of_path(Code::MissingText, "site.toml", message).help(help))
    }

    /// What `language` calls itself; its tag, if the theme does not know it.
    pub(super) fn own_name(&self, language: &Language) -> String {
        let primary = language.as_str().split('-').next().and_then(Language::parse);
        let known = [Some(language), primary.as_ref()].into_iter().flatten();
        let mut names = known.filter_map(|known| self.texts.get(known)?.find("language.self", None));
        names.next().unwrap_or(language.as_str()).to_owned()
    }

    /// The language of that tag, if there are texts in it.
    pub fn language(&self, tag: &str) -> Option<&Language> {
        self.texts.keys().find(|language| language.as_str() == tag)
    }

    /// The text of `key` in `language` as it is written, or else in its primary language, or else in English;
    /// the plural form for `count`, if there is one.
    pub fn find(&self, language: &Language, key: &str, count: Option<i64>) -> Option<&str> {
        let own = self.texts.get(language).and_then(|texts| texts.find(key, count));
        let others = || {
            let primary = language.as_str().split('-').next();
            let languages = primary.into_iter().chain(["en"]).filter_map(Language::parse);
            languages
                .filter_map(|language| self.texts.get(&language))
                .find_map(|texts| texts.find(key, count))
        };
        own.or_else(others)
    }

    /// The text of `key` in `language`, with `{NAME}` filled; the plural form for `count`, if there is one.
    /// A key that no language has stands for itself.
    pub fn text(&self, language: &Language, key: &str, count: Option<i64>, fills: &[Fill<'_>]) -> String {
        let mut text = self.find(language, key, count).unwrap_or(key).to_owned();
        if let Some(count) = count {
            text = text.replace("{n}", &Self::whole(language, count));
        }
        for (name, value) in fills {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// `number` as `language` writes it: its signs between thousands and before decimals, and Latin digits, in which
    /// the dates are written too.
    pub(super) fn number(language: &Language, number: f64) -> String {
        // the shortest digits that stand for the same number
        let digits = number.to_string();
        digits.parse().map_or(digits, |decimal: Decimal| grouped(language, &decimal))
    }

    /// The same of a whole number.
    pub(super) fn whole(language: &Language, number: i64) -> String {
        if (0..1000).contains(&number) {
            number.to_string()
        } else {
            grouped(language, &Decimal::from(number))
        }
    }

    /// Whether some language has `key`.
    pub fn has(&self, key: &str) -> bool {
        self.texts.values().any(|texts| texts.has(key))
    }

    /// `date` written out in `language`, as precise as it is known.
    pub fn date(&self, language: &Language, date: Date) -> String {
        let year = date.year().to_string();
        let Some(month) = date.month() else {
            return self.text(language, "date.year", None, &[("year", &year)]);
        };
        let Some(day) = date.month_day() else {
            let month = self.text(language, &format!("month.alone.{month}"), None, &[]);
            return self.text(language, "date.month", None, &[("month", &month), ("year", &year)]);
        };
        let month = self.text(language, &format!("month.{month}"), None, &[]);
        let day = self.text(
            language,
            "date.day",
            None,
            &[("day", &day.to_string()), ("month", &month), ("year", &year)],
        );
        let Some(time) = time(date) else { return day };
        self.text(language, "date.time", None, &[("date", &day), ("time", &time)])
    }
}

/// `number` by the rules of `language` (Unicode CLDR), or of its primary language.
fn grouped(language: &Language, number: &Decimal) -> String {
    let tags = [Some(language.as_str()), language.as_str().split('-').next()];
    let locales =
        tags.into_iter().flatten().filter_map(|tag| format!("{tag}-u-nu-latn").parse::<Locale>().ok());
    let formatter =
        locales.map(|locale| DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()));
    let Some(formatter) = formatter.flatten().next() else { return number.to_string() };
    let written = formatter.format(number).to_string();
    // a mark of order would stand in the way of who copies the number
    written.replace(['\u{200e}', '\u{200f}', '\u{61c}'], "").replace('-', "−")
}

/// The first few of `keys`, and how many more there are.
fn some_of(keys: &BTreeSet<String>) -> String {
    let shown: Vec<String> = keys.iter().take(5).map(|key| format!("`{key}`")).collect();
    match keys.len().saturating_sub(shown.len()) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The time of day of `date` with its zone, if it is known: `16:00 UTC+2`.
pub(super) fn time(date: Date) -> Option<String> {
    let (hour, minute) = date.time()?;
    Some(format!("{hour:02}:{minute:02}{}", offset(date)))
}

/// ` UTC+2` for a time with an offset.
fn offset(date: Date) -> String {
    match date.offset_minutes() {
        None => String::new(),
        Some(0) => " UTC".into(),
        Some(minutes) => {
            let sign = if minutes < 0 { '−' } else { '+' };
            let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
            if rest == 0 { format!(" UTC{sign}{hours}") } else { format!(" UTC{sign}{hours}:{rest:02}") }
        }
    }
}

impl Texts {
    fn new(language: &Language) -> Self {
        Self { by_key: BTreeMap::new(), locale: Locale::try_from_str(language.as_str()).ok() }
    }

    fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key) || self.by_key.contains_key(&format!("{key}.other"))
    }

    fn find(&self, key: &str, count: Option<i64>) -> Option<&str> {
        let plural = count.and_then(|count| {
            let rules =
                self.locale.as_ref().and_then(|locale| PluralRules::try_new_cardinal(locale.into()).ok());
            let form = rules.map_or("other", |rules| form(rules.category_for(count.unsigned_abs())));
            self.by_key.get(&format!("{key}.{form}")).or_else(|| self.by_key.get(&format!("{key}.other")))
        });
        plural.or_else(|| self.by_key.get(key)).map(String::as_str)
    }
}

fn form(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn flatten(table: &Table, prefix: &str, into: &mut BTreeMap<String, String>) {
    for (key, Node { value, .. }) in &table.entries {
        let key = if prefix.is_empty() { key.value.clone() } else { format!("{prefix}.{}", key.value) };
        match value {
            Value::Text(text) => {
                into.insert(key, text.clone());
            }
            Value::Table(table) => flatten(table, &key, into),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    fn catalogue() -> Catalogue {
        let mut catalogue = Catalogue::default();
        let english = "pieces.one = \"{n} piece\"\npieces.other = \"{n} pieces\"\nby = \"by {name}\"\n[month]\n4 = \"April\"\n[date]\nday = \"{day} {month} {year}\"\nyear = \"{year}\"\ntime = \"{date}, {time}\"\n";
        let ukrainian = "pieces.one = \"{n} матеріал\"\npieces.few = \"{n} матеріали\"\npieces.many = \"{n} матеріалів\"\npieces.other = \"{n} матеріалу\"\n[month]\n4 = \"квітня\"\n[date]\nday = \"{day} {month} {year}\"\n";
        assert!(catalogue.add(&language("en"), english, FileId(0)).is_empty());
        assert!(catalogue.add(&language("uk"), ukrainian, FileId(0)).is_empty());
        catalogue
    }

    #[test]
    fn plural_forms_follow_the_language() {
        let texts = catalogue();
        let pieces = |tag, count| texts.text(&language(tag), "pieces", Some(count), &[]);
        assert_eq!(pieces("en", 1), "1 piece");
        assert_eq!(
            (pieces("uk", 1), pieces("uk", 3), pieces("uk", 5)),
            ("1 матеріал".into(), "3 матеріали".into(), "5 матеріалів".into())
        );
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let number = |tag, number| Catalogue::number(&language(tag), number);
        assert_eq!(["en", "ar", "fr", "zh-Hant"].map(|tag| number(tag, 35.0)), ["35"; 4]);
        assert_eq!((number("en", 12500.5), number("en", -1355.0)), ("12,500.5".into(), "−1,355".into()));
        assert_eq!((number("uk", 12500.5), number("ru", 0.1)), ("12\u{a0}500,5".into(), "0,1".into()));
        assert_eq!((number("fr", 12500.0), number("de", 1e6)), ("12\u{202f}500".into(), "1.000.000".into()));
        assert_eq!((number("es", 1355.0), number("es", 12500.0)), ("1355".into(), "12.500".into()));
        assert_eq!((number("ar", 12500.5), number("ar", -3.0)), ("12,500.5".into(), "−3".into()));
        assert_eq!(catalogue().text(&language("uk"), "pieces", Some(12005), &[]), "12\u{a0}005 матеріалів");
    }

    #[test]
    fn english_stands_in_for_what_is_missing_and_a_finding_says_so() {
        let texts = catalogue();
        assert_eq!(texts.text(&language("uk"), "by", None, &[("name", "X")]), "by X");
        let missing = texts.missing(&language("uk"), "default").unwrap();
        assert!(missing.message.contains("lacks 3 of its texts in `uk`"), "{missing:?}");
        assert_eq!(texts.missing(&language("en"), "default"), None);
    }

    #[test]
    fn dates_are_written_as_the_language_does() {
        let date = |tag, text| catalogue().date(&language(tag), Date::parse(text).unwrap());
        assert_eq!(date("uk", "2025-04-18"), "18 квітня 2025");
        assert_eq!(date("en", "2025-04-18T16:00+02:00"), "18 April 2025, 16:00 UTC+2");
        assert_eq!(date("en", "2025"), "2025");
    }
}
