//! The pages and pictures that `site.toml` names, held against those there can be.

use super::{CHANGED, CORRECTIONS, DATA, Input, SAID, SEARCH};
use crate::diagnostic::{Code, Diagnostic};
use crate::media::media_type;
use crate::model::{Id, Key, Kind};
use crate::text::{Span, Spanned};
use crate::tree::nearest;

/// The names of a menu that are not names of kinds.
const GENERATED: [&str; 7] = ["timeline", CORRECTIONS, CHANGED, "glossary", SEARCH, SAID, DATA];

/// A finding for each name that no page can have. One that has none yet is left out of the menu.
pub(super) fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let home = input.settings.home.iter().filter_map(|home| page(input, home.value.clone(), home.span));
    let items = input.settings.menu.iter().chain(&input.settings.footer);
    let pictures = [("logo", &input.settings.logo), ("favicon", &input.settings.favicon)];
    let pictures = pictures
        .iter()
        .filter_map(|(key, path)| Some((*key, path.as_ref()?)))
        .filter_map(|(key, path)| picture(input, key, path));
    home.chain(items.filter_map(|name| menu_item(input, name))).chain(pictures).collect()
}

/// The path in the project of a file of `content/static/`, as `site.toml` names it.
pub fn static_path(named: &str) -> String {
    format!("content/static/{}", named.trim_start_matches('/'))
}

/// The finding for the picture `path` of the setting `key`, unless there is one.
fn picture(input: &Input<'_>, key: &str, path: &Spanned<String>) -> Option<Diagnostic> {
    let file = static_path(path);
    if !media_type(&file).starts_with("image/") {
        let finding = bad(path.span, format!("`{key}` cannot be `{}`, which is no picture", path.value));
        return Some(finding.help("name a file that ends in `.svg`, `.png`, `.jpg`, `.webp` or `.ico`"));
    }
    if input.assets.contains(&file) {
        return None;
    }
    let finding = bad(path.span, format!("there is no file `{file}`"));
    let files = input.assets.iter().filter_map(|asset| asset.strip_prefix("content/static/"));
    Some(match nearest(path, files) {
        Some(near) => finding.label(format!("did you mean `{near}`?")),
        None => finding.help(format!("put the picture there, or take `{key}` out")),
    })
}

fn menu_item(input: &Input<'_>, name: &Spanned<String>) -> Option<Diagnostic> {
    if let Some(id) = name.strip_prefix("page:") {
        return match Id::parse(id) {
            Ok(id) => page(input, id, name.span),
            Err(problem) => Some(bad(name.span, format!("`{id}` cannot be a page: {problem}"))),
        };
    }
    let kinds = Kind::REFERRED.into_iter().chain([Kind::Digest]).map(Kind::folder);
    let names: Vec<&str> = kinds.chain(GENERATED).collect();
    if names.contains(&name.as_str()) {
        return None;
    }
    let finding = bad(name.span, format!("a menu cannot have `{}`", name.value));
    Some(match nearest(name, names.iter().copied()) {
        Some(near) => finding.label(format!("did you mean `{near}`?")),
        None => finding.help(format!("a menu has `page:ID` and: {}", names.join(", "))),
    })
}

/// The finding for the page `id`, unless there is one or will be.
fn page(input: &Input<'_>, id: Id, span: Span) -> Option<Diagnostic> {
    let key = Key::new(Kind::Page, id);
    let corpus = input.corpus;
    if corpus.is_declared(&key) {
        return None;
    }
    let finding = bad(span, format!("there is no page `{}`", key.id));
    Some(match nearest(key.id.as_str(), corpus.of_kind(Kind::Page).map(|entry| entry.key.id.as_str())) {
        Some(near) => finding.label(format!("did you mean `page:{near}`?")),
        None => finding.help(format!("add `content/pages/{}.md`, or name another page", key.id)),
    })
}

fn bad(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::BadSetting, span, message)
}
