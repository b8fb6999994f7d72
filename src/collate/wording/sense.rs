//! What differing words concern: whether something is so, how many, how surely, and who.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::comparison::{Severity, Touch};
use super::vocabulary::{CONCORD, FUNCTION, NAME, NEGATOR, QUANTITY, Vocabulary};
use super::words::{BEGINS, CAPITAL, NUMBER, Word};
use crate::collate::lexicon::Modality;

/// More words than this that are left out together are a part of their own: what they say of number or
/// certainty is gone with them, and not changed.
const PART: usize = 4;

/// English writes these large although they are no names; which one it is, is a number.
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A word such as `nadie` and its negator are not further apart.
const CLAUSE: usize = 5;

/// Words before a name that are no names.
const TITLES: &[&str] = &[
    "president",
    "secretary",
    "minister",
    "ambassador",
    "general",
    "chancellor",
    "king",
    "senator",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prime",
    "foreign",
    "vice",
    "special",
    "envoy",
    "sir",
    "lord",
    "queen",
    "pope",
    "congressman",
];

/// What a word does in its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "a word may do all of this at once")]
struct Sense {
    negates: bool,
    concord: bool,
    modality: Option<Modality>,
    number: bool,
    quantity: bool,
    name: bool,
    /// It says something by itself.
    bears: bool,
}

/// What each of `words` does; `known` are names, sorted by what stands for them.
fn senses(words: &[Word], vocabulary: &Vocabulary, known: &[u64]) -> Vec<Sense> {
    let mut senses: Vec<Sense> =
        words.iter().enumerate().map(|(at, _)| sense(words, at, vocabulary, known)).collect();
    for at in 0..words.len() {
        let keys = |ahead: usize| words.get(at + ahead).map(Word::key);
        // the month of May is no permission
        let is_name = words[at].is(CAPITAL) && !words[at].is(BEGINS);
        if let Some((class, _)) = vocabulary.modality(keys).filter(|_| !is_name) {
            senses[at].modality = Some(class);
        }
        if let Some((class, length)) = vocabulary.phrase(keys) {
            for sense in senses.iter_mut().skip(at).take(length) {
                sense.quantity |= class & QUANTITY != 0;
                sense.name |= class & NAME != 0;
                sense.negates |= class & NEGATOR != 0;
            }
        }
        for sense in senses.iter_mut().skip(at).take(vocabulary.alternative(keys).unwrap_or(0)) {
            (sense.negates, sense.concord) = (false, false);
        }
    }
    // without a negator beside it, a word such as `nadie` negates by itself
    let negators: Vec<bool> = senses.iter().map(|sense| sense.negates).collect();
    for (at, sense) in senses.iter_mut().enumerate().filter(|(_, sense)| sense.concord) {
        let near = at.saturating_sub(CLAUSE)..(at + CLAUSE + 1).min(negators.len());
        sense.negates |= !negators[near].contains(&true);
    }
    senses
}

fn sense(words: &[Word], at: usize, vocabulary: &Vocabulary, known: &[u64]) -> Sense {
    let word = words[at];
    let class = vocabulary.class(word.key());
    let is_title = || TITLES.iter().any(|title| super::hash::Hash::of(title).key == word.key());
    let large = word.is(CAPITAL) && !word.is(BEGINS | NUMBER) && class & FUNCTION == 0;
    // German writes every noun large: there a name follows another large word
    let large = large && (vocabulary.tag != "de" || (at > 0 && words[at - 1].is(CAPITAL)));
    let large = large || (word.is(CAPITAL) && vocabulary.tag == "de" && at > 0 && is_bare(&words[at - 1]));
    let is_day =
        vocabulary.tag == "en" && DAYS.iter().any(|day| super::hash::Hash::of(day).key == word.key());
    let large = large && !is_day;
    let named = class & NAME != 0 && class & FUNCTION == 0;
    Sense {
        negates: class & NEGATOR != 0,
        concord: class & CONCORD != 0,
        modality: None,
        number: word.is(NUMBER) || is_day,
        bears: class & FUNCTION == 0,
        quantity: class & QUANTITY != 0,
        name: named || known.binary_search(&word.key()).is_ok() || (large && !is_title()),
    }
}

/// Whether `word` is a German preposition that stands before names without an article.
fn is_bare(word: &Word) -> bool {
    let prepositions = ["in", "aus", "nach", "bei", "von", "gegen", "für", "mit", "an"];
    prepositions.iter().any(|preposition| super::hash::Hash::of(preposition).key == word.key())
}

/// Words that differ and are not marked as differing.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    /// The printed words.
    pub(super) printed: Vec<usize>,
    /// The record's words.
    pub(super) record: Range<usize>,
    /// The sentence of the record in which they stand.
    pub(super) sentence: usize,
}

/// One side of a comparison.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
}

/// What a set of edits amounts to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) reversed: bool,
    pub(super) severity: Severity,
    pub(super) touches: BTreeSet<Touch>,
}

impl Weight {
    /// Take up what `marked` edits amount to, if they change whether or, where `numbers` says that one stands for
    /// another, how many: a mark does not excuse that.
    pub(super) fn hide(&mut self, marked: &Self, numbers: bool) {
        let grave = [(Touch::Negation, true), (Touch::Number, numbers)];
        let grave = grave.into_iter().filter(|(touch, counts)| *counts && marked.touches.contains(touch));
        for (touch, _) in grave.filter(|_| marked.severity == Severity::Major) {
            self.touch(touch, Severity::Major);
        }
    }

    fn touch(&mut self, touch: Touch, severity: Severity) {
        self.touches.insert(touch);
        self.severity = self.severity.max(severity);
    }
}

/// What is known of a language's words, and names, sorted by what stands for them.
pub(super) type Known<'a> = (&'a Vocabulary, &'a [u64]);

/// So many words around an edit are looked at, so that phrases are whole.
const AROUND: usize = 8;

/// What `edits` amount to, of a printed text and a record.
pub(super) fn weigh(
    edits: &[Edit],
    printed: Side<'_>,
    record: Side<'_>,
    (vocabulary, known): Known<'_>,
) -> Weight {
    let mut weight = Weight::default();
    if edits.is_empty() {
        return weight;
    }
    weight.severity = Severity::Minor;
    let own = senses(printed.words, vocabulary, known);
    let mut sentences: BTreeMap<usize, Vec<Change<'_>>> = BTreeMap::new();
    for edit in edits {
        let near = edit.record.start.saturating_sub(AROUND)..record.words.len().min(edit.record.end + AROUND);
        let theirs = senses(&record.words[near.clone()], vocabulary, known);
        let theirs = edit.record.clone().map(|at| (&record.words[at], theirs[at - near.start]));
        let own = edit.printed.iter().map(|at| (&printed.words[*at], own[*at]));
        let change = Change { printed: own.collect(), record: theirs.collect() };
        if change.is_opposite(&printed, &record, vocabulary) {
            weight.touch(Touch::Negation, Severity::Major);
            weight.reversed = true;
        }
        if change.has_opposites(vocabulary) {
            weight.severity = Severity::Major;
        }
        sentences.entry(edit.sentence).or_default().push(change);
    }
    for changes in sentences.values() {
        negation(changes, &mut weight);
        numbers(changes, &mut weight);
        modality(changes, &mut weight);
        names(changes, (printed.text, record.text), vocabulary.tag, &mut weight);
    }
    weight
}

type Felt<'a> = (&'a Word, Sense);

/// The two sides of an edit.
struct Change<'a> {
    printed: Vec<Felt<'a>>,
    record: Vec<Felt<'a>>,
}

impl Change<'_> {
    /// Whether a part of its own is left out and hardly anything put in its place.
    fn drops_a_part(&self) -> bool {
        self.record.len() >= PART && self.printed.len() * 4 <= self.record.len()
    }

    /// Whether a word stands for its opposite made by a prefix.
    fn is_opposite(&self, printed: &Side<'_>, record: &Side<'_>, vocabulary: &Vocabulary) -> bool {
        let text =
            |side: &Side<'_>, word: &Word| crate::collate::lexicon::fold_word(&side.text[word.range()]);
        let pairs = self.printed.iter().zip(&self.record);
        self.printed.len() == self.record.len()
            && pairs
                .into_iter()
                .any(|((one, _), (other, _))| vocabulary.negates(&text(printed, one), &text(record, other)))
    }

    fn has_opposites(&self, vocabulary: &Vocabulary) -> bool {
        let all = |word: &Word| {
            self.record.iter().any(|(other, _)| vocabulary.are_opposites(word.key(), other.key()))
        };
        self.printed.iter().any(|(word, _)| all(word))
    }
}

fn count(side: &[Felt<'_>], is: impl Fn(&Sense) -> bool) -> usize {
    side.iter().filter(|(_, sense)| is(sense)).count()
}

/// Keys on one side that the other has not, over all changes of a sentence.
fn surplus<'a>(changes: &[Change<'a>], of: impl Fn(&Felt<'a>) -> Option<u64>) -> (BTreeMap<u64, i32>, bool) {
    let mut net: BTreeMap<u64, i32> = BTreeMap::new();
    let mut exchanged = false;
    for change in changes {
        let keys = |side: &[Felt<'a>]| -> BTreeSet<u64> { side.iter().filter_map(&of).collect() };
        let (own, theirs) = (keys(&change.printed), keys(&change.record));
        exchanged |= !own.is_empty() && !theirs.is_empty() && own.is_disjoint(&theirs);
        for key in change.printed.iter().filter_map(&of) {
            *net.entry(key).or_default() += 1;
        }
        for key in change.record.iter().filter_map(&of) {
            *net.entry(key).or_default() -= 1;
        }
    }
    net.retain(|_, count| *count != 0);
    (net, exchanged)
}

fn negation(changes: &[Change<'_>], weight: &mut Weight) {
    let signed = |count: usize| i64::try_from(count).unwrap_or(0);
    let own = |change: &Change<'_>| signed(count(&change.printed, |sense| sense.negates));
    let theirs = |change: &Change<'_>| signed(count(&change.record, |sense| sense.negates));
    let net: i64 = changes.iter().map(|change| own(change) - theirs(change)).sum();
    let dropped: i64 = changes.iter().filter(|change| change.drops_a_part()).map(theirs).sum();
    if (net + dropped) % 2 != 0 {
        weight.reversed = true;
    }
    if net != 0 {
        weight.touch(Touch::Negation, Severity::Major);
    }
    let concord = |side: &[Felt<'_>]| count(side, |sense| sense.concord);
    if changes.iter().any(|change| concord(&change.printed) != concord(&change.record)) {
        weight.touch(Touch::Negation, Severity::Minor);
    }
}

fn numbers(changes: &[Change<'_>], weight: &mut Weight) {
    let one = super::hash::Hash::of("1").key;
    let number = |felt: &Felt<'_>| felt.1.number.then(|| felt.0.key());
    let (mut net, exchanged) = surplus(changes, number);
    if exchanged {
        weight.touch(Touch::Number, Severity::Major);
    }
    net.remove(&one);
    let parts: BTreeSet<u64> = changes
        .iter()
        .filter(|change| change.drops_a_part())
        .flat_map(|change| &change.record)
        .filter_map(number)
        .collect();
    if net.keys().any(|key| !parts.contains(key)) {
        weight.touch(Touch::Number, Severity::Major);
    } else if !net.is_empty() {
        weight.touch(Touch::Number, Severity::Minor);
    }
    let (net, _) = surplus(changes, |felt| felt.1.quantity.then(|| felt.0.key()));
    if !net.is_empty() {
        weight.touch(Touch::Number, Severity::Minor);
    }
}

fn modality(changes: &[Change<'_>], weight: &mut Weight) {
    let mut net: BTreeMap<Modality, i32> = BTreeMap::new();
    let mut touched = false;
    for change in changes {
        let keys = |side: &[Felt<'_>]| -> Vec<u64> {
            side.iter().filter(|(_, sense)| sense.modality.is_some()).map(|(word, _)| word.key()).collect()
        };
        let part = change.drops_a_part();
        touched |= keys(&change.printed) != keys(&change.record);
        for class in change.printed.iter().filter_map(|(_, sense)| sense.modality) {
            *net.entry(class).or_default() += 1;
        }
        for class in change.record.iter().filter(|_| !part).filter_map(|(_, sense)| sense.modality) {
            *net.entry(class).or_default() -= 1;
        }
    }
    let class_binds = |class: &Modality| !matches!(class, Modality::Future | Modality::Held);
    let differs = net.iter().any(|(class, count)| class_binds(class) && *count != 0);
    if differs {
        weight.touch(Touch::Modality, Severity::Major);
    } else if touched {
        weight.touch(Touch::Modality, Severity::Minor);
    }
}

fn names(changes: &[Change<'_>], texts: (&str, &str), tag: &str, weight: &mut Weight) {
    let mut left: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    let mut exchanged = false;
    for change in changes {
        let of = |side: &[Felt<'_>], text: &str| -> Vec<String> {
            let names = side.iter().filter(|(_, sense)| sense.name);
            names.map(|(word, _)| crate::collate::lexicon::fold_word(&text[word.range()])).collect()
        };
        let (mut own, mut theirs) = (of(&change.printed, texts.0), of(&change.record, texts.1));
        cancel(&mut own, &mut theirs);
        let unknown = |side: &[Felt<'_>]| side.iter().any(|(_, sense)| sense.bears);
        // where names are not written large, only some are known as such
        if tag == "ar" && own.is_empty() != theirs.is_empty() {
            let other = if own.is_empty() { &change.printed } else { &change.record };
            exchanged |= unknown(other) && change.printed.len() == change.record.len();
        }
        left.push((own, theirs));
    }
    exchanged |= left.iter().any(|(own, theirs)| !own.is_empty() && !theirs.is_empty());
    let (mut own, mut theirs): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (printed, record) in left {
        own.extend(printed);
        theirs.extend(record);
    }
    cancel(&mut own, &mut theirs);
    if own.is_empty() && theirs.is_empty() {
        return;
    }
    weight.touch(Touch::Name, if exchanged { Severity::Major } else { Severity::Minor });
}

/// Take names out of both lists that are forms of one.
fn cancel(own: &mut Vec<String>, theirs: &mut Vec<String>) {
    own.retain(|name| match theirs.iter().position(|other| are_one(name, other)) {
        Some(at) => {
            theirs.swap_remove(at);
            false
        }
        None => true,
    });
}

/// Whether two words are forms of one name: `Russia`, `Russian`; `Путин`, `Путина`.
fn are_one(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longest = one.chars().count().max(other.chars().count());
    one == other || (common >= 4 && common + 3 >= longest)
}
