//! What readers are shown of quotations: the page of a remark, and what they can take from it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;

use onrecord::diagnostic::{Format, report};
use onrecord::model::Moment;
use onrecord::pipeline::{Request, Site, analyse};

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n";
const ANN: &str = "---\nname: Ann\nkind: person\n---\n";
const BOB: &str = "---\nname: Bob, the \"younger\" [x]\nkind: person\n---\n";
const ROME: &str = "---\nname: Rome\nkind: city\n---\n";
const TAPE: &str = "---\ntitle: Tape\nkind: outlet\nurl: https://tape.org/x\n---\n";
const PAPER: &str = "---\ntitle: Paper, of _1 May_\nkind: outlet\npublisher: The Paper\n---\n";

fn site(files: &[(&str, String)]) -> Site {
    let root = tempfile::tempdir().unwrap();
    let common = [
        ("site.toml", SITE),
        ("content/actors/ann.md", ANN),
        ("content/actors/bob.md", BOB),
        ("content/places/rome.md", ROME),
        ("content/sources/tape.md", TAPE),
        ("content/sources/paper.md", PAPER),
    ];
    let common = common.iter().map(|(path, text)| (*path, (*text).to_owned()));
    for (path, text) in common.chain(files.iter().cloned()) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let root = root.path().to_owned();
    let now = Moment::parse("2026-01-01T00:00:00Z").unwrap();
    let analysis = analyse(&Request { root, base_url: None, drafts: false, now, strict: false }).unwrap();
    let said = report(&analysis.findings, &analysis.files, Format::Short);
    analysis.site.unwrap_or_else(|| panic!("{said}"))
}

fn page(site: &Site, path: &str) -> String {
    let (bytes, _) = site.file(path).unwrap_or_else(|| panic!("nothing stands at {path}"));
    String::from_utf8(bytes).unwrap()
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
    let parts = page.split("<pre").skip(1).map(|part| {
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
    assert!(shown.contains("We have no transcript of these words."), "{shown}");
    assert!(!shown.contains("On record"), "{shown}");
}
