//! What a speaker said, as typed, into distinct texts.

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
    let mut read: Vec<Read<'c>> = Vec::new();
    for typed in typed {
        let number = read.len();
        read.push(Read { folded: fold(typed.0), reading: Reading::of(typed), number });
    }
    let mut of_typed = vec![0; read.len()];
    let mut distinct: Vec<Read<'c>> = Vec::new();
    read.sort_unstable();
    for one in read {
        let number = one.number;
        if distinct.last().is_none_or(|last| last.folded != one.folded) {
            distinct.push(Read { number: distinct.len(), ..one });
        }
        of_typed[number] = distinct.len() - 1;
    }
    let (texts, numbers) = with_sentences(distinct, vocabulary);
    for text in &mut of_typed {
        *text = numbers[*text];
    }
    (texts, of_typed)
}

/// The texts of what is `distinct` and of its sentences, and the new number of each that is distinct.
fn with_sentences<'c>(
    distinct: Vec<Read<'c>>,
    vocabulary: impl Fn(&Language) -> Arc<Vocabulary>,
) -> (Vec<Text<'c>>, Vec<usize>) {
    let mut numbers = vec![0; distinct.len()];
    let several: Vec<(usize, Vec<Read<'c>>)> = distinct
        .iter()
        .filter(|one| one.reading.has_several())
        .map(|one| (one.number, one.reading.sentences()))
        .collect();
    let mut all = distinct;
    all.extend(several.iter().flat_map(|(_, sentences)| sentences).cloned());
    // what is typed comes before the same words as a part of something else
    all.sort_unstable_by(|one, other| {
        (&one.folded, one.number, one).cmp(&(&other.folded, other.number, other))
    });
    let mut texts: Vec<Text<'c>> = Vec::with_capacity(all.len());
    for Read { folded, reading: Reading { typed: (words, language), .. }, number } in all {
        if texts.last().is_none_or(|last| last.folded != folded) {
            texts.push(Text::new(folded, words, language, &vocabulary(language)));
        }
        if number != NOT_TYPED {
            numbers[number] = texts.len() - 1;
        }
    }
    for (number, sentences) in several {
        let find = |one: &Read<'_>| texts.binary_search_by(|text| text.folded.cmp(&one.folded)).ok();
        let found = sentences.iter().filter_map(find).collect();
        texts[numbers[number]].sentences = found;
    }
    (texts, numbers)
}

/// The number of a sentence that is only part of what is typed.
const NOT_TYPED: usize = usize::MAX;

/// Words as they are read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Read<'c> {
    folded: String,
    reading: Reading<'c>,
    number: usize,
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

    fn sentences(&self) -> Vec<Read<'c>> {
        let (words, language) = self.typed;
        let bounds = sentence_bounds(words);
        let sentences = bounds.windows(2).map(|bound| (&words[bound[0]..bound[1]], language));
        let read = sentences.map(|typed| Read {
            folded: fold(typed.0),
            reading: Self::of(typed),
            number: NOT_TYPED,
        });
        read.collect()
    }
}
