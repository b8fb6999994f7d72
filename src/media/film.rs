//! The bytes of an MP4 into why it is not published: boxes that tell where and by whom it was made.

use super::Refusal;
use super::bytes::Bytes;

/// Boxes that hold other boxes.
const HOLDS_BOXES: &[&[u8; 4]] =
    &[b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"mvex", b"moof", b"traf", b"mfra"];
/// Boxes that tell: places, names, devices, and whatever a maker adds.
const TELLS: &[&[u8; 4]] = &[b"udta", b"meta", b"uuid", b"ID32", b"loci", b"cprt"];
/// Kinds of tracks that are seen or heard.
const SHOWN: &[&[u8; 4]] = &[b"vide", b"soun", b"subt", b"sbtl", b"text", b"clcp"];

/// Refuse an MP4 that carries metadata.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.get(4..8) != Some(b"ftyp") {
        return Err(Refusal::file("this is not an MP4 file, whatever its name says", "convert it to MP4"));
    }
    let mut rest = Bytes(bytes);
    while !rest.is_empty() {
        check_box(&mut rest).unwrap_or_else(|| {
            Err(Refusal::file("the MP4 file cannot be read: it breaks off", "convert it to MP4 again"))
        })?;
    }
    Ok(())
}

/// Check one box and go past it, or past its header if it holds boxes; nothing if it breaks off.
fn check_box(rest: &mut Bytes<'_>) -> Option<Result<(), Refusal>> {
    let short = rest.big32()?;
    let name = rest.name()?;
    let length = match short {
        0 => rest.0.len(),
        1 => usize::try_from(rest.big64()?).ok()?.checked_sub(16)?,
        _ => usize::try_from(short).ok()?.checked_sub(8)?,
    };
    if length > rest.0.len() {
        return None;
    }
    if HOLDS_BOXES.contains(&&name) {
        return Some(Ok(()));
    }
    let content = rest.take(length)?;
    let found = match &name {
        told if TELLS.contains(&told) => Some(format!("a `{}` box with data about it", readable(name))),
        b"free" | b"skip" | b"wide" if content.iter().any(|byte| *byte != 0) => {
            Some("data in a box that should be empty".to_owned())
        }
        b"hdlr" => content
            .get(8..12)
            .filter(|kind| !SHOWN.iter().any(|shown| shown == kind) && *kind != b"url ")
            .map(|kind| {
                format!("a track of kind `{}`, which is neither seen nor heard", kind.escape_ascii())
            }),
        _ => None,
    };
    Some(found.map_or(Ok(()), |found| Err(refuse(&found))))
}

fn readable(name: [u8; 4]) -> String {
    name.escape_ascii().to_string()
}

fn refuse(found: &str) -> Refusal {
    Refusal::metadata(
        format!("the MP4 file holds {found}"),
        "write it anew without: `ffmpeg -i IN.mp4 -map 0:v? -map 0:a? -map_metadata -1 -c copy -fflags +bitexact OUT.mp4`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn boxed(name: [u8; 4], content: &[u8]) -> Vec<u8> {
        let mut bytes = u32::try_from(content.len() + 8).unwrap().to_be_bytes().to_vec();
        bytes.extend(name);
        bytes.extend(content);
        bytes
    }

    fn film(in_track: &[u8], last: &[u8]) -> Vec<u8> {
        let handler = boxed(*b"hdlr", b"\0\0\0\0\0\0\0\0vide\0\0\0\0\0\0\0\0\0\0\0\0\0");
        let media = boxed(*b"mdia", &[handler, in_track.to_vec()].concat());
        let movie = boxed(*b"moov", &[boxed(*b"mvhd", &[0; 100]), boxed(*b"trak", &media)].concat());
        [
            boxed(*b"ftyp", b"isom\0\0\0\0"),
            boxed(*b"free", b""),
            boxed(*b"mdat", b"udta"),
            movie,
            last.to_vec(),
        ]
        .concat()
    }

    #[test]
    fn a_film_without_metadata_passes() {
        assert_eq!(check(&film(b"", b"")), Ok(()));
    }

    #[test]
    fn places_names_and_hidden_tracks_are_found() {
        let location = boxed(*b"udta", &boxed(*b"\xA9xyz", b"\0\x12\x15\xC7+50.9216+034.8003/"));
        let gps = boxed(*b"hdlr", b"\0\0\0\0\0\0\0\0meta\0\0\0\0\0\0\0\0\0\0\0\0\0");
        for bytes in [
            film(&location, b""),
            film(b"", &location),
            film(b"", &boxed(*b"meta", b"names")),
            film(&gps, b""),
            film(b"", &boxed(*b"uuid", b"xmp")),
            film(b"", &boxed(*b"free", b"old tags")),
        ] {
            assert_eq!(check(&bytes).unwrap_err().code, Code::FileMetadata);
        }
    }

    #[test]
    fn what_is_no_film_or_breaks_off_is_refused() {
        let bytes = film(b"", b"");
        assert_eq!(check(&bytes[..bytes.len() - 3]).unwrap_err().code, Code::RefusedFile);
        assert!(check(b"<html><script>alert(1)</script>").is_err());
        assert!(check(&film(b"", b"<script>alert(1)</script>")).is_err());
    }
}
