//! A heading's text → its id in the page, as GitHub makes it.

use std::collections::BTreeMap;

use unicode_normalization::char::is_combining_mark;

/// Makes ids that are unique in one text.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    /// How often each id was wanted again.
    taken: BTreeMap<String, usize>,
}

impl Slugs {
    /// The id of the next heading, whose text is `text`.
    pub(super) fn next(&mut self, text: &str) -> String {
        let plain = slug(text);
        let mut id = plain.clone();
        while self.taken.contains_key(&id) {
            let again = self.taken.entry(plain.clone()).or_default();
            *again += 1;
            id = format!("{plain}-{again}");
        }
        self.taken.insert(id.clone(), 0);
        id
    }
}

/// A heading without letters has no id on GitHub; here it has one, so that it can be linked.
fn slug(text: &str) -> String {
    let id: String = text.trim().chars().flat_map(char::to_lowercase).filter_map(letter).collect();
    if id.is_empty() { "section".into() } else { id }
}

fn letter(letter: char) -> Option<char> {
    match letter {
        ' ' => Some('-'),
        '-' | '_' | '‿' | '⁀' => Some(letter),
        _ => (letter.is_alphanumeric() || is_combining_mark(letter)).then_some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_github() {
        for (text, id) in [
            ("What was said", "what-was-said"),
            ("It's “our” war: day 1,000!", "its-our-war-day-1000"),
            ("a  b - c", "a--b---c"),
            ("Що сказав Зеленський?", "що-сказав-зеленський"),
            ("ما قيل", "ما-قيل"),
            ("नमस्ते", "नमस्ते"),
            ("🇺🇦", "section"),
        ] {
            assert_eq!(slug(text), id);
        }
    }

    #[test]
    fn the_same_heading_again_gets_a_number() {
        let mut slugs = Slugs::default();
        let ids: Vec<String> = ["A", "A", "A-1", "a", "A 1"].iter().map(|text| slugs.next(text)).collect();
        assert_eq!(ids, ["a", "a-1", "a-1-1", "a-2", "a-1-2"]);
    }
}
