//! What a speaker said, as typed, into distinct texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::text::Text;
use crate::collate::fold::fold;
use crate::collate::wording::Vocabulary;
use crate::model::Language;
use crate::parse::sentence_bounds;

/// Words and their language.
pub(super) type Typed<'c> = (&'c str, &'c Language);

/// The distinct texts among what is `typed`, with their sentences, and which each of those is.
pub(super) fn texts<'c>(
    typed: impl Iterator<Item = Typed<'c>>,
    vocabulary: impl Fn(&Language) -> Arc<Vocabulary>,
) -> (Vec<Text<'c>>, Vec<usize>) {
    let mut known: BTreeMap<String, (Reading<'c>, Vec<usize>)> = BTreeMap::new();
    let mut count = 0;
    for (number, typed) in typed.enumerate() {
        let reading = Reading::of(typed);
        let (first, takers) = known.entry(fold(typed.0)).or_insert_with(|| (reading, Vec::new()));
        *first = reading.min(*first);
        takers.push(number);
        count = number + 1;
    }
    let whole: Vec<(String, Vec<Typed<'c>>)> = known
        .iter()
        .filter(|(_, (reading, _))| reading.has_several())
        .map(|(folded, (reading, _))| (folded.clone(), reading.sentences()))
        .collect();
    for typed in whole.iter().flat_map(|(_, sentences)| sentences) {
        known.entry(fold(typed.0)).or_insert_with(|| (Reading::of(*typed), Vec::new()));
    }
    let mut of_typed = vec![0; count];
    let mut texts = Vec::with_capacity(known.len());
    for (folded, (Reading { typed: (words, language), .. }, takers)) in known {
        for number in takers {
            of_typed[number] = texts.len();
        }
        texts.push(Text::new(folded, words, language, &vocabulary(language)));
    }
    for (folded, sentences) in whole {
        let number =
            |folded: &str| texts.binary_search_by(|text: &Text<'_>| text.folded.as_str().cmp(folded)).ok();
        let own = sentences.iter().filter_map(|(words, _)| number(&fold(words))).collect();
        if let Some(at) = number(&folded) {
            texts[at].sentences = own;
        }
    }
    (texts, of_typed)
}

/// The way in which a text is read that is typed in several: the one with most sentences, then the first in order
/// of words and languages, so that no other order matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reading<'c> {
    sentences: std::cmp::Reverse<usize>,
    typed: Typed<'c>,
}

impl<'c> Reading<'c> {
    fn of(typed: Typed<'c>) -> Self {
        Self { sentences: std::cmp::Reverse(sentence_bounds(typed.0).len() - 1), typed }
    }

    fn has_several(&self) -> bool {
        self.sentences.0 > 1
    }

    fn sentences(&self) -> Vec<Typed<'c>> {
        let (words, language) = self.typed;
        let bounds = sentence_bounds(words);
        bounds.windows(2).map(|bound| (&words[bound[0]..bound[1]], language)).collect()
    }
}
