//! Why a site was not published.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use crate::diagnostic::Diagnostic;

/// Why a site was not published.
#[derive(Debug)]
pub enum Failure {
    /// The machine did not do its part.
    Machine {
        /// What was tried, as the end of "cannot …": `write`.
        action: &'static str,
        /// On which file or folder.
        path: PathBuf,
        /// What came of it.
        error: io::Error,
    },
    /// Pages that could not be rendered.
    Rendering(Vec<Diagnostic>),
    /// The output is no place for a site; says why and what to do.
    Refused(String),
}

impl Failure {
    /// What makes a failure to do `action` on `path` out of an error.
    pub(super) fn machine(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Machine { action, path: path.to_owned(), error }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine { action, path, error } => {
                write!(to, "cannot {action} `{}`: {error}", path.display())
            }
            Self::Rendering(findings) => match findings.as_slice() {
                [finding] => write!(to, "a page cannot be rendered: {}", finding.message),
                _ => write!(to, "pages cannot be rendered: {} findings", findings.len()),
            },
            Self::Refused(why) => to.write_str(why),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Machine { error, .. } => Some(error),
            Self::Rendering(_) | Self::Refused(_) => None,
        }
    }
}
