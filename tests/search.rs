//! The index that readers search by: what is in it, what is not, and that the browser compares words in the same form.

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

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use onrecord::collate::Remark;
use onrecord::model::Language;
use onrecord::pipeline::Site;
use onrecord::search::tokens;
use serde_json::Value;
use small::page;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/news/\"\nid = \"a.org,2025:d\"\n[check]\nno-policy-pages = \"off\"\n";

/// A file of the index in `language`.
fn read(site: &Site, language: &str, name: &str) -> Value {
    serde_json::from_slice(&site.made[&format!("search/{language}/{name}")]).unwrap()
}

/// What the list of results says of each document.
fn documents(site: &Site, language: &str) -> Vec<Value> {
    let count = read(site, language, "index.json")["documents"].as_u64().unwrap();
    let chunks = 0..count.div_ceil(64);
    let all = chunks.map(|chunk| read(site, language, &format!("d-{chunk}.json")));
    all.flat_map(|chunk| chunk.as_array().unwrap().clone()).collect()
}

/// All files of all indexes as one text.
fn everything(site: &Site) -> String {
    let files = site.made.iter().filter(|(path, _)| path.starts_with("search/"));
    files.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
}

fn sample() -> Site {
    output::analysed(&desk::repository(), None, false).site.unwrap()
}

#[test]
fn each_page_of_a_language_is_found_once_and_a_claim_with_claimants_and_status() {
    let site = sample();
    for language in ["en", "uk", "ar"] {
        let documents = documents(&site, language);
        let by_address: BTreeMap<&str, &Value> =
            documents.iter().map(|document| (document["u"].as_str().unwrap(), document)).collect();
        assert_eq!(by_address.len(), documents.len());
        let mut claims = 0;
        for (address, document) in by_address {
            assert!(site.file(&format!("/{address}")).is_some(), "{address}");
            if document["k"] == "claim" {
                claims += 1;
                assert!(
                    !document["c"].as_array().unwrap().is_empty() && document["st"].is_string(),
                    "{document}"
                );
            }
        }
        assert!(claims > 3, "{language}: {claims}");
    }
}

#[test]
fn a_claim_has_both_sides_and_printed_words_say_who_printed_them() {
    let site = sample();
    for language in &site.settings.languages {
        let word = |key: &str| site.theme.catalogue.text(language, key, None, &[]);
        let (asserted, nobody) = (word("claim.asserted-by"), word("claim.nobody"));
        let (denied, printed) = (word("claim.denied-by"), word("remark.printed-as"));
        let mut seen = [0; 3];
        for document in documents(&site, language.as_str()) {
            let who = document["c"].as_array().cloned().unwrap_or_default();
            let who: Vec<&str> = who.iter().map(|part| part.as_str().unwrap()).collect();
            if document["k"] == "claim" {
                assert!(who[0] == nobody || who[0].starts_with(&asserted), "{document}");
                assert!(who[1..].iter().all(|part| part.starts_with(&denied)), "{document}");
                seen[who.len() - 1] += 1;
            }
            let Some(remark) = remark_at(&site, language, document["u"].as_str().unwrap()) else { continue };
            assert_eq!(remark.printed_only, who[0].starts_with(&printed), "{document}");
            seen[2] += usize::from(remark.printed_only);
        }
        assert!(seen[0] > 3 && seen[1] > 0, "{language}: {seen:?}");
        assert!(seen[2] > 0 || language.as_str() != "en", "{seen:?}");
    }
    let denied = documents(&site, "en").into_iter().find(|found| found["u"] == "claims/sumy-dead-civilians/");
    let sides = [
        "Asserted by Volodymyr Zelenskyy, Outlet of an article of 18 April 2025",
        "Denied by Russian Ministry of Defence",
    ];
    assert_eq!(denied.unwrap()["c"], serde_json::json!(sides));
}

/// The remark whose page stands at `address`.
fn remark_at<'s>(site: &'s Site, language: &Language, address: &str) -> Option<&'s Remark> {
    let addresses = &site.plan.addresses;
    let at = |at: &usize| {
        let route = addresses.of_remark(*at, language);
        route.is_some_and(|route| route.href("/") == format!("/{address}"))
    };
    (0..site.concordance.remarks.len()).find(at).map(|at| &site.concordance.remarks[at])
}

#[test]
fn a_file_of_terms_is_small_and_has_the_terms_that_begin_as_it_is_named() {
    let site = sample();
    let prefixes = read(&site, "en", "index.json");
    let mut seen = 0;
    for sort in ["terms", "forms"] {
        for prefix in prefixes[sort].as_array().unwrap().iter().map(|prefix| prefix.as_str().unwrap()) {
            let mut path = format!("search/en/{}-", &sort[..1]);
            prefix.bytes().for_each(|byte| write!(path, "{byte:02x}").unwrap());
            path.push_str(".json");
            let shard: Value = serde_json::from_slice(&site.made[&path]).unwrap();
            assert!(site.made[&path].len() <= 48 * 1024 + 2);
            seen += shard.as_object().unwrap().len();
            assert!(shard.as_object().unwrap().keys().all(|term| term.starts_with(prefix)), "{prefix}");
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn who_has_no_name_and_what_is_not_published_is_not_found() {
    let piece = |title: &str, more: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndate = 2025-04-18\n{more}+++\nSaid by [a worker](actor:hidden) in Xyloburg.\n"
        )
    };
    let files = [
        ("content/actors/hidden.md", "+++\nname = \"Qwertina\"\nkind = \"private\"\n+++\n".to_owned()),
        ("content/pieces/open.md", piece("Open", "")),
        ("content/pieces/draft.md", piece("Zephyrdraft", "draft = true\n")),
        ("content/pieces/later.md", piece("Zephyrlater", "").replace("2025-04-18", "2027-04-18")),
    ];
    let site = small::site(small::build(SITE, &files));
    let all = everything(&site);
    assert!(all.contains("xyloburg"), "{all}");
    for hidden in ["qwertina", "Qwertina", "zephyr", "Zephyr"] {
        assert!(!all.contains(hidden), "{hidden}");
    }
    let shown = page(&site, "/search/");
    assert!(
        shown.contains("data-files=\"/news/search/en/\"") && shown.contains("data-base=\"/news/\""),
        "{shown}"
    );
    assert!(page(&site, "/404.html").contains("data-files=\"/news/search/en/\""));
}

#[test]
fn what_was_said_is_there_in_each_wording_that_the_page_shows() {
    let site = sample();
    let said = site.made.iter().filter(|(path, _)| path.starts_with("search/en/w-"));
    let mut origins: BTreeMap<String, usize> = BTreeMap::new();
    for (_, bytes) in said {
        let chunk: BTreeMap<String, Vec<Value>> = serde_json::from_slice(bytes).unwrap();
        for wording in chunk.values().flatten() {
            *origins.entry(wording["o"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    assert!(origins["record"] > 3 && origins["printed"] > 3, "{origins:?}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may read the environment")]
fn words_have_the_form_that_the_browser_is_held_to() {
    let folder = desk::repository().join("tests/search");
    let sentences = fs::read_to_string(folder.join("sentences.txt")).unwrap();
    let forms = |line: &str| {
        let (language, text) = line.split_once('\t').unwrap();
        let found: Vec<String> = tokens(text, language).into_iter().map(|token| token.form).collect();
        format!("{}\n", serde_json::json!([language, text, found]))
    };
    let now: String = sentences.lines().map(forms).collect();
    let path = folder.join("forms.jsonl");
    if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        fs::write(&path, &now).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        now,
        "run with SNAPSHOTS=overwrite and read the difference"
    );
    assert!(now.lines().count() > 20);
}
