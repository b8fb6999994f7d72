//! `home` in `site.toml`: a page of the site's own at its root.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "support/small.rs"]
mod small;

use onrecord::pipeline::Analysis;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/docs/\"\nid = \"a.org,2025:d\"\nlanguages = [\"en\", \"uk\"]\n";

fn build(settings: &str, pages: &[(&str, &str)]) -> Analysis {
    let page = |(name, title): &(&str, &str)| {
        // a translation carries texts only
        let order = if name.contains(".uk.") { "" } else { "order: 1\n" };
        (format!("content/pages/{name}"), format!("---\ntitle: {title}\n{order}---\nThe text of {title}.\n"))
    };
    let pages: Vec<(String, String)> = pages.iter().map(page).collect();
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    small::build(&format!("{SITE}{settings}"), &files)
}

fn page(analysis: &Analysis, path: &str) -> Option<String> {
    let (bytes, _) = analysis.site.as_ref()?.file(path)?;
    Some(String::from_utf8(bytes).unwrap())
}

fn messages(analysis: &Analysis) -> Vec<&str> {
    analysis.findings.iter().map(|finding| finding.message.as_str()).collect()
}

#[test]
fn the_page_that_is_named_is_shown_at_the_root() {
    let site = build("home = \"page:start\"\n", &[("start.md", "Start"), ("more.md", "More")]);
    assert_eq!(messages(&site), Vec::<&str>::new());
    let home = page(&site, "/").unwrap();
    assert!(home.contains("The text of Start") && home.contains("href=\"https://a.org/docs/\""), "{home}");
    assert!(!home.contains("class=\"trail\""), "the home page has no way home");
    assert!(page(&site, "/start/").is_none());
    assert!(page(&site, "/more/").unwrap().contains("href=\"/docs/\">Start</a>"));
}

#[test]
fn a_language_without_that_page_keeps_its_own_home() {
    let only_english = build("home = \"start\"\n", &[("start.md", "Start")]);
    assert!(page(&only_english, "/uk/").unwrap().contains("class=\"k-home\""));
    let both = build("home = \"start\"\n", &[("start.md", "Start"), ("start.uk.md", "Початок")]);
    assert!(page(&both, "/uk/").unwrap().contains("The text of Початок"), "{:?}", messages(&both));
}

#[test]
fn a_menu_has_pages_by_their_ids() {
    let pages = [("start.md", "Start"), ("more.md", "More")];
    let site = build("home = \"page:start\"\nmenu = [\"page:more\", \"page:start\", \"claims\"]\n", &pages);
    assert_eq!(messages(&site), Vec::<&str>::new());
    let home = page(&site, "/").unwrap();
    let menu = &home[home.find("class=\"menu\"").unwrap()..home.find("</header>").unwrap()];
    assert!(menu.find("/docs/more/").unwrap() < menu.find("href=\"/docs/\"").unwrap(), "{menu}");
    assert!(!menu.contains("claims"), "there are no claims yet: {menu}");
}

#[test]
fn names_that_no_page_has_are_reported() {
    let settings = "home = \"page:stat\"\nmenu = [\"page:nobody\", \"clams\", \"page:a b\"]\n";
    let site = build(settings, &[("start.md", "Start")]);
    let said: Vec<String> =
        site.findings.iter().map(|finding| format!("{}; {}", finding.message, finding.label)).collect();
    assert_eq!(
        said,
        [
            "there is no page `stat`; did you mean `page:start`?",
            "there is no page `nobody`; ",
            "a menu cannot have `clams`; did you mean `claims`?",
            "`a b` cannot be a page: it has a space; letters, digits, `-` and `_` are allowed; ",
        ]
    );
}

#[test]
fn the_foot_has_what_it_is_told_to_have() {
    let pages = [("start.md", "Start"), ("more.md", "More")];
    let foot = |settings| {
        let home = page(&build(settings, &pages), "/").unwrap();
        home[home.find("<footer").unwrap()..].to_owned()
    };
    assert!(!foot("").contains("/docs/more/"), "it is in the menu");
    let told = foot("footer = [\"page:more\", \"page:start\"]\n");
    assert!(told.find("/docs/more/").unwrap() < told.find("/docs/start/").unwrap(), "{told}");
    let wrong = build("footer = [\"pages\"]\n", &pages);
    assert_eq!(messages(&wrong), ["a menu cannot have `pages`"]);
}

#[test]
fn a_logo_and_an_icon_are_pictures_of_the_site() {
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\" width=\"40\" height=\"20\"></svg>";
    let site = |settings: &str| {
        let files =
            [("content/pages/a.md", "---\ntitle: A\n---\n"), ("content/static/img/mark.svg", drawing)];
        small::build(&format!("{SITE}{settings}"), &files)
    };
    let marked = site("logo = \"img/mark.svg\"\nfavicon = \"/img/mark.svg\"\n");
    assert_eq!(messages(&marked), Vec::<&str>::new());
    let home = page(&marked, "/").unwrap();
    assert!(home.contains("src=\"/docs/img/mark.svg\" width=\"40\" height=\"20\" alt=\"D\""), "{home}");
    assert!(
        home.contains("<link rel=\"icon\" href=\"/docs/img/mark.svg\" type=\"image/svg+xml\">"),
        "{home}"
    );
    assert!(page(&site(""), "/").unwrap().contains("/theme/favicon.svg?"), "the theme has one");
    let wrong = site("logo = \"img/marc.svg\"\nfavicon = \"a.txt\"\n");
    let said: Vec<String> =
        wrong.findings.iter().map(|finding| format!("{}; {}", finding.message, finding.label)).collect();
    assert_eq!(
        said,
        [
            "there is no file `content/static/img/marc.svg`; did you mean `img/mark.svg`?",
            "`favicon` cannot be `a.txt`, which is no picture; "
        ]
    );
}

#[test]
fn a_language_with_a_region_has_the_texts_of_its_own_language_and_else_english() {
    let settings = "title = \"D\"\nbase_url = \"https://a.org/\"\nid = \"a.org,2025:d\"\nlanguages = [\"uk\", \"en-GB\", \"de-AT\"]\n[check]\nno-policy-pages = \"off\"\nmissing-text = \"off\"\n";
    let files = [("content/pieces/a.md", "+++\ntitle = \"A\"\ndate = 2025-04-18\n+++\nText.\n")];
    let site = small::site(small::build(settings, &files));
    for path in ["/en-GB/", "/de-AT/"] {
        let home = small::page(&site, path);
        assert!(home.contains("Skip to the text") && !home.contains("До тексту"), "{home}");
    }
    let home = small::page(&site, "/");
    assert!(home.contains(">de-AT</a>") && home.contains(">English</a>"), "{home}");
}
