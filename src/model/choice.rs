//! Closed sets of words.

/// A closed set of words that a key allows.
pub trait Choice: Copy + 'static {
    /// Each word and what it stands for.
    const WORDS: &'static [(&'static str, Self)];
}
