//! Notebooks on the disk: the file format, loading, and saving that never tears a file.

use crate::notebook::Notebook;
use std::path::{Path, PathBuf};

/// A notebook from the disk.
pub struct Loaded {
    /// What was in it.
    pub notebook: Notebook,
    /// What the reader should know of it.
    pub warnings: Vec<String>,
}

impl Loaded {
    /// Whether a newer program wrote it.
    pub fn is_read_only(&self) -> bool {
        false
    }
}

/// Why a notebook was not read.
#[derive(Debug, thiserror::Error)]
#[error("not read")]
pub struct LoadError;

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("not written")]
pub struct SaveError;

/// The ending of notebooks.
pub const ENDING: &str = "crossread.ron";

/// Reads a notebook.
///
/// # Errors
/// Always.
pub fn load(_: &Path) -> Result<Loaded, LoadError> {
    Err(LoadError)
}

/// Writes a notebook.
///
/// # Errors
/// Always.
pub fn save(_: &Path, _: &Notebook) -> Result<(), SaveError> {
    Err(SaveError)
}

/// Writes a file.
///
/// # Errors
/// Always.
pub fn write_whole(_: &Path, _: &[u8]) -> Result<(), SaveError> {
    Err(SaveError)
}

/// Whether a file is a notebook, by its name.
pub fn is_notebook(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "ron")
}

/// What the reader prefers.
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    /// The reader's name.
    pub reader: String,
    /// Notebooks that were open.
    pub recent: Vec<PathBuf>,
}

/// Reads them.
pub fn load_preferences(_: &Path) -> Preferences {
    Preferences::default()
}

/// Writes them.
///
/// # Errors
/// Always.
pub fn save_preferences(_: &Path, _: &Preferences) -> Result<(), SaveError> {
    Err(SaveError)
}

/// The reader's data folder.
pub mod folder {
    use std::path::{Path, PathBuf};
    use std::time::SystemTime;

    /// Where it is.
    pub fn data() -> Option<PathBuf> {
        None
    }

    /// A notebook without a name.
    pub fn unnamed(data: &Path, id: &str) -> PathBuf {
        data.join("unnamed").join(format!("{id}.crossread.ron"))
    }

    /// All of them.
    pub fn list_unnamed(_: &Path) -> Vec<(PathBuf, SystemTime)> {
        Vec::new()
    }

    /// Deletes one.
    ///
    /// # Errors
    /// If it cannot.
    pub fn remove(_: &Path) -> std::io::Result<()> {
        Ok(())
    }
}
