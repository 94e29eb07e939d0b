//! Who says what: the list of quotations, the table of claims against articles, and the words that explain a match.

use super::{COURIER, REVIEW, Window, tribune};
use crossread::command::Command as Set;
use crossread::notebook::{Member, Stance};
use crossread::text::slice;
use crossread::ui::actions::Action;
use crossread::ui::commands::Command;
use crossread::ui::view::Tab;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{Queryable as _, by};

const GAZETTE: &str = "Harbour closes

Mayor Anna Dvorak said the harbour would stay closed until March. “We will not wait another winter for the money,” Dvorak said.

“Nobody asked the crews,” a senior port official said.";

const HERALD: &str = "Harbour shut

“We will not wait another winter for the money,” said Jonas Weir, a captain.";

const MONEY: &str = "“We will not wait another winter for the money”";

fn quotes() -> Window {
    let mut window = Window::on(&[GAZETTE, HERALD]);
    window.act(Action::ShowTab(Tab::Quotes));
    window
}

impl Window {
    fn labelled(&self, start: &str) -> usize {
        let start = start.to_owned();
        self.0.query_all(by().predicate(move |node| node.label().is_some_and(|label| label.starts_with(&start)))).count()
    }

    /// The words selected in a column.
    fn selected(&self, column: usize) -> Option<String> {
        let reader = self.app().columns().reader(&self.id(column))?;
        let (_, article) = self.app().session().find(&self.id(column))?;
        reader.selection().map(|range| slice(&article.text, range).to_owned())
    }

    fn open_matrix(&mut self) {
        self.act(Action::Do(Command::Matrix));
    }
}

#[test]
fn quotations_are_listed_by_speaker_and_lead_to_their_places() {
    let mut window = quotes();
    assert_eq!(window.labelled("Anna Dvorak, 2 · 0"), 1);
    assert_eq!(window.labelled("Jonas Weir, 0 · 1"), 1);
    assert_eq!(window.labelled("Reported: the harbour would stay closed until March"), 1);
    window.click(Role::Button, "“Nobody asked the crews”");
    assert_eq!(window.selected(0).as_deref(), Some("Nobody asked the crews"));
}

#[test]
fn the_same_quotation_with_another_speaker_is_pointed_out_and_led_to() {
    let mut window = quotes();
    assert_eq!(window.0.query_all_by_label(MONEY).count(), 2);
    assert!(window.has(Role::Button, "≠ Harbour shut gives it to Jonas Weir"));
    window.click(Role::Button, "≠ Harbour closes gives it to Anna Dvorak");
    assert_eq!(window.selected(0).as_deref(), Some("We will not wait another winter for the money"));
}

#[test]
fn speakers_and_words_are_searched_for() {
    let mut window = quotes();
    window.0.get_by_role_and_label(Role::TextInput, "Find a speaker or words").focus();
    window.settle();
    window.0.event(Event::Text("crews".to_owned()));
    window.settle();
    assert!(window.has(Role::Button, "“Nobody asked the crews”"));
    assert_eq!(window.labelled("Jonas Weir, "), 0);
}

#[test]
fn a_speaker_is_folded() {
    let mut window = quotes();
    window.click(Role::DisclosureTriangle, "Jonas Weir, 0 · 1");
    assert_eq!(window.0.query_all_by_label(MONEY).count(), 1);
}

#[test]
fn the_table_tells_who_says_what_and_leads_there() {
    let mut window = Window::on(&[COURIER, &tribune(), REVIEW]);
    window.open_matrix();
    assert_eq!(window.labelled("Claim 1, "), 3);
    assert!(window.0.query_all_by_label_contains("≠ 14").count() > 0);
    assert!(window.0.query_all_by_label_contains("What the bridge costs: not found").count() > 0);
    let is_cell = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Button
            && node
                .label()
                .is_some_and(|label| label.starts_with("Claim") && label.contains("A week in Vellport: The old bridge"))
    };
    window.0.get_by(is_cell).click();
    window.settle();
    assert_eq!(window.labelled("Claim 1, "), 0, "the table is closed");
    assert!(window.selected(1).is_some_and(|words| words.starts_with("The old bridge")));
}

#[test]
fn the_readers_own_claims_stand_in_the_table_and_lead_to_their_passages() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.drag_over(0, "14 cracks in the northern pier");
    window.press(Modifiers::NONE, Key::C);
    let card = window.app().session().notebook().cards.values().next().expect("a card").clone();
    let silent = Member { article: window.id(1), stance: Stance::Omits, ..Member::default() };
    let members = card.members.iter().cloned().chain([silent]).collect();
    window.act(Action::Run(Set::SetMembers(card.id.clone(), members)));
    window.press(Modifiers::NONE, Key::Escape);
    window.open_matrix();
    let own = format!("Own claim “{}”, ", card.statement);
    assert_eq!(window.0.query_all_by_label_contains(&own).count(), 2, "a cell for each article");
    assert!(window.0.query_by_label(&format!("{own}A week in Vellport: omits")).is_some());
    let passage = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Button
            && node.label().is_some_and(|label| label.ends_with(": attributes: “14 cracks in the northern pier”"))
    };
    window.0.get_by(passage).click();
    window.settle();
    assert_eq!(window.0.query_all_by_label_contains(&own).count(), 0, "the table is closed");
    assert_eq!(window.app().view().annotation.as_ref(), card.members[0].annotation.as_ref());
}

#[test]
fn the_table_is_closed_by_a_key_and_needs_two_articles() {
    let mut window = Window::on(&[COURIER, REVIEW]);
    window.click(Role::Button, "Who says what…");
    assert!(window.labelled("Claim 1, ") > 0);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.labelled("Claim 1, "), 0);
    let mut window = Window::on(&[COURIER]);
    window.open_matrix();
    assert!(window.0.query_by_label("Open two articles on one event to see who says what.").is_some());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.0.query_by_label("Who says what").is_none());
}

#[test]
fn eight_articles_have_room_in_the_table() {
    let texts: Vec<String> = (0..8).map(|n| format!("Story number {n}\n\n{}", COURIER.split_once("\n\n").unwrap().1)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut window = Window::on(&texts);
    window.open_matrix();
    assert_eq!(window.labelled("Claim 1, Story number"), 8);
    let hidden = "Story number 7";
    let cell = move |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with(&format!("Claim 1, {hidden}: ")))
    };
    window.0.get_by(cell).click_accesskit();
    window.settle();
    assert!(window.columns().iter().any(|column| column == hidden), "an article behind others comes to the front");
}

#[test]
fn the_explanation_of_a_followed_match_names_other_words_and_what_speaks_against_it() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.click_on(0, "14 cracks");
    let link = window.app().view().focus.link.unwrap();
    let why = window.app().session().found().unwrap().analysis.links[link].why.clone();
    let told = |words: &str| window.0.query_all_by_label_contains(words).count() > 0;
    assert!(told("Both have: "));
    assert_eq!(told("Worded differently: "), !why.aligned.is_empty());
    assert!(!why.against.is_empty() && told("Against it: "));
}

#[test]
fn the_new_lenses_are_off_until_they_are_asked_for() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    let copied = |window: &Window| window.app().columns().marks(&window.id(0)).iter().any(|mark| mark.word_for_word.is_some());
    assert!(!copied(&window));
    window.press(Modifiers::COMMAND, Key::Num6);
    assert!(copied(&window));
}

#[test]
fn the_key_that_shows_the_table_closes_it() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    for shown in [true, false, true] {
        window.press(Modifiers::NONE, Key::W);
        assert_eq!(window.0.query_all_by_label_contains("Claim 1, ").count() > 0, shown);
    }
}

#[test]
fn the_table_says_by_whose_word() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.open_matrix();
    assert!(window.0.query_all_by_label_contains("Ines Okafor’s word").count() > 0);
}
