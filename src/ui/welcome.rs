//! What stands where no article is: how to get one.

use super::actions::{Action, Actions};
use super::commands::Command;
use super::input::drops_work;
use super::theme::{self, Theme};
use crate::samples::{self, SampleStory};
use egui::{Align, Align2, Id, LayerId, Layout, Order, Rect, RichText, Ui, UiBuilder, vec2};
use std::sync::LazyLock;

/// The sample stories, read once.
pub(super) static STORIES: LazyLock<Vec<SampleStory>> = LazyLock::new(|| samples::names().filter_map(samples::story).collect());

/// Nothing is open.
pub(super) fn ui(ui: &mut Ui, rect: Rect, actions: &mut Actions) {
    let line = "Open two or more articles about the same event.";
    invitation(ui, rect, "Read two stories side by side", line, actions, stories);
}

/// One article is open, and the second column is free.
pub(super) fn second(ui: &mut Ui, rect: Rect, actions: &mut Actions) {
    let line = "What they share, and what only one says, shows as soon as there are two.";
    invitation(ui, rect, "Add a second article", line, actions, |_, _| ());
}

/// Says that dropping the files that hover over the window opens them.
pub(super) fn drop_hint(ui: &Ui) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("crossread drop")));
    let window = ui.ctx().content_rect();
    painter.rect_filled(window, 0.0, theme.desk.gamma_multiply(0.85));
    painter.text(window.center(), Align2::CENTER_CENTER, "Drop to read", theme::reading_semibold(24.0), theme.ink);
}

fn stories(ui: &mut Ui, actions: &mut Actions) {
    ui.add_space(14.0);
    ui.weak("Or look at a sample:");
    for story in STORIES.iter() {
        if ui.link(&story.title).on_hover_text(&story.about).clicked() {
            actions.push(Action::OpenSample(story.name));
        }
    }
}

fn invitation(ui: &mut Ui, rect: Rect, title: &str, line: &str, actions: &mut Actions, more: impl FnOnce(&mut Ui, &mut Actions)) {
    let theme = Theme::of(ui.ctx());
    let room = Rect::from_center_size(rect.center(), vec2(rect.width().min(380.0), 260.0));
    ui.scope_builder(UiBuilder::new().id_salt(title).max_rect(room).layout(Layout::top_down(Align::Center)), |ui| {
        ui.label(RichText::new(title).font(theme::reading_semibold(22.0)).color(theme.ink));
        ui.label(RichText::new(line).color(theme.faint));
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.add_space((ui.available_width() - 182.0).max(0.0) * 0.5);
            for (name, command) in [("Open…", Command::Open), ("Paste as article", Command::Paste)] {
                if ui.button(name).clicked() {
                    actions.command(command);
                }
            }
        });
        if drops_work() {
            ui.add_space(4.0);
            ui.label(RichText::new("Or drop files on this window.").small().color(theme.faint));
        }
        more(ui, actions);
    });
}
