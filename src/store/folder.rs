//! The reader's data folder: notebooks that have no name yet, and the preferences.

use super::save::{SaveError, SaveProblem};
use super::{ENDING, is_notebook, sweep};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Where Crossread keeps what has no place of its own: `$XDG_DATA_HOME/crossread` or `~/.local/share/crossread` on Linux, and where macOS and
/// Windows want such files. None if the system names no such place. It need not exist.
pub fn data() -> Option<PathBuf> {
    dirs::data_dir().map(|folder| folder.join("crossread"))
}

/// The file of a notebook that has no name yet. `id` should be random, and stays with the notebook until it gets a name.
pub fn unnamed(data: &Path, id: &str) -> PathBuf {
    unnamed_folder(data).join(format!("{id}.{ENDING}"))
}

/// Makes the folder for notebooks without a name, readable for nobody else, and sweeps up what a crash left there.
///
/// # Errors
/// If it cannot be made.
pub fn prepare(data: &Path) -> Result<(), SaveError> {
    let folder = unnamed_folder(data);
    make(&folder)?;
    sweep(data);
    sweep(&folder);
    Ok(())
}

/// The notebooks without a name and when they were last saved, newest first.
pub fn list_unnamed(data: &Path) -> Vec<(PathBuf, SystemTime)> {
    let entries = fs::read_dir(unnamed_folder(data)).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries
        .filter(|entry| is_notebook(&entry.path()))
        .filter_map(|entry| {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((entry.path(), about.modified().ok()?))
        })
        .collect();
    found.sort_by(|(path, time), (other, other_time)| (other_time, path).cmp(&(time, other)));
    found
}

/// Removes a notebook that has got a name, or that the reader does not want. One that is gone already is no error.
///
/// # Errors
/// If it is no notebook by its name, or cannot be removed.
pub fn remove(path: &Path) -> Result<(), SaveError> {
    let removed = if is_notebook(path) { fs::remove_file(path) } else { Err(ErrorKind::InvalidInput.into()) };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(error, path)),
        _ => Ok(()),
    }
}

/// Makes a folder of the reader's own, with those above it.
pub(super) fn make(folder: &Path) -> Result<(), SaveError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| failed(error, folder))
}

/// Whether a file is a notebook without a name.
pub fn is_unnamed(data: &Path, path: &Path) -> bool {
    path.parent() == Some(&unnamed_folder(data))
}

/// Whether a file is a backup, which is to stay as it is.
pub fn is_backup(data: &Path, path: &Path) -> bool {
    path.starts_with(data.join("backups"))
}

fn unnamed_folder(data: &Path) -> PathBuf {
    data.join("unnamed")
}

fn failed(source: std::io::Error, path: &Path) -> SaveError {
    SaveError { problem: SaveProblem::Refused(source), path: path.into() }
}
