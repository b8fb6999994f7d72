//! What the decoders of all kinds share: texts, life, ids, lists of texts or tables.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Choice, Id, Kind, Language, Life, Texts};
use crate::parse::{Scheme, scheme};
use crate::text::Spanned;
use crate::tree::{Fields, Node, Value};

/// The key that holds what a record of `kind` is called, with an example of its line.
pub(super) fn title_key(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Actor => ("name", "name = \"Marco Rubio\""),
        Kind::Place => ("name", "name = \"Le Bourget\""),
        Kind::Claim => ("statement", "statement = \"Both sides agreed to a ceasefire.\""),
        Kind::Quote => ("text", "text = \"the exact words\""),
        _ => ("title", "title = \"Talks in Paris\""),
    }
}

/// The texts of a record of `kind`. Only a digest may do without a title.
pub(crate) fn texts(fields: &mut Fields<'_>, kind: Kind) -> Option<Texts> {
    let (key, example) = title_key(kind);
    let title = if kind == Kind::Digest {
        let place = fields.place();
        fields.text(key).or_else(|| Some(Spanned::new(String::new(), place)))
    } else {
        fields.required_text(key, example)
    };
    let is_claim = kind == Kind::Claim;
    Some(Texts {
        short: if is_claim { fields.text("short") } else { None },
        summary: if matches!(kind, Kind::Claim | Kind::Quote) { None } else { fields.text("summary") },
        conclusion: if is_claim { fields.text("conclusion") } else { None },
        unknowns: if is_claim || kind == Kind::Piece { fields.texts("unknowns") } else { Vec::new() },
        sensitive: if kind == Kind::Piece { sensitive(fields) } else { None },
        body: None,
        translator: if matches!(kind, Kind::Quote | Kind::Piece) { fields.text("translator") } else { None },
        title: title?,
    })
}

/// What readers are told before they choose to see what is hard to bear. It must say something: with nothing to read
/// there would be nothing to choose.
pub(super) fn sensitive(fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let node = fields.node("sensitive")?;
    let text = fields.text_of(node, "sensitive")?;
    if text.trim().is_empty() {
        let finding =
            Diagnostic::new(Code::WrongType, node.span, "`sensitive` does not say what is to be seen");
        fields.report(
            finding.help("say it in a few words, by which readers choose: `sensitive = \"wounded people\"`"),
        );
    }
    Some(text)
}

/// When a record is shown, and under which earlier names it was known.
pub(crate) fn life(fields: &mut Fields<'_>) -> Life {
    Life {
        draft: fields.flag("draft"),
        expires: fields.date("expires"),
        former_ids: ids(fields, "former_ids"),
        redirects: fields.texts("redirects"),
    }
}

/// The id of `key`.
pub(crate) fn id(fields: &mut Fields<'_>, key: &'static str) -> Option<Spanned<Id>> {
    let text = fields.text(key)?;
    id_of(fields, &text, key)
}

/// The id of `key`, which must be there.
pub(crate) fn required_id(fields: &mut Fields<'_>, key: &'static str, example: &str) -> Option<Spanned<Id>> {
    let text = fields.required_text(key, example)?;
    id_of(fields, &text, key)
}

/// The ids of `key`.
pub(crate) fn ids(fields: &mut Fields<'_>, key: &'static str) -> Vec<Spanned<Id>> {
    let texts = fields.texts(key);
    texts.iter().filter_map(|text| id_of(fields, text, key)).collect()
}

/// The table of `key`, which leads from names to ids.
pub(crate) fn ids_by_name(fields: &mut Fields<'_>, key: &'static str) -> Vec<(Spanned<String>, Spanned<Id>)> {
    let Some(node) = fields.node(key) else { return Vec::new() };
    let Value::Table(table) = &node.value else {
        let is_empty = matches!(&node.value, Value::Scalar(text) if text.trim().is_empty());
        if !is_empty {
            fields.wrong(node, key, "a table of names and ids");
        }
        return Vec::new();
    };
    let id = |(name, node): &(Spanned<String>, Node)| {
        let text = fields.text_of(node, key)?;
        Some((name.clone(), id_of(fields, &text, key)?))
    };
    table.entries.iter().filter_map(id).collect()
}

/// The address of `key`: `https` or `http`, nothing else that a browser would follow.
pub(crate) fn web_address(fields: &mut Fields<'_>, key: &'static str) -> Option<Spanned<String>> {
    let text = fields.text(key)?;
    web_address_of(fields, text, key)
}

/// `text`, a value of `key`, as an address of the web.
pub(crate) fn web_address_of(
    fields: &mut Fields<'_>,
    text: Spanned<String>,
    key: &str,
) -> Option<Spanned<String>> {
    let value = text.value.trim();
    let finding = match scheme(value) {
        Scheme::Allowed(name) if matches!(name.as_str(), "https" | "http") && !value.contains(' ') => {
            return Some(text.map(|text| text.trim().to_owned()));
        }
        Scheme::Allowed(name) | Scheme::Refused(name) if !name.is_empty() => {
            Diagnostic::new(Code::UnsafeLink, text.span, format!("`{key}` cannot lead to `{name}:`"))
        }
        Scheme::Refused(_) => {
            let message = format!("`{key}` holds characters that cannot be seen");
            Diagnostic::new(Code::UnsafeLink, text.span, message)
        }
        _ => {
            let message = format!("`{}` is not an address of the web", text.value);
            Diagnostic::new(Code::BadAddress, text.span, message)
        }
    };
    fields
        .report(finding.help("write the whole address, as the browser shows it: `https://example.org/page`"));
    None
}

/// The ids of `sources`, and the one of `source`.
pub(crate) fn source_ids(fields: &mut Fields<'_>) -> Vec<Spanned<Id>> {
    let mut sources = ids(fields, "sources");
    sources.extend(id(fields, "source"));
    sources
}

/// `text`, a value of `key`, as an id. `kind:ID` is understood, `ID` is meant.
pub(crate) fn id_of(fields: &mut Fields<'_>, text: &Spanned<String>, key: &str) -> Option<Spanned<Id>> {
    let bare = match text.split_once(':') {
        Some((scheme, id)) if Kind::from_name(scheme).is_some() => id,
        _ => &text.value,
    };
    match Id::parse(bare.trim()) {
        Ok(id) => Some(Spanned::new(id, text.span)),
        Err(problem) => {
            let message = format!("`{}` cannot be an id: {problem}", text.value);
            let help = format!("`{key}` wants ids, which are the names of files without `.md`");
            fields.report(Diagnostic::new(Code::BadId, text.span, message).help(help));
            None
        }
    }
}

/// The language of `language`.
pub(crate) fn language(fields: &mut Fields<'_>) -> Option<Language> {
    let text = fields.text("language")?;
    language_of(fields, &text)
}

/// `text` as a language.
pub(crate) fn language_of(fields: &mut Fields<'_>, text: &Spanned<String>) -> Option<Language> {
    let language = Language::parse(text);
    if language.is_none() {
        let message = format!("`{}` is not a language", text.value);
        let help = "a language is written as a tag of two or three small letters: `en`, `uk`, `ar`, `pt-BR`";
        fields.report(Diagnostic::new(Code::UnknownValue, text.span, message).help(help));
    }
    language
}

/// The word of `key`, or `default`.
pub(crate) fn choice_or<T: Choice>(fields: &mut Fields<'_>, key: &'static str, default: T) -> T {
    fields.choice(key).map_or(default, |choice| choice.value)
}

/// The items of `key`, each a text or a table.
pub(crate) fn texts_or_tables<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    mut from_text: impl FnMut(&mut Fields<'_>, Spanned<String>) -> Option<T>,
    mut from_table: impl FnMut(&mut Fields<'_>) -> Option<T>,
) -> Vec<T> {
    let mut values = Vec::new();
    for item in fields.items(key) {
        let value = if matches!(item.value, Value::Table(_)) {
            fields.table_of(item, key, &mut from_table)
        } else {
            fields.text_of(item, key).and_then(|text| from_text(fields, text))
        };
        values.extend(value);
    }
    values
}
