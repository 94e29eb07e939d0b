//! What came in, looked at before it becomes an article; and words that leave by the clipboard.

use super::files::{alerts, folder};
use super::{COURIER, Window, tribune};
use crossread::article::UnitKind;
use crossread::ui::actions::Action;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use std::io::Write as _;

const FIRST: &str = "Mayor Ines Okafor said on Tuesday that the old bridge over the Vell will stay shut until the spring of 2031 at \
                     least, and that she was sorry.";
const SECOND: &str =
    "Engineers found 14 cracks in the northern pier during an inspection in October, her office said in a short statement.";
const MORE: &str = "Read more about the bridges of the Vell and the people who look after them in our series on Saturdays.";

/// A page as browsers save it; without a name of its outlet.
fn page() -> String {
    format!(
        "<!doctype html><html><head><title>Bridge stays shut</title></head><body><nav>Home</nav><article>\
         <h1>Bridge stays shut</h1><p>{FIRST}</p><p>{SECOND}</p><p>{MORE}</p></article></body></html>"
    )
}

fn on_page() -> Window {
    let (_folder, paths) = folder(&[("bridge.html", &page())]);
    let mut window = Window::new();
    window.act(Action::OpenFiles(paths));
    window
}

fn write(window: &mut Window, field: &str, words: &str) {
    window.0.get_by_role_and_label(Role::TextInput, field).focus();
    window.settle();
    window.0.event(egui::Event::Text(words.to_owned()));
    window.settle();
}

fn texts(window: &Window) -> Vec<String> {
    window.app().session().articles().iter().map(|article| article.text.to_string()).collect()
}

#[test]
fn a_page_is_looked_at_first_cut_and_corrected() {
    let mut window = on_page();
    assert_eq!(texts(&window), [""; 0], "nothing is open before the reader says so");
    window.click(Role::CheckBox, MORE);
    write(&mut window, "Outlet", "Vellport Courier");
    window.click(Role::Button, "Add story");
    assert_eq!(texts(&window), [format!("Bridge stays shut\n\n{FIRST}\n\n{SECOND}")]);
    assert_eq!(window.columns(), ["Vellport Courier"]);
    assert!(!window.has(Role::Button, "Add story"), "the dialog is gone");
    assert_eq!(alerts(&window), [""; 0]);
}

#[test]
fn a_story_begins_and_ends_where_the_reader_says() {
    let mut window = on_page();
    for bound in ["Begin", "End"] {
        window.0.get_by_role_and_label(Role::CheckBox, SECOND).hover();
        window.settle();
        window.click(Role::Button, bound);
    }
    assert!(window.0.query_by_label_contains("20 words stay").is_some());
    window.press(egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(texts(&window), [SECOND]);
}

#[test]
fn nothing_is_opened_of_what_is_left_out() {
    let mut window = on_page();
    window.click(Role::Button, "Leave out");
    assert_eq!((texts(&window).len(), alerts(&window).len()), (0, 0));
    let mut window = on_page();
    window.press(egui::Modifiers::NONE, egui::Key::Escape);
    assert_eq!(texts(&window), [""; 0]);
    assert_eq!(alerts(&window), ["Not added: bridge.html. Open or paste it again to have it."]);
    assert!(!window.has(Role::Button, "Add story"));
}

#[test]
fn a_story_without_a_word_or_with_a_wrong_date_is_not_added() {
    let mut window = on_page();
    write(&mut window, "Date", "yesterday");
    window.press(egui::Modifiers::NONE, egui::Key::Enter);
    assert!(window.has(Role::Label, "Write the date as 2015-09-28"));
    assert_eq!(texts(&window), [""; 0]);
    let mut window = on_page();
    for words in ["Bridge stays shut", FIRST, SECOND, MORE] {
        window.click(Role::CheckBox, words);
    }
    window.press(egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(texts(&window), [""; 0]);
    assert!(window.has(Role::Button, "Add story"));
}

#[test]
fn the_reader_hears_that_a_story_is_open_already() {
    let (_folder, paths) = folder(&[("bridge.html", &page())]);
    let mut window = Window::new();
    window.act(Action::OpenFiles(paths.clone()));
    window.click(Role::CheckBox, MORE);
    window.click(Role::Button, "Add story");
    window.act(Action::OpenFiles(paths));
    assert!(window.has(Role::Label, "“Bridge stays shut” came from the same place and is open already."));
}

#[test]
fn stories_wait_for_one_another_and_for_other_dialogs() {
    let (_folder, paths) = folder(&[("a.html", &page()), ("b.txt", COURIER), ("c.txt", &tribune())]);
    let mut window = Window::new();
    window.press(egui::Modifiers::NONE, egui::Key::F1);
    window.act(Action::OpenFiles(paths));
    assert!(!window.has(Role::Button, "Add story"), "the shortcuts are shown");
    window.press(egui::Modifiers::NONE, egui::Key::Escape);
    window.settle();
    window.click(Role::Button, "Add story");
    window.click(Role::Button, "Add all 2");
    assert_eq!(window.columns(), ["Bridge stays shut", "Bridge over the Vell stays shut", "A week in Vellport"]);
}

#[test]
fn what_is_to_be_said_of_stories_that_nobody_looked_at_is_said() {
    let (_folder, paths) = folder(&[("a.html", &page())]);
    let guessed = paths[0].with_file_name("b.txt");
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&guessed).unwrap();
    file.write_all(b"The caf\xe9 is closed.\n\nThe caf\xe9 was old, and the ma\xeetre is gone.").unwrap();
    let mut window = Window::new();
    window.act(Action::OpenFiles(vec![paths[0].clone(), guessed]));
    window.click(Role::Button, "Add all 2");
    let alerts = alerts(&window);
    assert!(alerts.len() == 1 && alerts[0].starts_with("b.txt: read as windows-1252"), "{alerts:?}");
}

#[test]
fn words_of_a_browser_keep_their_headings() {
    let mut window = Window::new();
    window.1.0.borrow_mut().page = Some(format!("<h2>Bridge stays shut</h2><p>{FIRST}</p><h3>Ferries</h3><p>{SECOND}</p>"));
    window.paste_only(&format!("Bridge stays shut\n{FIRST}\nFerries\n{SECOND}"));
    window.click(Role::Button, "Add story");
    let article = &window.app().session().articles()[0];
    let heading = article.units.iter().find(|unit| crossread::text::slice(&article.text, unit.range) == "Ferries").unwrap();
    assert_eq!(heading.kind, UnitKind::Subhead);
}

#[test]
fn an_older_page_on_the_clipboard_is_not_taken_for_the_words() {
    let mut window = Window::new();
    window.1.0.borrow_mut().page = Some("<p>Something else.</p>".to_owned());
    window.paste(COURIER);
    assert_eq!(texts(&window), [COURIER]);
}

#[test]
fn a_quotation_is_copied_as_text_and_as_a_page() {
    let mut window = Window::on(&[COURIER]);
    window.drag_over(0, "The ferry will run");
    window.press(egui::Modifiers::NONE, egui::Key::Q);
    let (text, html) = window.1.0.borrow().put.clone().expect("copied");
    assert_eq!(text, "“The ferry will run” (“Bridge over the Vell stays shut”)");
    assert_eq!(html, "<blockquote><p>The ferry will run</p></blockquote><p>— “Bridge over the Vell stays shut”</p>");
}

#[test]
fn the_dialog_stands_still_from_its_first_frame() {
    let mut window = Window::new();
    window.0.event(egui::Event::Paste(tribune()));
    let mut places: Vec<egui::Rect> = (0..8)
        .filter_map(|_| {
            window.0.step();
            window.0.query_by_role_and_label(Role::Button, "Add story").map(|button| button.rect())
        })
        .collect();
    assert!(places.len() > 3, "the dialog is shown");
    // The first is the one that finds out how large the window must be.
    places.remove(0);
    places.dedup();
    assert_eq!(places.len(), 1, "{places:?}");
}
