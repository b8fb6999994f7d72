//! The name at the start of a line, before a colon: whose words follow.

use super::stamp;

/// How far a colon may stand from the start of its line, in bytes.
const FARTHEST: usize = 160;

/// The most words of a name in capitals, and the most of one with commas: `MARCO RUBIO, SECRETARY OF STATE`.
const MOST: usize = 6;
const MOST_WITH_COMMAS: usize = 12;

/// The most words of a name in another form.
const MOST_OF_OTHERS: usize = 4;

/// What may be a name before somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label<'t> {
    /// The name as written.
    pub(super) name: &'t str,
    /// How it is written.
    pub(super) shape: Shape,
    /// A time behind the name.
    pub(super) second: Option<u32>,
    /// Where in the line the words begin.
    pub(super) end: usize,
}

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `SECRETARY RUBIO`.
    Capitals,
    /// `Marco Rubio`.
    Title,
    /// `Rubio`.
    OneWord,
    /// In a script without small and capital letters.
    Caseless,
    /// `Marco Rubio, US Secretary of State`.
    WithOffice,
    /// `SECRETARY RUBIO`, alone on a line and without a colon.
    Alone,
    /// Something else.
    Other,
}

/// What may be a name at the start of `line`.
pub(super) fn label(line: &str) -> Option<Label<'_>> {
    question(line).or_else(|| before_colon(line)).or_else(|| before_time(line)).or_else(|| alone(line))
}

/// `Q` with a space behind it.
fn question(line: &str) -> Option<Label<'_>> {
    let rest = line.strip_prefix('Q').filter(|rest| rest.starts_with(char::is_whitespace))?;
    let end = line.len() - rest.trim_start().len();
    Some(Label { name: &line[..1], shape: Shape::Capitals, second: None, end })
}

fn before_colon(line: &str) -> Option<Label<'_>> {
    let marks = line.len() - line.trim_start_matches(['*', '_']).len();
    let (at, colon) = colon(line)?;
    let after = at + colon.len_utf8();
    let closing = line[after..].len() - line[after..].trim_start_matches(['*', '_']).len();
    let behind = after + if marks > 0 { closing } else { 0 };
    let apart = line[behind..].is_empty() || line[behind..].starts_with(char::is_whitespace);
    if marks > 3 || !(apart || colon == '：') {
        return None;
    }
    let (name, second) = without_aside(line[marks..at].trim_end_matches(['*', '_']));
    let shape = shape(name)?;
    Some(Label { name, shape, second, end: behind })
}

/// The first colon of `line` that stands in no brackets, if nothing that ends a sentence stands before it.
fn colon(line: &str) -> Option<(usize, char)> {
    let mut open = 0_i32;
    for (at, letter) in line.char_indices().take_while(|(at, _)| *at < FARTHEST) {
        match letter {
            '(' | '[' => open += 1,
            ')' | ']' => open -= 1,
            ':' | '：' if open == 0 => return Some((at, letter)),
            '?' | '!' | ';' | '"' | '“' | '”' | '«' | '»' | '。' | '؟' | '…' => return None,
            _ => {}
        }
    }
    None
}

/// A line that is a name and a time: `Marco Rubio  0:12`.
fn before_time(line: &str) -> Option<Label<'_>> {
    let line = line.trim_end();
    if line.len() > FARTHEST {
        return None;
    }
    let (name, second) = without_aside(line);
    let second = Some(second?);
    let shape = shape(name).filter(|shape| *shape != Shape::Other)?;
    Some(Label { name, shape, second, end: line.len() })
}

/// A line that is a name in capitals and nothing else.
fn alone(line: &str) -> Option<Label<'_>> {
    let end = line.trim_end().len();
    let name = line[..end].trim_matches(['*', '_']);
    let words = || name.split_whitespace();
    // most lines end here, at their first word
    let is_short = name.len() <= FARTHEST && words().all(is_in_capitals) && words().count() <= MOST_OF_OTHERS;
    if !is_short || name.contains(',') || name.ends_with('.') {
        return None;
    }
    shape(name).filter(|shape| *shape == Shape::Capitals)?;
    Some(Label { name, shape: Shape::Alone, second: None, end: line.len() })
}

/// `name` without what stands in brackets behind it, or the time behind it: `ZELENSKY (via interpreter)`.
fn without_aside(name: &str) -> (&str, Option<u32>) {
    let name = name.trim();
    let open = if name.ends_with(')') {
        name.rfind('(')
    } else {
        name.ends_with(']').then(|| name.rfind('[')).flatten()
    };
    if let Some(open) = open.filter(|open| *open > 0) {
        return (name[..open].trim_end(), stamp::whole(&name[open + 1..name.len() - 1]));
    }
    let last = name.rfind(char::is_whitespace).map(|at| (name[..at].trim_end(), name[at..].trim_start()));
    match last.and_then(|(name, time)| Some((name, stamp::whole(time)?))) {
        Some((name, second)) => (name, Some(second)),
        None => (name, None),
    }
}

/// How `name` is written; nothing if it cannot be a name.
fn shape(name: &str) -> Option<Shape> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let has_letters = words.first()?.contains(char::is_alphabetic);
    if !has_letters || !name.chars().all(is_allowed) || words.len() > MOST_WITH_COMMAS {
        return None;
    }
    let has_comma = name.contains(',');
    let (upper, lower) = (name.contains(has_capital), name.contains(is_small));
    let few = words.len() <= MOST_OF_OTHERS && !has_comma;
    Some(if upper && words.iter().all(|word| is_in_capitals(word)) {
        let most = if has_comma { MOST_WITH_COMMAS } else { MOST };
        if words.len() > most { Shape::Other } else { Shape::Capitals }
    } else if few && upper && is_title(&words) {
        if words.len() == 1 { Shape::OneWord } else { Shape::Title }
    } else if few && !upper && !lower {
        Shape::Caseless
    } else if has_office(name) {
        Shape::WithOffice
    } else {
        Shape::Other
    })
}

/// Whether `name` is one of a few words that begin with capitals, a comma, and a few words more.
fn has_office(name: &str) -> bool {
    let Some((person, office)) = name.split_once(',') else { return false };
    let person: Vec<&str> = person.split_whitespace().collect();
    let number = office.split_whitespace().count();
    (2..=MOST_OF_OTHERS).contains(&person.len()) && (1..=MOST).contains(&number) && is_title(&person)
}

fn is_allowed(letter: char) -> bool {
    let is_mark = || unicode_normalization::char::is_combining_mark(letter) || letter == '\u{200c}';
    let is_sign = matches!(
        letter,
        '.' | '-' | '‐' | '‑' | '\'' | '’' | 'ʼ' | '`' | ' ' | '\u{a0}' | ',' | '#' | '&' | '/'
    );
    letter.is_alphanumeric() || is_sign || is_mark()
}

fn has_capital(letter: char) -> bool {
    letter.is_uppercase()
}

/// Whether `letter` is a small one. Georgian counts as without case, since nobody writes its capitals.
fn is_small(letter: char) -> bool {
    letter.is_lowercase() && !('\u{10d0}'..='\u{10ff}').contains(&letter)
}

/// Whether `word` is in capitals, but for a letter or two as in `McCARTHY`.
fn is_in_capitals(word: &str) -> bool {
    let small = word.chars().filter(|letter| is_small(*letter)).count();
    let large = word.chars().filter(|letter| letter.is_uppercase()).count();
    let ends_large = word.chars().rev().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase);
    small == 0 || small <= 2 && large > small + 1 && ends_large && word.starts_with(has_capital)
}

/// Whether each of `words` begins with a capital, but for the small ones that names have inside.
fn is_title(words: &[&str]) -> bool {
    const INSIDE: &[&str] = &[
        "of", "the", "de", "del", "van", "von", "der", "den", "da", "di", "dos", "du", "la", "le", "al",
        "el", "bin", "ibn",
    ];
    let begins = |word: &str| word.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric());
    let joined = |word: &str| word.split_once(['-', '\'', '’']).is_some_and(|(_, rest)| begins(rest));
    let mut inside = words.iter().skip(1);
    begins(words[0]) && inside.all(|word| begins(word) || INSIDE.contains(word) || joined(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, Shape, &str)>) {
        let found = label(line);
        assert_eq!(found.map(|it| (it.name, it.shape, line[it.end..].trim())), expected, "{line}");
    }

    #[test]
    fn names_are_read_as_transcripts_write_them() {
        check("SECRETARY RUBIO: Well", Some(("SECRETARY RUBIO", Shape::Capitals, "Well")));
        check("Q: Why?", Some(("Q", Shape::Capitals, "Why?")));
        check("Q  Mr. Secretary, why?", Some(("Q", Shape::Capitals, "Mr. Secretary, why?")));
        check("SEN. McCONNELL: No.", Some(("SEN. McCONNELL", Shape::Capitals, "No.")));
        check(
            "PRESIDENT ZELENSKYY (via interpreter): Yes",
            Some(("PRESIDENT ZELENSKYY", Shape::Capitals, "Yes")),
        );
        check(
            "MARCO RUBIO, U.S. SECRETARY OF STATE: Yes",
            Some(("MARCO RUBIO, U.S. SECRETARY OF STATE", Shape::Capitals, "Yes")),
        );
        check("**Marco Rubio:** We", Some(("Marco Rubio", Shape::Title, "We")));
        check("**Marco Rubio**: We", Some(("Marco Rubio", Shape::Title, "We")));
        check("ПРЕЗИДЕНТ ЗЕЛЕНСЬКИЙ: Дякую", Some(("ПРЕЗИДЕНТ ЗЕЛЕНСЬКИЙ", Shape::Capitals, "Дякую")));
        check("ماركو روبيو: نحن", Some(("ماركو روبيو", Shape::Caseless, "نحن")));
        check("卢比奥：我们", Some(("卢比奥", Shape::Caseless, "我们")));
        check("Rubio: We", Some(("Rubio", Shape::OneWord, "We")));
        check("Ursula von der Leyen: We", Some(("Ursula von der Leyen", Shape::Title, "We")));
    }

    #[test]
    fn a_time_may_stand_behind_the_name() {
        assert_eq!(label("Donald Trump (00:12):").unwrap().second, Some(12));
        assert_eq!(label("Speaker 1  0:45").unwrap().second, Some(45));
        assert_eq!(label("Speaker 1  0:45").unwrap().name, "Speaker 1");
    }

    #[test]
    fn times_addresses_and_sentences_are_no_names() {
        for line in [
            "18:00 is the deadline",
            "https://example.org",
            "What do we do? RUBIO: x",
            "at 18:00",
            "",
            ":",
            "**: x",
        ] {
            check(line, None);
        }
        assert_eq!(label("As I said: we go").unwrap().shape, Shape::Other);
        assert_eq!(label("the reason is simple: we go").unwrap().shape, Shape::Other);
    }
}
