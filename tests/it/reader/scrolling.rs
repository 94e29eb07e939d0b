//! Scrolling by wheel, keys, strip and program; what is laid out.

use super::*;

#[test]
fn keys_scroll_while_nothing_is_selected() {
    let mut harness = open(long_story(200));
    let pos = place(&harness, "Paragraph 1 ");
    press(&mut harness, pos, Modifiers::NONE);
    keys(&mut harness, Modifiers::NONE, &[Key::ArrowDown]);
    let little = harness.state().reader.offset();
    keys(&mut harness, Modifiers::NONE, &[Key::PageDown]);
    let page = harness.state().reader.offset();
    assert!(little > 20.0 && page > little + 300.0, "{little} {page}");
    keys(&mut harness, Modifiers::NONE, &[Key::End]);
    let reader = &harness.state().reader;
    assert!((reader.offset() + reader.body_rect().height() - reader.content_height()).abs() < 1.0);
    keys(&mut harness, Modifiers::NONE, &[Key::Home]);
    assert!(harness.state().reader.offset() < 1.0);
}

#[test]
fn the_wheel_scrolls() {
    let mut harness = open(long_story(200));
    harness.hover_at(pos2(200.0, 200.0));
    harness.run();
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, -3.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Wheel,
    });
    harness.run();
    assert!(harness.state().reader.offset() > 50.0);
}

#[test]
fn a_drag_beyond_the_edge_goes_on_scrolling() {
    let mut harness = open(long_story(200));
    let from = place(&harness, "Paragraph 1 ");
    harness.event(Event::PointerMoved(from));
    harness.event(button(from, true, Modifiers::NONE));
    harness.event(Event::PointerMoved(from + vec2(0.0, 40.0)));
    harness.event(Event::PointerMoved(pos2(from.x, 560.0)));
    harness.run_steps(60);
    let (offset, end) = (harness.state().reader.offset(), harness.state().reader.selection().unwrap().end);
    harness.run_steps(30);
    assert!(offset > 100.0 && harness.state().reader.offset() > offset + 100.0);
    assert!(harness.state().reader.selection().unwrap().end > end);
    harness.event(button(pos2(from.x, 560.0), false, Modifiers::NONE));
    harness.run();
    assert!(selected(&harness).starts_with("Paragraph 1 "));
}

#[test]
fn a_byte_is_brought_to_the_wanted_height_from_far_away() {
    let mut harness = open(long_story(3000));
    for n in [2500, 4, 1700, 1701] {
        let at = harness.state().article.text.find(&format!("Paragraph {n} ")).unwrap();
        harness.state_mut().reader.align(at, 200.0);
        harness.step();
        harness.step();
        let reader = &harness.state().reader;
        let top = reader.screen_rects(TextRange::new(at, at + 9))[0].top() - reader.body_rect().top();
        assert!((top - 200.0).abs() <= 2.0 || reader.offset() == 0.0, "paragraph {n} stands at {top}");
        assert!((reader.y_of(TextRange::new(at, at + 9)).0 - reader.body_rect().top() - top).abs() < 0.1);
        assert!(reader.laid_out() < 30, "only what is on screen is laid out");
    }
}

#[test]
fn the_text_stays_where_it_is_while_heights_are_still_being_measured() {
    let mut harness = open(long_story(3000));
    let at = harness.state().article.text.find("Paragraph 2000 ").unwrap();
    harness.state_mut().reader.align(at, 100.0);
    harness.step();
    let top = |harness: &Harness<'_, Window>| harness.state().reader.screen_rects(TextRange::new(at, at + 9))[0].top();
    let before = top(&harness);
    harness.run_steps(60);
    assert!((top(&harness) - before).abs() <= 1.0);
}

#[test]
fn a_new_width_keeps_the_place() {
    let mut harness = open(long_story(400));
    let at = harness.state().article.text.find("Paragraph 300 ").unwrap();
    harness.state_mut().reader.align(at, 0.0);
    harness.run();
    harness.state_mut().width = 380.0;
    harness.run();
    let reader = &harness.state().reader;
    let top = reader.y_of(TextRange::new(at, at + 9)).0 - reader.body_rect().top();
    assert!(top.abs() <= 30.0, "{top}");
}

#[test]
fn one_paragraph_of_a_megabyte_does_not_hang_the_window() {
    let text = "Waters rose and fell again, they said, and rose. ".repeat(30_000);
    let mut harness = open(article(&["Flood".to_owned(), text.trim_end().to_owned()]));
    let before = std::time::Instant::now();
    let at = harness.state().article.text.len() - 20_000;
    harness.state_mut().reader.align(at, 100.0);
    harness.run_steps(3);
    assert!(before.elapsed().as_secs() < 10, "{:?}", before.elapsed());
    assert!(harness.state().reader.laid_out() < 5);
}

#[test]
fn a_click_into_the_strip_goes_there() {
    let mut harness = open(long_story(400));
    harness.get_by_role_and_label(Role::ScrollBar, "Overview of Ferry News").click();
    harness.run();
    let reader = &harness.state().reader;
    let middle = (reader.offset() + reader.body_rect().height() / 2.0) / reader.content_height();
    assert!((middle - 0.5).abs() < 0.02, "{middle}");
}
