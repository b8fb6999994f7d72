//! Texts and fonts into why they are not published, if they are not what their names say.

use super::Refusal;
use super::bytes::Bytes;

/// The text in `bytes`; refused if it is not text in UTF-8.
pub(super) fn check_text(bytes: &[u8]) -> Result<&str, Refusal> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Refusal::file("this is not text in UTF-8", "save it as plain text in UTF-8"))?;
    match text.chars().find(|letter| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{C}')) {
        None => Ok(text),
        Some(letter) => Err(Refusal::file(
            format!("this is not plain text: it holds the control character U+{:04X}", u32::from(letter)),
            "save it as plain text in UTF-8",
        )),
    }
}

/// Refuse what is not JSON.
pub(super) fn check_json(bytes: &[u8]) -> Result<(), Refusal> {
    let text = check_text(bytes)?;
    serde_json::from_str::<serde::de::IgnoredAny>(text)
        .map(|_| ())
        .map_err(|error| Refusal::file(format!("this is not JSON: {error}"), "mend it, or name it `.txt`"))
}

/// Refuse what is not `WebVTT`.
pub(super) fn check_subtitles(bytes: &[u8]) -> Result<(), Refusal> {
    let text = check_text(bytes)?;
    if text.trim_start_matches('\u{FEFF}').starts_with("WEBVTT") {
        return Ok(());
    }
    Err(Refusal::file(
        "this is not WebVTT: its first line must be `WEBVTT`",
        "add that line, or name it `.srt` or `.txt`",
    ))
}

/// Refuse a `CNAME` that is not one host name on a line.
pub(super) fn check_domain(bytes: &[u8]) -> Result<(), Refusal> {
    let text = check_text(bytes)?.trim();
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if text.contains('.') && text.len() <= 253 && text.split('.').all(is_label) {
        return Ok(());
    }
    Err(Refusal::file(
        "`CNAME` must hold one host name and nothing else",
        "write the host name alone, such as `digest.example.org`, other scripts in their `xn--` form",
    ))
}

/// Refuse what is not a font in WOFF2, or one with data besides the font.
pub(super) fn check_font(bytes: &[u8]) -> Result<(), Refusal> {
    match font_extras(bytes) {
        Some(false) => Ok(()),
        Some(true) => Err(Refusal::metadata(
            "the font carries metadata or private data",
            "make the WOFF2 file anew from the font, without them",
        )),
        None => Err(Refusal::file(
            "this is not a whole WOFF2 font, whatever its name says",
            "convert it to WOFF2",
        )),
    }
}

/// Whether a font has blocks of metadata or private data; nothing if it is no font.
fn font_extras(bytes: &[u8]) -> Option<bool> {
    let mut rest = Bytes(bytes.strip_prefix(b"wOF2")?);
    rest.take(4)?;
    let length = rest.big32()?;
    if usize::try_from(length).ok()? != bytes.len() {
        return None;
    }
    rest.big16()?;
    rest.take(14)?;
    let extras: Vec<u32> = (0..5).map(|_| rest.big32()).collect::<Option<_>>()?;
    Some(extras.iter().any(|number| *number != 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn font(last: &[u8]) -> Vec<u8> {
        let mut bytes = b"wOF2\0\x01\0\0\0\0\0\x30".to_vec();
        bytes.resize(48 - last.len(), 0);
        bytes.extend(last);
        bytes
    }

    #[test]
    fn text_of_any_script_passes_and_bytes_do_not() {
        assert_eq!(check_text("\u{FEFF}Суми\r\n=1+1\tسومي\n".as_bytes()), Ok("\u{FEFF}Суми\r\n=1+1\tسومي\n"));
        for bytes in [&b"MZ\x90\0"[..], b"a\0b", b"\xFF\xFEa\0", b"\x1B[31m", "\u{9B}31m".as_bytes()] {
            assert_eq!(check_text(bytes).unwrap_err().code, Code::RefusedFile);
        }
    }

    #[test]
    fn texts_of_a_form_must_have_it() {
        assert!(check_json(b"{\"a\": [1, 2]}").is_ok() && check_json(b"<html>").is_err());
        assert!(
            check_subtitles(b"WEBVTT\n\n00:00.000 --> 00:01.000\na").is_ok()
                && check_subtitles(b"1\n").is_err()
        );
    }

    #[test]
    fn a_domain_is_one_host_name() {
        assert!(check_domain(b"digest.example.org\n").is_ok());
        for bytes in [&b"example.org\nevil.org"[..], b"https://example.org", b"localhost", b"", b"-a.org"] {
            assert!(check_domain(bytes).is_err());
        }
    }

    #[test]
    fn a_font_brings_nothing_but_itself() {
        assert_eq!(check_font(&font(b"")), Ok(()));
        assert_eq!(check_font(&font(b"\x09")).unwrap_err().code, Code::FileMetadata);
        assert_eq!(check_font(b"wOF2<script>").unwrap_err().code, Code::RefusedFile);
        assert_eq!(check_font(&[font(b""), b"x".to_vec()].concat()).unwrap_err().code, Code::RefusedFile);
    }
}
