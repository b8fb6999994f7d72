//! An ICO into the same pictures in a container of our own; pictures in PNG are encoded anew.

use super::bytes::Bytes;
use super::{Cleaned, Refusal, picture};

/// The most pictures in an icon.
const MAX_PICTURES: u16 = 32;
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";
const HEADER: usize = 6;
const ENTRY: usize = 16;

/// The ICO `bytes` with its pictures alone.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    if bytes.starts_with(PNG_SIGNATURE) {
        return Err(Refusal::picture(
            "this is not an icon, but a PNG picture",
            "name it `.png`, also where it is used",
        ));
    }
    let entries = entries(bytes).ok_or_else(broken)?;
    let pictures: Vec<Vec<u8>> =
        entries.iter().map(|(_, content)| clean_picture(content)).collect::<Result<_, _>>()?;
    let written = write(&entries, &pictures).ok_or_else(broken)?;
    Ok(Cleaned { bytes: written, size: None, removed: Vec::new() })
}

/// The directory: what is said of each picture, and its bytes.
fn entries(bytes: &[u8]) -> Option<Vec<(&[u8], &[u8])>> {
    let mut rest = Bytes(bytes.strip_prefix(b"\0\0\x01\0")?);
    let count = rest.little16().filter(|count| (1..=MAX_PICTURES).contains(count))?;
    (0..count)
        .map(|_| {
            let about = rest.take(8)?;
            let length = usize::try_from(rest.little32()?).ok()?;
            let start = usize::try_from(rest.little32()?).ok()?;
            Some((about, bytes.get(start..start.checked_add(length)?)?))
        })
        .collect()
}

fn clean_picture(content: &[u8]) -> Result<Vec<u8>, Refusal> {
    if content.starts_with(PNG_SIGNATURE) {
        return picture::clean_png(content).map(|cleaned| cleaned.bytes);
    }
    let (shortest, longest) = bitmap_length(content).ok_or_else(broken)?;
    let length = longest.min(content.len()).max(shortest);
    content.get(..length).map(<[u8]>::to_vec).ok_or_else(broken)
}

/// How long an uncompressed bitmap must be, and how long it may be. One with transparency needs no mask.
fn bitmap_length(content: &[u8]) -> Option<(usize, usize)> {
    let mut rest = Bytes(content);
    let header = rest.little32().filter(|length| *length == 40)?;
    let width = rest.little32().filter(|width| (1..=256).contains(width))?;
    let height = rest.little32().filter(|height| (2..=512).contains(height) && height % 2 == 0)? / 2;
    rest.little16().filter(|planes| *planes <= 1)?;
    let depth = u32::from(rest.little16().filter(|depth| matches!(depth, 1 | 4 | 8 | 24 | 32))?);
    rest.little32().filter(|compression| *compression == 0)?;
    rest.take(12)?;
    let used = rest.little32().filter(|used| *used <= 256)?;
    let colours = match (depth, used) {
        (24 | 32, used) => used,
        (depth, 0) => 1 << depth,
        (_, used) => used,
    };
    let row = |bits: u32| (width * bits).div_ceil(32) * 4;
    let colours_and_picture = header + colours * 4 + row(depth) * height;
    let longest = colours_and_picture + row(1) * height;
    let shortest = if depth == 32 { colours_and_picture } else { longest };
    Some((usize::try_from(shortest).ok()?, usize::try_from(longest).ok()?))
}

fn write(entries: &[(&[u8], &[u8])], pictures: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut written = b"\0\0\x01\0".to_vec();
    written.extend(u16::try_from(pictures.len()).ok()?.to_le_bytes());
    let mut start = HEADER + ENTRY * pictures.len();
    for ((about, _), picture) in entries.iter().zip(pictures) {
        written.extend_from_slice(about);
        written.extend(u32::try_from(picture.len()).ok()?.to_le_bytes());
        written.extend(u32::try_from(start).ok()?.to_le_bytes());
        start += picture.len();
    }
    written.extend(pictures.iter().flatten());
    Some(written)
}

fn broken() -> Refusal {
    Refusal::picture(
        "the icon cannot be read",
        "save it anew as an ICO with PNG pictures inside, or publish a PNG or SVG instead",
    )
}

#[cfg(test)]
mod tests {
    use super::super::bytes::contains;
    use super::*;

    fn icon(pictures: &[Vec<u8>]) -> Vec<u8> {
        let entries: Vec<(&[u8], &[u8])> = pictures.iter().map(|_| (&[1_u8; 8][..], &[][..])).collect();
        write(&entries, pictures).unwrap()
    }

    fn bitmap() -> Vec<u8> {
        let mut bytes = Vec::new();
        for number in [40_u32, 2, 4, 32 << 16 | 1, 0, 0, 0, 0, 0, 0] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend([7; 2 * 2 * 4 + 2 * 4]);
        bytes
    }

    fn png() -> Vec<u8> {
        picture::encode_png(&image::DynamicImage::new_rgba8(2, 2)).unwrap()
    }

    #[test]
    fn bitmaps_and_png_pictures_stay() {
        let bytes = icon(&[bitmap(), png()]);
        assert_eq!(clean(&bytes).unwrap().bytes, bytes);
    }

    #[test]
    fn what_lies_behind_or_between_the_pictures_goes() {
        let mut long = bitmap();
        long.extend(b"SECRET");
        let mut bytes = icon(&[long, png()]);
        bytes.extend(b"<script>SECRET</script>");
        assert!(!contains(&clean(&bytes).unwrap().bytes, b"SECRET"));
    }

    #[test]
    fn what_is_no_icon_is_refused() {
        for bytes in
            [&b"\0\0\x01\0\x01\0<html>"[..], b"", b"\0\0\x02\0\x01\0", &icon(&[b"<script>".to_vec()])]
        {
            assert!(clean(bytes).is_err());
        }
    }
}
