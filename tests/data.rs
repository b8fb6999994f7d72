//! What the site says as data: it follows its schemas, has what pages show, and nothing of what they do not.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/desk.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod desk;
#[path = "support/html.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod html;
#[path = "support/output.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod output;
#[path = "support/small.rs"]
mod small;

use std::collections::{BTreeMap, BTreeSet};

use onrecord::export::sets;
use onrecord::pipeline::Site;
use serde_json::Value;
use small::page;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/news/\"\nid = \"a.org,2025:d\"\nlicence = \"CC BY 4.0\"\n[check]\nno-policy-pages = \"off\"\n";

fn sample() -> Site {
    output::analysed(&desk::repository(), None, false).site.unwrap()
}

fn text(site: &Site, name: &str) -> String {
    String::from_utf8(site.made[&format!("data/{name}")].clone()).unwrap()
}

fn items(site: &Site, name: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(&text(site, name)).unwrap();
    file["items"].as_array().unwrap().clone()
}

/// All data as one text.
fn everything(site: &Site) -> String {
    let files = site.made.iter().filter(|(path, _)| path.starts_with("data/"));
    files.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
}

/// The names of the fields of `schema`.
fn fields(schema: &Value) -> BTreeSet<&String> {
    schema["properties"].as_object().unwrap().keys().collect()
}

#[test]
fn each_file_is_there_and_its_records_have_the_fields_of_its_schema() {
    let site = sample();
    let mut records = 0;
    for set in sets() {
        let file: Value = serde_json::from_str(&text(&site, &set.json)).unwrap();
        let schema: Value = serde_json::from_str(&text(&site, &set.schema)).unwrap();
        assert_eq!(file["$schema"], schema["$id"]);
        assert_eq!(file["version"], 1);
        assert_eq!(fields(&schema), file.as_object().unwrap().keys().collect::<BTreeSet<_>>());
        let path =
            schema["properties"]["items"]["items"]["$ref"].as_str().unwrap().strip_prefix('#').unwrap();
        let own = schema.pointer(path).unwrap();
        assert!(
            own["properties"].as_object().unwrap().values().all(|field| field["description"].is_string())
        );
        let ids: Vec<&str> =
            file["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert!(ids.is_sorted() && !ids.is_empty(), "{}: {ids:?}", set.name);
        for item in file["items"].as_array().unwrap() {
            assert_eq!(item.as_object().unwrap().keys().collect::<BTreeSet<_>>(), fields(own));
            let url = item["url"].as_str().unwrap();
            let path = url.strip_prefix("https://onrecord.github.io/onrecord").unwrap();
            assert!(site.file(path).is_some(), "{url}");
            records += 1;
        }
        for table in set.tables.iter().map(String::as_str).chain(set.others.iter().map(|other| other.1)) {
            assert!(!text(&site, table).is_empty(), "{table}");
        }
    }
    assert!(records > 200, "{records}");
}

/// A table as rows of cells.
fn table(site: &Site, name: &str) -> Vec<Vec<String>> {
    let text = text(site, name);
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for letter in text.chars() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    rows.pop();
    rows
}

#[test]
fn tables_have_a_row_for_each_record_and_nothing_that_a_spreadsheet_runs() {
    let site = sample();
    let (mut tables, mut rows) = (0, 0);
    for set in sets() {
        let records = items(&site, &set.json);
        for name in &set.tables {
            let table = table(&site, name);
            let list = name.strip_suffix(".csv").unwrap().strip_prefix(set.name).unwrap().strip_prefix('-');
            let expected = list.map_or(records.len(), |list| {
                records.iter().map(|record| record[list].as_array().unwrap().len()).sum()
            });
            assert_eq!(table.len(), expected + 1, "{name}");
            let columns: BTreeSet<&String> = table[0].iter().collect();
            assert_eq!(columns.len(), table[0].len(), "{name}: {:?}", table[0]);
            assert!(table.iter().all(|row| row.len() == table[0].len()), "{name}");
            let runs =
                |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t']) && cell.parse::<f64>().is_err();
            assert!(!table.iter().flatten().any(runs), "{name}");
            tables += 1;
            rows += table.len();
        }
    }
    assert!(tables > 20 && rows > 500, "{tables} {rows}");
}

/// The numbers in `text`, without what groups their digits.
fn numbers(text: &str) -> Vec<String> {
    let joined: Vec<char> =
        text.chars().filter(|letter| !matches!(letter, '\u{202f}' | '\u{a0}' | ',')).collect();
    let runs = joined.chunk_by(|one, other| one.is_ascii_digit() == other.is_ascii_digit());
    runs.filter(|run| run[0].is_ascii_digit()).map(String::from_iter).collect()
}

#[test]
fn every_figure_on_a_page_is_in_the_data() {
    let site = sample();
    let mut seen = 0;
    for claim in items(&site, "claims.json") {
        let mut known: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for figure in claim["figures"].as_array().unwrap() {
            let own = known.entry(figure["as_of"].as_str().unwrap()).or_default();
            own.extend(["best", "low", "high"].iter().flat_map(|name| numbers(&figure[name].to_string())));
            own.extend(numbers(figure["as_printed"].as_str().unwrap_or_default()));
        }
        let url = claim["url"].as_str().unwrap().strip_prefix("https://onrecord.github.io/onrecord").unwrap();
        let shown = page(&site, url);
        let Some((_, table)) = shown.split_once("<table class=\"figures\">") else {
            assert!(known.is_empty(), "{url}");
            continue;
        };
        let table = table.split_once("</table>").unwrap().0;
        for row in table.split("<tr><td><time datetime=\"").skip(1) {
            let (date, rest) = row.split_once('"').unwrap();
            let value = rest.split_once("<b>").unwrap().1.split_once("</b>").unwrap().0;
            for number in numbers(value) {
                assert!(known[date].contains(&number), "{url}: {date}: {number} of {known:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn who_has_no_name_and_what_is_not_published_is_not_in_the_data() {
    let files = [
        ("content/actors/hidden.md", "+++\nname = \"Qwertina\"\nkind = \"private\"\n+++\n"),
        ("content/actors/open.md", "+++\nname = \"Ann\"\nkind = \"person\"\n+++\n"),
        (
            "content/sources/named.md",
            "+++\ntitle = \"N\"\nkind = \"outlet\"\nurl = \"https://vile.example/\"\nlink = \"name-only\"\narchive = [{ url = \"https://kept.example/\" }]\n+++\n",
        ),
        ("content/places/hut.md", "+++\nname = \"Hut\"\nlatitude = 50.123456\nlongitude = 30.654321\n+++\n"),
        (
            "content/events/e.md",
            "+++\ntitle = \"E\"\ndate = 2025-04-18\nplace = \"hut\"\nparticipants = [{ actor = \"hidden\" }, { actor = \"open\" }]\n+++\n",
        ),
        (
            "content/claims/c.md",
            "+++\nstatement = \"=S\"\nkind = \"event\"\nmeasure = \"m\"\n[[positions]]\nactor = \"hidden\"\nstance = \"asserts\"\n[[figures]]\nbest = 36\nas_of = 2025-04-18\nreporter = \"hidden\"\n+++\n",
        ),
        (
            "content/pieces/open.md",
            "+++\ntitle = \"Open\"\ndate = 2025-04-18\n+++\n[A worker](actor:hidden) said \"[we stop here today](actor:hidden)\" of [it](claim:c).\n",
        ),
        (
            "content/pieces/draft.md",
            "+++\ntitle = \"Zephyrdraft\"\ndate = 2025-04-18\ndraft = true\n+++\nX.\n",
        ),
        ("content/pieces/later.md", "+++\ntitle = \"Zephyrlater\"\ndate = 2027-04-18\n+++\nX.\n"),
    ];
    let site = small::site(small::build(SITE, &files));
    let all = everything(&site);
    for hidden in
        ["Qwertina", "hidden", "Zephyr", "vile.example", "kept.example", "50.123", "30.654", "we stop here"]
    {
        assert!(!all.contains(hidden), "{hidden}: {all}");
    }
    let claims = items(&site, "claims.json");
    assert_eq!(claims[0]["figures"][0]["best"], 36);
    assert_eq!(claims[0]["figures"][0]["series"], Value::Null);
    assert_eq!(claims[0]["status"], "unreviewed");
    assert!(text(&site, "claims.csv").contains(",'=S,"), "{}", text(&site, "claims.csv"));
    let map: Value = serde_json::from_str(&text(&site, "events.geojson")).unwrap();
    assert_eq!(map["features"][0]["geometry"]["coordinates"], serde_json::json!([30.65, 50.12]));
    assert_eq!(map["licence"], "CC BY 4.0");
    assert!(text(&site, "README.txt").contains("Licence: CC BY 4.0"));
    assert!(page(&site, "/data/").contains("CC BY 4.0"));
}
