//! Reading notebook files.

use super::format::{FormatError, Loaded, Repair, Repaired, from_text, repaired};
use super::known::{Known, Stamp};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Largest file that is read, in bytes.
const MAX_BYTES: u64 = 256 << 20;

/// A file that was not loaded.
#[derive(Debug, thiserror::Error)]
#[error("{problem}: {}", path.display())]
pub struct LoadError {
    /// What is wrong with it.
    #[source]
    pub problem: LoadProblem,
    /// The file as it was given.
    pub path: PathBuf,
}

/// What is wrong with a file that should be a notebook.
#[derive(Debug, thiserror::Error)]
pub enum LoadProblem {
    /// No such file.
    #[error("there is no such file")]
    Missing,
    /// A folder.
    #[error("it is a folder; name the notebook in it")]
    Folder,
    /// A pipe, socket or device.
    #[error("it is not a regular file")]
    NoFile,
    /// More than 256 MB.
    #[error("it has more than the 256 MB that are read; divide it")]
    TooLarge,
    /// Not UTF-8 from this byte on, counted from 0.
    #[error("it is not text in UTF-8 (byte {0}); look for a backup, or save the rest with `crossread check --repair`")]
    NotUtf8(usize),
    /// The system refused to read it.
    #[error("it cannot be read ({0})")]
    Unreadable(#[source] io::Error),
    /// No notebook, or not a whole one.
    #[error(transparent)]
    Format(#[from] FormatError),
}

impl LoadError {
    /// Whether it was read and found to be no notebook. Otherwise it is missing or could not be read.
    pub fn is_refusal(&self) -> bool {
        !matches!(self.problem, LoadProblem::Missing | LoadProblem::Unreadable(_))
    }
}

/// Loads a notebook file. Changes nothing on the disk.
///
/// # Errors
/// If there is no such file, or it is no whole notebook. Never gives an empty notebook in place of an error.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    load_known(path).map(|(loaded, _)| loaded)
}

/// As [`load`], with what the file holds, so that a later change of it is noticed.
///
/// # Errors
/// As [`load`].
pub fn load_known(path: &Path) -> Result<(Loaded, Known), LoadError> {
    // Looked at first: what changes while it is read is noticed then.
    let stamp = fs::metadata(path).ok().and_then(|about| Stamp::of(&about));
    let loaded = read(path).and_then(|text| Ok((from_text(&text)?, Known::new(text.into(), stamp))));
    loaded.map_err(|problem| LoadError { problem, path: path.into() })
}

/// Reads a notebook file as far as that is possible, and mends it. Changes nothing on the disk.
///
/// # Errors
/// If there is no such file, nothing of it can be read, or a newer version wrote it.
pub fn repair(path: &Path) -> Result<Repaired, LoadError> {
    let mended = bytes(path).and_then(|bytes| {
        let text = String::from_utf8_lossy(&bytes);
        let mut mended = repaired(&text)?;
        if matches!(text, Cow::Owned(_)) {
            mended.done.insert(0, Repair::Bytes);
        }
        Ok(mended)
    });
    mended.map_err(|problem| LoadError { problem, path: path.into() })
}

/// The text of a regular file.
pub(super) fn read(path: &Path) -> Result<String, LoadProblem> {
    String::from_utf8(bytes(path)?).map_err(|error| LoadProblem::NotUtf8(error.utf8_error().valid_up_to()))
}

/// What is in a regular file; others could block.
fn bytes(path: &Path) -> Result<Vec<u8>, LoadProblem> {
    let about = fs::metadata(path).map_err(LoadProblem::of_io)?;
    if about.is_dir() {
        return Err(LoadProblem::Folder);
    }
    if !about.is_file() {
        return Err(LoadProblem::NoFile);
    }
    let mut bytes = Vec::with_capacity(about.len().min(MAX_BYTES) as usize);
    // A file may grow while it is read.
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(LoadProblem::of_io)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(LoadProblem::TooLarge);
    }
    Ok(bytes)
}

impl LoadProblem {
    fn of_io(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Unreadable(error),
        }
    }
}
