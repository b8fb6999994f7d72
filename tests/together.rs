//! What texts say together: repeated words, judgements by date, people who are not to be named, digests.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
mod small;

use onrecord::compose::Route;
use onrecord::pipeline::{Analysis, Site};
use small::{page, said};

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\n";
const ANN: &str = "---\nname: Ann\nkind: person\n---\n";
const OLENA: &str = "---\nname: Olena Secret\nkind: private\n---\n";
const TAPE: &str = "---\ntitle: Tape\nkind: outlet\n---\n";
const CLAIM: &str = "---\nstatement: It rained.\nkind: event\n";

fn build(files: &[(&str, String)]) -> Analysis {
    let common = [
        ("content/actors/ann.md", ANN),
        ("content/actors/olena.md", OLENA),
        ("content/sources/tape.md", TAPE),
    ];
    let common = common.map(|(path, text)| (path, text.to_owned()));
    small::build(SITE, &[&common, files].concat())
}

fn site(files: &[(&str, String)]) -> Site {
    small::site(build(files))
}

fn piece(day: u8, text: &str) -> String {
    format!("---\ntitle: Of day {day}\ndate: 2025-04-{day}\nsources: [tape]\n---\n{text}\n")
}

#[test]
fn words_that_are_repeated_on_another_day_have_an_address_that_can_be_one() {
    let said = |day: u8| {
        piece(
            day,
            &format!("[\"We will not stop here\"](actor:ann \"2025-04-{day}T10:00:00+02:00\") she said."),
        )
    };
    let site = site(&[("content/pieces/a.md", said(17)), ("content/pieces/b.md", said(19))]);
    for page in &site.plan.pages {
        assert_eq!(Route::parse(page.route.as_str()).as_ref(), Ok(&page.route));
    }
    assert_eq!(site.concordance.remarks.len(), 2);
}

#[test]
fn the_sentence_of_somebody_unnamed_is_not_shown_on_the_page_of_words_in_it() {
    let text = "[Olena Secret](actor:olena) said she had heard [\"We will not stop here\"](actor:ann) there.";
    let site = site(&[("content/pieces/a.md", piece(17, text))]);
    for index in 0..site.plan.pages.len() {
        let text = String::from_utf8_lossy(&site.render(index).unwrap()).into_owned();
        let own = site.plan.pages[index].route.as_str() == "/2025/04/a/";
        assert!(own || !text.contains("Olena"), "{}", site.plan.pages[index].route);
    }
}

#[test]
fn somebody_unnamed_is_not_joined_across_pieces() {
    let text = "It is said that [it rained](claim:rain \"asserted by olena, 2025-04-16\").";
    let site = site(&[
        ("content/claims/rain.md", format!("{CLAIM}---\n")),
        ("content/pieces/a.md", piece(17, text)),
        ("content/pieces/b.md", piece(18, text)),
    ]);
    let history = site.concordance.claims.values().next().unwrap();
    assert_eq!(history.positions.iter().map(|position| position.pieces.len()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_judgement_of_a_later_day_does_not_hold_yet() {
    let claim = format!(
        "{CLAIM}assessments:\n  - {{status: contested, date: 2025-04-18}}\n  - {{status: confirmed, date: 2031-04-18}}\n---\n"
    );
    let site = site(&[("content/claims/rain.md", claim)]);
    let page = page(&site, "/claims/rain/");
    assert!(page.contains("Contested") && !page.contains("2031"), "{page}");
}

#[test]
fn an_introduction_makes_a_digest_even_of_a_week_without_pieces() {
    let site = site(&[("content/digests/2025-W20.md", "---\ntitle: A quiet week\n---\nNothing.\n".into())]);
    assert!(page(&site, "/digests/2025-W20/").contains("A quiet week"));
}

#[test]
fn addresses_that_differ_only_by_case_are_one_on_some_systems() {
    let slugged = |slug: &str| format!("---\ntitle: T\ndate: 2025-04-17\nslug: {slug}\n---\n");
    let analysis =
        build(&[("content/pieces/a.md", slugged("Same")), ("content/pieces/b.md", slugged("same"))]);
    assert!(said(&analysis).contains("duplicate-address"));
}

#[test]
fn a_record_that_refers_to_another_is_named_on_its_page() {
    let event = "---\ntitle: Rain\ndate: 2025-04-16\n---\n[Ann](actor:ann) was there.\n".to_owned();
    let site = site(&[("content/events/rain.md", event)]);
    assert!(page(&site, "/actors/ann/").contains("/events/rain/"));
}

#[test]
fn a_thread_names_the_pieces_and_records_that_speak_of_it() {
    let site = site(&[
        ("content/threads/t.md", "---\ntitle: The talks\n---\n".to_owned()),
        ("content/pieces/a.md", piece(17, "Of [the talks](thread:t).")),
        (
            "content/events/rain.md",
            "---\ntitle: Rain\ndate: 2025-04-16\n---\nDuring [them](thread:t).\n".to_owned(),
        ),
    ]);
    let page = page(&site, "/threads/t/");
    assert!(page.contains("/2025/04/a/#") && page.contains("/events/rain/#"), "{page}");
}
