//! A number in figures into its digits.

/// A number: its digits before and after the point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    whole: String,
    fraction: String,
    /// Whether it says which one and not how many.
    pub(super) ordinal: bool,
}

impl Numeral {
    pub(super) fn new(whole: String, ordinal: bool) -> Self {
        Self { whole, fraction: String::new(), ordinal }
    }

    pub(super) fn and_a_half(whole: u64) -> Self {
        Self { whole: whole.to_string(), fraction: "5".to_owned(), ordinal: false }
    }

    /// This times ten to the power `exponent`.
    pub(super) fn times(mut self, exponent: u8) -> Self {
        let exponent = usize::from(exponent);
        let moved = self.fraction.len().min(exponent);
        let rest = self.fraction.split_off(moved);
        self.whole.push_str(&self.fraction);
        self.whole.extend(std::iter::repeat_n('0', exponent - moved));
        self.fraction = rest;
        self
    }

    /// How it is compared: `1500000`, `3.5`, `20th`.
    pub(super) fn canonical(&self) -> String {
        let whole = match self.whole.trim_start_matches('0') {
            "" => "0",
            digits => digits,
        };
        match (self.fraction.is_empty(), self.ordinal) {
            (false, _) => format!("{whole}.{}", self.fraction),
            (true, true) => format!("{whole}{}", suffix(whole)),
            (true, false) => whole.to_owned(),
        }
    }
}

/// What English writes after the `digits` of an ordinal number.
fn suffix(digits: &str) -> &'static str {
    let teen = digits.len() > 1 && digits.as_bytes()[digits.len() - 2] == b'1';
    match digits.as_bytes().last() {
        Some(b'1') if !teen => "st",
        Some(b'2') if !teen => "nd",
        Some(b'3') if !teen => "rd",
        _ => "th",
    }
}

/// The numeral that `words` of the language `tag` begin with, and of how many words it is made.
pub(super) fn numeral(words: &[&str], tag: &str) -> Option<(Numeral, usize)> {
    let first = words.first()?;
    let end = first.trim_end_matches(char::is_alphabetic).len();
    let (figures, letters) = first.split_at(end);
    let (whole, fraction) = figures_of(figures, tag)?;
    let numeral = Numeral { whole, fraction, ordinal: false };
    match letters {
        "" => Some(more_groups(numeral, words, tag)),
        "m" | "mn" => Some((numeral.times(6), 1)),
        "bn" => Some((numeral.times(9), 1)),
        "tn" | "trn" => Some((numeral.times(12), 1)),
        _ => (is_ordinal(letters, tag) && numeral.fraction.is_empty())
            .then_some((Numeral { ordinal: true, ..numeral }, 1)),
    }
}

fn is_ordinal(letters: &str, tag: &str) -> bool {
    match tag {
        "fr" => matches!(letters, "er" | "re" | "ere" | "ère" | "e" | "eme" | "ème" | "ième" | "nd" | "nde"),
        "es" => matches!(letters, "o" | "a" | "er" | "ra" | "ro" | "do" | "da" | "to" | "ta"),
        "uk" | "ru" => matches!(letters, "й" | "го" | "му" | "ого" | "ому" | "ій" | "ої" | "я" | "ая"),
        _ => matches!(letters, "st" | "nd" | "rd" | "th"),
    }
}

/// The digits before and after the point of `figures`, as the language `tag` groups them.
fn figures_of(figures: &str, tag: &str) -> Option<(String, String)> {
    let mut groups = figures.split(['.', ',', '\'']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if first.is_empty()
        || !figures.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'\''))
    {
        return None;
    }
    let marks: Vec<char> = figures.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let (last, before) = match (rest.split_last(), marks.split_last()) {
        (Some((last, _)), Some((_, before))) => (*last, before),
        _ => return Some((first.to_owned(), String::new())),
    };
    let mark = marks[marks.len() - 1];
    if groups_of_three(first, &rest)
        && marks.iter().all(|other| *other == mark)
        && !is_point(mark, &rest, tag)
    {
        return Some((first.to_owned() + &rest.concat(), String::new()));
    }
    let grouped = before.is_empty()
        || (before.iter().all(|other| *other != mark && *other == before[0])
            && groups_of_three(first, &rest[..rest.len() - 1]));
    (grouped && !last.is_empty() && mark != '\'')
        .then(|| (first.to_owned() + &rest[..rest.len() - 1].concat(), last.to_owned()))
}

fn groups_of_three(first: &str, rest: &[&str]) -> bool {
    first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
}

/// Whether the one `mark` of a number with three digits behind it is its point all the same.
fn is_point(mark: char, rest: &[&str], tag: &str) -> bool {
    rest.len() == 1 && mark == '.' && matches!(tag, "en" | "ar")
}

/// `numeral` with the groups of three digits that follow it, where the language parts them by spaces.
fn more_groups(mut numeral: Numeral, words: &[&str], tag: &str) -> (Numeral, usize) {
    let mut taken = 1;
    let spaced = matches!(tag, "fr" | "uk" | "ru" | "de" | "es");
    if spaced && numeral.fraction.is_empty() && words[0].len() <= 3 && !words[0].starts_with('0') {
        for word in &words[1..] {
            if word.len() != 3 || !word.bytes().all(|byte| byte.is_ascii_digit()) {
                break;
            }
            numeral.whole.push_str(word);
            taken += 1;
        }
    }
    if matches!(tag, "uk" | "ru")
        && words.get(taken).is_some_and(|word| matches!(*word, "й" | "го" | "му" | "ого" | "ої"))
    {
        return (Numeral { ordinal: true, ..numeral }, taken + 1);
    }
    (numeral, taken)
}
