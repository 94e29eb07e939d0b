//! Temporary files: their names, and sweeping up those that a crash left.

use super::disk::folder_of;
use super::format::fingerprint;
use crate::notebook::Id;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

const START: &str = ".crossread-";
const END: &str = ".tmp";

/// How long a temporary file is let be: no save takes that long, so none that another program still writes is taken away.
const STALE: Duration = Duration::from_mins(10);

/// A new name beside the file `path`, which it is for. Short, so that it fits where the name of the file itself hardly does.
pub(super) fn name_for(path: &Path) -> PathBuf {
    folder_of(path).join(format!("{START}{}-{}{END}", sign(path), Id::random('t')))
}

/// Something short that tells the temporary files of one file from those of others.
fn sign(path: &Path) -> String {
    const DIGITS: usize = 8;
    let digits = fingerprint(&path.file_name().unwrap_or_default().to_string_lossy());
    digits.get(..DIGITS).unwrap_or(&digits).to_owned()
}

/// Removes the temporary files in `folder` that a crash left ten minutes ago or earlier. What cannot be removed stays.
pub fn sweep(folder: &Path) {
    #[expect(clippy::disallowed_methods, reason = "the age of a file is asked for, nothing that reaches a result")]
    let now = SystemTime::now();
    remove(folder, |entry, sign| sign.is_some() && is_stale(entry, now));
}

/// Removes the temporary files that a crash left of the file `path`. Only for who has it for himself: nobody else is writing it then.
pub(super) fn sweep_own(path: &Path) {
    let own = sign(path);
    remove(folder_of(path), |_, sign| sign == Some(&own));
}

fn remove(folder: &Path, is_left: impl Fn(&fs::DirEntry, Option<&str>) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_left(&entry, sign_in(&entry.file_name().to_string_lossy())) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The sign in a name that [`name_for`] may have given.
fn sign_in(name: &str) -> Option<&str> {
    let (sign, id) = name.strip_prefix(START)?.strip_suffix(END)?.split_once('-')?;
    let is_sign = sign.len() == 8 && sign.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_id = id.len() == 11 && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    (is_sign && is_id).then_some(sign)
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
        #[expect(clippy::disallowed_methods, reason = "files of an age are wanted")]
        let now = SystemTime::now();
        let make = |name: &str, age: u64| {
            let path = folder.path().join(name);
            let file = fs::File::create_new(&path).expect("made");
            file.set_modified(now - Duration::from_mins(age)).expect("dated");
            path
        };
        let story = folder.path().join("story.crossread.ron");
        let ours = name_for(&story);
        let ours = ours.file_name().and_then(|name| name.to_str()).expect("a name");
        let stale = make(ours, 11);
        let kept = [
            make(".crossread-01234567-tabcdefghij.tmp", 9),
            make(".crossread-notes.tmp", 60),
            make("crossread-01234567-tabcdefghij.tmp", 60),
            make("story.crossread.ron", 60),
        ];
        fs::create_dir(folder.path().join(".crossread-01234567-tbbbbbbbbbb.tmp")).expect("made");
        sweep(folder.path());
        assert!(!stale.exists());
        assert!(kept.iter().all(|path| path.exists()));
        assert!(folder.path().join(".crossread-01234567-tbbbbbbbbbb.tmp").exists());
        sweep(&folder.path().join("nowhere"));
        let new = make(name_for(&story).file_name().and_then(|name| name.to_str()).expect("a name"), 0);
        sweep_own(&story);
        assert!(!new.exists() && kept.iter().all(|path| path.exists()));
    }
}
