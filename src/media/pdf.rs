//! The bytes of a PDF into why it is not published: who made it, what runs, what it hides.

use std::collections::BTreeSet;

use super::Refusal;
use super::bytes::{contains, positions};

/// Names that mean more than a document to look at, and what they mean.
const ACTIVE: &[(&str, &str)] = &[
    ("JavaScript", "a script"),
    ("Launch", "an action that starts a program"),
    ("ImportData", "an action that reads a file"),
    ("SubmitForm", "a form that sends data"),
    ("XFA", "a form that runs"),
    ("RichMedia", "embedded media"),
    ("Movie", "embedded media"),
    ("EmbeddedFile", "an embedded file"),
    ("EmbeddedFiles", "an embedded file"),
];
/// Names of what cannot be looked into.
const CLOSED: &[(&str, &str)] = &[
    ("Encrypt", "it is encrypted"),
    ("ObjStm", "its objects are compressed, so that they cannot be checked"),
];
/// Names of what tells about people.
const TELLING: &[(&str, &str)] = &[
    ("Metadata", "XMP metadata"),
    ("PieceInfo", "data of the program that made it"),
    ("Popup", "comments with the names of their authors"),
];
/// Metadata of pictures inside.
const IN_PICTURES: &[(&[u8], &str)] = &[
    (b"Exif\0\0", "EXIF metadata of a picture"),
    (b"Photoshop 3.0\0", "IPTC metadata of a picture"),
    (b"<x:xmpmeta", "XMP metadata"),
    (b"<?xpacket", "XMP metadata"),
];

/// Refuse a PDF that tells who made it, runs something, or cannot be looked into.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    if !bytes.starts_with(b"%PDF-") || !bytes.trim_ascii_end().ends_with(b"%%EOF") {
        return Err(Refusal::file(
            "this is not a whole PDF, whatever its name says",
            "print the document to PDF again",
        ));
    }
    let names = names(bytes);
    if let Some((_, what)) = CLOSED.iter().find(|(name, _)| names.contains(*name)) {
        return Err(Refusal::file(
            format!("the PDF cannot be checked: {what}"),
            "write it anew with `qpdf --decrypt --object-streams=disable IN.pdf OUT.pdf`",
        ));
    }
    if let Some((name, what)) = ACTIVE.iter().find(|(name, _)| names.contains(*name)) {
        return Err(Refusal::file(
            format!("the PDF holds {what} (`/{name}`)"),
            "open it and print it to PDF again, which keeps what is seen only",
        ));
    }
    match told(bytes, &names) {
        found if found.is_empty() => Ok(()),
        found => Err(Refusal::metadata(
            format!("the PDF tells more than it shows: {}", found.into_iter().collect::<Vec<_>>().join(", ")),
            "take it out with `exiftool -all= FILE.pdf`, then \
             `qpdf --linearize --object-streams=disable FILE.pdf CLEAN.pdf`, which drops the old data for good; \
             comments go by printing it to PDF again",
        )),
    }
}

fn told(bytes: &[u8], names: &BTreeSet<String>) -> BTreeSet<String> {
    let telling =
        TELLING.iter().filter(|(name, _)| names.contains(*name)).map(|(_, what)| (*what).to_owned());
    let pictures =
        IN_PICTURES.iter().filter(|(mark, _)| contains(bytes, mark)).map(|(_, what)| (*what).to_owned());
    let info = if names.contains("Info") { info_keys(bytes) } else { BTreeSet::new() };
    telling.chain(pictures).chain(info.into_iter().map(|key| format!("`{key}`"))).collect()
}

/// Every name (`/Info`, with `#` codes resolved) anywhere in the file, streams too: rather one too many.
fn names(bytes: &[u8]) -> BTreeSet<String> {
    positions(bytes, b"/").filter_map(|at| bytes.get(at + 1..)).map(name).collect()
}

fn name(bytes: &[u8]) -> String {
    let mut name = String::new();
    let mut rest = bytes.iter().copied().take(127);
    while let Some(byte) = rest.next().filter(|byte| !ends_a_name(*byte)) {
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        if byte == b'#' {
            let (high, low) = (digit(rest.next()), digit(rest.next()));
            let code = high.zip(low).and_then(|(high, low)| char::from_u32(high * 16 + low));
            name.push(code.unwrap_or('#'));
        } else {
            name.push(char::from(byte));
        }
    }
    name
}

fn ends_a_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0 || b"()<>[]{}/%".contains(&byte)
}

/// The keys of the document information, of every version of it that is in the file.
fn info_keys(bytes: &[u8]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for at in positions(bytes, b"/Info") {
        let Some(rest) = bytes.get(at + 5..) else { continue };
        let rest = rest.trim_ascii_start();
        if rest.starts_with(b"<<") {
            keys.extend(dictionary_keys(rest));
        } else if let Some(object) = object_name(rest) {
            for (start, _) in positions(bytes, &object)
                .filter_map(|at| bytes.get(..at).map(|before| (at, before)))
                .filter(|(_, before)| before.last().is_none_or(|byte| !byte.is_ascii_digit()))
            {
                keys.extend(bytes.get(start + object.len()..).map(dictionary_keys).unwrap_or_default());
            }
        }
    }
    keys
}

/// `12 0 obj` of the reference `12 0 R` that `bytes` begins with.
fn object_name(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut words = bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let (number, generation, mark) = (words.next()?, words.next()?, words.next()?);
    let digits = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    (digits(number) && digits(generation) && mark.starts_with(b"R"))
        .then(|| [number, b" ", generation, b" obj"].concat())
}

/// The names before the first `>>` of a dictionary.
fn dictionary_keys(bytes: &[u8]) -> BTreeSet<String> {
    let end = positions(bytes, b">>").next().unwrap_or(bytes.len());
    bytes.get(..end).map(names).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn pdf(inside: &str) -> Vec<u8> {
        format!("%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n{inside}\nstartxref\n9\n%%EOF\n")
            .into_bytes()
    }

    fn refused(inside: &str) -> Refusal {
        check(&pdf(inside)).expect_err(inside)
    }

    #[test]
    fn one_that_tells_nothing_passes() {
        assert_eq!(check(&pdf("trailer\n<</Root 1 0 R>>")), Ok(()));
        assert_eq!(check(&pdf("4 0 obj\n<< >>\nendobj\ntrailer\n<</Root 1 0 R /Info 4 0 R>>")), Ok(()));
        assert_eq!(check(&pdf("5 0 obj <</Title (Chapter 1) /Parent 3 0 R>> endobj")), Ok(()), "an outline");
    }

    #[test]
    fn who_made_it_is_told_key_by_key() {
        let found = refused(
            "14 0 obj\n<</X 1>>\nendobj\n4 0 obj\n<</Author (A) /Producer (B)>>\nendobj\n/Info 4 0 R",
        );
        assert_eq!(found.code, Code::FileMetadata);
        assert_eq!(found.message, "the PDF tells more than it shows: `Author`, `Producer`");
    }

    #[test]
    fn metadata_in_any_form_is_found() {
        for inside in [
            "<</Metadata 9 0 R>>",
            "<</#4detadata 9 0 R>>",
            "<</PieceInfo <<>> >>",
            "<</Subtype /Popup>>",
            "stream\nExif\0\0GPS\nendstream",
            "<?xpacket begin?>",
            "trailer <</Info<</Author(x)>>>>",
        ] {
            assert_eq!(refused(inside).code, Code::FileMetadata, "{inside}");
        }
    }

    #[test]
    fn what_runs_or_hides_or_is_closed_is_refused() {
        for inside in [
            "<</S/JavaScript/JS(app.alert\\(1\\))>>",
            "<</S /Java#53cript>>",
            "<</S/Launch/F(cmd.exe)>>",
            "<</Type /EmbeddedFile>>",
            "<</Names<</EmbeddedFiles 3 0 R>>>>",
            "<</S/SubmitForm>>",
            "<</XFA 3 0 R>>",
            "<</Encrypt 3 0 R>>",
            "<</Type /ObjStm /N 3>>",
        ] {
            assert_eq!(refused(inside).code, Code::RefusedFile, "{inside}");
        }
    }

    #[test]
    fn what_is_no_pdf_or_goes_on_after_its_end_is_refused() {
        assert!(check(b"<html>%PDF-1.4 %%EOF").is_err());
        assert!(check(b"%PDF-1.4 cut").is_err());
        let mut bytes = pdf("");
        bytes.extend(b"<script>alert(1)</script>");
        assert!(check(&bytes).is_err());
    }
}
