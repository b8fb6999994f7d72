//! What holds for files of every kind.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

use super::*;

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(9, 4).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.jpg", picture(ImageFormat::Jpeg)),
        ("a.png", picture(ImageFormat::Png)),
        ("a.gif", picture(ImageFormat::Gif)),
        ("a.webp", picture(ImageFormat::WebP)),
        ("a.svg", b"<svg width='9' height='4'><g style='fill:red' id='&#97;'>a</g></svg>".to_vec()),
        ("a.pdf", b"%PDF-1.4\n1 0 obj <</A /B>> endobj trailer <</Info 1 0 R>>\n%%EOF".to_vec()),
        ("a.mp4", b"\0\0\0\x08ftyp\0\0\0\x18moov\0\0\0\x01free\0\0\0\0\0\0\0\x10".to_vec()),
        ("a.webm", b"\x1A\x45\xDF\xA3\x87\x42\x82\x84webm\x18\x53\x80\x67\x85\x1F\x43\xB6\x75\x80".to_vec()),
        ("a.ogg", b"OggS\0OpusTags\x01\0\0\0a\x01\0\0\0\x09\0\0\0encoder=a".to_vec()),
        ("a.wav", b"RIFF\x0E\0\0\0WAVEdata\x01\0\0\0a\0".to_vec()),
        ("a.mp3", b"\xFF\xFB\x90\0".to_vec()),
        ("a.json", b"[1]".to_vec()),
    ]
}

#[test]
fn damage_is_refused_or_mended_and_never_a_panic() {
    for (path, bytes) in samples() {
        assert!(!clean(path, &bytes).is_err_and(|refusal| refusal.code != Code::FileMetadata), "{path}");
        for at in 0..bytes.len() {
            for change in [0x00, 0x01, 0x3C, 0x7F, 0x80, 0xFF] {
                let mut damaged = bytes.clone();
                damaged[at] = change;
                let _ = clean(path, &damaged);
                let _ = size_of(path, &damaged);
            }
            let _ = clean(path, &bytes[..at]);
            let _ = size_of(path, &bytes[..at]);
        }
    }
}

#[test]
fn pictures_know_their_size_and_others_have_none() {
    for (path, bytes) in samples() {
        let is_picture = ["a.jpg", "a.png", "a.gif", "a.webp", "a.svg"].contains(&path);
        assert_eq!(size_of(path, &bytes), is_picture.then_some((9, 4)), "{path}");
    }
}

#[test]
fn what_is_clean_stays_clean() {
    for (path, bytes) in samples() {
        let Ok(once) = clean(path, &bytes) else { continue };
        let twice = clean(path, &once.bytes).unwrap();
        assert_eq!(twice.size, once.size, "{path}");
        if path != "a.jpg" {
            assert_eq!(twice.bytes, once.bytes, "{path}");
        }
    }
}

#[test]
fn messages_are_in_the_house_style() {
    for path in
        ["a.html", "a", "a.png", "a.jpg", "a.pdf", "a.mp3", "a.mp4", "a.webm", "a.ogg", "a.svg", "CNAME"]
    {
        let Refusal { message, help, .. } = clean(path, b"\x01<html>").unwrap_err();
        assert!(!message.ends_with('.') && !help.ends_with('.') && !help.is_empty(), "{message}: {help}");
    }
}
