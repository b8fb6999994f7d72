//! A project whose every text tries to break out of the place it is shown in, and what is published of it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/html.rs"]
#[expect(dead_code, reason = "other tests ask more of it")]
mod html;
mod project;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use onrecord::diagnostic::{Format, report, summary};
use onrecord::pipeline::{addresses, publish};
use project::{checked, project, request, told};
use quick_xml::Reader;
use quick_xml::events::Event;

/// What breaks out of texts, attributes, scripts, XML, terminals and workflow logs. TOML's escapes.
const HOSTILE: &str = r#"H\"'><script>alert(1)</script><img src=x onerror=alert(1)> ]]> <!-- --> </title></textarea> {{ site.title }} {% raw %} \u001b[31m \u0001 \u202e ::error::pwned &#x3c;"#;

/// The project: `HOSTILE` is the text; `HOSTILE-LINE` one that ends no text in quotation marks, brackets or
/// commas, `HOSTILE-LINK` the same, `HOSTILE-WORD` one in ASCII without spaces, `HOSTILE-ROLE` one that is no reference.
const PROJECT: &str = include_str!("hostile/project.txt");

/// The project, with its hostile texts: in front matter as TOML escapes them, in Markdown as they are.
fn hostile() -> String {
    let plain = HOSTILE.replace("\\\"", "\"").replace("\\u001b", "\u{1b}").replace("\\u0001", "\u{1}");
    let plain = plain.replace("\\u202e", "\u{202e}");
    let line: String = plain.chars().filter(|letter| !"\"[](),\u{1}\u{1b}".contains(*letter)).collect();
    let role: String = line.chars().filter(|letter| !"`:".contains(*letter)).collect();
    let word: String = line.chars().filter(|letter| letter.is_ascii() && !letter.is_whitespace()).collect();
    let mut in_front = true;
    let mut text = String::new();
    for written in PROJECT.trim_start().lines() {
        if written.starts_with("--- ") {
            in_front = true;
        }
        let is_body = !in_front;
        in_front &= !(written == "+++" && text.lines().last().is_some_and(|last| !last.starts_with("--- ")));
        let escaped = if is_body { &plain } else { HOSTILE };
        let line = written.replace("HOSTILE-LINK", &line).replace("HOSTILE-LINE", &line);
        let line = line.replace("HOSTILE-WORD", &word).replace("HOSTILE-ROLE", &role);
        text += &line.replace("HOSTILE", escaped);
        text += "\n";
    }
    text
}

/// What is published of it, by path.
static SITE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let root = project(&hostile());
    let analysis = checked(root.path());
    let said = report(&analysis.findings, &analysis.files, Format::Short);
    let site = analysis.site.unwrap_or_else(|| panic!("{said}"));
    let output = root.path().join("public");
    publish(&site, root.path(), &output).unwrap();
    let mut files = BTreeMap::new();
    read(&output, "", &mut files);
    assert!(files.len() > 20, "{:?}", files.keys());
    files
});

fn read(folder: &Path, path: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{path}{}", entry.file_name().to_str().unwrap());
        let kind = entry.file_type().unwrap();
        if kind.is_symlink() {
            files.insert(name, b"a symbolic link".to_vec());
        } else if kind.is_dir() {
            read(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|own| own == ending)
}

fn pages() -> impl Iterator<Item = (&'static String, &'static str)> {
    let pages = SITE.iter().filter(|(path, _)| has_ending(path, "html"));
    pages.map(|(path, bytes)| (path, std::str::from_utf8(bytes).unwrap()))
}

#[test]
fn nothing_in_any_field_becomes_an_element_or_an_attribute() {
    for (path, text) in pages() {
        let page = html::parse(text);
        assert!(page.faults.is_empty(), "{path}: {:#?}", page.faults);
        for element in &page.elements {
            let is_ours = element.name != "script"
                || element.get("src").is_some_and(|src| src.contains("/theme/"))
                || element.get("type") == Some("application/ld+json");
            assert!(is_ours, "{path}: {element:?}");
            for (name, value) in &element.attributes {
                assert!(!name.starts_with("on") && name != "srcdoc", "{path}: {element:?}");
                let is_address = matches!(name.as_str(), "href" | "src" | "action" | "formaction");
                let runs =
                    ["javascript:", "data:", "vbscript:"].iter().any(|scheme| value.starts_with(scheme));
                assert!(!is_address || !runs, "{path}: {element:?}");
            }
        }
    }
}

#[test]
fn no_page_shows_control_characters_and_no_template_runs_in_content() {
    for (path, text) in pages() {
        let bad = text.chars().find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'));
        assert_eq!(bad, None, "{path}");
        assert!(!text.contains("H&quot;") || text.contains("{{ site.title }}"), "{path}");
    }
}

#[test]
fn feeds_and_lists_are_xml() {
    let mut count = 0;
    for (path, bytes) in SITE.iter().filter(|(path, _)| has_ending(path, "xml") || has_ending(path, "svg")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let is_allowed = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t');
        assert!(text.chars().all(is_allowed), "{path} has a character that XML does not");
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    assert!(tag.name().as_ref() != "script", "{path}");
                    assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{path}");
                }
                _ => {}
            }
        }
        count += 1;
    }
    assert!(count >= 4, "{count}");
}

/// Where `word` stands, in any case of letters: the paths and texts of the files.
fn places_of(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let has = |path: &&String| {
        let text = String::from_utf8_lossy(&SITE[*path]).to_lowercase();
        path.to_lowercase().contains(&word) || text.contains(&word)
    };
    SITE.keys().filter(has).cloned().collect()
}

#[test]
fn unnamed_people_leave_no_trace_beside_the_sentence_that_names_them() {
    for word in [
        "Secretname",
        "Secretstreet",
        "Secretalias",
        "Secretbody",
        "Secretofficial",
        "witness",
        "actors/official",
        "official/",
    ] {
        assert_eq!(places_of(word), [""; 0], "{word}");
    }
    for words in ["a neighbour", "We heard it twice", "nobody came to ask us"] {
        assert_eq!(places_of(words), ["2025/04/days/index.html"], "{words}");
    }
}

#[test]
fn what_was_erased_and_what_is_not_content_leaves_no_trace() {
    for word in [
        "Secrettitle",
        "Secretstory",
        "They took everything",
        "Secretextra",
        "Secretoutside",
        "GPS-SECRET",
        "Exif",
    ] {
        assert_eq!(places_of(word), [""; 0], "{word}");
    }
    // until the ledger forgets the address, a page there says that something is gone, and does not say what
    let stone = std::str::from_utf8(&SITE["2025/04/erased-secretslug/index.html"]).unwrap();
    assert!(!stone.replace("/2025/04/erased-secretslug/", "").contains("secretslug"));
    for path in places_of("secretslug") {
        assert!(path.starts_with("2025/04/erased-secretslug/") || path.starts_with(".onrecord/"), "{path}");
    }
}

#[test]
fn after_the_ledger_forgot_what_was_erased_its_name_is_nowhere() {
    let root = project(&hostile());
    fs::remove_file(root.path().join("content/pieces/erased-secretslug.md")).unwrap();
    addresses(&request(root.path()), true).unwrap();
    let analysis = checked(root.path());
    let output = root.path().join("public");
    publish(&analysis.site.unwrap(), root.path(), &output).unwrap();
    let mut files = BTreeMap::new();
    read(root.path(), "", &mut files);
    for (path, bytes) in files {
        let is_named = path.contains("secretslug") || String::from_utf8_lossy(&bytes).contains("secretslug");
        assert!(!is_named, "{path}");
    }
}

#[test]
fn no_report_speaks_to_a_terminal_or_a_workflow() {
    let evil = "\u{1b}[31mred\u{1b}]0;title\u{7}\r\n::error::pwned\u{202e}";
    let text = format!(
        "--- content/pieces/a.md\n+++\ntitle = \"x\"\ndate = \"{}\"\nkind = \"{}\"\n\"{}\" = 1\n+++\n\n[x](actor:{evil})\n\n{evil} [y](nothing\u{1b}[31m.md)\n\n::error::pwned [z](actor:nobody)\n",
        "\\u001b[31m\\n::error::pwned", "\\u001b[31m\\n::warning::pwned", "\\u001b[31m\\n::error::pwned",
    );
    let root = project(&text);
    let analysis = checked(root.path());
    assert!(analysis.findings.len() >= 4);
    for finding in &analysis.findings {
        assert!(!told(finding, &analysis.files).contains('\u{1b}'));
    }
    for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
        let said = report(&analysis.findings, &analysis.files, format) + &summary(&analysis.findings);
        let bad = said.chars().find(|letter| letter.is_control() && *letter != '\n' || *letter == '\u{202e}');
        assert_eq!(bad, None, "{format:?}: {said}");
        for line in said.lines().filter(|line| line.trim_start().starts_with("::")) {
            let is_ours = format == Format::Github && line.contains(" file=");
            assert!(is_ours, "{format:?}: {line}");
        }
    }
}

#[test]
fn no_path_in_content_or_settings_leads_out() {
    let piece = |key: &str| format!("--- content/pieces/a.md\n---\ntitle: A\ndate: 2025-04-18\n{key}\n---\n");
    let source =
        |key: &str| format!("--- content/sources/a.md\n---\ntitle: A\nkind: recording\n{key}\n---\n");
    let site =
        "--- site.toml\ntitle = \"D\"\nbase_url = \"https://example.org/\"\nid = \"example.org,2025:d\"\n";
    let projects = [
        piece("slug: ../../up"),
        piece("slug: /etc"),
        piece("redirects: [/../../up/]"),
        piece("redirects: [/%2e%2e/up/]"),
        piece("redirects: [/a/..%2f..%2fup/]"),
        piece("redirects: [\"/a\\\\..\\\\up/\"]"),
        piece("picture: {src: ../../../etc/passwd, alt: x}"),
        piece("picture: {src: \"..%2f..%2fsite.toml\", alt: x}"),
        source("transcript: ../../site.toml"),
        source("transcript: /etc/passwd"),
        format!("{site}theme = \"../content\"\n[check]\nno-policy-pages = \"off\"\n{}", piece("")),
        format!("{site}theme = \"/etc\"\n[check]\nno-policy-pages = \"off\"\n{}", piece("")),
        "--- content/actors/a.md\n---\nname: A\nkind: person\nformer_ids: [../../up]\n---\n".to_owned(),
    ];
    for text in projects {
        let root = project(&text);
        let analysis = checked(root.path());
        assert!(analysis.site.is_none(), "{text}");
        assert_eq!(analysis.findings.len(), 1, "{text}\n{:#?}", analysis.findings);
    }
}
