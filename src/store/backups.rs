//! Dated copies of notebooks in the reader's data folder: what a notebook was before it was saved over.
//!
//! A folder a notebook, named by a hash of its full path. At most one copy an hour; the newest ten stay, and of older ones one a day for
//! two weeks.

use super::folder::make;
use super::format::fingerprint;
use super::load::{load, read};
use super::save::{SaveError, write_whole};
use super::{ENDING, disk};
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// How much time lies between two copies at least.
const APART: SignedDuration = SignedDuration::from_hours(1);
/// So many stay in any case.
const NEWEST: usize = 10;
/// So many days back one a day stays.
const DAYS: i64 = 14;

/// A copy of a notebook as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    /// When it was made.
    pub made: Timestamp,
    /// Its file.
    pub path: PathBuf,
    /// How many annotations it holds, if it was looked into.
    pub annotations: Option<usize>,
}

impl Backup {
    /// When it was made and how much it holds, for people: "22 November 2026 10:00 UTC, with 3 annotations".
    pub fn date(&self) -> String {
        let holds = match self.annotations {
            Some(0) => ", without annotations".to_owned(),
            Some(1) => ", with 1 annotation".to_owned(),
            Some(many) => format!(", with {many} annotations"),
            None => String::new(),
        };
        format!("{}{holds}", self.made.strftime("%-d %B %Y %H:%M UTC"))
    }
}

/// "the newest good backup is of 22 November 2026 10:00 UTC: PATH"
impl fmt::Display for Backup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the newest good backup is of {}: {}", self.date(), self.path.display())
    }
}

/// The copies of the notebook at `path`, newest first. Times in the future, of a clock that was wrong, come last.
pub fn backups(data: &Path, path: &Path) -> Vec<Backup> {
    let entries = fs::read_dir(folder(data, path)).into_iter().flatten().flatten();
    let mut found: Vec<_> =
        entries.filter_map(|entry| Some(Backup { made: date(&entry.path())?, path: entry.path(), annotations: None })).collect();
    let now = Timestamp::now();
    found.sort_by_key(|backup| (backup.made > now, Reverse(backup.made)));
    found
}

/// The newest copy of the notebook at `path` that can be read whole.
pub fn newest_good(data: &Path, path: &Path) -> Option<Backup> {
    let look = |backup: Backup| {
        let notebook = load(&backup.path).ok()?.notebook;
        Some(Backup { annotations: Some(notebook.annotations.len()), ..backup })
    };
    backups(data, path).into_iter().find_map(look)
}

/// Keeps a copy of the notebook that is at `path` now, unless the newest one is younger than an hour, and lets old ones go. `always`: also
/// then, because what is there is not what is going on to be worked on.
///
/// # Errors
/// If it cannot be written. The notebook itself is not touched.
pub(super) fn keep(data: &Path, path: &Path, now: Timestamp, always: bool) -> Result<(), SaveError> {
    let known = backups(data, path);
    if !always && known.iter().any(|backup| backup.made <= now && now.duration_since(backup.made) < APART) {
        return Ok(());
    }
    let Ok(text) = read(path) else { return Ok(()) };
    let folder = folder(data, path);
    make(&folder)?;
    write_whole(&folder.join("of.txt"), format!("{}\n", disk::real(path).display()).as_bytes())?;
    write_whole(&folder.join(format!("{}.{ENDING}", name(now))), text.as_bytes())?;
    for old in outlived(&backups(data, path), now) {
        // It is tried again next time.
        let _ = fs::remove_file(&old.path);
    }
    Ok(())
}

/// Which of `backups`, newest first, are not kept any longer.
fn outlived(backups: &[Backup], now: Timestamp) -> Vec<&Backup> {
    let mut days = BTreeSet::new();
    let older = backups.iter().skip(NEWEST);
    older
        .filter(|backup| {
            let day = backup.made.to_zoned(TimeZone::UTC).date();
            let is_recent = now.duration_since(backup.made) < SignedDuration::from_hours(24 * DAYS);
            !(is_recent && days.insert(day))
        })
        .collect()
}

fn folder(data: &Path, path: &Path) -> PathBuf {
    const DIGITS: usize = 16;
    let digits = fingerprint(&disk::real(path).to_string_lossy());
    data.join("backups").join(digits.get(..DIGITS).unwrap_or(&digits))
}

const FORM: &str = "%Y-%m-%dT%H-%M-%SZ";

fn name(at: Timestamp) -> String {
    at.strftime(FORM).to_string()
}

fn date(path: &Path) -> Option<Timestamp> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?.strip_suffix('.')?;
    DateTime::strptime(FORM, name).ok()?.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::notebook::Notebook;
    use crate::store::save;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(400_000 + hours)
    }

    /// A data folder and a notebook with these words.
    fn place(words: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("story.crossread.ron");
        write(&path, words);
        (folder, path)
    }

    fn write(path: &Path, words: &str) {
        let notebook = Notebook { articles: vec![Article::from_text("a", words)], ..Notebook::default() };
        save(path, &notebook).expect("saved");
    }

    #[test]
    fn a_copy_is_made_at_most_once_an_hour() {
        let (folder, path) = place("First.");
        let data = folder.path().join("data");
        keep(&data, &path, at(0), false).expect("kept");
        write(&path, "Second.");
        keep(&data, &path, at(0) + SignedDuration::from_mins(59), false).expect("no copy");
        assert_eq!(backups(&data, &path).len(), 1);
        keep(&data, &path, at(1), false).expect("kept");
        let [second, first] = &backups(&data, &path)[..] else { panic!("two") };
        assert_eq!((second.made, first.made), (at(1), at(0)));
        let words = |backup: &Backup| load(&backup.path).expect("whole").notebook.articles[0].text.to_string();
        assert_eq!([words(second), words(first)], ["Second.", "First."]);
    }

    #[test]
    fn a_copy_that_a_wrong_clock_dates_ahead_comes_last() {
        let (folder, path) = place("Words.");
        let data = folder.path().join("data");
        let ahead = Timestamp::now() + SignedDuration::from_hours(24 * 400);
        keep(&data, &path, ahead, false).expect("kept");
        keep(&data, &path, at(0), false).expect("kept");
        keep(&data, &path, at(0), true).expect("kept at the same moment");
        assert_eq!(backups(&data, &path).iter().map(|backup| backup.made < Timestamp::now()).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn ten_stay_and_one_a_day_for_two_weeks() {
        let (folder, path) = place("Words.");
        let data = folder.path().join("data");
        let hours = 24 * 30;
        for hour in (0..=hours).step_by(6) {
            keep(&data, &path, at(hour), false).expect("kept");
        }
        let ages: Vec<_> = backups(&data, &path).iter().map(|backup| at(hours).duration_since(backup.made).as_hours()).collect();
        assert_eq!(ages.iter().take(10).copied().collect::<Vec<_>>(), (0..10).map(|n| n * 6).collect::<Vec<_>>());
        assert!(ages.iter().all(|age| *age < 24 * 14), "{ages:?}");
        assert!((20..=23).contains(&ages.len()), "{ages:?}");
    }

    #[test]
    fn the_newest_that_can_be_read_is_offered() {
        let (folder, path) = place("Words.");
        let data = folder.path().join("data");
        assert_eq!(newest_good(&data, &path), None);
        keep(&data, &path, at(0), false).expect("kept");
        keep(&data, &path, at(2), false).expect("kept");
        let newest = backups(&data, &path).remove(0);
        write_whole(&newest.path, b"(format: 1, articles: [").expect("torn");
        assert_eq!(newest_good(&data, &path).map(|backup| backup.made), Some(at(0)));
        // Another notebook of that name is another notebook.
        assert!(backups(&data, &folder.path().join("other/story.crossread.ron")).is_empty());
    }
}
