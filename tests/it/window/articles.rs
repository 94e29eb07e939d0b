//! Articles in columns: pasting, details, closing, moving, size of type.

use super::{COURIER, REVIEW, Window, tribune};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

#[test]
fn pasted_articles_stand_side_by_side() {
    let mut window = Window::on(&[COURIER]);
    assert_eq!(window.columns(), ["Bridge over the Vell stays shut"]);
    assert!(window.0.query_by_label("Add a second article").is_some());
    window.paste(&tribune());
    window.paste(REVIEW);
    assert_eq!(window.columns(), ["Bridge over the Vell stays shut", "A week in Vellport", "What the bridge costs"]);
}

#[test]
fn stories_of_one_title_are_told_apart() {
    let window = Window::on(&["Bridge closes\n\nIt is shut.", "Bridge closes\n\nIt was shut on Monday."]);
    assert_eq!(window.0.query_all_by_role_and_label(Role::ScrollBar, "Overview of Bridge closes").count(), 2);
}

#[test]
fn the_same_words_are_pasted_once_and_the_reader_is_told() {
    let mut window = Window::on(&[COURIER]);
    window.paste(COURIER);
    assert_eq!(window.columns().len(), 1);
    assert!(window.0.query_by_role(Role::Alert).is_some());
}

#[test]
fn a_fifth_article_waits_behind_a_column_and_is_found_there() {
    let mut window = Window::on(&[COURIER, &tribune(), REVIEW, "Fourth\n\nIt rained.", "Fifth\n\nIt snowed."]);
    assert_eq!(window.columns(), ["Bridge over the Vell stays shut", "A week in Vellport", "What the bridge costs", "Fifth"]);
    window.click(Role::Button, "Show another article instead of Bridge over the Vell stays shut");
    window.click(Role::Button, "Fourth");
    assert_eq!(window.columns(), ["Fourth", "A week in Vellport", "What the bridge costs", "Fifth"]);
}

#[test]
fn a_closed_article_goes_and_nothing_of_it_is_shown() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    assert!(!window.app().columns().marks(&window.id(0)).is_empty());
    window.click(Role::Button, "Menu of A week in Vellport");
    window.click(Role::Button, "Close article");
    assert_eq!(window.columns(), ["Bridge over the Vell stays shut"]);
    assert!(window.app().columns().marks(&window.id(0)).iter().all(|segment| segment.claim.is_none()));
}

#[test]
fn columns_change_places() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.click(Role::Button, "Menu of A week in Vellport");
    window.click(Role::Button, "Move left");
    assert_eq!(window.columns(), ["A week in Vellport", "Bridge over the Vell stays shut"]);
}

#[test]
fn details_are_entered_and_a_wrong_date_is_refused() {
    let mut window = Window::on(&[COURIER]);
    window.press(Modifiers::COMMAND, Key::I);
    for (field, words) in [("Outlet", "Vell Courier"), ("Date", "2030-11-31")] {
        window.0.get_by_role_and_label(Role::TextInput, field).focus();
        window.0.run();
        window.0.get_by_role_and_label(Role::TextInput, field).type_text(words);
        window.settle();
    }
    assert!(window.0.query_by_label("There is no such day").is_some());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.has(Role::TextInput, "Outlet"), "the dialog stays open");
    window.press(Modifiers::NONE, Key::Backspace);
    window.0.get_by_role_and_label(Role::TextInput, "Date").type_text("0");
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.columns(), ["Vell Courier"]);
    let details = &window.app().session().articles()[0].details;
    assert_eq!(details.published.map(|day| day.to_string()).as_deref(), Some("2030-11-30"));
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let mut window = Window::on(&[COURIER]);
    window.press(Modifiers::COMMAND, Key::I);
    window.0.get_by_role_and_label(Role::TextInput, "Outlet").type_text("Nobody");
    window.settle();
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.has(Role::TextInput, "Outlet"));
    assert_eq!(window.columns(), ["Bridge over the Vell stays shut"]);
}

#[test]
fn text_pasted_into_a_field_stays_there() {
    let mut window = Window::on(&[COURIER]);
    window.press(Modifiers::COMMAND, Key::I);
    window.0.event(egui::Event::Paste("Vell Courier".to_owned()));
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.columns(), ["Vell Courier"]);
}

#[test]
fn the_reading_type_grows_and_shrinks() {
    let mut window = Window::on(&[COURIER]);
    let height = |window: &Window| window.app().columns().reader(&window.id(0)).unwrap().content_height();
    let usual = height(&window);
    for _ in 0..3 {
        window.press(Modifiers::COMMAND, Key::Plus);
    }
    assert!(height(&window) > usual);
    window.press(Modifiers::COMMAND, Key::Num0);
    assert!((height(&window) - usual).abs() < 0.5);
}

#[test]
fn the_overlay_lists_every_shortcut() {
    let mut window = Window::on(&[COURIER]);
    window.press(Modifiers::NONE, Key::F1);
    for entry in crossread::ui::commands::COMMANDS.iter().filter(|entry| entry.keys.is_some()) {
        assert!(window.0.query_all_by_label(entry.name).next().is_some(), "{}", entry.name);
    }
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.0.query_by_label("Keyboard shortcuts").is_none());
}
