//! One of several things, from a list that can be searched: which other name is meant, which words, which kind.

use super::super::actions::{Action, Actions};
use super::super::named::Offer;
use super::super::theme::Theme;
use super::{close_button, title};
use egui::{Button, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};

/// What there is to choose from, and what is searched for.
pub struct ChooseDraft {
    title: String,
    about: String,
    offers: Vec<Offer>,
    search: String,
    /// The field gets the keyboard once.
    fresh: bool,
}

/// Shorter lists need no search.
const MANY: usize = 7;
const ROW: f32 = 26.0;

impl ChooseDraft {
    /// Asks the question of `title` and `about`.
    pub(in crate::ui) fn new(title: String, about: &str, offers: Vec<Offer>) -> Self {
        Self { title, about: about.to_owned(), offers, search: String::new(), fresh: true }
    }

    /// What fits the search: names before other words.
    fn found(&self) -> Vec<&Offer> {
        let search = self.search.trim().to_lowercase();
        let has = |words: &str| words.to_lowercase().contains(&search);
        let by_name = self.offers.iter().filter(|offer| has(&offer.words));
        let else_by = self.offers.iter().filter(|offer| !has(&offer.words) && has(&offer.detail));
        by_name.chain(else_by).collect()
    }
}

/// Shows the question.
pub(super) fn ui(ui: &mut Ui, draft: &mut ChooseDraft, actions: &mut Actions) {
    ui.set_width(440.0);
    title(ui, &draft.title);
    ui.label(RichText::new(&draft.about).color(Theme::of(ui.ctx()).faint));
    ui.add_space(8.0);
    let enter = draft.offers.len() > MANY && search(ui, draft);
    let found = draft.found();
    if found.is_empty() {
        ui.label(RichText::new("No name like that.").color(Theme::of(ui.ctx()).faint));
    }
    let mut chosen = found.first().filter(|_| enter).copied();
    ScrollArea::vertical().max_height(ROW * 11.0).show_rows(ui, ROW, found.len(), |ui, shown| {
        for offer in found.get(shown).unwrap_or_default() {
            if row(ui, offer) {
                chosen = Some(*offer);
            }
        }
    });
    if let Some(offer) = chosen {
        actions.push(Action::Run(offer.command.clone()));
        actions.push(Action::CloseDialog);
    }
    close_button(ui, actions);
}

/// The field; says whether the reader takes the first that fits.
fn search(ui: &mut Ui, draft: &mut ChooseDraft) -> bool {
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = TextEdit::singleline(&mut draft.search).hint_text("Search").desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Search");
    if std::mem::take(&mut draft.fresh) {
        field.request_focus();
    }
    ui.add_space(4.0);
    let typing = field.has_focus() || field.lost_focus();
    enter && typing && !draft.search.trim().is_empty()
}

fn row(ui: &mut Ui, offer: &Offer) -> bool {
    let detail = RichText::new(crate::text::shortened(&offer.detail, 34)).small().color(Theme::of(ui.ctx()).faint);
    let button = Button::new(&offer.words).shortcut_text(detail).frame_when_inactive(false).truncate();
    let name = if offer.detail.is_empty() { offer.words.clone() } else { format!("{}, {}", offer.words, offer.detail) };
    ui.add_sized(vec2(ui.available_width(), ROW - ui.spacing().item_spacing.y), button).accessible_name(name).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::notebook::Id;

    #[test]
    fn names_that_fit_come_before_those_whose_other_names_fit() {
        let offer = |words: &str, detail: &str| Offer {
            words: words.to_owned(),
            detail: detail.to_owned(),
            command: Command::TakeBackCorrection(Id("".into())),
        };
        let offers = vec![offer("Russia", "Kremlin, Moscow"), offer("Kremlin Cup", "event"), offer("Syria", "place")];
        let mut draft = ChooseDraft::new(String::new(), "", offers);
        draft.search = " kremlin".to_owned();
        assert_eq!(draft.found().iter().map(|offer| offer.words.as_str()).collect::<Vec<_>>(), ["Kremlin Cup", "Russia"]);
    }
}
