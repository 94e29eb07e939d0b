//! All shortcuts, from the table of commands.

use super::super::actions::Actions;
use super::super::commands::{COMMANDS, Menu};
use super::super::theme::Theme;
use super::{close_button, title};
use egui::{Grid, RichText, ScrollArea, Ui, vec2};

/// Keys that belong to the columns themselves.
const READING: [(&str, &str); 9] = [
    ("↑ ↓ Space", "Scroll the column"),
    ("Home End", "To its top, to its end"),
    ("1 … 9", "Give the tag of that digit"),
    ("Drag", "Select words, with Alt letters"),
    ("Shift+arrows", "Select letters, with Ctrl words"),
    ("Double click", "Select a word"),
    ("Triple click", "Select a sentence"),
    ("Ctrl+C", "Copy what is selected"),
    ("Tab", "To the next control"),
];

/// Shows them.
pub(super) fn ui(ui: &mut Ui, actions: &mut Actions) {
    title(ui, "Keyboard shortcuts");
    let screen = ui.ctx().content_rect().size();
    let room = vec2((screen.x - 100.0).max(240.0), (screen.y - 170.0).max(160.0));
    let area = ScrollArea::both().max_width(room.x).max_height(room.y).min_scrolled_width(room.x).min_scrolled_height(room.y);
    area.show(ui, |ui| {
        ui.horizontal_top(columns);
    });
    close_button(ui, actions);
}

fn columns(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = 36.0;
    ui.vertical(|ui| {
        part(ui, Menu::File);
        part(ui, Menu::Edit);
    });
    ui.vertical(|ui| {
        part(ui, Menu::View);
        part(ui, Menu::Go);
        part(ui, Menu::Help);
    });
    ui.vertical(|ui| {
        grid(ui, "Reading", READING.into_iter().map(|(keys, name)| (keys.to_owned(), name)));
    });
}

fn part(ui: &mut Ui, menu: Menu) {
    let ctx = ui.ctx().clone();
    let entries = COMMANDS.iter().filter(|entry| entry.menu == menu);
    let lines = entries.filter_map(|entry| entry.keys.map(|keys| (ctx.format_shortcut(&keys), entry.name)));
    grid(ui, menu.name(), lines);
}

fn grid(ui: &mut Ui, name: &str, lines: impl Iterator<Item = (String, &'static str)>) {
    let theme = Theme::of(ui.ctx());
    ui.label(RichText::new(name).small().color(theme.faint));
    Grid::new(name).num_columns(2).min_col_width(96.0).spacing([14.0, 3.0]).show(ui, |ui| {
        for (keys, name) in lines {
            ui.label(RichText::new(keys).monospace().size(12.0).color(theme.ink));
            ui.label(name);
            ui.end_row();
        }
    });
    ui.add_space(10.0);
}
