//! What a notebook's file held when this program last read or wrote it: how changes from outside are noticed, and what they are merged on.

use super::format::{FormatError, Loaded, from_text};
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

/// What a file held.
#[derive(Clone, Debug)]
pub struct Known {
    text: Arc<str>,
    stamp: Option<Stamp>,
}

/// When a file was changed and how long it is. Two files with the same may differ, two with another need not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: SystemTime,
    bytes: u64,
}

impl Stamp {
    /// None where the system does not say when.
    pub(super) fn of(about: &Metadata) -> Option<Self> {
        about.modified().ok().map(|modified| Self { modified, bytes: about.len() })
    }
}

impl Known {
    pub(super) fn new(text: Arc<str>, stamp: Option<Stamp>) -> Self {
        Self { text, stamp }
    }

    /// Whether the file at `path` seems to hold this still: a look at its date and length, quick enough to be done all the time. So does a
    /// file that is not there, which nothing can be learnt from.
    pub fn seems_in(&self, path: &Path) -> bool {
        match fs::metadata(path) {
            Ok(about) => self.stamp.is_some() && Stamp::of(&about) == self.stamp,
            Err(_) => true,
        }
    }

    /// Whether the file at `path` holds this, or is not there any more.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn is_in(&self, path: &Path) -> io::Result<bool> {
        match fs::read(path) {
            Ok(bytes) => Ok(bytes == self.text.as_bytes()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            Err(error) => Err(error),
        }
    }

    /// Whether both are the same words.
    pub fn is(&self, other: &Self) -> bool {
        self.text == other.text
    }

    /// The notebook that it is.
    ///
    /// # Errors
    /// None for what this program has read or written before.
    pub fn notebook(&self) -> Result<Loaded, FormatError> {
        from_text(&self.text)
    }
}
