//! What is shown now: the last good site and what was found since, with a number that grows with every build.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::Preview;

/// What is shown at one time.
#[derive(Clone)]
pub(super) struct Shown {
    /// The number of the build.
    pub(super) generation: u64,
    /// The last site that was built without errors.
    pub(super) site: Option<Arc<dyn Preview>>,
    /// The last that was built, with what was found.
    pub(super) latest: Arc<dyn Preview>,
}

impl Shown {
    /// A word that no other build has, not even one of a server that ran here before.
    pub(super) fn token(&self) -> String {
        format!("{}-{}", std::process::id(), self.generation)
    }
}

/// What is shown, and who waits for something newer.
pub(super) struct State {
    inner: Mutex<Inner>,
    changed: Condvar,
}

struct Inner {
    shown: Shown,
    stopped: bool,
}

/// What waiting came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Something else is shown.
    Changed,
    /// Nothing yet.
    None,
    /// There will be no more.
    Stopped,
}

impl State {
    /// Show `first`.
    pub(super) fn new(first: Arc<dyn Preview>) -> Self {
        let shown = Shown { generation: 1, site: good(&first), latest: first };
        Self { inner: Mutex::new(Inner { shown, stopped: false }), changed: Condvar::new() }
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Shown {
        self.lock().shown.clone()
    }

    /// Show `latest`, or what was found in it beside the last good site.
    pub(super) fn show(&self, latest: Arc<dyn Preview>) {
        let mut inner = self.lock();
        inner.shown.generation += 1;
        inner.shown.site = good(&latest).or(inner.shown.site.take());
        inner.shown.latest = latest;
        self.changed.notify_all();
    }

    /// Wait until something else than `token` is shown, but not longer than `limit`.
    pub(super) fn wait(&self, token: &str, limit: Duration) -> News {
        let end = Instant::now() + limit;
        let mut inner = self.lock();
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if inner.stopped {
                return News::Stopped;
            }
            if inner.shown.token() != token {
                return News::Changed;
            }
            if left.is_zero() {
                return News::None;
            }
            inner = self.changed.wait_timeout(inner, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Let nobody wait any more.
    pub(super) fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn good(preview: &Arc<dyn Preview>) -> Option<Arc<dyn Preview>> {
    (!preview.has_errors()).then(|| Arc::clone(preview))
}
