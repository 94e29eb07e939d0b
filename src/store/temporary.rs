//! Temporary files: their names, and sweeping up those that a crash left.

use crate::notebook::Id;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

const START: &str = ".crossread-";
const END: &str = ".tmp";

/// How long a temporary file is let be: no save takes that long, so none that another program still writes is taken away.
const STALE: Duration = Duration::from_mins(10);

/// A new name in `folder`; short, so that it fits where the name of the file itself hardly does.
pub(super) fn name_in(folder: &Path) -> PathBuf {
    folder.join(format!("{START}{}{END}", Id::random('t')))
}

/// Removes the temporary files in `folder` that a crash left ten minutes ago or earlier. What cannot be removed stays.
pub fn sweep(folder: &Path) {
    #[expect(clippy::disallowed_methods, reason = "the age of a file is asked for, nothing that reaches a result")]
    let now = SystemTime::now();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_ours(&entry.file_name().to_string_lossy()) && is_stale(&entry, now) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether [`name_in`] may have given this name.
fn is_ours(name: &str) -> bool {
    let middle = name.strip_prefix(START).and_then(|rest| rest.strip_suffix(END));
    middle.is_some_and(|id| id.len() == 11 && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// Whether it is a plain file that nobody has changed for long. A time in the future says nothing.
fn is_stale(entry: &fs::DirEntry, now: SystemTime) -> bool {
    let about = entry.metadata().ok().filter(fs::Metadata::is_file);
    let changed = about.and_then(|about| about.modified().ok());
    changed.and_then(|changed| now.duration_since(changed).ok()).is_some_and(|age| age > STALE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_old_files_of_our_own_are_swept() {
        let folder = tempfile::tempdir().expect("a folder");
        let make = |name: &str, age: u64| {
            let path = folder.path().join(name);
            let file = fs::File::create_new(&path).expect("made");
            file.set_modified(SystemTime::now() - Duration::from_mins(age)).expect("dated");
            path
        };
        let ours = name_in(folder.path());
        let ours = ours.file_name().and_then(|name| name.to_str()).expect("a name");
        let stale = make(ours, 11);
        let kept = [
            make(".crossread-tabcdefghij.tmp", 9),
            make(".crossread-notes.tmp", 60),
            make("crossread-tabcdefghij.tmp", 60),
            make("story.crossread.ron", 60),
        ];
        fs::create_dir(folder.path().join(".crossread-tbbbbbbbbbb.tmp")).expect("made");
        sweep(folder.path());
        assert!(!stale.exists());
        assert!(kept.iter().all(|path| path.exists()));
        assert!(folder.path().join(".crossread-tbbbbbbbbbb.tmp").exists());
        sweep(&folder.path().join("nowhere"));
    }
}
