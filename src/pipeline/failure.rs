//! Why nothing came of a request.

use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::discover::Unreadable;

/// Why nothing came of a request.
#[derive(Debug)]
pub struct Failure {
    message: String,
    /// What templates could not show; empty if it is the machine's doing.
    pub findings: Vec<Diagnostic>,
}

impl Failure {
    pub(super) fn plain(message: String) -> Self {
        Self { message, findings: Vec::new() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl From<Unreadable> for Failure {
    fn from(error: Unreadable) -> Self {
        Self::plain(error.to_string())
    }
}

impl From<crate::publish::Failure> for Failure {
    fn from(failure: crate::publish::Failure) -> Self {
        let message = failure.to_string();
        match failure {
            crate::publish::Failure::Rendering(findings) => Self { message, findings },
            _ => Self::plain(message),
        }
    }
}
