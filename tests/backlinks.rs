//! The sentences under “Mentioned in”: in the page's language where the text is translated, each once, and a
//! quotation in marks.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
mod small;

const SITE: &str =
    "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\nlanguages = [\"en\", \"uk\"]\n";
const PIECE: &str = "+++\ntitle = \"Talks\"\ndate = 2025-04-18T09:00:00Z\nsources = [\"log\"]\n+++\nIt was a long day. [Mira Dahl](actor:mira-dahl) said \
    on Tuesday, at a desk that had been brought to the quay for this and that stood there for a whole week in the rain and \
    in the sun while ships came and went, that [Dahl](actor:mira-dahl) stays. Then it rained.\n\n\
    > Ships are all that we have.\n>\n> — [Mira Dahl](actor:mira-dahl), 2025-04-17, source:log\n";
const TRANSLATION: &str = "+++\ntitle = \"Розмови\"\ntranslator = \"A. Name\"\n+++\nЦе був довгий день. [Міра Даль](actor:mira-dahl) лишається.\n";

fn page(path: &str, translation: Option<&str>) -> String {
    let mut files = vec![
        ("content/actors/mira-dahl.md", "+++\nname = \"Mira Dahl\"\nkind = \"person\"\n+++\n"),
        (
            "content/sources/log.md",
            "+++\ntitle = \"Log\"\nkind = \"primary-document\"\npublished = 2025-04-17\n+++\n",
        ),
        ("content/pieces/talks.md", PIECE),
    ];
    files.extend(translation.map(|text| ("content/pieces/talks.uk.md", text)));
    let analysis = small::build(SITE, &files);
    let said = small::said(&analysis);
    assert!(said.lines().all(|line| line.contains("[no-policy-pages]")), "{said}");
    small::page(&small::site(analysis), path)
}

fn excerpts(page: &str) -> Vec<&str> {
    page.split("<p class=\"exc\"").skip(1).map(|rest| &rest[..rest.find("</p>").unwrap()]).collect()
}

#[test]
fn a_sentence_with_two_links_stands_once_and_a_quotation_in_marks() {
    let page = page("/actors/mira-dahl/", None);
    let found = excerpts(&page);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|text| text.contains(">“Ships are all that we have.”<")), "{found:?}");
    assert!(found.iter().any(|text| text.contains("said on Tuesday")), "{found:?}");
}

#[test]
fn a_translated_piece_is_met_in_its_translation() {
    let page = page("/uk/actors/mira-dahl/", Some(TRANSLATION));
    let found = excerpts(&page);
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert!(only.contains("href=\"/uk/2025/04/talks/#r1\">Міра Даль</a> лишається."), "{only}");
    assert!(!only.contains("lang="), "{only}");
}

#[test]
fn a_translation_without_the_link_leaves_the_original() {
    let page = page(
        "/uk/actors/mira-dahl/",
        Some("+++\ntitle = \"Розмови\"\ntranslator = \"A. Name\"\n+++\nТекст.\n"),
    );
    let found = excerpts(&page);
    assert!(found.len() == 2 && found.iter().all(|text| text.contains("lang=\"en\"")), "{found:?}");
}
