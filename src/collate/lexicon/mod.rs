//! What words of a language do: negate, count, weaken, name.

mod ar;
mod calendar;
mod de;
mod en;
mod es;
mod fold;
mod fr;
mod language;
mod number;
mod ru;
mod spelling;
mod uk;
#[cfg(test)]
mod tests;

pub(crate) use calendar::{Calendar, calendar};
pub(crate) use fold::fold_word;
pub(super) use language::guess;
pub(super) use number::begins_number;
pub(crate) use number::number;
pub(super) use spelling::spelling;

use crate::model::Language;

/// The lexicons, one a language.
const LEXICONS: [&Lexicon; 7] =
    [&en::LEXICON, &uk::LEXICON, &ru::LEXICON, &de::LEXICON, &fr::LEXICON, &es::LEXICON, &ar::LEXICON];

/// What stands for a language that we do not know.
const NONE: &Lexicon = &Lexicon {
    tag: "",
    fillers: &[],
    functions: &[],
    negators: &[],
    concord: &[],
    alternatives: &[],
    modals: &[],
    contractions: &[],
    prefixes: &[],
    quantities: &[],
    names: &[],
    opposites: &[],
};

/// The words of `language`, by the primary part of its tag; no words if we do not know it.
pub(super) fn lexicon(language: &Language) -> &'static Lexicon {
    let primary = language.as_str().split('-').next().unwrap_or_default();
    LEXICONS.into_iter().find(|lexicon| lexicon.tag == primary).unwrap_or(NONE)
}

/// What a word or phrase says about how certain or binding something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Modality {
    /// It will be so: `will`, `going to`. Weighs nothing: many languages leave it out.
    Future,
    /// It may be so, or can be: `may`, `might`, `could`, `can`, `perhaps`.
    Possible,
    /// It is more likely than not: `probably`, `likely`.
    Probable,
    /// It would be so under a condition: `would`.
    Conditional,
    /// It has to be so: `must`, `have to`, `need to`, `should`.
    Binding,
    /// Somebody thinks or hopes so: `I think`, `hopefully`.
    Held,
}

/// The words of one language, folded. All lists but `opposites` and `prefixes` are in the order of their
/// bytes, so that they can be searched; phrases are words with single spaces between them.
pub(super) struct Lexicon {
    /// The primary part of the language's tag.
    pub(super) tag: &'static str,
    /// Sounds that say nothing: `uh`.
    pub(super) fillers: &'static [&'static str],
    /// Words that carry little by themselves: articles, pronouns, prepositions, auxiliaries.
    pub(super) functions: &'static [&'static str],
    /// Words each of which makes a sentence negative: `not`, `never`, `without`.
    pub(super) negators: &'static [&'static str],
    /// Negative words that stand beside a negator and do not negate once more: `ніхто`, `ne`.
    pub(super) concord: &'static [&'static str],
    /// Phrases in which a negator only names the alternative: `or not`.
    pub(super) alternatives: &'static [&'static str],
    /// Words and phrases of modality.
    pub(super) modals: &'static [(&'static str, Modality)],
    /// Words that are written out as others: `don't`, `do not`.
    pub(super) contractions: &'static [(&'static str, &'static str)],
    /// What makes the opposite of a word when it is put before it: `un`.
    pub(super) prefixes: &'static [&'static str],
    /// Words and phrases that say how many without being numbers: `dozens`, `nearly`, `at least`.
    pub(super) quantities: &'static [&'static str],
    /// Names of states, capitals, peoples and organisations that news of conflicts are full of.
    pub(super) names: &'static [&'static str],
    /// Words that say the opposite of each other: `accept`, `reject`.
    pub(super) opposites: &'static [(&'static str, &'static str)],
}
