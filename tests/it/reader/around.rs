//! What stands around the text: screen readers' nodes, numbers, ribbons; and texts that are hard to show.

use super::*;
use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
#[test]
fn a_screen_reader_finds_the_document_its_paragraphs_and_the_selection() {
    let mut harness = open(story());
    clicks(&mut harness, "Nobody", 2);
    let document = harness.get_by_role_and_label(Role::Document, "Ferry News");
    assert_eq!(document.query_all_by_role(Role::Paragraph).count(), 2);
    assert_eq!(document.query_all_by_role(Role::Heading).count(), 1);
    assert!(document.accesskit_node().text_selection().is_some());
}

#[test]
fn a_screen_reader_reads_on_beyond_the_screen() {
    let mut harness = open(long_story(60));
    let document = harness.get_by_role_and_label(Role::Document, "Ferry News");
    assert_eq!(document.query_all_by_role(Role::Paragraph).count(), 59);
    document.get_by_label_contains("Paragraph 56 tells").scroll_to_me();
    harness.run();
    let start = harness.state().article.text.find("Paragraph 56 ").unwrap();
    assert_eq!(harness.state().reader.screen_rects(TextRange::new(start, start + 9)).len(), 1);
}

#[test]
fn a_screen_reader_can_select() {
    let mut harness = open(story());
    clicks(&mut harness, "Nobody", 2);
    let (target, selection) = {
        let document = harness.get_by_role_and_label(Role::Document, "Ferry News");
        let told = document.accesskit_node().data().text_selection().copied().unwrap();
        (document.accesskit_node().locate().0, told)
    };
    clicks(&mut harness, "captain", 2);
    harness.event(Event::AccessKitActionRequest(ActionRequest {
        action: Action::SetTextSelection,
        target_tree: TreeId::ROOT,
        target_node: target,
        data: Some(ActionData::SetTextSelection(selection)),
    }));
    harness.run();
    assert_eq!(selected(&harness), "Nobody");
}

#[test]
fn a_number_in_the_margin_is_a_button() {
    let mut harness = open(story());
    let start = harness.state().article.text.find("Nobody").unwrap();
    let number = MarginNumber { range: TextRange::new(start, start + 16), number: 3, relation: Relation::Same };
    harness.state_mut().numbers = vec![number];
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Shared sentence 3, in other words").click();
    harness.run();
    assert_eq!(harness.state().margin_clicked, Some(0));
    assert_eq!(harness.state().reader.selection(), None);
}

#[test]
fn words_from_right_to_left_are_shown_and_guarded() {
    let mut harness = open(article(&["Port".to_owned(), "السلام عليكم ورحمة الله".to_owned(), "The end.".to_owned()]));
    let pos = place(&harness, "The end") - vec2(0.0, 40.0);
    press(&mut harness, pos, Modifiers::NONE);
    keys(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::End]);
    keys(&mut harness, Modifiers::COMMAND, &[Key::A]);
    assert_eq!(selected(&harness), &*harness.state().article.text);
}

#[test]
fn an_empty_article_is_no_trouble() {
    let mut harness = open(article(&[]));
    press(&mut harness, pos2(200.0, 200.0), Modifiers::NONE);
    keys(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight, Key::ArrowDown, Key::Home, Key::End]);
    keys(&mut harness, Modifiers::NONE, &[Key::PageDown, Key::End]);
    harness.state_mut().reader.align(7, 100.0);
    harness.run();
    assert_eq!(harness.state().reader.selection(), None);
}

#[test]
fn a_ribbon_is_hovered_and_clicked_by_mouse_and_by_name() {
    let ribbon = |link, top: f32, label| RibbonEnds {
        left: (top, top + 40.0),
        right: (top + 100.0, top + 120.0),
        link,
        relation: Relation::Partial,
        focused: false,
        label,
    };
    let show = move |ui: &mut egui::Ui, seen: &mut Vec<ribbons::RibbonResponse>| {
        let gap = Rect::from_min_size(pos2(100.0, 0.0), vec2(60.0, 400.0));
        seen.push(ribbons::ui(ui, gap, &[ribbon(4, 20.0, "first"), ribbon(9, 200.0, "second"), ribbon(1, 900.0, "far below")]));
    };
    let builder = Harness::builder().with_size(vec2(300.0, 400.0)).with_step_dt(1.0 / 60.0).with_context_setup(theme::install);
    let mut harness = builder.build_ui_state(show, Vec::new());
    harness.run();
    harness.hover_at(pos2(101.0, 220.0));
    harness.run();
    assert_eq!(harness.state().last().unwrap().hovered, Some(9));
    harness.get_by_role_and_label(Role::Button, "first").click();
    harness.run();
    assert_eq!(harness.state().iter().filter_map(|seen| seen.clicked).collect::<Vec<_>>(), [4]);
    harness.get_by_role_and_label(Role::Button, "second").click_accesskit();
    harness.run();
    assert_eq!(harness.state().iter().filter_map(|seen| seen.clicked).collect::<Vec<_>>(), [4, 9]);
    assert!(harness.query_by_label("far below").is_none(), "what cannot be seen cannot be clicked");
}
