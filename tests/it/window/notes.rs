//! The lists of notes, tags and claim cards, and what is written in them.

use super::{COURIER, Window, tribune};
use crossread::notebook::{Color, Stance, Verdict};
use crossread::ui::view::Tab;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const CRACKS: &str = "14 cracks in the northern pier";
const FERRY: &str = "The ferry will run";

impl Window {
    /// Types into the field that has the keyboard.
    fn type_in(&mut self, words: &str) {
        self.0.event(Event::Text(words.to_owned()));
        self.0.step();
        self.0.step();
    }

    /// Clicks into a field and types at its end.
    fn write(&mut self, field: &str, words: &str) {
        self.field(field).click();
        self.0.run();
        self.0.key_press_modifiers(Modifiers::COMMAND, Key::End);
        self.0.run();
        self.type_in(words);
    }

    fn field(&self, name: &str) -> egui_kittest::Node<'_> {
        let name = name.to_owned();
        let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
        self.0.get_by(move |node| is_field(node.role()) && node.label().is_some_and(|label| label == name))
    }

    /// What stands in a field.
    fn text(&self, field: &str) -> String {
        self.field(field).accesskit_node().value().unwrap_or_default()
    }

    fn show(&mut self, tab: Tab) {
        self.act(crossread::ui::actions::Action::ShowTab(tab));
    }

    /// Opens the list of a choice and takes one of its entries.
    fn choose(&mut self, choice: &str, entry: &str) {
        self.click(Role::ComboBox, choice);
        self.click(Role::Button, entry);
    }
}

/// Two annotations: "14 cracks…", tagged Evidence, and "The ferry…", tagged Doubtful.
fn two_notes() -> Window {
    let mut window = Window::on(&[COURIER]);
    for (words, key) in [(CRACKS, Key::Num2), (FERRY, Key::Num4)] {
        window.drag_over(0, words);
        window.press(Modifiers::NONE, key);
    }
    window.show(Tab::Notes);
    window
}

#[test]
fn a_note_goes_into_the_notebook_in_one_step_when_its_field_is_left() {
    let mut window = Window::on(&[COURIER]);
    window.drag_over(0, FERRY);
    window.press(Modifiers::NONE, Key::N);
    assert!(window.app().view().wants_note.is_none(), "the field has the keyboard");
    window.type_in("How ");
    window.type_in("often?");
    assert_eq!(window.annotations(), [format!("{FERRY} [] ")]);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.annotations(), [format!("{FERRY} [] How often?")]);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((window.annotations(), window.text("Note")), (vec![format!("{FERRY} [] ")], String::new()));
}

#[test]
fn a_note_is_kept_after_a_second_of_quiet_and_the_keyboard_stays() {
    let mut window = Window::on(&[COURIER]);
    window.drag_over(0, FERRY);
    window.press(Modifiers::NONE, Key::N);
    window.type_in("How");
    window.0.run_steps(70);
    assert_eq!(window.annotations(), [format!("{FERRY} [] How")]);
    window.type_in(" often?");
    window.0.run_steps(70);
    assert_eq!(window.annotations(), [format!("{FERRY} [] How often?")]);
}

#[test]
fn a_note_is_kept_when_the_reader_turns_to_another_annotation_or_list() {
    let mut window = two_notes();
    window.write("Note", "How often?");
    let cracks = format!("Note on “{CRACKS}”, Evidence");
    window.click(Role::Button, &cracks);
    assert_eq!(window.annotations()[1], format!("{FERRY} [Doubtful] How often?"));
    window.write("Note", "11?");
    window.show(Tab::Compare);
    assert_eq!(window.annotations()[0], format!("{CRACKS} [Evidence] 11?"));
}

#[test]
fn the_open_note_gives_and_takes_tags_and_is_deleted() {
    let mut window = two_notes();
    window.click(Role::CheckBox, "Tag To check");
    window.click(Role::CheckBox, "Tag Doubtful");
    assert_eq!(window.annotations()[1], format!("{FERRY} [To check] "));
    window.write("Note", "gone");
    window.click(Role::Button, "Delete");
    assert_eq!(window.annotations(), [format!("{CRACKS} [Evidence] ")]);
}

#[test]
fn the_list_is_searched_and_filtered_and_only_what_it_shows_is_copied() {
    let mut window = two_notes();
    assert!(window.0.query_by_label("2 notes").is_some());
    window.write("Find in notes", "EVIDENCE");
    assert!(window.0.query_by_label("1 of 2 notes").is_some());
    window.0.get_by_role_and_label(Role::Button, "Copy as Markdown").click();
    let mut copied = String::new();
    for _ in 0..6 {
        window.0.step();
        for command in &window.0.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    assert!(copied.contains(CRACKS) && !copied.contains(FERRY), "{copied}");
}

#[test]
fn links_are_shown_at_both_ends_and_can_be_told_and_taken_off() {
    let mut window = two_notes();
    window.click(Role::Button, "Link");
    window.click(Role::Button, &format!("Note on “{CRACKS}”, Evidence"));
    window.click(Role::Button, "Link here");
    assert_eq!(window.notebook().links.len(), 1);
    window.choose("Relation of link: related", "differs");
    assert_eq!(window.notebook().links.values().next().unwrap().relation.name(), "differs");
    window.click(Role::Button, "Remove link");
    assert!(window.notebook().links.is_empty());
}

#[test]
fn tags_are_made_renamed_recoloured_and_take_keys_over() {
    let mut window = Window::on(&[COURIER]);
    window.show(Tab::Tags);
    window.write("Name of a new tag", "Irony");
    window.press(Modifiers::NONE, Key::Enter);
    window.click(Role::Button, "Tag Irony, used 0 times");
    window.write("Name of the tag", "?");
    window.click(Role::RadioButton, "pink");
    window.choose("Key: Key 6", "Key 1, now Key claim");
    window.write("Memo", "Says the contrary");
    window.press(Modifiers::NONE, Key::Escape);
    let tag = window.notebook().tag_named("irony?").unwrap();
    assert_eq!((tag.color, tag.key, tag.memo.as_str()), (Color::Pink, Some(1), "Says the contrary"));
    assert_eq!(window.notebook().tag_named("key claim").unwrap().key, None);
}

#[test]
fn a_tag_leads_to_its_notes() {
    let mut window = two_notes();
    window.show(Tab::Tags);
    window.click(Role::Button, "Tag Doubtful, used 1 times");
    window.click(Role::Button, "Show its notes");
    assert!(window.0.query_by_label("1 of 2 notes").is_some());
}

#[test]
fn a_claim_card_is_made_of_selected_words_and_worked_on() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.drag_over(0, CRACKS);
    window.press(Modifiers::NONE, Key::C);
    window.settle();
    window.0.get_by(|node| node.is_focused() && node.label().is_some_and(|label| label == "Statement"));
    window.write("Statement", " of the bridge");
    window.click(Role::RadioButton, "✘ refuted");
    // “…, her office said.”
    window.choose("Stance: attributes", "denies");
    window.click(Role::Button, "Add article that leaves it out");
    window.click(Role::Button, "A week in Vellport");
    window.click(Role::Button, "Add evidence");
    window.write("Day you saw it", "2031-02-30");
    assert!(window.0.query_by_label("There is no such day").is_some());
    window.write("Address of the evidence", "https://example.org");
    window.press(Modifiers::NONE, Key::Escape);
    let card = window.notebook().cards.values().next().unwrap();
    assert_eq!((card.statement.as_str(), card.verdict), ("14 cracks in the northern pier of the bridge", Verdict::Refuted));
    assert_eq!(card.members.iter().map(|member| member.stance).collect::<Vec<_>>(), [Stance::Denies, Stance::Omits]);
    assert_eq!((card.evidence[0].address.as_str(), card.evidence[0].seen), ("https://example.org", None));
}

#[test]
fn escape_leaves_a_field_in_which_nothing_was_written() {
    let mut window = Window::on(&[COURIER]);
    window.drag_over(0, CRACKS);
    window.press(Modifiers::NONE, Key::C);
    window.settle();
    for name in ["Statement", "Note on the claim"] {
        window.0.get_by_label(name).focus();
        window.settle();
        assert!(window.0.get_by_label(name).is_focused());
        window.press(Modifiers::NONE, Key::Escape);
        assert!(!window.0.get_by_label(name).is_focused(), "{name}");
    }
}

#[test]
fn selected_words_are_put_on_a_card_as_one_step() {
    let mut window = Window::on(&[COURIER]);
    window.drag_over(0, CRACKS);
    window.press(Modifiers::NONE, Key::C);
    window.drag_over(0, FERRY);
    window.click(Role::Button, "Add selected words");
    let members = |window: &Window| window.notebook().cards.values().next().unwrap().members.len();
    assert_eq!((members(&window), window.notebook().annotations.len()), (2, 2));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((members(&window), window.notebook().annotations.len()), (1, 1));
}

#[test]
fn a_followed_match_is_accepted_and_taken_back_below_its_card() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.press(Modifiers::NONE, Key::J);
    window.click(Role::Button, "Accept");
    assert_eq!(window.notebook().judgements.len(), 1);
    assert!(window.app().view().focus.link.is_some(), "the match is still followed");
    window.click(Role::Button, "Accepted");
    assert!(window.notebook().judgements.is_empty());
    window.click(Role::Button, "Claim card");
    assert_eq!(window.app().view().panel.tab, Tab::Claims);
}
