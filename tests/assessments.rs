//! A judgement about a claim changes the pages whose view names the claim, all that show how it stands, and no other.
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

use std::collections::{BTreeMap, BTreeSet};

use html::Page;
use onrecord::collate::collate;
use onrecord::compose::{Input, Subject, compose};
use onrecord::ledger::Ledger;
use onrecord::model::{Date, Detail, Entry, Key, Kind, Status};
use onrecord::pipeline::Site;
use output::NOW;
use rayon::prelude::*;

/// What readers get, by its address.
type Pages = BTreeMap<String, Vec<u8>>;

/// Where an assessment is written: the file of the claim or a piece, and its number there.
struct Written {
    at: Key,
    number: usize,
    claim: Key,
    date: Date,
}

/// The assessments of a site, wherever they are written.
fn written(site: &Site) -> Vec<Written> {
    let of_entry = |entry: &Entry| -> Vec<(Key, Date)> {
        match &entry.detail {
            Detail::Claim(claim) => {
                claim.assessments.iter().map(|it| (entry.key.clone(), it.date.value)).collect()
            }
            Detail::Piece(piece) => {
                let all = piece.assessments.iter();
                all.map(|(claim, it)| (Key::new(Kind::Claim, claim.value.clone()), it.date.value)).collect()
            }
            _ => Vec::new(),
        }
    };
    let number = |entry: &Entry| {
        let all = of_entry(entry).into_iter().enumerate();
        let at = entry.key.clone();
        let written = |(number, (claim, date))| Written { at: at.clone(), number, claim, date };
        all.map(written).collect::<Vec<_>>()
    };
    site.corpus.entries.values().flat_map(number).collect()
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

/// How a claim stands: what cards show of it.
fn standing(site: &Site, claim: &Key) -> (Status, Option<Date>) {
    let history = &site.concordance.claims[claim];
    (history.status(), history.status_date())
}

/// The addresses of a claim's page in all languages, as links hold them.
fn addresses(site: &Site, claim: &Key) -> Vec<String> {
    let base = &site.settings.base_url.path;
    site.plan.addresses.all_of(claim).map(|(_, route)| route.href(base)).collect()
}

/// Whether `page` names the claim that is at one of `addresses`: it leads there.
fn names(page: &[u8], addresses: &[String]) -> bool {
    let text = String::from_utf8_lossy(page);
    addresses.iter().any(|address| text.contains(address))
}

/// The pages of a claim itself, which show its history.
fn own(site: &Site, claim: &Key) -> BTreeSet<String> {
    site.plan.addresses.all_of(claim).map(|(_, route)| route.output()).collect()
}

/// The years on whose pages the day of a judgement is marked as one on which something changed.
fn calendar(site: &Site, date: Date) -> BTreeSet<String> {
    let of_year = site.plan.pages.iter().filter(|page| page.subject == Subject::Year(date.year()));
    of_year.map(|page| page.route.output()).collect()
}

/// The pages that are of a period, and show how a claim stood then.
fn dated(site: &Site) -> BTreeSet<String> {
    let pages = site.plan.pages.iter().filter(|page| page.route.as_str().contains("/digests/"));
    pages.map(|page| page.route.output()).collect()
}

/// The addresses of the digests that there are in `one` or in `other` only: a judgement may be all that a period
/// brought, and lists of digests and their neighbours lead to it.
fn only_in_one(site: &Site, one: &Pages, other: &Pages) -> Vec<String> {
    let base = &site.settings.base_url.path;
    let digests = one.keys().chain(other.keys()).filter(|path| path.contains("digests/"));
    let alone = digests.filter(|path| one.contains_key(*path) != other.contains_key(*path));
    alone.filter_map(|path| path.strip_suffix("index.html")).map(|path| format!("{base}{path}")).collect()
}

/// Whether `page` has a card of the claim: an entry of a list with a link to it and a status.
fn has_card(page: &Page, addresses: &[String]) -> bool {
    let is_status = |class: &str| class.starts_with("st st-");
    let leads = |at: &usize| {
        let href = page.elements[*at].get("href");
        page.elements[*at].name == "a" && href.is_some_and(|href| addresses.iter().any(|own| own == href))
    };
    (0..page.elements.len()).filter(leads).any(|at| {
        let card = (0..at)
            .rev()
            .find(|outer| page.elements[*outer].name == "li" && page.elements[*outer].last >= at);
        card.is_some_and(|card| {
            let inside = &page.elements[card..=page.elements[card].last];
            inside.iter().any(|element| element.get("class").is_some_and(is_status))
        })
    })
}

/// Whether `page` has a preview of the claim.
fn has_preview(page: &Page, claim: &Key) -> bool {
    let id = format!("p-claim-{}", claim.id);
    page.ids().any(|own| own == id)
}

/// The pages of `pages` that have to change with how `claim` stands.
fn showing(site: &Site, pages: &Pages, claim: &Key, changes: (bool, bool)) -> BTreeSet<String> {
    let (status_changes, standing_changes) = changes;
    let addresses = addresses(site, claim);
    let dated = dated(site);
    let shows = |page: &[u8]| {
        let page = html::parse(&String::from_utf8_lossy(page));
        (standing_changes && has_card(&page, &addresses)) || (status_changes && has_preview(&page, claim))
    };
    let named = pages.iter().filter(|(path, page)| {
        path.ends_with("index.html") && !dated.contains(*path) && names(page, &addresses)
    });
    named.filter(|(_, page)| shows(page)).map(|(path, _)| path.clone()).collect()
}

/// The pages that are not the same in `one` and `other`.
fn differing<'p>(one: &'p Pages, other: &'p Pages) -> BTreeSet<&'p String> {
    let all = one.keys().chain(other.keys());
    all.filter(|path| one.get(*path) != other.get(*path)).collect()
}

#[test]
fn an_assessment_taken_out_changes_exactly_the_pages_that_name_its_claim() {
    let mut site = output::analysed(&desk::repository(), None, false).site.unwrap();
    again(&mut site);
    let before = rendered(&site);
    let all = written(&site);
    assert!(all.len() > 10, "{}", all.len());
    let mut faults = Vec::new();
    for written in &all {
        let claim = &written.claim;
        let (stood, own) = (standing(&site, claim), own(&site, claim));
        let entry = site.corpus.entries[&written.at].clone();
        site.corpus.entries.insert(written.at.clone(), without(&entry, written));
        let (concordance, plan) = (std::mem::take(&mut site.concordance), std::mem::take(&mut site.plan));
        again(&mut site);
        let stands = standing(&site, claim);
        let after = rendered(&site);
        site.corpus.entries.insert(written.at.clone(), entry);
        (site.concordance, site.plan) = (concordance, plan);

        let mut addresses = addresses(&site, claim);
        addresses.extend(only_in_one(&site, &before, &after));
        let differing = differing(&before, &after);
        let place = |path: &str| format!("{} without {} of {}: {path}", claim, written.number, written.at);
        let calendar = calendar(&site, written.date);
        for path in differing.iter().filter(|path| !calendar.contains(**path)) {
            let named = [&before, &after]
                .iter()
                .any(|pages| pages.get(*path).is_some_and(|page| names(page, &addresses)));
            if !named {
                faults.push(format!("{} differs, and does not name it", place(path)));
            }
        }
        let changes = (stood.0 != stands.0, stood != stands);
        for path in own.into_iter().chain(showing(&site, &before, claim, changes)) {
            if !differing.contains(&path) {
                faults.push(format!("{} shows how it stands, and is as before", place(&path)));
            }
        }
    }
    let shown: Vec<&String> = faults.iter().take(20).collect();
    assert!(shown.is_empty(), "{} faults, such as {shown:#?}", faults.len());
}
