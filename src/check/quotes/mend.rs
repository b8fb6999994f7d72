//! The fix for words that differ: the record's in their place, where nothing can be mistaken.

use std::ops::Range;

use super::{Case, Trust};
use crate::collate::Fidelity;
use crate::collate::{Basis, Change, Printed, Severity, Step};
use crate::diagnostic::{Diagnostic, Fix};
use crate::text::Span;

/// `finding` with the fix, if it is certain: the words stand in the file as they were compared, in one place of
/// a good transcript, and with the fix they are those on record.
pub(super) fn with_fix(case: &Case<'_>, mut finding: Diagnostic) -> Diagnostic {
    finding.fix = fix(case);
    finding
}

fn fix(case: &Case<'_>) -> Option<Fix> {
    let Basis::Transcript(source) = case.basis else { return None };
    let comparison = case.comparison;
    let is_small = case.is(Fidelity::Reversed) || comparison.severity != Severity::Major;
    if !is_small || case.trust() != Trust::Firm || comparison.spans.len() != 1 {
        return None;
    }
    let start = start_of_words(case)?;
    let edits = edits(case.words, &comparison.diff)?;
    let mended = mended(case.words, &edits);
    let record = case.digest.concordance.records.get(source)?;
    let again = record.compare(&Printed { words: &mended, language: None, speaker: &[] });
    if !again.fidelity.is_clean() {
        return None;
    }
    let place = |range: &Range<usize>| Span::new(case.place.file, range.start + start..range.end + start);
    let edits = edits.iter().map(|(range, text)| (place(range), text.clone())).collect();
    Some(Fix { title: "write the words on record".to_owned(), edits })
}

/// Where the words begin in their file, if they stand there once, as they were compared.
fn start_of_words(case: &Case<'_>) -> Option<usize> {
    let text = &case.digest.files.get(case.place.file).text;
    let mut found = text.get(case.place.range())?.match_indices(case.words);
    let (at, _) = found.next()?;
    found.next().is_none().then_some(case.place.start as usize + at)
}

/// What is to be replaced in `words`, and by what.
fn edits(words: &str, diff: &[Change]) -> Option<Vec<(Range<usize>, String)>> {
    let mut edits = Vec::new();
    let mut at = 0;
    for change in diff {
        if change.marked {
            return None;
        }
        let start = at + words[at..].find(&change.printed)?;
        let skips_words = words[at..start].contains(char::is_alphanumeric);
        let place = start..start + change.printed.len();
        if skips_words || !is_plain(&change.record) && change.step != Step::Equal {
            return None;
        }
        at = match change.step {
            Step::Equal => place.end,
            Step::Replace => {
                edits.push((place.clone(), dressed(&change.record, &words[place.clone()], start == 0)));
                place.end
            }
            Step::Insert => {
                let blank = words[place.end..].len() - words[place.end..].trim_start().len();
                let place = place.start..place.end + blank;
                edits.push((place.clone(), String::new()));
                place.end
            }
            Step::Delete if at == 0 => return None,
            Step::Delete => {
                edits.push((
                    at..at,
                    format!(" {}", one_line(&change.record).trim_end_matches(['.', '!', '?'])),
                ));
                at
            }
        };
    }
    (!edits.is_empty()).then_some(edits)
}

/// Whether `words` mean nothing to Markdown, and can stand between quotation marks.
fn is_plain(words: &str) -> bool {
    !words.contains(|sign: char| "[]()*_<>`|\\\"“”„«»…&#~:".contains(sign))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words `record` with the punctuation of `printed`, and its large letter if they begin the quotation.
fn dressed(record: &str, printed: &str, begins: bool) -> String {
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let core = one_line(record.trim_matches(is_sign));
    let before = &printed[..printed.len() - printed.trim_start_matches(is_sign).len()];
    let behind = &printed[printed.trim_end_matches(is_sign).len()..];
    let mut letters = core.chars();
    let first = letters.next().map(|first| {
        let is_large = begins && printed.trim_start_matches(is_sign).starts_with(char::is_uppercase);
        if is_large { first.to_uppercase().collect::<String>() } else { first.to_string() }
    });
    format!("{before}{}{}{behind}", first.unwrap_or_default(), letters.as_str())
}

/// `words` as `edits` leave them.
fn mended(words: &str, edits: &[(Range<usize>, String)]) -> String {
    let (mut mended, mut at) = (String::new(), 0);
    for (range, text) in edits {
        mended += &words[at..range.start];
        mended += text;
        at = range.end;
    }
    mended + &words[at..]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::collate::{Record, Vocabulary};
    use crate::model::Language;

    fn check(printed: &str, record: &str, expected: Option<&str>) {
        let vocabulary = Arc::new(Vocabulary::of(&Language::parse("en").unwrap()));
        let record = Record::of_words(record, vocabulary);
        let comparison = record.compare(&Printed { words: printed, language: None, speaker: &[] });
        let found = edits(printed, &comparison.diff).map(|edits| mended(printed, &edits));
        assert_eq!(found.as_deref(), expected, "{:#?}", comparison.diff);
    }

    #[test]
    fn the_words_on_record_take_the_place_of_others() {
        let record = "We are now reaching a point where we need to decide, and to determine it.";
        check("We are not reaching a point where", record, Some("We are now reaching a point where"));
        check(
            "We're now reaching the point where we need",
            record,
            Some("We're now reaching a point where we need"),
        );
        check(
            "We are now reaching a point where we really need to decide,",
            record,
            Some("We are now reaching a point where we need to decide,"),
        );
        check("reaching a point we need to decide", record, Some("reaching a point where we need to decide"));
        check(
            "Not reaching a point where we need to decide",
            "Now reaching a point where we need to decide",
            Some("Now reaching a point where we need to decide"),
        );
    }

    #[test]
    fn what_marks_say_is_not_touched() {
        let record = "We are now reaching a point where we need to decide, and to determine it.";
        check("We are not reaching a point … and to determine it", record, None);
    }
}
