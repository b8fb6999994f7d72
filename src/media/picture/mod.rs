//! JPEG and PNG into the same picture encoded anew, upright and without metadata.

mod sizes;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

pub use sizes::{smaller, smaller_ending, smaller_widths};

use super::{Cleaned, Refusal};

/// The widest and highest picture that is read.
const MAX_SIDE: u32 = 12_000;
/// The most memory that a decoded picture may take.
const MAX_MEMORY: u64 = 300 << 20;
/// How well JPEG is encoded: no loss that shows, far smaller than a camera's files.
const JPEG_QUALITY: u8 = 85;

/// The JPEG `bytes` encoded anew.
pub(super) fn clean_jpeg(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    let (picture, size) = decode(ImageFormat::Jpeg, bytes)?;
    if !is_whole_jpeg(bytes) {
        return Err(broken(ImageFormat::Jpeg, "it breaks off"));
    }
    let picture = match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    };
    let mut encoded = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut encoded, JPEG_QUALITY))
        .map_err(|error| broken(ImageFormat::Jpeg, &error.to_string()))?;
    Ok(Cleaned { bytes: encoded, size: Some(size), removed: Vec::new() })
}

/// The PNG `bytes` encoded anew, without loss.
pub(super) fn clean_png(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    let (picture, size) = decode(ImageFormat::Png, bytes)?;
    let moves = PngDecoder::new(Cursor::new(bytes)).and_then(|decoder| decoder.is_apng()).unwrap_or(false);
    let removed =
        if moves { vec!["the animation: only the first picture is kept".to_owned()] } else { Vec::new() };
    Ok(Cleaned { bytes: encode_png(&picture)?, size: Some(size), removed })
}

/// `picture` as a PNG.
pub(super) fn encode_png(picture: &DynamicImage) -> Result<Vec<u8>, Refusal> {
    let mut encoded = Vec::new();
    picture
        .write_with_encoder(PngEncoder::new_with_quality(
            &mut encoded,
            CompressionType::Default,
            FilterType::Adaptive,
        ))
        .map_err(|error| broken(ImageFormat::Png, &error.to_string()))?;
    Ok(encoded)
}

/// The picture in `bytes`, turned as its metadata say, and its size.
pub(super) fn decode(format: ImageFormat, bytes: &[u8]) -> Result<(DynamicImage, (u32, u32)), Refusal> {
    agree(format, bytes)?;
    let failed = |error: image::ImageError| broken(format, &error.to_string());
    let mut decoder = decoder(format, bytes).map_err(failed)?;
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    if decoder.total_bytes() > MAX_MEMORY {
        return Err(broken(format, "it takes more than 300 MB of memory"));
    }
    let mut picture = DynamicImage::from_decoder(decoder).map_err(failed)?;
    picture.apply_orientation(turn);
    let size = (picture.width(), picture.height());
    Ok((picture, size))
}

/// The size of the picture in `bytes` as it is shown.
pub(super) fn size_of(format: ImageFormat, bytes: &[u8]) -> Option<(u32, u32)> {
    let mut decoder = decoder(format, bytes).ok()?;
    let (width, height) = decoder.dimensions();
    Some(if lies_on_its_side(decoder.orientation().ok()?) { (height, width) } else { (width, height) })
}

/// Refuse `bytes` whose first few say that they are not of `format`.
pub(super) fn agree(format: ImageFormat, bytes: &[u8]) -> Result<(), Refusal> {
    match image::guess_format(bytes) {
        Ok(found) if found == format => Ok(()),
        Ok(found) => Err(Refusal::picture(
            format!("this is not a {} picture as its name says, but {}", name(format), name(found)),
            "give the file the ending of what it is, also where it is used, or save it anew in the form that its name says",
        )),
        Err(_) => Err(Refusal::picture(
            format!("this is not a {} picture, whatever its name says", name(format)),
            "save the picture anew, or take the file away",
        )),
    }
}

/// What a decoder is held to, so that a small file cannot ask for all the memory.
pub(super) fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

/// The refusal of a picture that cannot be decoded, and why.
pub(super) fn broken(format: ImageFormat, why: &str) -> Refusal {
    Refusal::picture(
        format!("the {} picture cannot be read: {why}", name(format)),
        "open it in a picture editor and save it anew, at most 12,000 pixels wide and high",
    )
}

fn decoder(format: ImageFormat, bytes: &[u8]) -> image::ImageResult<impl ImageDecoder + '_> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    reader.into_decoder()
}

fn lies_on_its_side(turn: Orientation) -> bool {
    matches!(
        turn,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// Whether a JPEG goes on to its end marker; the decoder fills up a file that breaks off with grey.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.windows(2).position(is_marker)) {
        let marker = at + found;
        match bytes.get(marker + 1) {
            Some(0xD9) => return true,
            Some(_) => {
                let length = bytes.get(marker + 2..marker + 4).map_or(0, |length| {
                    usize::from(length.first().copied().unwrap_or(0)) << 8
                        | usize::from(length.last().copied().unwrap_or(0))
                });
                at = marker + 2 + length;
            }
            None => return false,
        }
    }
    false
}

/// Whether two bytes are a marker with something behind it, not filling, an escaped byte or a restart.
fn is_marker(pair: &[u8]) -> bool {
    matches!(pair, [0xFF, 0x02..=0xCF | 0xD8..=0xFE])
}

fn name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Jpeg => "JPEG",
        ImageFormat::Png => "PNG",
        ImageFormat::Gif => "GIF",
        ImageFormat::WebP => "WebP",
        ImageFormat::Avif => "AVIF",
        ImageFormat::Tiff => "TIFF",
        ImageFormat::Bmp => "BMP",
        ImageFormat::Ico => "ICO",
        _ => "another kind of",
    }
}

#[cfg(test)]
mod tests;
