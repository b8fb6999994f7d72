//! The decoder: asks a table for one key after the other, and says what is wrong with each.

use std::collections::BTreeSet;

use super::{Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Choice, Date};
use crate::text::{Span, Spanned};

/// A table being decoded. Every key that is asked for is known; [`Fields::finish`] reports the others.
pub struct Fields<'a> {
    table: &'a Table,
    /// Where to point when a key is missing: the opening fence, or the table itself.
    place: Span,
    /// Whether the table is YAML, for examples of lines.
    yaml: bool,
    asked: BTreeSet<&'static str>,
    findings: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Decode `table`; a missing key is reported at `place`, everything into `findings`.
    pub fn new(table: &'a Table, place: Span, findings: &'a mut Vec<Diagnostic>) -> Self {
        Self { table, place, yaml: false, asked: BTreeSet::new(), findings }
    }

    /// The same for a table of YAML, so that examples of lines are YAML too.
    #[must_use]
    pub fn in_yaml(mut self, yaml: bool) -> Self {
        self.yaml = yaml;
        self
    }

    /// The table itself.
    pub fn source(&self) -> &'a Table {
        self.table
    }

    /// Where the table stands.
    pub fn place(&self) -> Span {
        self.place
    }

    /// Report a finding of the caller's own.
    pub fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// The value of `key` as it is.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.insert(key);
        self.table.get(key)
    }

    /// Report that `key` is missing.
    pub fn missing(&mut self, key: &'static str, example: &str) {
        let example = if self.yaml { example.replacen(" = ", ": ", 1) } else { example.to_owned() };
        let finding = Diagnostic::new(Code::MissingKey, self.place, format!("the key `{key}` is missing"))
            .help(format!("add a line such as `{example}`"));
        self.findings.push(finding);
    }

    /// The text of `key`. An empty text counts as not written.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        let text = self.text_of(node, key)?;
        if text.trim().is_empty() { None } else { Some(text) }
    }

    /// The text of `key`, which must be there; `example` shows how to write the line.
    pub fn required_text(&mut self, key: &'static str, example: &str) -> Option<Spanned<String>> {
        let written = self.table.get(key).is_some();
        let text = self.text(key);
        if text.is_none() && (!written || self.is_empty_text(key)) {
            self.missing(key, example);
        }
        text
    }

    fn is_empty_text(&self, key: &str) -> bool {
        matches!(self.table.get(key).map(|node| &node.value),
            Some(Value::Text(text) | Value::Scalar(text)) if text.trim().is_empty())
    }

    /// The texts of `key`: a list of texts, or one text.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        match &node.value {
            Value::List(items) => items.iter().filter_map(|item| self.text_of(item, key)).collect(),
            Value::Scalar(text) | Value::Text(text) if text.trim().is_empty() => Vec::new(),
            _ => self.text_of(node, key).into_iter().collect(),
        }
    }

    /// The items of `key`, a list (one item may stand alone), as they are.
    pub fn items(&mut self, key: &'static str) -> &'a [Node] {
        match self.node(key) {
            None => &[],
            Some(node) => match &node.value {
                Value::List(items) => items,
                Value::Scalar(text) if text.is_empty() => &[],
                _ => std::slice::from_ref(node),
            },
        }
    }

    /// The tables of `key`, each decoded by `decode`, which is given the table's own fields.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        mut decode: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let items = self.items(key);
        items.iter().filter_map(|node| self.table_of(node, key, &mut decode)).collect()
    }

    /// The one table of `key`, decoded by `decode`.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        decode: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        let node = self.node(key)?;
        self.table_of(node, key, decode)
    }

    /// Decode `node`, a value of `key` that must be a table.
    pub fn table_of<T>(
        &mut self,
        node: &Node,
        key: &'static str,
        mut decode: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        let Value::Table(table) = &node.value else {
            self.wrong(node, key, "a table");
            return None;
        };
        // the first key shows where the table begins, all of it would be many lines
        let place = table.entries.first().map_or(node.span, |(name, _)| name.span);
        let mut fields = Fields::new(table, place, self.findings).in_yaml(self.yaml);
        let value = decode(&mut fields);
        fields.finish();
        value
    }

    /// The yes or no of `key`; not written is no.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(node) = self.node(key) else { return false };
        match &node.value {
            Value::Flag(flag) => *flag,
            Value::Scalar(text) | Value::Text(text) if matches!(text.as_str(), "true" | "false") => {
                text == "true"
            }
            _ => {
                self.wrong(node, key, "`true` or `false`");
                false
            }
        }
    }

    /// The number of `key`.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<f64>> {
        let node = self.node(key)?;
        #[expect(clippy::cast_precision_loss, reason = "figures are far below 2^52")]
        let number = match &node.value {
            Value::Integer(number) => Some(*number as f64),
            Value::Float(number) => Some(*number),
            Value::Scalar(text) => text.parse().ok(),
            _ => None,
        };
        let number = number.filter(|number| number.is_finite());
        if number.is_none() {
            self.wrong(node, key, "a number");
        }
        number.map(|number| Spanned::new(number, node.span))
    }

    /// The whole number of `key`.
    pub fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let node = self.node(key)?;
        let number = match &node.value {
            Value::Integer(number) => Some(*number),
            Value::Scalar(text) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(node, key, "a whole number");
        }
        number.map(|number| Spanned::new(number, node.span))
    }

    /// The date of `key`: a TOML date, or a text with a year, month, day, or time.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let node = self.node(key)?;
        let written = match &node.value {
            Value::Text(text) | Value::Scalar(text) | Value::Date(text) => text.trim().to_owned(),
            Value::Integer(year) => year.to_string(),
            _ => {
                self.wrong(node, key, "a date");
                return None;
            }
        };
        if written.is_empty() {
            return None;
        }
        match Date::parse(&written) {
            Ok(date) => Some(Spanned::new(date, node.span)),
            Err(problem) => {
                let finding = Diagnostic::new(Code::BadDate, node.span, format!("`{written}` is not a date: {problem}"))
                    .help("write the date as `2025-04-18`, with less (`2025-04`) if less is known, or with the time (`2025-04-18T16:00:00+02:00`)");
                self.findings.push(finding);
                None
            }
        }
    }

    /// The date of `key`, which must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        if self.table.get(key).is_none() || self.is_empty_text(key) {
            self.asked.insert(key);
            self.missing(key, &format!("{key} = 2025-04-18"));
            return None;
        }
        self.date(key)
    }

    /// The word of `key` out of a closed set.
    pub fn choice<T: Choice>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        self.choice_of(&text, key)
    }

    /// What `text`, a value of `key`, stands for in a closed set.
    pub fn choice_of<T: Choice>(&mut self, text: &Spanned<String>, key: &str) -> Option<Spanned<T>> {
        let found = T::WORDS.iter().find(|(word, _)| *word == text.value);
        if let Some((_, value)) = found {
            return Some(Spanned::new(*value, text.span));
        }
        let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        let mut finding = Diagnostic::new(
            Code::UnknownValue,
            text.span,
            format!("`{}` is not a value of `{key}`", text.value),
        );
        finding = match nearest(&text.value, words.iter().copied()) {
            Some(word) => finding.label(format!("did you mean `{word}`?")).fix(
                format!("replace by `{word}`"),
                inside_quotes(text, self.table, key),
                word.to_owned(),
            ),
            None => finding,
        };
        self.findings.push(finding.help(format!("one of: {}", words.join(", "))));
        None
    }

    /// The word of `key` out of a closed set, which must be there.
    pub fn required_choice<T: Choice>(&mut self, key: &'static str, example: &str) -> Option<Spanned<T>> {
        let text = self.required_text(key, example)?;
        self.choice_of(&text, key)
    }

    /// Take `key` as known without reading it.
    pub fn skip(&mut self, key: &'static str) {
        self.asked.insert(key);
    }

    /// Whether `key` was asked for.
    pub fn was_asked(&self, key: &str) -> bool {
        self.asked.contains(key)
    }

    /// The keys that were asked for.
    pub fn asked(&self) -> Vec<&'static str> {
        self.asked.iter().copied().collect()
    }

    /// Report every key that was not asked for, with the nearest that was.
    pub fn finish(self) {
        for (key, _) in &self.table.entries {
            if self.asked.contains(key.value.as_str()) {
                continue;
            }
            let mut finding =
                Diagnostic::new(Code::UnknownKey, key.span, format!("there is no key `{}` here", key.value));
            finding = match nearest(&key.value, self.asked.iter().copied()) {
                Some(known) => finding.label(format!("did you mean `{known}`?")).fix(
                    format!("rename to `{known}`"),
                    key.span,
                    known.to_owned(),
                ),
                None => finding.help(format!(
                    "the keys are: {}",
                    self.asked.iter().copied().collect::<Vec<_>>().join(", ")
                )),
            };
            self.findings.push(finding);
        }
    }

    /// The text of `node`, a value of `key` that must be a text.
    pub fn text_of(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        let text = match &node.value {
            Value::Text(text) | Value::Scalar(text) | Value::Date(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            _ => {
                self.wrong(node, key, "a text");
                return None;
            }
        };
        Some(Spanned::new(text, node.span))
    }

    /// Report that `node`, a value of `key`, is not what is `wanted`: `a text`.
    pub fn wrong(&mut self, node: &Node, key: &str, wanted: &str) {
        let finding = Diagnostic::new(
            Code::WrongType,
            node.span,
            format!("`{key}` wants {wanted}, this is {}", node.value.name()),
        );
        self.findings.push(finding);
    }
}

/// Where the word itself stands in a value: a TOML value's span includes its quotation marks.
fn inside_quotes(text: &Spanned<String>, table: &Table, key: &str) -> Span {
    let quoted = (text.span.end - text.span.start) as usize == text.value.len() + 2;
    let is_text = table.get(key).is_some_and(|node| !matches!(node.value, Value::Scalar(_)));
    if quoted && is_text {
        Span { start: text.span.start + 1, end: text.span.end - 1, ..text.span }
    } else {
        text.span
    }
}

/// The one of `known` that is nearest to `word`, if it is near enough for a "did you mean": by
/// optimal string alignment, at most a third of the letters apart. The first of equals wins.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    // one letter of two is too much of a change to guess
    let limit = (length / 3).min(6);
    let scorer = rapidfuzz::distance::osa::BatchComparator::new(lower.chars());
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let near = candidate.chars().count().abs_diff(length) <= limit;
        if !near {
            continue;
        }
        let distance = scorer.distance(candidate.to_lowercase().chars());
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("titel", ["date", "title", "kind"]), Some("title"));
        assert_eq!(nearest("Marco-Rubo", ["marco-rubio", "mark-rutte"]), Some("marco-rubio"));
        assert_eq!(nearest("zzz", ["date", "title"]), None);
    }
}
