//! A name to write: the reader's own, or that of someone in the articles.

use super::super::actions::{Action, Actions};
use super::super::theme::Theme;
use super::title;
use crate::command::Command;
use crate::notebook::{Named, Said};
use egui::{Key, Modifiers, RichText, TextEdit, Ui};

/// What the reader has written so far.
pub struct NameDraft {
    name: String,
    of: Of,
    /// The field gets the keyboard once.
    fresh: bool,
}

/// Whose name it is.
enum Of {
    Reader,
    Entity(Named),
}

impl NameDraft {
    /// Begins with the reader's name as it is.
    pub fn reader(name: &str) -> Self {
        Self { name: name.to_owned(), of: Of::Reader, fresh: true }
    }

    /// Begins with the name of an entity as it is; `named` stands for that entity.
    pub fn entity(name: &str, named: Named) -> Self {
        Self { name: name.to_owned(), of: Of::Entity(named), fresh: true }
    }

    fn action(&self) -> Action {
        match &self.of {
            Of::Reader => Action::SetReader(self.name.clone()),
            Of::Entity(named) => Action::Run(Command::CorrectName(Said::Rename(named.clone(), self.name.clone()))),
        }
    }
}

/// Shows the field.
pub(super) fn ui(ui: &mut Ui, draft: &mut NameDraft, actions: &mut Actions) {
    ui.set_width(380.0);
    let (name, about, whole) = match draft.of {
        Of::Reader => {
            ("Your name", "New annotations get it, and exported notes show it. Leave it empty to annotate without a name.", true)
        }
        Of::Entity(_) => {
            ("Rename", "What lists and tooltips call it. The articles stay as they are.", !draft.name.trim().is_empty())
        }
    };
    title(ui, name);
    ui.label(RichText::new(about).color(Theme::of(ui.ctx()).faint));
    ui.add_space(8.0);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let label = ui.label("Name");
    let field = ui.add(TextEdit::singleline(&mut draft.name).desired_width(f32::INFINITY)).labelled_by(label.id);
    if std::mem::take(&mut draft.fresh) {
        field.request_focus();
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let clicked = ui.add_enabled(whole, egui::Button::new("Save name")).clicked();
        if clicked || (enter && whole) {
            actions.push(draft.action());
            actions.push(Action::CloseDialog);
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}
