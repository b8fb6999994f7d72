//! A text → the stretches of it that stand in quotation marks, of any language.

use std::ops::Range;

use super::marks::{begins_word, closes, is_apostrophe, opens};

/// Where `text` is somebody's words, marks included. A quotation that nobody closes goes on to the end; one
/// that is only closed goes on from the beginning, as in a speech of several paragraphs.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, char, usize)> = None;
    let closed = last_closed(text);
    for (at, letter, before, after) in letters(text) {
        let end = at + letter.len_utf8();
        match &mut open {
            Some((start, mark, depth)) => {
                let again = letter == *mark && begins_word(before, after);
                if again && !closes(letter, *mark) {
                    *depth += 1;
                } else if closes(*mark, letter) && !again && !is_apostrophe(letter, before, after) {
                    *depth -= 1;
                    if *depth == 0 {
                        found.push(*start..end);
                        open = None;
                    }
                }
            }
            None if begins(letter, before, after) && (!is_single(letter) || at < closed) => {
                open = Some((at, letter, 1));
            }
            None if only_closes(letter, before, after) => {
                found.clear();
                found.push(0..end);
            }
            None => {}
        }
    }
    found.extend(open.map(|(start, ..)| start..text.len()));
    found
}

/// The letters of `text`, each with where it stands and its neighbours.
fn letters(text: &str) -> impl Iterator<Item = (usize, char, char, Option<char>)> {
    let mut before = ' ';
    text.char_indices().map(move |(at, letter)| {
        let after = text[at + letter.len_utf8()..].chars().next();
        (at, letter, std::mem::replace(&mut before, letter), after)
    })
}

/// Where a single mark stands last that closes something: those that open later are apostrophes.
fn last_closed(text: &str) -> usize {
    let closing = letters(text).filter(|(_, letter, before, after)| {
        is_single(*letter) && !is_apostrophe(*letter, *before, *after) && !begins_word(*before, *after)
    });
    closing.last().map_or(0, |(at, ..)| at)
}

/// Whether a quotation begins with `letter`. Single marks are apostrophes as well.
fn begins(letter: char, before: char, after: Option<char>) -> bool {
    match letter {
        '"' | '“' | '„' | '«' | '‹' | '「' | '『' | '＂' => true,
        _ => opens(letter) && begins_word(before, after),
    }
}

/// Whether a quotation ends with `letter` of which the beginning is not there.
fn only_closes(letter: char, before: char, after: Option<char>) -> bool {
    matches!(letter, '”' | '»' | '」' | '』') && !before.is_whitespace() && !begins_word(before, after)
}

fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '’' | '‘' | '‚')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_marks_of_any_language_is_quoted() {
        let parts =
            |text: &'static str| -> Vec<&str> { quoted(text).into_iter().map(|part| &text[part]).collect() };
        assert_eq!(parts("a \"b c\" d “e” f"), ["\"b c\"", "“e”"]);
        assert_eq!(parts("а «б „в“ г» д"), ["«б „в“ г»"]);
        assert_eq!(parts("a „b“ c ‘d’s e’ f »g« h”"), ["a „b“ c ‘d’s e’ f »g« h”"]);
        assert_eq!(parts("it's the soldiers' 'own' words"), ["'own'"]);
        assert_eq!(parts("a “b ‘c’ d"), ["“b ‘c’ d"]);
        assert_eq!(parts("the '90s: “a”"), ["“a”"]);
    }
}
