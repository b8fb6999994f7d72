//! Quotations of a digest beside what they rely on: transcripts, registered words, translations.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod project;

use onrecord::collate::{Basis, Comparison, Sourced};
use onrecord::pipeline::Site;

use project::{checked, project, told};

const COMMON: &str = "--- site.toml
title = \"A digest\"
base_url = \"https://example.org/digest/\"
id = \"example.org,2025:digest\"
languages = [\"en\", \"uk\"]
[check]
reversed-quote = \"warning\"
words-of-another = \"warning\"
--- content/actors/ann.md
---
name: Ann Lee
kind: person
---
--- content/actors/bob.md
---
name: Bob Lee
kind: person
---
--- content/sources/paper.md
---
title: The paper
kind: outlet
---
--- content/sources/tape.md
---
title: The tape
kind: recording
published: 2025-04-18
transcript_quality: checked
speakers:
  MS LEE: ann
  MR LEE: bob
---

MS LEE: We are now reaching a point where we need to decide and determine whether this is possible. It is not our war.

MR LEE: Nobody asked me about the map of the river.
";

fn site(text: &str) -> Site {
    let root = project(&format!("{COMMON}{text}"));
    let analysis = checked(root.path());
    let found: Vec<String> = analysis.findings.iter().map(|finding| told(finding, &analysis.files)).collect();
    analysis.site.unwrap_or_else(|| panic!("{found:#?}"))
}

fn piece(text: &str) -> String {
    format!("--- content/pieces/a.md\n---\ntitle: A\ndate: 2025-04-18\n---\n\n{text}\n")
}

fn class(comparison: &Comparison) -> String {
    let turn = comparison.turn.as_ref().map(|turn| format!(" by {turn}")).unwrap_or_default();
    format!("{}{turn}", comparison.fidelity.name())
}

fn line(sourced: Option<&Sourced>) -> String {
    let Some(Sourced { basis, comparison }) = sourced else { return "-".to_owned() };
    let basis = match basis {
        Basis::Transcript(key) | Basis::Quote(key) => key.to_string(),
        Basis::Translation(key) => format!("translation {key}"),
    };
    format!("{basis} {}", class(comparison))
}

/// What each quotation of the piece with `text` relies on, and how it compares with that.
fn sourced(text: &str, more: &str) -> Vec<String> {
    let site = site(&format!("{}{more}", piece(text)));
    site.concordance.sourced.iter().map(|sourced| line(sourced.as_ref())).collect()
}

/// What each remark has on record, and how each of its wordings compares with that.
fn remarks(site: &Site) -> Vec<String> {
    let remarks = site.concordance.remarks.iter().map(|remark| {
        let record = remark.record.as_ref().map_or("-", |record| record.words.as_str());
        let against = remark.wordings.iter().map(|wording| {
            let against = wording.against.as_ref().map_or_else(|| "-".to_owned(), class);
            format!("{}: {against}", wording.words)
        });
        format!("{record} | {}", against.collect::<Vec<_>>().join(" | "))
    });
    remarks.collect()
}

#[test]
fn words_of_ours_are_held_against_the_transcript_of_their_source() {
    let found = sourced(
        "[\"It is not our war\"](actor:ann \"source:tape\")\n\n[\"a point where we need to decide whether this is possible\"](actor:ann \"source:tape\") she said.\n\n\
         [\"Elephants like bananas\"](actor:ann \"source:tape\")\n\n[\"It is not our war\"](actor:ann \"source:paper\")\n\n\
         > It is not our war, he said\n> — [Ann](actor:ann), [tape](source:tape), printed:paper",
        "",
    );
    assert_eq!(found, ["-", "source:tape verbatim", "source:tape altered", "source:tape not-located", "-"]);
}

#[test]
fn whose_turn_it_is_is_known_by_the_actor_and_not_by_a_name_that_two_have() {
    let found = sourced(
        "[\"Nobody asked me about the map\"](actor:ann \"source:tape\")\n\n[\"Nobody asked me about the map\"](actor:bob \"source:tape\")",
        "",
    );
    assert_eq!(found, ["source:tape excerpt by MR LEE", "source:tape excerpt"]);
}

#[test]
fn of_several_transcripts_the_one_that_has_the_words_counts() {
    let other = "--- content/sources/notes.md\n---\ntitle: Notes\nkind: transcript\ntranscript_quality: partial\n---\n\nSomething else was said there.\n";
    let found = sourced("[\"It is not our war\"](actor:ann \"source:notes, source:tape\") she said.", other);
    assert_eq!(found, ["source:tape verbatim"]);
}

const QUOTE: &str = "--- content/quotes/war.md\n---\ntext: It has never been our war.\nspeaker: ann\nsources: [paper]\ndate: 2025-04-18\n---\n";

#[test]
fn words_that_name_a_registered_quote_are_held_against_it() {
    let found = sourced(
        "[\"It has been our war\"](quote:war) [\"It has never been our war\"](actor:ann \"source:paper\")",
        QUOTE,
    );
    assert_eq!(found, ["quote:war reversed", "-"]);
}

#[test]
fn a_translation_is_held_against_the_registered_one() {
    let ours = "--- content/pieces/a.uk.md\n---\ntitle: А\n---\n\n[«Це ніколи не була наша війна»](quote:war) сказала вона.\n";
    let check = |translation: &str| sourced("Nothing.", &format!("{QUOTE}{ours}{translation}"));
    assert_eq!(check(""), ["quote:war translated"]);
    let own = "--- content/quotes/war.uk.md\n---\ntext: Це ніколи не була наша війна.\ntranslator: T\n---\n";
    assert_eq!(check(own), ["translation quote:war verbatim"]);
    let other = "--- content/quotes/war-uk.md\n---\ntext: Це не була наша війна.\nlanguage: uk\nspeaker: ann\ntranslation_of: war\ntranslator: T\nsources: [paper]\n---\n";
    assert_eq!(check(other), ["translation quote:war-uk altered"]);
}

#[test]
fn what_overlaps_in_the_record_is_one_remark_and_the_longest_words_are_shown() {
    let site = site(&piece(
        "[\"We are now reaching a point where we need to decide and determine\"](actor:ann \"source:tape\")\n\n\
         [\"to decide and determine whether this is possible. It is not our war\"](actor:ann \"source:tape\")\n\n\
         [\"We are not reaching a point\"](actor:ann \"source:tape, printed:paper\")",
    ));
    assert_eq!(
        remarks(&site),
        ["to decide and determine whether this is possible. It is not our war | \
          We are now reaching a point where we need to decide and determine: excerpt | \
          to decide and determine whether this is possible. It is not our war: excerpt | \
          We are not reaching a point: reversed"]
    );
}

#[test]
fn without_a_transcript_the_registered_words_are_on_record_unless_an_outlet_printed_them() {
    let text = "[\"It has been our war\"](actor:ann \"2025-04-18, source:paper, printed:paper\")";
    let site = |quote: &str| site(&format!("{}{quote}", piece(text)));
    assert_eq!(
        remarks(&site(QUOTE)),
        ["It has never been our war. | It has never been our war.: verbatim | It has been our war: reversed"]
    );
    let printed = QUOTE.replace("date:", "printed_in: [paper]\ndate:");
    assert_eq!(remarks(&site(&printed)), ["- | It has never been our war.: - | It has been our war: -"]);
}

#[test]
fn what_a_record_has_is_listed_as_said_and_not_as_printed_by_others() {
    let actor = |source: &str| {
        let title = format!("2025-04-18, source:{source}, printed:paper");
        let site =
            site(&piece(&format!("[\"We are not reaching a point\"](actor:ann \"{title}\") was in print.")));
        String::from_utf8(site.file("/actors/ann/").unwrap().0).unwrap()
    };
    let (on_record, alone) = (actor("tape"), actor("paper"));
    assert!(on_record.contains("We are now reaching a point"), "{on_record}");
    assert!(!on_record.contains("Printed as this speaker’s words"), "{on_record}");
    let (_, alone) = alone.split_once("Printed as this speaker’s words").unwrap();
    assert!(alone.contains("\u{201c}We are not reaching a point\u{201d}"), "{alone}");
}
