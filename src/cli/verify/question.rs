//! Lines of JSON into the quotations that they ask about.

use serde_json::{Map, Value};

use crate::model::Language;

/// A quotation that is asked about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Question {
    /// By what the answer is known, as it was written.
    pub(super) id: Value,
    /// The words, without the quotation marks around them.
    pub(super) words: String,
    /// The names of the one who is said to have spoken them.
    pub(super) speaker: Vec<String>,
    /// The language that they are in, if it is said.
    pub(super) language: Option<Language>,
}

impl Question {
    /// The names of the speaker.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.speaker.iter().map(String::as_str)
    }
}

/// A line that asks nothing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mistake {
    /// The line, from 1.
    pub(super) line: usize,
    /// The id, if that much could be read.
    pub(super) id: Value,
    /// What is wrong.
    pub(super) why: String,
}

/// What the lines of `bytes` ask, in order. Empty lines are passed over.
pub(super) fn questions(bytes: &[u8]) -> Vec<Result<Question, Mistake>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let lines = bytes.split(|byte| *byte == b'\n').zip(1..);
    let lines = lines.filter(|(line, _)| !line.trim_ascii().is_empty());
    lines.map(|(line, number)| question(line, number)).collect()
}

fn question(line: &[u8], number: usize) -> Result<Question, Mistake> {
    let mistake = |id: &Value, why: String| Mistake { line: number, id: id.clone(), why };
    let fields = match serde_json::from_slice(line) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return Err(mistake(&Value::Null, "this is JSON, but no object: `{…}`".into())),
        Err(error) => {
            let why = format!("this is not JSON, from column {} on", error.column());
            return Err(mistake(&Value::Null, why));
        }
    };
    let id = match fields.get("id") {
        Some(id @ (Value::String(_) | Value::Number(_))) => id.clone(),
        None | Some(Value::Null) => Value::Null,
        Some(_) => return Err(mistake(&Value::Null, "`id` is neither a text nor a number".into())),
    };
    let words = words(&fields).map_err(|why| mistake(&id, why))?;
    let speaker = speaker(&fields).map_err(|why| mistake(&id, why))?;
    let language = language(&fields).map_err(|why| mistake(&id, why))?;
    Ok(Question { id, words, speaker, language })
}

fn words(fields: &Map<String, Value>) -> Result<String, String> {
    match fields.get("text") {
        Some(Value::String(words)) if has_words(words) => Ok(words.clone()),
        Some(Value::String(_)) => Err("there are no words in `text`".into()),
        Some(_) => Err("`text` is no text".into()),
        None => Err("there is no `text`".into()),
    }
}

/// Whether there is anything in `words` that can be compared.
pub(super) fn has_words(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric)
}

fn speaker(fields: &Map<String, Value>) -> Result<Vec<String>, String> {
    let wrong = || "`speaker` is neither a name nor a list of names".to_owned();
    let name = |value: &Value| value.as_str().map(str::to_owned).ok_or_else(wrong);
    match fields.get("speaker") {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(names)) => names.iter().map(name).collect(),
        Some(value) => Ok(vec![name(value)?]),
    }
}

fn language(fields: &Map<String, Value>) -> Result<Option<Language>, String> {
    match fields.get("lang") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(tag)) => match Language::parse(tag) {
            Some(language) => Ok(Some(language)),
            None => Err("`lang` is not a tag like `en`, `uk` or `pt-BR`".into()),
        },
        Some(_) => Err("`lang` is no text".into()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn why(line: &str) -> String {
        questions(line.as_bytes()).remove(0).unwrap_err().why
    }

    #[test]
    fn ids_are_kept_as_they_were_written() {
        let text = "\u{feff}{\"id\": \"q\\u0031\", \"text\": \"a\"}\r\n\n{\"id\": 7, \"text\": \"b\", \"lang\": \"uk\", \"speaker\": \"Ann\"}\n{\"text\":\"c\"}";
        let ids: Vec<Value> =
            questions(text.as_bytes()).into_iter().map(|question| question.unwrap().id).collect();
        assert_eq!(ids, [json!("q1"), json!(7), Value::Null]);
    }

    #[test]
    fn a_line_that_asks_nothing_is_told_with_its_number_and_id() {
        let read = questions(b"{\"id\": 1, \"text\": \"a\"}\n\n{\"id\": 2}\n\xff\n");
        let told = |at: usize| read[at].clone().unwrap_err();
        assert!(read[0].is_ok());
        assert_eq!((told(1).line, told(1).id, told(1).why), (3, json!(2), "there is no `text`".into()));
        assert_eq!((told(2).line, told(2).id), (4, Value::Null));
    }

    #[test]
    fn every_mistake_has_its_words() {
        assert_eq!(why("[1]"), "this is JSON, but no object: `{…}`");
        assert_eq!(why("{\"text\": \"\\ud800\"}"), "this is not JSON, from column 17 on");
        assert_eq!(why("{\"text\": \"“…”\"}"), "there are no words in `text`");
        assert_eq!(why("{\"text\": 5}"), "`text` is no text");
        assert_eq!(why("{\"id\": [], \"text\": \"a\"}"), "`id` is neither a text nor a number");
        assert_eq!(
            why("{\"text\": \"a\", \"lang\": \"English\"}"),
            "`lang` is not a tag like `en`, `uk` or `pt-BR`"
        );
        assert_eq!(
            why("{\"text\": \"a\", \"speaker\": 4}"),
            "`speaker` is neither a name nor a list of names"
        );
        assert!(why(&"[".repeat(100_000)).starts_with("this is not JSON"));
    }
}
