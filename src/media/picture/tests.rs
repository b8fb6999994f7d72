//! What goes into a picture and what comes out.

use image::{GrayImage, ImageBuffer, Rgb, RgbImage, Rgba, RgbaImage};

use super::super::bytes::contains;
use super::super::{clean, size_of};
use super::*;
use crate::diagnostic::Code;

/// EXIF that turns the picture by a quarter and tells where it was made.
const EXIF: &[u8] = b"II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\
    \x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0SECRET 50.92N 34.80E";

fn shade(number: u32) -> u8 {
    u8::try_from(number).unwrap()
}

fn photo() -> Vec<u8> {
    let picture = RgbImage::from_fn(16, 8, |x, y| Rgb([shade(x * 15), shade(y * 30), 90]));
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 95)).unwrap();
    bytes
}

/// The photo with segments behind its first marker.
fn photo_with(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    for (marker, content) in segments {
        bytes.extend([0xFF, *marker]);
        bytes.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        bytes.extend(*content);
    }
    bytes.extend(&photo()[2..]);
    bytes
}

fn graphic() -> DynamicImage {
    DynamicImage::ImageRgba8(RgbaImage::from_fn(5, 3, |x, y| {
        Rgba([shade(x * 50), shade(y * 80), 7, shade(40 * x)])
    }))
}

/// The graphic with chunks behind its header.
fn graphic_with(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let plain = encode_png(&graphic()).unwrap();
    let mut bytes = plain[..33].to_vec();
    for (name, content) in chunks {
        let chunk = [&name[..], content].concat();
        bytes.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        bytes.extend(&chunk);
        bytes.extend(checksum(&chunk).to_be_bytes());
    }
    bytes.extend(&plain[33..]);
    bytes
}

fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

fn code(path: &str, bytes: &[u8]) -> Code {
    clean(path, bytes).expect_err(path).code
}

#[test]
fn a_photo_loses_place_thumbnail_and_profile_and_stands_upright() {
    let exif = [b"Exif\0\0", EXIF].concat();
    let bytes = photo_with(&[
        (0xE1, &exif),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET</x:xmpmeta>"),
        (0xED, b"Photoshop 3.0\0SECRET byline"),
        (0xE2, b"ICC_PROFILE\0\x01\x01SECRET"),
        (0xFE, b"SECRET comment"),
    ]);
    let cleaned = clean("a/photo.JPG", &bytes).unwrap();
    assert_eq!(cleaned.size, Some((8, 16)));
    assert_eq!(size_of("photo.jpg", &bytes), Some((8, 16)));
    assert_eq!(size_of("photo.jpg", &cleaned.bytes), Some((8, 16)));
    for secret in [&b"SECRET"[..], b"Exif", b"xmpmeta", b"Photoshop", b"ICC_PROFILE"] {
        assert!(!contains(&cleaned.bytes, secret));
    }
    let upright = image::load_from_memory(&photo()).unwrap().rotate90().into_rgb8();
    let shown = image::load_from_memory(&cleaned.bytes).unwrap().into_rgb8();
    let apart = upright.iter().zip(shown.iter()).map(|(a, b)| a.abs_diff(*b)).max();
    assert!(apart < Some(30), "{apart:?}");
    assert_eq!(cleaned, clean("b.jpeg", &bytes).unwrap(), "the same bytes every time");
}

#[test]
fn what_hides_behind_a_photo_goes() {
    for tail in [&b"<html><script>SECRET</script>"[..], b"PK\x03\x04SECRET.class", b"%PDF-1.4 SECRET"] {
        let cleaned = clean("a.jpg", &[&photo()[..], tail].concat()).unwrap();
        assert!(!contains(&cleaned.bytes, b"SECRET"));
    }
}

#[test]
fn a_grey_photo_stays_grey() {
    let mut bytes = Vec::new();
    GrayImage::new(8, 8).write_with_encoder(JpegEncoder::new(&mut bytes)).unwrap();
    let cleaned = clean("a.jpg", &bytes).unwrap();
    assert!(matches!(image::load_from_memory(&cleaned.bytes), Ok(DynamicImage::ImageLuma8(_))));
}

#[test]
fn a_graphic_keeps_every_pixel_and_nothing_else() {
    let mut bytes = graphic_with(&[
        (b"tEXt", b"Author\0SECRET"),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>SECRET</x:xmpmeta>"),
        (b"tIME", b"\x07\xE9\x04\x0D\x0A\x17\0"),
        (b"prVt", b"SECRET"),
    ]);
    bytes.extend(b"<script>SECRET</script>");
    let cleaned = clean("a.png", &bytes).unwrap();
    assert_eq!(image::load_from_memory(&cleaned.bytes).unwrap(), graphic());
    assert!(!contains(&cleaned.bytes, b"SECRET") && !contains(&cleaned.bytes, b"tIME"));
    assert_eq!(cleaned.size, Some((5, 3)));
    assert!(cleaned.removed.is_empty());
}

#[test]
fn a_graphic_that_exif_turns_is_turned() {
    let bytes = graphic_with(&[(b"eXIf", EXIF)]);
    let cleaned = clean("a.png", &bytes).unwrap();
    assert_eq!(image::load_from_memory(&cleaned.bytes).unwrap(), graphic().rotate90());
    assert_eq!(size_of("a.png", &bytes), Some((3, 5)));
    assert!(!contains(&cleaned.bytes, b"SECRET"));
}

#[test]
fn sixteen_bits_stay_sixteen_bits() {
    let deep: ImageBuffer<Rgb<u16>, Vec<u16>> =
        ImageBuffer::from_fn(3, 2, |x, _| Rgb([u16::try_from(x * 300).unwrap(), 7, 65_535]));
    let deep = DynamicImage::ImageRgb16(deep);
    let cleaned = clean("a.png", &encode_png(&deep).unwrap()).unwrap();
    assert_eq!(image::load_from_memory(&cleaned.bytes).unwrap(), deep);
}

#[test]
fn an_animated_graphic_is_told_to_have_lost_its_animation() {
    let bytes = graphic_with(&[
        (b"acTL", b"\0\0\0\x01\0\0\0\0"),
        (b"fcTL", b"\0\0\0\0\0\0\0\x05\0\0\0\x03\0\0\0\0\0\0\0\0\0\x01\0\x0A\0\0"),
    ]);
    assert_eq!(clean("a.png", &bytes).unwrap().removed, ["the animation: only the first picture is kept"]);
}

#[test]
fn a_name_must_say_what_a_file_is() {
    let refusal = clean("a.png", &photo()).unwrap_err();
    assert_eq!(refusal.message, "this is not a PNG picture as its name says, but JPEG");
    assert_eq!(code("a.jpg", &encode_png(&graphic()).unwrap()), Code::BadPicture);
    assert_eq!(code("a.jpg", b"<html><script>alert(1)</script></html>"), Code::BadPicture);
    assert_eq!(code("a.gif", b"PK\x03\x04"), Code::BadPicture);
    assert_eq!(code("a.webp", b""), Code::BadPicture);
    assert_eq!(code("a.html", &photo()), Code::RefusedFile);
    assert_eq!(code("a.svg", &photo()), Code::BadPicture);
}

#[test]
fn a_picture_that_breaks_off_is_refused() {
    let (photo, graphic) = (photo(), encode_png(&graphic()).unwrap());
    for part in [3, 10, 50, 90] {
        assert_eq!(code("a.jpg", &photo[..photo.len() * part / 100]), Code::BadPicture);
        assert_eq!(code("a.png", &graphic[..graphic.len() * part / 100]), Code::BadPicture);
    }
    assert_eq!(code("a.jpg", &photo[..photo.len() - 2]), Code::BadPicture);
}

#[test]
fn a_small_file_cannot_ask_for_all_the_memory() {
    let mut bomb = encode_png(&graphic()).unwrap();
    bomb[16..24].copy_from_slice(&[0, 0, 0x2E, 0xE0, 0, 0, 0x2E, 0xE0]);
    let sum = checksum(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(code("a.png", &bomb), Code::BadPicture);
    bomb[16] = 0x7F;
    assert_eq!(code("a.png", &bomb), Code::BadPicture);
}
