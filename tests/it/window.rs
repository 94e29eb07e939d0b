//! The whole window without a screen: found by what a screen reader says, driven by mouse and keys.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that finds nothing to point at has failed")]

mod annotate;
mod articles;
mod compare;
mod files;
mod incoming;
mod names;
mod notes;
mod safety;
mod speech;
#[cfg(target_os = "linux")]
mod start;

use crossread::article::ArticleId;
use crossread::text::TextRange;
use crossread::ui::App;
use crossread::ui::actions::Action;
use crossread::ui::clipboard::Clipboard;
use crossread::ui::picker::{Ask, FilePicker};
use crossread::ui::theme;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::path::PathBuf;

/// A story that both outlets tell; the second has it far down, below other matters.
const COURIER: &str = "Bridge over the Vell stays shut

Mayor Ines Okafor said on Tuesday that the old bridge over the Vell will stay shut until the spring of 2031 at least.

Engineers found 14 cracks in the northern pier during an inspection in October, her office said.

The ferry will run twice an hour until then.";

const TRIBUNE_END: &str = "The old bridge over the Vell will stay shut until the spring of 2031 at least, Mayor Ines Okafor said.

Engineers found 11 cracks in the northern pier during an inspection in October, according to Okafor.";

fn tribune() -> String {
    let other = |n: usize| {
        format!("Market stall number {n} sold apples, pears and a great deal of honey to passers-by this weekend.\n\n")
    };
    format!(
        "A week in Vellport\n\n{}{TRIBUNE_END}\n\n{}",
        (0..30).map(other).collect::<String>(),
        (30..60).map(other).collect::<String>()
    )
}

const REVIEW: &str = "What the bridge costs

The old bridge over the Vell will stay shut until the spring of 2031 at least, said Mayor Ines Okafor on Tuesday evening.";

/// Answers every dialog with the same files.
struct FakePicker(Option<Vec<PathBuf>>);

impl FilePicker for FakePicker {
    fn files(&self, _: &str) -> Ask {
        let files = self.0.clone();
        Box::new(move || files)
    }

    fn notebook(&self, _: &str) -> Ask {
        self.files("")
    }

    fn export(&self, _: &str) -> Ask {
        self.files("")
    }
}

/// Holds the page that a browser would have put there, and takes what is copied.
#[derive(Clone, Default)]
struct FakeClipboard(std::rc::Rc<std::cell::RefCell<Copied>>);

#[derive(Default)]
struct Copied {
    page: Option<String>,
    put: Option<(String, String)>,
}

impl Clipboard for FakeClipboard {
    fn html(&self) -> Option<String> {
        self.0.borrow().page.clone()
    }

    fn put(&self, text: &str, html: &str) -> bool {
        self.0.borrow_mut().put = Some((text.to_owned(), html.to_owned()));
        true
    }
}

/// A window, and what a reader does with it.
struct Window(Harness<'static, Option<App>>, FakeClipboard);

impl Window {
    fn new() -> Self {
        Self::with_picker(None)
    }

    fn with_picker(files: Option<Vec<PathBuf>>) -> Self {
        Self::with(files, None)
    }

    /// A window that keeps its notebooks in `data`.
    fn with(files: Option<Vec<PathBuf>>, data: Option<PathBuf>) -> Self {
        let clipboard = FakeClipboard::default();
        let copied = clipboard.clone();
        let frame = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            let picker = || Box::new(FakePicker(files.clone()));
            let new = || App::new(ui.ctx(), picker(), Box::new(copied.clone()), data.clone()).unwrap();
            let app = app.get_or_insert_with(new);
            app.ui(ui);
        };
        let builder = Harness::builder().with_size([1366.0, 768.0]).with_step_dt(1.0 / 60.0).with_max_steps(120);
        let mut window = Self(builder.with_context_setup(theme::install).build_ui_state(frame, None), clipboard);
        window.settle();
        window
    }

    /// A window with these texts pasted into it, one after the other.
    fn on(texts: &[&str]) -> Self {
        let mut window = Self::new();
        for text in texts {
            window.paste(text);
        }
        window
    }

    fn app(&self) -> &App {
        self.0.state().as_ref().unwrap()
    }

    /// Runs until nothing moves and nothing is under way elsewhere.
    fn settle(&mut self) {
        self.0.run();
        let ctx = self.0.ctx.clone();
        self.0.state_mut().as_mut().unwrap().finish_work(&ctx);
        self.0.run();
    }

    fn act(&mut self, action: Action) {
        let ctx = self.0.ctx.clone();
        self.0.state_mut().as_mut().unwrap().act(action, &ctx);
        self.settle();
    }

    /// Pastes a story, and adds it as it came in.
    fn paste(&mut self, text: &str) {
        self.paste_only(text);
        if self.has(Role::Button, "Add story") {
            self.click(Role::Button, "Add story");
        }
    }

    fn paste_only(&mut self, text: &str) {
        self.0.event(egui::Event::Paste(text.to_owned()));
        self.settle();
    }

    fn click(&mut self, role: Role, label: &str) {
        self.0.get_by_role_and_label(role, label).click();
        self.settle();
    }

    fn press(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn has(&self, role: Role, label: &str) -> bool {
        self.0.query_by_role_and_label(role, label).is_some()
    }

    /// The names of the columns, from left to right.
    fn columns(&self) -> Vec<String> {
        let mut columns: Vec<(f32, String)> = self
            .0
            .query_all_by_role(Role::Document)
            .map(|node| {
                use egui_kittest::kittest::NodeT as _;
                (node.rect().left(), node.accesskit_node().label().unwrap_or_default())
            })
            .collect();
        columns.sort_by(|a, b| a.0.total_cmp(&b.0));
        columns.into_iter().map(|(_, label)| label).collect()
    }

    fn id(&self, column: usize) -> ArticleId {
        self.app().view().columns[column].clone()
    }

    /// How far down on screen the sentence with these words stands.
    fn y_of(&self, column: usize, words: &str) -> f32 {
        let id = self.id(column);
        let (_, article) = self.app().session().find(&id).unwrap();
        let at = article.text.find(words).expect("the words are in the text");
        let unit = article.units[article.unit_at(at).unwrap()];
        self.app().columns().reader(&id).unwrap().y_of(unit.range).0
    }

    /// Where the first letter of some words stands on screen.
    fn start_of(&self, column: usize, words: &str) -> egui::Pos2 {
        let id = self.id(column);
        let (_, article) = self.app().session().find(&id).unwrap();
        let at = article.text.find(words).expect("the words are in the text");
        let rects = self.app().columns().reader(&id).unwrap().screen_rects(TextRange::new(at, at + words.len()));
        rects.first().expect("the words are on screen").left_center() + egui::vec2(2.0, 0.0)
    }

    /// Rests the pointer on some words until a tooltip would show.
    fn rest_on(&mut self, column: usize, words: &str) {
        self.0.hover_at(self.start_of(column, words));
        self.0.run_steps(60);
    }

    /// Clicks on some words.
    fn click_on(&mut self, column: usize, words: &str) {
        let pos = self.start_of(column, words);
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            self.0.event(egui::Event::PointerButton { pos, button, pressed, modifiers: egui::Modifiers::NONE });
        }
        self.settle();
    }

    fn is_on_screen(&self, column: usize, words: &str) -> bool {
        let y = self.y_of(column, words);
        self.app().columns().reader(&self.id(column)).unwrap().body_rect().y_range().contains(y)
    }
}
