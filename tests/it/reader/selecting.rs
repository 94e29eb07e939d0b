//! Selecting by mouse and keyboard, and copying.

use super::*;

#[test]
fn a_drag_over_two_paragraphs_selects_the_exact_bytes() {
    let mut harness = open(story());
    let (from, to) = (place(&harness, "waves broke"), place(&harness, "company will"));
    drag(&mut harness, from, to);
    let text = harness.state().article.text.clone();
    let expected = TextRange::new(text.find("waves").unwrap(), text.find("company").unwrap());
    assert_eq!(harness.state().reader.selection(), Some(expected));
    assert_eq!(copied(&mut harness).as_deref(), Some(slice(&text, expected)));
    assert!(harness.state().clicked.is_empty(), "a drag is no click");
    drag(&mut harness, to, from);
    assert_eq!(harness.state().reader.selection(), Some(expected), "the same backwards");
}

#[test]
fn clicks_take_word_sentence_and_paragraph() {
    let mut harness = open(story());
    clicks(&mut harness, "ngö", 1);
    assert_eq!(harness.state().clicked, [harness.state().article.text.find("ngö").unwrap()]);
    assert_eq!(selected(&harness), "");
    clicks(&mut harness, "ngö", 1);
    assert_eq!(selected(&harness), "Långö");
    clicks(&mut harness, "ngö", 1);
    assert_eq!(selected(&harness), "The night ferry to Långö turned back on Tuesday after waves broke two windows.");
    clicks(&mut harness, "ngö", 1);
    assert_eq!(selected(&harness), STORY[1]);
    assert_eq!(harness.state().clicked.len(), 1, "only the first click is one");
}

#[test]
fn a_drag_after_a_double_click_grows_by_words() {
    let mut harness = open(story());
    clicks(&mut harness, "rned back", 1);
    let (from, to) = (place(&harness, "rned back"), place(&harness, "esday"));
    drag(&mut harness, from, to);
    assert_eq!(selected(&harness), "turned back on Tuesday");
}

#[test]
fn press_and_release_in_one_frame_are_a_click() {
    let mut harness = open(story());
    let pos = place(&harness, "Nobody");
    harness.hover_at(pos);
    harness.run();
    let events = [button(pos, true, Modifiers::NONE), button(pos, false, Modifiers::NONE)];
    harness.input_mut().events.extend(events.iter().cloned().chain(events.iter().cloned()));
    harness.step();
    assert_eq!(selected(&harness), "Nobody");
    assert_eq!(harness.state().clicked, [harness.state().article.text.find("Nobody").unwrap()]);
}

#[test]
fn a_click_with_shift_extends() {
    let mut harness = open(story());
    clicks(&mut harness, "Nobody", 1);
    let end = place(&harness, " The captain");
    press(&mut harness, end, Modifiers::SHIFT);
    assert_eq!(selected(&harness), "Nobody was hurt.");
}

#[test]
fn the_keyboard_selects_copies_and_lets_go() {
    let mut harness = open(story());
    clicks(&mut harness, "Nobody", 1);
    keys(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight; 3]);
    assert_eq!(selected(&harness), "Nob");
    keys(&mut harness, Modifiers::SHIFT | Modifiers::COMMAND, &[Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(selected(&harness), "Nobody was");
    keys(&mut harness, Modifiers::SHIFT, &[Key::ArrowLeft]);
    assert_eq!(copied(&mut harness).as_deref(), Some("Nobody wa"));
    keys(&mut harness, Modifiers::SHIFT, &[Key::ArrowDown]);
    assert!(selected(&harness).len() > 40, "a row more: {}", selected(&harness));
    keys(&mut harness, Modifiers::SHIFT | Modifiers::COMMAND, &[Key::End]);
    assert!(selected(&harness).ends_with("“a routine decision”."));
    keys(&mut harness, Modifiers::COMMAND, &[Key::A]);
    assert_eq!(selected(&harness), &*harness.state().article.text);
    keys(&mut harness, Modifiers::NONE, &[Key::Escape]);
    assert_eq!(harness.state().reader.selection(), None);
}

#[test]
fn a_line_break_inside_a_paragraph_is_selected_as_it_is_written() {
    let mut harness = open(story());
    let (from, to) = (place(&harness, "look\ninto"), place(&harness, " the case"));
    drag(&mut harness, from, to);
    assert_eq!(copied(&mut harness).as_deref(), Some("look\ninto"));
}

#[test]
fn what_is_selected_is_copied_also_when_nothing_has_the_keyboard() {
    let mut harness = open(story());
    clicks(&mut harness, "Nobody", 2);
    press(&mut harness, pos2(605.0, 10.0), Modifiers::NONE);
    assert_eq!(copied(&mut harness).as_deref(), Some("Nobody"));
}
