//! Files: by dialog, by dropping, those that cannot be read; and sample stories.

use super::{COURIER, Window, tribune};
use crossread::ui::actions::Action;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};

pub(super) fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    for (path, (_, text)) in paths.iter().zip(files) {
        use std::io::Write as _;
        std::fs::OpenOptions::new().write(true).create_new(true).open(path).unwrap().write_all(text.as_bytes()).unwrap();
    }
    (folder, paths)
}

pub(super) fn alerts(window: &Window) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    window.0.query_all_by_role(Role::Alert).map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
}

#[test]
fn chosen_files_are_opened_in_their_order() {
    let (_folder, paths) = folder(&[("b.txt", COURIER), ("a.txt", &tribune())]);
    let mut window = Window::with_picker(Some(paths));
    window.click(Role::Button, "Open…");
    assert_eq!(window.columns(), ["Bridge over the Vell stays shut", "A week in Vellport"]);
    assert_eq!(alerts(&window), [""; 0]);
}

#[test]
fn a_folder_stands_for_the_articles_in_it_saved_pages_too() {
    let paragraph = "<p>Mayor Ines Okafor said on Tuesday that the old bridge over the Vell will stay shut until the spring, and that the \
                     ferry will run twice an hour until then, as the council had asked.</p>";
    let page = format!(
        "<!doctype html><html><head><title>Bridge shut</title></head><body><nav>Home</nav><article><h1>Bridge shut</h1>{}</article></body></html>",
        paragraph.repeat(6)
    );
    let (folder, _paths) = folder(&[("a.html", &page), ("b.txt", COURIER), ("picture.png", "no article")]);
    let mut window = Window::new();
    window.act(Action::OpenFiles(vec![folder.path().to_owned()]));
    window.click(Role::Button, "Add all 2");
    assert_eq!(window.columns(), ["Bridge shut", "Bridge over the Vell stays shut"]);
    assert_eq!(alerts(&window), [""; 0]);
}

#[test]
fn notes_leave_in_the_format_that_is_chosen() {
    let (folder, _paths) = folder(&[]);
    let file = folder.path().join("notes.csv");
    let mut window = Window::with_picker(Some(vec![file.clone()]));
    window.paste(COURIER);
    window.act(Action::Export(None));
    window.settle();
    window.click(Role::Button, "table of notes");
    window.click(Role::Button, "Save as table of notes…");
    let written = std::fs::read_to_string(&file).expect("written");
    assert!(written.trim_start_matches('\u{feff}').contains("article"), "{written}");
    assert!(written.lines().count() == 1, "a heading and no note: {written}");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_dialog_the_other_ways_are_named() {
    let mut window = Window::with_picker(None);
    window.click(Role::Button, "Open…");
    assert!(alerts(&window)[0].contains("Ctrl+V"), "{:?}", alerts(&window));
}

#[test]
fn a_missing_file_is_named_and_the_others_are_opened() {
    let (folder, paths) = folder(&[("a.txt", COURIER)]);
    let missing = folder.path().join("missing.txt");
    let mut window = Window::new();
    window.act(Action::OpenFiles(vec![missing, paths[0].clone()]));
    assert_eq!(window.columns(), ["Bridge over the Vell stays shut"]);
    let alerts = alerts(&window);
    assert_eq!(alerts.len(), 1);
    assert!(alerts[0].contains("missing.txt"), "{alerts:?}");
    window.0.get_by_label(&format!("Dismiss: {}", alerts[0])).click();
    window.settle();
    assert!(window.0.query_by_role(Role::Alert).is_none());
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads files by their path".into())
    }
}

#[test]
fn dropped_files_are_opened() {
    let (_folder, paths) = folder(&[("a.txt", COURIER), ("b.txt", &tribune())]);
    let mut window = Window::new();
    window.0.input_mut().dropped_files = paths.into_iter().map(|path| std::sync::Arc::new(Dropped(path)) as _).collect();
    window.settle();
    assert_eq!(window.columns().len(), 2);
}

#[test]
fn a_sample_story_makes_room_for_the_readers_own() {
    let mut window = Window::new();
    let sample = crossread::samples::first();
    window.act(Action::OpenSample(sample.name));
    assert_eq!(window.columns().len(), sample.articles.len().min(4));
    window.paste(COURIER);
    assert_eq!(window.columns(), ["Bridge over the Vell stays shut"]);
}
