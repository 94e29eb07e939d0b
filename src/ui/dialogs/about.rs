//! What this program is.

use super::super::actions::Actions;
use super::super::theme::Theme;
use super::{close_button, title};
use egui::{RichText, Ui};

/// Shows it.
pub(super) fn ui(ui: &mut Ui, actions: &mut Actions) {
    ui.set_width(420.0);
    title(ui, "Crossread");
    ui.label(env!("CARGO_PKG_DESCRIPTION"));
    ui.add_space(6.0);
    ui.label("Everything happens on this machine: no article and no note leaves it.");
    ui.add_space(6.0);
    let version = format!("Version {} · {}", env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_LICENSE"));
    ui.label(RichText::new(version).small().color(Theme::of(ui.ctx()).faint));
    close_button(ui, actions);
}
