//! Pictures in the sizes that browsers choose from: which, how they are named, and that they are made once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use onrecord::model::Moment;
use onrecord::pipeline::{Published, Request, analyse, publish};
use tempfile::TempDir;

const SITE: &str = "title = \"D\"\nbase_url = \"https://a.org/news/\"\nid = \"a.org,2025:d\"\n[check]\nno-policy-pages = \"off\"\n";
const PIECE: &str = "+++\ntitle = \"T\"\ndate = 2025-04-18\npicture = { src = \"über.jpg\", alt = \"A hall\", credit = \"Nobody\" }\n+++\n\n![A map](map.png)\n\n![A dot](dot.png)\n";

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn photo(shift: u8) -> Vec<u8> {
    let shade = |x: u32, y: u32| u8::try_from((x / 8 + y / 4) % 200).unwrap() + shift;
    let picture = RgbImage::from_fn(1300, 650, |x, y| image::Rgb([shade(x, y), shade(y, x), 90]));
    let plain = encoded(&DynamicImage::ImageRgb8(picture), ImageFormat::Jpeg);
    // where it was taken, who took it, and a small copy that shows what was cut off
    let told = |marker: u8, words: &[u8]| {
        [&[0xFF, marker][..], &u16::try_from(words.len() + 2).unwrap().to_be_bytes(), words].concat()
    };
    let exif = told(0xE1, b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0GPS-SECRET\xFF\xD8THUMBNAIL-SECRET\xFF\xD9");
    let xmp = told(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMP-SECRET</x:xmpmeta>");
    [&plain[..2], &exif, &xmp, &plain[2..]].concat()
}

fn map() -> Vec<u8> {
    let half = |x: u32| if x < 450 { 0 } else { 255 };
    encoded(
        &DynamicImage::ImageRgba8(RgbaImage::from_fn(900, 300, |x, _| image::Rgba([200, 30, 30, half(x)]))),
        ImageFormat::Png,
    )
}

fn project() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("content/pieces/a");
    fs::create_dir_all(&folder).unwrap();
    fs::write(root.path().join("site.toml"), SITE).unwrap();
    fs::write(folder.join("index.md"), PIECE).unwrap();
    fs::write(folder.join("über.jpg"), photo(0)).unwrap();
    fs::write(folder.join("map.png"), map()).unwrap();
    let dot = DynamicImage::ImageRgb8(RgbImage::new(9, 9));
    fs::write(folder.join("dot.png"), encoded(&dot, ImageFormat::Png)).unwrap();
    root
}

fn request(root: &Path) -> Request {
    let now = Moment::parse("2026-01-01T00:00:00Z").unwrap();
    Request { root: root.to_owned(), base_url: None, drafts: false, now, strict: false }
}

fn build(root: &Path) -> Published {
    publish(&analyse(&request(root)).unwrap().site.unwrap(), root, &root.join("public")).unwrap()
}

/// The sizes that were made, by name.
fn sizes(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(root.join("public/sizes")).unwrap().map(Result::unwrap);
    files.map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap())).collect()
}

/// What follows `before` in `text`, up to the next quotation mark.
fn attribute<'t>(text: &'t str, before: &str) -> &'t str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}")).1;
    rest.split('"').next().unwrap()
}

#[test]
fn a_browser_may_choose_a_size_and_each_is_as_wide_as_said() {
    let root = project();
    build(root.path());
    let page = fs::read_to_string(root.path().join("public/2025/04/a/index.html")).unwrap();
    let made = sizes(root.path());
    assert_eq!(made.len(), 5, "{:?}", made.keys());
    for (at, widths) in [("pieces/%C3%BCber", &[480, 800, 1200, 1300][..]), ("pieces/map", &[480, 800, 900])]
    {
        let name = at.rsplit('/').next().unwrap();
        let tag = page.split("<img ").find(|tag| tag.contains(&format!("{name}."))).unwrap();
        let said: Vec<(&str, u32)> = attribute(tag, "srcset=\"")
            .split(", ")
            .map(|one| one.split_once(' ').unwrap())
            .map(|(href, width)| (href, width.trim_end_matches('w').parse().unwrap()))
            .collect();
        assert_eq!(said.iter().map(|(_, width)| *width).collect::<Vec<_>>(), widths);
        for (href, width) in &said[..said.len() - 1] {
            let file = href.strip_prefix("/news/sizes/").unwrap().replace("%C3%BC", "ü");
            let picture = image::load_from_memory(&made[&file]).unwrap();
            assert_eq!(picture.width(), *width, "{file}");
        }
        assert!(attribute(tag, "sizes=\"").contains("100vw"), "{tag}");
    }
    let dot = page.split("<img ").find(|tag| tag.contains("dot.png")).unwrap();
    assert!(!dot.split('>').next().unwrap().contains("srcset"), "a small picture has one size: {dot}");
}

#[test]
fn no_size_tells_where_a_picture_was_taken_and_each_is_smaller_than_the_next() {
    let root = project();
    build(root.path());
    let made = sizes(root.path());
    for (name, bytes) in &made {
        let text = String::from_utf8_lossy(bytes);
        for secret in ["SECRET", "Exif", "xmpmeta", "adobe"] {
            assert!(!text.contains(secret), "{name} tells {secret}");
        }
        let ending = if name.starts_with("map") { "webp" } else { "jpg" };
        assert!(name.ends_with(ending), "{name}");
    }
    let weights: Vec<usize> =
        made.iter().filter(|(name, _)| name.ends_with("jpg")).map(|(_, bytes)| bytes.len()).collect();
    // by name 1200 stands before 480 and 800
    assert!(weights[1] < weights[2] && weights[2] < weights[0], "{weights:?}");
    let clear = made.iter().find(|(name, _)| name.ends_with("-480.webp")).unwrap().1;
    let clear = image::load_from_memory(clear).unwrap().into_rgba8();
    assert_eq!(
        (clear.get_pixel(9, 9)[3], clear.get_pixel(470, 9)[3]),
        (0, 255),
        "what is transparent stays so"
    );
}

#[test]
fn a_size_is_made_once_and_anew_when_its_picture_changes() {
    let root = project();
    build(root.path());
    let before = sizes(root.path());
    // a mark in a finished file shows whether it is made again
    let some = root.path().join("public/sizes").join(before.keys().next().unwrap());
    fs::write(&some, b"mark").unwrap();
    let again = build(root.path());
    assert_eq!((again.added, again.changed, again.removed), (0, 0, 0));
    assert_eq!(fs::read(&some).unwrap(), b"mark");
    fs::write(root.path().join("content/pieces/a/über.jpg"), photo(9)).unwrap();
    build(root.path());
    let after = sizes(root.path());
    assert_eq!(after.len(), before.len(), "the sizes of the former picture are gone");
    assert_eq!(after.keys().filter(|name| before.contains_key(*name)).count(), 2, "those of the map stay");
}

#[test]
fn what_an_earlier_build_did_not_finish_is_made() {
    let root = project();
    build(root.path());
    let before = sizes(root.path());
    let some = root.path().join("public/sizes").join(before.keys().next().unwrap());
    fs::remove_file(&some).unwrap();
    build(root.path());
    assert_eq!(sizes(root.path()), before);
}

#[test]
fn what_is_hard_to_bear_lies_behind_a_fold_and_is_found_nowhere_else() {
    let root = project();
    let path = root.path().join("content/pieces/a/index.md");
    let text = "+++\ntitle = \"T\"\ndate = 2025-04-18\nsummary = \"Summaryword\"\nsensitive = \"injuries\"\npicture = { src = \"über.jpg\", alt = \"A hall\", sensitive = \"the dead\" }\n[[pictures]]\nsrc = \"map.png\"\ncaption = \"The front\"\ncredit = \"N. Ame\"\nlicence = \"CC0\"\nsensitive = \"places of graves\"\n+++\n\nGruesomeness at [[place:p]].\n\n[\"They told of the gruesome hall that day.\"](actor:ann \"2025-04-17\")\n\n> It was a gruesome thing to see for all of us.\n> — [Ann](actor:ann), 2025-04-17\n\n![A map](map.png)\n";
    fs::write(path, text).unwrap();
    fs::create_dir_all(root.path().join("content/places")).unwrap();
    fs::write(root.path().join("content/places/p.md"), "+++\nname = \"P\"\n+++\n").unwrap();
    fs::create_dir_all(root.path().join("content/actors")).unwrap();
    fs::write(root.path().join("content/actors/ann.md"), "+++\nname = \"Ann\"\nkind = \"person\"\n+++\n")
        .unwrap();
    let translation = "+++\ntitle = \"ت\"\nsummary = \"Summaryword\"\n+++\n\nGruesome.\n";
    fs::write(root.path().join("content/pieces/a/index.ar.md"), translation).unwrap();
    fs::write(root.path().join("site.toml"), format!("languages = [\"en\", \"ar\"]\n{SITE}")).unwrap();
    let site = analyse(&request(root.path())).unwrap().site.unwrap().with_made_files();
    let file = |path: &str| String::from_utf8(site.file(path).unwrap().0).unwrap();
    let page = file("/2025/04/a/");
    let folds: Vec<&str> = page.split("<details class=\"fold\">").skip(1).collect();
    assert_eq!(folds.len(), 3, "{page}");
    assert!(
        folds[0].contains("Show the picture: the dead</summary><img")
            && folds[0].contains("loading=\"lazy\"")
    );
    assert!(folds[1].contains("Show the text: injuries</summary>") && folds[1].contains("Gruesomeness"));
    assert!(
        folds[2].starts_with("<summary>Show the picture: places of graves</summary><img"),
        "{}",
        folds[2]
    );
    assert!(
        page.contains("<span>The front</span> <span>Photo: N. Ame</span> <span>CC0</span></figcaption>"),
        "{page}"
    );
    let telling = |word: &str| -> Vec<String> {
        let pages = site.plan.pages.iter().map(|page| page.route.output()).enumerate();
        let pages = pages.map(|(at, output)| (output, site.render(at).unwrap()));
        let made = site.made.iter().map(|(path, bytes)| (path.clone(), bytes.clone()));
        let all = pages.chain(made);
        let all = all.filter(|(_, bytes)| String::from_utf8_lossy(bytes).to_lowercase().contains(word));
        all.map(|(path, _)| path).collect()
    };
    let own = ["2025/04/a/index.html", "ar/2025/04/a/index.html"];
    assert_eq!(telling("gruesome"), own);
    // the summary stands above the fold, and in the data; elsewhere stands what readers are told before
    let summary: Vec<String> =
        telling("summaryword").into_iter().filter(|path| !path.starts_with("data/")).collect();
    assert_eq!(summary, own);
    assert!(
        file("/").contains("Content warning: injuries") && !page.contains("og:description\" content=\"Summ")
    );
}

#[test]
fn what_is_said_of_no_picture_of_the_text_is_reported() {
    let root = project();
    let path = root.path().join("content/pieces/a/index.md");
    let text = "+++\ntitle = \"T\"\ndate = 2025-04-18\nsensitive = \" \"\n[[pictures]]\nsrc = \"mop.png\"\n+++\n\n![A map](map.png)\n";
    fs::write(path, text).unwrap();
    let said: Vec<String> =
        analyse(&request(root.path())).unwrap().findings.into_iter().map(|it| it.message).collect();
    assert!(said.contains(&"the text shows no picture `mop.png`".to_owned()), "{said:?}");
    assert!(said.contains(&"`sensitive` does not say what is to be seen".to_owned()), "{said:?}");
}
