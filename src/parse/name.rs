//! A file's path into the id and language that it declares.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Id, Key, Kind, Language, Term};
use crate::settings::Settings;

/// What the path of a content file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// What the file declares.
    pub key: Key,
    /// The language of a translation.
    pub translation: Option<Language>,
}

impl FileName {
    /// Read `path`, a file of the folder of `kind`: `NAME.md`, `NAME.LANG.md`, `NAME/index.md`, and for
    /// a piece a date before its name, which is not part of its id.
    ///
    /// # Errors
    ///
    /// A finding about the file, if its name is not an id.
    pub fn read(path: &str, kind: Kind, settings: &Settings) -> Result<Self, Box<Diagnostic>> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let (stem, tag) = match stem.rsplit_once('.') {
            Some((stem, tag)) => (stem, Some(tag)),
            None => (stem, None),
        };
        let language =
            tag.and_then(|tag| settings.languages.iter().find(|language| language.as_str() == tag));
        let full = match (tag, language) {
            (Some(tag), None) => format!("{stem}.{tag}"),
            _ => stem.to_owned(),
        };
        let bundle = folder.rsplit('/').next().unwrap_or_default();
        let in_bundle = full == "index" && folder.matches('/').count() >= 2;
        let written = if in_bundle { bundle } else { &full };
        let written = if kind == Kind::Piece { without_date(written) } else { written };
        let id = Id::parse(written).map_err(|problem| Box::new(wrong(path, written, &problem, tag)))?;
        if kind == Kind::Digest && Term::parse(written).is_none() {
            return Err(Box::new(no_term(path, written)));
        }
        let translation = language.filter(|language| *language != settings.language()).cloned();
        Ok(Self { key: Key::new(kind, id), translation })
    }
}

fn wrong(path: &str, written: &str, problem: &str, tag: Option<&str>) -> Diagnostic {
    let message = format!("the name of this file, `{written}`, cannot be an id: {problem}");
    let language = tag.filter(|tag| Language::parse(tag).is_some());
    let help = match language {
        Some(tag) => format!(
            "if this is a translation, add `{tag}` to `languages` in `site.toml`; else rename the file"
        ),
        None => format!("rename the file, for example to `{}.md`", suggestion(written)),
    };
    Diagnostic::of_path(Code::BadId, path, message).help(help)
}

fn no_term(path: &str, written: &str) -> Diagnostic {
    let message = format!("a digest is named after its period, which `{written}` is not");
    let help = "rename the file after a week, a day or a month: `2025-W16.md`, `2025-04-18.md`, `2025-04.md`";
    Diagnostic::of_path(Code::BadId, path, message).help(help)
}

/// What the file at `path`, whose name is no id, may be meant to declare, so that references to it are not
/// told of as well.
pub(super) fn meant(path: &str, kind: Kind) -> Option<Key> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let id = Id::parse(&suggestion(stem)).ok()?;
    Some(Key::new(kind, id))
}

/// The nearest name that is an id: what is not allowed becomes `-`.
fn suggestion(written: &str) -> String {
    let parts = written.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let name = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let end = (0..=name.len().min(80)).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    if name.is_empty() { "name".into() } else { name[..end].to_owned() }
}

/// `name` without a leading `YYYY-MM-DD-`.
fn without_date(name: &str) -> &str {
    let Some(date) = name.get(..11) else { return name };
    let fits = date
        .bytes()
        .enumerate()
        .all(|(at, byte)| if matches!(at, 4 | 7 | 10) { byte == b'-' } else { byte.is_ascii_digit() });
    if fits && name.len() > 11 { &name[11..] } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn read(path: &str, kind: Kind) -> Result<(String, Option<String>), String> {
        let text =
            "title = \"D\"\nbase_url = \"https://a.b\"\nid = \"a.b,2025:d\"\nlanguages = [\"en\", \"uk\"]\n";
        let (settings, _) = Settings::read(text, FileId(0));
        FileName::read(path, kind, &settings)
            .map(|name| (name.key.to_string(), name.translation.map(|language| language.to_string())))
            .map_err(|finding| finding.message)
    }

    #[test]
    fn the_id_is_the_stem_without_date_and_language() {
        let id = |path, kind| read(path, kind).unwrap();
        assert_eq!(id("content/pieces/2025/2025-04-18-days.md", Kind::Piece).0, "piece:days");
        assert_eq!(
            id("content/pieces/2025/days.uk.md", Kind::Piece),
            ("piece:days".into(), Some("uk".into()))
        );
        assert_eq!(id("content/pieces/days/index.md", Kind::Piece).0, "piece:days");
        assert_eq!(id("content/actors/Зеленський.md", Kind::Actor).0, "actor:Зеленський");
        assert_eq!(id("content/pieces/2025-01-01.md", Kind::Piece).0, "piece:2025-01-01");
    }

    #[test]
    fn a_name_that_is_no_id_says_what_to_do() {
        assert!(read("content/actors/marco rubio.md", Kind::Actor).unwrap_err().contains("a space"));
        assert!(read("content/actors/a.de.md", Kind::Actor).is_err());
        assert!(read("content/digests/week-16.md", Kind::Digest).unwrap_err().contains("after its period"));
    }
}
