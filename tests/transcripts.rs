//! Transcripts of sources: found, read, and not published.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod project;

use onrecord::model::{Id, Key, Kind, TranscriptQuality};
use onrecord::resolve::Speech;

use project::{checked, project, told};

const ACTORS: &str = "--- content/actors/marco-rubio.md\n---\nname: Marco Rubio\nkind: person\nnames: [Марко Рубіо]\n---\n--- content/actors/donald-trump.md\n---\nname: Donald Trump\nkind: person\n---\n--- content/actors/us-state.md\n---\nname: State Department\nkind: government-body\n---\n";

/// The transcript of `source:tape` in the project `text`.
fn speech(text: &str) -> Option<Speech> {
    let root = project(&format!("{ACTORS}{text}"));
    let analysis = checked(root.path());
    let found: Vec<String> = analysis.findings.iter().map(|finding| told(finding, &analysis.files)).collect();
    let site = analysis.site.unwrap_or_else(|| panic!("{found:#?}"));
    site.corpus.transcripts.get(&source("tape")).cloned()
}

fn source(id: &str) -> Key {
    Key::new(Kind::Source, Id::parse(id).unwrap())
}

fn tape(keys: &str) -> String {
    format!("--- content/sources/tape.md\n---\ntitle: The recording\nkind: recording\n{keys}---\n")
}

/// The words of `speech`, turn by turn.
fn words(speech: &Speech) -> Vec<String> {
    let turn = |turn: &onrecord::model::Turn| {
        let words: Vec<&str> = turn.chunks.iter().map(|chunk| &speech.text[chunk.range.clone()]).collect();
        words.join(" ")
    };
    speech.transcript.turns.iter().map(turn).collect()
}

#[test]
fn a_source_has_the_transcript_that_it_names_or_that_is_called_as_it_is_or_its_text() {
    let check = |text: &str, is_body: bool| {
        let speech = speech(text).unwrap();
        assert_eq!(words(&speech), ["It's not our war."], "{text}");
        assert_eq!(speech.is_body, is_body, "{text}");
    };
    let machine = "transcript_quality: machine\n";
    check(&format!("{}--- content/sources/a.txt\nIt's not our war.", tape("transcript: a.txt\n")), false);
    check(&format!("{}Notes.\n--- content/sources/tape.txt\nIt's not our war.", tape(machine)), false);
    let cue = "1\n00:01.000 --> 00:02.000\nIt's not our war.";
    check(&format!("{}--- content/sources/tape.SRT\n{cue}", tape("")), false);
    check(&format!("{}\nIt's not our war.\n", tape(machine)), true);
    let bundle = tape("").replace("tape.md", "tape/index.md");
    check(&format!("{bundle}--- content/sources/tape/words.srt\n{cue}"), false);
}

#[test]
fn what_readers_do_not_see_has_no_transcript() {
    let file = "--- content/sources/tape.txt\nIt's not our war.";
    assert_eq!(speech(&format!("{}{file}", tape("draft: true\n"))), None);
    let removed = "--- content/removed.toml\n[[removed]]\nrecord = \"source:tape\"\ndate = 2025-04-20\nwhy = \"asked\"\n";
    assert_eq!(speech(&format!("{}{removed}{file}", tape(""))), None);
    assert_eq!(speech(&format!("{}Notes.", tape(""))), None);
    assert_eq!(speech(&tape("transcript_quality: machine\n")), None);
}

#[test]
fn a_transcript_counts_as_partial_unless_it_says_more() {
    let of =
        |keys: &str| speech(&format!("{}--- content/sources/tape.txt\nNo.", tape(keys))).unwrap().quality;
    assert_eq!(of(""), TranscriptQuality::Partial);
    assert_eq!(of("transcript_quality: official\n"), TranscriptQuality::Official);
}

#[test]
fn a_name_before_a_turn_is_an_actor_where_that_is_certain() {
    let check = |label: &str, expected: Option<&str>| {
        let keys = "transcript_quality: checked\nspeakers:\n  THE PRESIDENT: donald-trump\n";
        let text = format!("{}--- content/sources/tape.txt\n{label}: It's not our war.", tape(keys));
        let speech = speech(&text).unwrap();
        assert_eq!(speech.transcript.turns[0].label.as_deref(), Some(label));
        assert_eq!(speech.speakers.get(label).map(|key| key.id.as_str()), expected, "{label}");
    };
    check("SECRETARY RUBIO", Some("marco-rubio"));
    check("Marco Rubio", Some("marco-rubio"));
    check("RUBIO", Some("marco-rubio"));
    check("M. RUBIO", Some("marco-rubio"));
    check("MARCO RUBIO, U.S. SECRETARY OF STATE", Some("marco-rubio"));
    check("РУБІО", Some("marco-rubio"));
    check("ДЕРЖСЕКРЕТАР РУБІО", Some("marco-rubio"));
    check("THE PRESIDENT", Some("donald-trump"));
    check("STATE DEPARTMENT", Some("us-state"));
    for other in ["ERIC TRUMP", "E. TRUMP", "MARCO", "QUESTION", "SECRETARY", "DEPARTMENT", "JEANETTE RUBIO"]
    {
        check(other, None);
    }
}

#[test]
fn two_who_are_called_alike_are_told_from_each_other_or_not_at_all() {
    let other = "--- content/actors/jeanette-rubio.md\n---\nname: Jeanette Rubio\nkind: person\n---\n";
    let text = "RUBIO: We are here.\nMARCO RUBIO: We go now.\nJ. RUBIO: And so do I.\n";
    let text =
        format!("{}{other}--- content/sources/tape.txt\n{text}", tape("transcript_quality: checked\n"));
    let speakers = speech(&text).unwrap().speakers;
    let speakers: Vec<(&str, &str)> =
        speakers.iter().map(|(label, key)| (label.as_str(), key.id.as_str())).collect();
    assert_eq!(speakers, [("J. RUBIO", "jeanette-rubio"), ("MARCO RUBIO", "marco-rubio")]);
}

#[test]
fn a_transcript_is_not_published_unless_it_may_be() {
    let piece = "--- content/pieces/a.md\n---\ntitle: Talks\ndate: 2025-04-18\nsources: [tape, speech]\n---\n\n[\"It is time,\"](actor:marco-rubio \"source:speech\") he said.\n";
    let spoken = "SECRETARY RUBIO: Xylophones are [a thing](actor:nobody). <blink>Zyzzyva</blink>\n";
    let check = |publish: &str, expected: bool| {
        let speech = format!(
            "--- content/sources/speech.md\n---\ntitle: The speech\nkind: transcript\ntranscript_quality: partial\n{publish}---\n\n{}",
            if expected { "SECRETARY RUBIO: Xylophones are a thing.\n" } else { spoken },
        );
        let file = format!(
            "{}--- content/sources/tape.txt\nXylophones too.\n",
            tape("transcript_quality: partial\n")
        );
        let root = project(&format!("{ACTORS}{piece}{speech}{file}"));
        let analysis = checked(root.path());
        let found: Vec<String> =
            analysis.findings.iter().map(|finding| told(finding, &analysis.files)).collect();
        let site = analysis.site.unwrap_or_else(|| panic!("{found:#?}"));
        assert_eq!(site.corpus.transcripts.len(), 2);
        let pages = site.outputs().into_iter().enumerate().filter(|(at, _)| {
            let bytes = site.render(*at).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            text.contains("Xylophones") || text.contains("Zyzzyva")
        });
        let pages: Vec<String> = pages.map(|(_, path)| path).collect();
        let own = "sources/speech/transcript/index.html".to_owned();
        assert_eq!(pages, if expected { vec![own] } else { Vec::new() });
    };
    check("", false);
    check("publish_transcript: true\n", true);
}

#[test]
fn a_transcript_that_is_not_there_or_leads_out_is_told_of() {
    let check = |keys: &str, code: &str| {
        let root = project(&format!("{}--- content/sources/plan.pdf @pdf", tape(keys)));
        let analysis = checked(root.path());
        let found: Vec<String> =
            analysis.findings.iter().map(|finding| told(finding, &analysis.files)).collect();
        assert_eq!(found, [format!("content/sources/tape.md:{code}")], "{keys}");
    };
    check("transcript: tap.txt\n", "4:13 dead-link");
    check("transcript: ../../site.toml\n", "4:13 path-escape");
    check("transcript: plan.pdf\n", "4:13 dead-link");
    check("speakers:\n  Q: nobody\n", "5:6 unknown-reference");
    check("speakers: nobody\n", "4:11 wrong-type");
}

/// What is told of the project `text`.
fn findings(text: &str) -> Vec<String> {
    let root = project(&format!("{ACTORS}{text}"));
    let analysis = checked(root.path());
    analysis.findings.iter().map(|finding| told(finding, &analysis.files)).collect()
}

#[test]
fn a_text_with_turns_is_a_transcript_and_not_published_though_its_quality_is_not_said() {
    let turns = "\nSECRETARY RUBIO: It's not our war.\n\nQUESTION: When will it end?\n";
    let text = format!("{}{turns}", tape(""));
    let speech = speech(&text).unwrap();
    assert!(speech.is_body && speech.quality == TranscriptQuality::Partial);
    assert_eq!(findings(&text), ["content/sources/tape.md:1:1 transcript-without-quality"]);
    let root = project(&format!("{ACTORS}{text}"));
    let site = checked(root.path()).site.unwrap();
    assert!(site.corpus.entries[&source("tape")].texts.body.is_none());
}

#[test]
fn a_quality_without_speech_is_told_of() {
    let machine = tape("transcript_quality: machine\n");
    let check = |text: &str, expected: &[&str]| assert_eq!(findings(text), expected, "{text}");
    check(&machine, &["content/sources/tape.md:1:1 broken-transcript"]);
    check(
        &format!("{machine}--- content/sources/tape.text\nIt's not our war."),
        &["content/sources/tape.md:1:1 broken-transcript"],
    );
    check(
        &format!("{machine}--- content/sources/tape.txt\n"),
        &["content/sources/tape.txt:1:1 broken-transcript"],
    );
}

#[test]
fn a_quality_that_is_none_is_told_of_once() {
    let text =
        format!("{}--- content/sources/tape.txt\nIt's not our war.", tape("transcript_quality: good\n"));
    assert_eq!(findings(&text), ["content/sources/tape.md:4:21 unknown-value"]);
}

#[test]
fn a_speaker_who_has_no_turn_is_told_of() {
    let keys = "transcript_quality: checked\nspeakers:\n  THE PRESIDEN: donald-trump\n";
    let text = format!("{}--- content/sources/tape.txt\nTHE PRESIDENT: It's not our war.", tape(keys));
    assert_eq!(findings(&text), ["content/sources/tape.md:6:3 unknown-turn"]);
}

#[test]
fn a_transcript_that_is_no_text_is_told_of_once_and_there() {
    let text = format!(
        "{}--- content/sources/tape.txt @bytes 52 3a 20 4e e9 65 2e",
        tape("transcript_quality: checked\n")
    );
    assert_eq!(findings(&text), ["content/sources/tape.txt:1:5 not-utf-8"]);
}
