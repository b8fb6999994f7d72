//! What an editor gets from `new`.

use super::*;
use crate::text::FileId;
use crate::tree::{Table, read_toml, read_yaml};

fn wish(kind: Kind, title: &str) -> Wish<'_> {
    let today = Date::parse("2025-04-18").unwrap();
    let speaker = (kind == Kind::Quote).then_some("marco-rubio");
    Wish { kind, title, today, yaml: false, speaker, translation: None }
}

/// The front matter of `text`, in which nothing may be wrong.
fn table(text: &str, yaml: bool) -> Table {
    let fence = if yaml { "---\n" } else { "+++\n" };
    let inside = text.strip_prefix(fence).unwrap().split(fence).next().unwrap();
    let (table, findings) =
        if yaml { read_yaml(inside, FileId(0), 0) } else { read_toml(inside, FileId(0), 0) };
    assert!(findings.is_empty(), "{findings:?}\n{text}");
    table
}

fn keys(text: &str, yaml: bool) -> Vec<String> {
    table(text, yaml).entries.iter().map(|(key, _)| key.value.clone()).collect()
}

#[test]
fn a_piece_has_title_and_date_and_the_rest_as_comments() {
    let draft = draft_of(&wish(Kind::Piece, "  Talks in \"Paris\" ")).unwrap();
    assert_eq!(draft.path, "pieces/2025/2025-04-18-talks-in-paris.md");
    assert_eq!(
        draft.text,
        r#"+++
title = "Talks in \"Paris\""
date = 2025-04-18
# kind = "report"  # or analysis, explainer, factcheck, timeline, live
# summary = "A sentence or two, for lists and feeds."
# authors = ["desk"]
# data_cutoff = 2025-04-18  # what became known later is not in it
# threads = ["us-mediation"]  # ids: names of files without .md
# places = ["paris"]  # ids: names of files without .md
# sources = ["state-readout"]  # ids: names of files without .md
# draft = true  # not published yet
+++

"#
    );
}

#[test]
fn a_record_goes_to_the_folder_of_its_kind_in_yaml_if_wanted() {
    let draft = draft_of(&Wish { yaml: true, ..wish(Kind::Quote, "It's not our war") }).unwrap();
    assert_eq!(draft.path, "quotes/its-not-our-war.md");
    assert!(
        draft
            .text
            .starts_with("---\ntext: \"It's not our war\"\nspeaker: \"marco-rubio\"\n# date: 2025-04-18"),
        "{}",
        draft.text
    );
}

#[test]
fn every_kind_can_be_read_as_it_is_and_with_every_comment_taken_up() {
    for kind in Kind::ALL {
        let title = if kind == Kind::Digest { "2025-W16" } else { "C:\\x \"y\" — Київ #1: yes" };
        for yaml in [false, true] {
            let draft = draft_of(&Wish { yaml, ..wish(kind, title) }).unwrap();
            keys(&draft.text, yaml);
            let full: String =
                draft.text.lines().map(|line| line.trim_start_matches("# ").to_owned() + "\n").collect();
            let written = full.lines().filter(|line| !line.is_empty()).count() - 2;
            assert_eq!(keys(&full, yaml).len(), written, "{full}");
        }
    }
}

#[test]
fn a_translation_stands_beside_its_original_and_has_texts_only() {
    let language = Language::parse("uk").unwrap();
    let translation = Some(Translation { language: &language, of: "talks-in-paris" });
    let draft = draft_of(&Wish { translation, ..wish(Kind::Piece, "Переговори") }).unwrap();
    assert_eq!(draft.path, "pieces/talks-in-paris.uk.md");
    assert_eq!(keys(&draft.text, false), ["title"]);
    let climbing = Some(Translation { language: &language, of: "../x" });
    assert!(draft_of(&Wish { translation: climbing, ..wish(Kind::Piece, "x") }).is_err());
}

#[test]
fn what_no_file_can_be_made_of_is_refused() {
    for bad in ["", "?!", "a\u{1b}[31mb"] {
        assert!(draft_of(&wish(Kind::Piece, bad)).is_err(), "{bad:?}");
    }
    assert!(draft_of(&Wish { speaker: None, ..wish(Kind::Quote, "x") }).unwrap_err().contains("--speaker"));
    assert!(draft_of(&Wish { speaker: Some("a b"), ..wish(Kind::Quote, "x") }).is_err());
    assert!(draft_of(&Wish { speaker: Some("a"), ..wish(Kind::Piece, "x") }).is_err());
}
