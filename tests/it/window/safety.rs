//! What the window does when it is not alone: others that have the notebook open, write into it, take it over or tear it; and what it does when
//! it breaks down.

use super::files::{alerts, folder};
use super::{COURIER, Window, tribune};
use crossread::command::{Command, Spot};
use crossread::notebook::{Annotation, Id, Notebook};
use crossread::store::{self, Lock};
use crossread::text::TextRange;
use crossread::ui::actions::Action;
use crossread::ui::commands;
use crossread::ui::view::SaveState;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};

/// A folder with a notebook of the Courier's story, and its file.
fn desk() -> (tempfile::TempDir, PathBuf) {
    let (folder, _paths) = folder(&[]);
    let path = folder.path().join("n.crossread.ron");
    let mut window = Window::new();
    window.paste(COURIER);
    window.annotate("14 cracks", "first");
    store::save(&path, window.notebook()).expect("saved");
    (folder, path)
}

impl Window {
    fn open(path: &Path) -> Self {
        let data = path.with_file_name("data");
        let mut window = Self::with(None, Some(data));
        window.act(Action::OpenNotebook(path.to_owned()));
        window
    }

    /// Writes a note on some words of the first article.
    fn annotate(&mut self, words: &str, note: &str) {
        let article = &self.app().session().articles()[0];
        let at = article.text.find(words).expect("the words are in the text");
        let spot = Spot { article: article.id.clone(), range: TextRange::new(at, at + words.len()) };
        self.act(Action::Run(Command::Annotate { spot, tags: Vec::new(), note: note.to_owned() }));
    }

    fn state(&self) -> &SaveState {
        &self.app().view().file.state
    }

    /// Lets the time pass after which the file is looked at again.
    fn wait(&mut self) {
        self.0.run_steps(240);
        self.settle();
    }
}

fn notes(notebook: &Notebook) -> Vec<String> {
    let mut notes: Vec<_> = notebook.annotations.values().map(|annotation| annotation.note.clone()).collect();
    notes.sort();
    notes
}

fn on_disk(path: &Path) -> Notebook {
    store::load(path).expect("whole").notebook
}

/// Somebody else writes a note into the file.
fn write_elsewhere(path: &Path, note: &str) {
    let mut notebook = on_disk(path);
    let mut annotation = notebook.annotations.values().next().expect("one").clone();
    (annotation.id, annotation.note) = (Id::random('n'), note.to_owned());
    notebook.annotations.insert(annotation.id.clone(), annotation);
    store::save(path, &notebook).expect("saved");
}

#[test]
fn what_others_write_is_taken_in_and_undone_at_once() {
    let (_folder, path) = desk();
    let mut window = Window::open(&path);
    write_elsewhere(&path, "theirs");
    window.wait();
    assert_eq!(notes(window.notebook()), ["first", "theirs"]);
    assert!(alerts(&window).iter().any(|alert| alert.contains("taken in") && alert.contains("1 added")), "{:?}", alerts(&window));
    // Both at once: ours is not saved yet when theirs is written.
    window.annotate("twice an hour", "ours");
    write_elsewhere(&path, "theirs too");
    window.wait();
    window.wait();
    assert_eq!(notes(window.notebook()), ["first", "ours", "theirs", "theirs too"]);
    assert_eq!(notes(&on_disk(&path)), notes(window.notebook()));
    assert_eq!(window.state(), &SaveState::Saved);
    let last = window.app().session().history().last().expect("a step").name.clone();
    window.press(egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(notes(window.notebook()), ["first", "ours", "theirs"], "{last}");
}

#[test]
fn a_notebook_that_another_has_is_read_and_can_be_taken_over() {
    let (_folder, path) = desk();
    let theirs = Lock::take(&path).expect("free");
    let mut window = Window::open(&path);
    assert!(alerts(&window)[0].contains("has this notebook open"), "{:?}", alerts(&window));
    assert!(matches!(window.state(), SaveState::ReadOnly(_)), "{:?}", window.state());
    window.annotate("twice an hour", "ours");
    window.wait();
    assert!(matches!(window.state(), SaveState::Failed(_)), "{:?}", window.state());
    assert_eq!(notes(&on_disk(&path)), ["first"]);
    window.click(Role::Button, "Take it over");
    window.wait();
    assert_eq!(notes(&on_disk(&path)), ["first", "ours"]);
    assert!(theirs.lost_to().is_some());
}

#[test]
fn a_window_whose_notebook_is_taken_over_says_so_and_writes_nothing() {
    let (_folder, path) = desk();
    let mut window = Window::open(&path);
    let theirs = Lock::take_over(&path).expect("taken");
    window.annotate("twice an hour", "ours");
    window.wait();
    assert!(alerts(&window).iter().any(|alert| alert.contains("has taken this notebook over")), "{:?}", alerts(&window));
    assert_eq!(notes(&on_disk(&path)), ["first"]);
    window.click(Role::Button, "Take it back");
    window.wait();
    assert_eq!(notes(&on_disk(&path)), ["first", "ours"]);
    assert!(theirs.lost_to().is_some());
}

#[test]
fn a_torn_notebook_is_let_be_and_its_backup_is_opened() {
    let (_folder, path) = desk();
    let mut window = Window::open(&path);
    window.annotate("twice an hour", "second");
    window.wait();
    drop(window);
    let whole = std::fs::read(&path).expect("there");
    let torn = &whole[..whole.len() / 2];
    store::write_whole(&path, torn).expect("written");
    let mut window = Window::open(&path);
    assert!(alerts(&window)[0].contains("torn"), "{:?}", alerts(&window));
    window.click(Role::Button, "Open the backup");
    assert_eq!(notes(window.notebook()), ["first"]);
    assert_eq!(window.app().view().file.name, None);
    assert_eq!(std::fs::read(&path).expect("there"), torn);
}

#[test]
fn a_file_that_is_torn_meanwhile_is_not_written_over() {
    let (_folder, path) = desk();
    let mut window = Window::open(&path);
    store::write_whole(&path, b"<<<<<<< ours").expect("written");
    window.annotate("twice an hour", "ours");
    window.wait();
    assert!(matches!(window.state(), SaveState::Failed(_)), "{:?}", window.state());
    assert_eq!(std::fs::read(&path).expect("there"), b"<<<<<<< ours");
    assert_eq!(notes(window.notebook()), ["first", "ours"]);
    // Somebody mends it.
    let mut notebook = window.notebook().clone();
    notebook.annotations.retain(|_, annotation| annotation.note == "first");
    store::save(&path, &notebook).expect("saved");
    window.wait();
    window.wait();
    assert_eq!(notes(&on_disk(&path)), ["first", "ours"]);
}

#[test]
fn a_copy_of_a_synchroniser_is_offered_and_taken_in_once() {
    let (_folder, path) = desk();
    let copy = path.with_file_name("n.sync-conflict-20261122-101500-ABCDEFG.crossread.ron");
    store::save(&copy, &on_disk(&path)).expect("saved");
    let quiet = Window::open(&path);
    assert_eq!(alerts(&quiet), [""; 0]);
    drop(quiet);
    write_elsewhere(&copy, "theirs");
    let mut window = Window::open(&path);
    window.click(Role::Button, "Take it in");
    window.wait();
    assert_eq!(notes(&on_disk(&path)), ["first", "theirs"]);
    drop(window);
    assert_eq!(alerts(&Window::open(&path)), [""; 0]);
    assert!(copy.exists());
}

#[test]
fn a_window_that_breaks_down_saves_first() {
    let (_folder, path) = desk();
    let broken = std::panic::catch_unwind(|| {
        let mut window = Window::open(&path);
        let ctx = window.0.ctx.clone();
        let article = window.app().session().articles()[0].id.clone();
        let spot = Spot { article, range: TextRange::new(0, 6) };
        let command = Command::Annotate { spot, tags: Vec::new(), note: "last words".to_owned() };
        window.0.state_mut().as_mut().expect("an app").act(Action::Run(command), &ctx);
        panic!("broken down");
    });
    assert!(broken.is_err());
    assert_eq!(notes(&on_disk(&path)), ["first", "last words"]);
}

/// The Courier's story after its second thoughts: a figure corrected, a sentence put before.
fn newer() -> String {
    let newer =
        COURIER.replace("14 cracks", "41 cracks").replacen("\n\n", "\n\nIt rained again in Vellport on Monday night. ", 1);
    assert!(newer.contains("41 cracks"));
    newer
}

#[test]
fn a_newer_text_takes_the_place_of_the_older_and_what_changed_is_reviewed() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.annotate("Engineers found 14 cracks", "how many?");
    window.annotate("twice an hour", "since when?");
    window.paste_only(&newer());
    window.0.get_by(|node| node.label().is_some_and(|label| label.starts_with("Newer text of “"))).click();
    window.settle();
    assert_eq!(window.columns().len(), 2);
    let alert = alerts(&window).join(" ");
    assert!(alert.contains("1 moved") || alert.contains("1 as it was"), "{alert}");
    assert!(alert.contains("1 changed") && alert.contains("Changed figures: 14 to 41."), "{alert}");
    window.act(Action::Review);
    window.click(Role::Button, "Accept");
    let quotes: Vec<_> = window.notebook().sorted_annotations().into_iter().map(Annotation::quote).collect();
    assert!(quotes.contains(&"Engineers found 41 cracks".to_owned()), "{quotes:?}");
    assert_eq!(window.app().view().pending.waiting().count(), 0);
    window.press(egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(window.app().view().pending.waiting().count(), 1);
    window.click(Role::Button, "Keep as lost");
    assert_eq!(window.app().view().pending.waiting().count(), 0);
    assert_eq!(window.app().view().pending.list().len(), 1);
}

#[test]
fn a_file_of_a_newer_format_is_never_written_over() {
    let (_folder, path) = desk();
    let newer = std::fs::read_to_string(&path).expect("there").replace("format: 1", "format: 2");
    store::write_whole(&path, newer.as_bytes()).expect("written");
    // The dialog answers with the very same file.
    let mut window = Window::with(Some(vec![path.clone()]), Some(path.with_file_name("data")));
    window.act(Action::OpenNotebook(path.clone()));
    window.annotate("twice an hour", "ours");
    window.act(Action::Do(commands::Command::SaveAs));
    window.act(Action::TakeOver);
    window.wait();
    let notices: Vec<_> = window.app().view().notices.list().iter().map(|notice| notice.text.as_str()).collect();
    assert!(notices.iter().any(|notice| notice.contains("so it is not written over")), "{notices:?}");
    assert!(matches!(window.state(), SaveState::Failed(_)), "{:?}", window.state());
    assert_eq!(std::fs::read_to_string(&path).expect("there"), newer);
}

#[test]
fn a_name_that_is_completed_replaces_no_other_notebook() {
    let (folder, path) = desk();
    let before = std::fs::read(&path).expect("there");
    let mut window = Window::with(Some(vec![folder.path().join("n")]), Some(path.with_file_name("data")));
    window.paste(&tribune());
    window.act(Action::Do(commands::Command::SaveAs));
    assert!(alerts(&window).iter().any(|alert| alert.contains("there is such a file already")), "{:?}", alerts(&window));
    assert_eq!(std::fs::read(&path).expect("there"), before);
}

#[test]
fn a_backup_is_opened_from_the_menu() {
    let (_folder, path) = desk();
    let mut window = Window::open(&path);
    assert_eq!(window.app().view().file.backups, []);
    window.annotate("twice an hour", "second");
    window.wait();
    let [(date, file)] = window.app().view().file.backups.clone().try_into().expect("one backup");
    assert_eq!(notes(&on_disk(&file)), ["first"]);
    window.click(Role::Button, "File");
    window.0.get_by_label_contains("Open a backup").click();
    window.settle();
    window.click(Role::Button, &date);
    window.wait();
    assert_eq!(*window.state(), SaveState::Nothing, "only looked at");
    assert_eq!((notes(window.notebook()), window.app().view().file.name.clone()), (vec!["first".into()], None));
    assert_eq!(notes(&on_disk(&path)), ["first", "second"]);
}

#[test]
fn a_backup_that_is_opened_stays_as_it_is() {
    let (_folder, path) = desk();
    let mut window = Window::open(&path);
    window.annotate("twice an hour", "second");
    window.wait();
    drop(window);
    let backup = store::newest_good(&path.with_file_name("data"), &path).expect("a backup").path;
    let before = std::fs::read(&backup).expect("there");
    let mut window = Window::open(&path);
    window.act(Action::OpenNotebook(backup.clone()));
    window.annotate("twice an hour", "third");
    window.wait();
    assert_eq!((notes(window.notebook()), window.app().view().file.name.clone()), (vec!["first".into(), "third".into()], None));
    assert_eq!(std::fs::read(&backup).expect("there"), before);
    assert_eq!(notes(&on_disk(&path)), ["first", "second"]);
}
