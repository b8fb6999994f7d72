//! What the site calls the statuses of claims, and how it defines them, where it does so itself.

use std::collections::BTreeMap;

use super::readers::bad;
use crate::model::{Choice, Language, Status};
use crate::text::Spanned;
use crate::tree::{Fields, Node, Table, Value, nearest};

/// The words for statuses, by language.
pub type StatusWords = BTreeMap<(Status, Language), StatusWord>;

/// What a status is called and means in a language; what is none is as the theme has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusWord {
    /// What it is called.
    pub label: Option<String>,
    /// What it means.
    pub definition: Option<String>,
}

/// `[statuses.contested]` with `label` and `definition`, and the same in tables named by other languages.
pub(super) fn statuses(fields: &mut Fields<'_>, languages: &[Language]) -> StatusWords {
    let mut words = StatusWords::new();
    let Some(node) = fields.node("statuses") else { return words };
    let Value::Table(table) = &node.value else {
        fields.wrong(node, "statuses", "a table");
        return words;
    };
    for (name, node) in &table.entries {
        let Some((_, status)) = Status::WORDS.iter().find(|(word, _)| **word == name.value) else {
            unknown(fields, name);
            continue;
        };
        for (language, word) in by_language(fields, node, languages) {
            words.insert((*status, language), word);
        }
    }
    words
}

fn unknown(fields: &mut Fields<'_>, name: &Spanned<String>) {
    let near = nearest(name, Status::WORDS.iter().map(|(word, _)| *word));
    let help = if let Some(near) = near {
        format!("did you mean `{near}`?")
    } else {
        let words: Vec<&str> = Status::WORDS.iter().map(|(word, _)| *word).collect();
        format!("the statuses are: {}", words.join(", "))
    };
    bad(fields, name.span, format!("there is no status `{}`", name.value), &help);
}

/// The words of one status: those beside it are of the first language.
fn by_language(fields: &mut Fields<'_>, node: &Node, languages: &[Language]) -> Vec<(Language, StatusWord)> {
    let Value::Table(table) = &node.value else {
        fields.wrong(node, "statuses", "a table with `label` and `definition`");
        return Vec::new();
    };
    let is_language = |name: &str| languages.iter().find(|language| language.as_str() == name);
    let (others, own): (Vec<_>, Vec<_>) =
        table.entries.iter().cloned().partition(|(name, _)| is_language(name).is_some());
    let own = Node { span: node.span, value: Value::Table(Table { entries: own }) };
    let mut words: Vec<(Language, StatusWord)> =
        word(fields, &own).map(|word| (languages[0].clone(), word)).into_iter().collect();
    for (name, node) in others {
        let language = is_language(&name).cloned();
        words.extend(language.zip(word(fields, &node)));
    }
    words
}

fn word(fields: &mut Fields<'_>, node: &Node) -> Option<StatusWord> {
    fields.table_of(node, "statuses", |table| {
        let label = table.text("label").map(|text| text.value);
        Some(StatusWord { label, definition: table.text("definition").map(|text| text.value) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::FileId;

    /// The words that `[statuses…]` gives, a line each, and then what is wrong with it.
    fn check(text: &str) -> String {
        let site = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\nlanguages = [\"en\", \"uk\"]\n";
        let (settings, findings) = Settings::read(&format!("{site}{text}"), FileId(0));
        let line = |((status, language), word): (&(Status, Language), &StatusWord)| {
            format!("{} {language} {:?} {:?}", status.name(), word.label, word.definition)
        };
        let words = settings.statuses.iter().map(line);
        words.chain(findings.into_iter().map(|finding| finding.message)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_status_has_words_by_language() {
        let text = "[statuses.contested]\nlabel = \"Disputed\"\n[statuses.contested.uk]\nlabel = \"Спірне\"\ndefinition = \"Є дві версії.\"\n";
        let own = "contested en Some(\"Disputed\") None";
        let other = "contested uk Some(\"Спірне\") Some(\"Є дві версії.\")";
        assert_eq!(check(text), format!("{own}\n{other}"));
    }

    #[test]
    fn what_is_no_status_key_or_language_is_told() {
        assert_eq!(check("[statuses.contestd]\nlabel = \"Disputed\"\n"), "there is no status `contestd`");
        assert_eq!(
            check("[statuses.contested]\nlable = \"Disputed\"\n[statuses.refuted.ar]\n"),
            "contested en None None\nrefuted en None None\nthere is no key `lable` here\nthere is no key `ar` here"
        );
    }
}
