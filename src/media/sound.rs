//! The bytes of an MP3, Ogg or WAV into why it is not published: tags that tell where and by whom it was made.

use super::Refusal;
use super::bytes::{Bytes, positions, riff_chunk};

/// Kilobits a second by the four bits of a frame's header: MPEG 1, and MPEG 2 and 2.5.
const BIT_RATES: [[u32; 15]; 2] = [
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const SAMPLE_RATES: [u32; 3] = [44_100, 48_000, 32_000];
/// What stands before the comments of each codec in an Ogg file.
const COMMENT_HEADERS: &[&[u8]] = &[b"\x03vorbis", b"OpusTags", b"\x81theora"];
const WRITE_ANEW: &str = "write it anew without: `ffmpeg -i IN -map 0:a -map_metadata -1 -c copy -fflags +bitexact \
    -id3v2_version 0 -write_id3v1 0 OUT`";

/// Refuse an MP3 that is not frames of sound from its first byte to its last.
pub(super) fn check_mp3(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.starts_with(b"ID3") {
        return Err(metadata("the MP3 file", "an ID3 tag"));
    }
    let mut rest = bytes;
    let mut frames = 0;
    while !rest.is_empty() {
        let Some(length) = frame_length(rest) else {
            return Err(match rest {
                _ if frames == 0 => {
                    Refusal::file("this is not an MP3 file, whatever its name says", "convert it to MP3")
                }
                [b'T', b'A', b'G', ..] => metadata("the MP3 file", "an ID3 tag at its end"),
                [b'A', b'P', b'E', ..] => metadata("the MP3 file", "an APE tag"),
                _ => metadata("the MP3 file", "something other than sound"),
            });
        };
        frames += 1;
        rest = rest.get(length..).unwrap_or_default();
    }
    if frames == 0 {
        return Err(Refusal::file("the MP3 file is empty", "convert it to MP3 again"));
    }
    Ok(())
}

/// How long the frame of MPEG layer III is that `bytes` begins with.
fn frame_length(bytes: &[u8]) -> Option<usize> {
    let &[0xFF, second, third, _, ..] = bytes else { return None };
    if second & 0xE6 != 0xE2 {
        return None;
    }
    let version = second >> 3 & 3;
    let (older, slowness) = match version {
        3 => (0, 1),
        2 => (1, 2),
        0 => (1, 4),
        _ => return None,
    };
    let bit_rate = *BIT_RATES.get(older)?.get(usize::from(third >> 4)).filter(|rate| **rate > 0)?;
    let sample_rate = SAMPLE_RATES.get(usize::from(third >> 2 & 3))? / slowness;
    let slots = if older == 0 { 144 } else { 72 };
    usize::try_from(slots * bit_rate * 1000 / sample_rate + u32::from(third >> 1 & 1)).ok()
}

/// Refuse an Ogg file with comments.
pub(super) fn check_ogg(bytes: &[u8]) -> Result<(), Refusal> {
    if !bytes.starts_with(b"OggS\0") {
        return Err(Refusal::file("this is not an Ogg file, whatever its name says", "convert it to Ogg"));
    }
    let headers: Vec<&[u8]> = COMMENT_HEADERS
        .iter()
        .flat_map(|mark| positions(bytes, mark).map(move |at| at + mark.len()))
        .filter_map(|at| bytes.get(at..))
        .collect();
    if headers.is_empty() {
        return Err(Refusal::file(
            "the Ogg file holds neither Vorbis nor Opus nor Theora, so that it cannot be checked",
            "convert it to Ogg with Opus, or to MP3",
        ));
    }
    for header in headers {
        match comments(header) {
            Some(0) => {}
            Some(_) => return Err(metadata("the Ogg file", "comments")),
            None => return Err(Refusal::file("the Ogg file cannot be read", "convert it to Ogg again")),
        }
    }
    Ok(())
}

/// How many comments there are, without the one by which the encoder names itself.
fn comments(header: &[u8]) -> Option<u32> {
    let mut rest = Bytes(header);
    let vendor = rest.little32()?;
    rest.take(usize::try_from(vendor).ok()?)?;
    let count = rest.little32()?;
    if count == 1 {
        rest.little32()?;
        let by_encoder = rest.take(8)?.eq_ignore_ascii_case(b"encoder=");
        return Some(u32::from(!by_encoder));
    }
    Some(count)
}

/// Refuse a WAV with anything but sound.
pub(super) fn check_wave(bytes: &[u8]) -> Result<(), Refusal> {
    let mut rest = Bytes(bytes);
    let content = riff_chunk(&mut rest)
        .filter(|(name, _)| name == b"RIFF")
        .and_then(|(_, content)| content.strip_prefix(b"WAVE"))
        .filter(|_| rest.is_empty())
        .ok_or_else(|| Refusal::file("this is not a whole WAV file", "convert it to MP3 or Ogg"))?;
    let mut rest = Bytes(content);
    while !rest.is_empty() {
        match riff_chunk(&mut rest) {
            Some((name, _)) if [*b"fmt ", *b"data", *b"fact", *b"PEAK"].contains(&name) => {}
            Some((name, _)) => {
                return Err(metadata("the WAV file", &format!("a part `{}`", name.escape_ascii())));
            }
            None => return Err(Refusal::file("the WAV file breaks off", "convert it to MP3 or Ogg")),
        }
    }
    Ok(())
}

fn metadata(file: &str, what: &str) -> Refusal {
    Refusal::metadata(format!("{file} holds {what}"), WRITE_ANEW)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn frames(count: usize) -> Vec<u8> {
        let mut frame = vec![0xFF, 0xFB, 0x90, 0x00];
        frame.resize(417, 0);
        frame.repeat(count)
    }

    fn ogg(comments: &[&str]) -> Vec<u8> {
        let mut bytes = b"OggS\0\x02\0\0\0\0OpusTags\x04\0\0\0test".to_vec();
        bytes.extend(u32::try_from(comments.len()).unwrap().to_le_bytes());
        for comment in comments {
            bytes.extend(u32::try_from(comment.len()).unwrap().to_le_bytes());
            bytes.extend(comment.as_bytes());
        }
        bytes
    }

    fn wave(parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut content = b"WAVE".to_vec();
        for (name, part) in parts {
            content.extend(*name);
            content.extend(u32::try_from(part.len()).unwrap().to_le_bytes());
            content.extend(*part);
        }
        let mut bytes = b"RIFF".to_vec();
        bytes.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        bytes.extend(content);
        bytes
    }

    #[test]
    fn sound_alone_passes() {
        assert_eq!(check_mp3(&frames(3)), Ok(()));
        assert_eq!(check_ogg(&ogg(&[])), Ok(()));
        assert_eq!(check_ogg(&ogg(&["encoder=Lavc libopus"])), Ok(()));
        assert_eq!(check_wave(&wave(&[(b"fmt ", &[0; 16]), (b"data", &[1; 8])])), Ok(()));
    }

    #[test]
    fn tags_before_between_and_behind_the_sound_are_found() {
        for bytes in [
            [b"ID3\x04\0\0\0\0\0\0".to_vec(), frames(2)].concat(),
            [frames(2), b"TAG somebody".to_vec()].concat(),
            [frames(2), b"APETAGEX".to_vec()].concat(),
            [frames(2), b"<script>".to_vec(), frames(2)].concat(),
        ] {
            assert_eq!(check_mp3(&bytes).unwrap_err().code, Code::FileMetadata);
        }
        assert_eq!(check_ogg(&ogg(&["ARTIST=A"])).unwrap_err().code, Code::FileMetadata);
        assert_eq!(check_ogg(&ogg(&["encoder=x", "LOCATION=B"])).unwrap_err().code, Code::FileMetadata);
        assert_eq!(
            check_wave(&wave(&[(b"fmt ", &[0; 16]), (b"LIST", b"INFOxx")])).unwrap_err().code,
            Code::FileMetadata
        );
    }

    #[test]
    fn what_is_no_sound_is_refused() {
        for bytes in [&b"<html>"[..], b"", b"RIFF", b"OggS\0nothing known"] {
            assert!(check_mp3(bytes).is_err() && check_ogg(bytes).is_err() && check_wave(bytes).is_err());
        }
    }
}
