//! Cases of each class, the pairs that are easily confused among them.

use std::sync::Arc;

use super::*;
use crate::model::{Chunk, Transcript, Turn};

const SPEECH: &str = "\
SECRETARY HALE: Thank you all for coming. We met for about three hours this morning, and I can tell you that the talks were, uh, useful. We did not agree on everything. But both delegations want the shooting to stop before winter, and that is a start.
Q: Mr. Secretary, will there be a second round in Geneva?
SECRETARY HALE: There will be a second round next week. I don't want to say where. We think that 1,200 prisoners could be exchanged by the end of the month, and we may see the first buses on Friday. If the other side refuses, well, we'll know soon enough.
[...]
MINISTER OKORO: My government supports this effort. We have lost 4,300 people in two years, and nobody in my country believes that this war can be won by force. It's possible to end it with dignity. The centre of our programme is the return of the children.
SECRETARY HALE: Let me add that President Duarte called me last night. He told me that Brazil will host the monitors. That's not a small thing.
";

fn english() -> Arc<Vocabulary> {
    Arc::new(Vocabulary::of(&Language::parse("en").unwrap()))
}

/// A transcript of lines, each with a label before a colon, and a gap between passages.
fn transcript(text: &str) -> Transcript {
    let (mut turns, mut gap_before, mut at) = (Vec::new(), false, 0);
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        match line.split_once(": ").filter(|(label, _)| !label.chars().any(char::is_lowercase)) {
            Some((label, _)) => {
                let range = at + label.len() + 1..end;
                let chunks = vec![Chunk { range, second: None }];
                turns.push(Turn { label: Some(label.to_owned()), gap_before, chunks });
                gap_before = false;
            }
            None => gap_before = true,
        }
        at += line.len();
    }
    Transcript { turns }
}

fn compare(words: &str, speaker: &[String]) -> Comparison {
    let record = Record::of_transcript(SPEECH, &transcript(SPEECH), english());
    record.compare(&Printed { words, language: None, speaker })
}

/// The class, the severity and what is touched, in a line.
fn line(comparison: &Comparison) -> String {
    let touches = comparison.touches.iter().map(|touch| touch.name());
    let words = [comparison.fidelity.name(), comparison.severity.name()].into_iter().chain(touches);
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn printed_words_are_classed() {
    let cases = [
        (
            "We met for about three hours this morning, and I can tell you that the talks were useful.",
            "verbatim none",
        ),
        ("we met for about 3 hours this morning", "excerpt none"),
        ("“We didn’t agree on everything.”", "verbatim none"),
        ("The center of our program is the return of the children", "verbatim none"),
        ("That is not a small thing", "verbatim none"),
        ("[W]e have lost 4300 people in 2 years", "excerpt none"),
        ("useful", "excerpt none"),
        ("both delegations want the shooting to stop … and that is a start", "elided none"),
        ("My government supports this effort. ... It's possible to end it with dignity.", "elided none"),
        ("It is possible to end [the war] with dignity", "bracketed none"),
        ("He told me that [President] Brazil will host the monitors [sic]", "bracketed none"),
        ("both delegations want the shooting to stop and that is a start", "altered minor"),
        ("both delegations want the fighting to stop before winter", "altered minor"),
        ("If the other side refuses, we'll know soon enough.", "altered minor"),
        ("We did agree on everything", "reversed major negation"),
        ("there will not be a second round next week", "reversed major negation"),
        ("everybody in my country believes that this war can be won by force", "reversed major negation"),
        ("It's impossible to end it with dignity", "reversed major negation modality"),
        ("we think that 1,500 prisoners could be exchanged by the end of the month", "altered major number"),
        ("we will see the first buses on Friday", "altered major modality"),
        ("President Lula called me last night", "altered major name"),
        ("the president called me last night", "altered minor name"),
        ("My government opposes this effort", "altered major"),
        ("We did not agree on everything. There will be a second round next week.", "stitched minor"),
        ("There will be a second round next week. We did not agree on everything.", "stitched minor"),
        ("We did not agree on everything … There will be a second round next week.", "elided none"),
        (
            "We want to end this war quickly and bring every soldier home before Christmas",
            "not-located major",
        ),
        ("four hours", "not-located major"),
        ("Nos reunimos durante tres horas y las conversaciones fueron útiles", "translated none"),
    ];
    let wrong = cases.iter().filter_map(|(words, expected)| {
        let found = line(&compare(words, &[]));
        (found != *expected).then(|| format!("{words}\n    expected {expected}\n    found    {found}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_of_another_are_told_by_his_turn() {
    let hale = ["Robert Hale".to_owned()];
    let found = compare("It's possible to end it with dignity.", &hale);
    assert_eq!(
        (found.turn.as_deref(), line(&found).as_str()),
        (Some("MINISTER OKORO"), "verbatim major name")
    );
    assert_eq!(compare("That's not a small thing.", &hale).turn, None);
}

#[test]
fn a_diff_shows_both_texts_and_what_is_marked() {
    let found = compare("It isn't possible to end [the war] with dignity", &[]);
    let shown: Vec<String> = found
        .diff
        .iter()
        .map(|change| {
            format!(
                "{}{} |{}|{}|",
                change.step.name(),
                if change.marked { "*" } else { "" },
                change.record,
                change.printed
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "replace |It's|It isn't|",
            "equal |possible to end|possible to end|",
            "replace* |it|[the war]|",
            "equal |with dignity.|with dignity|"
        ]
    );
    let record = Record::of_transcript(SPEECH, &transcript(SPEECH), english());
    assert_eq!(record.words_at(&found.spans), "It's possible to end … with dignity");
}

#[test]
fn a_long_record_is_searched_by_what_is_rare_in_it() {
    let filler =
        "HALE: We were there and they were here, and that was all that there was to say of it. ".repeat(400);
    let text = format!("{filler}\n{SPEECH}");
    let turns = vec![Turn {
        label: None,
        gap_before: false,
        chunks: vec![Chunk { range: 0..text.len(), second: None }],
    }];
    let record = Record::of_transcript(&text, &Transcript { turns }, english());
    let words =
        "President Lula called me last night … The centre of our programme is the return of the children";
    let found = record.compare(&Printed { words, language: None, speaker: &[] });
    assert_eq!(found.fidelity, Fidelity::Stitched, "{found:?}");
    let words = "the centre of our programme is the return of the children";
    let found = record.compare(&Printed { words, language: None, speaker: &[] });
    assert_eq!(record.words_at(&found.spans), "The centre of our programme is the return of the children");
}

#[test]
fn brackets_that_stay_open_take_no_longer() {
    let time = |number: usize| {
        let text = "didn't [start (it ) ".repeat(number);
        let chunks = vec![Chunk { range: 0..text.len(), second: None }];
        let speech = Transcript { turns: vec![Turn { label: None, gap_before: false, chunks }] };
        let start = std::time::Instant::now();
        Record::of_transcript(&text, &speech, english());
        start.elapsed().as_secs_f64()
    };
    let (short, long) = (time(2_000), time(16_000));
    assert!(long < 1.0 || long < short * 30.0, "{short} s, then {long} s");
}

#[test]
fn wordings_agree_as_far_as_the_shorter_stands_in_the_longer() {
    let vocabulary = english();
    let share = |one: &str, other: &str| {
        Phrase::new(one, &vocabulary).agreement(&Phrase::new(other, &vocabulary)).share
    };
    let said = "We have lost 4,300 people in two years, and nobody believes that this war can be won";
    assert!(share("we've lost 4300 people in 2 years", said) > 0.99);
    assert!(share(said, "nobody believes this war can be won") > 0.9);
    assert!(share("we lost four thousand people within a year", said) < 0.7);
    assert!(share("the talks were useful", said) < 0.3);
}
