//! Names in the order of a language's alphabet.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

use crate::model::Language;

/// Compares names as a language does (Unicode Collation Algorithm, CLDR tailoring).
pub(super) struct Alphabet(Option<CollatorBorrowed<'static>>);

impl Alphabet {
    pub(super) fn of(language: &Language) -> Self {
        let locale = Locale::try_from_str(language.as_str()).ok();
        Self(locale.and_then(|locale| Collator::try_new((&locale).into(), CollatorOptions::default()).ok()))
    }

    pub(super) fn compare(&self, one: &str, other: &str) -> std::cmp::Ordering {
        let order = self.0.as_ref().map_or_else(|| one.cmp(other), |collator| collator.compare(one, other));
        order.then_with(|| one.cmp(other))
    }
}

/// The heading under which `name` is listed: its first letter, large.
pub fn first_letter(name: &str) -> String {
    let first = name.chars().find(|letter| letter.is_alphanumeric());
    first.map_or_else(|| "#".into(), |letter| letter.to_uppercase().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ukrainian_names_are_in_the_order_of_its_alphabet() {
        let alphabet = Alphabet::of(&Language::parse("uk").unwrap());
        let mut names = vec!["Єрмак", "Буданов", "Ґудзь", "Гончар", "Іваненко", "Зеленський"];
        names.sort_by(|a, b| alphabet.compare(a, b));
        assert_eq!(names, ["Буданов", "Гончар", "Ґудзь", "Єрмак", "Зеленський", "Іваненко"]);
    }
}
