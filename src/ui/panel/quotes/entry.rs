//! Something that was said, and where other articles have it too.

use super::super::super::actions::{Action, Actions};
use super::super::super::digest::{Echo, Said};
use super::super::super::explain::echoes;
use super::super::super::scene::Scene;
use super::super::super::theme::{self, Theme};
use super::super::compare::{clickable, clipped};
use egui::{Button, RichText, Ui, vec2};

/// Rows of a quotation before it is cut.
const ROWS: usize = 5;

/// Shows it; a click leads to its place.
pub(super) fn ui(ui: &mut Ui, scene: Scene<'_>, said: &Said, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let words = scene.words(said.place);
    let shown = if said.reported { words.clone() } else { format!("“{words}”") };
    let label = if said.reported { format!("Reported: {words}") } else { shown.clone() };
    let response = clickable(ui, false, &label, |ui| {
        if said.reported {
            ui.label(RichText::new("reported").small().italics().color(theme.faint));
        }
        let font = if said.reported { theme::reading_italic(14.5) } else { theme::reading_font(14.5) };
        ui.label(clipped(&shown, font, theme.ink, ui.available_width(), ROWS));
    });
    if response.clicked() {
        actions.push(Action::Reveal(said.place));
    }
    for echo in &said.echoes {
        elsewhere(ui, scene, *echo, actions);
    }
}

/// Where another article has the quotation too; a click leads there.
fn elsewhere(ui: &mut Ui, scene: Scene<'_>, echo: Echo, actions: &mut Actions) {
    let theme = Theme::of(ui.ctx());
    let Some(quote) = scene.analysis.quotes.get(echo.quote) else { return };
    for (words, differs) in echoes::lines(scene, echo) {
        let words = RichText::new(words).small().color(if differs { theme.amber } else { theme.faint });
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 14.0;
            ui.spacing_mut().button_padding = vec2(4.0, 1.0);
            ui.add_space(4.0);
            let button = ui.add(Button::new(words).frame_when_inactive(false).wrap());
            if button.on_hover_text("Go there").clicked() {
                actions.push(Action::Reveal(quote.place));
            }
        });
    }
}
