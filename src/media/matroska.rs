//! The bytes of a `WebM` into why it is not published: elements that tell where and by whom it was made.

use super::Refusal;
use super::bytes::{Bytes, contains};

const HEADER: u32 = 0x1A45_DFA3;
const VOID: u32 = 0xEC;
const TAG_NAME: u32 = 0x45A3;
/// Elements that hold elements which may tell: segment, information, tracks, a track, a cluster, tags.
const HOLDS_ELEMENTS: &[u32] =
    &[0x1853_8067, 0x1549_A966, 0x1654_AE6B, 0xAE, 0x1F43_B675, 0x1254_C367, 0x7373, 0x67C8];
/// Elements that tell, and what.
const TELLS: &[(u32, &str)] = &[
    (0x1941_A469, "attached files"),
    (0x7BA9, "a title"),
    (0x4461, "the time when it was made"),
    (0x7384, "the name of a file"),
    (0x3C_83AB, "the name of a file"),
    (0x3E_83BB, "the name of a file"),
    (0x536E, "the name of a track"),
];
/// Tags that programs write about lengths and themselves.
const HARMLESS_TAGS: &[&str] = &[
    "DURATION",
    "ENCODER",
    "BPS",
    "NUMBER_OF_FRAMES",
    "NUMBER_OF_BYTES",
    "_STATISTICS_TAGS",
    "_STATISTICS_WRITING_APP",
    "_STATISTICS_WRITING_DATE_UTC",
];

/// Refuse a `WebM` that carries metadata.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let header = bytes.get(..64.min(bytes.len())).unwrap_or_default();
    if !bytes.starts_with(&HEADER.to_be_bytes()) || !contains(header, b"webm") {
        return Err(Refusal::file("this is not a WebM file, whatever its name says", "convert it to WebM"));
    }
    let mut rest = Bytes(bytes);
    while !rest.is_empty() {
        check_element(&mut rest).unwrap_or_else(|| {
            Err(Refusal::file("the WebM file cannot be read: it breaks off", "convert it to WebM again"))
        })?;
    }
    Ok(())
}

/// Check one element and go past it, or past its header if it holds elements; nothing if it breaks off.
fn check_element(rest: &mut Bytes<'_>) -> Option<Result<(), Refusal>> {
    let id = u32::try_from(number(rest, true)?).ok()?;
    let length = number(rest, false)?;
    if HOLDS_ELEMENTS.contains(&id) {
        return Some(Ok(()));
    }
    let content = rest.take(usize::try_from(length).ok()?)?;
    let found = match id {
        VOID if content.iter().any(|byte| *byte != 0) => {
            Some("data in an element that should be empty".to_owned())
        }
        TAG_NAME => {
            let tag = String::from_utf8_lossy(content);
            let tag = tag.trim_end_matches('\0');
            (!HARMLESS_TAGS.contains(&tag)).then(|| format!("the tag `{}`", tag.escape_debug()))
        }
        _ => TELLS.iter().find(|(told, _)| *told == id).map(|(_, what)| (*what).to_owned()),
    };
    Some(found.map_or(Ok(()), |found| Err(refuse(&found))))
}

/// A number whose first byte says how many follow; an id keeps the mark of that, a length does not.
fn number(rest: &mut Bytes<'_>, keep_mark: bool) -> Option<u64> {
    let first = rest.byte()?;
    let more = first.leading_zeros();
    let mark = 0x80_u8.checked_shr(more)?;
    let start = u64::from(if keep_mark { first } else { first & !mark });
    let following = rest.take(usize::try_from(more).ok()?)?;
    Some(following.iter().fold(start, |number, byte| number << 8 | u64::from(*byte)))
}

fn refuse(found: &str) -> Refusal {
    Refusal::metadata(
        format!("the WebM file holds {found}"),
        "write it anew without: `ffmpeg -i IN.webm -map_metadata -1 -c copy -fflags +bitexact OUT.webm`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn element(id: u32, content: &[u8]) -> Vec<u8> {
        let mut bytes: Vec<u8> = id.to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
        bytes.push(0x80 | u8::try_from(content.len()).unwrap());
        bytes.extend(content);
        bytes
    }

    fn film(inside: &[u8]) -> Vec<u8> {
        let mut bytes = element(HEADER, &element(0x4282, b"webm"));
        bytes.extend(b"\x18\x53\x80\x67\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
        bytes.extend(element(0x1F43_B675, &element(0xA3, b"\x54\xC3\x67picture")));
        bytes.extend(inside);
        bytes
    }

    fn tag(name: &str) -> Vec<u8> {
        element(0x1254_C367, &element(0x7373, &element(0x67C8, &element(TAG_NAME, name.as_bytes()))))
    }

    #[test]
    fn a_film_without_metadata_passes() {
        assert_eq!(check(&film(b"")), Ok(()));
        assert_eq!(check(&film(&tag("DURATION"))), Ok(()));
        assert_eq!(check(&film(&element(VOID, &[0; 9]))), Ok(()));
    }

    #[test]
    fn titles_names_tags_and_attachments_are_found() {
        for inside in [
            tag("ARTIST"),
            element(0x1549_A966, &element(0x7BA9, b"title")),
            element(0x1941_A469, b"file"),
            element(0x1654_AE6B, &element(0xAE, &element(0x536E, b"camera of A"))),
            element(VOID, b"old tags"),
        ] {
            assert_eq!(check(&film(&inside)).unwrap_err().code, Code::FileMetadata);
        }
    }

    #[test]
    fn what_is_no_film_or_breaks_off_is_refused() {
        let bytes = film(&tag("DURATION"));
        assert_eq!(check(&bytes[..bytes.len() - 3]).unwrap_err().code, Code::RefusedFile);
        assert!(check(b"<html>webm").is_err());
        assert!(check(&film(b"<script>alert(1)</script>")).is_err());
    }
}
