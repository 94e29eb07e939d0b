//! Names: the list and its filters, what a followed name tells, and what the reader says of names, there and back again.

use super::Window;
use crossread::analysis::Entity;
use crossread::notebook::Said;
use crossread::ui::actions::Action;
use crossread::ui::commands::Command;
use crossread::ui::view::Tab;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{AccessKitNode, Queryable as _, by};

const GAZETTE: &str = "Mayor opens the new harbour

Mayor Anna Dvorak opened the harbour of Port Hallam on Monday. Dvorak said that Hallam Shipping had paid for it.

Her brother Petr Dvorak, a painter, was there too. The zyrkon crane was lifted in by Hallam Shipping.";

const HERALD: &str = "Harbour of Port Hallam opens

The harbour of Port Hallam was opened by Mayor Anna Dvorak, who thanked Hallam Shipping.

Captain Jonas Weir brought the first ship in. Weir had waited for a year.";

fn window() -> Window {
    let mut window = Window::on(&[GAZETTE, HERALD]);
    window.act(Action::ShowTab(Tab::Entities));
    window
}

impl Window {
    fn entities(&self) -> &[Entity] {
        &self.app().session().found().unwrap().analysis.entities
    }

    fn entity(&self, name: &str) -> Option<&Entity> {
        self.entities().iter().find(|entity| entity.name == name)
    }

    /// Follows a name by its entry in the list.
    fn follow(&mut self, name: &str) {
        self.0.get_by(|node| node.role() == Role::Button && starts_with(node.label(), &format!("{name}, "))).click();
        self.settle();
    }

    /// Follows a name and asks for one of its corrections.
    fn correct(&mut self, name: &str, item: &str) {
        self.follow(name);
        self.click(Role::Button, "Correct…");
        self.click(Role::Button, item);
    }

    /// Takes the offer of the dialog that begins so; the list behind it may have an entry of that name.
    fn take_offer(&mut self, offer: &str) {
        let offer = offer.to_owned();
        let is = move |node: &AccessKitNode<'_>| node.role() == Role::Button && starts_with(node.label(), &offer);
        self.0.query_all(by().predicate(is)).last().expect("an offer").click();
        self.settle();
    }

    fn right_click_on(&mut self, column: usize, words: &str) {
        let pos = self.start_of(column, words);
        self.0.event(Event::PointerMoved(pos));
        for pressed in [true, false] {
            let button = PointerButton::Secondary;
            self.0.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
            self.0.step();
        }
        self.settle();
    }

    fn undo_correction(&mut self) {
        self.press(Modifiers::COMMAND, Key::Z);
        assert!(self.notebook().corrections.is_empty());
    }

    fn said(&self) -> Vec<&Said> {
        self.notebook().sorted_corrections().into_iter().map(|correction| &correction.said).collect()
    }

    fn followed(&self) -> Option<&str> {
        let entity = self.app().view().focus.entity?;
        self.entities().get(entity).map(|entity| entity.name.as_str())
    }
}

fn starts_with(label: Option<String>, words: &str) -> bool {
    label.is_some_and(|label| label.starts_with(words))
}

#[test]
fn the_list_is_filtered_by_kind() {
    let mut window = window();
    let listed = |window: &Window, name: &str| {
        let is = |node: &AccessKitNode<'_>| node.role() == Role::Button && starts_with(node.label(), &format!("{name}, "));
        window.0.query_all(by().predicate(is)).count() > 0
    };
    assert!(listed(&window, "Anna Dvorak") && listed(&window, "Port Hallam"));
    let persons = window.entities().iter().filter(|entity| entity.kind.name() == "person").count();
    window.click(Role::CheckBox, &format!("Persons, {persons}"));
    assert!(listed(&window, "Anna Dvorak") && !listed(&window, "Port Hallam"));
    window.click(Role::CheckBox, &format!("Persons, {persons}"));
    assert!(listed(&window, "Port Hallam"));
}

#[test]
fn a_followed_name_tells_why_its_words_were_joined() {
    let mut window = window();
    window.follow("Jonas Weir");
    let reasons = window.entity("Jonas Weir").unwrap().reasons.clone();
    assert!(!reasons.is_empty());
    assert!(window.0.query_by_label("Why joined").is_some());
    for reason in &reasons {
        assert!(window.0.query_by_label(reason).is_some(), "{reason}");
    }
}

#[test]
fn two_names_become_one_and_two_again() {
    let mut window = window();
    window.correct("Hallam Shipping", "Same as…");
    window.take_offer("Port Hallam, ");
    assert!(window.entity("Port Hallam").is_none() || window.entity("Hallam Shipping").is_none());
    assert!(window.followed().is_some(), "the name is still followed");
    assert!(matches!(window.said()[..], [Said::Same(..)]));
    window.undo_correction();
    assert!(window.entity("Port Hallam").is_some() && window.entity("Hallam Shipping").is_some());
}

#[test]
fn another_name_is_searched_for_and_taken_by_enter() {
    let mut window = window();
    window.follow("Hallam Shipping");
    window.act(Action::Do(Command::SameName));
    let many = window.entities().len() > 8;
    if many {
        window.0.event(Event::Text("weir".to_owned()));
        window.settle();
        window.press(Modifiers::NONE, Key::Enter);
        assert!(window.entity("Jonas Weir").is_none() || window.entity("Hallam Shipping").is_none());
    }
}

#[test]
fn words_are_taken_away_from_a_name_and_given_back() {
    let mut window = window();
    window.correct("Jonas Weir", "Not the same…");
    window.take_offer("Weir, ");
    assert_eq!(window.entity("Jonas Weir").unwrap().mentions.len(), 1);
    assert!(window.entity("Weir").is_some());
    assert_eq!(window.followed(), Some("Jonas Weir"));
    window.undo_correction();
    assert_eq!(window.entity("Jonas Weir").unwrap().mentions.len(), 2);
}

#[test]
fn the_menu_of_a_mention_takes_its_words_away() {
    let mut window = window();
    window.right_click_on(1, "Weir had waited");
    window.click(Role::Button, "“Weir” is not Jonas Weir");
    assert!(window.entity("Weir").is_some());
    window.undo_correction();
}

#[test]
fn a_name_is_called_something_else() {
    let mut window = window();
    window.correct("Jonas Weir", "Rename…");
    window.press(Modifiers::COMMAND, Key::A);
    window.0.event(Event::Text("Captain Weir".to_owned()));
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.entity("Captain Weir").is_some());
    assert_eq!(window.followed(), Some("Captain Weir"));
    window.undo_correction();
    assert!(window.entity("Jonas Weir").is_some());
}

#[test]
fn a_name_gets_another_kind() {
    let mut window = window();
    window.follow("Jonas Weir");
    window.act(Action::Do(Command::KindOfName));
    window.click(Role::Button, "Organisation");
    let kind = |window: &Window| window.entity("Jonas Weir").unwrap().kind.name();
    assert_eq!(kind(&window), "org");
    window.undo_correction();
    assert_eq!(kind(&window), "person");
}

#[test]
fn a_name_is_ignored_everywhere_in_one_step() {
    let mut window = window();
    window.correct("Hallam Shipping", "Ignore everywhere");
    assert!(window.entity("Hallam Shipping").is_none());
    assert_eq!(window.followed(), None);
    assert_eq!(window.said().len(), 2, "once for each article");
    window.undo_correction();
    assert!(window.entity("Hallam Shipping").is_some());
}

#[test]
fn selected_words_become_a_name() {
    let mut window = window();
    window.drag_over(0, "zyrkon crane");
    window.press(Modifiers::NONE, Key::M);
    assert!(window.entity("zyrkon crane").is_some(), "{:?}", window.entities());
    assert!(window.app().view().selection.is_none());
    window.undo_correction();
    assert!(window.entity("zyrkon crane").is_none());
}

#[test]
fn a_correction_is_taken_back_from_the_list() {
    let mut window = window();
    window.drag_over(0, "zyrkon crane");
    window.press(Modifiers::NONE, Key::M);
    window.click(Role::DisclosureTriangle, "Your corrections, 1");
    window.0.get_by(|node| node.role() == Role::Button && starts_with(node.label(), "Take back: A name: “zyrkon")).click();
    window.settle();
    assert!(window.notebook().corrections.is_empty());
    assert!(window.entity("zyrkon crane").is_none());
}

#[test]
fn a_notebook_is_still_corrected_after_the_window_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let data = Some(folder.path().to_owned());
    let mut window = Window::with(None, data.clone());
    window.paste(GAZETTE);
    window.drag_over(0, "zyrkon crane");
    window.press(Modifiers::NONE, Key::M);
    drop(window);
    let mut window = Window::with(None, data);
    let ctx = window.0.ctx.clone();
    window.0.state_mut().as_mut().unwrap().begin(Vec::new(), &ctx);
    window.settle();
    assert!(window.entity("zyrkon crane").is_some());
}

#[test]
fn the_pointer_on_a_name_tells_what_it_is_and_why() {
    let mut window = window();
    window.rest_on(1, "Weir had waited");
    let reason = window.entity("Jonas Weir").unwrap().reasons[0].clone();
    assert!(window.0.query_all_by_label(&reason).count() > 0);
}
