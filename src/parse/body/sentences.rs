//! A block's plain text and a place in it → the sentence around that place.

use std::ops::Range;

use crate::model::Excerpt;

/// The most characters of a sentence that are kept on each side, and of the part that matters.
const SIDE: usize = 150;
const MIDDLE: usize = 300;

/// Words before a full stop that does not end a sentence; compared in lower case.
const ABBREVIATIONS: [&str; 31] = [
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gen", "col", "lt", "sgt", "capt", "gov", "pres", "st",
    "vs", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "e.g", "i.e", "ім", "вул", "ст", "св", "nr",
    "bzw",
];

/// Where the sentences of a text begin, and its end.
///
/// A full stop, question or exclamation mark ends a sentence with the marks that close after it, if a space
/// and no small letter follows. (The rules of Unicode, which take five times as long, find the same.)
pub(crate) fn bounds(plain: &str) -> Vec<usize> {
    let mut bounds = vec![0];
    let mut from = 0;
    while let Some(stop) = plain[from..].find(is_stop) {
        let end = from + stop;
        let rest = plain[end..].trim_start_matches(|letter| is_stop(letter) || is_closing(letter));
        let next = rest.trim_start();
        from = plain.len() - rest.len();
        let is_spaced = next.len() < rest.len() || plain[end..].starts_with(is_wide_stop);
        let goes_on = next.starts_with(|first: char| first.is_lowercase() || is_stop(first));
        let start = bounds.last().copied().unwrap_or(0);
        if is_spaced && !goes_on && !next.is_empty() && !ends_in_abbreviation(&plain[start..from]) {
            from = plain.len() - next.len();
            bounds.push(from);
        }
    }
    bounds.push(plain.len());
    bounds
}

fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '\n') || is_wide_stop(letter)
}

/// Those after which no space is written.
fn is_wide_stop(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '\n')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '”' | '“' | '’' | '‘' | '\'' | '»' | '«' | '›' | ')' | ']' | '」' | '』')
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let Some(sentence) = sentence.trim_end().strip_suffix('.') else { return false };
    let start = sentence.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = sentence.get(start..).unwrap_or(sentence).trim_start_matches(|c: char| !c.is_alphanumeric());
    let last = word.rsplit('.').next().unwrap_or(word);
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    is_initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// The most sentences by which an excerpt grows so that it does not end in the middle of a quotation, and the most bytes
/// that are looked through for that: more would be cut anyway.
const QUOTED: usize = 6;
const LOOKED_AT: usize = 2000;

/// How `text` stands to the quotations in it: whether one that began before ends in it, and whether one that begins in
/// it is still open at its end.
fn open_quotations(text: &str) -> (bool, bool) {
    let (mut open, mut ends_earlier, mut straight) = (0_usize, false, false);
    // one mark opens English quotations and closes German ones, where it follows on a letter or a stop
    let closes = |before: Option<char>| {
        before.is_some_and(|before| {
            before.is_lowercase() || before.is_uppercase() || matches!(before, '.' | '!' | '?' | ',' | '…')
        })
    };
    let mut before = None;
    for letter in text.chars() {
        match letter {
            '"' => straight = !straight,
            '“' if open == 0 && closes(before) => ends_earlier = true,
            '“' | '”' | '»' | '」' | '』' if open > 0 => open -= 1,
            '“' | '„' | '«' | '「' | '『' => open += 1,
            '”' | '»' | '」' | '』' => ends_earlier = true,
            _ => {}
        }
        before = Some(letter);
    }
    (ends_earlier, open > 0 || straight)
}

/// The sentence of `plain` around `part`, or the sentences if it reaches over several or a short quotation of several
/// stands in it, shortened to what surrounds it.
pub(super) fn excerpt(plain: &str, bounds: &[usize], part: Range<usize>) -> Excerpt {
    let first = bounds.partition_point(|bound| *bound <= part.start).saturating_sub(1);
    let last = bounds.partition_point(|bound| *bound < part.end.max(part.start + 1));
    let start = |first: usize| bounds.get(first).copied().unwrap_or(0).min(part.start);
    let end = |last: usize| bounds.get(last).copied().unwrap_or(plain.len()).max(part.end);
    let is_short = |range: &Range<usize>| range.len() <= LOOKED_AT;
    let is_earlier = |range: Range<usize>| open_quotations(&plain[range]).0;
    let starts = (first.saturating_sub(QUOTED)..=first).rev().map(|first| start(first)..end(last));
    let begin = starts.take_while(is_short).find(|range| !is_earlier(range.clone()));
    let from = begin.map_or(start(first), |range| range.start);
    let is_open = |range: Range<usize>| open_quotations(&plain[range]).1;
    let ends = (last..bounds.len().min(last + QUOTED + 1)).map(|last| from..end(last));
    let whole = ends.take_while(is_short).find(|range| !is_open(range.clone()));
    let to = whole.map_or(end(last), |range| range.end);
    Excerpt {
        before: shorten_start(plain[from..part.start].trim_start(), SIDE),
        text: shorten(&plain[part.clone()], MIDDLE),
        after: shorten(plain[part.end..to].trim_end(), SIDE),
        quoted: false,
    }
}

/// The start of `text`, at most `most` characters and to the end of a word.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let end = text[..cut].rfind(char::is_whitespace).filter(|end| *end > 0).unwrap_or(cut);
    format!("{}…", text[..end].trim_end())
}

fn shorten_start(text: &str, most: usize) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(most - 1).filter(|(cut, _)| *cut > 0) else {
        return text.to_owned();
    };
    let start = text[cut..].find(char::is_whitespace).map_or(cut, |space| cut + space);
    format!("…{}", text[start..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(plain: &str, part: &str) -> String {
        let start = plain.find(part).unwrap();
        let excerpt = excerpt(plain, &bounds(plain), start..start + part.len());
        format!("{}[{}]{}", excerpt.before, excerpt.text, excerpt.after)
    }

    #[test]
    fn the_sentence_is_cut_out_of_its_paragraph() {
        assert_eq!(around("It rained. Rubio spoke in Paris. He left.", "Rubio"), "[Rubio] spoke in Paris.");
        assert_eq!(around("Дощ. Рубіо виступив. Він пішов.", "Рубіо"), "[Рубіо] виступив.");
        assert_eq!(around("One", "One"), "[One]");
    }

    #[test]
    fn sentences_end_as_they_do_in_each_script() {
        for (text, part, around_it) in [
            ("他走了。卢比奥说话。他又来了。", "卢比奥", "[卢比奥]说话。"),
            ("“No!” said Rubio. “Why?” He left.", "Rubio", "“No!” said [Rubio]."),
            (
                "It cost 3.5 million, said example.org’s Rubio… and then no more.",
                "Rubio",
                "It cost 3.5 million, said example.org’s [Rubio]… and then no more.",
            ),
            ("ذهب؟ قال روبيو. ثم عاد.", "روبيو", "قال [روبيو]."),
            ("One\n \nRubio", "Rubio", "[Rubio]"),
        ] {
            assert_eq!(around(text, part), around_it);
        }
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        let text = "He left. The U.S. Secretary of State, Mr. Rubio, spoke. It rained.";
        assert_eq!(around(text, "Rubio"), "The U.S. Secretary of State, Mr. [Rubio], spoke.");
    }

    #[test]
    fn what_reaches_over_sentences_keeps_them() {
        assert_eq!(around("Dawn. \"One. Two.\" He left. Dusk.", "One. Two"), "\"[One. Two].\"");
    }

    #[test]
    fn a_quotation_of_several_sentences_is_not_cut_in_two() {
        let text = "Dawn. Rubio said: \"They made a mistake ... But it is bad.\" He left. Dusk.";
        assert_eq!(around(text, "Rubio"), "[Rubio] said: \"They made a mistake ... But it is bad.\"");
        let text = "Dawn. „Eins. Zwei“, sagte Rubio. Er ging.";
        assert_eq!(around(text, "Rubio"), "„Eins. Zwei“, sagte [Rubio].");
        let text = "Dawn. “One. Two,” said Rubio. “Three.” He left.";
        assert_eq!(around(text, "Rubio"), "“One. Two,” said [Rubio].");
        assert_eq!(around("He said:“No. Never.” Rubio left. Dusk.", "He"), "[He] said:“No. Never.”");
        assert_eq!(around("It is 5\" wide. Rubio left. Dusk.", "Rubio"), "[Rubio] left.");
        assert_eq!(around("Rubio held a 5\" pipe. He left.", "Rubio"), "[Rubio] held a 5\" pipe.");
    }

    #[test]
    fn long_sentences_are_cut_between_words() {
        let text = format!("{}Rubio{}", "before ".repeat(60), " after".repeat(60));
        let cut = around(&text, "Rubio");
        assert!(cut.starts_with("…before ") && cut.ends_with(" after…"), "{cut}");
        assert!(cut.chars().count() < 320);
    }
}
