//! Texts into projects in a temporary folder, for tests of the whole chain.
//!
//! A project is written as `--- PATH` lines, each followed by the text of the file. `--- PATH @MAKER` is a
//! file that is no text: see [`made`]. A small `site.toml` is there unless the project has its own.

use std::fs;
use std::path::Path;

use onrecord::diagnostic::{Diagnostic, Place};
use onrecord::model::Moment;
use onrecord::pipeline::{Analysis, Request, analyse};
use onrecord::text::{Files, LineColumn, Lines};
use tempfile::TempDir;

/// When the projects are built.
const NOW: &str = "2025-05-01T12:00:00Z";

/// Small projects need no pages about themselves.
const SITE: &str = "\
title = \"A digest\"
base_url = \"https://example.org/digest/\"
id = \"example.org,2025:digest\"

[check]
no-policy-pages = \"off\"
";

/// The folder of the project that `text` describes.
pub(crate) fn project(text: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("site.toml"), SITE).unwrap();
    for part in format!("\n{text}").split("\n--- ").skip(1) {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        let (path, maker) = head.split_once(" @").map_or((head, None), |(path, maker)| (path, Some(maker)));
        let path = root.path().join(path.trim());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match maker.map(|maker| maker.split_once(' ').unwrap_or((maker, ""))) {
            None => fs::write(path, format!("{}\n", text.trim_end_matches('\n'))).unwrap(),
            Some(("link-to", target)) => link(target, &path),
            Some((maker, about)) => fs::write(path, made(maker, about)).unwrap(),
        }
    }
    root
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(not(unix))]
fn link(target: &str, path: &Path) {
    // where links need a privilege, the target is copied, and the test that wants a finding says so
    drop(fs::copy(path.parent().unwrap().join(target), path));
}

/// A file that is no text.
fn made(maker: &str, about: &str) -> Vec<u8> {
    match maker {
        "bytes" => about.split_whitespace().map(|digits| u8::from_str_radix(digits, 16).unwrap()).collect(),
        "png" => picture(image::ImageFormat::Png),
        "jpeg" => picture(image::ImageFormat::Jpeg),
        "jpeg-with-gps" => with_gps(&picture(image::ImageFormat::Jpeg)),
        "pdf" => pdf(""),
        "pdf-by" => pdf(&format!("1 0 obj\n<</Author ({about})>>\nendobj\ntrailer <</Info 1 0 R>>\n")),
        _ => panic!("nothing makes `@{maker}`"),
    }
}

fn picture(format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(16, 8, |x, _| image::Rgb([u8::try_from(x * 8).unwrap(), 128, 64]));
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// `jpeg` with EXIF that says where it was taken: 50° 54′ north.
fn with_gps(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08".to_vec();
    exif.extend(b"\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
    exif.extend(b"\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0\0\x02\0\x05\0\0\0\x03\0\0\0\x38\0\0\0\0");
    exif.extend(b"\0\0\0\x32\0\0\0\x01\0\0\0\x36\0\0\0\x01\0\0\0\0\0\0\0\x01GPS-SECRET");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

fn pdf(objects: &str) -> Vec<u8> {
    format!("%PDF-1.4\n{objects}2 0 obj\n<</Type /Catalog>>\nendobj\n%%EOF\n").into_bytes()
}

/// What is asked of the project at `root`.
pub(crate) fn request(root: &Path) -> Request {
    Request {
        root: root.to_owned(),
        base_url: None,
        drafts: false,
        now: Moment::parse(NOW).unwrap(),
        strict: false,
    }
}

/// What is found in the project at `root`, the templates included.
pub(crate) fn checked(root: &Path) -> Analysis {
    let mut analysis = analyse(&request(root)).unwrap();
    let proofs = analysis.proof();
    analysis.findings.extend(proofs);
    analysis
}

/// `PATH:LINE:COLUMN CODE` of a finding; the path alone if it is about a file as a whole.
pub(crate) fn told(finding: &Diagnostic, files: &Files) -> String {
    let place = match &finding.place {
        Place::Path(path) => path.to_string(),
        Place::Span(span) => {
            let file = files.get(span.file);
            let LineColumn { line, column } = Lines::new(&file.text).locate(&file.text, span.start as usize);
            format!("{}:{line}:{column}", file.path)
        }
    };
    format!("{place} {}", finding.code.name())
}
