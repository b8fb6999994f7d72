//! How one transcript is written, which decides what in it is a name.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{Label, Shape, label};
use super::marks::marks;
use super::words::{is_opener, is_questioner, is_role_word, is_sentence, name_words};

/// How one transcript is written.
pub(super) struct Habits {
    /// How many lines begin with each name.
    names: BTreeMap<String, usize>,
    /// Names that begin turns whatever they look like.
    known: BTreeSet<String>,
    /// Whether it is all in capitals, so that they say nothing.
    shouted: bool,
    /// Whether times such as `1:10` at starts of lines are those of the recording.
    pub(super) is_timed: bool,
}

impl Habits {
    pub(super) fn of(text: &str, known: &[&str]) -> Self {
        let mut names = BTreeMap::new();
        let mut bare = 0;
        for line in text.lines() {
            let marks = marks(line, true);
            bare += usize::from(marks.second.is_some());
            if let Some(label) = label(&line[marks.end..]) {
                *names.entry(key(label.name)).or_insert(0) += 1;
            }
        }
        let is_small = |letter: &char| letter.is_lowercase();
        let is_large = |letter: &char| letter.is_uppercase();
        let (small, large) = (text.chars().filter(is_small).count(), text.chars().filter(is_large).count());
        let known = known.iter().map(|name| key(name)).collect();
        Self { names, known, shouted: small < large / 4, is_timed: bare >= 3 }
    }

    /// The name at the start of `line`, if it is one.
    pub(super) fn label<'t>(&self, line: &'t str) -> Option<Label<'t>> {
        label(line).filter(|label| self.is_name(label, &line[label.end..]))
    }

    fn is_name(&self, label: &Label<'_>, rest: &str) -> bool {
        let key = key(label.name);
        if self.known.contains(&key) {
            return true;
        }
        let repeated = self.names.get(&key).is_some_and(|number| *number > 1);
        let goes_on = rest.trim_start().starts_with(char::is_lowercase);
        let several = label.name.split_whitespace().nth(1).is_some();
        match label.shape {
            Shape::Capitals if self.shouted => {
                let has_role = label.name.split_whitespace().any(is_role_word) || is_questioner(label.name);
                !is_sentence(label.name) && (repeated || has_role)
            }
            Shape::Capitals => !(several && is_sentence(label.name)),
            Shape::Title => !is_sentence(label.name) && (repeated || !goes_on),
            Shape::OneWord => repeated && !is_opener(label.name),
            Shape::Caseless => !is_sentence(label.name),
            Shape::Other => false,
        }
    }
}

/// The form by which names are the same.
fn key(name: &str) -> String {
    name_words(name).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, known: &[&str], expected: &[&str]) {
        let habits = Habits::of(text, known);
        let names: Vec<&str> = text.lines().filter_map(|line| habits.label(line)).map(|it| it.name).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn a_sentence_is_no_name() {
        check("Look: we go.", &[], &[]);
        check("Look: we go.\nLook: we stay.", &[], &[]);
        check("As I said: we go.\nAs I said: we stay.", &[], &[]);
        check("Dear Friends: we go.", &[], &[]);
        check("I WILL SAY THIS: we go.", &[], &[]);
        check("قال الرئيس: نحن هنا", &[], &[]);
        check("Tomorrow Morning: we leave", &[], &[]);
    }

    #[test]
    fn one_word_is_a_name_if_it_is_repeated_or_known() {
        check("Rubio: We go.\nand so on\nRubio: We stay.", &[], &["Rubio", "Rubio"]);
        check("Rubio: We go.", &[], &[]);
        check("Rubio: We go.", &["rubio"], &["Rubio"]);
        check("the desk: We go.", &["The Desk"], &["the desk"]);
    }

    #[test]
    fn where_all_is_in_capitals_they_say_nothing() {
        check(
            "AND HE DOES: NOTHING\nSECRETARY RUBIO: WE GO\nWALTZ: YES\nWALTZ: NO",
            &[],
            &["SECRETARY RUBIO", "WALTZ", "WALTZ"],
        );
    }
}
