//! What readers are shown of quotations: the page of a remark, and what they can take from it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
mod small;

use onrecord::pipeline::Site;
use small::page;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n";
const ANN: &str = "---\nname: Ann\nkind: person\n---\n";
const BOB: &str = "---\nname: Bob, the \"younger\" [x]\nkind: person\n---\n";
const ROME: &str = "---\nname: Rome\nkind: city\n---\n";
const TAPE: &str = "---\ntitle: Tape\nkind: outlet\nurl: https://tape.org/x\n---\n";
const PAPER: &str = "---\ntitle: Paper, of _1 May_\nkind: outlet\npublisher: The Paper\n---\n";

fn site(files: &[(&str, String)]) -> Site {
    let common = [
        ("content/actors/ann.md", ANN),
        ("content/actors/bob.md", BOB),
        ("content/places/rome.md", ROME),
        ("content/sources/tape.md", TAPE),
        ("content/sources/paper.md", PAPER),
    ];
    let common = common.map(|(path, text)| (path, text.to_owned()));
    small::site(small::build(SITE, &[&common, files].concat()))
}

/// The pages of remarks.
fn remarks(site: &Site) -> Vec<String> {
    let all = site.plan.pages.iter().map(|page| page.route.as_str());
    all.filter(|path| path.starts_with("/quotes/") && path.split('/').count() == 5)
        .map(|path| page(site, path))
        .collect()
}

fn piece(text: &str) -> String {
    format!("---\ntitle: A piece\ndate: 2025-05-02\n---\n{text}\n")
}

/// What stands in the elements `pre` of `page`, as text.
fn copied(page: &str) -> Vec<String> {
    let section = page.split("id=\"copy\"").nth(1).unwrap().split("</section>").next().unwrap();
    let parts = section.split("<pre").skip(1).map(|part| {
        let text = part.split_once('>').unwrap().1.split("</pre>").next().unwrap();
        let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'")];
        let text = named.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter));
        text.replace("&amp;", "&")
    });
    parts.collect()
}

#[test]
fn what_is_copied_from_the_page_of_a_remark_is_the_same_remark() {
    let words = [
        "We will stop here.",
        r"1\. A \*star\*, a \[bracket\], \<b>, \&amp; & more_than_that \~~no\~~",
        "He said “never” and «no», and it was “so”",
        "# So it is, says he: `x` is all",
    ];
    let quotations = [
        "— [Ann](actor:ann), [Rome](place:rome), 2025-05-01, [tape](source:tape)",
        "— [Bob](actor:bob), 2025-05, [paper](source:paper)",
        "— [Ann](actor:ann), [as printed](printed:paper)",
    ];
    for words in words {
        for attribution in quotations {
            let quoted = piece(&format!("> {words}\n> {attribution}")).replace("> # ", "> \\# ");
            let first = site(&[("content/pieces/a.md", quoted.clone())]);
            let shown = remarks(&first);
            assert_eq!(shown.len(), 1);
            let copies = copied(&shown[0]);
            assert_eq!(copies.len(), 2, "{shown:?}");
            for copy in copies {
                let both = [("content/pieces/a.md", quoted.clone()), ("content/pieces/b.md", piece(&copy))];
                let second = site(&both);
                let [one, other] = second.corpus.utterances.as_slice() else { panic!("{copy}") };
                assert_eq!(
                    (&one.words, &one.speakers, one.said_on, &one.place, &one.sources, &one.printed),
                    (
                        &other.words,
                        &other.speakers,
                        other.said_on,
                        &other.place,
                        &other.sources,
                        &other.printed
                    ),
                    "{copy}"
                );
                assert_eq!(second.concordance.remarks.len(), 1, "{copy}");
            }
        }
    }
}

#[test]
fn a_registered_remark_is_copied_with_its_id() {
    let quote = "---\nspeaker: ann\ntext: We will stop here\nsources: [tape]\n---\n".to_owned();
    let first = site(&[("content/quotes/stop.md", quote.clone())]);
    let copies = copied(&page(&first, "/quotes/ann/stop/"));
    assert_eq!(copies[0], "> [We will stop here](quote:stop)\n> — [Ann](actor:ann)");
    assert_eq!(copies[1], "[“We will stop here”](quote:stop)");
    for copy in copies {
        let both = [("content/quotes/stop.md", quote.clone()), ("content/pieces/b.md", piece(&copy))];
        assert_eq!(site(&both).concordance.remarks[0].utterances().count(), 1, "{copy}");
    }
}

#[test]
fn words_of_several_speakers_are_copied_as_a_block_only() {
    let said =
        "> We will both stop here.\n> — [Ann](actor:ann), [Bob](actor:bob), 2025-05-01, [t](source:tape)";
    let first = site(&[("content/pieces/a.md", piece(said))]);
    let copies = copied(&remarks(&first)[0]);
    assert_eq!(copies.len(), 1);
    let both = [("content/pieces/a.md", piece(said)), ("content/pieces/b.md", piece(&copies[0]))];
    let second = site(&both);
    assert_eq!(second.corpus.utterances[1].speakers.len(), 2);
    assert_eq!(second.concordance.remarks.len(), 1);
}

#[test]
fn links_to_sources_land_on_the_words() {
    let said = "> So we will stop here, and for good, in the end.\n> — [Ann](actor:ann), [t](source:tape)";
    let shown = remarks(&site(&[("content/pieces/a.md", piece(said))])).remove(0);
    let url = "https://tape.org/x#:~:text=So%20we%20will%20stop,good%2C%20in%20the%20end";
    assert!(shown.replace("&#x2F;", "/").contains(&format!("href=\"{url}\"")), "{shown}");
}

#[test]
fn where_remarks_have_pages_the_glossary_says_what_is_said_of_wordings() {
    let said = piece("[\"We will stop here\"](actor:ann \"source:tape\") she said.");
    let glossary = page(&site(&[("content/pieces/a.md", said)]), "/glossary/");
    for class in ["verbatim", "altered", "not-located"] {
        assert!(glossary.contains(&format!("id=\"wording-{class}\"")), "{class}");
    }
}

#[test]
fn words_without_a_record_are_said_to_have_none() {
    let said = piece("[\"We will stop here\"](actor:ann \"source:tape\") she said.");
    let shown = remarks(&site(&[("content/pieces/a.md", said)])).remove(0);
    assert!(shown.contains("These words are not located in a transcript at hand."), "{shown}");
    assert!(!shown.contains("On record"), "{shown}");
}

const SPEECH: &str = "ANN: We came here to talk. We will not stop here, and we will not go home before June.\n\n\
    [...]\n\nOLGA: Nobody asked me.\n\nANN: It is a long way from here to there.\n";

/// A digest whose tape has a transcript; `more` is added to the front matter of the tape.
fn with_transcript(more: &str, files: &[(&str, String)]) -> Site {
    let tape =
        format!("---\ntitle: Tape\nkind: transcript\nurl: https://youtu.be/x\nlanguage: en\n{more}---\n");
    let own = [
        ("content/sources/tape.md", tape),
        ("content/sources/tape.txt", SPEECH.to_owned()),
        ("content/actors/olga.md", "---\nname: Olga\nkind: private\n---\n".to_owned()),
    ];
    site(&[own.as_slice(), files].concat())
}

/// A piece that quotes the tape, and shows what the paper printed.
fn two_wordings() -> String {
    piece(
        "> We will not stop here, and we will not go home before June.\n\
         > — [Ann](actor:ann), 2025-05-01, [tape](source:tape)\n\n\
         > We will stop here, and we will not go home before July.\n\
         > — [Ann](actor:ann), 2025-05-01, [tape](source:tape), [as printed](printed:paper)",
    )
}

/// What a page says, without its frame and markup.
fn text(page: &str) -> String {
    let parts = page
        .split_once("<main")
        .unwrap()
        .1
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_words_on_record_come_first_and_each_wording_beside_them() {
    let files = [("content/pieces/a.md", two_wordings())];
    let shown = remarks(&with_transcript("transcript_quality: checked\n", &files)).remove(0);
    let said = text(&shown);
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("`{words}` is not in {said}"));
    assert!(at("On record") < at("We will not stop here, and we will not go home before June."));
    assert!(at("From a transcript that we have checked.") < at("Printed by Paper"));
    assert!(at("left out: not end.") < at("added: July. end."), "{said}");
    assert!(shown.contains("<del>") && shown.contains("<ins>"));
    for word in ["Altered", "Reversed", "wrong", "false"] {
        assert!(!said.contains(word), "{word}");
    }
}

#[test]
fn how_a_wording_relates_to_the_record_is_named_once_an_editor_has_compared_it() {
    let quote = |more: &str| {
        let text = "We will not stop here, and we will not go home before June.";
        format!("---\nspeaker: ann\ntext: {text}\ndate: 2025-05-01\nsources: [tape]\n{more}---\n")
    };
    let named = |class: &str, quote: String, settings: &str| {
        let files = [
            ("content/pieces/a.md", two_wordings()),
            ("content/quotes/stop.md", quote),
            ("site.toml", format!("{SITE}{settings}")),
        ];
        let site = with_transcript("transcript_quality: checked\n", &files);
        page(&site, "/quotes/ann/stop/")
            .replace("&#x2F;", "/")
            .contains(&format!("/glossary/#wording-{class}"))
    };
    assert!(!named("verbatim", quote(""), ""));
    assert!(named("verbatim", quote("checked_by: desk\n"), ""));
    assert!(
        !named("reversed", quote("checked_by: desk\n"), ""),
        "nobody has compared what the paper printed"
    );
    assert!(named("reversed", quote(""), "publish_fidelity = \"all\"\n"));
}

#[test]
fn a_transcript_that_may_not_be_published_shows_only_what_was_quoted() {
    let files = [("content/pieces/a.md", two_wordings())];
    let site = with_transcript("transcript_quality: checked\n", &files);
    let said = text(&page(&site, "/sources/tape/transcript/"));
    assert!(said.contains("We will not stop here, and we will not go home before June."), "{said}");
    assert!(said.contains("quoted in 1 of our pieces printed by 1 other"), "{said}");
    for index in 0..site.plan.pages.len() {
        let shown = String::from_utf8_lossy(&site.render(index).unwrap()).into_owned();
        for words in ["We came here", "Nobody asked", "a long way"] {
            assert!(!shown.contains(words), "{}", site.plan.pages[index].route);
        }
    }
}

#[test]
fn a_transcript_that_may_be_published_is_shown_with_its_gaps_and_without_names_that_are_not_to_be_read() {
    let files = [("content/pieces/a.md", two_wordings())];
    let more = "transcript_quality: checked\npublish_transcript: true\n";
    let site = with_transcript(more, &files);
    let shown = page(&site, "/sources/tape/transcript/");
    let said = text(&shown);
    assert!(said.contains("We came here to talk. We will not stop here"), "{said}");
    assert!(said.contains("part not in this transcript"), "{said}");
    assert!(said.contains("someone who is not named") && !shown.contains("OLGA"), "{said}");
    assert!(shown.contains("<mark class=\"lit lit-2\">We will not stop here"), "{shown}");
    let own = "/sources/tape/transcript/";
    assert!(page(&site, "/sources/tape/").replace("&#x2F;", "/").contains(own));
    assert!(remarks(&site)[0].replace("&#x2F;", "/").contains(&format!("{own}#ann-we-will-not")));
}

#[test]
fn the_page_of_a_transcript_goes_with_its_source() {
    let gone = "[[removed]]\nrecord = \"source:tape\"\ndate = 2025-06-01\nwhy = \"asked\"\n".to_owned();
    let plain = piece("Nothing was said.");
    let more = "transcript_quality: checked\npublish_transcript: true\n";
    let both = with_transcript(more, &[("content/pieces/a.md", plain.clone())]);
    assert!(both.file("/sources/tape/transcript/").is_some());
    let files = [("content/pieces/a.md", plain), ("content/removed.toml", gone)];
    assert!(with_transcript(more, &files).file("/sources/tape/transcript/").is_none());
}

#[test]
fn a_transcript_that_is_neither_published_nor_quoted_has_no_page() {
    let site = with_transcript("transcript_quality: checked\n", &[]);
    assert!(site.file("/sources/tape/transcript/").is_none());
}

#[test]
fn a_recording_is_opened_at_the_second_of_the_words() {
    let captions = "1\n00:00:02,000 --> 00:00:09,000\nWe came here to talk, as you know.\n\n\
        2\n00:01:23,500 --> 00:01:30,000\nWe will not stop here, and we will not go home before June.\n";
    let tape =
        "---\ntitle: Tape\nkind: recording\nurl: https://youtu.be/x\ntranscript_quality: machine\n---\n";
    let site = site(&[
        ("content/sources/tape.md", tape.to_owned()),
        ("content/sources/tape.srt", captions.to_owned()),
        ("content/pieces/a.md", two_wordings()),
    ]);
    for page in [remarks(&site).remove(0), page(&site, "/sources/tape/transcript/")] {
        assert!(page.replace("&#x2F;", "/").contains("https://youtu.be/x?t=83"), "{page}");
    }
}

const BETWEEN: &str =
    "They asked us for this more than once, in writing and by telephone, and they shall have it.";

/// A piece that quotes two passages, and shows how the paper printed them as one.
fn joined(first: &str, second: &str) -> String {
    let by = "— [Ann](actor:ann), 2025-05-01, [tape](source:tape)";
    piece(&format!(
        "> {first}\n> {by}\n\n> {second}\n> {by}\n\n> {first} {second}\n> {by}, [as printed](printed:paper)"
    ))
}

#[test]
fn a_wording_that_has_words_of_two_remarks_links_the_other() {
    let first = "We will not stop here, and we will not go home before June.";
    let second = "The railway to the northern harbour will be repaired before the winter.";
    let files = [
        ("content/pieces/a.md", joined(first, second)),
        (
            "content/sources/tape.txt",
            format!("ANN: {first} {BETWEEN}\n\nOLGA: Nobody asked me.\n\nANN: {second}\n"),
        ),
    ];
    let site = with_transcript("transcript_quality: checked\n", &files);
    let shown: Vec<String> = remarks(&site).iter().map(|page| text(page)).collect();
    for other in [first, second] {
        let spans = format!("This wording also has words of: “{other}”");
        assert!(shown.iter().any(|said| said.contains(&spans)), "{shown:#?}");
    }
    assert!(shown[0].contains("other words stand between on record"), "{shown:#?}");
    let others = ["Nobody asked me", "more than once"];
    assert!(!shown.iter().any(|said| others.iter().any(|other| said.contains(other))), "{shown:#?}");
    assert!(shown[0].contains("parts from different places"), "{shown:#?}");
}

#[test]
fn what_is_on_record_is_not_taken_from_a_wording_that_joins_two_places() {
    let said = joined("We came here to talk.", "It is a long way from here to there.");
    let site = with_transcript("transcript_quality: checked\n", &[("content/pieces/a.md", said)]);
    for remark in &site.concordance.remarks {
        let record = &remark.record.as_ref().unwrap().words;
        assert!(!record.contains('…'), "{record}");
    }
}

#[test]
fn translations_stand_side_by_side_each_with_its_translator() {
    let quote = "---\nspeaker: ann\ntext: We will stop here\nlanguage: en\nsources: [tape]\n---\n";
    let own = "---\ntext: Ми зупинимося тут\ntranslator: Desk\n---\n";
    let other = "---\nspeaker: ann\ntext: Тут ми спинимося\nlanguage: uk\ntranslation_of: stop\n---\n";
    let files = [
        ("content/quotes/stop.md", quote.to_owned()),
        ("content/quotes/stop.uk.md", own.to_owned()),
        ("content/quotes/stop-uk.md", other.to_owned()),
        ("site.toml", format!("{SITE}languages = [\"en\", \"uk\"]\n")),
    ];
    let site = site(&files);
    let said = text(&page(&site, "/quotes/ann/stop/"));
    assert!(said.contains("“Ми зупинимося тут” Translated by Desk"), "{said}");
    assert!(said.contains("“Тут ми спинимося” translator not named"), "{said}");
    let own = page(&site, "/uk/quotes/ann/stop/");
    let said = text(&own);
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("`{words}` is not in {said}"));
    assert!(at("We will stop here") < at("Ми зупинимося тут"));
    assert!(at("Ми зупинимося тут") < at("Звідки ми це маємо"));
    assert!(own.contains("<h1 class=\"words\" lang=\"en\" dir=\"ltr\">"), "{own}");
    let (list, original) = (text(&page(&site, "/uk/quotes/")), text(&page(&site, "/quotes/")));
    assert!(list.contains("«Ми зупинимося тут» Переклад"), "{list}");
    assert!(original.contains("“We will stop here” Ann"), "{original}");
}

#[test]
fn a_list_of_remarks_shows_the_words_on_record_and_not_how_somebody_printed_them() {
    let printed = piece(
        "> We will stop here, and we will not go home before June.\n\
         > — [Ann](actor:ann), 2025-05-01, [tape](source:tape), [as printed](printed:paper)",
    );
    let site = with_transcript("transcript_quality: checked\n", &[("content/pieces/a.md", printed)]);
    let said = text(&page(&site, "/actors/ann/"));
    assert!(said.contains("We will not stop here, and we will not go home before June."), "{said}");
    assert!(!said.contains("“We will stop here"), "{said}");
}

#[test]
fn the_names_of_private_people_do_not_stand_beside_their_turns_however_they_are_written() {
    let speech = "ANN: We will not stop here, and we will not go home before June.\n\
                  OLGA PETRIV: I have seen it with my own eyes.\n\
                  MS PETRIV: And I will not forget it.\n\
                  WITNESS: Nor will I.\n\
                  BORIS: This is for everybody to hear.\n";
    let private = "---\nname: Olga Petriv\nkind: private\n---\n";
    let witness = "---\nname: A witness\nkind: anonymous\n---\n";
    let files = [
        ("content/sources/tape.txt", speech.to_owned()),
        ("content/actors/olga.md", private.to_owned()),
        ("content/actors/seer.md", witness.to_owned()),
        ("content/pieces/a.md", two_wordings()),
    ];
    let more = "transcript_quality: checked\npublish_transcript: true\nspeakers:\n  WITNESS: seer\n";
    let site = with_transcript(more, &files);
    let shown = page(&site, "/sources/tape/transcript/");
    for name in ["OLGA", "PETRIV", "WITNESS", "Petriv"] {
        assert!(!shown.contains(name), "{name}: {shown}");
    }
    let said = text(&shown);
    assert!(said.contains("BORIS") && said.matches("someone who is not named").count() == 3, "{said}");
}
