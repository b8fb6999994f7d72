//! What is found in prose: each piece beside what is said of it.

use super::look_through;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Kind;
use crate::parse::{Content, parse};
use crate::resolve::Corpus;
use crate::settings::Settings;
use crate::text::{File, FileId, Files};

/// What is found in a piece of 18 April 2025 in `language` whose body is `body`: a line for each finding, what it
/// says, the words at its place, and what the fix makes of them.
fn check(language: &str, body: &str) -> String {
    let settings = format!(
        "title = \"D\"\nbase_url = \"https://example.org/\"\nid = \"example.org,2025:d\"\nlanguages = [\"{language}\"]\n"
    );
    let settings = Settings::read(&settings, FileId(0)).0;
    let texts = [
        ("content/pieces/a.md", Kind::Piece, format!("---\ntitle: A\ndate: 2025-04-18\n---\n\n{body}\n")),
        ("content/places/kyiv.md", Kind::Place, "---\nname: Kyiv\nnames:\n  - text: Kiev\n    kind: deprecated\n---\n\nKiev is an old spelling.\n".into()),
        ("content/places/odesa.md", Kind::Place, "---\nname: Odesa\nnames:\n  - text: Odessa\n    kind: deprecated\n---\n".into()),
        ("content/places/odessa.md", Kind::Place, "---\nname: Odessa, Texas\n---\n".into()),
        ("content/actors/z.md", Kind::Actor, "---\nname: Volodymyr Zelenskyy\nkind: person\nnames:\n  - text: Zelenskiy\n    kind: deprecated\n  - text: Zelensky\n    kind: transliteration\n---\n".into()),
        ("content/actors/u.md", Kind::Actor, "---\nname: Ukraine\nkind: state\nnames:\n  - text: the Ukraine\n    kind: deprecated\n---\n".into()),
        ("content/actors/dynamo.md", Kind::Actor, "---\nname: Dynamo Kiev\nkind: organisation\n---\n".into()),
    ];
    let (mut files, mut corpus) = (Files::default(), Corpus::default());
    for (path, kind, text) in texts {
        let file = files.add(File::new(path, &text));
        let Content::Original { entry, .. } = parse(&files, file, kind, &settings).content else {
            panic!("{path} cannot be read")
        };
        corpus.entries.insert(entry.key.clone(), *entry);
    }
    look_through(&files, &corpus).iter().map(|finding| told(finding, &files)).collect()
}

fn told(finding: &Diagnostic, files: &Files) -> String {
    let Place::Span(span) = &finding.place else { panic!("{finding:?} has no place") };
    let mut line = format!(
        "{}: {} [{}]",
        finding.code.name(),
        finding.message,
        &files.get(span.file).text[span.range()]
    );
    if let Some(fix) = &finding.fix {
        let parts: Vec<&str> = fix.edits.iter().map(|(_, text)| text.as_str()).collect();
        line = format!("{line} → {}", parts.join(", "));
    }
    line + "\n"
}

#[test]
fn a_deprecated_name_is_told_once_a_paragraph_with_a_fix_for_all_its_places() {
    assert_eq!(
        check(
            "en",
            "Kiev's mayor left *Kiev* for KIEV.\n\nPro-Kiev, the [Zelenskiy](actor:z) line; The Ukraine."
        ),
        "deprecated-name: “Kiev” is a deprecated spelling in `place:kyiv` [Kiev] → Kyiv, Kyiv, KYIV\n\
         deprecated-name: “Kiev” is a deprecated spelling in `place:kyiv` [Kiev] → Kyiv\n\
         deprecated-name: “The Ukraine” is a deprecated spelling in `actor:u` [The Ukraine] → Ukraine\n\
         deprecated-name: “Zelenskiy” is a deprecated spelling in `actor:z` [Zelenskiy] → Zelenskyy\n"
    );
}

#[test]
fn names_stay_in_quotations_code_addresses_and_other_names() {
    for text in [
        "He said “Kiev is ours”, [\"Kiev,\"](actor:z \"Kiev\") and `Kiev`.",
        "> Kiev\n> — [He](actor:z), Kiev",
        "See <https://kiev.example/Kiev>, https://example.org/Kiev, [here](https://example.org/Kiev) and #Kiev.",
        "Dynamo Kiev played; Zelensky watched; kiev, Kievan, Kievs; [there](place:kyiv \"Kiev\").",
        "<b title=\"Kiev\">Kyiv</b> <!-- Kiev -->",
    ] {
        assert_eq!(check("en", text), "", "{text}");
    }
}

#[test]
fn a_name_that_is_right_for_something_else_is_left_alone() {
    assert_eq!(check("en", "He lives in Odessa, Texas."), "");
    assert_eq!(
        check("en", "He lives in Odessa."),
        "deprecated-name: “Odessa” is a deprecated spelling in `place:odesa` [Odessa] → Odesa\n"
    );
}

#[test]
fn a_weekday_is_held_against_its_date_in_each_language() {
    for (language, wrong, right) in [
        ("en", "On Thursday, 18 April 2025,", "On Friday, 18 April 2025,"),
        ("en", "On Thursday, April 18, he", "On Friday April 18th, he"),
        ("en", "On 18 April 2025 (Thursday)", "On 18 April (Friday)"),
        ("en", "On Thursday the 18th of April", "On Friday the 18th of April"),
        ("en", "On Thursday (2025-04-18)", "On Friday, 2025-04-18"),
        ("uk", "у четвер, 18 квітня 2025 року", "у п’ятницю, 18 квітня"),
        ("ru", "в четверг, 18 апреля", "в пятницу 18 апреля 2025 года"),
        ("de", "am Donnerstag, dem 18. April", "am Freitag, 18. April 2025"),
        ("fr", "jeudi 18 avril", "le vendredi 18 avril 2025"),
        ("es", "el jueves 18 de abril de 2025", "viernes, 18 de abril"),
        ("ar", "يوم الخميس 18 أبريل 2025", "الجمعة ١٨ نيسان"),
        ("ar", "السبت 1 كانون الثاني 2025", "الأربعاء 1 كانون الثاني 2025"),
    ] {
        assert!(
            check(language, wrong).starts_with("wrong-weekday: 2025-"),
            "{wrong}: {}",
            check(language, wrong)
        );
        assert_eq!(check(language, right), "", "{right}");
    }
}

#[test]
fn a_weekday_that_may_belong_to_another_day_is_left_alone() {
    for text in [
        "On Thursday. 18 April was a Friday.",
        "Thursday and Friday, 17 and 18 April",
        "from Thursday to Friday 18 April",
        "Thursday–Friday, 17–18 April",
        "Thursday, April 17-18",
        "He said “Thursday, 18 April 2025”.",
        "Sunday, 9 January 1905",
        "Thursday, 18 people",
        "Thursday, 18 April 2024",
    ] {
        assert_eq!(check("en", text), "", "{text}");
    }
}

#[test]
fn a_year_that_is_not_written_is_the_nearest() {
    assert_eq!(check("en", "On Tuesday, 31 December, and Thursday, 2 January"), "");
    assert!(check("en", "On Wednesday, 31 December,").contains("2024-12-31 is a Tuesday, not a Wednesday"));
}

#[test]
fn days_that_are_counted_lead_from_one_date_to_the_other() {
    let wrong = "day-count: 30 days since 2025-03-18 lead to 2025-04-17, not to 2025-04-16";
    for (language, text) in [
        ("en", "The 30 days since 18 March ended on 16 April."),
        ("en", "The thirty days from the call of March 18 will expire on Wednesday, April 16."),
        ("en", "It ends on April 16 (30 days since … March 18)."),
        ("en", "On 16 April, 30 days after 18 March 2025, it was over."),
        ("uk", "30 днів від 18 березня закінчилися 16 квітня."),
        ("uk", "Це 16 квітня, тобто через тридцять днів після 18 березня."),
        ("ar", "انتهت مدة الـ30 يوما منذ 18 مارس في 16 أبريل."),
        ("ar", "في 16 أبريل، بعد 30 يوما من 18 مارس"),
        ("ru", "30 дней с 18 марта истекли 16 апреля."),
        ("de", "Die 30 Tage seit dem 18. März endeten am 16. April."),
    ] {
        let found = check(language, text);
        assert!(found.starts_with(wrong), "{text}: {found}");
        let right = check(language, &text.replacen("16", "17", 1).replace("Wednesday", "Thursday"));
        assert_eq!(right, "", "{text}");
    }
    let weeks = check("en", "Two weeks after 1 April was 14 April.");
    assert!(weeks.starts_with("day-count: 14 days since 2025-04-01 lead to 2025-04-15"), "{weeks}");
}

#[test]
fn days_that_may_be_meant_otherwise_are_left_alone() {
    for text in [
        "In the 30 days since 18 March, on 5 April alone, it rained.",
        "About 30 days since 18 March ended on 16 April.",
        "The first 30 days since 18 March ended on 16 April.",
        "More than 30 days since 18 March ended on 16 April.",
        "The 30 days since 18 March did not end on 16 April.",
        "30 days from 18 March to 16 April.",
        "The 30 days since 18 March were over. On 16 April he left.",
        "By 5 April, the 30 days since 18 March had not passed.",
        "TASS wrote “30 days since 18 March ended on 16 April”.",
        "30 days since the call ended on 16 April.",
        "Within 30 days after 18 March, on 16 April, he left.",
    ] {
        assert_eq!(check("en", text), "", "{text}");
    }
}
