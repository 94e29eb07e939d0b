//! What the reader said of names, each with a way back. Stands below the list of names.

use super::super::super::actions::{Action, Actions};
use super::super::super::scene::Scene;
use super::super::super::theme::Theme;
use super::super::compare::section_heading;
use super::super::parts;
use crate::command::Command;
use crate::notebook::Correction;
use crate::text::shortened;
use egui::{Label, RichText, ScrollArea, Ui};

/// Whether the list is unfolded.
#[derive(Debug, Default)]
pub(super) struct SaidList {
    unfolded: bool,
}

impl SaidList {
    /// Shows the list, no taller than `tallest`.
    pub(super) fn ui(&mut self, ui: &mut Ui, scene: Scene<'_>, tallest: f32, actions: &mut Actions) {
        let corrections = scene.session.notebook().sorted_corrections();
        if section_heading(ui, "Your corrections", &corrections.len().to_string(), !self.unfolded).clicked() {
            self.unfolded = !self.unfolded;
        }
        if self.unfolded {
            ScrollArea::vertical().max_height(tallest).auto_shrink([false, true]).show(ui, |ui| {
                for correction in corrections {
                    ui.push_id(&correction.id.0, |ui| row(ui, scene, correction, actions));
                }
            });
        }
        ui.add_space(6.0);
    }
}

fn row(ui: &mut Ui, scene: Scene<'_>, correction: &Correction, actions: &mut Actions) {
    const BUTTON: f32 = 84.0;
    let words = words(scene, correction);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - BUTTON).max(80.0));
            ui.add(Label::new(RichText::new(&words).small().color(Theme::of(ui.ctx()).ink)).wrap());
        });
        let name = format!("Take back: {words}");
        if ui.small_button("Take back").accessible_name(name).on_hover_text("As if you had not said it").clicked() {
            actions.push(Action::Run(Command::TakeBackCorrection(correction.id.clone())));
        }
    });
}

/// "Same: “Kremlin leader” (Courier) and “Vladimir Putin” (Ledger)".
fn words(scene: Scene<'_>, correction: &Correction) -> String {
    const MOST: usize = 20;
    let several = scene.session.articles().len() > 1;
    let said = correction.said.words(|words, article| {
        let place = article.filter(|_| several).map(|id| format!(" ({})", shortened(parts::outlet(scene, id), MOST)));
        format!("“{words}”{}", place.unwrap_or_default())
    });
    format!("{}: {said}", correction.said.name())
}
