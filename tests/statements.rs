//! Wherever a claim is shown, in whatever file and language, its statement stands with a claimant and with its status.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/desk.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod desk;
#[path = "support/html.rs"]
mod html;
#[path = "support/output.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod output;

use std::collections::BTreeSet;

use html::Page;
use onrecord::model::{Choice, Kind, Stance, Status};
use onrecord::pipeline::Site;
use output::Output;

/// What a claim is known by, and what has to stand beside it: words of any language.
struct Claim {
    statements: Vec<String>,
    claimants: BTreeSet<String>,
}

/// The claims of a site, and what all of them have in common.
struct Claims {
    all: Vec<Claim>,
    /// What stands where nobody asserts a claim who may be named; in a digest, where nobody had until then.
    nobody: BTreeSet<String>,
    /// The words for all statuses.
    statuses: BTreeSet<String>,
    /// What else is called like a claim: a piece may have its short form as a title.
    others: BTreeSet<String>,
}

impl Claims {
    fn of(site: &Site) -> Self {
        let corpus = &site.corpus;
        let words = |key: &str| -> Vec<String> {
            let text = |language| flat(&site.theme.catalogue.text(language, key, None, &[]));
            site.settings.languages.iter().map(text).collect()
        };
        let nobody: Vec<String> =
            ["claim.nobody", "actor.unnamed"].iter().flat_map(|key| words(key)).collect();
        let claim = |(key, history): (&_, &onrecord::collate::ClaimHistory)| {
            let texts = corpus.entries[key].all_texts().map(|(_, texts)| texts);
            let statements = texts.flat_map(|texts| [Some(&texts.title), texts.short.as_ref()]).flatten();
            let actors = history.actors(Stance::Asserts).iter().filter(|actor| !corpus.is_unnamed(actor));
            let names = actors.flat_map(|actor| corpus.entries[actor].all_texts());
            let names = names.map(|(_, texts)| flat(&texts.title.value));
            let claimants: BTreeSet<String> = names.collect();
            let unnamed = if claimants.is_empty() { nobody.clone() } else { Vec::new() };
            Claim {
                statements: statements.map(|text| flat(&text.value)).collect(),
                claimants: claimants.into_iter().chain(unnamed).collect(),
            }
        };
        let others = corpus.entries.values().filter(|entry| entry.kind() != Kind::Claim);
        let others =
            others.flat_map(onrecord::model::Entry::all_texts).map(|(_, texts)| flat(&texts.title.value));
        let claims: Vec<Claim> = site.concordance.claims.iter().map(claim).collect();
        let statements = claims.iter().flat_map(|claim| &claim.statements);
        let others = others.filter(|other| statements.clone().any(|own| other.contains(own))).collect();
        let statuses = Status::WORDS.iter().flat_map(|(name, _)| words(&format!("status.{name}")));
        let nobody = nobody.into_iter().collect();
        Self { nobody, all: claims, statuses: statuses.map(|word| word.to_lowercase()).collect(), others }
    }

    /// Look for statements in `text`, and whether what stands with it, `unit`, has a claimant and a status.
    fn look(&self, place: &str, text: &str, unit: impl Fn() -> String, verdict: &mut Verdict) {
        let mut text = flat(text);
        self.others.iter().for_each(|other| text = text.replace(other, " "));
        for claim in self.all.iter().filter(|claim| claim.statements.iter().any(|own| text.contains(own))) {
            let unit = flat(&unit());
            // a claimant or status is not known by what the statement itself says
            let mut rest = unit.clone();
            claim.statements.iter().for_each(|own| rest = rest.replace(own, " "));
            let until_then = self.nobody.iter().filter(|_| place.contains("digests/"));
            let has_claimant = claim.claimants.iter().chain(until_then).any(|name| rest.contains(name));
            let lower = rest.to_lowercase();
            // data calls a status by its name
            let is_named =
                place.starts_with("data/") && Status::WORDS.iter().any(|(name, _)| lower.contains(name));
            let has_status = is_named || self.statuses.iter().any(|word| lower.contains(word));
            verdict.seen += 1;
            if !has_claimant || !has_status {
                verdict.faults.insert(format!("{place}: {unit}"));
            }
        }
    }
}

#[derive(Default)]
struct Verdict {
    seen: usize,
    faults: BTreeSet<String>,
}

/// `text` as it is read: with one space between words.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the element at `at` is something that readers take in as one: an entry of a list, a card, a head, a
/// drawing, a row, or a paragraph of a text.
fn is_unit(page: &Page, at: usize) -> bool {
    let element = &page.elements[at];
    let class = element.get("class").unwrap_or_default();
    let has = |name: &str| class.split(' ').any(|own| own == name);
    matches!(element.name.as_str(), "li" | "tr" | "figure" | "title" | "script")
        || has("preview")
        || has("head")
        || has("card")
        || (matches!(element.name.as_str(), "p" | "td" | "h2" | "h3" | "h4") && is_in_text(page, at))
}

fn is_in_text(page: &Page, at: usize) -> bool {
    page.elements[..at]
        .iter()
        .any(|outer| outer.last >= at && outer.get("class").is_some_and(|class| class == "text"))
}

/// The element that readers take in as one, around and with the one at `at`; else that itself.
fn unit(page: &Page, at: usize) -> usize {
    let around = (0..=at).rev().filter(|outer| page.elements[*outer].last >= at);
    around.into_iter().find(|outer| is_unit(page, *outer)).unwrap_or(at)
}

fn of_page(claims: &Claims, path: &str, page: &Page, verdict: &mut Verdict) {
    for text in &page.texts {
        let place = || format!("{path}:{}", page.elements[text.parent].line);
        if page.elements[text.parent].get("type") == Some("application/ld+json") {
            of_json(claims, &place(), &serde_json::from_str(&text.words).unwrap(), verdict);
            continue;
        }
        claims.look(&place(), &text.words, || page.said(unit(page, text.parent)), verdict);
    }
    for element in &page.elements {
        for (name, value) in &element.attributes {
            let place = format!("{path}:{}: {name}", element.line);
            claims.look(&place, value, || value.clone(), verdict);
        }
    }
}

/// A statement stands in a thing that has claimant and status, itself or in its parts.
fn of_json(claims: &Claims, place: &str, value: &serde_json::Value, verdict: &mut Verdict) {
    let (values, unit): (Vec<&serde_json::Value>, String) = match value {
        serde_json::Value::Object(fields) => (fields.values().collect(), strings(value).join(" ")),
        serde_json::Value::Array(values) => (values.iter().collect(), String::new()),
        _ => return,
    };
    for inner in values {
        if let Some(text) = inner.as_str() {
            claims.look(place, text, || unit.clone(), verdict);
        }
        of_json(claims, place, inner, verdict);
    }
}

fn strings(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Array(values) => values.iter().flat_map(strings).collect(),
        serde_json::Value::Object(fields) => fields.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// The entries of a feed; the paragraphs of a text; the lines of a table; a drawing as a whole.
fn units<'t>(path: &str, text: &'t str) -> Vec<&'t str> {
    match path.rsplit('.').next() {
        Some("xml") => text.split("<entry").collect(),
        Some("csv") => text.lines().collect(),
        Some("svg") => vec![text],
        _ => text.split("\n\n").collect(),
    }
}

/// `text` without its markup: twice, since feeds hold HTML as text.
fn read(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        for (entity, letter) in
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")]
        {
            text = text.replace(entity, letter);
        }
    }
    text
}

fn holds(site: &Output, least: usize) {
    let claims = Claims::of(&site.site);
    let mut verdict = Verdict::default();
    for (path, bytes) in &site.files {
        if let Some(page) = site.pages.get(path) {
            of_page(&claims, path, page, &mut verdict);
            continue;
        }
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if let Ok(value) = serde_json::from_str(text) {
            of_json(&claims, path, &value, &mut verdict);
            continue;
        }
        for unit in units(path, text) {
            let unit = read(unit);
            claims.look(path, &unit, || unit.clone(), &mut verdict);
        }
    }
    let shown: Vec<&String> = verdict.faults.iter().take(20).collect();
    assert!(shown.is_empty(), "{} faults, such as {shown:#?}", verdict.faults.len());
    assert!(verdict.seen > least, "{} looked at", verdict.seen);
}

#[test]
fn no_statement_of_the_sample_stands_without_claimant_and_status() {
    holds(&Output::build(&desk::repository(), "https://example.org/repo/", false), 500);
}

const SETTINGS: &str =
    "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\nlanguages = [\"en\", \"uk\"]\n";

/// Claims that are hard to show: with markup in them, without claimant, only denied, asserted by somebody who is not to
/// be named, by many, translated, with a short form.
const CLAIMS: [(&str, &str); 7] = [
    (
        "markup",
        "statement: '<b>Bold</b> & \"quoted\" ]]> {{ site.title }} it rained'\nkind: event\npositions: [{actor: ann, stance: asserts, date: 2025-04-14}]\nassessments: [{status: refuted, date: 2025-04-15, why: Dry.}]\nrelations: [{kind: contradicts, claim: nobody}, {kind: responds-to, claim: whispered}]\n",
    ),
    ("nobody", "statement: Nobody says that it snowed.\nshort: It snowed\nkind: event\n"),
    (
        "denied",
        "statement: It hailed on the town.\nkind: responsibility\nevent: storm\npositions: [{actor: bo, stance: denies, date: 2025-04-14}]\n",
    ),
    (
        "whispered",
        "statement: It thundered twice.\nkind: event\nevent: storm\npositions: [{actor: olena, stance: asserts, date: 2025-04-14}]\nassessments: [{status: contested, date: 2025-04-16, why: Two accounts.}]\n",
    ),
    (
        "many",
        "statement: Many say that the river rose by more than four metres within a single night of that week.\nshort: The river rose\nkind: event\nthreads: [weather]\npositions: [{actor: ann, stance: asserts, date: 2025-04-14}, {actor: bo, stance: asserts, date: 2025-04-14}, {actor: cy, stance: asserts, date: 2025-04-14}]\nassessments: [{status: claimed, date: 2025-04-15, why: Told.}, {status: corroborated, date: 2025-04-17, why: Measured.}]\n",
    ),
    ("open", "statement: The dam holds.\nkind: prediction\npositions: [{actor: cy, stance: questions}]\n"),
    (
        "counted",
        "statement: Twelve roofs were lost.\nkind: figure\nmeasure: roofs\nevent: storm\npositions: [{actor: bo, stance: asserts, date: 2025-04-15}]\nfigures: [{best: 10, as_of: 2025-04-14, reporter: bo}, {best: 12, as_of: 2025-04-15, reporter: bo}]\nassessments: [{status: corroborated, date: 2025-04-18, why: Two counts.}]\n",
    ),
];

const PIECE: &str = r#"---
title: The weather
date: 2025-04-16
kind: factcheck
threads: [weather]
events: [storm]
claims: [markup, counted]
---

Of <claim:markup>, [[claim:nobody]], <claim:denied>, <claim:whispered> and [[claim:many]]; [so it is](claim:many "asserted by ann, 2025-04-14").

## On <claim:open>

* <claim:counted>

| a | b |
| --- | --- |
| <claim:many> | c |

["It rained all the night through,"](actor:ann "2025-04-14, claim:markup, claim:many") said [Ann](actor:ann).

> It did not rain at all, not a drop.
> — [Bo](actor:bo), 2025-04-14, claim:markup

## Two

## Three
"#;

fn made() -> Output {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| desk::write(folder.path(), path, text);
    write("site.toml", SETTINGS);
    for (id, name) in [("ann", "Ann"), ("bo", "Bo"), ("cy", "Cy")] {
        write(&format!("content/actors/{id}.md"), &format!("---\nname: {name}\nkind: person\n---\n"));
    }
    write("content/actors/olena.md", "---\nname: Olena Secret\nkind: private\n---\n");
    write("content/threads/weather.md", "---\ntitle: Weather\n---\n");
    write(
        "content/events/storm.md",
        "---\ntitle: Storm\ndate: 2025-04-14\nthreads: [weather]\n---\n\nOf <claim:many>.\n",
    );
    for (id, text) in CLAIMS {
        write(&format!("content/claims/{id}.md"), &format!("---\n{text}---\n\nSee <claim:many>.\n"));
    }
    write(
        "content/claims/many.uk.md",
        "---\nstatement: Багато хто каже, що річка піднялася.\nshort: Річка піднялася\n---\n",
    );
    write("content/pieces/2025-04-16-weather.md", PIECE);
    write(
        "content/pieces/2025-04-16-weather.uk.md",
        "---\ntitle: Погода\n---\n\nПро <claim:many> і [[claim:nobody]].\n",
    );
    write("content/digests/2025-W16.md", "---\ntitle: A wet week\n---\n\nOf <claim:whispered>.\n");
    write("content/pages/about.md", "---\ntitle: About\n---\n\nOf <claim:denied>.\n");
    Output::build(folder.path(), "https://example.org/", false)
}

#[test]
fn no_statement_that_is_hard_to_show_stands_without_claimant_and_status() {
    holds(&made(), 80);
}
