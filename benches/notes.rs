//! Times the window on a notebook of 100,000 annotations, without a screen: frames at rest, after a change, while the reader searches.
//!
//! `cargo bench --bench notes`. Wall clock; the median and the longest of a few frames, the first frame after a change by itself.
#![expect(clippy::print_stdout, reason = "the table is what this is for")]

#[expect(dead_code, reason = "the other benches need the rest")]
mod stories;

use crossread::command::Command;
use crossread::notebook::{Annotation, Id, Notebook};
use crossread::store;
use crossread::text::TextRange;
use crossread::ui::App;
use crossread::ui::actions::Action;
use crossread::ui::clipboard::Clipboard;
use crossread::ui::picker::{Ask, FilePicker};
use crossread::ui::view::Tab;
use egui::{Context, Event, Modifiers, RawInput, Rect, pos2, vec2};
use jiff::Timestamp;
use std::error::Error;
use std::time::Instant;

const ANNOTATIONS: usize = 100_000;
const FRAMES: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.crossread.ron");
    store::save(&path, &notebook())?;
    let mut desk = Desk::new()?;
    let start = Instant::now();
    desk.app.act(Action::OpenNotebook(path), &desk.ctx);
    desk.app.finish_work(&desk.ctx);
    println!("{ANNOTATIONS} annotations opened in {:.0} ms, analysed", start.elapsed().as_secs_f64() * 1e3);
    desk.app.act(Action::ShowTab(Tab::Notes), &desk.ctx);
    println!("{:<36} {:>9} {:>9} {:>9}", "", "first ms", "median", "longest");
    desk.row("at rest", &[]);
    let id = desk.app.session().notebook().annotations.keys().next().cloned().ok_or("no annotation")?;
    desk.act(Action::Run(Command::SetNote(id.clone(), "Another note.".to_owned())));
    desk.row("a note was changed", &[]);
    desk.act(Action::GoTo(id));
    desk.row("an annotation is turned to", &[]);
    desk.click_search();
    desk.row("searching for 'e'", &[Event::Text("e".to_owned())]);
    desk.row("searching for 'e7'", &[Event::Text("7".to_owned())]);
    Ok(())
}

struct Desk {
    ctx: Context,
    app: App,
    time: f64,
}

impl Desk {
    fn new() -> Result<Self, Box<dyn Error>> {
        let ctx = Context::default();
        let app = App::new(&ctx, Box::new(Nobody), Box::new(Nobody), None)?;
        Ok(Self { ctx, app, time: 0.0 })
    }

    fn act(&mut self, action: Action) {
        let start = Instant::now();
        self.app.act(action, &self.ctx);
        println!("{:<36} {:>9.2}", "  the change itself", start.elapsed().as_secs_f64() * 1e3);
    }

    /// One frame with these events; milliseconds.
    fn frame(&mut self, events: &[Event]) -> f64 {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1366.0, 768.0))),
            time: Some(self.time),
            events: events.to_vec(),
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| self.app.ui(ui));
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        output.drop_without_applying_deltas();
        start.elapsed().as_secs_f64() * 1e3
    }

    fn row(&mut self, name: &str, events: &[Event]) {
        let first = self.frame(events);
        let mut times: Vec<f64> = (0..FRAMES).map(|_| self.frame(&[])).collect();
        times.sort_by(f64::total_cmp);
        println!("{name:<36} {first:>9.2} {:>9.2} {:>9.2}", times[FRAMES / 2], times[FRAMES - 1]);
    }

    /// Puts the keyboard into the search field, which is below the tabs.
    fn click_search(&mut self) {
        let pos = pos2(1366.0 - 150.0, 76.0);
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            self.frame(&[Event::PointerMoved(pos), Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }]);
        }
    }
}

/// Answers no dialog and holds no page.
struct Nobody;

impl FilePicker for Nobody {
    fn files(&self, _: &str) -> Ask {
        Box::new(|| None)
    }

    fn notebook(&self, _: &str) -> Ask {
        self.files("")
    }

    fn export(&self, _: &str) -> Ask {
        self.files("")
    }
}

impl Clipboard for Nobody {
    fn html(&self) -> Option<String> {
        None
    }

    fn put(&self, _: &str, _: &str) -> bool {
        false
    }
}

fn notebook() -> Notebook {
    let articles = stories::many(20, 30_000);
    let annotation = |n: usize| {
        let article = &articles[n % articles.len()];
        let unit = article.units[(n * 7919) % article.units.len()].range;
        Annotation {
            id: Id::from(format!("n{n:010}").as_str()),
            article: article.id.clone(),
            anchors: vec![article.anchor(TextRange::new(unit.start, unit.end))],
            gone: false,
            tags: Vec::new(),
            note: format!("It’s note {n}: \"who says so?\""),
            author: "Zoë".to_owned(),
            created: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
            revision: 1,
        }
    };
    let annotations = (0..ANNOTATIONS).map(annotation).map(|annotation| (annotation.id.clone(), annotation)).collect();
    Notebook { articles, annotations, ..Notebook::starter("Zoë") }
}
