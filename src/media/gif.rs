//! A GIF into the same pictures, delays and repetitions in a container of our own: no comments, no other blocks.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::{AnimationDecoder, ImageDecoder, ImageFormat};

use super::bytes::Bytes;
use super::picture::{agree, broken, limits};
use super::{Cleaned, Refusal};

/// The most pixels in all pictures of an animation.
const MAX_PIXELS: u64 = 1_000_000_000;

/// The GIF `bytes` with its pictures alone.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    agree(ImageFormat::Gif, bytes)?;
    let size = prove(bytes)?;
    let cleaned = rewrite(bytes).ok_or_else(|| broken(ImageFormat::Gif, "it breaks off"))?;
    Ok(Cleaned { bytes: cleaned, size: Some(size), removed: Vec::new() })
}

/// The size, after every picture has been decoded.
fn prove(bytes: &[u8]) -> Result<(u32, u32), Refusal> {
    let failed = |error: image::ImageError| broken(ImageFormat::Gif, &error.to_string());
    let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(failed)?;
    decoder.set_limits(limits()).map_err(failed)?;
    let (width, height) = decoder.dimensions();
    let mut pixels = 0;
    for frame in decoder.into_frames() {
        frame.map_err(failed)?;
        pixels += u64::from(width) * u64::from(height);
        if pixels > MAX_PIXELS {
            return Err(broken(ImageFormat::Gif, "it has too many pictures"));
        }
    }
    if pixels == 0 {
        return Err(broken(ImageFormat::Gif, "it has no picture"));
    }
    Ok((width, height))
}

/// The container with headers, colour tables, timing, repetition and pictures, up to its end mark.
fn rewrite(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Bytes(bytes);
    let mut written = Vec::with_capacity(bytes.len());
    rest.take(6)?;
    written.extend_from_slice(b"GIF89a");
    let screen = rest.take(7)?;
    written.extend_from_slice(screen);
    written.extend_from_slice(rest.take(colour_table(*screen.get(4)?))?);
    loop {
        match rest.byte()? {
            0x21 => extension(&mut rest, &mut written)?,
            0x2C => {
                let header = rest.take(9)?;
                written.push(0x2C);
                written.extend_from_slice(header);
                written.extend_from_slice(rest.take(colour_table(*header.get(8)?))?);
                written.push(rest.byte()?);
                written.extend(blocks(&mut rest)?);
            }
            0x3B => break,
            _ => return None,
        }
    }
    written.push(0x3B);
    Some(written)
}

/// Timing and repetition are kept; comments, texts and what programs add are not.
fn extension(rest: &mut Bytes<'_>, written: &mut Vec<u8>) -> Option<()> {
    let label = rest.byte()?;
    let content = blocks(rest)?;
    let timing = label == 0xF9 && content.len() == 6;
    let repetition = label == 0xFF && content.len() == 17 && content.starts_with(b"\x0BNETSCAPE2.0\x03\x01");
    if timing || repetition {
        written.extend_from_slice(&[0x21, label]);
        written.extend(content);
    }
    Some(())
}

/// Blocks of data with their lengths, and the empty one that ends them.
fn blocks(rest: &mut Bytes<'_>) -> Option<Vec<u8>> {
    let mut written = Vec::new();
    loop {
        let length = rest.byte()?;
        written.push(length);
        if length == 0 {
            return Some(written);
        }
        written.extend_from_slice(rest.take(usize::from(length))?);
    }
}

/// The length of the colour table that a byte of flags announces.
fn colour_table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

#[cfg(test)]
mod tests {
    use image::codecs::gif::{GifEncoder, Repeat};
    use image::{Delay, Frame, Rgba, RgbaImage};

    use super::super::bytes::contains;
    use super::*;

    fn animation() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = GifEncoder::new(&mut bytes);
        encoder.set_repeat(Repeat::Infinite).unwrap();
        for shade in [10, 200, 90] {
            let picture = RgbaImage::from_pixel(4, 3, Rgba([shade, 20, 30, 255]));
            let delay = Delay::from_numer_denom_ms(120, 1);
            encoder.encode_frame(Frame::from_parts(picture, 0, 0, delay)).unwrap();
        }
        drop(encoder);
        bytes
    }

    fn frames(bytes: &[u8]) -> Vec<(RgbaImage, Delay)> {
        let frames = GifDecoder::new(Cursor::new(bytes)).unwrap().into_frames().collect_frames().unwrap();
        frames.into_iter().map(|frame| (frame.buffer().clone(), frame.delay())).collect()
    }

    #[test]
    fn pictures_delays_and_repetition_stay() {
        let cleaned = clean(&animation()).unwrap();
        assert_eq!(cleaned.size, Some((4, 3)));
        assert_eq!(frames(&cleaned.bytes), frames(&animation()));
        assert!(contains(&cleaned.bytes, b"NETSCAPE2.0"));
        assert_eq!(cleaned, clean(&animation()).unwrap());
    }

    #[test]
    fn comments_and_other_blocks_and_what_follows_the_end_go() {
        let mut bytes = animation();
        bytes.pop();
        bytes.extend(
            b"\x21\xFE\x06SECRET\0\x21\xFF\x0BXMP DataXMP\x06SECRET\0;<script>SECRET</script>PK\x03\x04",
        );
        let cleaned = clean(&bytes).unwrap();
        assert_eq!(frames(&cleaned.bytes).len(), 3);
        assert!(!contains(&cleaned.bytes, b"SECRET") && !contains(&cleaned.bytes, b"PK\x03"));
    }

    #[test]
    fn one_that_breaks_off_or_is_a_script_is_refused() {
        let bytes = animation();
        assert!(clean(&bytes[..bytes.len() - 20]).is_err());
        assert!(clean(b"GIF89a/*\0\0\0\0\0*/=1;alert(1)//").is_err());
        assert!(clean(b"GIF89a").is_err());
    }
}
