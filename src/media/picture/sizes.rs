//! A picture in smaller sizes, so that a phone on a bad line need not load all of it.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat};

use super::super::Cleaned;
use super::super::kind::Kind;
use super::{JPEG_QUALITY, decode};

/// The widths in pixels that a picture is also published in, as far as it is wider.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The widths in pixels in which the picture at `path` is also published: those below its own. A moving picture,
/// a drawing and what is small has none.
pub fn smaller_widths(path: &str, picture: &Cleaned) -> Vec<u32> {
    let own = picture.size.map_or(0, |(width, _)| width);
    match Kind::of(path) {
        Some(Kind::Jpeg | Kind::Png) => WIDTHS.into_iter().filter(|width| *width < own).collect(),
        _ => Vec::new(),
    }
}

/// The ending of the name of such a size: a photograph stays JPEG, and what must not lose anything becomes WebP.
pub fn smaller_ending(path: &str) -> &'static str {
    if Kind::of(path) == Some(Kind::Jpeg) { "jpg" } else { "webp" }
}

/// The published picture at `path` in `width` pixels; nothing if it cannot be read.
pub fn smaller(path: &str, picture: &Cleaned, width: u32) -> Option<Vec<u8>> {
    let format = if Kind::of(path)? == Kind::Jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
    let (whole, size) = decode(format, &picture.bytes).ok()?;
    let resized = whole.resize_exact(width, height(size, width), FilterType::CatmullRom);
    drop(whole);
    let mut encoded = Vec::new();
    let done = match format {
        ImageFormat::Jpeg => {
            resized.write_with_encoder(JpegEncoder::new_with_quality(&mut encoded, JPEG_QUALITY))
        }
        _ => eight_bits(resized).write_with_encoder(WebPEncoder::new_lossless(Cursor::new(&mut encoded))),
    };
    done.ok().map(|()| encoded)
}

/// The height of a picture of `size` that is made `width` wide, at least a pixel.
fn height((own_width, own_height): (u32, u32), width: u32) -> u32 {
    let rounded =
        (u64::from(own_height) * u64::from(width) + u64::from(own_width) / 2) / u64::from(own_width.max(1));
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

/// `picture` in the depth that WebP has.
fn eight_bits(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    }
}
