//! Notebooks on the disk: the file format, loading, and saving that never tears a file.
//!
//! Owns every write to the disk: notebooks, exports, preferences. A file is replaced whole or not at all, is never emptied, and one that
//! cannot be read is never taken for an empty one. What somebody else changed meanwhile is not written over. Starts no thread and keeps no
//! state but who works on a notebook ([`Lock`]).

mod format;

pub use format::{
    Cut, FORMAT, FormatError, Loaded, Place, Repair, Repaired, Unread, Warning, Whole, Why, from_text, repaired, to_text,
};

mod load;

pub use load::{LoadError, LoadProblem, load, load_known, repair};

mod copies;

pub use copies::copies_of;

mod known;
mod lock;

pub use known::Known;
pub use lock::{Lock, LockError, Owner};

mod backups;
mod disk;
mod save;
mod temporary;

pub use backups::{Backup, backups, newest_good};
pub use disk::{Step, real};
pub use save::{SaveError, SaveProblem, Saved, Terms, create, save, save_on, write_whole};
pub use temporary::sweep;

pub mod folder;
mod preferences;

pub use preferences::{Layout, Preferences, Theme, load_preferences, save_preferences};

use std::path::Path;

/// How the name of a notebook's file ends, behind a dot.
pub const ENDING: &str = "crossread.ron";

/// Whether a file is a notebook by its name: `*.crossread.ron`, or any `*.ron`.
pub fn is_notebook(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

#[cfg(test)]
mod tests;
