//! Marking by hand: a drag and a digit, a note, a link, an opinion, and all of it again after the window was closed.

use super::{COURIER, REVIEW, Window, tribune};
use crossread::command::Command;
use crossread::notebook::{Annotation, Notebook};
use crossread::ui::view::{SaveState, Tab};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, vec2};

impl Window {
    /// Drags the mouse from the first of some words to behind the last.
    pub(super) fn drag_over(&mut self, column: usize, words: &str) {
        let id = self.id(column);
        let reader = self.app().columns().reader(&id).unwrap();
        let (_, article) = self.app().session().find(&id).unwrap();
        let at = article.text.find(words).unwrap();
        let rects = reader.screen_rects(crossread::text::TextRange::new(at, at + words.len()));
        let from = rects.first().unwrap().left_center() + vec2(0.5, 0.0);
        let to = rects.last().unwrap().right_center() - vec2(0.5, 0.0);
        let button =
            |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        for event in [
            Event::PointerMoved(from),
            button(from, true),
            Event::PointerMoved(from.lerp(to, 0.5)),
            Event::PointerMoved(to),
            button(to, false),
        ] {
            self.0.event(event);
            self.0.step();
        }
        self.settle();
    }

    pub(super) fn notebook(&self) -> &Notebook {
        self.app().session().notebook()
    }

    /// Words, tags and note of every annotation, in reading order.
    pub(super) fn annotations(&self) -> Vec<String> {
        let notebook = self.notebook();
        let tags = |annotation: &Annotation| {
            annotation.tags.iter().map(|tag| notebook.tags[tag].name.clone()).collect::<Vec<_>>().join("+")
        };
        notebook.sorted_annotations().into_iter().map(|a| format!("{} [{}] {}", a.quote(), tags(a), a.note)).collect()
    }
}

const CLAIM: &str = "Engineers found 14 cracks in the northern pier";

#[test]
fn a_drag_and_a_digit_make_a_tagged_annotation() {
    let mut window = Window::on(&[COURIER]);
    window.drag_over(0, CLAIM);
    assert_eq!(window.app().view().selection.as_ref().map(|spot| spot.range.len()), Some(CLAIM.len()));
    assert!(window.has(Role::CheckBox, "Tag Key claim"), "the palette is there");
    window.press(Modifiers::NONE, Key::Num1);
    assert_eq!(window.annotations(), [format!("{CLAIM} [Key claim] ")]);
    assert!(window.app().view().selection.is_none());
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.annotations().is_empty());
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.annotations().len(), 1);
}

#[test]
fn the_palette_tags_and_makes_tags() {
    let mut window = Window::on(&[COURIER]);
    window.drag_over(0, CLAIM);
    window.click(Role::CheckBox, "Tag Doubtful");
    window.drag_over(0, "The ferry will run");
    window.click(Role::Button, "New tag…");
    window.0.event(Event::Text("Transport".to_owned()));
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.annotations(), [format!("{CLAIM} [Doubtful] "), "The ferry will run [Transport] ".to_owned()]);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.notebook().tag_named("transport").is_none(), "tag and annotation are one step");
}

#[test]
fn a_digit_without_a_tag_makes_one() {
    let mut window = Window::on(&[COURIER]);
    let tags: Vec<_> = window.notebook().tags.keys().cloned().collect();
    for tag in tags {
        window.act(crossread::ui::actions::Action::Run(Command::DeleteTag(tag)));
    }
    window.drag_over(0, CLAIM);
    window.press(Modifiers::NONE, Key::Num3);
    window.drag_over(0, "The ferry will run");
    window.press(Modifiers::NONE, Key::Num8);
    assert_eq!(window.annotations(), [format!("{CLAIM} [Opinion] "), "The ferry will run [Tag 8] ".to_owned()]);
    assert_eq!(window.notebook().tag_named("Tag 8").unwrap().key, Some(8));
}

#[test]
fn everything_is_there_again_after_the_window_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let data = Some(folder.path().to_owned());
    let mut window = Window::with(None, data.clone());
    window.paste(COURIER);
    window.paste(&tribune());
    window.drag_over(0, CLAIM);
    window.press(Modifiers::NONE, Key::Num2);
    window.settle();
    assert_eq!(window.app().view().file.state, SaveState::Saved);
    let before = window.notebook().clone();
    drop(window);
    let mut window = Window::with(None, data);
    let ctx = window.0.ctx.clone();
    window.0.state_mut().as_mut().unwrap().begin(Vec::new(), &ctx);
    window.settle();
    assert_eq!(*window.notebook(), before);
    assert_eq!(window.columns().len(), 2);
}

#[test]
fn what_cannot_be_saved_is_not_put_away_unasked() {
    // Without a data folder there is no place for a notebook without a name.
    let mut window = Window::on(&[COURIER]);
    let new = crossread::ui::actions::Action::Do(crossread::ui::commands::Command::New);
    window.act(new.clone());
    assert_eq!(window.columns().len(), 1);
    assert!(window.app().view().notices.list().iter().any(|notice| notice.text.contains("could not be saved")));
    window.act(new);
    assert!(window.columns().is_empty());
}

#[test]
fn an_open_notebook_is_not_loaded_over_itself() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("town.crossread.ron");
    let mut window = Window::with(Some(vec![file.clone()]), Some(folder.path().join("data")));
    window.paste(COURIER);
    window.press(Modifiers::COMMAND, Key::S);
    assert_eq!(window.app().view().file.name.as_deref(), Some("town"));
    window.drag_over(0, CLAIM);
    window.press(Modifiers::NONE, Key::Num1);
    window.act(crossread::ui::actions::Action::OpenNotebook(file));
    assert_eq!(window.annotations().len(), 1);
}

#[test]
fn two_passages_are_linked_by_keys() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.drag_over(0, "The ferry will run twice an hour");
    window.press(Modifiers::NONE, Key::L);
    window.drag_over(1, "A week in Vellport");
    window.press(Modifiers::NONE, Key::L);
    let notebook = window.notebook();
    assert_eq!((notebook.annotations.len(), notebook.links.len()), (2, 1));
}

#[test]
fn a_rejected_match_does_not_come_back() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.press(Modifiers::NONE, Key::J);
    let shown = |window: &Window| {
        let found = window.app().session().found().unwrap();
        let links = &found.analysis.links;
        links.iter().filter(|link| link.score >= found.analysis.claim_threshold).map(|link| (link.a, link.b)).collect::<Vec<_>>()
    };
    let link = window.app().view().focus.link.expect("a match is followed");
    let rejected = &window.app().session().found().unwrap().analysis.links[link];
    let rejected = (rejected.a, rejected.b);
    window.press(Modifiers::NONE, Key::R);
    assert!(!shown(&window).contains(&rejected));
    window.act(crossread::ui::actions::Action::Run(Command::SetReader("Ines".to_owned())));
    window.paste("Another story\n\nIt says nothing of bridges.");
    assert!(!shown(&window).contains(&rejected));
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(shown(&window).contains(&rejected));
}

#[test]
fn after_a_rejected_match_the_next_one_of_the_claim_is_followed() {
    let mut window = Window::on(&[COURIER, &tribune(), REVIEW]);
    let followed = |window: &Window| window.app().view().focus.link;
    let links = |window: &Window| window.app().session().found().unwrap().analysis.groups[0].links.clone();
    window.press(Modifiers::NONE, Key::J);
    let first = followed(&window).expect("a match is followed");
    assert!(links(&window).len() > 1 && links(&window).contains(&first));
    window.press(Modifiers::NONE, Key::R);
    assert_eq!(window.notebook().judgements.len(), 1);
    assert!(followed(&window).is_some_and(|link| links(&window).contains(&link)));
}

#[test]
fn a_rejected_match_can_be_taken_back_later() {
    let mut window = Window::on(&[COURIER, REVIEW]);
    window.press(Modifiers::NONE, Key::J);
    window.press(Modifiers::NONE, Key::R);
    assert_eq!(window.notebook().judgements.len(), 1);
    window.click(Role::Button, "Take back");
    assert!(window.notebook().judgements.is_empty());
}

#[test]
fn the_theme_is_there_again_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let data = Some(folder.path().to_owned());
    let mut window = Window::with(None, data.clone());
    window.act(crossread::ui::actions::Action::Do(crossread::ui::commands::Command::DarkTheme));
    drop(window);
    assert_eq!(Window::with(None, data).app().view().theme, egui::ThemePreference::Dark);
}

#[test]
fn lines_are_taken_out_of_the_story_and_put_back() {
    let mut window = Window::on(&[COURIER]);
    window.drag_over(0, "The ferry will run twice an hour until then.");
    window.press(Modifiers::NONE, Key::X);
    let asides = |window: &Window| window.app().session().articles()[0].asides.len();
    assert_eq!(asides(&window), 1);
    window.drag_over(0, "ferry will");
    window.press(Modifiers::NONE, Key::X);
    assert_eq!(asides(&window), 0);
}

#[test]
fn a_claim_card_comes_from_a_match() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.press(Modifiers::NONE, Key::J);
    window.press(Modifiers::SHIFT, Key::C);
    let notebook = window.notebook();
    let card = notebook.cards.values().next().expect("a card");
    assert!(card.members.len() >= 2 && notebook.faults().is_empty());
    assert_eq!(window.app().view().panel.tab, Tab::Claims);
}
