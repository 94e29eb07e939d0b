//! Saving with something failing at each step, and what lies around in real folders.

use super::disk::{Disk, Step};
use super::save::{Mode, SaveProblem, store, write};
use super::*;
use crate::article::Article;
use crate::notebook::Notebook;
use std::cell::Cell;
use std::fs;
use std::io;
use std::path::PathBuf;
use tempfile::TempDir;

/// A disk on which one step fails: instead of being done, or after it.
struct Failing {
    step: Step,
    is_done: bool,
    hits: Cell<usize>,
}

impl Failing {
    fn at(step: Step, is_done: bool) -> Self {
        Self { step, is_done, hits: Cell::default() }
    }
}

impl Disk for Failing {
    fn at<T>(&self, step: Step, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if step != self.step {
            return work();
        }
        self.hits.set(self.hits.get() + 1);
        if self.is_done {
            work()?;
        }
        Err(io::Error::other("no space left on device"))
    }
}

/// A disk on which somebody else saves to the same place just before we do.
struct Race<'a>(&'a Path);

impl Disk for Race<'_> {
    fn at<T>(&self, step: Step, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if step == Step::Replace {
            save(self.0, &notebook("Theirs.")).expect("saved");
        }
        work()
    }
}

/// A disk on which somebody else saves while we write.
struct Early<'a>(&'a Path);

impl Disk for Early<'_> {
    fn at<T>(&self, step: Step, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if step == Step::Write {
            save(self.0, &notebook("Theirs, at the last moment.")).expect("saved");
        }
        work()
    }
}

fn notebook(text: &str) -> Notebook {
    Notebook { articles: vec![Article::from_text("a", text)], ..Notebook::default() }
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("story.crossread.ron");
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    names
}

/// All steps but the copy of the old file, which may fail and the rest goes on.
fn steps() -> impl Iterator<Item = (Step, bool)> {
    Step::ALL.into_iter().filter(|step| *step != Step::Backup).flat_map(|step| [(step, false), (step, true)])
}

#[test]
fn whatever_fails_the_old_or_the_new_file_is_there_whole() {
    for (step, is_done) in steps() {
        let (folder, path) = place();
        let known = save(&path, &notebook("The old words.")).expect("saved").known;
        let lock = Lock::take(&path).expect("free");
        let data = folder.path().join("data");
        let terms = Terms { lock: Some(&lock), known: Some(&known), data: Some(&data) };
        let disk = Failing::at(step, is_done);
        let error = store(&disk, &path, &notebook("The new words."), Mode::Replace, terms).expect_err("an error");
        drop(lock);
        assert!(disk.hits.get() > 0, "{step}");
        let message = error.to_string();
        assert!(message.contains(&step.to_string()) && message.contains("no space left"), "{message}");
        assert!(message.ends_with(&format!(": {}", path.display())), "{message}");
        let loaded = load(&path).expect("whole");
        assert_eq!(loaded.state, Whole::Whole);
        let is_new = step == Step::SyncFolder || step == Step::Replace && is_done;
        let words = if is_new { "The new words." } else { "The old words." };
        assert_eq!(&*loaded.notebook.articles[0].text, words, "{step}");
        let unsure = matches!(&error.problem, SaveProblem::Unsure(_, Some(known)) if known.seems_in(&path));
        assert_eq!(unsure, step == Step::SyncFolder);
        let kept = if step >= Step::Replace { &["data", "story.crossread.ron"][..] } else { &["story.crossread.ron"] };
        assert_eq!(names(folder.path()), kept, "{step}");
    }
}

#[test]
fn a_copy_that_fails_is_told_and_the_notebook_is_saved() {
    for is_done in [false, true] {
        let (folder, path) = place();
        save(&path, &notebook("The old words.")).expect("saved");
        let data = folder.path().join("data");
        let terms = Terms { data: Some(&data), ..Terms::default() };
        let disk = Failing::at(Step::Backup, is_done);
        let saved = store(&disk, &path, &notebook("The new words."), Mode::Replace, terms).expect("saved");
        assert!(saved.no_backup.expect("told").to_string().contains("no space left"));
        assert_eq!(&*load(&path).expect("whole").notebook.articles[0].text, "The new words.");
        assert_eq!(backups(&data, &path).len(), usize::from(is_done));
    }
}

#[test]
fn what_somebody_else_wrote_is_not_written_over() {
    let (folder, path) = place();
    let known = save(&path, &notebook("Ours.")).expect("saved").known;
    let terms = Terms { known: Some(&known), ..Terms::default() };
    assert!(known.seems_in(&path));
    save(&path, &notebook("Theirs, longer.")).expect("saved");
    assert!(!known.seems_in(&path));
    let error = save_on(&path, &notebook("Ours, newer."), terms).expect_err("an error");
    assert!(matches!(error.problem, SaveProblem::Changed), "{error}");
    assert_eq!(&*load(&path).expect("whole").notebook.articles[0].text, "Theirs, longer.");
    // Changed while it is being written.
    let (_, known) = load_known(&path).expect("whole");
    let terms = Terms { known: Some(&known), ..Terms::default() };
    let error = store(&Early(&path), &path, &notebook("Ours."), Mode::Replace, terms).expect_err("an error");
    assert!(matches!(error.problem, SaveProblem::Changed), "{error}");
    assert_eq!(&*load(&path).expect("whole").notebook.articles[0].text, "Theirs, at the last moment.");
    // A file that is gone is written again: nobody else has what it held.
    fs::remove_file(&path).expect("removed");
    let saved = save_on(&path, &notebook("Ours."), terms).expect("saved");
    assert!(saved.known.seems_in(&path) && names(folder.path()).len() == 1);
}

#[test]
fn a_notebook_that_was_taken_over_is_not_written() {
    let (_folder, path) = place();
    save(&path, &notebook("First.")).expect("saved");
    let ours = Lock::take(&path).expect("free");
    let theirs = Lock::take_over(&path).expect("taken");
    let error = save_on(&path, &notebook("Ours."), Terms { lock: Some(&ours), ..Terms::default() }).expect_err("an error");
    assert!(matches!(error.problem, SaveProblem::TakenOver(_)), "{error}");
    save_on(&path, &notebook("Theirs."), Terms { lock: Some(&theirs), ..Terms::default() }).expect("saved");
    assert_eq!(&*load(&path).expect("whole").notebook.articles[0].text, "Theirs.");
}

#[test]
fn a_new_file_is_whole_or_not_there() {
    for (step, is_done) in steps() {
        let (folder, path) = place();
        let error =
            store(&Failing::at(step, is_done), &path, &notebook("Words."), Mode::New, Terms::default()).expect_err("an error");
        assert!(error.to_string().contains(&step.to_string()), "{error}");
        if step == Step::SyncFolder || step == Step::Replace && is_done {
            assert_eq!(load(&path).expect("whole").state, Whole::Whole);
            assert_eq!(names(folder.path()).len(), 1);
        } else {
            assert!(names(folder.path()).is_empty(), "{step}");
        }
    }
}

#[test]
fn a_new_notebook_replaces_nothing() {
    let (folder, path) = place();
    create(&path, &notebook("First.")).expect("made");
    let error = create(&path, &notebook("Second.")).expect_err("an error");
    assert!(matches!(error.problem, SaveProblem::Exists), "{error}");
    assert_eq!(&*load(&path).expect("whole").notebook.articles[0].text, "First.");
    // Made by somebody else between looking and writing.
    let other = folder.path().join("other.crossread.ron");
    let error = store(&Race(&other), &other, &notebook("Ours."), Mode::New, Terms::default()).expect_err("an error");
    assert!(matches!(error.problem, SaveProblem::Exists), "{error}");
    assert_eq!(&*load(&other).expect("whole").notebook.articles[0].text, "Theirs.");
    assert_eq!(names(folder.path()).len(), 2);
}

#[test]
fn folders_and_missing_folders_are_refused() {
    let (folder, path) = place();
    fs::create_dir(&path).expect("made");
    for made in [save(&path, &notebook("A.")).map(drop), write_whole(&path, b"a")] {
        assert!(matches!(made.expect_err("an error").problem, SaveProblem::Folder));
    }
    let nowhere = folder.path().join("nowhere/story.crossread.ron");
    let error = save(&nowhere, &notebook("A.")).expect_err("an error");
    assert!(matches!(error.problem, SaveProblem::Io { step: Step::Begin, .. }), "{error}");
    assert_eq!(names(folder.path()).len(), 1);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("there").permissions().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    }

    #[test]
    fn the_rights_of_the_old_file_are_kept() {
        let (_folder, path) = place();
        create(&path, &notebook("Old.")).expect("made");
        for rights in [0o640, 0o600, 0o664] {
            set_mode(&path, rights);
            save(&path, &notebook("New.")).expect("saved");
            assert_eq!(mode(&path), rights);
        }
    }

    #[test]
    fn a_write_protected_file_is_let_be() {
        let (_folder, path) = place();
        create(&path, &notebook("Old.")).expect("made");
        set_mode(&path, 0o444);
        let error = save(&path, &notebook("New.")).expect_err("an error");
        assert!(matches!(error.problem, SaveProblem::Protected), "{error}");
        assert_eq!(&*load(&path).expect("whole").notebook.articles[0].text, "Old.");
    }

    #[test]
    fn a_folder_without_write_rights_keeps_the_old_file() {
        let (folder, path) = place();
        create(&path, &notebook("Old.")).expect("made");
        set_mode(folder.path(), 0o555);
        // The administrator may write everywhere.
        let is_administrator = fs::File::create_new(folder.path().join("probe")).is_ok();
        let saved = save(&path, &notebook("New."));
        set_mode(folder.path(), 0o755);
        assert_eq!(saved.is_ok(), is_administrator);
        let words = if is_administrator { "New." } else { "Old." };
        assert_eq!(&*load(&path).expect("whole").notebook.articles[0].text, words);
    }

    #[test]
    fn a_link_stays_a_link() {
        let (folder, path) = place();
        fs::create_dir(folder.path().join("far")).expect("made");
        let (near, link) = (folder.path().join("near.ron"), folder.path().join("link.ron"));
        symlink("far/story.ron", &near).expect("linked");
        symlink(&near, &link).expect("linked");
        // First with nothing at the end of the links, then with a file there.
        for words in ["First.", "Second."] {
            save(&link, &notebook(words)).expect("saved");
            assert_eq!(&*load(&folder.path().join("far/story.ron")).expect("whole").notebook.articles[0].text, words);
            assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
            assert!(fs::symlink_metadata(&near).expect("there").is_symlink());
        }
        assert!(matches!(create(&link, &notebook("A.")).expect_err("an error").problem, SaveProblem::Exists));
        symlink(&path, &path).expect("linked");
        assert!(matches!(save(&path, &notebook("A.")).expect_err("an error").problem, SaveProblem::Io { step: Step::Find, .. }));
    }
}

#[test]
fn what_a_crash_left_is_swept_up_by_the_next_save() {
    let (folder, path) = place();
    let left = folder.path().join(".crossread-01234567-tabcdefghij.tmp");
    let file = fs::File::create_new(&left).expect("made");
    #[expect(clippy::disallowed_methods, reason = "a file of an age is wanted")]
    let old = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    file.set_modified(old).expect("dated");
    save(&path, &notebook("Words.")).expect("saved");
    assert_eq!(names(folder.path()), ["story.crossread.ron"]);
}

#[test]
fn an_export_of_any_bytes_is_written_whole() {
    let (folder, path) = place();
    write_whole(&path, b"old").expect("written");
    write_whole(&path, &[0, 255, 10]).expect("written");
    assert_eq!(fs::read(&path).expect("there"), [0, 255, 10]);
    assert!(write(&Failing::at(Step::Write, true), &path, b"new", Mode::Replace).is_err());
    assert_eq!(fs::read(&path).expect("there"), [0, 255, 10]);
    assert_eq!(names(folder.path()).len(), 1);
}

#[test]
fn what_is_no_notebook_is_told_from_what_cannot_be_read() {
    let (folder, path) = place();
    let is_refusal = |path: &Path| load(path).expect_err("an error").is_refusal();
    assert!(!is_refusal(&path));
    assert!(is_refusal(folder.path()));
    for bytes in [&b""[..], b"\xff\xfe", b"# Markdown", b"(articles: [])"] {
        write_whole(&path, bytes).expect("written");
        let error = load(&path).expect_err("an error");
        assert!(error.is_refusal());
        assert!(error.to_string().ends_with(&format!(": {}", path.display())), "{error}");
        assert_eq!(fs::read(&path).expect("there"), bytes);
    }
}

#[test]
fn notebooks_are_known_by_their_names() {
    for (name, expected) in [("a.crossread.ron", true), ("a.RON", true), ("a.txt", false), ("ron", false), (".ron", false)] {
        assert_eq!(is_notebook(Path::new(name)), expected, "{name}");
    }
    assert!(folder::unnamed(Path::new("data"), "x1").ends_with("data/unnamed/x1.crossread.ron"));
}

#[test]
fn notebooks_without_a_name_are_listed_newest_first() {
    let (data, _) = place();
    assert!(folder::list_unnamed(data.path()).is_empty());
    folder::prepare(data.path()).expect("made");
    for (id, age) in [("old", 2), ("new", 1), ("oldest", 3)] {
        let path = folder::unnamed(data.path(), id);
        save(&path, &notebook("Words.")).expect("saved");
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_hours(100 - age);
        fs::OpenOptions::new().append(true).open(&path).and_then(|file| file.set_modified(time)).expect("dated");
    }
    write_whole(&data.path().join("unnamed/notes.txt"), b"").expect("written");
    let listed = || -> Vec<_> {
        let found = folder::list_unnamed(data.path()).into_iter();
        found.map(|(path, _)| path.file_name().expect("a name").to_string_lossy().into_owned()).collect()
    };
    assert_eq!(listed(), ["new.crossread.ron", "old.crossread.ron", "oldest.crossread.ron"]);
    folder::remove(&folder::unnamed(data.path(), "old")).expect("removed");
    folder::remove(&folder::unnamed(data.path(), "old")).expect("gone already");
    assert!(folder::remove(&data.path().join("unnamed/notes.txt")).is_err());
    assert_eq!(listed().len(), 2);
}

#[test]
fn preferences_come_back_and_broken_ones_are_kept_aside() {
    let (folder, _) = place();
    let data = folder.path().join("data");
    assert_eq!(load_preferences(&data), Preferences::default());
    let mut preferences = Preferences { reader: "Zoë".into(), theme: Theme::Dark, ..Preferences::default() };
    preferences.layout = Layout { size: Some((1200, 700)), maximized: true, type_size: Some(19), panel: Some(false) };
    for n in (0..12).chain([5]) {
        preferences.opened(Path::new(&format!("/notes/{n}.crossread.ron")));
    }
    save_preferences(&data, &preferences).expect("saved");
    assert_eq!(load_preferences(&data), preferences);
    assert_eq!(preferences.recent.len(), 10);
    assert!(preferences.recent[0].ends_with("5.crossread.ron"));
    for n in 1..3 {
        write_whole(&data.join("preferences.ron"), b"(reader: \"Z").expect("written");
        assert_eq!(load_preferences(&data), Preferences::default());
        assert!(data.join(format!("preferences.broken-{n}.ron")).exists());
    }
    write_whole(&data.join("preferences.ron"), b"(reader: \"Z\", from_the_future: [1, (a: 2)])").expect("written");
    assert_eq!(load_preferences(&data).reader, "Z");
    assert_eq!(names(&data), ["preferences.broken-1.ron", "preferences.broken-2.ron", "preferences.ron"]);
}
