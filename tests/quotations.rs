//! What is said of quotations that differ from what they rely on.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod project;

use onrecord::diagnostic::{Diagnostic, Place};

use project::{checked, project, told};

const PEOPLE: &str = "--- content/actors/rubio.md\n---\nname: Marco Rubio\nkind: person\n---\n--- content/actors/waltz.md\n---\nname: Mike Waltz\nkind: person\n---\n--- content/actors/somebody.md\n---\nname: a reporter\nkind: anonymous\n---\n--- content/sources/outlet.md\n---\ntitle: An outlet\nkind: outlet\n---\n";

const SPEECH: &str = "RUBIO: It's not our war. We didn't start it. We are now reaching a point where we need to decide and determine whether this is even possible or not. The United States has been helping Ukraine over the last three years.\nQUESTION: When will the president decide whether to walk away?\nWALTZ: We have a named delegation from the Russian side.\n";

/// A source with what was said, of `quality`.
fn tape(quality: &str) -> String {
    format!(
        "--- content/sources/tape.md\n---\ntitle: The recording\nkind: recording\ntranscript_quality: {quality}\n---\n--- content/sources/tape.txt\n{SPEECH}"
    )
}

/// A piece that prints `words`, as those of `rest`.
fn piece(words: &str, rest: &str) -> String {
    format!(
        "--- content/pieces/a.md\n---\ntitle: Talks\ndate: 2025-04-18\n---\n\n[\"{words}\"]({rest}) he said.\n"
    )
}

/// The codes that are found in the project `text`.
fn codes(text: &str) -> Vec<String> {
    let root = project(&format!("{PEOPLE}{text}"));
    let analysis = checked(root.path());
    let code = |finding: &Diagnostic| told(finding, &analysis.files).rsplit(' ').next().unwrap().to_owned();
    analysis.findings.iter().map(code).collect()
}

const DIFFERENT: [(&str, &str); 6] = [
    ("We are now reaching the point where we need to decide,", "altered-quote"),
    ("The United States has been helping Ukraine over the last two years,", "altered-sense"),
    ("We are not reaching a point where we need to decide,", "reversed-quote"),
    (
        "It's not our war. The United States has been helping Ukraine over the last three years.",
        "stitched-quote",
    ),
    ("Nobody will walk away from the table before Easter,", "quote-not-located"),
    ("We have a named delegation from the Russian side,", "words-of-another"),
];

#[test]
fn each_difference_from_a_good_transcript_has_its_code_and_from_a_rough_one_is_a_note() {
    for (words, code) in DIFFERENT {
        let piece = piece(words, "actor:rubio \"source:tape\"");
        for quality in ["official", "checked"] {
            assert_eq!(codes(&format!("{}{piece}", tape(quality))), [code], "{words} {quality}");
        }
        for quality in ["machine", "partial"] {
            assert_eq!(codes(&format!("{}{piece}", tape(quality))), ["rough-record"], "{words} {quality}");
        }
    }
}

#[test]
fn what_an_outlet_printed_is_no_mistake_of_ours() {
    for (words, _) in DIFFERENT {
        let piece = piece(words, "actor:rubio \"source:tape, printed:outlet\"");
        assert_eq!(codes(&format!("{}{piece}", tape("official"))), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn what_is_on_record_is_found_whoever_may_have_asked() {
    let check = |words: &str, rest: &str| {
        let text = format!("{}{}", tape("official"), piece(words, rest));
        assert_eq!(codes(&text), Vec::<String>::new(), "{words}");
    };
    check("We're now reaching a point … whether this is even possible,", "actor:rubio \"source:tape\"");
    check("It's not [America's] war,", "actor:rubio \"source:tape\"");
    check("When will the president decide whether to walk away?", "actor:somebody \"source:tape\"");
}

#[test]
fn between_the_parts_of_an_interrupted_quotation_words_may_be_left_out() {
    let check = |first: &str, second: &str, expected: &[&str]| {
        let more = format!("[\"{second}\"](actor:rubio)");
        let piece =
            piece(first, "actor:rubio \"source:tape\"").replace("he said.", &format!("he said, {more}."));
        assert_eq!(codes(&format!("{}{piece}", tape("official"))), expected, "{first} {second}");
    };
    check("It's not our war,", "We didn't start it.", &[]);
    check("We didn't start it,", "we need to decide and determine", &[]);
    check("We are now reaching a point where we", "need to decide", &[]);
    check("It's not our war,", "we need to decide and define", &["altered-quote"]);
    check("It's now our war,", "We didn't start it.", &["reversed-quote"]);
}

/// A registered quote, with more keys.
fn quote(keys: &str) -> String {
    format!(
        "--- content/quotes/war.md\n---\ntext: We have been helping Ukraine over the last three years and want it to end.\nspeaker: rubio\nsources: [outlet]\n{keys}---\n"
    )
}

#[test]
fn registered_words_say_what_changes_the_sense_once_they_are_checked() {
    let check = |keys: &str, words: &str, code: &str| {
        let text = format!("{}{}", quote(keys), piece(words, "quote:war"));
        assert_eq!(codes(&text), [code], "{words} {keys}");
    };
    let number = "We have been helping Ukraine over the last two years,";
    check("", number, "altered-quote");
    check("checked_by: The desk\n", number, "altered-sense");
    check("", "We have not been helping Ukraine over the last three years,", "reversed-quote");
    check("", "Nobody will walk away from the table before Easter,", "quote-not-located");
}

#[test]
fn a_registered_quote_is_told_of_once_at_its_own_file() {
    let quote = "--- content/quotes/war.md\n---\ntext: We are not reaching a point where we need to decide.\nspeaker: rubio\nsources: [tape]\n---\n";
    let words = "We are not reaching a point where we need to decide,";
    let root = project(&format!("{PEOPLE}{}{quote}{}", tape("official"), piece(words, "quote:war")));
    let analysis = checked(root.path());
    let found: Vec<String> = analysis.findings.iter().map(|finding| told(finding, &analysis.files)).collect();
    assert_eq!(found, ["content/quotes/war.md:2:7 reversed-quote"]);
}

#[test]
fn a_translated_text_is_asked_for_its_translator_once() {
    let site = "--- site.toml\ntitle = \"D\"\nbase_url = \"https://example.org/\"\nid = \"example.org,2025:d\"\nlanguages = [\"en\", \"uk\"]\n[check]\nno-policy-pages = \"off\"\n";
    let own = "--- content/pieces/a.md\n---\ntitle: Talks\ndate: 2025-04-18\n---\n\n[\"It's not our war,\"](actor:rubio \"source:tape\") he said.\n";
    let check = |keys: &str, expected: &[&str]| {
        let uk = format!(
            "--- content/pieces/a.uk.md\n---\ntitle: Розмови\n{keys}---\n\n[«Це не наша війна»](actor:rubio \"source:tape\"), — сказав він.\n\n[«Ми її не починали»](actor:rubio \"source:tape\"), — сказав він.\n"
        );
        assert_eq!(codes(&format!("{site}{}{own}{uk}", tape("official"))), expected, "{keys}");
    };
    check("", &["translated-without-translator"]);
    check("translator: Олена\n", &[]);
}

#[test]
fn a_translated_text_is_held_against_the_registered_translation() {
    let site = "--- site.toml\ntitle = \"D\"\nbase_url = \"https://example.org/\"\nid = \"example.org,2025:d\"\nlanguages = [\"en\", \"uk\"]\n[check]\nno-policy-pages = \"off\"\n";
    let own = "--- content/pieces/a.md\n---\ntitle: Talks\ndate: 2025-04-18\n---\n\n[\"We are now reaching a point where we need to decide,\"](quote:point) he said.\n--- content/quotes/point.md\n---\ntext: We are now reaching a point where we need to decide.\nspeaker: rubio\nsources: [tape]\n---\n--- content/quotes/point.uk.md\n---\ntext: Зараз ми доходимо до моменту, коли маємо вирішити.\ntranslator: Олена\n---\n";
    let check = |words: &str, expected: &[&str]| {
        let uk = format!(
            "--- content/pieces/a.uk.md\n---\ntitle: Розмови\n---\n\n[«{words}»](quote:point), — сказав він.\n"
        );
        assert_eq!(codes(&format!("{site}{}{own}{uk}", tape("official"))), expected, "{words}");
    };
    check("Зараз ми доходимо до моменту, коли маємо вирішити", &[]);
    check("Зараз ми не доходимо до моменту, коли маємо вирішити", &["reversed-quote"]);
}

#[test]
fn two_pieces_that_print_a_remark_differently_are_told_of_unless_a_record_decides() {
    let piece = |name: &str, words: &str, parts: &str| {
        format!(
            "--- content/pieces/{name}.md\n---\ntitle: Talks\ndate: 2025-04-18\n---\n\n[\"{words}\"](actor:rubio \"2025-04-18, {parts}\") he said.\n"
        )
    };
    let one = "We are now reaching a point where we need to decide whether this is possible,";
    let other = "We are not reaching a point where we need to decide whether this is possible,";
    let check = |first: (&str, &str), second: (&str, &str), expected: &[&str]| {
        let text = format!("{}{}", piece("a", first.0, first.1), piece("b", second.0, second.1));
        assert_eq!(codes(&text), expected, "{first:?} {second:?}");
    };
    check((one, "source:outlet"), (other, "source:outlet"), &["wordings-differ"]);
    check((one, "source:outlet"), (one, "source:outlet"), &[]);
    check((one, "source:outlet"), (other, "printed:outlet"), &[]);
    check((one, "source:outlet"), ("we need to decide whether this is possible,", "source:outlet"), &[]);
}

#[test]
fn words_that_differ_from_a_registered_quote_are_told_of_even_if_they_do_not_name_it() {
    let words = "We have been helping Ukraine over the last two years and want it to end,";
    let text = format!(
        "{}{}",
        quote("date: 2025-04-18\n"),
        piece(words, "actor:rubio \"2025-04-18, source:outlet\"")
    );
    assert_eq!(codes(&text), ["wordings-differ"]);
}

#[test]
fn the_fix_writes_the_words_on_record() {
    let words = "We are not reaching the point where we need to decide,";
    let text = format!("{PEOPLE}{}{}", tape("official"), piece(words, "actor:rubio \"source:tape\""));
    let root = project(&text);
    let analysis = checked(root.path());
    let [finding] = &analysis.findings[..] else { unreachable!("{:#?}", analysis.findings) };
    let Place::Span(span) = finding.place else { unreachable!() };
    let mut mended = analysis.files.get(span.file).text.to_string();
    let mut edits = finding.fix.as_ref().unwrap().edits.clone();
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    for (span, words) in edits {
        mended.replace_range(span.range(), &words);
    }
    assert!(
        mended.contains("[\"We are now reaching a point where we need to decide,\"](actor:rubio"),
        "{mended}"
    );
}

#[test]
fn what_an_outlet_printed_stays_its_own_when_the_outlet_is_not_shown() {
    let hidden = "--- content/sources/later.md\n---\ntitle: Another outlet\nkind: outlet\ndraft: true\n---\n";
    let words = "We are not reaching a point where we need to decide,";
    let printed = piece(words, "actor:rubio \"2025-04-18, source:tape, printed:later\"");
    let found = codes(&format!("{}{hidden}{printed}", tape("official")));
    assert!(!found.iter().any(|code| code.starts_with("reversed")), "{found:?}");
}

#[test]
fn a_single_word_behind_a_mark_does_not_turn_a_sentence_round() {
    for words in ["It's … our war.", "over the last [two] years."] {
        let found = codes(&format!("{}{}", tape("official"), piece(words, "actor:rubio \"source:tape\"")));
        assert_eq!(found, ["altered-quote"], "{words}");
    }
}
