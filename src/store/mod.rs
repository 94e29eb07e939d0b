//! Notebooks on the disk: the file format, loading, and saving that never tears a file.

use crate::notebook::Notebook;
use std::path::Path;

/// A notebook as it was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What the file holds.
    pub notebook: Notebook,
    /// Whether it is as Crossread wrote it.
    pub state: Whole,
    /// What the reader should know of.
    pub warnings: Vec<Warning>,
}

impl Loaded {
    /// Whether it must not be saved over.
    pub fn is_read_only(&self) -> bool {
        false
    }
}

/// Whether a file is as Crossread wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It is.
    Whole,
    /// It is not.
    EditedByHand,
}

/// Something that the reader should know of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// Something does not fit together.
    #[error("{0}")]
    Fault(String),
}

/// Why it was not read.
#[derive(Debug, thiserror::Error)]
#[error("notebooks cannot be read yet: {0}")]
pub struct LoadError(String);

impl LoadError {
    /// Whether it was read and is no notebook.
    pub fn is_refusal(&self) -> bool {
        false
    }
}

/// Why it was not written.
#[derive(Debug, thiserror::Error)]
#[error("notebooks cannot be written yet: {0}")]
pub struct SaveError(String);

impl SaveError {
    /// Whether there is something already.
    pub fn is_refusal(&self) -> bool {
        false
    }
}

/// Reads a notebook.
///
/// # Errors
/// Always.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    Err(LoadError(path.display().to_string()))
}

/// Makes a notebook.
///
/// # Errors
/// Always.
pub fn create(path: &Path, _: &Notebook) -> Result<(), SaveError> {
    Err(SaveError(path.display().to_string()))
}

/// Saves a notebook.
///
/// # Errors
/// Always.
pub fn save(path: &Path, _: &Notebook) -> Result<(), SaveError> {
    Err(SaveError(path.display().to_string()))
}

/// Writes a file whole or not at all.
///
/// # Errors
/// Always.
pub fn write_whole(path: &Path, _: &[u8]) -> Result<(), SaveError> {
    Err(SaveError(path.display().to_string()))
}
