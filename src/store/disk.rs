//! The steps of a save, each a point at which a test can let it fail.

use std::fmt;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What is done to the disk while saving, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Following links to the file that is meant, and looking at what is there.
    Find,
    /// Seeing that nobody else has taken the notebook over.
    Hold,
    /// Reading the file that is there, to see whether it was changed outside.
    Compare,
    /// Reading back what is about to be written.
    Check,
    /// Making a temporary file in its folder.
    Begin,
    /// Writing the new content to the temporary file.
    Write,
    /// Waiting until the content is on the disk.
    Sync,
    /// Giving the temporary file the rights of the old file.
    Rights,
    /// Keeping a dated copy of the old file.
    Backup,
    /// Putting the temporary file in the place of the old one, or giving it its name.
    Replace,
    /// Waiting until the folder is on the disk.
    SyncFolder,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 11] = [
        Self::Find,
        Self::Hold,
        Self::Compare,
        Self::Check,
        Self::Begin,
        Self::Write,
        Self::Sync,
        Self::Rights,
        Self::Backup,
        Self::Replace,
        Self::SyncFolder,
    ];
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Find => "looking for the file",
            Self::Hold => "looking whether somebody else has it",
            Self::Compare => "looking whether it was changed outside",
            Self::Check => "reading back what would be written",
            Self::Begin => "making a temporary file in its folder",
            Self::Write => "writing",
            Self::Sync => "waiting for the disk",
            Self::Rights => "copying the rights of the old file",
            Self::Backup => "keeping a copy of the old file",
            Self::Replace => "putting the new file in place",
            Self::SyncFolder => "waiting for the folder",
        })
    }
}

/// Carries the steps out.
pub(super) trait Disk {
    /// Does `work`, which is all or a part of `step`.
    fn at<T>(&self, step: Step, work: impl FnOnce() -> io::Result<T>) -> io::Result<T>;
}

/// The disk as it is.
pub(super) struct Real;

impl Disk for Real {
    fn at<T>(&self, _: Step, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        work()
    }
}

/// The file that `path` means, which need not exist: links are followed, because replacing a link would leave its target as it was.
pub(super) fn followed(path: &Path) -> io::Result<PathBuf> {
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        match fs::symlink_metadata(&path) {
            Ok(about) if about.is_symlink() => {
                let target = fs::read_link(&path)?;
                path = folder_of(&path).join(target);
            }
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => return Ok(path),
        }
    }
    Err(io::Error::other("too many links"))
}

/// The one path that a file has, however it was named: whole, links followed as far as they lead. The file need not exist.
pub fn real(path: &Path) -> PathBuf {
    let path = followed(path).unwrap_or_else(|_| path.to_owned());
    let whole = std::path::absolute(&path).unwrap_or(path);
    let folder = whole.parent().and_then(|folder| fs::canonicalize(folder).ok());
    folder.zip(whole.file_name()).map_or(whole.clone(), |(folder, name)| folder.join(name))
}

/// The folder that a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a file that must not exist yet. If it is to take the place of another, nobody else can read it until it has that one's rights.
pub(super) fn new_file(path: &Path, is_private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = is_private;
    options.open(path)
}

/// Gives `file` the rights of the old one. Asks for nothing where they agree: some disks have no rights, and refuse.
pub(super) fn copy_rights(file: &File, old: Option<&Permissions>) -> io::Result<()> {
    match old {
        Some(old) if file.metadata()?.permissions() != *old => file.set_permissions(old.clone()),
        _ => Ok(()),
    }
}

/// Puts `from` in the place of `to`, which may exist.
pub(super) fn replace(from: &Path, to: &Path) -> io::Result<()> {
    const TRIES: u32 = 10;
    let mut error = None;
    for pause in 0..TRIES {
        match fs::rename(from, to) {
            // On Windows another program, a virus scanner say, may hold the file for a moment.
            Err(busy) if cfg!(windows) && matches!(busy.raw_os_error(), Some(5 | 32)) => error = Some(busy),
            done => return done,
        }
        wait(std::time::Duration::from_millis(10 << pause.min(5)));
    }
    error.map_or(Ok(()), Err)
}

/// Lets time pass. Threads belong to `worker`, so this waits for a message that never comes.
fn wait(time: std::time::Duration) {
    let (_sender, receiver) = std::sync::mpsc::channel::<()>();
    let _ = receiver.recv_timeout(time);
}

/// Gives the file `from` the name `to`, if nothing has that name.
pub(super) fn claim(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        // The new name is there, which is what was asked for; a first name that stays is swept up later.
        Ok(()) => drop(fs::remove_file(from)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
        // A disk without second names, as on a memory stick: an empty file holds the place until the whole one takes it.
        Err(_) => {
            new_file(to, false)?;
            replace(from, to).inspect_err(|_| drop(fs::remove_file(to)))?;
        }
    }
    Ok(())
}

/// Writes `bytes` to an open file.
pub(super) fn fill(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.flush()
}

/// Waits until the names in `folder` are on the disk, where the system has such a thing.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        // Some network disks cannot.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}
