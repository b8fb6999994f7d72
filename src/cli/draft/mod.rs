//! A kind and a title to the path and text of a new file, which an editor fills.

mod lines;
mod name;

use crate::model::{Date, Id, Kind, Language};
use lines::{lines, translated};
use name::file_name;

/// What is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its title, name, statement or words; the period of a digest.
    pub title: &'a str,
    /// The day that it is.
    pub today: Date,
    /// Whether the front matter is YAML, and not TOML.
    pub yaml: bool,
    /// Who said it, the id of an actor: for a quote.
    pub speaker: Option<&'a str>,
    /// What it translates.
    pub translation: Option<Translation<'a>>,
}

/// What a file translates.
#[derive(Clone, Copy, Debug)]
pub struct Translation<'a> {
    /// The language that it is written in.
    pub language: &'a Language,
    /// The id of the original.
    pub of: &'a str,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The path under `content/`, with `/`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The file that `wish` asks for. It passes the check as it is; what it may have stands in comments.
///
/// # Errors
///
/// If no file can be made of it; says why and what to do.
pub fn draft_of(wish: &Wish<'_>) -> Result<Draft, String> {
    let title = wish.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().any(char::is_control) {
        return Err("the title has a character that cannot be seen; write it anew".into());
    }
    let folder = wish.kind.folder();
    if let Some(Translation { language, of }) = wish.translation {
        let of = id(of, "the original")?;
        let path = format!("{folder}/{of}.{language}.md");
        return Ok(Draft { path, text: lines::front_matter(&translated(wish.kind, &title), wish.yaml) });
    }
    let name = file_name(wish.kind, &title)?;
    let path = match wish.kind {
        Kind::Piece => format!("{folder}/{:04}/{}-{name}.md", wish.today.year(), wish.today.to_day()),
        _ => format!("{folder}/{name}.md"),
    };
    let speaker = wish.speaker.map(|speaker| id(speaker, "the speaker")).transpose()?;
    match (wish.kind, &speaker) {
        (Kind::Quote, None) => {
            return Err("a quote needs its speaker\nhelp: add `--speaker ID`, the name of a file in \
                        `content/actors/` without `.md`"
                .into());
        }
        (Kind::Quote, _) | (_, None) => {}
        _ => return Err("only a quote has a speaker\nhelp: leave out `--speaker`".into()),
    }
    let lines = lines(wish.kind, &title, wish.today, speaker.as_ref().map(Id::as_str));
    Ok(Draft { path, text: lines::front_matter(&lines, wish.yaml) })
}

fn id(text: &str, what: &str) -> Result<Id, String> {
    Id::parse(text).map_err(|why| format!("`{}` cannot be the id of {what}: {why}", text.escape_debug()))
}

#[cfg(test)]
mod tests;
