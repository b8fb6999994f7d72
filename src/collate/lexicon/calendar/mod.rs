//! What words of a language say of days: names of weekdays and months, and how days are counted.

mod slavic;
mod western;

use slavic::{RUSSIAN, UKRAINIAN};
use western::{FRENCH, GERMAN, SPANISH};

/// The words of one language that speak of days, folded.
pub(crate) struct Calendar {
    /// The primary part of the language's tag.
    pub(crate) tag: &'static str,
    /// The days of the week from Monday on, each with its forms.
    pub(crate) weekdays: [&'static [&'static str]; 7],
    /// The months from January on, each with its forms beside a day.
    pub(crate) months: [&'static [&'static str]; 12],
    /// Whether the month may stand before the day: `April 18`.
    pub(crate) month_first: bool,
    /// Words between a weekday, a day, a month and a year: `of`.
    pub(crate) joints: &'static [&'static str],
    /// The units in which days are counted.
    pub(crate) units: [(&'static [&'static str], i32); 2],
    /// Words between a number of days and the date from which they are counted: `since`.
    pub(crate) since: &'static [&'static str],
    /// Words that say that days are over: `ended`.
    pub(crate) ended: &'static [&'static str],
    /// Words that stand beside those and say nothing of days: `on`.
    pub(crate) beside: &'static [&'static str],
    /// Words that say that the same day is meant: `that is`.
    pub(crate) same: &'static [&'static str],
    /// Words before a number that make it another, or a part of it: `about`.
    pub(crate) about: &'static [&'static str],
}

/// The calendar of the language with the primary tag `tag`.
pub(crate) fn calendar(tag: &str) -> Option<&'static Calendar> {
    [&ENGLISH, &UKRAINIAN, &ARABIC, &RUSSIAN, &GERMAN, &FRENCH, &SPANISH]
        .into_iter()
        .find(|calendar| calendar.tag == tag)
}

const ENGLISH: Calendar = Calendar {
    tag: "en",
    weekdays: [
        &["monday"],
        &["tuesday"],
        &["wednesday"],
        &["thursday"],
        &["friday"],
        &["saturday"],
        &["sunday"],
    ],
    months: [
        &["january", "jan"],
        &["february", "feb"],
        &["march", "mar"],
        &["april", "apr"],
        &["may"],
        &["june", "jun"],
        &["july", "jul"],
        &["august", "aug"],
        &["september", "sep", "sept"],
        &["october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ],
    month_first: true,
    joints: &["of", "the"],
    units: [(&["day", "days"], 1), (&["week", "weeks"], 7)],
    since: &["after", "from", "since"],
    ended: &[
        "elapsed", "end", "ended", "ends", "expire", "expired", "expires", "fall", "falls", "fell", "is",
        "lapse", "lapsed", "lapses", "ran", "run", "runs", "was",
    ],
    beside: &[
        "are",
        "exactly",
        "had",
        "have",
        "i.e",
        "just",
        "on",
        "or",
        "out",
        "that",
        "the",
        "therefore",
        "thus",
        "were",
        "will",
        "would",
    ],
    same: &["exactly", "i.e", "is", "just", "that"],
    about: &[
        "about",
        "almost",
        "approximately",
        "around",
        "barely",
        "first",
        "last",
        "least",
        "less",
        "more",
        "most",
        "nearly",
        "not",
        "over",
        "roughly",
        "some",
        "than",
        "under",
        "within",
    ],
};

const ARABIC: Calendar = Calendar {
    tag: "ar",
    weekdays: [&["الاثنين"], &["الثلاثاء"], &["الاربعاء"], &["الخميس"], &["الجمعه"], &["السبت"], &["الاحد"]],
    months: [
        &["يناير", "كانون الثاني", "جانفي"],
        &["فبراير", "شباط", "فيفري"],
        &["مارس", "اذار"],
        &["ابريل", "نيسان", "افريل"],
        &["مايو", "ايار", "ماي"],
        &["يونيو", "حزيران", "جوان"],
        &["يوليو", "تموز", "جويليه"],
        &["اغسطس", "اب", "اوت"],
        &["سبتمبر", "ايلول"],
        &["اكتوبر", "تشرين الاول"],
        &["نوفمبر", "تشرين الثاني"],
        &["ديسمبر", "كانون الاول"],
    ],
    month_first: false,
    joints: &["من", "الموافق", "يوم"],
    units: [(&["يوم", "يوما", "ايام"], 1), (&["اسبوع", "اسبوعا", "اسابيع"], 7)],
    since: &["من", "منذ", "بعد"],
    ended: &["انتهت", "انتهي", "تنتهي", "ينتهي", "انقضت", "انقضي", "تنقضي", "ينقضي", "مضت", "هو"],
    beside: &["في", "يوم", "اي", "ال", "مده", "مهله", "فتره", "بعد", "تماما", "وذلك"],
    same: &["اي", "بعد", "تماما"],
    about: &["نحو", "حوالي", "اكثر", "اقل", "من", "قرابه", "خلال", "غضون", "اول", "لم", "لا", "لن", "ليس"],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::lexicon::{LEXICONS, fold_word};

    #[test]
    fn each_language_that_we_know_has_a_calendar_of_folded_words() {
        for lexicon in LEXICONS {
            let calendar = calendar(lexicon.tag).unwrap();
            let words = calendar.weekdays.iter().chain(&calendar.months).copied().flatten();
            let words = words.chain(calendar.units.iter().flat_map(|(words, _)| *words));
            let lists = [
                calendar.joints,
                calendar.since,
                calendar.ended,
                calendar.beside,
                calendar.same,
                calendar.about,
            ];
            for word in words.chain(lists.into_iter().flatten()) {
                assert_eq!(fold_word(word), **word, "{}", calendar.tag);
            }
        }
    }
}
