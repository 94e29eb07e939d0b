//! Who works on a notebook: a small file beside it, locked while the notebook is open, so that two programs do not save over one another.
//!
//! The system lets go of the lock when a program ends, however it ends. Whoever takes a notebook over puts a new such file in the place of
//! the old one; the program that had it sees that before its next save.

use super::disk;
use super::temporary;
use crate::notebook::Id;
use jiff::{Timestamp, Unit};
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// A notebook that this program works on. Let go of when it is dropped.
#[derive(Debug)]
pub struct Lock {
    beside: PathBuf,
    /// What stands in the file beside the notebook as long as nobody else takes it over.
    line: String,
    /// Holds the system's lock, where the disk has locks.
    _file: File,
}

/// Why a notebook is not this program's to change.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another program has it.
    #[error("{0} has it open; close it there first")]
    Taken(Owner),
    /// There can be no file beside it.
    #[error("no file can be made beside it ({0}), so it cannot be saved there")]
    Refused(#[source] io::Error),
}

/// Who works on a notebook, and since when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// "zoe on laptop"; empty if it is not known.
    pub who: String,
    /// It is the same person on the same computer, with another window or command.
    pub is_self: bool,
    /// Since when.
    pub since: Option<Timestamp>,
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_self || self.who.is_empty() { "another window of Crossread" } else { &self.who })?;
        let since = self.since.map(|since| since.strftime("%-d %B %Y %H:%M UTC").to_string());
        since.map_or(Ok(()), |since| write!(f, " (since {since})"))
    }
}

impl Lock {
    /// Takes the notebook at `path`, which need not exist yet, and sweeps up what a crash left of it.
    ///
    /// # Errors
    /// If somebody else has it, or nothing can be written beside it.
    pub fn take(path: &Path) -> Result<Self, LockError> {
        let taken = Self::try_take(path)?;
        // Whoever had it may have taken the file away between its opening and its locking: then it has no name any more.
        if taken.has_name() { Ok(taken) } else { Self::try_take(path) }
    }

    fn has_name(&self) -> bool {
        line_in(&self.beside).as_deref() == Some(&*self.line)
    }

    fn try_take(path: &Path) -> Result<Self, LockError> {
        let path = disk::followed(path).map_err(LockError::Refused)?;
        let beside = beside(&path);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&beside);
        let file = file.map_err(LockError::Refused)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(LockError::Taken(owner(&beside))),
            // Some network disks have no locks: whoever is named in the file has the notebook, until it is taken over.
            Err(TryLockError::Error(_)) if line_in(&beside).is_some() => return Err(LockError::Taken(owner(&beside))),
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let line = line();
        put(&file, &line).map_err(LockError::Refused)?;
        temporary::sweep_own(&path);
        Ok(Self { beside, line, _file: file })
    }

    /// Takes the notebook at `path` from whoever has it.
    ///
    /// # Errors
    /// If nothing can be written beside it.
    pub fn take_over(path: &Path) -> Result<Self, LockError> {
        let followed = disk::followed(path).map_err(LockError::Refused)?;
        // Whoever has the old file keeps a lock that no name leads to any more.
        match fs::remove_file(beside(&followed)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(LockError::Refused(error)),
            _ => Self::take(path),
        }
    }

    /// Who has taken the notebook over, if somebody has. A file that somebody tidied away says nothing of that kind.
    pub fn lost_to(&self) -> Option<Owner> {
        let line = line_in(&self.beside).filter(|line| *line != self.line)?;
        // A synchroniser may have brought another computer's file: nobody here holds that one. What is written there is merged.
        let held = File::open(&self.beside).is_ok_and(|file| file.try_lock().is_err());
        held.then(|| Owner::of(&line))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.has_name() {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

impl Owner {
    /// Who is named in the line of a lock's file.
    fn of(line: &str) -> Self {
        let mut parts = line.split('\t');
        let who = parts.next().unwrap_or_default().to_owned();
        Self { is_self: who == whoami(), who, since: parts.next().and_then(|since| since.parse().ok()) }
    }
}

/// The file beside a notebook.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.lock"))
}

/// Says who works here, and is never the same twice.
fn line() -> String {
    format!("{}\t{}\t{}", whoami(), Timestamp::now().round(Unit::Second).unwrap_or_default(), Id::random('w'))
}

/// "zoe on laptop"
fn whoami() -> String {
    let names = ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    let user = names.unwrap_or_else(|| "somebody".to_owned());
    let computer = gethostname::gethostname();
    format!("{user} on {}", computer.to_string_lossy()).replace(char::is_control, " ")
}

fn owner(beside: &Path) -> Owner {
    line_in(beside).map(|line| Owner::of(&line)).unwrap_or_default()
}

/// What is written in a lock's file, if anything.
fn line_in(beside: &Path) -> Option<String> {
    const MOST: u64 = 1000;
    let mut line = String::new();
    File::open(beside).ok()?.take(MOST).read_to_string(&mut line).ok()?;
    Some(line).filter(|line| !line.is_empty())
}

/// Writes in place: another file under this name would not be the locked one.
fn put(mut file: &File, line: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("story.crossread.ron");
        (folder, path)
    }

    fn count(folder: &Path) -> usize {
        fs::read_dir(folder).expect("a folder").count()
    }

    #[test]
    fn only_one_has_a_notebook() {
        let (folder, path) = place();
        let lock = Lock::take(&path).expect("free");
        let Err(LockError::Taken(owner)) = Lock::take(&path) else { panic!("two have it") };
        assert!(owner.who.contains(" on ") && owner.since.is_some(), "{owner:?}");
        assert!(owner.to_string().contains("since"), "{owner}");
        drop(lock);
        assert_eq!(count(folder.path()), 0);
        drop(Lock::take(&path).expect("free again"));
    }

    #[test]
    fn who_loses_a_notebook_sees_it_and_takes_nothing_away() {
        let (folder, path) = place();
        let first = Lock::take(&path).expect("free");
        assert_eq!(first.lost_to(), None);
        let second = Lock::take_over(&path).expect("taken");
        assert!(first.lost_to().is_some() && second.lost_to().is_none());
        drop(first);
        assert!(matches!(Lock::take(&path), Err(LockError::Taken(_))));
        drop(second);
        assert_eq!(count(folder.path()), 0);
    }

    #[test]
    fn a_lock_left_by_a_crash_holds_nobody_up() {
        let (folder, path) = place();
        let left = beside(&path);
        put(&File::create_new(&left).expect("made"), "zoe on laptop\t2026-11-22T10:00:00Z\tw1").expect("written");
        drop(Lock::take(&path).expect("free"));
        assert_eq!(count(folder.path()), 0);
        let nowhere = folder.path().join("nowhere/story.crossread.ron");
        assert!(matches!(Lock::take(&nowhere), Err(LockError::Refused(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_its_file_are_one_notebook() {
        let (folder, path) = place();
        let link = folder.path().join("link.crossread.ron");
        std::os::unix::fs::symlink(&path, &link).expect("linked");
        let _lock = Lock::take(&path).expect("free");
        assert!(matches!(Lock::take(&link), Err(LockError::Taken(_))));
    }
}
