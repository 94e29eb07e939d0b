//! The name that new annotations get.

use super::super::actions::{Action, Actions};
use super::super::theme::Theme;
use super::title;
use egui::{Key, Modifiers, RichText, TextEdit, Ui};

/// What the reader has written so far.
pub struct NameDraft {
    name: String,
    /// The field gets the keyboard once.
    fresh: bool,
}

impl NameDraft {
    /// Begins with the name as it is.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), fresh: true }
    }
}

/// Shows the field.
pub(super) fn ui(ui: &mut Ui, draft: &mut NameDraft, actions: &mut Actions) {
    ui.set_width(380.0);
    title(ui, "Your name");
    ui.label(
        RichText::new("New annotations get it, and exported notes show it. Leave it empty to annotate without a name.")
            .color(Theme::of(ui.ctx()).faint),
    );
    ui.add_space(8.0);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let label = ui.label("Name");
    let field = ui.add(TextEdit::singleline(&mut draft.name).desired_width(f32::INFINITY)).labelled_by(label.id);
    if std::mem::take(&mut draft.fresh) {
        field.request_focus();
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if ui.button("Save name").clicked() || enter {
            actions.push(Action::SetReader(draft.name.clone()));
            actions.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}
