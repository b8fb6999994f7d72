//! How claims relate, seen from both ends, and where that leads in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entry, Key, Kind, Relation, RelationKind};
use crate::resolve::Corpus;
use crate::text::Span;

/// For each claim, its ties to others: those that its own file states, then those that others state.
pub type Relations = BTreeMap<Key, Vec<Tie>>;

/// A tie of a claim to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// How they relate.
    pub kind: RelationKind,
    /// From where to where.
    pub direction: Direction,
    /// The other claim.
    pub other: Key,
    /// In what respect.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// From where to where a tie leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// From this claim to the other: it supersedes the other.
    To,
    /// From the other claim to this one: it is superseded by the other.
    From,
    /// Both ways: each contradicts the other.
    Both,
}

/// The ties of all claims of `corpus` to others that are published.
pub(super) fn relations(corpus: &Corpus) -> Relations {
    let mut gathered = Gathered::default();
    for (claim, relation) in stated(corpus) {
        let other = Key::new(Kind::Claim, relation.claim.value.clone());
        let is_symmetric = relation.kind == RelationKind::Contradicts;
        let direction = if is_symmetric { Direction::Both } else { Direction::To };
        gathered.add(claim, tie(relation, direction, other));
    }
    for (claim, relation) in stated(corpus) {
        let other = Key::new(Kind::Claim, relation.claim.value.clone());
        let is_symmetric = relation.kind == RelationKind::Contradicts;
        let direction = if is_symmetric { Direction::Both } else { Direction::From };
        gathered.add(&other, tie(relation, direction, claim.clone()));
    }
    gathered.relations
}

/// What leads in a circle: for each, the claims and where each of them states the tie to another of them.
/// What is updated or superseded cannot take the place of what came after it, and what is narrowed is not
/// the narrower one.
pub fn circles(relations: &Relations) -> Vec<Vec<(Key, Span)>> {
    let sorts: [&[RelationKind]; 2] =
        [&[RelationKind::Updates, RelationKind::Supersedes], &[RelationKind::Narrows]];
    sorts.into_iter().flat_map(|kinds| circles_of(relations, kinds)).collect()
}

/// The relations to published claims, with the claims that state them.
fn stated(corpus: &Corpus) -> impl Iterator<Item = (&Key, &Relation)> {
    let claims = corpus.of_kind(Kind::Claim).filter_map(|entry| Some((&entry.key, Entry::as_claim(entry)?)));
    let all = claims.flat_map(|(key, claim)| claim.relations.iter().map(move |relation| (key, relation)));
    all.filter(|(_, relation)| corpus.get(Kind::Claim, &relation.claim.value).is_some())
}

fn tie(relation: &Relation, direction: Direction, other: Key) -> Tie {
    let note = relation.note.as_ref().map(|note| note.value.clone());
    Tie { kind: relation.kind, direction, other, note, span: relation.claim.span }
}

#[derive(Default)]
struct Gathered {
    relations: Relations,
    seen: BTreeMap<Key, BTreeMap<(RelationKind, Direction, Key), usize>>,
}

impl Gathered {
    /// Add `tie` to those of `claim`: one that both ends state is one, with the note of either.
    fn add(&mut self, claim: &Key, tie: Tie) {
        let ties = self.relations.entry(claim.clone()).or_default();
        let seen = self.seen.entry(claim.clone()).or_default();
        let at = *seen.entry((tie.kind, tie.direction, tie.other.clone())).or_insert(ties.len());
        match ties.get_mut(at) {
            Some(earlier) => earlier.note = earlier.note.take().or(tie.note),
            None => ties.push(tie),
        }
    }
}

fn circles_of(relations: &Relations, kinds: &[RelationKind]) -> Vec<Vec<(Key, Span)>> {
    let claims: Vec<&Key> = relations.keys().collect();
    let number: BTreeMap<&Key, usize> = claims.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    let leads = |tie: &&Tie| tie.direction == Direction::To && kinds.contains(&tie.kind);
    let next: Vec<Vec<(usize, Span)>> = relations
        .values()
        .map(|ties| {
            ties.iter().filter(leads).filter_map(|tie| Some((*number.get(&tie.other)?, tie.span))).collect()
        })
        .collect();
    let component = components(&next);
    let mut circles: BTreeMap<usize, Vec<(Key, Span)>> = BTreeMap::new();
    for (at, ties) in next.iter().enumerate() {
        let inside = ties.iter().find(|(to, _)| component[*to] == component[at]);
        if let Some((_, span)) = inside {
            circles.entry(component[at]).or_default().push((claims[at].clone(), *span));
        }
    }
    let mut circles: Vec<_> = circles.into_values().collect();
    circles.sort_by(|one, other| one[0].0.cmp(&other[0].0));
    circles
}

/// For each node a number that it shares with those from which there is a way to it and back.
fn components(next: &[Vec<(usize, Span)>]) -> Vec<usize> {
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); next.len()];
    for (from, ties) in next.iter().enumerate() {
        for (to, _) in ties {
            back[*to].push(from);
        }
    }
    let forward: Vec<Vec<usize>> = next.iter().map(|ties| ties.iter().map(|(to, _)| *to).collect()).collect();
    let mut component = vec![usize::MAX; next.len()];
    let mut seen = BTreeSet::new();
    for node in last_left(&forward).into_iter().rev() {
        let mut waiting = vec![node];
        while let Some(at) = waiting.pop() {
            if seen.insert(at) {
                component[at] = node;
                waiting.extend(&back[at]);
            }
        }
    }
    component
}

/// The nodes in the order in which a walk in depth leaves them.
fn last_left(forward: &[Vec<usize>]) -> Vec<usize> {
    let mut left = Vec::with_capacity(forward.len());
    let mut entered = vec![false; forward.len()];
    for start in 0..forward.len() {
        let mut path = if entered[start] { Vec::new() } else { vec![(start, 0)] };
        entered[start] = true;
        while let Some((at, tried)) = path.last_mut() {
            match forward[*at].get(*tried) {
                Some(&to) => {
                    *tried += 1;
                    if !std::mem::replace(&mut entered[to], true) {
                        path.push((to, 0));
                    }
                }
                None => left.extend(path.pop().map(|(at, _)| at)),
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::text::FileId;

    /// The circles among `ties`, triples of a claim, a word and another claim: a line each.
    fn check(ties: &[(&str, &str, &str)]) -> String {
        let key = |id: &str| Key::new(Kind::Claim, Id::parse(id).unwrap());
        let span = Span::new(FileId(0), 0..0);
        let mut relations = Relations::new();
        for (from, kind, to) in ties {
            let kind = match *kind {
                "updates" => RelationKind::Updates,
                "narrows" => RelationKind::Narrows,
                _ => RelationKind::Supersedes,
            };
            let tie = Tie { kind, direction: Direction::To, other: key(to), note: None, span };
            relations.entry(key(from)).or_default().push(tie);
            relations.entry(key(to)).or_default();
        }
        let line = |circle: Vec<(Key, Span)>| {
            circle.into_iter().map(|(key, _)| key.id.to_string()).collect::<Vec<_>>().join(" ")
        };
        circles(&relations).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_chain_is_no_circle_and_neither_are_two_ways_to_one_claim() {
        let ties =
            [("c", "supersedes", "b"), ("b", "updates", "a"), ("c", "updates", "a"), ("d", "narrows", "a")];
        assert_eq!(check(&ties), "");
    }

    #[test]
    fn what_supersedes_itself_by_way_of_others_is_a_circle() {
        let ties = [
            ("a", "supersedes", "b"),
            ("b", "updates", "c"),
            ("c", "supersedes", "a"),
            ("d", "updates", "a"),
        ];
        assert_eq!(check(&ties), "a b c");
        assert_eq!(check(&[("a", "supersedes", "a")]), "a");
    }

    #[test]
    fn a_narrower_claim_may_be_superseded_by_the_broader_one() {
        assert_eq!(check(&[("a", "narrows", "b"), ("b", "supersedes", "a")]), "");
        assert_eq!(check(&[("a", "narrows", "b"), ("b", "narrows", "a")]), "a b");
    }
}
