//! Why a text is no notebook.

use ron::error::SpannedError;
use std::fmt;

/// A text that cannot be read as a notebook, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// Nothing there, or only white space.
    #[error("it is empty; look for a backup or another copy")]
    Empty,
    /// No notebook at all.
    #[error("it is not a notebook of Crossread, which starts with `(format: 1`")]
    NoNotebook,
    /// It breaks off.
    #[error("it is torn, it breaks off at {0}; look for a backup, or close it with `crossread check --repair`")]
    Torn(Place),
    /// Something in it is not as it should be.
    #[error("it cannot be read at {0}; correct that place, take a backup, or save the rest with `crossread check --repair`")]
    Broken(Place),
    /// Written by a newer version, and not to be read by this one.
    #[error(
        "it has format {found}, this Crossread reads up to format {known} and stops at {place}; open it with a newer Crossread"
    )]
    Newer {
        /// The format it has.
        found: u32,
        /// The newest format that is known.
        known: u32,
        /// What cannot be read.
        place: Place,
    },
    /// Written by a newer version, which alone can mend it.
    #[error("a newer Crossread wrote it (format {0}); mend it with that one")]
    NewerOnly(u32),
    /// Version control has put two versions of it into one, with marks between them, the first of them in this line.
    #[error(
        "two versions of it met and nobody has merged them, see the mark in line {0}; merge both with `crossread merge`, or take one \
         of them"
    )]
    Conflict(usize),
    /// A notebook that cannot be written down. Not known to happen.
    #[error("it cannot be written down ({0})")]
    Unwritable(String),
}

/// A place in a text, with what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub reason: String,
    /// The line, or at most about 120 characters of it around the place.
    pub excerpt: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {} ({}: {})", self.line, self.column, self.reason, self.excerpt)
    }
}

impl Place {
    /// Where reading `text` stopped.
    pub(super) fn of(error: &SpannedError, text: &str) -> Self {
        let at = error.span.end;
        Self::at(text, at.line, at.col, error.code.to_string())
    }

    /// A line and column of `text`, and what is wrong there.
    pub(super) fn at(text: &str, line: usize, column: usize, reason: String) -> Self {
        Self { line, column, reason, excerpt: excerpt(text, line, column) }
    }
}

/// Line `line` of `text`, cut to what stands around `column`. Both count from 1.
fn excerpt(text: &str, line: usize, column: usize) -> String {
    const BEFORE: usize = 80;
    const LENGTH: usize = 120;
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim_end();
    let start = column.saturating_sub(BEFORE);
    let words: String = line.chars().skip(start).take(LENGTH).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let before = if start > 0 && !words.is_empty() { "…" } else { "" };
    let behind = if line.chars().nth(start + LENGTH).is_some() { "…" } else { "" };
    format!("{before}{}{behind}", words.trim())
}
