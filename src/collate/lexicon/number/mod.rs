//! Words that say a number into its digits.

mod digits;
mod german;
mod slavic;
mod sum;
mod words;

use digits::Numeral;
use sum::Sum;

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// So many: `seven`, `twenty`, `двести`.
    Small(u64),
    /// So many, but only beside other words of the number: `a`, `un`, `eine`.
    Joined(u64),
    /// So many hundreds: `hundred`.
    Hundred,
    /// So many times ten to this power: `million`.
    Scale(u8),
    /// The same, or one of it without a word before: `тысяча`, `mille`.
    Bare(u8),
    /// Two of it: `ألفان`.
    Dual(u8),
    /// So many and a half: `полтора`.
    Half(u64),
    /// The one after so many others: `seventh`.
    Ordinal(u64),
}

/// The number that the folded `words` of the language `tag` begin with, in digits (`105`, `3.5`, `20th`),
/// and of how many words it is made.
pub(crate) fn number(words: &[&str], tag: &str) -> Option<(String, usize)> {
    let first = words.first()?;
    if first.starts_with(|letter: char| letter.is_ascii_digit()) {
        let (numeral, taken) = digits::numeral(words, tag)?;
        return Some(scaled(numeral, words, taken, tag));
    }
    let part = part(first, tag)?;
    if let Part::Half(whole) = part {
        return Some(scaled(Numeral::and_a_half(whole), words, 1, tag));
    }
    said(words, tag)
}

/// Whether a number of the language `tag` may begin with the folded `word`: cheaper than [`number`], which
/// has to see the words behind it (`un` begins `un million`, and no number in `un homme`).
pub(in crate::collate) fn begins_number(word: &str, tag: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
        || part(word, tag).is_some_and(|part| !matches!(part, Part::Scale(_)))
}

/// The word of `tag` as a part of a number.
fn part(word: &str, tag: &str) -> Option<Part> {
    let table = match tag {
        "en" => words::ENGLISH,
        "uk" => slavic::UKRAINIAN,
        "ru" => slavic::RUSSIAN,
        "de" => words::GERMAN,
        "fr" => words::FRENCH,
        "es" => words::SPANISH,
        "ar" => words::ARABIC,
        _ => return None,
    };
    let found = table.binary_search_by(|(other, _)| (*other).cmp(word)).ok().map(|at| table[at].1);
    found.or_else(|| (tag == "de").then(|| german::compound(word)).flatten())
}

/// `numeral`, made of the first `taken` words, times what follows: `1.5 million`, `3 mil millones`.
fn scaled(mut numeral: Numeral, words: &[&str], mut taken: usize, tag: &str) -> (String, usize) {
    let mut last = 0;
    while !numeral.ordinal
        && let Some(Part::Scale(exponent) | Part::Bare(exponent)) =
            words.get(taken).and_then(|word| part(word, tag))
        && exponent > last
    {
        numeral = numeral.times(exponent);
        taken += 1;
        last = exponent;
    }
    (numeral.canonical(), taken)
}

/// The number that `words` begin with in words.
fn said(words: &[&str], tag: &str) -> Option<(String, usize)> {
    let mut sum = Sum::new(tag);
    let mut taken = 0;
    while let Some((next, used)) = step(&sum, &words[taken..], tag) {
        sum = next;
        taken += used;
    }
    if let Some(first) = sum.year()
        && words.get(taken).is_some_and(|word| multiplies(word, tag))
    {
        // twenty, twenty thousand
        return Some((first.to_string(), 1));
    }
    if tag == "en"
        && words[taken..].starts_with(&["and", "a", "half"])
        && let Some(numeral) = sum.and_a_half()
    {
        return Some(scaled(numeral, words, taken + 3, tag));
    }
    sum.canonical().map(|digits| (digits, taken))
}

/// `sum` and what `words` begin with, if that is a part of the same number, and how many words it took.
fn step<'a>(sum: &Sum<'a>, words: &[&str], tag: &str) -> Option<(Sum<'a>, usize)> {
    let first = words.first()?;
    let plain = part(first, tag).and_then(|part| sum.plus(part, false));
    if plain.is_some() || sum.is_empty() {
        return plain.map(|sum| (sum, 1));
    }
    let (next, taken) = match tag {
        "ar" => (arabic(first.strip_prefix('و')?)?, 1),
        _ if is_link(first, tag) => (part(words.get(1)?, tag)?, 2),
        _ => return None,
    };
    let next = sum.plus(next, true)?;
    // between two hundred and three hundred
    let behind = words.get(taken).filter(|word| multiplies(word, tag)).and_then(|word| part(word, tag));
    let another = behind.is_some_and(|part| next.plus(part, false).is_none());
    (!another).then_some((next, taken))
}

/// The part that is `word` with its article or without.
fn arabic(word: &str) -> Option<Part> {
    part(word, "ar").or_else(|| part(word.strip_prefix("ال")?, "ar"))
}

fn is_link(word: &str, tag: &str) -> bool {
    matches!((tag, word), ("en", "and") | ("de", "und") | ("fr", "et") | ("es", "y"))
}

/// Whether `word` makes more of the number before it.
fn multiplies(word: &str, tag: &str) -> bool {
    matches!(part(word, tag), Some(Part::Hundred | Part::Scale(_) | Part::Bare(_)))
}

#[cfg(test)]
mod tests {
    use super::{begins_number, number};

    /// What a text of a language begins with, and how many words are left behind it.
    #[rustfmt::skip]
    const CASES: &[(&str, &str, &str, usize)] = &[
        ("en", "three", "3", 0), ("en", "twenty five", "25", 0),
        ("en", "one hundred and five people", "105", 1), ("en", "a thousand", "1000", 0),
        ("en", "two million", "2000000", 0), ("en", "2 million", "2000000", 0),
        ("en", "1.5 million dollars", "1500000", 1), ("en", "1,000", "1000", 0),
        ("en", "3,500", "3500", 0), ("en", "3.5", "3.5", 0), ("en", "3,5", "3.5", 0),
        ("en", "1,234,567.89", "1234567.89", 0), ("en", "2bn", "2000000000", 0),
        ("en", "first", "1st", 0), ("en", "1st", "1st", 0), ("en", "twentieth", "20th", 0),
        ("en", "twenty first century", "21st", 1), ("en", "12th", "12th", 0),
        ("en", "eleventh", "11th", 0), ("en", "hundred and first", "", 0),
        ("en", "one hundred and first", "101st", 0), ("en", "zero", "0", 0), ("en", "007", "7", 0),
        ("en", "two hundred and three hundred", "200", 3),
        ("en", "one thousand and two thousand", "1000", 3),
        ("en", "one thousand and one nights", "1001", 1),
        ("en", "three hundred and fifty thousand", "350000", 0),
        ("en", "three million two hundred thousand and seven", "3200007", 0),
        ("en", "nineteen ninety one", "1991", 0), ("en", "nineteen hundred", "1900", 0),
        ("en", "twenty twenty two", "2022", 0), ("en", "twenty twenty thousand", "20", 2),
        ("en", "two and a half million", "2500000", 0), ("en", "a million and a half", "1500000", 0),
        ("en", "a half", "", 0), ("en", "a five", "", 0), ("en", "one two three", "1", 2),
        ("en", "five percent", "5", 1), ("en", "ten five", "10", 1), ("en", "2022", "2022", 0),
        ("en", "24.02.2022", "", 0), ("en", "1 000", "1", 1), ("en", "the first", "", 0),
        ("uk", "двадцяти пяти", "25", 0), ("uk", "двома", "2", 0),
        ("uk", "тисяча девятсот девяносто перший", "1991st", 0), ("uk", "півтора мільйона", "1500000", 0),
        ("uk", "1 000", "1000", 0), ("uk", "2,5 млн", "2500000", 0), ("uk", "один", "1", 0),
        ("uk", "пятдесятьох", "50", 0), ("uk", "три тисячі двісті", "3200", 0),
        ("uk", "тисячі людей", "", 0), ("uk", "три роки", "3", 1),
        ("ru", "двадцати пяти", "25", 0), ("ru", "двумя", "2", 0),
        ("ru", "две тысячи двадцать второго года", "2022nd", 1),
        ("ru", "триста тридцать три тысячи", "333000", 0), ("ru", "миллион двести", "1000200", 0),
        ("ru", "24 000 солдат", "24000", 1), ("ru", "18 го апреля", "18th", 1),
        ("ru", "двести триста", "200", 1), ("ru", "полтора", "1.5", 0), ("ru", "сорока", "40", 0),
        ("de", "fünfundzwanzig", "25", 0), ("de", "dreitausend", "3000", 0),
        ("de", "eine million", "1000000", 0), ("de", "eine frau", "", 0), ("de", "hundertfünf", "105", 0),
        ("de", "1,5 millionen", "1500000", 0), ("de", "1.000", "1000", 0),
        ("de", "zwanzigsten", "20th", 0), ("de", "dritte", "3rd", 0),
        ("de", "zwei millionen dreihunderttausend", "2300000", 0), ("de", "einundzwanzigste", "21st", 0),
        ("de", "neunzehnhundertneunzig", "1990", 0), ("de", "letzte", "", 0),
        ("fr", "quatre vingt dix", "90", 0), ("fr", "soixante et onze", "71", 0),
        ("fr", "quatre vingt dix sept", "97", 0), ("fr", "vingt et un", "21", 0),
        ("fr", "un homme", "", 0), ("fr", "un million", "1000000", 0),
        ("fr", "deux cent mille", "200000", 0), ("fr", "mille neuf cent quatre vingt quatre", "1984", 0),
        ("fr", "1er", "1st", 0), ("fr", "soixante dix huit", "78", 0), ("fr", "10 000", "10000", 0),
        ("fr", "vingt et unième", "21st", 0), ("fr", "trois et quatre", "3", 2),
        ("fr", "quatre vingts", "80", 0),
        ("es", "treinta y cinco", "35", 0), ("es", "veintidós", "22", 0),
        ("es", "dos mil millones", "2000000000", 0), ("es", "una guerra", "", 0),
        ("es", "ciento veinte mil", "120000", 0), ("es", "mil", "1000", 0),
        ("es", "3 mil millones", "3000000000", 0), ("es", "un millón", "1000000", 0),
        ("es", "tres y cuatro", "3", 2), ("es", "primera", "1st", 0), ("es", "3,5", "3.5", 0),
        ("es", "décimo primero", "11th", 0),
        ("ar", "خمسه وعشرون", "25", 0), ("ar", "مئه", "100", 0), ("ar", "مائه الف", "100000", 0),
        ("ar", "ثلاثه الاف", "3000", 0), ("ar", "مليون", "1000000", 0), ("ar", "خمسه عشر", "15", 0),
        ("ar", "مئه وخمسه وعشرين الف", "125000", 0), ("ar", "الفين واربعه", "2004", 0),
        ("ar", "الف ومئتين", "1200", 0), ("ar", "الف والفين", "1000", 1), ("ar", "الاول", "1st", 0),
        ("ar", "الخامس والعشرين", "25th", 0), ("ar", "اثني عشر", "12", 0), ("ar", "احد", "", 0),
        ("ar", "واحد وعشرون", "21", 0), ("ar", "ثلاث مئه", "300", 0),
        ("ar", "3.5 مليار", "3500000000", 0),
        ("sv", "tre", "", 0), ("sv", "3", "3", 0),
    ];

    #[test]
    fn numbers_are_read_in_every_language() {
        for (tag, text, digits, left) in CASES {
            let words: Vec<&str> = text.split(' ').collect();
            let expected = (!digits.is_empty()).then(|| ((*digits).to_owned(), words.len() - left));
            assert_eq!(number(&words, tag), expected, "{tag} {text}");
            assert!(expected.is_none() || begins_number(words[0], tag), "{tag} {text}");
        }
    }

    #[test]
    fn no_number_is_too_long() {
        let digits = "9".repeat(60);
        assert_eq!(number(&[&digits, "million"], "en").unwrap().0, digits.clone() + "000000");
        let endless = ["nine", "hundred", "trillion"].repeat(40);
        assert_eq!(number(&endless, "en").unwrap(), ("900000000000900".to_owned(), 5));
        assert_eq!(number(&["tausend".repeat(50).as_str()], "de"), None);
        assert_eq!(number(&[], "en"), None);
    }
}
