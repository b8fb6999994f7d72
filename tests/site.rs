//! What holds of every site, on the sample digest as it is and with everything in it that a site may have, under
//! two addresses, with and without drafts.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test may panic and tell")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/eventful.rs"]
mod eventful;
#[path = "support/html.rs"]
mod html;
#[path = "support/output.rs"]
mod output;
#[path = "support/xml.rs"]
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use html::{Element, Page};
use onrecord::model::Language;
use output::{Output, Target, analysed, is_letter, is_redirect, is_removed, links, named_ids};

const DOMAIN: &str = "https://example.org/";
const FOLDER: &str = "https://example.org/repo/";

static SITES: LazyLock<Vec<Output>> = LazyLock::new(|| {
    let eventful = tempfile::tempdir().unwrap();
    desk::write_all(eventful.path(), &eventful::eventful(desk::sample()));
    let (plain, eventful) = (desk::repository(), eventful.path());
    let sites = vec![
        Output::build(&plain, DOMAIN, false),
        Output::build(&plain, FOLDER, true),
        Output::build(eventful, DOMAIN, true),
        Output::build(eventful, FOLDER, false),
    ];
    for site in &sites {
        let bytes: usize = site.files.values().map(Vec::len).sum();
        eprintln!("{}: {} files, {} pages, {bytes} bytes", site.name, site.files.len(), site.pages.len());
    }
    sites
});

/// What `law` has against the sites; there must be something that it looked at.
fn holds(law: impl Fn(&Output, &mut Verdict)) {
    let mut verdict = Verdict::default();
    for site in &*SITES {
        let before = verdict.faults.len();
        law(site, &mut verdict);
        for fault in &mut verdict.faults[before..] {
            *fault = format!("{}: {fault}", site.name);
        }
    }
    let Verdict { seen, faults } = verdict;
    eprintln!("{seen} looked at, {} faults", faults.len());
    let shown: Vec<&String> = faults.iter().take(40).collect();
    assert!(faults.is_empty(), "{} faults, such as {shown:#?}", faults.len());
    assert!(seen > 0, "nothing was looked at");
}

#[derive(Default)]
struct Verdict {
    seen: usize,
    faults: Vec<String>,
}

impl Verdict {
    fn see(&mut self, is_right: bool, fault: impl FnOnce() -> String) {
        self.seen += 1;
        if !is_right {
            self.faults.push(fault());
        }
    }
}

/// `law` of each page.
fn of_pages(law: impl Fn(&Output, &str, &Page, &mut Verdict)) {
    holds(|site, verdict| site.pages.iter().for_each(|(path, page)| law(site, path, page, verdict)));
}

/// `law` of each element of each page.
fn of_elements(law: impl Fn(&Output, &str, &Page, &Element, &mut Verdict)) {
    of_pages(|site, path, page, verdict| {
        page.elements.iter().for_each(|element| law(site, path, page, element, verdict));
    });
}

#[test]
fn pages_are_written_as_browsers_want_them() {
    of_pages(|_, path, page, verdict| {
        verdict.see(page.faults.is_empty(), || format!("{path}: {:?}", page.faults));
    });
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    of_elements(|site, path, page, element, verdict| {
        for (attribute, link) in links(element) {
            let dead = site.dead(path, &link);
            verdict.see(dead.is_none(), || {
                format!("{path}:{}: {attribute}={link:?}: {}", element.line, dead.unwrap_or_default())
            });
        }
        for (attribute, id) in named_ids(element) {
            let found = page.ids().any(|own| own == id);
            verdict
                .see(found, || format!("{path}:{}: {attribute}={id:?}: there is no such id", element.line));
        }
    });
}

#[test]
fn no_page_links_one_that_only_leads_on_or_was_taken_down() {
    holds(|site, verdict| {
        for (path, page) in site.browsed() {
            for link in page.named("a").filter_map(|element| element.get("href")) {
                let Ok(Target::File(file, _)) = site.target(path, link) else { continue };
                let detour = site.pages.get(&file).is_some_and(|page| is_redirect(page) || is_removed(page));
                verdict.see(!detour && file != "404.html", || format!("{path}: {link}"));
            }
        }
    });
}

#[test]
fn redirects_lead_to_pages_that_do_not_lead_on() {
    holds(|site, verdict| {
        for (path, page) in site.pages.iter().filter(|(_, page)| is_redirect(page)) {
            let all: BTreeSet<String> = page
                .elements
                .iter()
                .flat_map(links)
                .filter_map(|(attribute, link)| {
                    let ways = matches!(attribute, "refresh" | "href") && !link.contains("/theme/");
                    Some(site.target(path, &link)).filter(|_| ways)
                })
                .map(|target| format!("{target:?}"))
                .collect();
            verdict.see(all.len() == 1, || format!("{path} leads to {all:?}"));
            let to = page.named("meta").flat_map(links).find_map(|(_, link)| site.target(path, &link).ok());
            let Some(Target::File(file, _)) = to else { panic!("{path} leads nowhere") };
            let lasting = site.pages.get(&file).is_some_and(|page| !is_redirect(page));
            verdict.see(lasting, || format!("{path} leads to `{file}`, which leads on"));
        }
    });
}

#[test]
fn ids_are_unique_in_a_page() {
    of_pages(|_, path, page, verdict| {
        let mut ids: Vec<&str> = page.ids().collect();
        ids.sort_unstable();
        let twice: Vec<&[&str]> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        verdict.see(twice.is_empty(), || format!("{path}: {twice:?}"));
        let odd = ids.iter().find(|id| id.is_empty() || id.contains(char::is_whitespace));
        verdict.see(odd.is_none(), || format!("{path}: the id {odd:?}"));
    });
}

#[test]
fn every_page_has_one_first_heading_and_no_level_is_left_out() {
    of_pages(|_, path, page, verdict| {
        let level =
            |element: &Element| element.name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok());
        let levels: Vec<u32> = page.elements.iter().filter_map(level).collect();
        let first = levels.iter().filter(|level| **level == 1).count();
        verdict.see(first == 1, || format!("{path}: {first} of `<h1>`"));
        let jump = levels.windows(2).find(|pair| pair[1] > pair[0] + 1);
        verdict
            .see(jump.is_none(), || format!("{path}: from h{} to h{}", jump.unwrap()[0], jump.unwrap()[1]));
        for (at, element) in page.elements.iter().enumerate().filter(|(_, element)| level(element).is_some())
        {
            verdict.see(!page.said(at).is_empty(), || format!("{path}:{}: an empty heading", element.line));
        }
    });
}

#[test]
fn every_page_says_its_language_direction_and_title() {
    of_pages(|site, path, page, verdict| {
        let html = page.named("html").next().unwrap();
        let first = path.split('/').next().unwrap();
        let language = site
            .site
            .settings
            .languages
            .iter()
            .map(Language::as_str)
            .find(|tag| *tag == first)
            .unwrap_or("en");
        verdict.see(html.get("lang") == Some(language), || format!("{path}: lang={:?}", html.get("lang")));
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        verdict.see(html.get("dir") == Some(direction), || format!("{path}: dir={:?}", html.get("dir")));
        // drawings in the text have titles too
        let body = page.elements.iter().position(|element| element.name == "body").unwrap_or_default();
        let titles: Vec<usize> = (0..body).filter(|at| page.elements[*at].name == "title").collect();
        let said = titles.first().map(|at| page.said(*at)).unwrap_or_default();
        verdict.see(titles.len() == 1 && !said.is_empty(), || {
            format!("{path}: {} titles: {said:?}", titles.len())
        });
        let charset = page.named("meta").next().and_then(|meta| meta.get("charset"));
        verdict.see(charset == Some("utf-8"), || format!("{path}: the charset does not come first"));
    });
}

#[test]
fn what_stands_in_another_language_says_so_with_a_tag_that_browsers_know() {
    of_elements(|_, path, _, element, verdict| {
        if let Some(tag) = element.get("lang").or(element.get("hreflang")) {
            let fits = tag.split('-').all(|part| {
                (2..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())
            });
            verdict.see(fits || (tag == "x-default"), || format!("{path}:{}: lang={tag:?}", element.line));
        }
        if let Some(dir) = element.get("dir") {
            verdict.see(matches!(dir, "ltr" | "rtl" | "auto"), || {
                format!("{path}:{}: dir={dir:?}", element.line)
            });
        }
    });
}

#[test]
fn nothing_runs_and_nothing_is_styled_inside_of_pages() {
    of_elements(|_, path, _, element, verdict| {
        let place = || format!("{path}:{}: <{}>", element.line, element.name);
        // programs that show e-mails read no other styles
        let styles = is_letter(path);
        let is_inline = |name: &str| name == "style" && !styles || name.starts_with("on");
        let inline = element.attributes.iter().find(|(name, _)| is_inline(name));
        verdict.see(inline.is_none(), || format!("{} {inline:?}", place()));
        let runs = element.name == "script"
            && element.get("src").is_none()
            && element.get("type") != Some("application/ld+json");
        let active = runs
            || element.name == "style" && !styles
            || matches!(element.name.as_str(), "iframe" | "object" | "embed" | "base" | "form" | "template");
        verdict.see(!active, place);
        let scheme = links(element).into_iter().find(|(_, link)| {
            let scheme = link.split(':').next().unwrap_or_default().trim().to_lowercase();
            matches!(scheme.as_str(), "javascript" | "data" | "vbscript" | "blob" | "file")
        });
        verdict.see(scheme.is_none(), || format!("{} {scheme:?}", place()));
    });
}

#[test]
fn every_page_forbids_what_it_does_not_need() {
    of_pages(|_, path, page, verdict| {
        if is_letter(path) {
            return;
        }
        let policy =
            page.named("meta").find(|meta| meta.get("http-equiv") == Some("Content-Security-Policy"));
        let policy = policy.and_then(|meta| meta.get("content")).unwrap_or_default();
        let strict = policy.starts_with("default-src 'none'")
            && !policy.contains("unsafe")
            && !policy.contains("http");
        verdict.see(strict, || format!("{path}: {policy:?}"));
    });
}

#[test]
fn pages_load_nothing_from_other_hosts() {
    of_elements(|site, path, _, element, verdict| {
        let loads = match element.name.as_str() {
            "a" | "blockquote" | "q" | "meta" | "ins" | "del" => false,
            "link" => !matches!(element.get("rel"), Some("canonical" | "alternate")),
            _ => true,
        };
        for (attribute, link) in links(element).into_iter().filter(|_| loads) {
            let own = matches!(site.target(path, &link), Ok(Target::File(..)));
            verdict.see(own, || format!("{path}:{}: {attribute}={link:?}", element.line));
        }
    });
}

#[test]
fn styles_load_nothing_from_other_hosts() {
    holds(|site, verdict| {
        for path in site.files.keys().filter(|path| path.rsplit('.').next() == Some("css")) {
            let text = site.text(path);
            verdict.see(!text.contains("@import"), || format!("{path} imports"));
            for part in text.split("url(").skip(1) {
                let link = part.split(')').next().unwrap().trim_matches(['"', '\'', ' ']);
                let own = matches!(site.target(path, link), Ok(Target::File(..)))
                    && site.dead(path, link).is_none();
                verdict.see(own || link.starts_with("data:image/svg+xml"), || format!("{path}: {link}"));
            }
        }
    });
}

#[test]
fn links_to_other_sites_are_of_a_kind_that_does_no_harm() {
    holds(|site, verdict| {
        for (path, page) in &site.pages {
            for link in page.named("a").filter_map(|element| element.get("href")) {
                let Ok(Target::Elsewhere(link)) = site.target(path, link) else { continue };
                let fits =
                    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| link.starts_with(scheme));
                verdict.see(fits && !link.contains(char::is_whitespace), || format!("{path}: {link}"));
            }
            for element in page.elements.iter().filter(|element| element.get("target").is_some()) {
                verdict.see(false, || format!("{path}:{}: a link opens elsewhere", element.line));
            }
        }
    });
}

#[test]
fn the_page_for_what_is_not_there_works_from_any_depth() {
    holds(|site, verdict| {
        for element in &site.pages["404.html"].elements {
            for (_, link) in links(element) {
                let anywhere = link.starts_with('/') || link.starts_with('#') || link.contains("://");
                verdict.see(anywhere, || format!("{link:?} depends on where it is shown"));
            }
        }
    });
}

#[test]
fn every_page_can_be_reached_from_the_home_page() {
    holds(|site, verdict| {
        let reached = site.reached("index.html");
        for (path, _) in site.browsed() {
            verdict.see(reached.contains(path), || path.clone());
        }
    });
}

#[test]
fn every_file_is_asked_for_by_some_page() {
    holds(|site, verdict| {
        let all = site
            .pages
            .iter()
            .flat_map(|(path, page)| page.elements.iter().map(move |element| (path, element)));
        let mut asked: BTreeSet<String> =
            BTreeSet::from(["404.html", "robots.txt", "sitemap.xml"].map(str::to_owned));
        for (path, element) in all {
            for (_, link) in links(element) {
                if let Ok(Target::File(file, _)) = site.target(path, &link) {
                    asked.insert(file);
                }
            }
        }
        let others =
            |path: &&String| !site.pages.get(*path).is_some_and(|page| is_redirect(page) || is_removed(page));
        // what hosts read, and what scripts ask for
        let made =
            |path: &str| path.starts_with('_') || path.starts_with("search/") || path.starts_with("data/");
        for path in site.files.keys().filter(others).filter(|path| !made(path)) {
            verdict.see(asked.contains(path), || path.clone());
        }
    });
}

#[test]
fn every_lasting_page_names_its_own_address() {
    holds(|site, verdict| {
        for (path, page) in &site.pages {
            let canonical = page
                .named("link")
                .find(|link| link.get("rel") == Some("canonical"))
                .and_then(|link| link.get("href"));
            let own = format!("{}{}", site.origin, site.address(path));
            if is_redirect(page) {
                verdict
                    .see(canonical.is_some() && canonical != Some(&own), || format!("{path}: {canonical:?}"));
            } else if is_removed(page) || path == "404.html" || is_letter(path) {
                verdict.see(canonical.is_none(), || format!("{path}: {canonical:?}"));
            } else {
                verdict.see(canonical == Some(&own), || format!("{path}: {canonical:?}"));
            }
        }
    });
}

#[test]
fn the_languages_of_a_page_name_each_other() {
    holds(|site, verdict| {
        let alternates = |path: &str| -> BTreeMap<String, String> {
            let links = site.pages[path].named("link").filter(|link| link.get("rel") == Some("alternate"));
            let pairs = links
                .filter_map(|link| Some((link.get("hreflang")?.to_owned(), link.get("href")?.to_owned())));
            pairs.collect()
        };
        for (path, _) in site.browsed() {
            let own = alternates(path);
            for (language, url) in &own {
                let Ok(Target::File(file, None)) = site.target(path, url) else { panic!("{path}: {url}") };
                verdict
                    .see(alternates(&file) == own, || format!("{path} names `{file}`, which names others"));
                let lang = site.pages[&file].named("html").next().and_then(|html| html.get("lang"));
                let fits = language == "x-default" || lang == Some(language);
                verdict.see(fits && url.starts_with("https://"), || format!("{path}: {language} is {url}"));
            }
            let named =
                own.values().any(|url| site.target(path, url) == Ok(Target::File(path.clone(), None)));
            verdict.see(own.is_empty() || named, || format!("{path} does not name itself"));
        }
    });
}

#[test]
fn what_can_be_pressed_has_a_name_and_pictures_have_a_text() {
    of_pages(|_, path, page, verdict| {
        for (at, element) in page.elements.iter().enumerate() {
            let place = || format!("{path}:{}: <{}>", element.line, element.name);
            match element.name.as_str() {
                "a" | "button" | "summary" => verdict.see(!page.said(at).is_empty(), place),
                "img" => {
                    let sized = ["alt", "width", "height"].iter().all(|name| element.get(name).is_some());
                    verdict.see(sized, place);
                }
                "th" | "nav" => {
                    let named = element.name == "th"
                        || element.get("aria-label").or(element.get("aria-labelledby")).is_some();
                    verdict.see(named, place);
                }
                _ => {}
            }
        }
    });
}

#[test]
fn times_are_written_for_machines_too() {
    of_elements(|_, path, _, element, verdict| {
        if element.name == "time" {
            let date = element.get("datetime").unwrap_or_default();
            let fits = onrecord::model::Date::parse(date).is_ok();
            verdict.see(fits, || format!("{path}:{}: {date:?}", element.line));
        }
    });
}

#[test]
fn no_placeholder_and_no_name_of_a_text_is_left() {
    let english = std::fs::read_to_string(desk::repository().join("themes/default/i18n/en.toml")).unwrap();
    let keys: BTreeSet<&str> =
        english.lines().filter_map(|line| line.strip_prefix('"')?.split('"').next()).collect();
    let is_left = |text: &str| {
        let key = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || ".-".contains(letter)));
        let key =
            key.map(|word| word.trim_matches('.')).find(|word| word.contains('.') && keys.contains(word));
        let braces = text.find(['{', '}']).map(|at| &text[at..]);
        key.or(braces)
            .or(["[object]", "undefined", "\u{fffd}"].into_iter().find(|word| text.contains(word)))
            .map(str::to_owned)
    };
    of_pages(|_, path, page, verdict| {
        let is_data = |at: usize| {
            let element = &page.elements[at];
            // what is there to be copied is in a language of its own, with braces
            element.get("type") == Some("application/ld+json")
                || matches!(element.name.as_str(), "style" | "pre")
        };
        for text in page.texts.iter().filter(|text| !is_data(text.parent)) {
            let left = is_left(&text.words);
            verdict.see(left.is_none(), || format!("{path}: {left:?} in {:?}", text.words));
        }
        for element in &page.elements {
            for name in ["alt", "title", "aria-label", "content", "placeholder"] {
                let left = element.get(name).and_then(is_left);
                verdict.see(left.is_none(), || format!("{path}:{}: {left:?} in {name}", element.line));
            }
        }
    });
}

#[test]
fn no_text_of_the_theme_is_missing_in_any_language() {
    let found = analysed(&desk::repository(), None, false).findings;
    let missing: Vec<String> = found
        .into_iter()
        .filter(|finding| finding.code.name() == "missing-text")
        .map(|finding| finding.message)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn all_of_the_sample_digest_is_published() {
    let analysis = analysed(&desk::repository(), None, false);
    assert_eq!(analysis.unpublished, Vec::<String>::new());
    let found: Vec<&str> = analysis.findings.iter().map(|finding| finding.code.name()).collect();
    // nobody was asked, as its pages say; no more than two words of Peskov's and no copies of sources are known
    assert_eq!(
        found,
        ["nobody-asked", "short-fragment", "source-without-archive"],
        "{:#?}",
        analysis.findings
    );
}

#[test]
fn drafts_are_marked_and_search_engines_kept_out() {
    holds(|site, verdict| {
        let drafts = site.name.ends_with("with drafts");
        for (path, page) in site.browsed() {
            let noindex = page
                .named("meta")
                .any(|meta| meta.get("name") == Some("robots") && meta.get("content") == Some("noindex"));
            let marked = page.elements.iter().any(|element| element.get("class") == Some("draft"));
            verdict.see(noindex == drafts && marked == drafts, || {
                format!("{path}: noindex {noindex}, marked {marked}")
            });
        }
        verdict.see(site.text("robots.txt").contains("Disallow: /\n") == drafts, || "robots.txt".into());
        let eventful = site.files.contains_key("2025/05/moved/index.html");
        verdict.see(site.files.contains_key("2025/05/not-yet/index.html") == (drafts && eventful), || {
            "the draft".into()
        });
    });
}

#[test]
fn what_is_hidden_leaves_no_trace() {
    holds(|site, verdict| {
        let early = ["2040", "Scheduledtitle", "/later/", "not-yet"]
            .into_iter()
            .filter(|_| !site.name.ends_with("with drafts"));
        for word in early.chain(["2025/05/over", "Over<"]) {
            for (path, bytes) in &site.files {
                let text = String::from_utf8_lossy(bytes);
                verdict.see(
                    !path.contains(word)
                        && !text.contains(&format!(">{word}"))
                        && !text.contains(&format!("/{word}")),
                    || format!("{path}: {word}"),
                );
            }
        }
        for path in site.files.keys().filter(|path| path.contains("forgotten")) {
            let text = site.text(path);
            let named = text.replace("/2025/05/forgotten/", "").contains("forgotten");
            verdict.see(!named, || format!("{path} names what is to be forgotten"));
        }
    });
}

#[test]
fn the_list_for_search_engines_has_each_lasting_page_once() {
    holds(|site, verdict| {
        let sitemap = xml::parse(site.text("sitemap.xml"));
        let listed: Vec<String> = sitemap.all("loc").map(|loc| loc.text.clone()).collect();
        let once: BTreeSet<&String> = listed.iter().collect();
        verdict.see(once.len() == listed.len(), || {
            format!("{} addresses stand twice", listed.len() - once.len())
        });
        let mut files = BTreeSet::new();
        for url in &listed {
            let target = site.target("sitemap.xml", url);
            let Ok(Target::File(file, None)) = target else { panic!("{url}: {target:?}") };
            verdict.see(url.starts_with("https://"), || url.clone());
            files.insert(file);
        }
        let lasting: BTreeSet<String> = site.browsed().map(|(path, _)| path.clone()).collect();
        for path in lasting.symmetric_difference(&files) {
            verdict.see(false, || {
                format!("{path} is {}listed", if files.contains(path) { "wrongly " } else { "not " })
            });
        }
        let written = site.text("sitemap.xml").matches("<xhtml:link ").count();
        verdict.see(written == sitemap.all("link").count(), || format!("{written} links are not read"));
        for at in sitemap.indexes("url") {
            let own = sitemap.below(at, "loc").next().map(|loc| loc.text.as_str());
            let others: Vec<(&str, &str)> = sitemap
                .below(at, "link")
                .map(|link| (link.get("hreflang").unwrap(), link.get("href").unwrap()))
                .collect();
            let fits = others.is_empty()
                || others.len() > 1
                    && others.iter().any(|(_, url)| Some(*url) == own)
                    && others.iter().all(|(_, url)| once.contains(&(*url).to_owned()));
            verdict.see(fits, || format!("{own:?} has the alternates {others:?}"));
            let Ok(Target::File(file, None)) = site.target("sitemap.xml", own.unwrap()) else { continue };
            let said = others
                .iter()
                .all(|(lang, url)| site.text(&file).contains(&format!("hreflang=\"{lang}\" href=\"{url}\"")));
            verdict.see(said, || format!("{file} does not name the alternates {others:?}"));
        }
        for date in sitemap.all("lastmod") {
            verdict.see(onrecord::model::Date::parse(&date.text).is_ok(), || format!("{:?}", date.text));
        }
        let robots = site.text("robots.txt");
        let named = robots.lines().find_map(|line| line.strip_prefix("Sitemap: "));
        let fits = named.is_none_or(|url| site.dead("robots.txt", url).is_none());
        verdict.see(fits, || format!("{named:?}"));
    });
}

#[test]
fn feeds_are_what_readers_of_feeds_expect() {
    holds(|site, verdict| {
        for path in site.files.keys().filter(|path| path.ends_with("feed.xml")) {
            let feed = xml::parse(site.text(path));
            verdict.see(feed.elements[0].name == "feed", || format!("{path} is no feed"));
            for name in ["id", "title", "updated"] {
                let count = feed.below(0, name).count();
                verdict.see(count == 1, || format!("{path}: {count} of {name}"));
            }
            let own = feed
                .below(0, "link")
                .find(|link| link.get("rel") == Some("self"))
                .and_then(|link| link.get("href"));
            let leads_here =
                own.map(|url| site.target(path, url)) == Some(Ok(Target::File(path.clone(), None)));
            verdict.see(leads_here, || format!("{path} says that it is at {own:?}"));
            let ids: Vec<&str> = feed.all("id").map(|id| id.text.as_str()).collect();
            let once: BTreeSet<&&str> = ids.iter().collect();
            verdict.see(once.len() == ids.len(), || format!("{path}: an id stands twice"));
            verdict.see(ids.iter().all(|id| is_absolute(id)), || format!("{path}: {ids:?}"));
            entries(site, path, &feed, verdict);
        }
    });
}

/// Readers of feeds take what has one id for one entry, whichever feed they have it from.
#[test]
fn an_id_of_an_entry_has_one_address_and_an_address_one_id() {
    holds(|site, verdict| {
        let (mut addresses, mut ids) = (BTreeMap::new(), BTreeMap::new());
        for path in site.files.keys().filter(|path| path.ends_with("feed.xml")) {
            let feed = xml::parse(site.text(path));
            for at in feed.indexes("entry") {
                let id = feed.below(at, "id").next().unwrap().text.clone();
                let link = feed.below(at, "link").next().and_then(|link| link.get("href")).unwrap();
                let known = addresses.entry(id.clone()).or_insert_with(|| link.to_owned());
                verdict.see(*known == link, || format!("{path}: {id} leads to {known} and {link}"));
                let known = ids.entry(link.to_owned()).or_insert_with(|| id.clone());
                verdict.see(*known == id, || format!("{path}: {link} is {known} and {id}"));
            }
        }
    });
}

fn entries(site: &Output, path: &str, feed: &xml::Document, verdict: &mut Verdict) {
    let of = |at: usize, name: &str| {
        feed.below(at, name).next().map(|element| element.text.clone()).unwrap_or_default()
    };
    let entries: Vec<usize> = feed.indexes("entry").collect();
    // in a language in which nothing was put right yet, a log is empty
    let is_log = path.contains("changes/") || path.contains("changed/");
    verdict.see(is_log || !entries.is_empty(), || format!("{path} has no entries"));
    let published: Vec<_> = entries.iter().map(|at| instant(&of(*at, "published"))).collect();
    let in_order = published.windows(2).all(|pair| pair[0] >= pair[1]);
    verdict.see(in_order, || format!("{path}: the latest do not come first"));
    for at in &entries {
        for name in ["id", "title", "updated", "published"] {
            verdict.see(!of(*at, name).is_empty(), || format!("{path}: an entry without {name}"));
        }
        let link = feed.below(*at, "link").next().and_then(|link| link.get("href")).unwrap_or_default();
        let fits = link.starts_with("https://") && site.dead(path, link).is_none();
        verdict.see(fits, || format!("{path}: {link}"));
        let (published, updated) = (instant(&of(*at, "published")), instant(&of(*at, "updated")));
        verdict.see(published.is_some() && published <= updated, || {
            format!("{path}: {link}: {published:?}, {updated:?}")
        });
    }
    let latest = entries.iter().map(|at| instant(&of(*at, "updated"))).max().flatten();
    verdict.see(entries.is_empty() || instant(&of(0, "updated")) == latest, || {
        format!("{path}: `updated` is not that of the latest entry")
    });
}

/// A feed as JSON says what the same feed as Atom says.
#[test]
fn each_feed_is_there_in_both_forms_and_says_the_same() {
    holds(|site, verdict| {
        for path in site.files.keys().filter(|path| path.ends_with("feed.json")) {
            let json: serde_json::Value = serde_json::from_str(site.text(path)).unwrap();
            let atom = xml::parse(site.text(&path.replace(".json", ".xml")));
            let fits = json["version"] == "https://jsonfeed.org/version/1.1" && json["title"].is_string();
            verdict.see(fits, || format!("{path}: {}", json["version"]));
            let own = json["feed_url"].as_str().unwrap_or_default();
            let leads_here = site.target(path, own) == Ok(Target::File(path.clone(), None));
            verdict.see(leads_here, || format!("{path} says that it is at {own}"));
            let items = json["items"].as_array().unwrap();
            let of = |name: &str| -> Vec<&str> {
                items.iter().map(|item| item[name].as_str().unwrap_or_default()).collect()
            };
            let entries: Vec<usize> = atom.indexes("entry").collect();
            for (member, element) in [
                ("id", "id"),
                ("title", "title"),
                ("date_published", "published"),
                ("date_modified", "updated"),
            ] {
                let told: Vec<String> = entries
                    .iter()
                    .map(|at| atom.below(*at, element).next().map(|it| it.text.clone()).unwrap_or_default())
                    .collect();
                verdict.see(of(member) == told, || format!("{path}: {member}: {:?} {told:?}", of(member)));
            }
            let texts = |item: &serde_json::Value| {
                item["content_html"].is_string() != item["content_text"].is_string()
            };
            verdict.see(items.iter().all(texts), || format!("{path}: an item without a text"));
            let links = of("url")
                .into_iter()
                .all(|url| url.starts_with("https://") && site.dead(path, url).is_none());
            verdict.see(links, || format!("{path}: {:?}", of("url")));
        }
        let count = |end: &str| site.files.keys().filter(|path| path.ends_with(end)).count();
        verdict.see(count("feed.json") == count("feed.xml") && count("feed.xml") > 0, || {
            "a form is missing".into()
        });
    });
}

/// A time as RFC 3339 has it.
fn instant(text: &str) -> Option<jiff::Timestamp> {
    let shaped = text.len() >= 20 && text.as_bytes()[10] == b'T';
    text.parse().ok().filter(|_| shaped)
}

fn is_absolute(id: &str) -> bool {
    (id.starts_with("tag:") || id.starts_with("https://")) && !id.contains(char::is_whitespace)
}

#[test]
fn every_language_has_a_home_and_a_feed_of_its_own() {
    holds(|site, verdict| {
        for (place, language) in site.site.settings.languages.iter().enumerate() {
            let prefix = if place == 0 { String::new() } else { format!("{language}/") };
            for file in ["index.html", "feed.xml"] {
                let path = format!("{prefix}{file}");
                verdict.see(site.files.contains_key(&path), || format!("there is no `{path}`"));
            }
            let pages = site
                .pages
                .values()
                .filter(|page| page.named("html").any(|html| html.get("lang") == Some(language.as_str())));
            eprintln!("{}: {} pages in {language}", site.name, pages.count());
        }
    });
}

/// Whether `text` is the key of a text of the theme, and not a file's name: `preview.open.quote`.
fn is_key(text: &str, first: &BTreeSet<String>) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    let is_file = [".csv", ".json", ".geojson", ".txt"].iter().any(|end| text.ends_with(end));
    let mut parts = text.split('.');
    let begins = parts.next().is_some_and(|part| first.contains(part));
    begins && !is_file && text.contains('.') && parts.all(is_part)
}

#[test]
fn no_page_shows_the_key_of_a_text_instead_of_the_text() {
    let english = std::fs::read_to_string(desk::repository().join("themes/default/i18n/en.toml")).unwrap();
    let texts: BTreeMap<String, String> = toml::from_str(&english).unwrap();
    let first: BTreeSet<String> =
        texts.keys().filter_map(|key| Some(key.split_once('.')?.0.to_owned())).collect();
    assert!(
        is_key("preview.open.quote", &first) && !is_key("claims.csv", &first) && !is_key("on.ly", &first)
    );
    holds(|site, verdict| {
        for (path, bytes) in &site.files {
            if ["html", "xml"].iter().any(|end| path.rsplit('.').next() == Some(end)) {
                let text = String::from_utf8_lossy(bytes);
                let parts = text.split(['<', '>', '"', '\n']).map(str::trim);
                let key = parts.filter(|part| part.contains('.')).find(|part| is_key(part, &first));
                verdict.see(key.is_none(), || format!("{path}: {}", key.unwrap_or_default()));
            }
        }
    });
}

/// The roles, reasons and notes of the content, which no translation carries: those of twelve letters or more.
fn untranslated(site: &Output) -> BTreeSet<String> {
    let corpus = &site.site.corpus;
    let mut texts = BTreeSet::new();
    for entry in corpus.entries.values() {
        let roles = entry.as_actor().into_iter().flat_map(|actor| &actor.tenures);
        texts.extend(roles.map(|tenure| tenure.role.value.clone()));
        let claim = entry.as_claim().into_iter();
        for claim in claim {
            texts.extend(claim.assessments.iter().filter_map(|it| Some(it.why.as_ref()?.value.clone())));
            texts.extend(claim.evidence.iter().filter_map(|it| Some(it.note.as_ref()?.value.clone())));
            texts.extend(claim.figures.iter().filter_map(|it| Some(it.note.as_ref()?.value.clone())));
            texts.extend(claim.series.iter().map(|it| it.label.value.clone()));
        }
    }
    // the name of somebody may be the same words, and says itself what language it is in
    let names = corpus.entries.values().flat_map(|entry| {
        let names = entry.as_actor().into_iter().flat_map(|actor| actor.names.iter().map(|name| &name.text));
        let authors = entry.as_source().into_iter().flat_map(|source| &source.authors);
        names.chain(authors).map(|name| name.value.clone())
    });
    let names: BTreeSet<String> = names.collect();
    texts.retain(|text| text.chars().count() >= 12 && !names.contains(text));
    texts
}

/// Where a text of `texts` stands on `page` in an element of another language than `language`; how many were seen.
fn in_another_voice(html: &str, texts: &BTreeSet<String>, language: &str) -> (usize, Vec<String>) {
    let (mut seen, mut faults, mut open) = (0, Vec::new(), Vec::new());
    for part in html.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else { continue };
        let name = tag.split([' ', '\n', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(opened, _): (&str, _)| opened != name) {}
        } else if !["meta", "link", "img", "br", "input", "!doctype", "path", "rect", "circle", "line"]
            .contains(&name)
            && !tag.ends_with('/')
        {
            let own = tag.split(" lang=\"").nth(1).and_then(|rest| rest.split('"').next());
            let lang = own.or(open.last().and_then(|(_, lang)| *lang));
            open.push((name, lang));
        }
        let lang = open.last().and_then(|(_, lang)| *lang);
        let text = text.trim().replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        if texts.contains(&text) && open.iter().all(|(name, _)| !["svg", "script"].contains(name)) {
            seen += 1;
            if lang != Some(language) {
                faults.push(format!("{text} in {lang:?}"));
            }
        }
    }
    (seen, faults)
}

#[test]
fn what_no_translation_carries_is_said_to_be_in_the_first_language() {
    holds(|site, verdict| {
        let texts = untranslated(site);
        let first = site.site.settings.language().as_str();
        let mut all = 0;
        for (path, bytes) in &site.files {
            if !["uk/", "ar/"].iter().any(|folder| path.starts_with(folder))
                || path.rsplit('.').next() != Some("html")
            {
                continue;
            }
            let (seen, faults) = in_another_voice(&String::from_utf8_lossy(bytes), &texts, first);
            all += seen;
            verdict.see(faults.is_empty(), || format!("{path}: {}", faults.join("; ")));
        }
        verdict.see(all > 100, || format!("{all} texts were seen"));
    });
}
