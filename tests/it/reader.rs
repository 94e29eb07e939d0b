//! The article column in a window without a screen: found by what a screen reader says, driven by mouse and keys.
#![expect(clippy::unwrap_used, reason = "a test that finds nothing to point at has failed")]

use crossread::analysis::Relation;
use crossread::article::{Article, ArticleId, Details, Unit, UnitKind};
use crossread::marks::{MarginNumber, Segment};
use crossread::text::{TextRange, slice};
use crossread::ui::overview::Overview;
use crossread::ui::reader::{Reader, ReaderView};
use crossread::ui::ribbons::{self, RibbonEnds};
use crossread::ui::theme;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, UiBuilder, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const STORY: &[&str] = &[
    "Night ferry turns back",
    "The night ferry to Långö turned back on Tuesday after waves broke two windows. Nobody was hurt. The captain, Åsa Lind, \
     said the ship had never been in danger.",
    "Her company will look\ninto the case. A spokesman called it “a routine decision”.",
];

/// An article of blocks; sentences end at full stops.
fn article(blocks: &[String]) -> Article {
    let (mut text, mut paragraphs, mut units) = (String::new(), Vec::new(), Vec::new());
    for (paragraph, block) in blocks.iter().enumerate() {
        let start = text.len();
        text += block;
        paragraphs.push(TextRange::new(start, text.len()));
        let kind = if paragraph == 0 { UnitKind::Title } else { UnitKind::Sentence };
        let mut at = start;
        for sentence in block.split_inclusive(". ") {
            units.push(Unit { range: TextRange::new(at, at + sentence.trim_end().len()), kind, paragraph });
            at += sentence.len();
        }
        text += "\n\n";
    }
    Article {
        id: ArticleId("ferry".into()),
        text: text.trim_end().into(),
        details: Details::default(),
        paragraphs: paragraphs.into(),
        units: units.into(),
    }
}

fn story() -> Article {
    article(&STORY.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// A story of so many paragraphs of different length.
fn long_story(paragraphs: usize) -> Article {
    let block =
        |n: usize| format!("Paragraph {n} tells what happened. ") + &"The river rose again and the road was shut. ".repeat(n % 7);
    article(&(0..paragraphs).map(|n| block(n).trim_end().to_owned()).collect::<Vec<_>>())
}

struct Window {
    article: Article,
    reader: Reader,
    overview: Overview,
    numbers: Vec<MarginNumber>,
    segments: Vec<Segment>,
    width: f32,
    hovered: Option<usize>,
    clicked: Vec<usize>,
    margin_clicked: Option<usize>,
}

fn show(ui: &mut egui::Ui, window: &mut Window) {
    let rect = Rect::from_min_size(pos2(20.0, 30.0), vec2(window.width, 500.0));
    let mut column = ui.new_child(UiBuilder::new().max_rect(rect));
    let view = ReaderView {
        article: &window.article,
        segments: &window.segments,
        numbers: &window.numbers,
        label: "Ferry News",
        font_size: 18.0,
    };
    let out = window.reader.ui(&mut column, &view);
    window.hovered = out.hovered;
    window.clicked.extend(out.clicked);
    window.margin_clicked = window.margin_clicked.or(out.margin_clicked);
    let strip = Rect::from_min_size(rect.right_top(), vec2(13.0, rect.height()));
    window.overview.ui(ui, strip, &mut window.reader, &window.segments, "Overview of Ferry News");
}

fn open(article: Article) -> Harness<'static, Window> {
    let window = Window {
        article,
        reader: Reader::default(),
        overview: Overview::default(),
        numbers: Vec::new(),
        segments: Vec::new(),
        width: 560.0,
        hovered: None,
        clicked: Vec::new(),
        margin_clicked: None,
    };
    let builder = Harness::builder().with_size(vec2(620.0, 560.0)).with_step_dt(1.0 / 60.0).with_max_steps(200);
    let mut harness = builder.with_context_setup(theme::install).allow_missing_glyphs().build_ui_state(show, window);
    harness.run();
    harness
}

/// Where the letter stands that begins `words`.
fn place(harness: &Harness<'_, Window>, words: &str) -> Pos2 {
    let window = harness.state();
    let start = window.article.text.find(words).unwrap();
    let rects = window.reader.screen_rects(TextRange::new(start, start + words.chars().next().unwrap().len_utf8()));
    rects[0].left_center() + vec2(0.5, 0.0)
}

fn button(pos: Pos2, pressed: bool, modifiers: Modifiers) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers }
}

fn press(harness: &mut Harness<'_, Window>, pos: Pos2, modifiers: Modifiers) {
    for event in [Event::PointerMoved(pos), button(pos, true, modifiers), button(pos, false, modifiers)] {
        harness.event(event);
    }
    harness.run();
}

fn clicks(harness: &mut Harness<'_, Window>, words: &str, times: usize) {
    let pos = place(harness, words);
    for _ in 0..times {
        press(harness, pos, Modifiers::NONE);
    }
}

fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    harness.event(Event::PointerMoved(from));
    harness.event(button(from, true, Modifiers::NONE));
    harness.event(Event::PointerMoved(to));
    harness.event(button(to, false, Modifiers::NONE));
    harness.run();
}

fn keys(harness: &mut Harness<'_, Window>, modifiers: Modifiers, pressed: &[Key]) {
    for key in pressed {
        harness.key_press_modifiers(modifiers, *key);
        harness.run();
    }
}

fn selected(harness: &Harness<'_, Window>) -> String {
    let window = harness.state();
    window.reader.selection().map(|range| slice(&window.article.text, range).to_owned()).unwrap_or_default()
}

fn copied(harness: &mut Harness<'_, Window>) -> Option<String> {
    harness.event(Event::Copy);
    harness.step();
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

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
    assert!(before.elapsed().as_secs_f32() < 2.0, "{:?}", before.elapsed());
    assert!(harness.state().reader.laid_out() < 5);
}

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
fn a_click_into_the_strip_goes_there() {
    let mut harness = open(long_story(400));
    harness.get_by_role_and_label(Role::ScrollBar, "Overview of Ferry News").click();
    harness.run();
    let reader = &harness.state().reader;
    let middle = (reader.offset() + reader.body_rect().height() / 2.0) / reader.content_height();
    assert!((middle - 0.5).abs() < 0.02, "{middle}");
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
