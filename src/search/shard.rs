//! The terms of an index into files of a bounded size, by how they begin.

/// The most bytes of a file with terms, unless a single term needs more.
pub(super) const LARGEST: usize = 48 * 1024;

/// Terms that begin in the same way.
#[derive(Debug)]
pub(super) struct Shard<'m> {
    /// How they begin.
    pub(super) prefix: &'m str,
    /// The terms with their members of its JSON object.
    pub(super) members: &'m [Member],
}

/// A term and its member of a JSON object.
pub(super) type Member = (String, String);

/// The shards of `members`, which are in order of their terms, in order of their prefixes. A term is in the shard
/// with the longest prefix that it begins with.
pub(super) fn shards(members: &[Member]) -> Vec<Shard<'_>> {
    let mut shards = Vec::new();
    split(members, 1, &mut shards);
    shards
}

/// Put `members`, which have at least `length` letters, into `shards` by their first `length` letters, or by more
/// where those are too many.
fn split<'m>(members: &'m [Member], length: usize, shards: &mut Vec<Shard<'m>>) {
    for group in members.chunk_by(|(one, _), (other, _)| prefix(one, length) == prefix(other, length)) {
        let bytes: usize = group.iter().map(|(_, member)| member.len() + 1).sum();
        let own = if bytes < LARGEST || group.len() == 1 {
            group.len()
        } else {
            group.iter().take_while(|(term, _)| prefix(term, length) == term).count()
        };
        let (own, longer) = group.split_at(own);
        if let Some((first, _)) = own.first() {
            shards.push(Shard { prefix: prefix(first, length), members: own });
        }
        split(longer, length + 1, shards);
    }
}

/// The first `length` letters of `term`.
fn prefix(term: &str, length: usize) -> &str {
    term.char_indices().nth(length).map_or(term, |(end, _)| &term[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(term: &str, bytes: usize) -> Member {
        (term.to_owned(), "x".repeat(bytes))
    }

    #[test]
    fn few_terms_are_together_and_many_apart_by_more_letters() {
        let few = [member("а", 10), member("аб", 10), member("б", 10)];
        let prefixes = |members: &[Member]| -> Vec<(String, usize)> {
            shards(members).into_iter().map(|shard| (shard.prefix.to_owned(), shard.members.len())).collect()
        };
        assert_eq!(prefixes(&few), [("а".into(), 2), ("б".into(), 1)]);
        let half = LARGEST / 2;
        let many = [
            member("а", half),
            member("аб", half),
            member("ав", 1),
            member("авг", half),
            member("авд", half),
        ];
        assert_eq!(
            prefixes(&many),
            [("а", 1), ("аб", 1), ("ав", 1), ("авг", 1), ("авд", 1)]
                .map(|(prefix, count)| (prefix.into(), count))
        );
    }

    #[test]
    fn a_term_that_is_too_large_stands_alone() {
        assert_eq!(shards(&[member("x", LARGEST * 2)]).len(), 1);
    }
}
