//! A number of places, so that no number of clients makes more threads than there are.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Places, some of them taken.
pub(super) struct Places {
    most: usize,
    taken: AtomicUsize,
}

/// A place that is taken, given back when dropped.
pub(super) struct Place<'a>(&'a Places);

impl Places {
    /// So many places.
    pub(super) fn new(most: usize) -> Self {
        Self { most, taken: AtomicUsize::new(0) }
    }

    /// Take a place, if there is one.
    pub(super) fn take(&self) -> Option<Place<'_>> {
        let place = Place(self);
        (self.taken.fetch_add(1, Ordering::SeqCst) < self.most).then_some(place)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.taken.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_limited_and_given_back() {
        let places = Places::new(2);
        let first = places.take();
        let second = places.take();
        assert!(first.is_some() && second.is_some() && places.take().is_none());
        drop(second);
        assert!(places.take().is_some());
    }
}
