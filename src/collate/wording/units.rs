//! What stands beside a number, as a sign or in words: hundredths and money.

/// How languages say “percent” behind a number. English is read as it stands.
const PERCENT: &[(&str, &[&[&str]])] = &[
    ("uk", &[&["відсоток"], &["відсотка"], &["відсотки"], &["відсотків"], &["відсоткам"], &["відсотками"]]),
    ("ru", &[&["процент"], &["процента"], &["проценты"], &["процентов"], &["процентам"], &["процентами"]]),
    ("de", &[&["prozent"]]),
    ("fr", &[&["pour", "cent"], &["pourcent"]]),
    ("es", &[&["por", "ciento"]]),
    ("ar", &[&["بالمئه"], &["بالمائه"], &["في", "المئه"], &["في", "المائه"]]),
];

/// How many of the folded words `behind` a number say “percent”.
pub(super) fn percent(behind: &[String], tag: &str) -> usize {
    let ways = PERCENT.iter().filter(|(language, _)| *language == tag).flat_map(|(_, ways)| *ways);
    let said =
        |way: &&&[&str]| behind.len() >= way.len() && way.iter().zip(behind).all(|(one, other)| one == other);
    ways.into_iter().find(said).map_or(0, |way| way.len())
}

/// The word for the sign of a currency.
pub(super) fn currency(sign: char, tag: &str) -> &'static str {
    match (sign, tag) {
        ('$', "en") => "dollars",
        ('€', "en") => "euros",
        ('£', "en") => "pounds",
        ('$', _) => "$",
        ('€', _) => "€",
        ('£', _) => "£",
        _ => "¤",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_is_said_in_one_word_or_two() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(percent(&words("процентов и"), "ru"), 1);
        assert_eq!(percent(&words("pour cent des"), "fr"), 2);
        assert_eq!(percent(&words("pour"), "fr"), 0);
        assert_eq!(percent(&words("процентов"), "en"), 0);
    }
}
