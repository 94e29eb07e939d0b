//! Saving: the old file or the new one lies there whole at every moment, whatever fails.

use super::disk::{self, Disk, Real, Step};
use super::format::{FormatError, to_checked_text};
use super::known::{Known, Stamp};
use super::lock::{Lock, Owner};
use super::{backups, temporary};
use crate::notebook::Notebook;
use jiff::Timestamp;
use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that was not saved.
#[derive(Debug, thiserror::Error)]
#[error("{problem}: {}", path.display())]
pub struct SaveError {
    /// What went wrong.
    #[source]
    pub problem: SaveProblem,
    /// The file as it was given.
    pub path: PathBuf,
}

/// What went wrong with a save, what has become of the old file, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum SaveProblem {
    /// A new file was asked for.
    #[error("there is such a file already; choose another name")]
    Exists,
    /// A folder is there.
    #[error("it is a folder; choose the name of a file")]
    Folder,
    /// A pipe, socket or device is there.
    #[error("it is not a regular file; choose another name")]
    NoFile,
    /// The file that is there may not be written to.
    #[error("it is write-protected; choose another name, or allow writing to it")]
    Protected,
    /// Somebody else has it open.
    #[error("not saved, because {0} has it open; close it there first, or choose another name")]
    Taken(Owner),
    /// Somebody else has taken the notebook over.
    #[error("not saved, because {0} has taken it over; save your notes under another name, or take it back")]
    TakenOver(Owner),
    /// What is there is not what was last read or written.
    #[error("not saved, because it was changed by somebody else meanwhile; nothing was overwritten")]
    Changed,
    /// What would be written would not read back as what is in memory. Not known to happen.
    #[error(
        "not saved, because it would not read back as it is ({0}); what was there is unchanged; export your notes and report this"
    )]
    Check(#[source] FormatError),
    /// The system refused something before the new file was in place.
    #[error("not saved, {step} failed ({source}); what was there is unchanged; try again or choose another place")]
    Io {
        /// At which step.
        step: Step,
        /// Why.
        source: io::Error,
    },
    /// The system refused to make or remove something.
    #[error("the system refuses it ({0}); look at the rights of the folder")]
    Refused(#[source] io::Error),
    /// The new file is in place, but a loss of power now could bring the old one back.
    #[error("saved, but it is not certain to outlive a loss of power: waiting for the folder failed ({0}); save again")]
    Unsure(#[source] io::Error, Option<Box<Known>>),
}

impl SaveError {
    /// Whether the name cannot be that of a new file. Otherwise writing failed.
    pub fn is_refusal(&self) -> bool {
        matches!(self.problem, SaveProblem::Exists | SaveProblem::Folder | SaveProblem::NoFile)
    }
}

/// A notebook that is on the disk.
#[derive(Debug)]
pub struct Saved {
    /// What the file holds now.
    pub known: Known,
    /// Why there is no copy of the old file, if one was due.
    pub no_backup: Option<SaveError>,
}

/// What a save of a notebook has to heed. Nothing by itself: what is there is replaced, and no copy is kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms<'a> {
    /// Holds the notebook for this program.
    pub lock: Option<&'a Lock>,
    /// What the file held when it was last read or written. If it holds something else, it is not written over.
    pub known: Option<&'a Known>,
    /// The reader's data folder, where dated copies lie.
    pub data: Option<&'a Path>,
}

/// Makes a new notebook file. Never replaces a file, not even one that somebody else makes at the same moment.
///
/// # Errors
/// [`SaveProblem::Exists`] if the name is taken; else as [`save`]. No file of that name is left behind then.
pub fn create(path: &Path, notebook: &Notebook) -> Result<Saved, SaveError> {
    store(&Real, path, notebook, Mode::New, Terms::default())
}

/// Saves a notebook, with its last state replaced whole or not at all. Links stay links, and the file keeps its rights.
///
/// # Errors
/// If it is not certain that the notebook is on the disk; the message says whether the old file is still there. Nothing is ever emptied.
pub fn save(path: &Path, notebook: &Notebook) -> Result<Saved, SaveError> {
    save_on(path, notebook, Terms::default())
}

/// As [`save`], if `terms` allow it.
///
/// # Errors
/// As [`save`]; also if somebody else has changed the file or taken it over.
pub fn save_on(path: &Path, notebook: &Notebook, terms: Terms) -> Result<Saved, SaveError> {
    store(&Real, path, notebook, Mode::Replace, terms)
}

/// Writes any other file (an export, the preferences) in the same way as [`save`].
///
/// # Errors
/// As [`save`].
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    write(&Real, path, bytes, Mode::Replace)
}

/// Whether the file may be there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    New,
    Replace,
}

pub(super) fn store(disk: &impl Disk, path: &Path, notebook: &Notebook, mode: Mode, terms: Terms) -> Result<Saved, SaveError> {
    let saved = Target::find(disk, path, mode).and_then(|target| target.save(disk, notebook, terms));
    saved.map_err(|problem| SaveError { problem, path: path.into() })
}

pub(super) fn write(disk: &impl Disk, path: &Path, bytes: &[u8], mode: Mode) -> Result<(), SaveError> {
    let written = Target::find(disk, path, mode).and_then(|target| target.write(disk, bytes, || Ok(())));
    written.map(drop).map_err(|problem| SaveError { problem, path: path.into() })
}

/// The file that is to be written.
struct Target {
    path: PathBuf,
    mode: Mode,
    /// Of the file that is there.
    rights: Option<Permissions>,
}

impl Target {
    /// Follows links and looks at what is there.
    fn find(disk: &impl Disk, path: &Path, mode: Mode) -> Result<Self, SaveProblem> {
        let there = || match fs::symlink_metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            there => there.map(|_| true),
        };
        if mode == Mode::New && disk.at(Step::Find, there).map_err(at(Step::Find))? {
            return Err(SaveProblem::Exists);
        }
        let path = disk.at(Step::Find, || disk::followed(path)).map_err(at(Step::Find))?;
        let rights = match disk.at(Step::Find, || fs::metadata(&path)) {
            Ok(about) if about.is_dir() => return Err(SaveProblem::Folder),
            Ok(about) if !about.is_file() => return Err(SaveProblem::NoFile),
            Ok(about) if about.permissions().readonly() => return Err(SaveProblem::Protected),
            Ok(about) => Some(about.permissions()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(source) => return Err(SaveProblem::Io { step: Step::Find, source }),
        };
        Ok(Self { path, mode, rights })
    }

    /// Saves a notebook, if `terms` allow it.
    fn save(&self, disk: &impl Disk, notebook: &Notebook, terms: Terms) -> Result<Saved, SaveProblem> {
        disk.at(Step::Hold, || Ok(terms.lock.and_then(Lock::lost_to)))
            .map_err(at(Step::Hold))?
            .map_or(Ok(()), |owner| Err(SaveProblem::TakenOver(owner)))?;
        let is_known = || terms.known.map_or(Ok(true), |known| known.is_in(&self.path));
        if !disk.at(Step::Compare, is_known).map_err(at(Step::Compare))? {
            return Err(SaveProblem::Changed);
        }
        let text = disk.at(Step::Check, || Ok(to_checked_text(notebook))).map_err(at(Step::Check))?;
        let text: Arc<str> = text.map_err(SaveProblem::Check)?.into();
        let mut no_backup = None;
        let written = self.write(disk, text.as_bytes(), || {
            no_backup = self.back_up(disk, terms);
            // Writing took a while.
            if terms.known.is_none_or(|known| known.seems_in(&self.path)) { Ok(()) } else { Err(SaveProblem::Changed) }
        });
        match written {
            Ok(stamp) => Ok(Saved { known: Known::new(text, stamp), no_backup }),
            // What is there is this, although it may not outlive a loss of power.
            Err(SaveProblem::Unsure(error, _)) => {
                let stamp = fs::metadata(&self.path).ok().and_then(|about| Stamp::of(&about));
                Err(SaveProblem::Unsure(error, Some(Box::new(Known::new(text, stamp)))))
            }
            Err(problem) => Err(problem),
        }
    }

    /// Keeps a copy of what is there. Says why, if it was due and failed: that is no reason to lose what is to be saved.
    fn back_up(&self, disk: &impl Disk, terms: Terms) -> Option<SaveError> {
        let data = terms.data.filter(|_| self.rights.is_some())?;
        let mut kept = Ok(());
        let done = disk.at(Step::Backup, || {
            kept = backups::keep(data, &self.path, Timestamp::now(), terms.known.is_none());
            Ok(())
        });
        let failed = |source| SaveError { problem: SaveProblem::Io { step: Step::Backup, source }, path: self.path.clone() };
        done.map_err(failed).and(kept).err()
    }

    /// Writes `bytes` whole beside the old file and puts them in its place, if `last` agrees at the last moment.
    fn write(
        &self,
        disk: &impl Disk,
        bytes: &[u8],
        last: impl FnOnce() -> Result<(), SaveProblem>,
    ) -> Result<Option<Stamp>, SaveProblem> {
        let folder = disk::folder_of(&self.path);
        let temporary = temporary::name_for(&self.path);
        let filled = self.fill(disk, &temporary, bytes);
        let placed = filled.and_then(|stamp| last().and_then(|()| self.place(disk, &temporary)).map(|()| stamp));
        if placed.is_err() {
            // Not there if it was not made; if it cannot be removed now, a later save sweeps it up.
            let _ = fs::remove_file(&temporary);
        }
        let stamp = placed?;
        disk.at(Step::SyncFolder, || disk::sync_folder(folder)).map_err(|error| SaveProblem::Unsure(error, None))?;
        temporary::sweep(folder);
        Ok(stamp)
    }

    /// Makes the temporary file, whole and on the disk.
    fn fill(&self, disk: &impl Disk, temporary: &Path, bytes: &[u8]) -> Result<Option<Stamp>, SaveProblem> {
        let new_file = || disk::new_file(temporary, self.rights.is_some());
        let file: File = disk.at(Step::Begin, new_file).map_err(at(Step::Begin))?;
        disk.at(Step::Write, || disk::fill(&file, bytes)).map_err(at(Step::Write))?;
        disk.at(Step::Sync, || file.sync_all()).map_err(at(Step::Sync))?;
        disk.at(Step::Rights, || disk::copy_rights(&file, self.rights.as_ref())).map_err(at(Step::Rights))?;
        Ok(file.metadata().ok().and_then(|about| Stamp::of(&about)))
    }

    fn place(&self, disk: &impl Disk, temporary: &Path) -> Result<(), SaveProblem> {
        let place = || match self.mode {
            Mode::New => disk::claim(temporary, &self.path),
            Mode::Replace => disk::replace(temporary, &self.path),
        };
        disk.at(Step::Replace, place).map_err(|source| match source.kind() {
            ErrorKind::AlreadyExists if self.mode == Mode::New => SaveProblem::Exists,
            _ => SaveProblem::Io { step: Step::Replace, source },
        })
    }
}

fn at(step: Step) -> impl Fn(io::Error) -> SaveProblem {
    move |source| SaveProblem::Io { step, source }
}
