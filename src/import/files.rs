//! Files and standard input to bytes, never more than the cap.

use super::{ImportError, MAX_BYTES, MAX_FILES, Problem};
use std::fs::{File, metadata, read_dir};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Endings of files that hold articles, in small letters.
pub const ENDINGS: [&str; 14] =
    ["txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml", "mht", "mhtml", "eml", "docx", "epub"];

/// The files in the folder at `path` that hold articles by their ending, sorted by name. Folders inside it and hidden files are passed
/// over: browsers put a page's pictures into such a folder.
///
/// # Errors
/// If the folder cannot be read, holds none, or holds more than [`MAX_FILES`].
pub fn articles_in(path: &Path) -> Result<Vec<PathBuf>, ImportError> {
    let listed = list(path).and_then(|files| match files.len() {
        0 => Err(Problem::NoArticles),
        1..=MAX_FILES => Ok(files),
        count => Err(Problem::TooManyFiles(count)),
    });
    listed.map_err(|problem| ImportError { problem, name: path.to_string_lossy().into_owned() })
}

fn list(path: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    for entry in read_dir(path).map_err(Problem::of_io)? {
        let file = entry.map_err(Problem::of_io)?.path();
        let is_hidden = file.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !is_hidden && ENDINGS.contains(&ending.as_str()) && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// The bytes of a regular file. Others are not opened: a pipe or device could block.
pub(super) fn read_regular(path: &Path) -> Result<Vec<u8>, Problem> {
    let about = metadata(path).map_err(Problem::of_io)?;
    if about.is_dir() {
        return Err(Problem::Folder);
    }
    if !about.is_file() {
        return Err(Problem::NoFile);
    }
    if about.len() > MAX_BYTES {
        return Err(Problem::TooLarge { bytes: Some(about.len()) });
    }
    read_capped(File::open(path).map_err(Problem::of_io)?)
}

/// Reads to the end, but never more than the cap: a file may grow while it is read.
pub(super) fn read_capped(source: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(Problem::of_io)?;
    if bytes.len() as u64 > MAX_BYTES { Err(Problem::TooLarge { bytes: None }) } else { Ok(bytes) }
}

impl Problem {
    pub(super) fn of_io(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Unreadable(error),
        }
    }
}
