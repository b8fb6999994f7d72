//! How one transcript is written, which decides what in it is a name.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{Label, Shape, label};
use super::marks::marks;
use super::words::{is_opener, is_questioner, is_role_word, is_sentence, is_sound, is_title, name_words};

/// How one transcript is written.
pub(super) struct Habits {
    /// How many lines begin with each name.
    names: BTreeMap<String, usize>,
    /// How many lines are nothing but a name.
    alone: BTreeMap<String, usize>,
    /// Names that begin turns whatever they look like.
    known: BTreeSet<String>,
    /// Whether it is all in capitals, so that they say nothing.
    shouted: bool,
    /// Whether times such as `1:10` at starts of lines are those of the recording.
    pub(super) is_timed: bool,
}

impl Habits {
    pub(super) fn of(text: &str, known: &[&str]) -> Self {
        let (mut names, mut alone) = (BTreeMap::new(), BTreeMap::new());
        let mut bare = 0;
        for line in text.lines() {
            let marks = marks(line, true);
            bare += usize::from(marks.second.is_some());
            if let Some(label) = label(&line[marks.end..]) {
                let lines = if label.shape == Shape::Alone { &mut alone } else { &mut names };
                *lines.entry(key(label.name)).or_insert(0) += 1;
            }
        }
        let (small, large) = text.chars().fold((0, 0), |(small, large), letter| {
            let is_small = letter.is_lowercase();
            (small + usize::from(is_small), large + usize::from(!is_small && letter.is_uppercase()))
        });
        let known = known.iter().map(|name| key(name)).collect();
        Self { names, alone, known, shouted: small < large / 4, is_timed: bare >= 3 }
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
            Shape::WithOffice => self.has_office(label.name) && (repeated || !goes_on),
            Shape::Alone => !self.shouted && self.stands_alone(label.name),
            Shape::Other => false,
        }
    }

    /// Whether what stands before the comma of `name` is one of the speakers, or an office stands behind it.
    fn has_office(&self, name: &str) -> bool {
        let (person, office) = name.split_once(',').unwrap_or((name, ""));
        let is_speaker = self.known.contains(&key(person)) || self.names.contains_key(&key(person));
        let repeated = self.names.get(&key(name)).is_some_and(|number| *number > 1);
        let is_office = office.split_whitespace().any(is_title);
        !is_sentence(name) && (is_speaker || repeated || is_office)
    }

    /// Whether `name`, which is all of its line, is that of who speaks next, and no heading.
    fn stands_alone(&self, name: &str) -> bool {
        let words: Vec<&str> = name.split_whitespace().collect();
        let (last, before) = words.split_last().map_or(("", &[][..]), |(last, before)| (*last, before));
        let is_addressed = before.iter().any(|word| is_title(word))
            && before.iter().all(|word| is_role_word(word))
            && !is_role_word(last);
        let has_role = words.iter().any(|word| is_role_word(word));
        let repeated = !before.is_empty() && self.alone.get(&key(name)).is_some_and(|number| *number > 1);
        let is_asked = words.len() <= 2 && is_questioner(name);
        let is_new = is_addressed || is_asked || repeated && !has_role && !is_sound(name);
        !is_sentence(name) && (self.names.contains_key(&key(name)) || is_new)
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
    fn a_name_may_have_an_office_behind_it() {
        check(
            "Marco Rubio, US Secretary of State: We go.\nWell, Mr President: we stay.",
            &[],
            &["Marco Rubio, US Secretary of State"],
        );
        check("Jane Doe: We go.\nJane Doe, of Paris: We stay.", &[], &["Jane Doe", "Jane Doe, of Paris"]);
        check("In Paris, we have a plan: We stay.", &[], &[]);
        check("Two Things, then: We stay.", &[], &[]);
    }

    #[test]
    fn a_name_in_capitals_may_stand_alone() {
        check(
            "SECRETARY RUBIO\nWe go and we stay.\n\nQUESTION\nWhy is that?",
            &[],
            &["SECRETARY RUBIO", "QUESTION"],
        );
        check("JANE DOE\nWe go today.\n**JANE DOE**\nWe stay.", &[], &["JANE DOE", "JANE DOE"]);
        check("PRESS CONFERENCE\nWe go there and back.\nAPPLAUSE\nWe stay.\nAPPLAUSE\nJANE DOE", &[], &[]);
        check("WALTZ: We go.\nWALTZ\nWe stay.", &[], &["WALTZ", "WALTZ"]);
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
