//! The pictures that are shown where links are shared: which there are, what they say, and what is drawn.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use image::GrayImage;
use onrecord::model::Moment;
use onrecord::pipeline::{Request, analyse, publish};
use tempfile::TempDir;

const SITE: &str = "title = \"The Desk\"\ndescription = \"Who said what.\"\nbase_url = \"https://a.org/news/\"\nid = \"a.org,2025:d\"\nlanguages = [\"en\", \"ar\"]\n[check]\nno-policy-pages = \"off\"\n";
const ACTOR: &str = "+++\nname = \"Someone\"\nkind = \"person\"\n+++\n";
const CLAIM: &str = "+++\nstatement = \"The talks have ended.\"\nkind = \"event\"\n[[positions]]\nactor = \"someone\"\nstance = \"asserts\"\n[[assessments]]\ndate = 2025-04-18\nstatus = \"contested\"\nwhy = \"Two accounts.\"\n+++\n";
const ARABIC: &str = "+++\nstatement = \"انتهت المحادثات.\"\n+++\n";

/// A project with a piece of spring and one of autumn, and a claim that only the earlier one mentions.
fn project(draw: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let piece = |title: &str, date: &str, more: &str, text: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndate = {date}\nsummary = \"In short, {title}.\"\n{more}+++\n\n{text}\n"
        )
    };
    write("site.toml", &format!("{SITE}{draw}"));
    write("content/actors/someone.md", ACTOR);
    write("content/claims/ended.md", CLAIM);
    write("content/claims/ended.ar.md", ARABIC);
    let mention = "They [spoke](claim:ended \"asserted by someone, 2025-04-18\").";
    write("content/pieces/spring.md", &piece("Spring", "2025-04-18", "", mention));
    write("content/pieces/autumn.md", &piece("Autumn", "2025-10-01", "sensitive = \"a death\"\n", "Text."));
    write("content/pieces/signs.md", &piece("停火", "2025-10-02", "", "Text."));
    root
}

/// The site of `root`, built on the first of November 2025; how many files were written.
fn build(root: &Path) -> usize {
    let now = Moment::parse("2025-11-01T00:00:00Z").unwrap();
    let request = Request { root: root.to_owned(), base_url: None, drafts: false, now, strict: false };
    let analysis = analyse(&request).unwrap();
    let site = analysis.site.unwrap_or_else(|| panic!("{:?}", analysis.findings));
    let done = publish(&site, root, &root.join("public")).unwrap();
    done.added + done.changed
}

/// The value of the property `name` in the head of the page at `path`.
fn property(root: &Path, path: &str, name: &str) -> Option<String> {
    let page = fs::read_to_string(root.join("public").join(path).join("index.html")).unwrap();
    let (_, rest) = page.split_once(&format!("<meta property=\"{name}\" content=\""))?;
    Some(rest.split_once('"').unwrap().0.to_owned())
}

/// The file of the card of the page at `path`, below `cards/`, without its fingerprint.
fn card(root: &Path, path: &str) -> String {
    let url = property(root, path, "og:image").unwrap_or_else(|| panic!("{path} has no card"));
    let file = url.strip_prefix("https://a.org/news/cards/").unwrap();
    assert!(root.join("public/cards").join(file).is_file(), "{file}");
    file.rsplit_once('-').unwrap().0.to_owned()
}

fn picture(root: &Path, path: &str) -> GrayImage {
    let url = property(root, path, "og:image").unwrap();
    let file = url.strip_prefix("https://a.org/news/").unwrap();
    image::open(root.join("public").join(file)).unwrap().to_luma8()
}

/// The columns of `picture` in which something is drawn, between two rows.
fn columns(picture: &GrayImage, (top, bottom): (u32, u32)) -> BTreeSet<u32> {
    let drawn =
        picture.enumerate_pixels().filter(|(_, y, pixel)| (top..bottom).contains(y) && pixel.0[0] < 128);
    drawn.map(|(x, _, _)| x).collect()
}

#[test]
fn a_kind_has_one_card_and_a_claim_that_of_its_status() {
    let root = project("");
    build(root.path());
    let root = root.path();
    let cards = ["2025/04/spring", "2025/10/autumn", "claims/ended", "ar/claims/ended", "actors/someone", ""];
    assert_eq!(
        cards.map(|path| card(root, path)),
        [
            "en/piece-report",
            "en/piece-report",
            "en/claim-contested",
            "ar/claim-contested",
            "en/actor",
            "en/site"
        ]
    );
    let said = property(root, "claims/ended", "og:image:alt").unwrap();
    assert!(said.starts_with("The Desk: Claim · Contested · "), "{said}");
    assert!(!said.contains("talks"), "the card of a status says nothing of a claim: {said}");
    assert_eq!(property(root, "claims/ended", "og:image:width").as_deref(), Some("1200"));
    assert_eq!(picture(root, "claims/ended").dimensions(), (1200, 630));
}

#[test]
fn what_is_recent_has_a_card_of_its_own_and_a_claim_stands_on_it_with_status_and_claimants() {
    let root = project("[cards]\ndraw = \"recent\"\n");
    build(root.path());
    assert_eq!(card(root.path(), "2025/10/autumn"), "en/pieces/autumn");
    assert_eq!(card(root.path(), "2025/04/spring"), "en/piece-report");
    assert_eq!(card(root.path(), "claims/ended"), "en/claim-contested");
    let said = property(root.path(), "2025/10/autumn", "og:image:alt").unwrap();
    assert_eq!(said, "The Desk: Report · 1 October 2025 · Autumn · Content warning: a death");

    let root = project("[cards]\ndraw = \"all\"\n");
    build(root.path());
    let said = property(root.path(), "claims/ended", "og:image:alt").unwrap();
    assert_eq!(said, "The Desk: Contested · 18 April 2025 · The talks have ended. · asserted by Someone");
    assert_eq!(card(root.path(), "2025/04/spring"), "en/pieces/spring");
    assert!(property(root.path(), "ar/claims/ended", "og:image:alt").unwrap().contains("انتهت المحادثات."));
}

#[test]
fn letters_that_the_fonts_lack_leave_the_card_of_the_kind() {
    let root = project("[cards]\ndraw = \"all\"\n");
    build(root.path());
    assert_eq!(card(root.path(), "2025/10/signs"), "en/piece-report");
}

#[test]
fn no_card_is_drawn_if_none_is_wanted() {
    let root = project("[cards]\ndraw = \"none\"\n");
    build(root.path());
    assert_eq!(property(root.path(), "claims/ended", "og:image"), None);
    assert!(!root.path().join("public/cards").exists());
}

#[test]
fn a_card_stays_while_its_words_do_and_goes_with_them() {
    let root = project("[cards]\ndraw = \"all\"\n");
    build(root.path());
    let url = || property(root.path(), "claims/ended", "og:image").unwrap();
    let first = url();
    // what never changes is not drawn again: a file that was touched by hand stays until its words change
    let file = root.path().join("public").join(first.strip_prefix("https://a.org/news/").unwrap());
    fs::write(&file, "drawn").unwrap();
    assert_eq!(build(root.path()), 0);
    assert_eq!(fs::read(&file).unwrap(), b"drawn");
    let claim = root.path().join("content/claims/ended.md");
    fs::write(claim, CLAIM.replace("have ended", "go on")).unwrap();
    assert!(build(root.path()) > 0);
    assert_ne!(url(), first);
    assert!(!file.exists());
}

#[test]
fn words_stay_within_the_margins_and_begin_where_reading_does() {
    let root = project("[cards]\ndraw = \"all\"\n");
    build(root.path());
    let (english, arabic) = (picture(root.path(), "claims/ended"), picture(root.path(), "ar/claims/ended"));
    for (card, begins_right) in [(&english, false), (&arabic, true)] {
        let all = columns(card, (0, 630));
        let (first, last) = (*all.first().unwrap(), *all.last().unwrap());
        assert!(first >= 72 && last < 1128, "{first} to {last}");
        let heading = columns(card, (225, 400));
        let (first, last) = (*heading.first().unwrap(), *heading.last().unwrap());
        let (begins, ends) = if begins_right { (1200 - last, 1200 - first) } else { (first, last) };
        assert!((70..90).contains(&begins) && ends < 1100, "{begins} to {ends}");
    }
}

#[test]
fn a_word_of_arabic_is_drawn_joined() {
    use onrecord::media::{Fonts, Lettering, Pen, Thickness};
    let mut fonts = Fonts::default();
    for font in ["NotoSans-Regular", "NotoSansArabic-Regular"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/default/fonts/{font}.ttf"));
        assert!(fonts.add(&fs::read(path).unwrap().into()));
    }
    assert!(!fonts.add(&b"no font".as_slice().into()));
    let mut pen = Pen::new(&fonts);
    let mut width = |words: &str, most: usize| {
        let lettering = Lettering {
            words,
            from_right: true,
            to_right: true,
            size: 40.0,
            thickness: Thickness::Plain,
            step: 50.0,
            width: 400.0,
            most,
        };
        let lines = pen.lines(&lettering);
        (lines.width, lines.count)
    };
    let (joined, apart) = (width("محل", 1).0, width("م\u{200c}ح\u{200c}ل", 1).0);
    assert!((joined - apart).abs() > 4.0, "{joined} {apart}");
    // mixed scripts, and a stop at the end, lose no word
    let (mixed, alone) = (width("جنبًا إلى جنب. Reuters", 9).0, width("Reuters", 1).0);
    assert!(mixed > 2.0 * alone, "{mixed} {alone}");
    let long =
        "من قال ماذا عن المحادثات بشأن حرب روسيا على أوكرانيا في ربيع هذا العام وأين تغير القول في الطريق";
    assert_eq!((width(long, 2).1, width(long, 9).1 > 2), (2, true));
    assert_eq!(pen.lacks("a停b火a\u{200f}", Thickness::Plain), ['停', '火']);
}

#[test]
fn a_title_of_several_paragraphs_is_drawn_in_one() {
    let root = project("[cards]\ndraw = \"all\"\n");
    let piece = "+++\ntitle = \"Talks\u{2029}محادثات\u{2028}x\"\ndate = 2025-10-01\n+++\nText.\n";
    fs::write(root.path().join("content/pieces/lines.md"), piece).unwrap();
    assert!(build(root.path()) > 0);
    assert_eq!(picture(root.path(), "2025/10/lines").dimensions(), (1200, 630));
}
