//! A WebP into the same pictures in a container of our own: no metadata, no profile, nothing after the end.

use std::io::Cursor;

use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::metadata::Orientation;
use image::{AnimationDecoder, ImageDecoder, ImageFormat};

use super::bytes::{Bytes, riff_chunk};
use super::picture::{agree, broken, decode, limits};
use super::{Cleaned, Refusal};

/// The most pixels in all pictures of an animation.
const MAX_PIXELS: u64 = 1_000_000_000;
/// The flags of `VP8X` that announce a colour profile, EXIF and XMP, and those that are reserved.
const FLAGS_CLEARED: u8 = !(0x10 | 0x02);

/// The WebP `bytes` with its pictures alone. One that metadata turns is turned, which needs encoding anew.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    agree(ImageFormat::WebP, bytes)?;
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    decoder.set_limits(limits()).map_err(|error| failed(&error))?;
    if decoder.has_animation() {
        let size = prove_animation(decoder)?;
        return rewritten(bytes, size);
    }
    let turned = !matches!(decoder.orientation(), Ok(Orientation::NoTransforms));
    let (picture, size) = decode(ImageFormat::WebP, bytes)?;
    if !turned {
        return rewritten(bytes, size);
    }
    let mut encoded = Vec::new();
    picture.write_with_encoder(WebPEncoder::new_lossless(&mut encoded)).map_err(|error| failed(&error))?;
    Ok(Cleaned { bytes: encoded, size: Some(size), removed: Vec::new() })
}

fn failed(error: &image::ImageError) -> Refusal {
    broken(ImageFormat::WebP, &error.to_string())
}

/// The size, after every picture has been decoded.
fn prove_animation(decoder: WebPDecoder<Cursor<&[u8]>>) -> Result<(u32, u32), Refusal> {
    let (width, height) = decoder.dimensions();
    let mut pixels = 0;
    for frame in decoder.into_frames() {
        frame.map_err(|error| failed(&error))?;
        pixels += u64::from(width) * u64::from(height);
        if pixels > MAX_PIXELS {
            return Err(broken(ImageFormat::WebP, "it has too many pictures"));
        }
    }
    Ok((width, height))
}

fn rewritten(bytes: &[u8], size: (u32, u32)) -> Result<Cleaned, Refusal> {
    let bytes = rewrite(bytes).ok_or_else(|| broken(ImageFormat::WebP, "its parts are not in order"))?;
    Ok(Cleaned { bytes, size: Some(size), removed: Vec::new() })
}

fn rewrite(bytes: &[u8]) -> Option<Vec<u8>> {
    let (name, content) = riff_chunk(&mut Bytes(bytes))?;
    let chunks = content.strip_prefix(b"WEBP").filter(|_| &name == b"RIFF")?;
    let mut kept = b"WEBP".to_vec();
    kept.extend(pictures(chunks)?);
    let mut written = Vec::with_capacity(kept.len() + 8);
    push(&mut written, *b"RIFF", &kept)?;
    Some(written)
}

/// The chunks that make up the pictures, those inside the frames of an animation too.
fn pictures(chunks: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Bytes(chunks);
    let mut kept = Vec::new();
    while !rest.is_empty() {
        let (name, content) = riff_chunk(&mut rest)?;
        match &name {
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" => push(&mut kept, name, content)?,
            b"VP8X" => {
                let mut header = content.to_vec();
                *header.first_mut()? &= !FLAGS_CLEARED;
                push(&mut kept, name, &header)?;
            }
            b"ANMF" => {
                let (header, inner) = content.split_at_checked(16)?;
                push(&mut kept, name, &[header, &pictures(inner)?].concat())?;
            }
            _ => {}
        }
    }
    Some(kept)
}

fn push(written: &mut Vec<u8>, name: [u8; 4], content: &[u8]) -> Option<()> {
    written.extend(name);
    written.extend(u32::try_from(content.len()).ok()?.to_le_bytes());
    written.extend(content);
    if content.len() % 2 == 1 {
        written.push(0);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, Rgba, RgbaImage};

    use super::super::bytes::contains;
    use super::*;

    fn shade(number: u32) -> u8 {
        u8::try_from(number).unwrap()
    }

    fn plain() -> Vec<u8> {
        let picture =
            RgbaImage::from_fn(4, 2, |x, y| Rgba([shade(x * 40), shade(y * 90), 7, shade(255 - x)]));
        let mut bytes = Vec::new();
        picture.write_with_encoder(WebPEncoder::new_lossless(&mut bytes)).unwrap();
        bytes
    }

    /// The plain picture in an extended container with metadata.
    fn extended(exif: &[u8]) -> Vec<u8> {
        let mut chunks = b"WEBP".to_vec();
        push(&mut chunks, *b"VP8X", &[0x3C, 0, 0, 0, 3, 0, 0, 1, 0, 0]).unwrap();
        push(&mut chunks, *b"ICCP", b"SECRET profile").unwrap();
        chunks.extend(&plain()[12..]);
        push(&mut chunks, *b"EXIF", exif).unwrap();
        push(&mut chunks, *b"XMP ", b"<x:xmpmeta>SECRET</x:xmpmeta>").unwrap();
        let mut bytes = Vec::new();
        push(&mut bytes, *b"RIFF", &chunks).unwrap();
        bytes.extend(b"<script>SECRET</script>");
        bytes
    }

    fn pixels(bytes: &[u8]) -> DynamicImage {
        image::load_from_memory_with_format(bytes, ImageFormat::WebP).unwrap()
    }

    #[test]
    fn a_plain_picture_stays_as_it_is() {
        let cleaned = clean(&plain()).unwrap();
        assert_eq!(cleaned.bytes, plain());
        assert_eq!(cleaned.size, Some((4, 2)));
    }

    #[test]
    fn metadata_and_what_follows_the_end_go_and_the_picture_stays() {
        let cleaned = clean(&extended(b"II*\0\x08\0\0\0\0\0SECRET")).unwrap();
        assert_eq!(pixels(&cleaned.bytes), pixels(&plain()));
        assert!(!contains(&cleaned.bytes, b"SECRET"));
        assert!(!contains(&cleaned.bytes, b"EXIF") && !contains(&cleaned.bytes, b"ICCP"));
        assert_eq!(cleaned.bytes[20], 0x10, "only the flag of transparency is left");
    }

    #[test]
    fn a_picture_that_metadata_turn_is_turned() {
        let turned = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        let cleaned = clean(&extended(turned)).unwrap();
        assert_eq!(cleaned.size, Some((2, 4)));
        assert_eq!(pixels(&cleaned.bytes), pixels(&plain()).rotate90());
        assert_eq!(super::super::size_of("a.webp", &extended(turned)), Some((2, 4)));
    }

    #[test]
    fn frames_of_an_animation_stay_without_what_hides_in_them() {
        let mut frame = vec![0; 16];
        frame[6] = 3;
        frame[9] = 1;
        frame[12] = 50;
        frame.extend(&plain()[12..]);
        push(&mut frame, *b"EXIF", b"SECRET").unwrap();
        let mut chunks = b"WEBP".to_vec();
        push(&mut chunks, *b"VP8X", &[0x12, 0, 0, 0, 3, 0, 0, 1, 0, 0]).unwrap();
        push(&mut chunks, *b"ANIM", &[0, 0, 0, 0, 0, 0]).unwrap();
        push(&mut chunks, *b"ANMF", &frame).unwrap();
        push(&mut chunks, *b"ANMF", &frame).unwrap();
        let mut bytes = Vec::new();
        push(&mut bytes, *b"RIFF", &chunks).unwrap();
        let cleaned = clean(&bytes).unwrap();
        assert!(!contains(&cleaned.bytes, b"SECRET"));
        let decoder = WebPDecoder::new(Cursor::new(&cleaned.bytes)).unwrap();
        assert_eq!(decoder.into_frames().collect_frames().unwrap().len(), 2);
    }

    #[test]
    fn one_that_breaks_off_is_refused() {
        let bytes = plain();
        for length in [12, 20, 30, bytes.len() - 4] {
            assert!(clean(&bytes[..length]).is_err(), "{length}");
        }
    }
}
