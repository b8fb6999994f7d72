//! Transcripts of all forms, and hostile ones.

use std::time::Instant;

use super::*;

/// The turns of `text`, a line each: `LABEL: words | words`, with `… ` before those behind a gap.
fn shown(text: &str, form: Form, known: &[&str]) -> Vec<String> {
    let (transcript, _) = transcript_naming(text, form, known);
    let turn = |turn: &crate::model::Turn| {
        let words: Vec<&str> = turn.chunks.iter().map(|chunk| &text[chunk.range.clone()]).collect();
        let gap = if turn.gap_before { "… " } else { "" };
        format!("{gap}{}: {}", turn.label.as_deref().unwrap_or("-"), words.join(" | "))
    };
    transcript.turns.iter().map(turn).collect()
}

fn check(text: &str, form: Form, expected: &[&str]) {
    assert_eq!(shown(text, form, &[]), expected, "{text}");
}

#[test]
fn a_transcript_in_paragraphs_has_turns_and_gaps() {
    let text = "# Remarks\n\nSECRETARY RUBIO: It's not our war.\nWe didn't start it.\n[...]\nLook: we want it to end. (Applause.)\n\nQ: When?\n\n(Laughter.)\n\nSECRETARY RUBIO: At 18:00, see https://example.org: soon.\n";
    let expected = [
        "SECRETARY RUBIO: It's not our war. | We didn't start it.",
        "… SECRETARY RUBIO: Look: we want it to end.",
        "Q: When?",
        "SECRETARY RUBIO: At 18:00, see https://example.org: soon.",
    ];
    check(text, Form::Plain, &expected);
}

#[test]
fn a_transcript_without_names_is_one_turn_for_each_passage() {
    check(
        "It's not\nour war.\n\nWe go.\n…\nWe stay.",
        Form::Plain,
        &["-: It's not | our war. | We go.", "… -: We stay."],
    );
    check("", Form::Plain, &[]);
    check("[...]\n(Applause)\n---\n", Form::Plain, &[]);
}

#[test]
fn other_scripts_are_read_alike() {
    let text = "ПРЕЗИДЕНТ ЗЕЛЕНСЬКИЙ: Це не наша війна.\nЗапитання: Коли?\nЗапитання: Чому?\n[…]\nМарко Рубио: Это не наша война.";
    let expected = [
        "ПРЕЗИДЕНТ ЗЕЛЕНСЬКИЙ: Це не наша війна.",
        "Запитання: Коли? | Чому?",
        "… Марко Рубио: Это не наша война.",
    ];
    check(text, Form::Plain, &expected);
    let text = "ماركو روبيو: هذه ليست حربنا.\nقال الرئيس: نحن هنا.\nسؤال: متى؟\n[تصفيق]";
    check(text, Form::Plain, &["ماركو روبيو: هذه ليست حربنا. | قال الرئيس: نحن هنا.", "سؤال: متى؟"]);
}

#[test]
fn captions_are_read_without_what_is_not_said() {
    let text = "WEBVTT\n\nNOTE made by hand\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Marco Rubio>It's <i>not</i>\nour war.</v>\n\n2\n00:00:03.000 --> 00:00:04.000\n[music]\n\n00:00:05.000 --> 00:00:06.000\n>> When?\n\n00:01:06.000 --> 00:01:07.000\n- RUBIO: Soon.\n- Thanks.\n";
    check(text, Form::Vtt, &["Marco Rubio: It's | not | our war.", "-: When?", "RUBIO: Soon.", "-: Thanks."]);
    let (transcript, problems) = transcript(text, Form::Vtt);
    let seconds: Vec<Option<u32>> = transcript.turns.iter().map(|turn| turn.chunks[0].second).collect();
    assert_eq!(seconds, [Some(1), Some(5), Some(66), None]);
    assert_eq!(problems, []);
}

#[test]
fn captions_in_capitals_have_names_too() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n>> AND HE SAID: NO.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> SECRETARY RUBIO: YES.\n";
    check(text, Form::Srt, &["-: AND HE SAID: NO.", "SECRETARY RUBIO: YES."]);
}

#[test]
fn broken_captions_are_read_as_far_as_they_go() {
    let text = "1\n00:00:01,000 -> 00:00:02,000\nIt's not our war.\n";
    let (transcript, problems) = transcript(text, Form::Srt);
    assert_eq!(problems.iter().map(|problem| &text[problem.range.clone()]).collect::<Vec<_>>(), ["1"]);
    assert!(!transcript.turns.is_empty());
}

#[test]
fn times_at_starts_of_lines_are_those_of_the_recording() {
    let text = "00:00:05\nIt's not our war.\n[0:07] We didn't start it.\nDonald Trump (00:12):\nOkay.\n";
    let (transcript, _) = transcript(text, Form::Plain);
    let chunks: Vec<(&str, Option<u32>)> = transcript
        .turns
        .iter()
        .flat_map(|turn| &turn.chunks)
        .map(|chunk| (&text[chunk.range.clone()], chunk.second))
        .collect();
    assert_eq!(
        chunks,
        [("It's not our war.", Some(5)), ("We didn't start it.", Some(7)), ("Okay.", Some(12))]
    );
}

#[test]
fn names_that_are_known_begin_turns() {
    let text = "the desk: We go.\nRubio: We stay.";
    assert_eq!(shown(text, Form::Plain, &["The Desk"]), ["the desk: We go. | Rubio: We stay."]);
    assert_eq!(shown(text, Form::Plain, &["the desk", "RUBIO"]), ["the desk: We go.", "Rubio: We stay."]);
}

#[test]
fn the_form_is_told_by_name_and_text() {
    let cue = "1\n00:00:01,000 --> 00:00:02,000\na\n";
    assert_eq!(Form::of("a.txt", "RUBIO: a"), Form::Plain);
    assert_eq!(Form::of("a.txt", cue), Form::Srt);
    assert_eq!(Form::of("a.SRT", ""), Form::Srt);
    assert_eq!(Form::of("a.txt", "WEBVTT\n\n"), Form::Vtt);
    assert_eq!(Form::of("a.vtt", ""), Form::Vtt);
}

#[test]
fn hostile_texts_take_time_in_proportion_to_their_length() {
    let hostile = [
        "word ",
        "a:",
        "[",
        "(",
        "[(<{",
        ")",
        "\0",
        "\n",
        ":\n",
        "Q ",
        ">",
        "> ",
        "- ",
        "A: b\n",
        "é…",
        "♪",
        "&",
        "&gt;",
        "1\n00:00:01,000 --> 00:00:02,000\na b\n\n",
        "00:00:01,000 --> 00:00:02,000 a\n",
        "00:01:02 ",
        "-->",
        "*_",
        "NOTE\n",
        "<v a>",
        "a a ",
        "[a](",
        "a [b (c ) ",
    ];
    for part in hostile {
        for form in [Form::Plain, Form::Srt, Form::Vtt] {
            let time = |length: usize| {
                let text = part.repeat(length / part.len());
                let start = Instant::now();
                transcript(&text, form);
                start.elapsed().as_secs_f64()
            };
            let (short, long) = (time(30_000), time(240_000));
            assert!(long < 0.5 || long < short * 30.0, "{part:?} {form:?}: {short} s, then {long} s");
        }
    }
}
