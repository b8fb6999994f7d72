//! The pages that `site.toml` names, as home page and in the menu, held against those there can be.

use super::{CHANGED, CORRECTIONS, Input};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Id, Key, Kind};
use crate::text::{Span, Spanned};
use crate::tree::nearest;

/// The names of a menu that are not names of kinds.
const GENERATED: [&str; 6] = ["timeline", CORRECTIONS, CHANGED, "glossary", "search", "data"];

/// A finding for each name that no page can have. One that has none yet is left out of the menu.
pub(super) fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let home = input.settings.home.iter().filter_map(|home| page(input, home.value.clone(), home.span));
    home.chain(input.settings.menu.iter().filter_map(|name| menu_item(input, name))).collect()
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
    let finding = bad(name.span, format!("the menu cannot have `{}`", name.value));
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
