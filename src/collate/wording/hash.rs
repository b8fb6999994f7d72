//! Words into numbers that stand for them: equal for equal words, and such that the number of two words
//! written as one follows from theirs.

/// An odd multiplier without a pattern in its bits.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// What stands for a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hash {
    /// The number.
    pub(super) key: u64,
    /// What `key` is multiplied by when a word of this length follows.
    shift: u64,
}

impl Hash {
    /// What stands for `word`.
    pub(super) fn of(word: &str) -> Self {
        word.bytes().fold(Self::empty(), Self::then)
    }

    /// What stands for no letters at all.
    pub(super) fn empty() -> Self {
        Self { key: 0, shift: 1 }
    }

    /// What stands for the same letters and one more byte.
    pub(super) fn then(self, byte: u8) -> Self {
        let key = self.key.wrapping_mul(FACTOR).wrapping_add(u64::from(byte) + 1);
        Self { key, shift: self.shift.wrapping_mul(FACTOR) }
    }

    /// What stands for this word and `next`, written as one.
    pub(super) fn joined(self, next: Self) -> Self {
        let key = self.key.wrapping_mul(next.shift).wrapping_add(next.key);
        Self { key, shift: self.shift.wrapping_mul(next.shift) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_written_as_one_have_the_hash_of_that_one() {
        assert_eq!(Hash::of("cease").joined(Hash::of("fire")), Hash::of("ceasefire"));
        assert_ne!(Hash::of("fire").joined(Hash::of("cease")), Hash::of("ceasefire"));
    }
}
