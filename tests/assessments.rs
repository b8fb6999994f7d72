//! A judgement about a claim changes exactly the pages that show what it decides, by what the site knows of it.
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
#[path = "support/shown.rs"]
mod shown;

use std::collections::{BTreeMap, BTreeSet};

use onrecord::collate::collate;
use onrecord::compose::{Input, Subject, compose};
use onrecord::ledger::Ledger;
use onrecord::model::{Detail, Entry, Key, Kind};
use onrecord::pipeline::Site;
use output::NOW;
use rayon::prelude::*;
use shown::{Lines, shown};

/// What readers get, by its address.
type Pages = BTreeMap<String, Vec<u8>>;

/// Where an assessment is written: the file of the claim or a piece, and its number there.
struct Written {
    at: Key,
    number: usize,
    claim: Key,
}

/// The assessments of a site, wherever they are written.
fn written(site: &Site) -> Vec<Written> {
    let claims = |entry: &Entry| -> Vec<Key> {
        match &entry.detail {
            Detail::Claim(claim) => vec![entry.key.clone(); claim.assessments.len()],
            Detail::Piece(piece) => {
                let claims = piece.assessments.iter().map(|(claim, _)| claim.value.clone());
                claims.map(|id| Key::new(Kind::Claim, id)).collect()
            }
            _ => Vec::new(),
        }
    };
    let of_entry = |entry: &Entry| {
        let at = entry.key.clone();
        let numbered = claims(entry).into_iter().enumerate();
        numbered.map(move |(number, claim)| Written { at: at.clone(), number, claim })
    };
    site.corpus.entries.values().flat_map(of_entry).collect()
}

/// The entry at `written` without that assessment.
fn without(entry: &Entry, written: &Written) -> Entry {
    let mut entry = entry.clone();
    match &mut entry.detail {
        Detail::Claim(claim) => drop(claim.assessments.remove(written.number)),
        Detail::Piece(piece) => drop(piece.assessments.remove(written.number)),
        _ => panic!("`{}` has no assessments", entry.key),
    }
    entry
}

/// Put together and compose again what `site` has in its corpus.
fn again(site: &mut Site) {
    site.concordance = collate(&site.corpus, &site.settings, NOW);
    site.plan = compose(&Input {
        settings: &site.settings,
        corpus: &site.corpus,
        concordance: &site.concordance,
        now: NOW,
        ledger: &Ledger::default(),
        removed: &site.removed,
        assets: &[],
        theme_files: &[],
    });
}

fn rendered(site: &Site) -> Pages {
    let page = |index: usize| (site.plan.pages[index].route.output(), site.render(index).unwrap());
    (0..site.plan.pages.len()).into_par_iter().map(page).collect()
}

/// What kind of page each of the site's pages is.
fn kinds(site: &Site) -> BTreeMap<String, String> {
    let kind = |subject: &Subject| match subject {
        Subject::Entry { key, .. } => key.kind.name().to_owned(),
        other => format!("{other:?}").chars().take_while(|letter| letter.is_alphabetic()).collect(),
    };
    site.plan.pages.iter().map(|page| (page.route.output(), kind(&page.subject))).collect()
}

/// The paths at which `one` and `other` do not have the same.
fn differing<T: PartialEq>(one: &BTreeMap<String, T>, other: &BTreeMap<String, T>) -> BTreeSet<String> {
    let all = one.keys().chain(other.keys());
    all.filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

/// The pages and what they show of the claim when the assessment at `written` was never made.
fn had_it_not_been_made(site: &mut Site, written: &Written) -> (Pages, BTreeMap<String, Lines>) {
    let entry = site.corpus.entries[&written.at].clone();
    site.corpus.entries.insert(written.at.clone(), without(&entry, written));
    let (concordance, plan) = (std::mem::take(&mut site.concordance), std::mem::take(&mut site.plan));
    again(site);
    let found = (rendered(site), shown(site, &written.claim));
    site.corpus.entries.insert(written.at.clone(), entry);
    (site.concordance, site.plan) = (concordance, plan);
    found
}

#[test]
fn an_assessment_taken_out_changes_exactly_the_pages_that_show_what_it_decides() {
    let mut site = output::analysed(&desk::repository(), None, false).site.unwrap();
    again(&mut site);
    let (before, kinds) = (rendered(&site), kinds(&site));
    let all = written(&site);
    let mut faults = Vec::new();
    let mut changed: BTreeSet<&str> = BTreeSet::new();
    let mut digests_that_stay = 0;
    for written in &all {
        let told = shown(&site, &written.claim);
        let (after, then_told) = had_it_not_been_made(&mut site, written);
        let (differs, should) = (differing(&before, &after), differing(&told, &then_told));
        for path in differs.symmetric_difference(&should) {
            let what = if should.contains(path) { "is as before" } else { "differs" };
            let lines = (told.get(path), then_told.get(path));
            let without = format!("{} without {} of {}", written.claim, written.number, written.at);
            faults.push(format!("{without}: {path} {what}, showing {lines:?}"));
        }
        changed.extend(differs.iter().filter_map(|path| kinds.get(path)).map(String::as_str));
        let tells = |path: &String| told[path].iter().any(|line| line.starts_with("stood"));
        let digests = kinds.iter().filter(|(_, kind)| *kind == "Digest").map(|(path, _)| path);
        digests_that_stay += digests.filter(|path| tells(path) && !differs.contains(*path)).count();
    }
    let few: Vec<&String> = faults.iter().take(20).collect();
    assert!(few.is_empty(), "{} faults, such as {few:#?}", faults.len());
    assert!(all.len() > 10 && digests_that_stay > 0, "{} assessments, {digests_that_stay}", all.len());
    let needed =
        ["claim", "piece", "actor", "event", "thread", "source", "Remark", "Home", "Index", "Filter"];
    let dated = ["Digest", "DigestMail", "DigestText", "Changed", "Feed", "Timeline", "Year", "Month"];
    for kind in needed.iter().chain(&dated).chain(&["EntryTimeline", "Badge"]) {
        assert!(changed.contains(kind), "no page of the kind {kind} has changed: {changed:?}");
    }
}
