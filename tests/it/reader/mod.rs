//! The article column in a window without a screen: found by what a screen reader says, driven by mouse and keys.
#![expect(clippy::unwrap_used, reason = "a test that finds nothing to point at has failed")]

mod around;
mod scrolling;
mod selecting;

use crossread::analysis::Relation;
use crossread::article::{Article, ArticleId, Details, Unit, UnitKind};
use crossread::marks::{MarginNumber, OwnMark, Segment};
use crossread::text::{TextRange, slice};
use crossread::ui::overview::Overview;
use crossread::ui::reader::{Reader, ReaderView};
use crossread::ui::ribbons::{self, RibbonEnds};
use crossread::ui::theme;
use egui::accesskit::Role;
use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, OutputCommand, PointerButton, Pos2, Rect, TouchPhase, UiBuilder,
    pos2, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::sync::Arc;

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
        ..Article::default()
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
    segments: Arc<[Segment]>,
    own: Arc<[OwnMark]>,
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
        own: &window.own,
        numbers: &window.numbers,
        label: "Ferry News",
        font_size: 18.0,
    };
    let out = window.reader.ui(&mut column, &view);
    window.hovered = out.hovered;
    window.clicked.extend(out.clicked);
    window.margin_clicked = window.margin_clicked.or(out.margin_clicked);
    let strip = Rect::from_min_size(rect.right_top(), vec2(13.0, rect.height()));
    window.overview.ui(ui, strip, &mut window.reader, (&window.segments, &window.own), "Overview of Ferry News");
}

fn open(article: Article) -> Harness<'static, Window> {
    let window = Window {
        article,
        reader: Reader::default(),
        overview: Overview::default(),
        numbers: Vec::new(),
        segments: Arc::default(),
        own: Arc::default(),
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
