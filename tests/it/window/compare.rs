//! What articles share: ribbons, lenses, lists, and going from one place to its match.

use super::{COURIER, REVIEW, Window, tribune};
use crossread::article::Article;
use crossread::marks::Segment;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{Queryable as _, by};

const SHUT: &str = "will stay shut";
/// Height of a line of the reading type, roughly.
const LINE: f32 = 26.0;

/// Tells one kind of marks.
type Is = fn(&Segment) -> bool;

/// The first ribbon that leaves a sentence of the left column.
fn ribbon_from<'a>(window: &'a Window, words: &'a str) -> egui_kittest::Node<'a> {
    let is_ribbon = move |label: String| label.starts_with("Claim ") && label.contains(words);
    let mut ribbons = window.0.query_all(by().predicate(move |node| node.label().is_some_and(is_ribbon)));
    ribbons.next().expect("a ribbon")
}

#[test]
fn a_click_on_a_ribbon_brings_both_ends_level() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    assert!(!window.is_on_screen(1, SHUT));
    ribbon_from(&window, "Mayor Ines Okafor said").click_accesskit();
    window.settle();
    assert!((window.y_of(0, SHUT) - window.y_of(1, SHUT)).abs() < LINE);
    assert!(window.is_on_screen(0, SHUT) && window.is_on_screen(1, SHUT));
}

#[test]
fn a_click_on_a_sentence_brings_its_match_level_and_a_click_elsewhere_lets_go() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.click_on(0, "stay shut until");
    assert!((window.y_of(0, SHUT) - window.y_of(1, SHUT)).abs() < LINE);
    assert!(window.app().view().focus.link.is_some());
    window.click_on(0, "twice an hour");
    assert!(window.app().view().focus.link.is_none());
}

#[test]
fn the_pointer_on_a_name_tells_where_else_it_stands() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.rest_on(0, "Okafor");
    assert!(window.0.query_by_label("2 × in A week in Vellport").is_some());
}

#[test]
fn the_pointer_on_a_sentence_tells_how_the_other_words_it_and_what_both_have() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.rest_on(0, "inspection in");
    assert!(window.0.query_by_label_contains("Both have: ").is_some());
}

#[test]
fn the_pointer_on_a_figure_tells_what_differs() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.rest_on(0, "14");
    assert!(window.0.query_by_label("Figures differ").is_some());
}

#[test]
fn the_next_claim_comes_level_in_all_columns() {
    let mut window = Window::on(&[COURIER, &tribune(), REVIEW]);
    window.press(Modifiers::NONE, Key::J);
    let ys: Vec<f32> = (0..3).map(|column| window.y_of(column, SHUT)).collect();
    assert!(window.is_on_screen(1, SHUT));
    assert!((ys[0] - ys[2]).abs() < 200.0, "short articles cannot scroll: {ys:?}");
    window.press(Modifiers::NONE, Key::J);
    assert!(window.is_on_screen(1, "11 cracks"));
}

#[test]
fn a_lens_takes_its_marks_away_and_brings_them_back() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    let marked = |window: &Window, is: Is| window.app().columns().marks(&window.id(0)).iter().any(is);
    let lenses: [(&str, Is); 3] = [
        ("Entities", |segment| segment.entity.is_some()),
        ("Claims", |segment| segment.claim.is_some()),
        ("Figures", |segment| segment.figure.is_some()),
    ];
    for (lens, is) in lenses {
        assert!(marked(&window, is), "{lens}");
        window.click(Role::CheckBox, lens);
        assert!(!marked(&window, is), "{lens}");
        window.click(Role::CheckBox, lens);
        assert!(marked(&window, is), "{lens}");
    }
}

#[test]
fn ribbons_go_with_their_lens() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    let ribbons = |window: &Window| window.0.query_all_by_label_contains(": Bridge over").count();
    assert!(ribbons(&window) > 0);
    window.press(Modifiers::COMMAND, Key::Num2);
    assert_eq!(ribbons(&window), 0);
}

#[test]
fn the_list_leads_to_what_only_one_article_says() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.0.get_by_role_and_label(Role::Button, "The ferry will run twice an hour until then.").click();
    window.settle();
    let selected = window.app().columns().reader(&window.id(0)).unwrap().selection().unwrap();
    let article: &Article = &window.app().session().articles()[0];
    assert_eq!(crossread::text::slice(&article.text, selected), "The ferry will run twice an hour until then.");
}

#[test]
fn what_comes_closest_to_an_unmatched_sentence_is_shown_on_request_and_can_be_accepted() {
    let mut window = Window::on(&[COURIER, &format!("{REVIEW} A ferry crosses the water for the town, at a price.")]);
    let ferry = "The ferry will run twice an hour until then.";
    let matches = "They match: A ferry crosses the water for the town, at a price.";
    assert!(!window.has(Role::Button, matches));
    window.0.get_by_role_and_label(Role::Button, ferry).click();
    window.settle();
    assert!(!window.has(Role::Pane, "Palette of the selected words"), "nobody means to tag what a list shows");
    window.click(Role::Button, matches);
    assert!(!window.has(Role::Button, ferry), "it has a match now");
    assert_eq!(window.app().session().notebook().judgements.values().filter(|judgement| judgement.accepted).count(), 1);
}

#[test]
fn what_is_perhaps_the_same_is_shown_on_request_level_and_can_be_accepted() {
    let mut window = Window::on(&[COURIER, &format!("{REVIEW} In the town a ferry will run, as the mayor promised.")]);
    let pair = "Perhaps the same: The ferry will run twice an hour until then.";
    assert!(!window.has(Role::Button, pair));
    window.click(Role::DisclosureTriangle, "Perhaps the same, 1");
    window.click(Role::Button, pair);
    for (column, words) in [(0, "twice an hour"), (1, "In the town a ferry")] {
        assert!(window.is_on_screen(column, words));
        let marked = window.app().columns().marks(&window.id(column));
        assert!(marked.iter().any(|segment| segment.claim.is_some_and(|claim| claim.focused)), "column {column}");
    }
    window.click(Role::Button, "Accept");
    assert!(!window.has(Role::DisclosureTriangle, "Perhaps the same, 1"));
    assert_eq!(window.app().session().notebook().judgements.values().filter(|judgement| judgement.accepted).count(), 1);
    assert!(window.has(Role::Button, "Claim 2"), "it is a claim now");
}

#[test]
fn a_followed_name_is_marked_and_its_mentions_are_gone_through() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    window.click(Role::Button, "Entities");
    window.0.get_by(|node| node.role() == Role::Button && node.label().is_some_and(|label| label.contains("Okafor, "))).click();
    window.settle();
    let focused = |segment: &&Segment| segment.entity.is_some_and(|entity| entity.focused);
    for column in 0..2 {
        assert!(window.app().columns().marks(&window.id(column)).iter().find(focused).is_some());
    }
    assert!(window.is_on_screen(1, "Mayor Ines Okafor"));
    window.click(Role::Button, "Next mention");
    window.click(Role::Button, "Next mention");
    assert!(window.app().columns().reader(&window.id(1)).unwrap().selection().is_some());
    window.click(Role::Button, "Stop following");
    assert!(window.app().view().focus.entity.is_none());
}

#[test]
fn the_panel_can_be_hidden() {
    let mut window = Window::on(&[COURIER, &tribune()]);
    let panel = |window: &Window| window.has(Role::Button, "Compare");
    assert!(panel(&window));
    window.press(Modifiers::NONE, Key::F9);
    assert!(!panel(&window));
    window.click(Role::CheckBox, "Panel");
    assert!(panel(&window));
}

#[test]
fn the_header_says_how_much_is_shared() {
    let window = Window::on(&[COURIER, &tribune()]);
    assert!(window.0.query_by_label_contains("2 of 3 sentences shared").is_some());
}
