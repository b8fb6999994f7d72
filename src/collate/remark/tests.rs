//! What belongs together, shown as text: one speaker's words in, remarks out.

use std::fmt::Write;
use std::sync::Arc;

use super::groups::{Group, groups};
use super::spoken::{Spoken, Use};
use super::texts::texts;
use crate::collate::Vocabulary;
use crate::model::{Date, Language};

const LONG: &str = "We're not going to continue with this endeavor for weeks and months on end.";
const NEXT: &str = "So we need to determine very quickly now whether or not this is doable.";

/// The remarks of `said`, pairs of a day (and the date of the piece, after a slash) and of words: a line each,
/// with the numbers of what belongs to it, in brackets of what spans others too.
fn check(said: &[(&str, &str)]) -> String {
    let english = Language::parse("en").unwrap();
    let vocabulary = Arc::new(Vocabulary::of(&english));
    let words: Vec<&str> = said.iter().map(|(_, words)| *words).collect();
    let (texts, of_typed) = texts(words.iter().map(|words| (*words, &english)), |_| Arc::clone(&vocabulary));
    let uses = said.iter().zip(of_typed).enumerate().map(|(utterance, ((dates, _), text))| {
        let (day, piece) = dates.split_once('/').unwrap_or((dates, "2030-01-01"));
        Use {
            utterance,
            text,
            said_on: Date::parse(day).ok(),
            published: Date::parse(piece).ok(),
            quote: None,
            translated: false,
        }
    });
    let uses = uses.collect();
    let mut lines: Vec<String> =
        groups(&Spoken { texts, uses, quotes: Vec::new() }).all.iter().map(line).collect();
    lines.sort();
    lines.join("\n")
}

fn line(group: &Group) -> String {
    let mut line = String::new();
    for at in &group.uses {
        write!(line, "{at} ").unwrap();
    }
    for (at, leads) in &group.spanning {
        write!(line, "({at}{}) ", if *leads { "*" } else { "" }).unwrap();
    }
    line + &group.date.map_or_else(|| "-".to_owned(), |date| date.to_string())
}

#[test]
fn excerpts_and_changed_words_of_a_day_are_one_remark() {
    let said = [
        ("2025-04-18", LONG),
        ("2025-04-18", "not going to continue with this endeavour"),
        ("2025-04-18", "We are not going to continue this endeavor for weeks and months"),
        ("2025-04-18", "Nobody wants this to fail more than we do"),
    ];
    assert_eq!(check(&said), "0 1 2 2025-04-18\n3 2025-04-18");
}

#[test]
fn what_spans_two_remarks_belongs_to_each_and_joins_none() {
    let both = format!("{LONG} {NEXT}");
    let said = [("2025-04-18", both.as_str()), ("2025-04-18", NEXT), ("2025-04-18", LONG)];
    assert_eq!(check(&said), "1 (0) 2025-04-18\n2 (0*) 2025-04-18");
    assert_eq!(check(&said[..2]), "0 1 2025-04-18");
}

#[test]
fn excerpts_that_do_not_touch_are_held_together_by_their_sentence() {
    let said = [
        ("2025-04-18", "continue with this endeavor"),
        ("2025-04-18", "weeks and months on end"),
        ("2025-04-18", LONG),
    ];
    assert_eq!(check(&said), "0 1 2 2025-04-18");
    assert_eq!(check(&said[..2]), "0 2025-04-18\n1 2025-04-18");
    let known = format!("{NEXT} {LONG}");
    assert_eq!(check(&[said[0], said[1], ("2025-04-18", &known)]), "0 1 2 2025-04-18");
}

#[test]
fn the_same_words_on_another_day_are_another_remark() {
    let said = [("2025-04-18", LONG), ("2025-04-19T10:00", LONG), ("2025-04-18T09:00", LONG)];
    assert_eq!(check(&said), "0 2 2025-04-18\n1 2025-04-19");
}

#[test]
fn words_of_no_known_day_join_the_latest_before_their_piece() {
    let said = [
        ("2025-04-18", LONG),
        ("2025-04-20", LONG),
        ("/2025-04-19", LONG),
        ("/2025-04-21", "not going to continue with this endeavor for weeks"),
        ("/2025-04-17", LONG),
        ("2025-04/2025-05-01", LONG),
        ("2025-03", LONG),
    ];
    assert_eq!(check(&said), "0 2 2025-04-18\n1 3 5 2025-04-20\n4 6 2025-03");
}

#[test]
fn a_word_or_two_join_the_one_remark_of_the_day_that_has_them() {
    let said = [
        ("2025-04-18", LONG),
        ("2025-04-18", "this endeavor"),
        ("2025-04-18", "this endeavor."),
        ("2025-04-19", "this endeavor"),
        ("", "this endeavor"),
        ("", "This endeavor"),
    ];
    assert_eq!(check(&said), "0 1 2 2025-04-18\n3 2025-04-19\n4 5 -");
    let twice = [("2025-04-18", LONG), ("2025-04-18", "This endeavor has failed in every way"), said[1]];
    assert_eq!(check(&twice), "0 2025-04-18\n1 2025-04-18\n2 2025-04-18");
}

#[test]
fn the_order_in_which_words_are_read_makes_no_difference() {
    let both = format!("{LONG} {NEXT}");
    let said = [
        ("2025-04-18", LONG),
        ("2025-04-18", "not going to continue with this endeavour"),
        ("2025-04-18", both.as_str()),
        ("2025-04-18", "determine very quickly now whether this is doable"),
        ("2025-04-19", "not going to continue with this endeavour"),
        ("", LONG),
        ("2025-04-18", "on end"),
        ("2025-04-18", NEXT),
    ];
    let words = |said: &[(&str, &str)], text: &str| -> Vec<Vec<String>> {
        let shown = |mark: &str| {
            let number: String = mark.chars().filter(char::is_ascii_digit).collect();
            let (day, words) = said[number.parse::<usize>().unwrap()];
            mark.replace(&number, &format!("{day} {words}"))
        };
        let mut remarks: Vec<Vec<String>> = text
            .lines()
            .map(|line| {
                let marks = line.rsplit_once(' ').unwrap().0;
                let mut marks: Vec<String> = marks.split(' ').map(shown).collect();
                marks.sort();
                marks
            })
            .collect();
        remarks.sort();
        remarks
    };
    let expected = words(&said, &check(&said));
    let mut turned = said;
    for _ in 0..said.len() {
        turned.rotate_left(3);
        turned.swap(0, 4);
        assert_eq!(words(&turned, &check(&turned)), expected);
    }
}
