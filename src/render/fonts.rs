//! The theme's fonts, which pictures are drawn with, and what they cannot write.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::Catalogue;
use super::theme::{Part, fingerprint};
use crate::diagnostic::{Code, Diagnostic};
use crate::media::{Fonts, Pen, Thickness};
use crate::model::{Choice, Language, Status};
use crate::settings::{Cards, Settings};

/// How many letters a finding names.
const NAMED: usize = 5;

/// The fonts among `parts`, in `fonts/`, and a fingerprint of them all.
pub(super) fn read(parts: &BTreeMap<String, Part>, findings: &mut Vec<Diagnostic>) -> (Fonts, String) {
    let mut fonts = Fonts::default();
    let mut prints = String::new();
    let is_font = |name: &str| [".ttf", ".otf"].iter().any(|ending| name.ends_with(ending));
    for (_, part) in parts.iter().filter(|(name, _)| name.starts_with("fonts/") && is_font(name)) {
        prints.push_str(&fingerprint(&part.bytes));
        if !fonts.add(&part.bytes) {
            let finding = Diagnostic::of_path(Code::RefusedFile, &part.path, "this font cannot be read");
            findings
                .push(finding.help("put a font in TrueType or OpenType form there, or take the file away"));
        }
    }
    (fonts, fingerprint(prints.as_bytes()))
}

/// A finding for each language in which the cards of the site cannot be written.
pub(super) fn lacking(fonts: &Fonts, settings: &Settings, catalogue: &Catalogue) -> Vec<Diagnostic> {
    if settings.cards == Cards::None {
        return Vec::new();
    }
    let mut pen = Pen::new(fonts);
    let finding = |language: &Language| {
        let words = words(settings, catalogue, language);
        let thick = [Thickness::Plain, Thickness::Bold];
        let lacking: BTreeSet<char> = thick.into_iter().flat_map(|thick| pen.lacks(&words, thick)).collect();
        let named: Vec<String> = lacking.iter().take(NAMED).map(|letter| format!("`{letter}`")).collect();
        let message = format!(
            "the theme's fonts lack {} of the letters in which the site is named in `{language}`, so that no picture is \
             shown where links to its pages are shared: {}",
            lacking.len(),
            named.join(", ")
        );
        let help = format!(
            "put a font that has them, plain and bold, into `themes/{}/fonts/`, or set `cards = {{ draw = \"none\" }}`",
            settings.theme
        );
        (!lacking.is_empty()).then(|| Diagnostic::of_path(Code::MissingFont, "site.toml", message).help(help))
    };
    settings.languages.iter().filter_map(finding).collect()
}

/// The words that stand on cards in `language`, whatever they speak for.
fn words(settings: &Settings, catalogue: &Catalogue, language: &Language) -> String {
    let (title, about) = settings.translations.get(language).cloned().unwrap_or_default();
    let own = [
        title.unwrap_or_else(|| settings.title.clone()),
        about.unwrap_or_else(|| settings.description.clone()),
    ];
    let statuses = Status::WORDS.iter().map(|(name, _)| format!("status.{name}"));
    let words = statuses.map(|key| catalogue.text(language, &key, None, &[]));
    own.into_iter().chain(words).collect::<Vec<_>>().join(" ")
}
