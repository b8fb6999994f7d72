//! What pages say to machines: types and properties of schema.org 30.0 only, addresses that are there, no claim without
//! claimants and status, one review a factcheck, and nobody who is not to be named.
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

use std::sync::LazyLock;

use html::Page;
use onrecord::compose::Subject;
use onrecord::model::{PieceKind, Status};
use output::{Output, Target};
use serde_json::Value;

static SAMPLE: LazyLock<Output> =
    LazyLock::new(|| Output::build(&desk::repository(), "https://example.org/repo/", false));

/// The types of schema.org 30.0 that pages use, each with the properties that it has there and that we give.
const TYPES: [(&str, &[&str]); 20] = [
    ("ReportageNewsArticle", ARTICLE),
    ("AnalysisNewsArticle", ARTICLE),
    ("BackgroundNewsArticle", ARTICLE),
    ("NewsArticle", ARTICLE),
    ("LiveBlogPosting", ARTICLE_WITHOUT_PLACE),
    ("Quotation", &["text", "inLanguage", "creator", "datePublished", "isBasedOn", "citation", "mentions"]),
    ("Claim", &["text", "inLanguage", "author", "creativeWorkStatus", "datePublished", "appearance"]),
    ("ClaimReview", &["url", "claimReviewed", "itemReviewed", "reviewRating", "author", "datePublished"]),
    ("Rating", &["alternateName"]),
    ("Person", ACTOR),
    ("Organization", ACTOR),
    ("GovernmentOrganization", ACTOR),
    ("OrganizationRole", &["roleName", "startDate", "endDate", "memberOf"]),
    ("Place", &["name", "alternateName", "geo"]),
    ("GeoCoordinates", &["latitude", "longitude"]),
    ("CreativeWork", &["name", "url", "publisher", "datePublished", "inLanguage", "archivedAt"]),
    ("WebPage", &["name", "publisher"]),
    ("CorrectionComment", &["datePublished", "text"]),
    (
        "NewsMediaOrganization",
        &[
            "name",
            "alternateName",
            "sameAs",
            "memberOf",
            "correctionsPolicy",
            "verificationFactCheckingPolicy",
            "unnamedSourcesPolicy",
            "actionableFeedbackPolicy",
        ],
    ),
    ("DefinedTermSet", &["name", "hasDefinedTerm"]),
];

const DEFINED_TERM: &[&str] = &["name"];
const ACTOR: &[&str] = &["name", "alternateName", "sameAs", "memberOf"];
const ARTICLE: &[&str] = &[
    "dateline",
    "headline",
    "inLanguage",
    "datePublished",
    "dateModified",
    "temporalCoverage",
    "author",
    "publisher",
    "translationOfWork",
    "isPartOf",
    "mentions",
    "citation",
    "correction",
];
/// A dateline is a property of articles in newspapers.
const ARTICLE_WITHOUT_PLACE: &[&str] = ARTICLE.split_at(1).1;

/// Properties that hold an address: one of this site, or one of another.
const OURS: [&str; 5] = [
    "@id",
    "correctionsPolicy",
    "verificationFactCheckingPolicy",
    "unnamedSourcesPolicy",
    "actionableFeedbackPolicy",
];
const ADDRESSES: [&str; 3] = ["url", "sameAs", "archivedAt"];

/// Things that have an author whose type is not known.
fn properties(kind: Option<&str>) -> &'static [&'static str] {
    match kind {
        None => &["name"],
        Some("DefinedTerm") => DEFINED_TERM,
        Some(kind) => {
            TYPES.iter().find(|(name, _)| *name == kind).unwrap_or_else(|| panic!("the type `{kind}`")).1
        }
    }
}

/// What the page says to machines; it says it once.
fn data(page: &Page) -> Option<(&str, Value)> {
    let is_data = |at: &usize| page.elements[*at].get("type") == Some("application/ld+json");
    let found: Vec<usize> = (0..page.elements.len()).filter(is_data).collect();
    assert!(found.len() < 2);
    let at = *found.first()?;
    let text = page.texts.iter().find(|text| text.parent == at).unwrap();
    Some((
        &text.words,
        serde_json::from_str(&text.words).unwrap_or_else(|why| panic!("{why}: {}", text.words)),
    ))
}

fn all(site: &Output) -> Vec<(&String, &str, Value)> {
    let pages = site.pages.iter();
    pages.filter_map(|(path, page)| data(page).map(|(text, value)| (path, text, value))).collect()
}

/// `value`'s things, the outer before the inner, each with where it stands.
fn things<'v>(value: &'v Value, at: &'v str, found: &mut Vec<(&'v str, &'v Value)>) {
    match value {
        Value::Object(properties) => {
            found.push((at, value));
            properties.iter().for_each(|(name, value)| things(value, name, found));
        }
        Value::Array(values) => values.iter().for_each(|value| things(value, at, found)),
        _ => {}
    }
}

fn of_things(site: &Output, law: impl Fn(&str, &str, &Value)) {
    let mut seen = 0;
    for (path, _, value) in all(site) {
        let mut found = Vec::new();
        things(&value, "", &mut found);
        for (at, thing) in found {
            law(path, at, thing);
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
}

fn kind(thing: &Value) -> Option<&str> {
    thing.get("@type").and_then(Value::as_str)
}

#[test]
fn only_types_and_properties_of_the_list_are_used() {
    of_things(&SAMPLE, |path, at, thing| {
        let is_root = at.is_empty();
        assert_eq!(is_root, thing.get("@context").is_some(), "{path}");
        if let (true, Some(context)) = (is_root, thing.get("@context")) {
            assert_eq!(context, "https://schema.org", "{path}");
            if thing.get("@graph").is_some() {
                return;
            }
        }
        let allowed = properties(kind(thing));
        for name in thing.as_object().unwrap().keys() {
            let known =
                matches!(name.as_str(), "@context" | "@type" | "@id") || allowed.contains(&name.as_str());
            assert!(known, "{path}: `{name}` of {:?}", kind(thing));
        }
    });
}

#[test]
fn every_address_is_whole_and_leads_to_a_page() {
    let leads = |path: &str, link: &Value| {
        let link = link.as_str().unwrap();
        assert!(link.starts_with("https://example.org/repo/"), "{path}: {link}");
        assert_eq!(SAMPLE.dead(path, link), None, "{path}");
        assert!(matches!(SAMPLE.target(path, link), Ok(Target::File(..))), "{path}: {link}");
    };
    of_things(&SAMPLE, |path, _, thing| {
        for (name, value) in thing.as_object().unwrap() {
            let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            if OURS.contains(&name.as_str()) {
                for value in values {
                    leads(path, value);
                }
            } else if ADDRESSES.contains(&name.as_str()) {
                for link in values.iter().map(|value| value.as_str().unwrap()) {
                    assert!(link.starts_with("https://") || link.starts_with("http://"), "{path}: {link}");
                    if link.starts_with("https://example.org/") {
                        leads(path, &Value::from(link));
                    }
                }
            }
        }
    });
}

#[test]
fn what_a_page_is_about_has_its_address() {
    for (path, _, value) in all(&SAMPLE) {
        let first = value.get("@graph").map_or(&value, |graph| &graph[0]);
        let id = first["@id"].as_str().unwrap();
        assert_eq!(SAMPLE.target(path, id), Ok(Target::File(path.clone(), None)), "{path}");
    }
}

#[test]
fn a_claim_has_its_text_only_beside_claimants_and_status() {
    of_things(&SAMPLE, |path, _, thing| {
        if kind(thing) == Some("Claim") && thing.get("text").is_some() {
            let author = &thing["author"];
            let first = author.get(0).unwrap_or(author);
            assert!(first["name"].as_str().is_some_and(|name| !name.is_empty()), "{path}: {thing}");
            let status = thing["creativeWorkStatus"]["@id"].as_str().unwrap();
            assert!(status.contains("glossary/#"), "{path}: {thing}");
        }
    });
    let claims = all(&SAMPLE).iter().filter(|(_, _, value)| kind(value) == Some("Claim")).count();
    assert!(claims > 10, "{claims}");
}

#[test]
fn a_review_of_a_claim_stands_on_factchecks_only_and_once() {
    let site = &SAMPLE.site;
    let mut reviews = 0;
    for page in &site.plan.pages {
        let Some((_, value)) = SAMPLE.pages.get(&page.route.output()).and_then(data) else { continue };
        let mut found = Vec::new();
        things(&value, "", &mut found);
        let found: Vec<&Value> =
            found.into_iter().map(|(_, thing)| thing).filter(|it| kind(it) == Some("ClaimReview")).collect();
        let [review] = found[..] else {
            assert!(found.is_empty(), "{}", page.route);
            continue;
        };
        reviews += 1;
        let Subject::Entry { key, .. } = &page.subject else { panic!("{}", page.route) };
        assert_eq!(site.corpus.entries[key].as_piece().unwrap().kind, PieceKind::Factcheck);
        assert_eq!(review["url"], page.route.url(&site.settings.base_url));
        let status = review["itemReviewed"]["creativeWorkStatus"]["@id"].as_str().unwrap();
        let decided = [Status::Confirmed, Status::Refuted, Status::Misleading];
        assert!(decided.iter().any(|it| status.ends_with(&format!("#{}", it.name()))), "{status}");
        assert!(review["itemReviewed"].get("author").is_some());
        let text = SAMPLE.text(&page.route.output());
        assert!(text.contains(review["reviewRating"]["alternateName"].as_str().unwrap()));
    }
    assert!(reviews > 0);
}

#[test]
fn it_stays_small() {
    let mut sizes: Vec<(usize, &String)> =
        all(&SAMPLE).into_iter().map(|(path, text, _)| (text.len(), path)).collect();
    sizes.sort_unstable();
    let typical = sizes[sizes.len() / 2].0;
    assert!(typical < 1500, "half of {} have {typical} bytes or less", sizes.len());
    assert!(sizes.last().unwrap().0 < 6000, "{:?}", sizes.last());
}

#[test]
fn events_are_not_offered_as_something_to_attend() {
    of_things(&SAMPLE, |path, _, thing| assert_ne!(kind(thing), Some("Event"), "{path}"));
}

const SETTINGS: &str = "title = \"D </script><script>alert(1)</script>\"\nbase_url = \"https://example.org/\"\nid = \"a.org,2025:d\"\n";

const PIECE: &str = r#"+++
title = "</script><script>alert(1)</script> <!-- <script> ]]> & \u2028 \""
date = 2025-05-18
kind = "factcheck"
authors = ["--><script>"]

[[claims]]
id = "whispered"
statement = "It rained frogs."
kind = "event"
positions = [{ actor = "olena", stance = "asserts", date = 2025-05-01 }]
assessments = [{ status = "refuted", date = 2025-05-02, why = "It did not." }]

[[claims]]
id = "told"
statement = "It rained fish."
kind = "event"
positions = [
    { actor = "olena", stance = "asserts", date = 2025-05-01 },
    { actor = "ann", stance = "asserts", date = 2025-05-02 },
]
assessments = [{ status = "refuted", date = 2025-05-02, why = "It did not." }]
+++

["We saw frogs fall down,"](actor:olena "2025-05-01") said [a woman](actor:olena).
[Ann](actor:ann) [saw fish](claim:told "asserted by ann") and [frogs](claim:whispered "asserted by olena").
"#;

/// A small site with texts that would break out, people who are not to be named, and drafts.
fn small(drafts: bool) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("site.toml", SETTINGS),
        ("content/actors/ann.md", "---\nname: Ann\nkind: person\n---\n"),
        ("content/actors/bo.md", "---\nname: Bo Draft\nkind: person\ndraft: true\n---\n"),
        ("content/actors/olena.md", "---\nname: Olena Secret\nkind: private\n---\n"),
        ("content/pieces/2025-05-18-frogs.md", PIECE),
        (
            "content/pieces/2025-05-19-later.md",
            "---\ntitle: Not yet\ndate: 2025-05-19\ndraft: true\n---\n\nText.\n",
        ),
    ];
    for (path, text) in files {
        desk::write(folder.path(), path, text);
    }
    Output::build(folder.path(), "https://example.org/", drafts)
}

#[test]
fn nothing_in_content_breaks_out_and_nobody_unnamed_appears() {
    let site = small(false);
    let found = all(&site);
    let (_, _, piece) = found.iter().find(|(path, ..)| path.ends_with("frogs/index.html")).unwrap();
    let title = "</script><script>alert(1)</script> <!-- <script> ]]> & \u{2028} \"";
    assert_eq!(piece["@graph"][0]["headline"], title);
    assert_eq!(piece["@graph"][0]["author"]["name"], "--><script>");
    for (path, text, _) in &found {
        assert!(!text.contains(['<', '>', '&']), "{path}: {text}");
        for hidden in ["Olena", "olena", "frogs.", "Draft"] {
            assert!(!text.contains(hidden), "{path}: {text}");
        }
    }
}

#[test]
fn a_review_is_of_the_first_claim_that_somebody_makes_who_may_be_named() {
    let site = small(false);
    let (_, _, piece) = all(&site).into_iter().find(|(path, ..)| path.ends_with("frogs/index.html")).unwrap();
    let review = &piece["@graph"][1];
    assert_eq!(review["claimReviewed"], "It rained fish.");
    assert_eq!(review["itemReviewed"]["author"]["name"], "Ann");
    assert_eq!(review["reviewRating"]["alternateName"], "Refuted");
}

#[test]
fn drafts_say_nothing_to_machines() {
    assert!(all(&small(true)).is_empty());
}
